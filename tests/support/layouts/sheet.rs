//! Cells as they are written down: what each holds, whose words they are, and what is right because of them.

use std::collections::{BTreeMap, BTreeSet};

use msq_cells::{Address, Cell, CellValue, CheckBox, Extent, NumberFormat, Sheet};

use super::words::{Words, tokens};

/// Whose words a cell holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// An answer: they belong under its question.
    Answer,
    /// What stands beside an answer, such as a reviewer's name: under its question, or told as unread.
    Beside,
    /// Nobody's answer to this form, such as that of the last round: told, or passed over, but no data.
    Apart,
    /// The form's own.
    Label,
}

/// What is written into a cell.
#[derive(Clone, Debug)]
pub(super) struct Written {
    pub(super) value: CellValue,
    pub(super) format: NumberFormat,
    pub(super) link: Option<String>,
    pub(super) note: Option<String>,
    pub(super) boxes: Vec<CheckBox>,
    pub(super) extent: Extent,
    pub(super) hidden: bool,
    pub(super) class: Class,
    /// The question that it belongs to.
    pub(super) code: String,
    /// What is right because of it.
    pub(super) rights: Vec<(String, String)>,
    pub(super) respondent: usize,
    /// What of its text is the form's own, at its beginning.
    pub(super) printed: String,
    /// What is right of other respondents because of it.
    pub(super) others: Vec<(usize, String, String)>,
    // What is struck out of the text will be `struck: Vec<Range<usize>>` here, as in the cell: words of nobody.
}

impl Written {
    pub(super) fn new(class: Class, code: &str, value: CellValue) -> Self {
        Self {
            value,
            format: NumberFormat::General,
            link: None,
            note: None,
            boxes: Vec::new(),
            extent: Extent::default(),
            hidden: false,
            class,
            code: code.to_owned(),
            rights: Vec::new(),
            respondent: 0,
            printed: String::new(),
            others: Vec::new(),
        }
    }

    /// A text of the form.
    pub(super) fn label(text: impl Into<String>) -> Self {
        Self::new(Class::Label, "", CellValue::Text(text.into()))
    }

    /// The words of an answer to that question.
    pub(super) fn answer(code: &str, text: impl Into<String>) -> Self {
        Self::new(Class::Answer, code, CellValue::Text(text.into()))
    }

    #[must_use]
    pub(super) fn right(mut self, path: impl Into<String>, value: impl Into<String>) -> Self {
        self.rights.push((path.into(), value.into()));
        self
    }

    #[must_use]
    pub(super) fn of(mut self, respondent: usize) -> Self {
        self.respondent = respondent;
        self
    }

    /// The same with another text around its own, which must be a text.
    #[must_use]
    pub(super) fn map(mut self, change: impl FnOnce(&str) -> String) -> Self {
        self.value = CellValue::Text(change(&self.text()));
        self.format = NumberFormat::General;
        self
    }

    /// Takes what is right because of the label of another respondent's option, which stands nowhere else.
    pub(super) fn stand_for(&mut self, other: &Self) {
        let rights = other.rights.iter().map(|(path, value)| (other.respondent, path.clone(), value.clone()));
        self.others.extend(rights);
    }

    /// The text that a person reads.
    pub(super) fn text(&self) -> String {
        self.cell(Address::new(0, 0)).text().into_owned()
    }

    /// What another cell says, behind what this one says.
    #[must_use]
    pub(super) fn then(self, between: &str, other: Self) -> Self {
        let text = match (self.text(), other.text()) {
            (first, second) if first.is_empty() || second.is_empty() => first + &second,
            (first, second) => format!("{first}{between}{second}"),
        };
        let printed = if self.class == Class::Label { self.text() } else { self.printed.clone() };
        let mut joined = self.map(|_| text);
        joined.printed = printed;
        joined.rights.extend(other.rights);
        joined.link = joined.link.or(other.link);
        if joined.class == Class::Label {
            joined.class = other.class;
            joined.code = other.code;
            joined.respondent = other.respondent;
        }
        joined
    }

    fn cell(&self, address: Address) -> Cell {
        let mut cell = Cell::new(address, self.value.clone());
        cell.format = self.format;
        cell.link.clone_from(&self.link);
        cell.note.clone_from(&self.note);
        cell.boxes.clone_from(&self.boxes);
        cell.extent = self.extent;
        cell.hidden = self.hidden;
        cell
    }
}

/// Where something stands: the sheet, counted from 0, and its cell.
pub type Spot = (usize, Address);

/// A value that is right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Right {
    /// Whose answer it is, counted from 0.
    pub respondent: usize,
    /// Its path.
    pub path: String,
    /// As the long table prints it.
    pub value: String,
    /// The cells that say it, and those of their labels.
    pub cells: BTreeSet<Spot>,
    /// Whether a person could tell it from the sheet alone.
    pub tellable: bool,
}

/// A word of an answer, and the question that must own it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owned {
    /// Whose answer it is, counted from 0.
    pub respondent: usize,
    /// In small letters.
    pub word: String,
    /// The code of the question.
    pub code: String,
    /// Where it stands.
    pub spot: Spot,
    /// Whose word it is.
    pub class: Class,
}

