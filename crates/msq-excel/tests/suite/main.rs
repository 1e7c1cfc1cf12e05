//! What the writer makes of responses.

mod written;
