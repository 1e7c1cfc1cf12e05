//! The tables that msq itself writes: what stands in their fields, how responses become rows, and back.
//!
//! A field of such a table is a slot: one thing that a response can say, named by a path. All three layouts have
//! the same slots and only set them out differently, so that what is written in one place is read in one place. The
//! reader of foreign tables is never asked: a canonical table says by its header what it is, and a value that isn't
//! as it should be is an error, not a riddle. Only a form is filled in by people, who may write as they do.

mod by_hand;
mod draft;
mod field_value;
mod form;
mod layout;
mod mark;
mod open;
mod read;
mod rows;
mod slot;
mod stamp;
mod tabulator;

pub use field_value::{FieldType, FieldValue};
pub use layout::Layout;
pub use mark::is_formula;
pub use rows::{Column, Row, RowKind};
pub use stamp::{CODE_BOOK_STAMP, code_book};
pub use tabulator::{TabulateError, Tabulator};

pub(crate) use read::{Canonical, Sheets};
pub(crate) use stamp::is_stamped;
