//! Rich cells: all that a file says of one cell, whatever the file's format.
//!
//! A file format supplies these, the table reader understands them. Nothing here knows a question.

use std::{borrow::Cow, ops::Range};

use crate::{Address, Date, decimal};

/// A sheet, known before its cells are read.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Sheet {
    /// The name on its tab; empty for a file that has only one unnamed grid.
    pub name: String,
    /// Whether a person who opens the file doesn't see the sheet.
    pub hidden: bool,
}

impl Sheet {
    /// A visible sheet.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), hidden: false }
    }
}

/// One cell that holds something: a value, a link, a formula, a note or a check box.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Cell {
    /// Where it stands.
    pub address: Address,
    /// What it holds.
    pub value: CellValue,
    /// What its number format says of a number in it.
    pub format: NumberFormat,
    /// What of its value is struck out: ranges of bytes, none empty, in ascending order, and with a gap between each
    /// other. They are ranges of a [`CellValue::Text`]; of another value, of what is shown of it, where one range is
    /// all of it. [`struck_text`](Self::struck_text) has them as ranges of [`text`](Self::text).
    pub struck: Vec<Range<usize>>,
    /// The target of a link that lies behind it, with its `#fragment`.
    pub link: Option<String>,
    /// The formula that its value was computed with, without the leading `=`.
    pub formula: Option<String>,
    /// How many rows and columns it covers.
    pub extent: Extent,
    /// Whether its row or column isn't shown.
    pub hidden: bool,
    /// A note or comment that hangs on it, with all replies.
    pub note: Option<String>,
    /// The check boxes that are drawn over it.
    pub boxes: Vec<CheckBox>,
    /// Whether its value only mirrors a check box that is drawn elsewhere.
    pub mirrors_box: bool,
    /// The line of the file where it begins, counted from 1, for files that are text.
    pub line: Option<u64>,
}

/// How much of a sheet a cell covers: more than one row and column if cells are merged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Extent {
    /// How many rows, its own included.
    pub rows: u32,
    /// How many columns, its own included.
    pub columns: u32,
}

impl Extent {
    /// So many rows and columns.
    pub fn new(rows: u32, columns: u32) -> Self {
        Self { rows, columns }
    }
}

impl Default for Extent {
    /// A cell of its own.
    fn default() -> Self {
        Self::new(1, 1)
    }
}

/// A check box that is drawn over a cell instead of being its value.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CheckBox {
    /// The text beside the box; empty if it has none.
    pub label: String,
    /// Whether it is ticked.
    pub ticked: bool,
}

impl CheckBox {
    /// A box with its label.
    pub fn new(label: impl Into<String>, ticked: bool) -> Self {
        Self { label: label.into(), ticked }
    }
}

impl Cell {
    /// A cell with a value and nothing else.
    pub fn new(address: Address, value: CellValue) -> Self {
        Self {
            address,
            value,
            format: NumberFormat::General,
            struck: Vec::new(),
            link: None,
            formula: None,
            extent: Extent::default(),
            hidden: false,
            note: None,
            boxes: Vec::new(),
            mirrors_box: false,
            line: None,
        }
    }

    /// What a person reads in the cell, as far as the file tells: a check box that is drawn over it like one that is
    /// written.
    ///
    /// ```
    /// # use msq_cells::Address;
    /// # use msq_cells::{Cell, NumberFormat, CellValue};
    /// let mut cell = Cell::new(Address::new(0, 0), CellValue::Number(0.81));
    /// assert_eq!(cell.text(), "0.81");
    /// cell.format = NumberFormat::Percent;
    /// assert_eq!(cell.text(), "81%");
    /// ```
    pub fn text(&self) -> Cow<'_, str> {
        let value = self.value_text();
        if self.boxes.is_empty() {
            return value;
        }
        let drawn = |check_box: &CheckBox| {
            let label = check_box.label.trim();
            // A label that repeats the cell's text says nothing new.
            let label = if label == value.trim() { "" } else { label };
            format!("{} {label}", if check_box.ticked { '☒' } else { '☐' })
        };
        let boxes: Vec<_> =
            self.boxes.iter().map(|check_box| drawn(check_box).trim_end().to_owned()).collect();
        let separator = if boxes.len() == 1 && boxes[0].chars().count() == 1 { " " } else { "\n" };
        Cow::Owned(format!("{}{}{value}", boxes.join("\n"), if value.is_empty() { "" } else { separator }))
    }

    /// Strikes out all of its value, as it is shown by its number format.
    ///
    /// ```
    /// # use msq_cells::{Address, Cell, CellValue};
    /// let mut cell = Cell::new(Address::new(0, 0), CellValue::Number(0.81));
    /// cell.strike_out();
    /// assert_eq!(cell.struck, [0..4]);
    /// ```
    pub fn strike_out(&mut self) {
        let length = self.value_text().len();
        self.struck.clear();
        if length > 0 {
            self.struck.push(0..length);
        }
    }

    /// What of its [`text`](Self::text) is struck out: check boxes stand in front of the value there, and nothing
    /// strikes them out.
    ///
    /// ```
    /// # use msq_cells::{Address, Cell, CellValue, CheckBox};
    /// let mut cell = Cell::new(Address::new(0, 0), CellValue::Text("Yes. No.".to_owned()));
    /// cell.struck.push(0..5);
    /// cell.boxes.push(CheckBox::new("", true));
    /// assert_eq!(cell.text(), "☒ Yes. No.");
    /// assert_eq!(cell.struck_text(), [4..9]);
    /// ```
    pub fn struck_text(&self) -> Vec<Range<usize>> {
        if self.boxes.is_empty() || self.struck.is_empty() {
            return self.struck.clone();
        }
        let before = self.text().len() - self.value_text().len();
        self.struck.iter().map(|range| range.start + before..range.end + before).collect()
    }

    /// The cell's own text.
    fn value_text(&self) -> Cow<'_, str> {
        match &self.value {
            CellValue::Empty => Cow::Borrowed(""),
            CellValue::Text(text) | CellValue::Error(text) => Cow::Borrowed(text),
            CellValue::Number(number) if self.format == NumberFormat::Percent => {
                Cow::Owned(format!("{}%", decimal::shift(*number, 2)))
            }
            CellValue::Number(number) => Cow::Owned(number.to_string()),
            CellValue::Bool(true) => Cow::Borrowed("TRUE"),
            CellValue::Bool(false) => Cow::Borrowed("FALSE"),
            CellValue::DateTime { date, seconds: 0 } => Cow::Owned(date.to_string()),
            CellValue::DateTime { date, seconds } => {
                let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
                Cow::Owned(format!("{date} {hours:02}:{minutes:02}:{:02}", seconds % 60))
            }
        }
    }
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum CellValue {
    /// Nothing that the file knows: a link, a note or a check box alone, or a formula that was never computed.
    Empty,
    /// Text, as written.
    Text(String),
    /// A finite number.
    Number(f64),
    /// True or false.
    Bool(bool),
    /// A day, and the seconds since its midnight.
    DateTime {
        /// The day.
        date: Date,
        /// Seconds since midnight, below 86,400.
        seconds: u32,
    },
    /// An error of the spreadsheet, such as `#N/A`.
    Error(String),
}

/// What a number format says that the number is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum NumberFormat {
    /// A plain number, or no number at all.
    #[default]
    General,
    /// A fraction shown in per cent: 0.81 as `81%`.
    Percent,
    /// The file type doesn't tell.
    Unknown,
}
