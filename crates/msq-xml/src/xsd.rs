//! The XML Schema of an edition's documents, made from its catalogue.
//!
//! It accepts what the [`Reader`](crate::Reader) accepts: where XML Schema's own types are wider, patterns narrow them.

use std::fmt::{Display, Write};

use msq_core::{Catalogue, CodeList, EntryField, Kind, Node, Note, Object, Part};

use crate::{
    escape,
    names::{ENTRY, OPTION, RESPONSE, RESPONSES, namespace},
    number,
};

/// Types that every edition has. Those of an edition are named as in its JSON Schema.
const TRUE_OR_FALSE: &str = "TrueOrFalse";
const NUMBER: &str = "Number";
const DAY: &str = "Day";
const ENTRY_TYPE: &str = "Entry";
const ENTRIES_TYPE: &str = "Entries";

/// The XML Schema 1.0 of the documents of an edition.
///
/// Its types have the names of those in the JSON Schema. An element of a question carries its prompt and footnotes as
/// documentation, and its code as `appinfo`.
///
/// ```
/// use msq_core::{Edition, editions::edition2020::Msq2020};
///
/// let catalogue = Msq2020::catalogue();
/// let xsd = msq_xml::xsd(&catalogue);
/// assert!(xsd.contains(&format!("targetNamespace=\"{}\"", msq_xml::namespace(&catalogue))));
/// assert!(xsd.contains("<xs:enumeration value=\"digitalIdentity\">"));
/// ```
pub fn xsd(catalogue: &Catalogue) -> String {
    let namespace = namespace(catalogue);
    let mut xsd = Xsd { catalogue, text: String::new(), open: Vec::new(), types: Vec::new() };
    xsd.text.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xsd.open(
        "schema",
        format_args!(
            " xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" xmlns:msq=\"{namespace}\" targetNamespace=\"{namespace}\" \
             elementFormDefault=\"qualified\" version=\"{}\"",
            catalogue.version()
        ),
    );
    xsd.annotation(None, catalogue.title(), catalogue.notes());
    xsd.roots();
    xsd.common_types();
    catalogue.code_lists().iter().for_each(|list| xsd.code_list(list));
    // Types are met in the order of the document, the outer ones first.
    let mut next = 0;
    while let Some((object, pointer)) = xsd.types.get(next).cloned() {
        xsd.open("complexType", format_args!(" name=\"{}\"", object.type_name));
        xsd.members(object, &pointer);
        xsd.close();
        next += 1;
    }
    xsd.close();
    xsd.text
}

struct Xsd<'a> {
    catalogue: &'a Catalogue,
    text: String,
    /// The elements that are open.
    open: Vec<&'static str>,
    /// The named types of objects that were met, each with the JSON pointer where it was met first.
    types: Vec<(&'a Object, String)>,
}

impl<'a> Xsd<'a> {
    /// The elements that a document may begin with.
    fn roots(&mut self) {
        let document = self.catalogue.document();
        self.open("element", format_args!(" name=\"{RESPONSE}\"{}", self.type_of(document)));
        self.annotation(None, "The response of one Member State.", &[]);
        self.object(document, "");
        self.close();
        self.open("element", format_args!(" name=\"{RESPONSES}\""));
        self.annotation(None, "The responses of several Member States.", &[]);
        self.open("complexType", "");
        self.open("sequence", "");
        self.leaf("element", format_args!(" ref=\"msq:{RESPONSE}\" minOccurs=\"0\" maxOccurs=\"unbounded\""));
        self.close_to("element");
    }

    /// The types of what answers are made of.
    fn common_types(&mut self) {
        self.simple_type(TRUE_OR_FALSE, "boolean", "true|false", "Yes (true) or no (false).");
        self.simple_type(NUMBER, "double", number::PATTERN, "A number, written as in JSON.");
        self.simple_type(DAY, "date", "[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}", "A day, written YYYY-MM-DD.");
        self.open("complexType", format_args!(" name=\"{ENTRY_TYPE}\""));
        self.open("sequence", "");
        for field in EntryField::ALL {
            let name = field.name();
            self.leaf("element", format_args!(" name=\"{name}\" type=\"xs:string\" minOccurs=\"0\""));
        }
        self.close_to("complexType");
        self.list_type(ENTRIES_TYPE, ENTRY, ENTRY_TYPE);
    }

