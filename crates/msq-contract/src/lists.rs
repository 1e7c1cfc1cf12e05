//! The lists that join with data: questions, parts, options and Member States, each as CSV with a header.
//!
//! A list is a set of columns and of rows. The columns say what they hold, so that the data package describes each list
//! as it is written.

use std::sync::Arc;

use msq_core::{
    Catalogue, EntryField, Kind, Note, Part, Target,
    states::{self, Status},
};
use msq_table::{
    Layout,
    canonical::{Column as TableColumn, FieldType, Tabulator},
};

use crate::written;

/// A list.
pub(crate) struct List {
    /// Its columns in order.
    pub(crate) columns: &'static [Column],
    /// The names of the columns by which a row is known.
    pub(crate) key: &'static [&'static str],
    /// Its rows.
    pub(crate) rows: Vec<Vec<String>>,
}

/// A column of a list.
pub(crate) struct Column {
    /// What stands in the header.
    pub(crate) name: &'static str,
    /// What its fields hold.
    pub(crate) field: FieldType,
    /// What it means.
    pub(crate) description: &'static str,
    /// Whether every row has it.
    pub(crate) required: bool,
    /// The regular expression that its fields match, if there is one.
    pub(crate) pattern: Option<&'static str>,
}

impl Column {
    const fn text(name: &'static str, description: &'static str) -> Self {
        Self { name, field: FieldType::Text, description, required: false, pattern: None }
    }

    const fn bool(name: &'static str, description: &'static str) -> Self {
        Self { field: FieldType::Bool, ..Self::text(name, description) }.required()
    }

    const fn required(self) -> Self {
        Self { required: true, ..self }
    }
}

impl List {
    /// The list as CSV.
    pub(crate) fn csv(&self) -> String {
        let head = self.columns.iter().map(|column| column.name.to_owned()).collect();
        written::csv([head].into_iter().chain(self.rows.iter().cloned()))
    }
}

/// The questions in printed order.
pub(crate) fn questions(catalogue: &Catalogue) -> List {
    const COLUMNS: &[Column] = &[
        Column::text("code", "The code that names the question in every format of this edition").required(),
        Column::text("section", "The printed numeral of its section; none for the head of the form"),
        Column::text("sectionTitle", "The printed title of its section"),
        Column::text("prompt", "The printed prompt; where none is printed, what is asked").required(),
        Column::bool("printed", "Whether the form prints the prompt"),
        Column::text("notes", "The footnotes that hang on the prompt, a line each, with their numbers"),
        Column::text("sectionNotes", "The footnotes that hang on the title of the section"),
        Column::text(
            "follows",
            "The code of the question for yes or no on which it depends: after a no, it isn't answered",
        ),
        Column::text("pointer", "Where its answer stands in a JSON document, as a JSON pointer").required(),
        Column::text("parts", "The paths of the parts of its answer, with a space between").required(),
    ];
    let rows = catalogue.questions().iter().map(|question| {
        let section = question.section(catalogue);
        let parts = question.parts.iter().map(|&part| catalogue.path(Target::Part(part)));
        vec![
            question.code.clone(),
            section.numeral.clone().unwrap_or_default(),
            section.title.clone(),
            question.prompt.clone(),
            question.printed.to_string(),
            notes(&question.notes),
            notes(&section.notes),
            question.follows.map_or_else(String::new, |before| catalogue[before].code.clone()),
            question.pointer.clone(),
            parts.collect::<Vec<_>>().join(" "),
        ]
    });
    List { columns: COLUMNS, key: &["code"], rows: rows.collect() }
}