/// A sheet that is being written.
#[derive(Clone, Debug, Default)]
pub(super) struct Page {
    pub(super) name: String,
    pub(super) hidden: bool,
    pub(super) cells: BTreeMap<(u32, u32), Written>,
}

impl Page {
    pub(super) fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), hidden: false, cells: BTreeMap::new() }
    }

    /// The row below the last one that holds something.
    pub(super) fn end(&self) -> u32 {
        self.cells.keys().next_back().map_or(0, |(row, _)| row + 1)
    }

    /// The column behind the last one that holds something.
    pub(super) fn width(&self) -> u32 {
        self.cells.keys().map(|(_, column)| column + 1).max().unwrap_or_default()
    }

    pub(super) fn put(&mut self, row: u32, column: u32, written: Written) {
        let had = self.cells.insert((row, column), written);
        debug_assert!(had.is_none(), "two texts in row {row}, column {column}");
    }

    pub(super) fn label(&mut self, row: u32, column: u32, text: impl Into<String>) {
        self.put(row, column, Written::label(text));
    }
}

/// What is known of all pages: their cells, what is right, and whose words there are.
#[derive(Clone, Debug, Default)]
pub(super) struct Known {
    pub(super) sheets: Vec<(Sheet, Vec<Cell>)>,
    pub(super) rights: Vec<Right>,
    pub(super) words: Vec<Owned>,
    /// Values that stand there twice, each time another one.
    pub(super) contradicted: Vec<(usize, String)>,
    /// Whole texts without words of their own that are nobody's answer, such as letters of a status.
    pub(super) apart: BTreeSet<String>,
    /// The cells that hold answers.
    pub(super) cells: BTreeSet<Spot>,
    /// The lines of what was answered.
    pub(super) lines: BTreeSet<String>,
    /// Tokens of what was answered.
    pub(super) answered: BTreeSet<String>,
    /// Tokens of what the form says.
    pub(super) labels: BTreeSet<String>,
}

impl Known {
    pub(super) fn of(pages: &[Page], words: &Words) -> Self {
        let mut known = Self::default();
        let mut rights: BTreeMap<(usize, String), Right> = BTreeMap::new();
        for (at, page) in pages.iter().enumerate() {
            let mut cells = Vec::new();
            for (&(row, column), written) in &page.cells {
                let address = Address::new(row, column);
                let cell = written.cell(address);
                known.take(written, &cell, (at, address), words);
                let own = written.rights.iter().map(|(path, value)| (written.respondent, path, value));
                let others =
                    written.others.iter().map(|(respondent, path, value)| (*respondent, path, value));
                for (respondent, path, value) in own.chain(others) {
                    let key = (respondent, path.clone());
                    let right = rights.entry(key).or_insert_with(|| Right {
                        respondent,
                        path: path.clone(),
                        value: value.clone(),
                        cells: BTreeSet::new(),
                        tellable: true,
                    });
                    right.cells.insert((at, address));
                    if right.value != *value {
                        known.contradicted.push((respondent, path.clone()));
                    }
                }
                cells.push(cell);
            }
            known.labels.extend(tokens(&page.name));
            let mut sheet = Sheet::new(page.name.clone());
            sheet.hidden = page.hidden;
            known.sheets.push((sheet, cells));
        }
        known.rights = rights.into_values().collect();
        let contradicted = &known.contradicted;
        known.rights.retain(|right| !contradicted.contains(&(right.respondent, right.path.clone())));
        known
    }

    fn take(&mut self, written: &Written, cell: &Cell, spot: Spot, words: &Words) {
        let text = cell.text();
        let said = text.strip_prefix(written.printed.as_str()).unwrap_or(&text);
        let printed = &text[..text.len() - said.len()];
        let note_class = if written.class == Class::Answer { Class::Beside } else { written.class };
        let texts = [
            (Class::Label, printed.to_owned()),
            (written.class, said.to_owned()),
            (written.class, written.link.clone().unwrap_or_default()),
            (note_class, written.note.clone().unwrap_or_default()),
        ];
        let tokens =
            texts.iter().flat_map(|(class, text)| tokens(text).into_iter().map(|token| (*class, token)));
        if written.class == Class::Apart && !texts.iter().any(|(_, text)| has_own(text, words)) {
            self.apart.insert(texts[1].1.trim().to_owned());
        }
        if written.class == Class::Answer {
            self.cells.insert(spot);
            self.lines.extend(texts[1].1.lines().map(|line| line.trim().to_owned()));
        }
        for (class, token) in tokens {
            let is_own = words.is_own(&token);
            if class == Class::Answer || class == Class::Beside {
                self.answered.insert(token.clone());
            } else if !is_own {
                self.labels.insert(token.clone());
            }
            if is_own && class != Class::Label {
                self.words.push(Owned {
                    respondent: written.respondent,
                    word: token,
                    code: written.code.clone(),
                    spot,
                    class,
                });
            }
        }
    }
}

/// Whether a text has invented words.
fn has_own(text: &str, words: &Words) -> bool {
    tokens(text).iter().any(|token| words.is_own(token))
}
