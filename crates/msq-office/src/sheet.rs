//! What the sheets of every kind of workbook have: references, links, number formats, days, texts that cells share, runs
//! of texts, and what programs write for something else.

pub(crate) mod calendar;
pub(crate) mod conventions;
pub(crate) mod formats;
pub(crate) mod links;
pub(crate) mod reference;
pub(crate) mod runs;
pub(crate) mod texts;
pub(crate) mod value;
