//! Slots: what a field of a canonical table can hold of a response, each named by a path.

use std::{collections::HashMap, sync::Arc};

use msq_core::{Catalogue, EntryField, Kind, Node, PartId, Response, Target, Value};

use super::{
    field_value::{FieldType, FieldValue},
    mark::{joined, marked},
};

/// One thing that a response says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Slot {
    /// The text that every document of the edition has at that place of its root: the edition, the contract's version.
    Constant(usize),
    /// A part that is one value: yes or no, a percentage, a date, a text.
    Part(PartId),
    /// Whether an option is ticked, or the words beside it.
    Option { part: PartId, option: usize },
    /// How many entries a list has.
    Count(PartId),
    /// A field of all entries of a list, a line an entry.
    Column { part: PartId, field: EntryField },
    /// A field of one entry.
    Entry { part: PartId, index: usize, field: EntryField },
}

impl Slot {
    /// The name of the slot in a table.
    pub(super) fn path(self, catalogue: &Catalogue) -> String {
        let of_list = |part: PartId, name| format!("{}.{name}", catalogue[catalogue[part].question].code);
        match self {
            Self::Constant(at) => catalogue.document().members[at].0.clone(),
            Self::Part(part) => catalogue.path(Target::Part(part)),
            Self::Option { part, option } => catalogue.path(Target::Option { part, option }),
            Self::Count(part) => of_list(part, COUNT),
            Self::Column { part, field } => of_list(part, field.name()),
            Self::Entry { part, index, field } => {
                catalogue.path(Target::Entry { part, index, field: Some(field) })
            }
        }
    }

    /// The part that it belongs to.
    pub(super) fn part(self) -> Option<PartId> {
        match self {
            Self::Constant(_) => None,
            Self::Part(part)
            | Self::Option { part, .. }
            | Self::Count(part)
            | Self::Column { part, .. }
            | Self::Entry { part, .. } => Some(part),
        }
    }

    /// What it holds, as a type of field.
    pub(super) fn field_type(self, catalogue: &Catalogue) -> FieldType {
        match self {
            Self::Constant(_) | Self::Entry { .. } => FieldType::Text,
            Self::Count(_) => FieldType::Count,
            Self::Column { .. } => FieldType::Lines,
            Self::Part(part) | Self::Option { part, .. } => match catalogue[part].kind {
                Kind::YesNo | Kind::Ticked => FieldType::Bool,
                Kind::Percent => FieldType::Number,
                Kind::Date => FieldType::Date,
                Kind::Text | Kind::Details | Kind::Entries => FieldType::Text,
            },
        }
    }

    /// The kind of what it holds, in words.
    pub(super) fn kind(self, catalogue: &Catalogue) -> &'static str {
        match self {
            Self::Option { part, .. } if catalogue[part].kind == Kind::Ticked => Kind::YesNo.in_words(),
            Self::Part(part) => catalogue[part].kind.in_words(),
            Self::Count(_) => "number",
            Self::Constant(_) | Self::Option { .. } | Self::Column { .. } | Self::Entry { .. } => {
                Kind::Text.in_words()
            }
        }
    }

    /// What it holds, in words.
    pub(super) fn label(self, catalogue: &Catalogue) -> String {
        match self {
            Self::Constant(at) => {
                format!("The {} of the questionnaire's data", catalogue.document().members[at].0)
            }
            Self::Part(part) => {
                let part = &catalogue[part];
                part.label.clone().unwrap_or_else(|| part.description.clone())
            }
            Self::Option { part, option } => {
                let label = &catalogue.options(part)[option].label;
                match catalogue[part].kind {
                    Kind::Details => format!("Words beside: {label}"),
                    _ => label.clone(),
                }
            }
            Self::Count(_) => "How many entries there are".to_owned(),
            Self::Column { field, .. } => format!("The {} of each entry, a line an entry", field.name()),
            Self::Entry { index, field, .. } => format!("The {} of entry {}", field.name(), index + 1),
        }
    }

    /// What the slot is about, for the account.
    pub(super) fn target(self) -> Option<Target> {
        match self {
            Self::Constant(_) => None,
            Self::Option { part, option } => Some(Target::Option { part, option }),
            Self::Entry { part, index, field } => Some(Target::Entry { part, index, field: Some(field) }),
            Self::Part(part) | Self::Count(part) | Self::Column { part, .. } => Some(Target::Part(part)),
        }
    }

    /// What the slot holds, or for a field of all entries that of the first one.
    pub(super) fn example(self) -> Option<Target> {
        match self {
            Self::Column { part, field } => Some(Target::Entry { part, index: 0, field: Some(field) }),
            other => other.target(),
        }
    }

    /// What the response says there.
    pub(super) fn content(self, response: &Response) -> FieldValue<'_> {
        let catalogue = response.catalogue();
        if let Self::Constant(at) = self {
            return match &catalogue.document().members[at].1 {
                Node::Constant(constant) => FieldValue::Text(constant.written.clone().into()),
                _ => FieldValue::Blank,
            };
        }
        let Some(value) = self.part().and_then(|part| response.get(part)) else { return FieldValue::Blank };
        match (self, value) {
            (_, Value::YesNo(answer)) => FieldValue::Bool(*answer),
            (_, Value::Percent(number)) => FieldValue::Number(*number),
            (_, Value::Date(date)) => FieldValue::Date(*date),
            (_, Value::Text(text)) => FieldValue::text(marked(text)),
            (Self::Option { option, .. }, Value::Ticked(ticked)) => {
                FieldValue::Bool(ticked.contains(&option))
            }
            (Self::Option { option, .. }, Value::Details(details)) => {
                details.get(&option).map_or(FieldValue::Blank, |text| FieldValue::text(marked(text)))
            }
            (Self::Count(_), Value::Entries(entries)) => FieldValue::Number(entries.len() as f64),
            (Self::Column { field, .. }, Value::Entries(entries)) => {
                if entries.iter().all(|entry| entry.field(field).is_none()) {
                    return FieldValue::Blank;
                }
                FieldValue::text(joined(entries.iter().map(|entry| entry.field(field))))
            }
            (Self::Entry { index, field, .. }, Value::Entries(entries)) => {
                let text = entries.get(index).and_then(|entry| entry.field(field));
                text.map_or(FieldValue::Blank, |text| FieldValue::text(marked(text)))
            }
            _ => FieldValue::Blank,
        }
    }
}

