//! Whatever a workbook is made of, it is read into responses or refused: without a panic, in little memory and time.
//!
//! An input is a file as it is, so that every workbook is a seed, and `msq convert` reads every finding. A package
//! hides what matters to the reader behind its compression, so that a mutation takes out one of its parts, and packs
//! the rest again.

#![no_main]

use std::io::{Cursor, Read, Write};

use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};
use msq_core::{check::Checks, editions::editions};
use msq_office::{Limits, Workbook};
use msq_table::Settings;
use zip::{CompressionMethod, ZipArchive, ZipWriter, write::SimpleFileOptions};

fuzz_target!(|bytes: &[u8]| {
    let mut settings = Settings::new(editions());
    settings.checks = Checks::All;
    // That it refuses a file is as good as that it reads it.
    if let Ok(workbook) = Workbook::open(Cursor::new(bytes), &Limits::DEFAULT) {
        msq_table::responses(workbook, &settings).for_each(drop);
    }
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    // Now and then the package itself; and always what is none.
    let package = if seed.is_multiple_of(8) { None } else { Package::open(&data[..size]) };
    let mutated = package.and_then(|mut package| {
        package.mutate(max_size.saturating_sub(size), seed / 8);
        package.packed()
    });
    match mutated {
        Some(bytes) if bytes.len() <= max_size => {
            data[..bytes.len()].copy_from_slice(&bytes);
            bytes.len()
        }
        _ => fuzzer_mutate(data, size, max_size),
    }
});

/// The parts of a package, unpacked.
struct Package {
    parts: Vec<(String, Vec<u8>)>,
}

impl Package {
    /// Unpacks bytes, if they are a package of some parts that can be told.
    fn open(bytes: &[u8]) -> Option<Self> {
        const LARGEST: u64 = 1 << 20;
        let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
        let mut parts = Vec::new();
        for index in 0..archive.len() {
            let mut part = archive.by_index(index).ok()?;
            let mut content = Vec::new();
            part.by_ref().take(LARGEST).read_to_end(&mut content).ok()?;
            parts.push((part.name().ok()?.into_owned(), content));
        }
        (!parts.is_empty()).then_some(Self { parts })
    }

    /// Mutates the content of one part, which may grow by so many bytes; or takes the part out, or puts another in its
    /// place.
    fn mutate(&mut self, room: usize, seed: u32) {
        let (what, which) = (seed % 32, (seed / 32) as usize);
        let at = which % self.parts.len();
        match what {
            0 => {
                self.parts.remove(at);
            }
            1 => {
                let other = which / self.parts.len() % self.parts.len();
                self.parts[at].1 = self.parts[other].1.clone();
            }
            _ => {
                let content = &mut self.parts[at].1;
                let (size, room) = (content.len(), content.len() + room.max(1));
                content.resize(room, 0);
                let size = fuzzer_mutate(content, size, room);
                content.truncate(size);
            }
        }
    }

    /// The package of these parts. They are stored as they are: the fuzzer sees what it changes, and no time is lost.
    fn packed(&self) -> Option<Vec<u8>> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        for (name, content) in &self.parts {
            writer.start_file(name.as_str(), stored).ok()?;
            writer.write_all(content).ok()?;
        }
        Some(writer.finish().ok()?.into_inner())
    }
}