    /// The options of a code list, the list of those that were ticked, and the words beside them.
    fn code_list(&mut self, list: &CodeList) {
        let name = &list.name;
        self.open("simpleType", format_args!(" name=\"{name}\""));
        self.annotation(None, &list.description, &[]);
        self.open("restriction", " base=\"xs:token\"");
        for choice in &list.options {
            self.open("enumeration", format_args!(" value=\"{}\"", choice.id));
            self.annotation(None, &choice.label, &choice.notes);
            self.close();
        }
        self.close_to("simpleType");
        self.list_type(&ticked_type(list), OPTION, name);
        self.open("complexType", format_args!(" name=\"{}\"", details_type(list)));
        self.open("sequence", "");
        for choice in &list.options {
            self.open("element", format_args!(" name=\"{}\" type=\"xs:string\" minOccurs=\"0\"", choice.id));
            self.annotation(None, &choice.label, &[]);
            self.close();
        }
        self.close_to("complexType");
    }

    fn simple_type(&mut self, name: &str, base: &str, pattern: &str, documentation: &str) {
        self.open("simpleType", format_args!(" name=\"{name}\""));
        self.annotation(None, documentation, &[]);
        self.restriction(base, format_args!("pattern value=\"{pattern}\""));
        self.close();
    }

    fn list_type(&mut self, name: &str, item: &str, item_type: &str) {
        self.open("complexType", format_args!(" name=\"{name}\""));
        self.open("sequence", "");
        let occurs = "minOccurs=\"0\" maxOccurs=\"unbounded\"";
        self.leaf("element", format_args!(" name=\"{item}\" type=\"msq:{item_type}\" {occurs}"));
        self.close_to("complexType");
    }

    /// The attribute that names the type of an object, if it has a name.
    fn type_of(&self, object: &Object) -> String {
        let name = &object.type_name;
        if name.is_empty() { String::new() } else { format!(" type=\"msq:{name}\"") }
    }

    /// The type of an object, in place or to be written later.
    fn object(&mut self, object: &'a Object, pointer: &str) {
        if object.type_name.is_empty() {
            self.open("complexType", "");
            self.members(object, pointer);
            self.close();
        } else if !self.types.iter().any(|(known, _)| known.type_name == object.type_name) {
            self.types.push((object, pointer.to_owned()));
        }
    }

    fn members(&mut self, object: &'a Object, pointer: &str) {
        let catalogue = self.catalogue;
        self.annotation(None, &object.description, &[]);
        self.open("sequence", "");
        for (name, node) in &object.members {
            let pointer = format!("{pointer}/{name}");
            match node {
                Node::Constant(constant) => {
                    self.open("element", format_args!(" name=\"{name}\""));
                    self.annotation(None, &constant.description, &[]);
                    self.open("simpleType", "");
                    self.open("restriction", " base=\"xs:token\"");
                    for text in constant.all() {
                        self.leaf("enumeration", format_args!(" value=\"{}\"", escape::text(text)));
                    }
                    self.close();
                    self.close_to("element");
                }
                Node::Part(part) => self.part(name, &catalogue[*part], &object.type_name),
                Node::Object(below) => {
                    let of_type = self.type_of(below);
                    self.open("element", format_args!(" name=\"{name}\"{of_type} minOccurs=\"0\""));
                    self.heading(&pointer);
                    self.object(below, &pointer);
                    self.close();
                }
                _ => {}
            }
        }
        self.close();
    }

    /// What the questionnaire prints at a place: the prompt of a question, or the title of a section.
    fn heading(&mut self, pointer: &str) {
        let questions = self.catalogue.questions();
        if let Some(question) = questions.iter().find(|question| question.pointer == pointer) {
            return self.annotation(Some(&question.code), &question.prompt, &question.notes);
        }
        let is_below = |below: &str| below.strip_prefix(pointer).is_some_and(|rest| rest.starts_with('/'));
        if let Some(question) = questions.iter().find(|question| is_below(&question.pointer)) {
            let section = question.section(self.catalogue);
            self.annotation(section.numeral.as_deref(), &section.title, &section.notes);
        }
    }

