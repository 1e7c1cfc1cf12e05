//! What a reader made of a file, in the terms of the judge.

use std::{collections::BTreeMap, error::Error};

use msq_cells::{Address, Diagnostic, Severity, Spot};
use msq_core::{Edition, EntryField, Kind, Reading, Response, Target, Value, editions::edition2020::Msq2020};
use msq_table::{ReadError, TableReading};

use super::{
    drawn::{Drawn, Expected},
    sheet::{Class, Owned},
};

/// What a reader made of a file.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// It refused it, for that reason.
    Refused(String),
    /// It read these responses.
    Read(Vec<Found>),
}

/// A response as it was read, and what was told of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// The values by their paths, as the long table prints them.
    pub values: BTreeMap<String, Said>,
    /// The findings.
    pub told: Vec<Told>,
}

/// A value that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// As the long table prints it.
    pub value: String,
    /// The code of its question.
    pub code: String,
    /// The kind of its part.
    pub kind: Kind,
}

/// A finding.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Told {
    /// Its code.
    pub code: &'static str,
    /// Whether a person has to look at it.
    pub is_doubt: bool,
    /// The sheet's name, if it stands in one.
    pub sheet: Option<String>,
    /// The cell, if it stands at one.
    pub cell: Option<Address>,
    /// The path that it is about, if it is about one.
    pub path: Option<String>,
    /// Its words.
    pub message: String,
}

impl Outcome {
    /// What came of reading a grid.
    pub fn of<E: Error + 'static>(read: &Result<TableReading, ReadError<E>>) -> Self {
        match read {
            Ok(reading) => Self::Read(reading.responses.iter().map(Found::of).collect()),
            Err(error) => Self::Refused(error.to_string()),
        }
    }
}

impl Outcome {
    /// What a reader that is right in all makes of a file.
    pub fn right(drawn: &Drawn) -> Self {
        if drawn.is_negative() {
            return Self::Refused("something else".to_owned());
        }
        let catalogue = Msq2020::catalogue();
        let mut found = vec![Found::default(); drawn.respondents.len()];
        for right in &drawn.rights {
            let Some(target) = catalogue.target(&right.path) else { continue };
            let part = &catalogue[target.part()];
            let code = catalogue[part.question].code.clone();
            let said = Said { value: right.value.clone(), code, kind: part.kind };
            found[right.respondent].values.insert(right.path.clone(), said);
        }
        for owned in drawn.words.iter().filter(|owned| owned.class == Class::Answer) {
            let path = format!("{}.explanation", owned.code);
            let values = &mut found[owned.respondent].values;
            let said = values.entry(path).or_insert_with(|| Said {
                value: String::new(),
                code: owned.code.clone(),
                kind: Kind::Text,
            });
            said.value += &format!("{} ", owned.word);
        }
        for owned in drawn.words.iter().filter(|owned| owned.class == Class::Beside) {
            found[owned.respondent].told.push(Told::unread(drawn, owned));
        }
        if drawn.expected == Expected::ReadByNumber {
            let told = Told { code: "edition-by-number", is_doubt: true, ..Told::default() };
            found[0].told.push(told);
        }
        Self::Read(found)
    }
}

impl Found {
    /// A response with its findings.
    pub fn of(reading: &Reading) -> Self {
        Self { values: values(&reading.response), told: reading.diagnostics.iter().map(Told::of).collect() }
    }
}

impl Told {
    /// That a word was left unread.
    fn unread(drawn: &Drawn, owned: &Owned) -> Self {
        let (sheet, address) = owned.spot;
        Self {
            code: "unread",
            is_doubt: true,
            sheet: drawn.sheets.get(sheet).map(|(sheet, _)| sheet.name.clone()),
            cell: Some(address),
            path: None,
            message: owned.word.clone(),
        }
    }

    fn of(finding: &Diagnostic) -> Self {
        let (sheet, cell) = match &finding.place.spot {
            Spot::Sheet { sheet } => (Some(sheet.clone()), None),
            Spot::Cell { sheet, address } => (Some(sheet.clone()), Some(*address)),
            _ => (None, None),
        };
        Self {
            code: finding.code.id(),
            is_doubt: finding.severity() != Severity::Note,
            sheet,
            cell,
            path: finding.path.clone(),
            message: finding.message.clone(),
        }
    }
}

/// All that a response says, by paths.
fn values(response: &Response) -> BTreeMap<String, Said> {
    let catalogue = response.catalogue();
    let mut values = BTreeMap::new();
    for (part, value) in response.answers() {
        let (kind, code) = (value.kind(), &catalogue[catalogue[part].question].code);
        let mut say = |target, value: String| {
            values.insert(catalogue.path(target), Said { value, code: code.clone(), kind });
        };
        match value {
            Value::YesNo(yes) => say(Target::Part(part), yes.to_string()),
            Value::Percent(number) => say(Target::Part(part), number.to_string()),
            Value::Date(date) => say(Target::Part(part), date.to_string()),
            Value::Text(text) => say(Target::Part(part), text.clone()),
            Value::Ticked(ticked) => {
                for option in 0..catalogue.options(part).len() {
                    say(Target::Option { part, option }, ticked.contains(&option).to_string());
                }
            }
            Value::Details(details) => {
                for (&option, text) in details {
                    say(Target::Option { part, option }, text.clone());
                }
            }
            Value::Entries(entries) => {
                for (index, entry) in entries.iter().enumerate() {
                    for field in EntryField::ALL {
                        if let Some(text) = entry.field(field) {
                            say(Target::Entry { part, index, field: Some(field) }, text.to_owned());
                        }
                    }
                }
            }
        }
    }
    values
}
