//! A response while its fields come in, one after the other.

use std::{
    collections::{BTreeMap, BTreeSet, HashSet},
    sync::Arc,
};

use msq_core::{
    Catalogue, Code, Constant, Date, Entry, EntryField, Kind, MAX_ENTRIES, Misfit, Node, Part, PartId,
    Response, Target, Value as Answer, codes, document::Number, text::Shortened,
};

use super::{
    mark::{split, unmarked},
    slot::Slot,
};
use crate::{Cell, CellValue, NumberFormat};

/// Why a field, or what several fields say together, can't be taken.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) code: Code,
    pub(super) message: String,
}

impl Fault {
    fn new(code: Code, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }

    fn wrong_shape(text: &str, expected: &str) -> Self {
        Self::new(codes::WRONG_SHAPE, format!("found {:?}, expected {expected}", Shortened(text)))
    }
}

/// The fields of a response that were read so far.
#[derive(Debug)]
pub(super) struct Draft {
    response: Response,
    filled: HashSet<Slot>,
    ticked: BTreeMap<PartId, Ticks>,
    details: BTreeMap<PartId, BTreeMap<usize, String>>,
    entries: BTreeMap<PartId, Entries>,
}

/// What is said of the options of a list.
#[derive(Debug, Default)]
struct Ticks {
    ticked: BTreeSet<usize>,
    /// Of how many options it is said whether they are ticked.
    said: usize,
}

#[derive(Debug, Default)]
struct Entries {
    count: Option<usize>,
    columns: BTreeMap<usize, Vec<Option<String>>>,
    fields: BTreeMap<(usize, usize), String>,
}

impl Draft {
    pub(super) fn new(catalogue: &Arc<Catalogue>) -> Self {
        Self {
            response: Response::new(catalogue),
            filled: HashSet::new(),
            ticked: BTreeMap::new(),
            details: BTreeMap::new(),
            entries: BTreeMap::new(),
        }
    }

    pub(super) fn catalogue(&self) -> &Arc<Catalogue> {
        self.response.catalogue()
    }

    /// Takes what a cell says of a slot; `text` is the cell's text. A number that was rounded is taken and told.
    pub(super) fn fill(&mut self, slot: Slot, cell: &Cell, text: &str) -> Result<(), Fault> {
        if let CellValue::Error(_) = cell.value {
            return Err(Fault::wrong_shape(text, "a value"));
        }
        if !self.filled.insert(slot) {
            return Err(Fault::new(codes::REPEATED_PROPERTY, "a second value; the first one was read"));
        }
        match slot {
            Slot::Constant(at) => self.constant(at, text),
            Slot::Part(part) => self.part(part, cell, text),
            Slot::Option { part, option } if self.catalogue()[part].kind == Kind::Ticked => {
                let is_ticked = said(&cell.value, text).ok_or_else(|| Fault::wrong_shape(text, YES_OR_NO))?;
                let ticks = self.ticked.entry(part).or_default();
                ticks.said += 1;
                if is_ticked {
                    ticks.ticked.insert(option);
                }
                Ok(())
            }
            Slot::Option { part, option } => {
                let words = unmarked(text).map(|text| (option, text.to_owned()));
                self.details.entry(part).or_default().extend(words);
                Ok(())
            }
            Slot::Count(part) => {
                let count = text.parse().ok().filter(|&count| count <= MAX_ENTRIES);
                let fault = || Fault::wrong_shape(text, "the number of entries");
                self.entries.entry(part).or_default().count = Some(count.ok_or_else(fault)?);
                Ok(())
            }
            Slot::Column { part, field } => {
                let texts = split(text, MAX_ENTRIES);
                let fault = || Fault::wrong_shape(text, &format!("{MAX_ENTRIES} lines at most"));
                self.entries
                    .entry(part)
                    .or_default()
                    .columns
                    .insert(position(field), texts.ok_or_else(fault)?);
                Ok(())
            }
            Slot::Entry { index, .. } if index >= MAX_ENTRIES => {
                Err(Fault::wrong_shape(text, "an entry of a smaller number"))
            }
            Slot::Entry { part, index, field } => {
                if let Some(text) = unmarked(text) {
                    let entries = self.entries.entry(part).or_default();
                    entries.fields.insert((index, position(field)), text.to_owned());
                }
                Ok(())
            }
        }
    }

    /// The response that the fields make up, and what they don't.
    pub(super) fn finish(self) -> (Response, Vec<(Option<Slot>, Fault)>) {
        let catalogue = Arc::clone(self.catalogue());
        let mut faults = Vec::new();
        for (at, (name, node)) in catalogue.document().members.iter().enumerate() {
            if let Node::Constant(Constant { written, .. }) = node
                && !self.filled.contains(&Slot::Constant(at))
            {
                let message = format!("the {name} is missing; it must be {written:?}");
                faults.push((None, Fault::new(codes::MISSING_PROPERTY, message)));
            }
        }
        let Self { mut response, ticked, details, entries, .. } = self;
        let ticked = ticked.into_iter().map(|(part, ticks)| {
            let options = catalogue.options(part).len();
            (part, ticks.finish(options).map(Answer::Ticked))
        });
        let details = details.into_iter().map(|(part, details)| (part, Ok(Answer::Details(details))));
        let entries =
            entries.into_iter().map(|(part, entries)| (part, entries.finish().map(Answer::Entries)));
        for (part, value) in ticked.chain(details).chain(entries) {
            let set = value.and_then(|value| response.set(part, value).map_err(Fault::from));
            faults.extend(set.err().map(|fault| (Some(Slot::Part(part)), fault)));
        }
        (response, faults)
    }

