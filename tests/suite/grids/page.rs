//! Pages of cells while they are written, and how one answer is written into one cell.

use std::{fmt, sync::Arc};

use msq_cells::{Cell, CellValue, NumberFormat, Sheet, SheetList};
use msq_core::{Address, Catalogue, Date, Kind, PartId, Question, Response, Value as Answer};
use msq_table::{Settings, TableReading};

use crate::table_forms::notation::Refused;
use proptest::{prelude::*, sample::select};

use super::answers::{self, Content};

/// The value of a cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Written {
    Text(String),
    Number(f64),
    /// A fraction in a format for per cent.
    Percent(f64),
    Date(Date),
    Bool(bool),
}

impl From<&str> for Written {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Written {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

/// The cells of a row with their columns.
pub(super) type Row = Vec<(u32, Written)>;

#[derive(Clone, Debug, Default)]
pub(super) struct Page {
    pub(super) name: String,
    pub(super) rows: Vec<Row>,
}

/// Pages, and what is to be read from them.
#[derive(Clone)]
pub(super) struct Book {
    pub(super) pages: Vec<Page>,
    pub(super) responses: Vec<Response>,
    /// How they are laid out and spelt.
    pub(super) style: String,
}

/// What proptest shows of a failure: the layout and the pages, since their answers are in the message.
impl fmt::Debug for Book {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}\n{}", self.style, shown(&self.pages))
    }
}

impl Page {
    pub(super) fn cells(&self, (down, right): (u32, u32)) -> Vec<Cell> {
        let mut cells = Vec::new();
        for (row, written) in (down..).zip(&self.rows) {
            for (column, written) in written {
                let (value, format) = match written.clone() {
                    Written::Text(text) => (CellValue::Text(text), NumberFormat::General),
                    Written::Number(number) => (CellValue::Number(number), NumberFormat::General),
                    Written::Percent(number) => (CellValue::Number(number), NumberFormat::Percent),
                    Written::Date(date) => (CellValue::DateTime { date, seconds: 0 }, NumberFormat::General),
                    Written::Bool(said) => (CellValue::Bool(said), NumberFormat::General),
                };
                let mut cell = Cell::new(Address::new(row, column + right), value);
                cell.format = format;
                cells.push(cell);
            }
        }
        cells.sort_by_key(|cell| (cell.address.row, cell.address.column));
        cells
    }
}

/// Reads sheets, each of a name and its cells.
pub(super) fn read(sheets: &[(String, Vec<Cell>)]) -> Result<TableReading, Refused> {
    let sheets = sheets.iter().map(|(name, cells)| (Sheet::new(name.clone()), cells.clone()));
    msq_table::read(SheetList::from_iter(sheets), &Settings::new(msq_core::editions::editions()))
}

/// The pages in the notation of the suite, to be copied into a case.
pub(super) fn shown(pages: &[Page]) -> String {
    let mut shown = String::new();
    for page in pages {
        shown += &format!("--- {}\n", page.name);
        for row in &page.rows {
            let mut row = row.clone();
            row.sort_by_key(|(column, _)| *column);
            let mut at = 0;
            for (column, written) in row {
                (at..column).for_each(|_| shown += " | ");
                at = column;
                shown += &match written {
                    Written::Text(text) => text.replace('\n', "↵"),
                    Written::Number(number) => format!("{{number {number}}}"),
                    Written::Percent(number) => format!("{{percent {number}}}"),
                    Written::Date(date) => format!("{{date {date}}}"),
                    Written::Bool(said) => format!("{{bool {said}}}"),
                };
            }
            shown.push('\n');
        }
    }
    shown
}

/// How values are spelt.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spelling {
    percent: PercentForm,
    date: DateForm,
    /// What stands between a name and its URL.
    between: &'static str,
    /// Whether the options that were ticked are joined; else all stand there with their boxes.
    pub(super) joined: bool,
    /// Whether a line ends behind each option in a cell with all of them.
    lines: bool,
    /// Whether yes and no are a pair with boxes.
    pub(super) pair: bool,
}

#[derive(Clone, Copy, Debug)]
enum PercentForm {
    Point,
    Comma,
    Number,
    Format,
}

#[derive(Clone, Copy, Debug)]
enum DateForm {
    Cell,
    Iso,
    Slashes,
    Points,
    Month,
}

pub(super) fn spelling() -> impl Strategy<Value = Spelling> {
    use DateForm::{Cell, Iso, Month, Points, Slashes};
    use PercentForm::{Comma, Format, Number, Point};
    (
        select(vec![Point, Comma, Number, Format]),
        select(vec![Cell, Iso, Slashes, Points, Month]),
        select(vec![": ", " - ", ":\u{a0}"]),
        any::<(bool, bool, bool)>(),
    )
        .prop_map(|(percent, date, between, (joined, lines, pair))| Spelling {
            percent,
            date,
            between,
            joined,
            lines,
            pair,
        })
}

impl Spelling {
    /// The same without pairs of Yes and No.
    pub(super) fn without_pair(self) -> Self {
        Self { pair: false, ..self }
    }

