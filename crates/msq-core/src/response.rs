//! A response: a catalogue, and a slot for each part of its answers.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    sync::Arc,
};

use crate::{Catalogue, Date, Entry, EntryField, Kind, MAX_ENTRIES, Misfit, Part, PartId, Target, text};

/// What one Member State answered. An empty slot is unanswered.
///
/// A [`PartId`] is one of the response's own [catalogue](Response::catalogue).
///
/// ```
/// use msq_core::{Edition, Response, Value, editions::edition2020::Msq2020};
///
/// let catalogue = Msq2020::catalogue();
/// let part = catalogue.part("17.value").expect("17 is a percentage");
/// let mut response = Response::new(&catalogue);
/// assert_eq!(response.get(part.id), None);
/// response.set(part.id, Value::Percent(81.0))?;
/// assert_eq!(response.get(part.id), Some(&Value::Percent(81.0)));
/// assert_eq!(format!("{response:?}"), r#"{"edition": "2020", "17.value": Percent(81.0)}"#);
/// # Ok::<(), msq_core::Misfit>(())
/// ```
#[derive(Clone)]
pub struct Response {
    catalogue: Arc<Catalogue>,
    slots: Vec<Option<Value>>,
}

impl Response {
    /// A response to that edition in which nothing is answered.
    pub fn new(catalogue: &Arc<Catalogue>) -> Self {
        Self { catalogue: Arc::clone(catalogue), slots: vec![None; catalogue.parts().len()] }
    }

    /// The catalogue of its edition.
    pub fn catalogue(&self) -> &Arc<Catalogue> {
        &self.catalogue
    }

    /// The value of a part; `None` if it is unanswered, or beyond the parts of this edition.
    pub fn get(&self, part: PartId) -> Option<&Value> {
        self.slots.get(part.index())?.as_ref()
    }

    /// Answers a part. Details without any text leave it unanswered.
    ///
    /// # Errors
    ///
    /// If the part can't hold the value; the part keeps what it had.
    pub fn set(&mut self, part: PartId, value: Value) -> Result<(), Misfit> {
        let value = self.fit(part, value)?;
        let slot = self.slots.get_mut(part.index()).ok_or(Misfit::Part)?;
        *slot = match value {
            Value::Details(details) if details.is_empty() => None,
            value => Some(value),
        };
        Ok(())
    }

    /// Takes the answer of a part away, and returns it.
    pub fn take(&mut self, part: PartId) -> Option<Value> {
        self.slots.get_mut(part.index())?.take()
    }

    /// The answered parts with their values, in the order of the document.
    pub fn answers(&self) -> impl Iterator<Item = (PartId, &Value)> {
        self.catalogue.parts().iter().filter_map(|part| Some((part.id, self.get(part.id)?)))
    }

    fn fit(&self, part: PartId, value: Value) -> Result<Value, Misfit> {
        let &Part { kind, identity, .. } = self.catalogue.parts().get(part.index()).ok_or(Misfit::Part)?;
        if value.kind() != kind {
            return Err(Misfit::Kind { expected: kind, found: value.kind() });
        }
        let options = self.catalogue.options(part).len();
        let out_of_list = |option: Option<&usize>| option.is_some_and(|&option| option >= options);
        match &value {
            Value::Percent(number) if !number.is_finite() => return Err(Misfit::NotFinite),
            Value::Ticked(ticked) if out_of_list(ticked.last()) => return Err(Misfit::Option),
            Value::Details(details) if out_of_list(details.keys().next_back()) => return Err(Misfit::Option),
            Value::Entries(entries) if entries.len() > MAX_ENTRIES => return Err(Misfit::Entries),
            _ => {}
        }
        if let (Value::Text(text), Some(identity)) = (&value, identity)
            && !identity.admits(text)
        {
            return Err(Misfit::Code(identity));
        }
        if let Some(character) = value.texts().find_map(text::first_disallowed) {
            return Err(Misfit::Character(character));
        }
        // Minus zero equals zero, so it is written like it.
        Ok(if value == Value::Percent(0.0) { Value::Percent(0.0) } else { value })
    }
}

/// The edition, and the answers by their paths; the catalogue would fill pages.
impl fmt::Debug for Response {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let answers = self.answers().map(|(part, value)| (self.catalogue.path(Target::Part(part)), value));
        f.debug_map().entry(&"edition", &self.catalogue.edition()).entries(answers).finish()
    }
}

/// Two responses are equal if they answer the same edition with the same values.
impl PartialEq for Response {
    fn eq(&self, other: &Self) -> bool {
        let same = Arc::ptr_eq(&self.catalogue, &other.catalogue)
            || self.catalogue.edition() == other.catalogue.edition()
                && self.catalogue.version() == other.catalogue.version();
        same && self.slots == other.slots
    }
}

/// The value of an answered part.
///
/// There is one variant a [`Kind`], and like the kinds they are closed: match on all of them.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Yes (true) or no (false).
    YesNo(bool),
    /// A finite number in per cent: 81 is eighty-one per cent.
    Percent(f64),
    /// A day.
    Date(Date),
    /// Text.
    Text(String),
    /// The positions of the ticked options in the part's code list; empty if it is known that none is ticked.
    Ticked(BTreeSet<usize>),
    /// Words beside options, by the option's position in the part's code list.
    Details(BTreeMap<usize, String>),
    /// A list, which may be empty, of [`MAX_ENTRIES`] at most.
    Entries(Vec<Entry>),
}

impl Value {
    /// The kind of part that holds such a value.
    pub fn kind(&self) -> Kind {
        match self {
            Self::YesNo(_) => Kind::YesNo,
            Self::Percent(_) => Kind::Percent,
            Self::Date(_) => Kind::Date,
            Self::Text(_) => Kind::Text,
            Self::Ticked(_) => Kind::Ticked,
            Self::Details(_) => Kind::Details,
            Self::Entries(_) => Kind::Entries,
        }
    }

    /// All texts in it.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let (text, details, entries) = match self {
            Self::Text(text) => (Some(text), None, None),
            Self::Details(details) => (None, Some(details), None),
            Self::Entries(entries) => (None, None, Some(entries)),
            Self::YesNo(_) | Self::Percent(_) | Self::Date(_) | Self::Ticked(_) => (None, None, None),
        };
        let details = details.into_iter().flat_map(BTreeMap::values);
        let entries = entries.into_iter().flatten().flat_map(Entry::texts);
        text.into_iter().chain(details).map(String::as_str).chain(entries)
    }
}

impl Entry {
    /// The field of that name.
    pub fn field(&self, field: EntryField) -> Option<&str> {
        match field {
            EntryField::Name => self.name.as_deref(),
            EntryField::Url => self.url.as_deref(),
            EntryField::Description => self.description.as_deref(),
        }
    }

    /// The field of that name, to be filled in.
    pub fn field_mut(&mut self, field: EntryField) -> &mut Option<String> {
        match field {
            EntryField::Name => &mut self.name,
            EntryField::Url => &mut self.url,
            EntryField::Description => &mut self.description,
        }
    }

    /// The texts of its fields that are filled in.
    fn texts(&self) -> impl Iterator<Item = &str> {
        EntryField::ALL.into_iter().filter_map(|field| self.field(field))
    }
}