    /// Keeps words beside an option, if none are there yet.
    pub(super) fn keep_beside(&mut self, details: PartId, option: usize, words: &str) -> bool {
        let details = self.details.entry(details).or_default();
        if details.contains_key(&option) {
            return false;
        }
        details.insert(option, words.to_owned());
        true
    }

    fn constant(&self, at: usize, text: &str) -> Result<(), Fault> {
        let (name, node) = &self.catalogue().document().members[at];
        match node {
            Node::Constant(constant) if !constant.admits(text) => {
                let message = format!("found {name} {text:?}, expected {:?}", constant.written);
                Err(Fault::new(codes::WRONG_CONSTANT, message))
            }
            _ => Ok(()),
        }
    }

    fn part(&mut self, part: PartId, cell: &Cell, text: &str) -> Result<(), Fault> {
        let catalogue = Arc::clone(self.catalogue());
        let Part { kind, .. } = catalogue[part];
        let wrong = || Fault::wrong_shape(text, catalogue[part].expected());
        let mut rounded = None;
        let value = match kind {
            Kind::YesNo => Answer::YesNo(said(&cell.value, text).ok_or_else(wrong)?),
            Kind::Percent => {
                let (value, told) = number(cell, text).ok_or_else(wrong)?.kept();
                rounded = told.map(|(code, message)| Fault { code, message });
                match value {
                    Some(value) => Answer::Percent(value),
                    None => return rounded.map_or(Ok(()), Err),
                }
            }
            Kind::Date => {
                let day = text.parse::<Date>();
                Answer::Date(day.map_err(|_| wrong())?)
            }
            Kind::Text => match unmarked(text) {
                Some(text) if !catalogue[part].admits(text) => return Err(wrong()),
                Some(text) => Answer::Text(text.to_owned()),
                None => return Ok(()),
            },
            Kind::Ticked | Kind::Details | Kind::Entries => return Err(wrong()),
        };
        self.response.set(part, value).map_err(Fault::from)?;
        rounded.map_or(Ok(()), Err)
    }
}

impl Ticks {
    /// That nothing is ticked is known only if it is said of each option.
    fn finish(self, options: usize) -> Result<BTreeSet<usize>, Fault> {
        if self.ticked.is_empty() && self.said < options {
            let message = format!(
                "{} of {options} options are said not to be ticked, and of the others nothing is said; the question is left unanswered",
                self.said
            );
            return Err(Fault::new(codes::UNREAD, message));
        }
        Ok(self.ticked)
    }
}

impl Entries {
    fn finish(mut self) -> Result<Vec<Entry>, Fault> {
        let lines = self.columns.values().map(Vec::len).max();
        let last = self.fields.keys().map(|(index, _)| index + 1).max();
        if self.count.is_none() && lines.is_none() {
            return Ok(self.filled());
        }
        let Some(count) = self.count.or(lines.max(last)) else { return Ok(Vec::new()) };
        if let Some(lines) = self.columns.values().map(Vec::len).find(|&lines| lines != count) {
            let message = format!("a column has {lines} line(s), but the list has {count} entries");
            return Err(Fault::new(codes::WRONG_SHAPE, message));
        }
        if last.is_some_and(|last| last > count) {
            let message = format!("there is an entry beyond the last of the list's {count}");
            return Err(Fault::new(codes::WRONG_SHAPE, message));
        }
        let mut entries = vec![Entry::default(); count];
        for (at, field) in EntryField::ALL.into_iter().enumerate() {
            for (entry, text) in entries.iter_mut().zip(self.columns.remove(&at).into_iter().flatten()) {
                *entry.field_mut(field) = text;
            }
        }
        for ((index, at), text) in self.fields {
            *entries[index].field_mut(EntryField::ALL[at]) = Some(text);
        }
        Ok(entries)
    }

    /// The entries that say something: where nothing says how many there are, a row left blank is none.
    fn filled(self) -> Vec<Entry> {
        let mut entries: BTreeMap<usize, Entry> = BTreeMap::new();
        for ((index, at), text) in self.fields {
            *entries.entry(index).or_default().field_mut(EntryField::ALL[at]) = Some(text);
        }
        entries.into_values().collect()
    }
}

const YES_OR_NO: &str = "true or false";

fn position(field: EntryField) -> usize {
    EntryField::ALL.iter().position(|each| *each == field).unwrap_or_default()
}

impl From<Misfit> for Fault {
    fn from(misfit: Misfit) -> Self {
        let code = match misfit {
            Misfit::Character(_) => codes::FORBIDDEN_CHARACTER,
            _ => codes::WRONG_SHAPE,
        };
        Self::new(code, misfit.to_string())
    }
}

/// True or false, however programs save it.
fn said(value: &CellValue, text: &str) -> Option<bool> {
    match value {
        CellValue::Bool(said) => Some(*said),
        CellValue::Number(number) if *number == 1.0 => Some(true),
        CellValue::Number(number) if *number == 0.0 => Some(false),
        CellValue::Text(_) if text.eq_ignore_ascii_case("true") => Some(true),
        CellValue::Text(_) if text.eq_ignore_ascii_case("false") => Some(false),
        _ => None,
    }
}

/// A number in per cent; a cell that shows its number as a percentage shows it in per cent.
fn number(cell: &Cell, text: &str) -> Option<Number> {
    match cell.value {
        CellValue::Number(number) if cell.format != NumberFormat::Percent => Some(Number::Exact(number)),
        _ => Number::of_literal(text.strip_suffix('%').unwrap_or(text)),
    }
}

/// The path of what a fault is about.
pub(super) fn path(catalogue: &Catalogue, slot: Slot) -> String {
    slot.part().map_or_else(
        || slot.path(catalogue),
        |part| match slot {
            Slot::Part(_) | Slot::Count(_) | Slot::Column { .. } => catalogue.path(Target::Part(part)),
            _ => slot.path(catalogue),
        },
    )
}
