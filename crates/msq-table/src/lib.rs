//! Finds the answers to the Member States Questionnaire in a grid of cells.

mod cell;
mod number;

pub use cell::{Cell, Format, Sheet, Value};
pub use msq_core::Address;
