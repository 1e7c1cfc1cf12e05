//! The tables and lists described as a Data Package of Frictionless Data, version 1, with a Table Schema each.

use std::sync::Arc;

use msq_core::{Catalogue, Identity, Node};
use msq_table::{
    Layout,
    canonical::{Column as TableColumn, FieldType, Tabulator},
};
use serde_json::{Map, Value, json};

use crate::{
    Artefact,
    lists::{self, List},
    written::MARK,
};

/// The description of the tables of an edition, as JSON.
pub(crate) fn data_package(catalogue: &Arc<Catalogue>) -> String {
    let table = |artefact: Artefact, layout, title, key: &[&str], foreign| {
        let tabulator = Tabulator::new(layout, catalogue);
        let fields = tabulator.columns().iter().map(|column| field_of_table(catalogue, column)).collect();
        resource(artefact, title, MARK, schema(fields, key, foreign))
    };
    let list = |artefact, title, list: &List, foreign| {
        let fields = list.columns.iter().map(field_of_list).collect();
        resource(artefact, title, "", schema(fields, list.key, foreign))
    };
    let question = |field| vec![foreign_key(field, Artefact::Questions, "code")];
    let resources = [
        table(Artefact::WideTable, Layout::Wide, "Responses, a row a Member State", &[], Vec::new()),
        table(
            Artefact::LongTable,
            Layout::Long,
            "Responses, a row an answer",
            &["response", "path"],
            question("code"),
        ),
        list(Artefact::Questions, "Questions", &lists::questions(catalogue), Vec::new()),
        list(Artefact::Parts, "Parts of answers", &lists::parts(catalogue), question("question")),
        list(Artefact::Options, "Options", &lists::options(catalogue), Vec::new()),
        list(Artefact::MemberStates, "Member States", &lists::member_states(), Vec::new()),
    ];
    let package = json!({
        "profile": "tabular-data-package",
        "name": format!("msq-{}", catalogue.edition()),
        "title": catalogue.title(),
        "description": "The tables that msq writes, with invented responses in them, and the lists that go with them.",
        "version": catalogue.version(),
        "licenses": licenses(),
        "resources": resources,
    });
    format!("{package:#}\n")
}

/// The licences of the workspace, of which one chooses.
fn licenses() -> Vec<Value> {
    env!("CARGO_PKG_LICENSE").split(" OR ").map(|name| json!({ "name": name })).collect()
}

/// The name of a resource: that of its file, without the folder and the ending.
fn name(artefact: Artefact) -> &'static str {
    let file = artefact.file_name();
    let file = file.rsplit_once('/').map_or(file, |(_, file)| file);
    file.split_once('.').map_or(file, |(name, _)| name)
}

fn resource(artefact: Artefact, title: &str, description: &str, schema: Value) -> Value {
    let mut resource = json!({
        "profile": "tabular-data-resource",
        "name": name(artefact),
        "path": artefact.file_name(),
        "title": title,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": { "delimiter": ",", "lineTerminator": "\n", "quoteChar": "\"", "doubleQuote": true, "header": true },
        "schema": schema,
    });
    if !description.is_empty() {
        resource["description"] = description.into();
    }
    resource
}

/// A Table Schema. Only a blank is missing: `NA` is a text.
fn schema(fields: Vec<Value>, key: &[&str], foreign: Vec<Value>) -> Value {
    let mut schema = json!({ "fields": fields, "missingValues": [""] });
    if !key.is_empty() {
        schema["primaryKey"] = key.into();
    }
    if !foreign.is_empty() {
        schema["foreignKeys"] = foreign.into();
    }
    schema
}

fn foreign_key(field: &str, artefact: Artefact, to: &str) -> Value {
    json!({ "fields": field, "reference": { "resource": name(artefact), "fields": to } })
}

fn field_of_list(column: &lists::Column) -> Value {
    let mut constraints = Map::new();
    if column.required {
        constraints.insert("required".into(), true.into());
    }
    if let Some(pattern) = column.pattern {
        constraints.insert("pattern".into(), pattern.into());
    }
    field(column.name, column.name, column.description, column.field, constraints)
}

fn field_of_table(catalogue: &Catalogue, column: &TableColumn) -> Value {
    let mut constraints = Map::new();
    let part = column.part.map(|part| &catalogue[part]);
    if let Some(pattern) = part.and_then(|part| part.identity).and_then(Identity::pattern) {
        constraints.insert("pattern".into(), bare(pattern).into());
    }
    if let Some((_, Node::Constant(constant))) = catalogue.document().member(&column.head) {
        constraints.insert("required".into(), true.into());
        constraints.insert("enum".into(), constant.all().collect());
    }
    // The note says the question first, and then what the label says.
    let question = column.note.strip_suffix(&column.label).unwrap_or(&column.note).trim_end();
    field(&column.head, &column.label.replace('`', ""), question, column.field, constraints)
}

fn field(
    name: &str,
    title: &str,
    description: &str,
    of_type: FieldType,
    mut constraints: Map<String, Value>,
) -> Value {
    let mut field = json!({ "name": name });
    field["type"] = match of_type {
        FieldType::Bool => "boolean",
        FieldType::Number => "number",
        FieldType::Count => "integer",
        FieldType::Date => "date",
        _ => "string",
    }
    .into();
    match of_type {
        FieldType::Bool => {
            field["trueValues"] = ["true"].into();
            field["falseValues"] = ["false"].into();
        }
        FieldType::Count => {
            constraints.insert("minimum".into(), 0.into());
        }
        _ => {}
    }
    if title != name {
        field["title"] = title.into();
    }
    if !description.is_empty() {
        field["description"] = description.into();
    }
    if !constraints.is_empty() {
        field["constraints"] = constraints.into();
    }
    field
}

/// A pattern of JSON Schema as Table Schema has it: about the whole text.
fn bare(pattern: &str) -> &str {
    pattern.trim_start_matches('^').trim_end_matches('$')
}