/// The parts of all answers, in the order of the document.
pub(crate) fn parts(catalogue: &Arc<Catalogue>) -> List {
    const COLUMNS: &[Column] = &[
        Column::text("path", "The path that names the part in every format").required(),
        Column::text("question", "The code of the question that it answers").required(),
        Column::text("name", "Its name in a document").required(),
        Column::text("kind", "What it holds: yesNo, percent, date, text, ticked, details or entries")
            .required(),
        Column::text("label", "Its label on forms"),
        Column::text("description", "What it means").required(),
        Column {
            field: FieldType::Count,
            ..Column::text(
                "maxWords",
                "The most words that the form asks for; nothing holds a respondent to it",
            )
        },
        Column::text("list", "The name of its list of options"),
        Column::text("pointer", "Where it stands in a JSON document, as a JSON pointer").required(),
        Column::text(
            "xmlPath",
            "Where it stands in an XML document of one response, as XPath writes it; msq is bound to the namespace",
        )
        .required(),
        Column::text("columns", "Its columns in a wide table, with a space between").required(),
        Column::text(
            "longPaths",
            "Its paths in a long table, with a space between; those of a list are given for its first entry",
        )
        .required(),
    ];
    let columns = WideColumns::of(catalogue);
    let rows = catalogue.parts().iter().map(|part| {
        let list = part.code_list.and_then(|list| catalogue.code_lists().get(list));
        vec![
            catalogue.path(Target::Part(part.id)),
            catalogue[part.question].code.clone(),
            part.name.clone(),
            part.kind.id().to_owned(),
            part.label.clone().unwrap_or_default(),
            part.description.clone(),
            part.max_words.map_or_else(String::new, |count| count.to_string()),
            list.map_or_else(String::new, |list| list.name.clone()),
            part.pointer.clone(),
            msq_xml::path(&part.pointer),
            columns.of_part(part).collect::<Vec<_>>().join(" "),
            long_paths(catalogue, part, &columns).join(" "),
        ]
    });
    List { columns: COLUMNS, key: &["path"], rows: rows.collect() }
}

/// The options of every list, in printed order.
pub(crate) fn options(catalogue: &Catalogue) -> List {
    const COLUMNS: &[Column] = &[
        Column::text("list", "The name of the list").required(),
        Column {
            field: FieldType::Count,
            ..Column::text("position", "Its place in the list, from 1 on").required()
        },
        Column::text("id", "The id that names the option in every format").required(),
        Column::text("label", "The printed label").required(),
        Column::bool("open", "Whether it asks for words of one's own, as \"Other\" does"),
        Column::text("notes", "The footnotes that hang on the label, a line each, with their numbers"),
    ];
    let rows = catalogue.code_lists().iter().flat_map(|list| {
        list.options.iter().zip(1..).map(|(choice, position)| {
            vec![
                list.name.clone(),
                position.to_string(),
                choice.id.clone(),
                choice.label.clone(),
                choice.open.to_string(),
                notes(&choice.notes),
            ]
        })
    });
    List { columns: COLUMNS, key: &["list", "id"], rows: rows.collect() }
}

/// The Member States of the United Nations and the observer States, in the order of their codes.
pub(crate) fn member_states() -> List {
    const COLUMNS: &[Column] = &[
        Column { pattern: Some("[A-Z]{3}"), ..Column::text("iso", "The ISO 3166-1 alpha-3 code").required() },
        Column {
            pattern: Some("[0-9]{3}"),
            ..Column::text("m49", "The UN M49 code of three digits").required()
        },
        Column::text("name", "The short name that the United Nations use in English when this is published")
            .required(),
        Column::text("status", "What it is to the United Nations: member or observer").required(),
    ];
    let rows = states::all().iter().filter_map(|state| {
        let status = match state.status {
            Status::Member => "member",
            Status::Observer => "observer",
            Status::Other => return None,
        };
        Some([state.iso, state.m49, state.name, status].map(str::to_owned).to_vec())
    });
    List { columns: COLUMNS, key: &["iso"], rows: rows.collect() }
}

/// The columns of a wide table.
pub(crate) struct WideColumns(Vec<TableColumn>);

impl WideColumns {
    pub(crate) fn of(catalogue: &Arc<Catalogue>) -> Self {
        Self(Tabulator::new(Layout::Wide, catalogue).columns().to_vec())
    }

    /// The heads of a part's columns.
    pub(crate) fn of_part(&self, part: &Part) -> impl Iterator<Item = &str> {
        let id = part.id;
        self.0.iter().filter(move |column| column.part == Some(id)).map(|column| column.head.as_str())
    }
}

/// The paths of a part in a long table; of a list, those of its first entry.
pub(crate) fn long_paths(catalogue: &Catalogue, part: &Part, columns: &WideColumns) -> Vec<String> {
    if part.kind != Kind::Entries {
        return columns.of_part(part).map(str::to_owned).collect();
    }
    let first = |field| Target::Entry { part: part.id, index: 0, field: Some(field) };
    let counts =
        columns.0.iter().filter(|column| column.part == Some(part.id) && column.field == FieldType::Count);
    let counts = counts.map(|column| column.head.clone());
    counts.chain(EntryField::ALL.map(|field| catalogue.path(first(field)))).collect()
}

/// Footnotes as a field holds them.
fn notes(notes: &[Note]) -> String {
    notes.iter().map(|note| format!("{} {}", note.number, note.text)).collect::<Vec<_>>().join("\n")
}
