//! A finding as a flat record, for programs: a row of a table, or an object of JSON.

use schemars::{
    JsonSchema,
    generate::SchemaSettings,
    transform::{RecursiveTransform, Transform},
};
use serde::Serialize;

use crate::{
    Diagnostic, Place, Severity, Spot, codes,
    schema::{be_plain, in_reading_order},
    states::State,
};

/// One finding. `msq validate --format json` prints a list of these.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "DiagnosticRecord")]
#[non_exhaustive]
pub struct DiagnosticRecord<'a> {
    /// The English short name of the state whose response it is about, where that is known.
    pub member_state: Option<&'a str>,
    /// The ISO 3166-1 alpha-3 code of that state.
    pub iso: Option<&'a str>,
    /// How much it matters.
    #[schemars(with = "SeverityName")]
    pub severity: Severity,
    /// The stable code of the kind of finding. There may be more of them in a later version.
    pub code: &'a str,
    /// The input that it was found in, such as a file.
    pub source: &'a str,
    /// The sheet of a workbook.
    pub sheet: Option<&'a str>,
    /// The cell of a sheet, such as `B7`.
    pub cell: Option<String>,
    /// The JSON pointer, or the path of an element of XML, within its document.
    pub pointer: Option<&'a str>,
    /// The line of a text, counted from 1.
    pub line: Option<u64>,
    /// The column in a line of JSON or XML, counted from 1 in characters.
    pub column: Option<u64>,
    /// The record of a CSV file, counted from 1, headers included.
    pub record: Option<u64>,
    /// The field of a record, counted from 1.
    pub field: Option<u64>,
    /// The path of the part that it is about, such as `17.value`.
    pub path: Option<&'a str>,
    /// What was found.
    pub message: &'a str,
    /// What to do about it.
    pub help: &'a str,
}

/// How much a finding matters.
#[derive(JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "Severity")]
#[expect(dead_code, reason = "the schema is all that is made of it")]
enum SeverityName {
    /// Nothing is wrong; it is said so that nothing happens in silence.
    Note,
    /// Something was read, kept or left in a way that a person should look at.
    Warning,
    /// Something couldn't be read.
    Error,
}

impl<'a> DiagnosticRecord<'a> {
    /// The record of a finding in the response of that state.
    pub fn new(state: Option<&'static State>, diagnostic: &'a Diagnostic) -> Self {
        let mut record = Self {
            member_state: state.map(|state| state.name),
            iso: state.map(|state| state.iso),
            severity: diagnostic.severity(),
            code: diagnostic.code.id(),
            source: &diagnostic.place.source,
            sheet: None,
            cell: None,
            pointer: None,
            line: None,
            column: None,
            record: None,
            field: None,
            path: diagnostic.path.as_deref(),
            message: &diagnostic.message,
            help: diagnostic.help(),
        };
        match &diagnostic.place.spot {
            Spot::Sheet { sheet } => record.sheet = Some(sheet),
            Spot::Cell { sheet, address } => {
                record.sheet = Some(sheet);
                record.cell = Some(address.to_string());
            }
            Spot::Record { line, record: number, field } => {
                record.line = Some(*line);
                record.record = Some(*number);
                record.field = Some(*field);
            }
            Spot::Json { pointer, line, column } | Spot::Xml { path: pointer, line, column } => {
                record.pointer = Some(pointer);
                record.line = Some(*line);
                record.column = Some(*column);
            }
            // The whole input has no spot of its own.
            _ => {}
        }
        record
    }

    /// The names of its members, in order: the header of a table with a record a row.
    ///
    /// ```
    /// let columns = msq_core::DiagnosticRecord::columns();
    /// assert_eq!(columns.first().map(String::as_str), Some("memberState"));
    /// ```
    pub fn columns() -> Vec<String> {
        let any = Diagnostic::new(codes::MORE_FINDINGS, Place::default(), "");
        match serde_json::to_value(DiagnosticRecord::new(None, &any)) {
            Ok(serde_json::Value::Object(members)) => members.into_iter().map(|(name, _)| name).collect(),
            // A record is an object.
            _ => Vec::new(),
        }
    }

    /// The JSON Schema 2020-12 of a list of records.
    ///
    /// ```
    /// let schema = msq_core::DiagnosticRecord::schema();
    /// assert_eq!(schema["items"]["$ref"], "#/$defs/DiagnosticRecord");
    /// ```
    pub fn schema() -> serde_json::Value {
        let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
        let mut schema = generator.into_root_schema_for::<Vec<DiagnosticRecord<'static>>>();
        RecursiveTransform(be_plain).transform(&mut schema);
        schema.insert("title".to_owned(), "Diagnostics".into());
        in_reading_order(schema)
    }
}
