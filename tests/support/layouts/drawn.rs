//! A drawn file: its cells, what is right, and how it was drawn.

use std::collections::BTreeSet;

use msq_cells::{Cell, Sheet};

use super::sheet::{Owned, Right, Spot};

/// What a reader that is right does with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// It reads it.
    Read,
    /// It reads it, or says that it can't: a person couldn't tell from the sheet alone.
    ReadOrRefuse,
    /// It reads it, and tells that it went by the numbers alone.
    ReadByNumber,
    /// It refuses it: it is something else.
    Refuse,
    /// It refuses it, or reads it and tells that it went by the numbers alone.
    RefuseOrReadByNumber,
}

/// A foreign file, drawn from a seed.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Drawn {
    /// What it was drawn from.
    pub seed: u64,
    /// How it was drawn: the properties, and their values.
    pub properties: Vec<(&'static str, String)>,
    /// Its sheets with their cells.
    pub sheets: Vec<(Sheet, Vec<Cell>)>,
    /// The names of the respondents, in their order.
    pub respondents: Vec<String>,
    /// The values that are right.
    pub rights: Vec<Right>,
    /// Paths that must not be answered: the respondent, and the path.
    pub never: Vec<(usize, String)>,
    /// The words of the answers, and whose they are.
    pub words: Vec<Owned>,
    /// What a reader that is right does with it.
    pub expected: Expected,
    /// Whether a finding about a row is one about the answer in it.
    pub rows_are_answers: bool,
    /// Lines that are nobody's answer: letters of a status, what was answered in the last round.
    pub(super) apart: BTreeSet<String>,
    /// The cells that hold answers.
    pub(super) cells: BTreeSet<Spot>,
    /// Tokens of what was answered.
    pub(super) answered: BTreeSet<String>,
    /// Tokens of what the form says.
    pub(super) labels: BTreeSet<String>,
}

impl Drawn {
    /// A property.
    pub fn property(&self, name: &str) -> &str {
        self.properties.iter().find(|(of, _)| *of == name).map_or("", |(_, value)| value)
    }

    /// Whether it is something else than the questionnaire.
    pub fn is_negative(&self) -> bool {
        matches!(self.expected, Expected::Refuse | Expected::RefuseOrReadByNumber)
    }

    /// Its cells as lines: `R1C1: text`.
    pub fn grid(&self) -> String {
        let mut lines = String::new();
        for (sheet, cells) in &self.sheets {
            lines += &format!("sheet {:?}{}\n", sheet.name, if sheet.hidden { " (hidden)" } else { "" });
            for cell in cells {
                let (row, column) = (cell.address.row + 1, cell.address.column + 1);
                let text = cell.text().replace('\n', "↵");
                lines += &format!("  R{row}C{column}: {text}");
                lines += &cell.link.as_ref().map_or_else(String::new, |link| format!("  {{link {link}}}"));
                lines += &cell.note.as_ref().map_or_else(String::new, |note| format!("  {{note {note}}}"));
                lines += if cell.hidden { "  {hidden}" } else { "" };
                if cell.extent.rows * cell.extent.columns > 1 {
                    lines += &format!("  {{merged {} x {}}}", cell.extent.rows, cell.extent.columns);
                }
                lines += "\n";
            }
        }
        lines
    }

    /// The file as text with that delimiter, if it is one sheet; as lines without one.
    pub fn delimited(&self, delimiter: Option<char>) -> Option<String> {
        let [(_, cells)] = self.sheets.as_slice() else { return None };
        let mut text = String::new();
        let (mut row, mut column) = (0, 0);
        for cell in cells {
            while row < cell.address.row {
                text.push('\n');
                (row, column) = (row + 1, 0);
            }
            while let Some(delimiter) = delimiter.filter(|_| column < cell.address.column) {
                text.push(delimiter);
                column += 1;
            }
            let said = cell.text();
            match delimiter {
                Some(delimiter) if said.contains([delimiter, '"', '\n']) => {
                    text += &format!("\"{}\"", said.replace('"', "\"\""));
                }
                _ => text += &said,
            }
        }
        text.push('\n');
        Some(text)
    }
}