/// The name of the slot that holds how many entries a list has.
pub(super) const COUNT: &str = "count";

/// A head or a path as such are compared: without spaces around it, in small letters.
pub(super) fn plain(name: &str) -> String {
    name.trim().to_ascii_lowercase()
}

/// The slots of an edition, in the order of its documents.
#[derive(Debug)]
pub(super) struct Slots {
    all: Vec<Slot>,
    /// By their plain names.
    by_path: HashMap<String, Slot>,
}

impl Slots {
    /// The slots of that edition.
    pub(super) fn of(catalogue: &Catalogue) -> Arc<Self> {
        catalogue.kept(Self::new)
    }

    fn new(catalogue: &Catalogue) -> Self {
        let members = catalogue.document().members.iter().enumerate();
        let constants = members.filter(|(_, (_, node))| matches!(node, Node::Constant(_)));
        let mut all: Vec<_> = constants.map(|(at, _)| Slot::Constant(at)).collect();
        for part in catalogue.parts() {
            let (part, kind) = (part.id, part.kind);
            match kind {
                Kind::YesNo | Kind::Percent | Kind::Date | Kind::Text => all.push(Slot::Part(part)),
                Kind::Ticked | Kind::Details => {
                    let options = 0..catalogue.options(part).len();
                    all.extend(options.map(|option| Slot::Option { part, option }));
                }
                Kind::Entries => {
                    all.push(Slot::Count(part));
                    all.extend(EntryField::ALL.map(|field| Slot::Column { part, field }));
                }
            }
        }
        let by_path = all.iter().map(|&slot| (plain(&slot.path(catalogue)), slot)).collect();
        Self { all, by_path }
    }

    /// The slots that a row of a wide table has.
    pub(super) fn all(&self) -> &[Slot] {
        &self.all
    }

    /// The slot of that name, which databases write in small letters.
    pub(super) fn find(&self, catalogue: &Catalogue, path: &str) -> Option<Slot> {
        self.by_path.get(&plain(path)).copied().or_else(|| match catalogue.target(path.trim())? {
            Target::Entry { part, index, field: Some(field) } => Some(Slot::Entry { part, index, field }),
            _ => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use msq_core::editions::editions;

    use super::Slots;

    #[test]
    fn a_path_names_one_slot() {
        for catalogue in editions() {
            let slots = Slots::of(&catalogue);
            assert_eq!(slots.by_path.len(), slots.all.len());
            for &slot in slots.all() {
                let path = slot.path(&catalogue);
                assert_eq!(slots.find(&catalogue, &path), Some(slot));
                assert_eq!(slots.find(&catalogue, &format!(" {}", path.to_uppercase())), Some(slot));
            }
        }
    }
}
