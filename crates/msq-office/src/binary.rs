//! What the binary workbooks of Excel have in common, .xls and .xlsb: numbers, fonts, and what is kept of a sheet.

pub(crate) mod fonts;
pub(crate) mod marks;
pub(crate) mod number;

/// The text of a formula, which these files keep in a form that is not read.
pub(crate) const FORMULA: &str = "…";
