//! What of a folder is read: the files whose names say a format.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

#[cfg(feature = "csv")]
use msq_table::Listing;

use crate::Format;
#[cfg(feature = "csv")]
use crate::opened::Opened;

/// What is in a folder.
pub(crate) struct Folder {
    /// The files that are read, by name.
    pub(crate) files: Vec<PathBuf>,
    /// The names of the others, and what they are where that is known.
    pub(crate) others: Vec<String>,
}

impl Folder {
    /// Lists a folder without the outputs.
    ///
    /// Plain text is more often about the others than one of them, files that spreadsheet programs leave beside an open
    /// one are nobody's, and pipes and devices may never end. What an earlier run wrote about responses is none of
    /// them.
    pub(crate) fn list(folder: &Path, is_output: impl Fn(&Path) -> bool) -> io::Result<Self> {
        let (mut files, mut others) = (Vec::new(), Vec::new());
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if name.starts_with("~$") || name.starts_with('.') {
                continue;
            }
            // A link that leads nowhere is an input that can't be read.
            let may_be_file = fs::metadata(&path).map_or(true, |metadata| metadata.is_file());
            let format = Format::of_name(&path).filter(|format| *format != Format::Text && may_be_file);
            match format {
                None => others.push(name),
                Some(_) if is_output(&path) => {}
                Some(format) => match listing(&path, format) {
                    Some(listing) => others.push(format!("{name} ({listing} that msq wrote)")),
                    None => files.push(path),
                },
            }
        }
        files.sort();
        others.sort();
        Ok(Self { files, others })
    }
}

/// The list about responses that a file of delimited text is, if it is one. What can't be read is for its reader to
/// tell.
#[cfg(feature = "csv")]
fn listing(path: &Path, format: Format) -> Option<Listing> {
    if !matches!(format, Format::Csv | Format::Tsv) {
        return None;
    }
    let (start, _) = fs::File::open(path).and_then(Opened::file).ok()?;
    let cells = msq_csv::Cells::new(&start[..], &msq_csv::ReadOptions::default(), &|_| false).ok()?;
    let header: Vec<_> = cells.map_while(Result::ok).take_while(|cell| cell.address.row == 0).collect();
    let texts: Vec<_> = header.iter().map(|cell| cell.text()).collect();
    Listing::of_header(texts.iter().map(|text| &**text))
}

/// Without delimited text, there are no lists of it.
#[cfg(not(feature = "csv"))]
fn listing(_: &Path, _: Format) -> Option<&'static str> {
    None
}
