//! What the texts of a sheet could be, before anything is decided: all that each could name, and what its columns hold.

mod columns;
mod numbers;
mod reading;

pub(crate) use columns::Columns;
pub(crate) use numbers::{marks, of_numbers};
pub(crate) use reading::{
    Reading, Readings, asks, could_be_option, could_only_answer, is_state, may_be_nearly, numbered,
};
