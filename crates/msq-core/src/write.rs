//! What every writer of responses is.

use std::{error::Error, io};

use crate::Response;

/// A writer of responses: it takes one after the other, and is finished.
///
/// Each format has one; whoever doesn't care which holds a `Box<dyn ResponseWriter>`.
pub trait ResponseWriter {
    /// What is given back in the end: the output.
    type Output;

    /// Writes one response.
    ///
    /// # Errors
    ///
    /// Those of the output, behind which nothing more can be written or finished; or if the format can't hold the response:
    /// nothing of it was written then.
    fn write(&mut self, response: &Response) -> Result<(), WriteError>;

    /// Ends what was written, which is whole only now.
    ///
    /// # Errors
    ///
    /// Those of the output.
    fn finish(self: Box<Self>) -> Result<Self::Output, WriteError>;
}

/// Why a response wasn't written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WriteError {
    /// The output failed.
    #[error("the output can't be written")]
    Io(#[from] io::Error),
    /// The format can't hold the response, for a reason of its own: each format's `Refusal`.
    #[error(transparent)]
    Refused(Box<dyn Error + Send + Sync>),
}

impl WriteError {
    /// A refusal for that reason.
    pub fn refused(reason: impl Error + Send + Sync + 'static) -> Self {
        Self::Refused(Box::new(reason))
    }

    /// The reason of a refusal, if it is of that format.
    pub fn refusal<R: Error + 'static>(&self) -> Option<&R> {
        match self {
            Self::Refused(reason) => reason.downcast_ref(),
            Self::Io(_) => None,
        }
    }
}
