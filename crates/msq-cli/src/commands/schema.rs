//! `msq schema`: the contract.

use std::io::{self, Write};

use super::edition;
use crate::{
    args::{SchemaArgs, SchemaKind},
    failure::Failure,
    output::Output,
    status::Status,
};

pub(crate) fn run(args: &SchemaArgs) -> Result<Status, Failure> {
    let catalogue = edition(args.edition.as_deref())?;
    let mut output = Output::stdout();
    let printed = match args.kind {
        SchemaKind::Json => serde_json::to_writer_pretty(&mut output, catalogue.schema())
            .map_err(io::Error::from)
            .and_then(|()| writeln!(output)),
        SchemaKind::Xsd => output.write_all(msq_xml::xsd(&catalogue).as_bytes()),
    };
    printed.map_err(|error| output.failed(error))?;
    output.finish()?;
    Ok(Status::Done)
}
