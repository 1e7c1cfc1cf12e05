//! Responses as the rows of a canonical table.

use std::{borrow::Cow, sync::Arc};

use msq_core::{Catalogue, EntryField, Identity, PartId, Response, Value};

use super::{
    field_value::{FieldType, FieldValue},
    form,
    mark::marked,
    rows::{Column, PATH, Row, RowKind},
    slot::{Slot, Slots},
};
use crate::Layout;

/// Lays responses out as rows, one response after the other.
///
/// ```
/// use msq_core::{Edition, Response, Value, editions::edition2020::Msq2020};
/// use msq_table::{Layout, canonical::Tabulator};
///
/// let catalogue = Msq2020::catalogue();
/// let mut response = Response::new(&catalogue);
/// let part = catalogue.part("17.value").expect("17 is a percentage").id;
/// response.set(part, Value::Percent(81.0))?;
///
/// let mut long = Tabulator::new(Layout::Long, &catalogue);
/// let rows = long.rows(&response)?;
/// let last: Vec<_> = rows.last().expect("17").contents.iter().map(|content| content.as_text()).collect();
/// assert_eq!(last, ["1", "", "17", "17.value", "81"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Tabulator {
    layout: Layout,
    catalogue: Arc<Catalogue>,
    slots: Arc<Slots>,
    columns: Vec<Column>,
    count: u64,
}

/// A response doesn't fit into a table.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TabulateError {
    /// The table is of another edition.
    #[error(
        "a response to the edition of {found} doesn't fit into a table of the edition of {expected}; write a long table, which holds all editions"
    )]
    Edition {
        /// The edition of the response.
        found: String,
        /// The edition of the table.
        expected: String,
    },
    /// A form has its response already.
    #[error("a form holds one response; write a wide or long table, or a file for each response")]
    SecondResponse,
}

/// The heads of a long table.
pub(super) const LONG: [&str; 5] = ["response", "memberState", "code", PATH, "value"];

impl Tabulator {
    /// A table of that layout, for responses of that edition; a long table takes those of other editions as well.
    pub fn new(layout: Layout, catalogue: &Arc<Catalogue>) -> Self {
        let slots = Slots::of(catalogue);
        let columns = match layout {
            Layout::Wide => wide_columns(catalogue, &slots),
            Layout::Long => long_columns(),
            Layout::Form => form::columns(),
        };
        Self { layout, catalogue: Arc::clone(catalogue), slots, columns, count: 0 }
    }

    /// How the table is laid out.
    pub fn layout(&self) -> Layout {
        self.layout
    }

    /// The edition of the table.
    pub fn catalogue(&self) -> &Arc<Catalogue> {
        &self.catalogue
    }

