//! The form: questions down the rows in printed order, beside the fields to fill in, and a narrow column of paths by
//! which it is read back.

use msq_core::{Catalogue, EntryField, Kind, Part, PartId, Question, Response, Target, Value};

use super::{
    field_value::{FieldType, FieldValue},
    rows::{Column, PATH, Row, RowKind},
    slot::{COUNT, Slot},
};

/// The heads of a form.
pub(super) const FORM: [&str; 6] = [PATH, "number", "question", "answer", "url", "description"];

/// The columns that hold answers: the answer or name, the URL, and the description or the words beside an option.
pub(super) const ANSWERS: [usize; 3] = [3, 4, 5];

pub(super) fn columns() -> Vec<Column> {
    let notes = [
        "What the row answers; msq reads the form by it",
        "The printed number",
        "The printed question, option or label",
        "The answer, or the name of a body; true or false beside an option",
        "A URL",
        "A description, or words beside an option",
    ];
    FORM.into_iter().zip(notes).map(|(head, note)| Column::of_table(head, FieldType::Text, note)).collect()
}

/// The rows of a response.
pub(super) fn rows(response: &Response) -> Vec<Row<'_>> {
    let catalogue: &Catalogue = response.catalogue();
    let mut form = Form { response, rows: Vec::new() };
    form.title(0, catalogue.title());
    for (at, (name, _)) in catalogue.document().members.iter().enumerate() {
        let constant = Slot::Constant(at);
        let content = constant.content(response);
        if !content.is_blank() {
            form.row(RowKind::Item(0), name.clone(), FieldValue::Blank, capitalised(name), vec![content]);
        }
    }
    let mut section = 0;
    for question in catalogue.questions() {
        if question.section_index() != section {
            section = question.section_index();
            let own = question.section(catalogue);
            let numeral = own.numeral.as_deref().map(|numeral| format!("{numeral}. ")).unwrap_or_default();
            form.title(section, &format!("{numeral}{}", own.title));
        }
        form.question(question);
    }
    form.rows
}

struct Form<'a> {
    response: &'a Response,
    rows: Vec<Row<'a>>,
}

impl<'a> Form<'a> {
    fn title(&mut self, section: usize, title: &str) {
        let contents = vec![FieldValue::Blank, FieldValue::Blank, FieldValue::text(title.to_owned())];
        self.rows.push(Row { kind: RowKind::Title(section), contents });
    }

    fn row(
        &mut self,
        kind: RowKind,
        path: String,
        number: FieldValue<'a>,
        label: String,
        answers: Vec<FieldValue<'a>>,
    ) {
        let text = |text: String| if text.is_empty() { FieldValue::Blank } else { FieldValue::text(text) };
        let mut contents = vec![text(path), number, text(label)];
        contents.extend(answers);
        self.rows.push(Row { kind, contents });
    }

    /// The rows of a question: the prompt stands beside the first part if that has no rows of its own.
    fn question(&mut self, question: &Question) {
        let response = self.response;
        let catalogue: &Catalogue = response.catalogue();
        let section = question.section_index();
        let mut parts = question.parts.iter().map(|&part| &catalogue[part]).peekable();
        let beside = parts.next_if(|part| !matches!(part.kind, Kind::Ticked | Kind::Details));
        let (path, answers) = match beside {
            Some(part) if part.kind == Kind::Entries => {
                (catalogue.path(entry(part.id, 0)), entry_contents(response, part.id, 0))
            }
            Some(part) => {
                (catalogue.path(Target::Part(part.id)), vec![Slot::Part(part.id).content(response)])
            }
            None => (String::new(), Vec::new()),
        };
        // What isn't in a section has no printed number.
        let number = match question.section(catalogue).numeral {
            Some(_) => FieldValue::text(question.code.clone()),
            None => FieldValue::Blank,
        };
        self.row(RowKind::Question(section), path, number, question.prompt.clone(), answers);
        if let Some(part) = beside.filter(|part| part.kind == Kind::Entries) {
            self.further_entries(section, part.id, 1);
        }
        for part in parts {
            self.part(section, part);
        }
    }

    /// The rows of a part that stands below its question.
    fn part(&mut self, section: usize, part: &Part) {
        let response = self.response;
        let catalogue: &Catalogue = response.catalogue();
        match part.kind {
            Kind::Ticked => {
                let details = catalogue[part.question].part_of_kind(catalogue, Kind::Details);
                for (option, choice) in catalogue.options(part.id).iter().enumerate() {
                    let ticked = Slot::Option { part: part.id, option };
                    let mut answers = vec![ticked.content(response)];
                    if let Some(details) = details {
                        let words = Slot::Option { part: details.id, option }.content(response);
                        answers.extend([FieldValue::Blank, words]);
                    }
                    let path = ticked.path(catalogue);
                    self.row(RowKind::Item(section), path, FieldValue::Blank, choice.label.clone(), answers);
                }
            }
            // They stand beside their options.
            Kind::Details => {}
            Kind::Entries => self.further_entries(section, part.id, 0),
            Kind::YesNo | Kind::Percent | Kind::Date | Kind::Text => {
                let slot = Slot::Part(part.id);
                let code = part.identity.and_then(|_| part.description.split(',').next());
                let label = part.label.as_deref().or(code).map(str::to_owned);
                let label = label.unwrap_or_else(|| capitalised(&part.name));
                let path = slot.path(catalogue);
                self.row(
                    RowKind::Item(section),
                    path,
                    FieldValue::Blank,
                    label,
                    vec![slot.content(response)],
                );
            }
        }
    }

    /// The rows of the entries of a list from `first` on; and their number, where the rows don't tell it.
    fn further_entries(&mut self, section: usize, part: PartId, first: usize) {
        let response = self.response;
        let catalogue: &Catalogue = response.catalogue();
        let (count, is_told) = match response.get(part) {
            Some(Value::Entries(entries)) => {
                let has_words = entries
                    .iter()
                    .all(|entry| EntryField::ALL.iter().any(|&field| entry.field(field).is_some()));
                (entries.len(), !entries.is_empty() && has_words)
            }
            _ => (0, true),
        };
        let kind = RowKind::Item(section);
        // One row more than there are entries, for another one.
        for index in first..=count {
            let answers = entry_contents(response, part, index);
            // Without a label it is a further row of its question, also to those who read the form without its paths.
            let path = catalogue.path(entry(part, index));
            self.row(kind, path, FieldValue::Blank, String::new(), answers);
        }
        if !is_told {
            let slot = Slot::Count(part);
            let label = format!("Their number ({COUNT})");
            self.row(kind, slot.path(catalogue), FieldValue::Blank, label, vec![slot.content(response)]);
        }
    }
}

fn entry(part: PartId, index: usize) -> Target {
    Target::Entry { part, index, field: None }
}

fn entry_contents(response: &Response, part: PartId, index: usize) -> Vec<FieldValue<'_>> {
    EntryField::ALL.map(|field| Slot::Entry { part, index, field }.content(response)).to_vec()
}

fn capitalised(name: &str) -> String {
    let mut characters = name.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}
