//! Where a conversion goes: into one output, or into a file for each response.

use std::path::Path;

use msq::{Error, ErrorKind, Input, Names, Output, OutputFormat, Reading, WriteError, Writer};

use crate::failure::Failure;

/// Takes the responses of a conversion.
pub(crate) struct Destination<'a> {
    name: String,
    to: To<'a>,
}

enum To<'a> {
    One(Box<Writer<'static, Output>>),
    Each { names: Names, target: OutputFormat, inputs: &'a [Input] },
}

impl<'a> Destination<'a> {
    /// One output.
    pub(crate) fn one(output: Output, target: OutputFormat) -> Self {
        Self { name: output.name().to_owned(), to: To::One(Box::new(Writer::new(output, target))) }
    }

    /// A file for each response, in that folder, which is made if it isn't there. None takes the place of the report.
    pub(crate) fn each(
        folder: &Path,
        target: OutputFormat,
        inputs: &'a [Input],
        report: Option<&Path>,
    ) -> Result<Self, Failure> {
        if folder == Path::new("-") || (folder.exists() && !folder.is_dir()) {
            return Err(Failure::NotAFolder(folder.to_owned()));
        }
        let name = folder.display().to_string();
        std::fs::create_dir_all(folder).map_err(|error| Error::new(&*name, ErrorKind::Unwritable(error)))?;
        let mut names = Names::new(folder, target.format.extension());
        if let Some(report) = report {
            names.keep(report);
        }
        Ok(Self { name, to: To::Each { names, target, inputs } })
    }

    /// Its name in messages.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    pub(crate) fn write(&mut self, reading: &Reading) -> Result<(), Failure> {
        match &mut self.to {
            To::One(writer) => {
                writer.write(&reading.response).map_err(|error| failure(&self.name, Some(reading), error))
            }
            To::Each { names, target, inputs } => {
                let path = names.next(&reading.response);
                // The name comes out of the data: it must not reach a file that nobody meant.
                if path.symlink_metadata().is_ok_and(|there| !there.is_file()) {
                    return Err(Failure::NotAPlainFile(path));
                }
                let mut writer = Writer::new(Output::create(Some(&path), inputs)?, *target);
                let name = path.display().to_string();
                let failed = |error| failure(&name, Some(reading), error);
                writer.write(&reading.response).map_err(failed)?;
                Ok(writer.finish().map_err(failed)?.finish()?)
            }
        }
    }

    /// Makes the one output appear; files for each response are there already.
    pub(crate) fn finish(self) -> Result<(), Failure> {
        match self.to {
            To::One(writer) => {
                let output = writer.finish().map_err(|error| failure(&self.name, None, error))?;
                Ok(output.finish()?)
            }
            To::Each { .. } => Ok(()),
        }
    }
}

fn failure(output: &str, reading: Option<&Reading>, error: WriteError) -> Failure {
    let place = || Box::new(reading.map(|reading| reading.place.clone()).unwrap_or_default());
    let kind = match error {
        WriteError::Io(error) => ErrorKind::Unwritable(error),
        WriteError::Refused(reason) => ErrorKind::Unfit { place: place(), reason },
        other => ErrorKind::Unfit { place: place(), reason: other.into() },
    };
    Error::new(output, kind).into()
}
