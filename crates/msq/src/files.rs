//! Files by their names, in a call.

use std::path::Path;

use msq_core::{Reading, Response, WriteError};

use crate::{Error, ErrorKind, Format, Input, Output, OutputFormat, Session, Settings, Writer};

/// Reads the responses in a file of any format, as the command `msq convert` does: at least one.
///
/// ```
/// # let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/panama/form.xlsx");
/// let readings = msq::read(path)?;
/// let panama: msq::editions::edition2020::Msq2020 = readings[0].typed()?;
/// assert_eq!(panama.indicators.satisfied_population.value, Some(81.0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// If the file can't be read, is of an unknown kind, damaged or made to do harm, or has no response; or if one of its
/// responses is no document. The error says where, what, and what to do.
pub fn read(path: impl AsRef<Path>) -> Result<Vec<Reading>, Error> {
    Session::new(Settings::default()).read(&Input::file(path.as_ref()))
}

/// Writes responses to a file, in the format that its name says; tables are wide. The file appears whole or not at all.
///
/// ```no_run
/// let readings = msq::read("panama.xlsx")?;
/// msq::write("panama.json", readings.iter().map(|reading| &reading.response))?;
/// # Ok::<(), msq::Error>(())
/// ```
///
/// # Errors
///
/// If its name says no format that is written, the format can't hold a response, or nothing can be written there.
pub fn write<'r>(
    path: impl AsRef<Path>,
    responses: impl IntoIterator<Item = &'r Response>,
) -> Result<(), Error> {
    let path = path.as_ref();
    let name = path.display().to_string();
    let format = Format::of_output(path).ok_or_else(|| Error::new(&*name, ErrorKind::UnknownOutputFormat))?;
    let mut writer = Writer::new(Output::create(Some(path), &[])?, OutputFormat::new(format));
    let failed = |error| match error {
        WriteError::Io(error) => Error::new(&*name, ErrorKind::Unwritable(error)),
        WriteError::Refused(reason) => Error::new(&*name, ErrorKind::Unfit { place: Box::default(), reason }),
        other => Error::new(&*name, ErrorKind::Unfit { place: Box::default(), reason: other.into() }),
    };
    responses.into_iter().try_for_each(|response| writer.write(response)).map_err(failed)?;
    writer.finish().map_err(failed)?.finish()
}
