//! Sheets made of few bytes: their texts are those that the catalogue knows, pieces of what people write, and any
//! others.

use std::sync::LazyLock;

use libfuzzer_sys::arbitrary::{self, Arbitrary};
use msq_core::{Address, Date, Edition, Target, editions::edition2020::Msq2020};
use msq_cells::{Cell, CellValue, CheckBox, NumberFormat};
use msq_table::{InputLayout, Layout, canonical::Tabulator};
use msq_tests::pieces::PIECES;

#[derive(Arbitrary, Debug)]
pub(crate) struct Input<'a> {
    layout: Option<u8>,
    sheets: Vec<Filling<'a>>,
}

#[derive(Arbitrary, Debug)]
struct Filling<'a> {
    front: Front,
    rows: Vec<Vec<Filled<'a>>>,
}

/// What stands on top, by which a sheet is known to be the questionnaire.
#[derive(Arbitrary, Debug)]
enum Front {
    Nothing,
    Prompts,
    /// The header of a table that msq writes.
    Heads(u8),
}

#[derive(Arbitrary, Debug)]
enum Filled<'a> {
    Blank,
    Text(Text<'a>),
    Texts(Vec<Text<'a>>),
    Other {
        value: Other,
        link: Option<u8>,
        note: Option<u8>,
        check_box: Option<bool>,
        has_formula: bool,
        is_hidden: bool,
    },
}

#[derive(Arbitrary, Debug)]
enum Text<'a> {
    Known(u16),
    Any(&'a str),
}

#[derive(Arbitrary, Debug)]
enum Other {
    Nothing,
    Bool(bool),
    Number(i16),
    Percent(i16),
    Day(u8),
    Error,
}

/// Every text that the catalogue knows, the paths of its parts among them, and pieces of what people write.
static KNOWN: LazyLock<Vec<String>> = LazyLock::new(|| {
    let catalogue = Msq2020::catalogue();
    let mut known: Vec<String> = PIECES.iter().map(|&piece| piece.to_owned()).collect();
    known.extend([catalogue.edition().to_owned(), catalogue.version().to_owned()]);
    known.extend(catalogue.boilerplate().iter().cloned());
    known.extend(catalogue.sections().iter().map(|section| section.title.clone()));
    for question in catalogue.questions() {
        let (code, prompt) = (&question.code, &question.prompt);
        known.extend([prompt.clone(), format!("{code}. {prompt}"), code.clone()]);
    }
    for part in catalogue.parts() {
        known.push(catalogue.path(Target::Part(part.id)));
        known.extend(part.label.clone());
        known.extend(catalogue.options(part.id).iter().map(|choice| choice.label.clone()));
    }
    known
});

impl Input<'_> {
    /// The layout to read it in, unless that is to be found out.
    pub(crate) fn layout(&self) -> Option<InputLayout> {
        self.layout.map(|at| layout(at).into())
    }

    /// The cells of its sheets, in their order.
    pub(crate) fn sheets(&self) -> Vec<Vec<Cell>> {
        self.sheets.iter().map(Filling::cells).collect()
    }
}

fn layout(at: u8) -> Layout {
    Layout::ALL[usize::from(at) % Layout::ALL.len()]
}

impl Filling<'_> {
    fn cells(&self) -> Vec<Cell> {
        let mut cells = self.front.cells();
        let below = cells.last().map_or(0, |cell| cell.address.row + 1);
        for (row, filled) in (below..).zip(&self.rows) {
            let filled = (0..).zip(filled);
            cells.extend(filled.filter_map(|(column, filled)| filled.cell(Address::new(row, column))));
        }
        cells
    }
}

impl Front {
    fn cells(&self) -> Vec<Cell> {
        let catalogue = Msq2020::catalogue();
        let cell =
            |row, column, text: &str| Cell::new(Address::new(row, column), CellValue::Text(text.to_owned()));
        match self {
            Self::Nothing => Vec::new(),
            Self::Prompts => {
                let first = catalogue.questions().iter().take(3);
                (0..).zip(first).map(|(row, question)| cell(row, 0, &question.prompt)).collect()
            }
            Self::Heads(at) => {
                let table = Tabulator::new(layout(*at), &catalogue);
                (0..).zip(table.columns()).map(|(column, head)| cell(0, column, &head.head)).collect()
            }
        }
    }
}

impl Filled<'_> {
    /// The cell, if it holds anything.
    fn cell(&self, address: Address) -> Option<Cell> {
        let text = |text| Some(Cell::new(address, CellValue::Text(text)));
        match self {
            Self::Blank => None,
            Self::Text(one) => text(one.words().to_owned()),
            Self::Texts(some) => text(some.iter().map(Text::words).collect::<Vec<_>>().join(" ")),
            Self::Other { value, link, note, check_box, has_formula, is_hidden } => {
                let mut cell = Cell::new(address, value.value());
                if matches!(value, Other::Percent(_)) {
                    cell.format = NumberFormat::Percent;
                }
                cell.link = link.map(|number| format!("https://{number}.example/"));
                cell.note = note.map(|number| format!("see line {number}"));
                cell.boxes.extend(check_box.map(|is_ticked| CheckBox::new("", is_ticked)));
                cell.formula = has_formula.then(|| "A1".to_owned());
                let holds_something = cell != Cell::new(address, CellValue::Empty);
                cell.hidden = *is_hidden;
                holds_something.then_some(cell)
            }
        }
    }
}

impl Text<'_> {
    fn words(&self) -> &str {
        match self {
            Self::Known(at) => &KNOWN[usize::from(*at) % KNOWN.len()],
            Self::Any(text) => text,
        }
    }
}

impl Other {
    fn value(&self) -> CellValue {
        match self {
            Self::Nothing => CellValue::Empty,
            Self::Bool(value) => CellValue::Bool(*value),
            Self::Number(hundredths) => CellValue::Number(f64::from(*hundredths) / 100.0),
            Self::Percent(hundredths) => CellValue::Number(f64::from(*hundredths) / 10_000.0),
            Self::Day(day) => Date::new(2019, 3, 1 + (day % 31) as i8)
                .map_or(CellValue::Empty, |date| CellValue::DateTime { date, seconds: 0 }),
            Self::Error => CellValue::Error("#N/A".to_owned()),
        }
    }
}
