//! `msq schema`: the contract.

use std::io::Write;

use msq::Output;

use super::edition;

use crate::{args::SchemaArgs, failure::Failure, status::Status};

pub(crate) fn run(args: &SchemaArgs) -> Result<Status, Failure> {
    let content = args.kind.content(&edition(args.edition.as_deref())?);
    let mut output = Output::create(args.output.as_deref(), &[])?;
    output.write_all(content.as_bytes()).map_err(|error| output.failed(error))?;
    output.finish()?;
    Ok(Status::Done)
}
