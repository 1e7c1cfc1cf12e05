//! Many inputs, taken one after the other.

use crate::{
    failure::Failure,
    input::{Input, Reading},
};

/// Takes what is read, in order. A failure to take it ends the run.
pub(crate) trait Taker {
    /// Takes a response.
    fn response(&mut self, reading: msq_core::Reading) -> Result<(), Failure>;

    /// Takes the failure to read an input, or one response of it.
    fn failure(&mut self, input: &Input, failure: &Failure) -> Result<(), Failure>;

    /// Takes note that there is no more in that input.
    fn end(&mut self, input: &Input) -> Result<(), Failure>;
}

/// Reads the inputs. One that can't be read doesn't stop the rest.
pub(crate) fn read(inputs: &[Input], how: Reading, taker: &mut impl Taker) -> Result<(), Failure> {
    inputs.iter().try_for_each(|input| {
        input.read(how, &mut |reading| match reading {
            Ok(reading) => taker.response(reading),
            Err(failure) => taker.failure(input, &failure),
        })?;
        taker.end(input)
    })
}
