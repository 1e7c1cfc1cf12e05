//! The inputs that the arguments stand for.

use std::path::{Path, PathBuf};

use msq::{Inputs, Location, Settings};

use crate::{failure::Failure, report};

/// The inputs that the arguments stand for, without the outputs. What is passed over is told. It is refused to read
/// them in a way that none of them can be.
pub(crate) fn gather(
    arguments: &[PathBuf],
    settings: &Settings,
    outputs: &[Location],
) -> Result<Inputs, Failure> {
    if arguments.iter().filter(|argument| *argument == Path::new("-")).count() > 1 {
        return Err(Failure::RepeatedStdin);
    }
    let inputs = Inputs::named(arguments, outputs);
    for passed_over in &inputs.passed_over {
        report::tell(&format!(
            "{}: passed over {}",
            passed_over.folder.display(),
            passed_over.names.join(", ")
        ));
    }
    let is_without_cells = |input: &msq::Input| {
        let format = settings.format.or_else(|| input.named_format());
        format.is_some_and(|format| !format.is_read_in_cells())
    };
    if let (Some(_), Some(first)) = (settings.layout, inputs.all.first())
        && inputs.all.iter().all(is_without_cells)
    {
        return Err(Failure::NoLayout(first.name().to_owned()));
    }
    Ok(inputs)
}