    /// The columns; their heads are the first row.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The rows of the next response.
    ///
    /// # Errors
    ///
    /// If the table can't hold it: because it is of another edition, or the second one of a form.
    pub fn rows<'a>(&mut self, response: &'a Response) -> Result<Vec<Row<'a>>, TabulateError> {
        let catalogue = response.catalogue();
        if !Arc::ptr_eq(catalogue, &self.catalogue) && !is_same(catalogue, &self.catalogue) {
            if self.layout != Layout::Long {
                let edition = |catalogue: &Catalogue| catalogue.edition().to_owned();
                let (found, expected) = (edition(catalogue), edition(&self.catalogue));
                return Err(TabulateError::Edition { found, expected });
            }
            self.catalogue = Arc::clone(catalogue);
            self.slots = Slots::of(catalogue);
        }
        self.count += 1;
        match self.layout {
            Layout::Wide => {
                let contents = self.slots.all().iter().map(|slot| slot.content(response)).collect();
                Ok(vec![Row { kind: RowKind::Data, contents }])
            }
            Layout::Long => Ok(self.long_rows(response)),
            Layout::Form if self.count > 1 => Err(TabulateError::SecondResponse),
            Layout::Form => Ok(form::rows(response)),
        }
    }

    /// The path of what a field of a row says, given its column; nothing for what stands before the path of a row, and
    /// only repeats what has a row of its own.
    pub fn path<'r>(&'r self, row: &'r Row<'_>, column: usize) -> Option<Cow<'r, str>> {
        match self.columns.iter().position(|column| column.head == PATH) {
            Some(path) if column < path => None,
            Some(path) => row.contents.get(path).map(FieldValue::as_text),
            None => self.columns.get(column).map(|column| column.head.as_str().into()),
        }
    }

    /// Undoes the last [`rows`](Self::rows) call: they couldn't be written, and the next response gets their number.
    pub fn take_back(&mut self) {
        self.count = self.count.saturating_sub(1);
    }

    fn long_rows<'a>(&self, response: &'a Response) -> Vec<Row<'a>> {
        let catalogue = response.catalogue();
        let name = respondent_name(response);
        let mut rows = Vec::new();
        let mut add = |slot: Slot| {
            let content = slot.content(response);
            if content.is_blank() {
                return;
            }
            let code = slot.part().map_or("", |part| &catalogue[catalogue[part].question].code);
            let name = name.map_or(FieldValue::Blank, |name| FieldValue::text(marked(name)));
            let code = if code.is_empty() { FieldValue::Blank } else { FieldValue::text(code.to_owned()) };
            let path = FieldValue::text(slot.path(catalogue));
            let contents = vec![FieldValue::Number(self.count as f64), name, code, path, content];
            rows.push(Row { kind: RowKind::Data, contents });
        };
        for &slot in self.slots.all() {
            match slot {
                Slot::Column { part, field } => {
                    if field == EntryField::ALL[0] {
                        entry_slots(response, part).for_each(&mut add);
                    }
                }
                slot => add(slot),
            }
        }
        rows
    }
}

/// The slots of the entries of a list, one by one.
pub(super) fn entry_slots(response: &Response, part: PartId) -> impl Iterator<Item = Slot> + use<> {
    let count = match response.get(part) {
        Some(Value::Entries(entries)) => entries.len(),
        _ => 0,
    };
    (0..count).flat_map(move |index| EntryField::ALL.map(|field| Slot::Entry { part, index, field }))
}

fn is_same(one: &Catalogue, other: &Catalogue) -> bool {
    one.edition() == other.edition() && one.version() == other.version()
}

/// The name of the state that responds, as it is written.
pub(super) fn respondent_name(response: &Response) -> Option<&str> {
    let part = response.catalogue().identifying(Identity::Name)?;
    match response.get(part.id) {
        Some(Value::Text(name)) => Some(name),
        _ => None,
    }
}

fn wide_columns(catalogue: &Catalogue, slots: &Slots) -> Vec<Column> {
    let column = |&slot: &Slot| {
        let (head, about, field) = (slot.path(catalogue), slot.label(catalogue), slot.field_type(catalogue));
        let Some(part) = slot.part().map(|part| &catalogue[part]) else {
            return Column {
                head,
                note: catalogue.title().to_owned(),
                label: about,
                field,
                part: None,
                section: None,
                kind: None,
            };
        };
        let question = &catalogue[part.question];
        let note = format!("{} {}\n{about}", question.code, question.prompt);
        let (section, kind) = (Some(question.section_index()), Some(part.kind));
        Column { head, note, label: about, field, part: Some(part.id), section, kind }
    };
    slots.all().iter().map(column).collect()
}

fn long_columns() -> Vec<Column> {
    let columns = [
        (FieldType::Count, "The response, counted from 1"),
        (FieldType::Text, "The name of the Member State, as it is written"),
        (FieldType::Text, "The code of the question"),
        (FieldType::Text, "What the value is: the code book and `msq questions` list the paths"),
        (FieldType::Text, "The value; percentages are in per cent"),
    ];
    LONG.into_iter().zip(columns).map(|(head, (field, note))| Column::of_table(head, field, note)).collect()
}