    /// What is written in a form: one option alone where prompts stand could be the form's, and all options joined its
    /// printed list, so these have boxes.
    pub(super) fn in_form(
        self,
        catalogue: &Catalogue,
        question: &Question,
        content: &Content,
        among_prompts: bool,
    ) -> Self {
        let (Content::Ticked { ticked, .. }, Some(part)) =
            (content, answers::part(catalogue, question, Kind::Ticked))
        else {
            return self;
        };
        let alone = among_prompts && ticked.len() == 1;
        Self { joined: self.joined && !alone && ticked.len() < catalogue.options(part).len(), ..self }
    }
}

/// An answer in one cell, and the parts that it has; `None` if there is nothing to write.
pub(super) fn in_one_cell(
    catalogue: &Arc<Catalogue>,
    question: &Question,
    content: &Content,
    spelling: Spelling,
) -> Option<(Written, Vec<(PartId, Answer)>)> {
    let mut parts = answers::parts(catalogue, question, content);
    let written = match content {
        Content::State(name) => (*name).into(),
        Content::Day(date) => day(*date, spelling),
        Content::Percent(tenths) => percent(*tenths, spelling),
        Content::YesNo { said, words: None } => yes_or_no(*said, spelling).into(),
        Content::YesNo { said, words: Some(words) } => {
            let text = format!("{}, {words}", if *said { "Yes" } else { "No" });
            // Words are left over: the explanation repeats the whole cell.
            parts.push((answers::explanation(catalogue, question), Answer::Text(text.clone())));
            text.into()
        }
        Content::Bodies(bodies) => {
            bodies.iter().map(|body| line(body, spelling)).collect::<Vec<_>>().join("\n").into()
        }
        Content::Fields { said, texts } => {
            let said = said.map(|said| yes_or_no(said, spelling));
            let label = |part: PartId| catalogue[part].label.as_deref().expect("a field has a label");
            let lines = texts.iter().map(|(part, text)| format!("{}: {text}", label(*part)));
            said.into_iter().chain(lines).collect::<Vec<_>>().join("\n").into()
        }
        Content::Ticked { ticked, detail } => {
            let part = answers::part(catalogue, question, Kind::Ticked)?;
            // `Other: words` alone has words, and doesn't say that it is ticked.
            let spelling =
                Spelling { joined: spelling.joined && !(ticked.len() == 1 && detail.is_some()), ..spelling };
            let options = catalogue.options(part).iter().enumerate();
            let named =
                options.filter(|(at, _)| !spelling.joined || ticked.contains(at)).map(|(at, choice)| {
                    let boxed = match (spelling.joined, ticked.contains(&at)) {
                        (true, _) => "",
                        (false, true) => "☒ ",
                        (false, false) => "☐ ",
                    };
                    let detail = detail.as_ref().filter(|_| choice.open);
                    format!(
                        "{boxed}{}{}",
                        choice.label,
                        detail.map_or_else(String::new, |detail| format!(": {detail}"))
                    )
                });
            let named: Vec<_> = named.collect();
            // Joined, nothing ticked is a blank cell.
            (!named.is_empty())
                .then(|| {
                    named.join(match (spelling.joined, spelling.lines) {
                        (true, true) => "; ",
                        (true, false) => ";",
                        (false, true) => "\n",
                        (false, false) => " ",
                    })
                })?
                .into()
        }
        Content::Words(words) => words.clone().into(),
    };
    Some((written, parts))
}

pub(super) fn day(date: Date, spelling: Spelling) -> Written {
    const MONTHS: &[&str] = &[
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let (year, month, day) = (date.year(), date.month(), date.day());
    match spelling.date {
        DateForm::Cell => Written::Date(date),
        DateForm::Iso => date.to_string().into(),
        DateForm::Slashes => format!("{day:02}/{month:02}/{year}").into(),
        DateForm::Points => format!("{day}.{month}.{year}").into(),
        DateForm::Month => format!("{day} {} {year}", MONTHS[month as usize - 1]).into(),
    }
}

pub(super) fn percent(tenths: u16, spelling: Spelling) -> Written {
    match spelling.percent {
        PercentForm::Point => format!("{}.{} %", tenths / 10, tenths % 10).into(),
        PercentForm::Comma => format!("{},{}%", tenths / 10, tenths % 10).into(),
        PercentForm::Number => Written::Number(f64::from(tenths) / 10.0),
        PercentForm::Format => Written::Percent(f64::from(tenths) / 1000.0),
    }
}

pub(super) fn yes_or_no(said: bool, spelling: Spelling) -> String {
    let text = match (spelling.pair, said) {
        (true, true) => "☒ Yes ☐ No",
        (true, false) => "☐ Yes ☒ No",
        (false, true) => "Yes",
        (false, false) => "No",
    };
    text.to_owned()
}

pub(super) fn line((name, url): &(Option<String>, String), spelling: Spelling) -> String {
    name.as_ref().map_or_else(|| url.clone(), |name| format!("{name}{}{url}", spelling.between))
}

/// Puts the parts into the response.
pub(super) fn put(response: &mut Response, parts: Vec<(PartId, Answer)>) {
    for (part, value) in parts {
        response.set(part, value).expect("a value of the part's own kind fits");
    }
}