    fn part(&mut self, name: &str, part: &Part, type_name: &str) {
        let list = part.code_list.and_then(|list| self.catalogue.code_lists().get(list));
        let pattern = part.identity.and_then(|identity| identity.pattern());
        let of_type = match (part.kind, list) {
            (Kind::YesNo, _) => format!("msq:{TRUE_OR_FALSE}"),
            (Kind::Percent, _) => format!("msq:{NUMBER}"),
            (Kind::Date, _) => format!("msq:{DAY}"),
            (Kind::Entries, _) => format!("msq:{ENTRIES_TYPE}"),
            (Kind::Ticked, Some(list)) => format!("msq:{}", ticked_type(list)),
            (Kind::Details, Some(list)) => format!("msq:{}", details_type(list)),
            (Kind::Text | Kind::Ticked | Kind::Details, _) => "xs:string".to_owned(),
        };
        let of_type = if pattern.is_some() { String::new() } else { format!(" type=\"{of_type}\"") };
        self.open("element", format_args!(" name=\"{name}\"{of_type} minOccurs=\"0\""));
        self.annotation(None, &part.description, &[]);
        if let Some(pattern) = pattern {
            self.open("simpleType", "");
            // A pattern of XML Schema is about the whole text anyway.
            let pattern = pattern.trim_start_matches('^').trim_end_matches('$');
            self.restriction("token", format_args!("pattern value=\"{}\"", escape::text(pattern)));
            self.close();
        }
        if part.kind == Kind::Ticked {
            let name = if type_name.is_empty() {
                part.pointer.replace('/', "_")
            } else {
                format!("{type_name}-{name}")
            };
            self.open("unique", format_args!(" name=\"{name}\""));
            self.leaf("selector", format_args!(" xpath=\"msq:{OPTION}\""));
            self.leaf("field", " xpath=\".\"");
            self.close();
        }
        self.close();
    }

    fn annotation(&mut self, code: Option<&str>, documentation: &str, notes: &[Note]) {
        if code.is_none() && documentation.is_empty() && notes.is_empty() {
            return;
        }
        self.open("annotation", "");
        if let Some(code) = code {
            self.line(format_args!("<xs:appinfo><msq:code>{}</msq:code></xs:appinfo>", escape::text(code)));
        }
        let notes = notes.iter().map(|note| format!("{} {}", note.number, note.text));
        for text in [documentation.to_owned()].into_iter().chain(notes).filter(|text| !text.is_empty()) {
            self.line(format_args!("<xs:documentation>{}</xs:documentation>", escape::text(&text)));
        }
        self.close();
    }

    /// A restriction of one of XML Schema's own types by one facet.
    fn restriction(&mut self, base: &str, facet: impl Display) {
        self.open("restriction", format_args!(" base=\"xs:{base}\""));
        self.line(format_args!("<xs:{facet}/>"));
        self.close();
    }

    fn leaf(&mut self, name: &str, attributes: impl Display) {
        self.line(format_args!("<xs:{name}{attributes}/>"));
    }

    fn open(&mut self, name: &'static str, attributes: impl Display) {
        self.line(format_args!("<xs:{name}{attributes}>"));
        self.open.push(name);
    }

    fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.line(format_args!("</xs:{name}>"));
        }
    }

    /// Closes the innermost open element of that name, and what is in it.
    fn close_to(&mut self, name: &str) {
        while let Some(innermost) = self.open.last().copied() {
            self.close();
            if innermost == name {
                break;
            }
        }
    }

    fn line(&mut self, line: impl Display) {
        let indent = 2 * self.open.len();
        // Memory takes all that is written.
        let _ = writeln!(self.text, "{:indent$}{line}", "");
    }
}

fn ticked_type(list: &CodeList) -> String {
    format!("{}Ticked", list.name)
}

fn details_type(list: &CodeList) -> String {
    format!("{}Details", list.name)
}
