//! The documents that a reader must refuse, each for one fault.

use std::sync::Arc;

use msq_core::{Catalogue, Code, Kind, codes};

use super::{
    document::{
        BySchema::{self, Refused, Varies},
        Document,
        Format::{self, Json, Xml},
    },
    text::{Members, Piece, at, constants, json, xml},
    values::{BAD_VALUES, BadValue, Of},
};

/// All of them.
pub(super) fn documents(catalogue: &Arc<Catalogue>) -> Vec<Document> {
    let faults = Faults { catalogue };
    let mut documents: Vec<_> = BAD_VALUES.iter().flat_map(|value| faults.value(value)).collect();
    documents.extend(faults.members());
    documents.extend(faults.xml_alone());
    documents.extend(faults.no_documents());
    documents
}

/// What becomes of the members of a document that was right; in JSON first, and then in XML.
struct Change<'a> {
    name: &'static str,
    change: &'a dyn Fn(&mut Members, Format),
    by_schema: [BySchema; 2],
    code: Code,
    why: &'static str,
}

struct Faults<'a> {
    catalogue: &'a Arc<Catalogue>,
}

impl Faults<'_> {
    /// The documents with a value that its part can't hold; none if the edition has no such part.
    fn value(&self, value: &BadValue) -> Vec<Document> {
        let mut parts = self.catalogue.parts().iter();
        let part = parts.find(|part| match value.of {
            // Who responds isn't just any text.
            Of::Kind(kind) => part.kind == kind && part.identity.is_none(),
            Of::Identity(identity) => part.identity == Some(identity),
        });
        let Some(part) = part else { return Vec::new() };
        let option = self.catalogue.options(part.id).first().map_or("", |choice| &choice.id);
        let document = |format, (raw, by_schema): (&str, BySchema)| {
            let members = self.with(format, at(&part.pointer, &raw.replace("{option}", option)));
            refused(value.name, format, self.text(format, &members), by_schema, value.code, value.why)
        };
        let json = value.json.map(|written| document(Json, written));
        json.into_iter().chain(value.xml.map(|written| document(Xml, written))).collect()
    }

    /// The documents whose members aren't those of the edition.
    fn members(&self) -> Vec<Document> {
        let raw = |format, text: &str| Piece::Raw(format!("{0}{text}{0}", quote(format)));
        [
            Change {
                name: "unknown-property",
                change: &|members, format| members.push(("invented".to_owned(), raw(format, "something"))),
                by_schema: [Refused; 2],
                code: codes::UNKNOWN_PROPERTY,
                why: "A document has the questions of its edition, and nothing else.",
            },
            Change {
                name: "repeated-property",
                change: &|members, _| members.extend(self.answered()),
                by_schema: [Varies, Refused],
                code: codes::REPEATED_PROPERTY,
                why: "Everything stands in a document once. Most parsers of JSON keep the last one in silence.",
            },
            Change {
                name: "no-edition",
                change: &|members, _| members.retain(|(name, _)| name != EDITION),
                by_schema: [Refused; 2],
                code: codes::MISSING_PROPERTY,
                why: "A document says its edition.",
            },
            Change {
                name: "no-version",
                change: &|members, _| members.retain(|(name, _)| name != VERSION),
                by_schema: [Refused; 2],
                code: codes::MISSING_PROPERTY,
                why: "A document says which version of the contract it follows.",
            },
            Change {
                name: "another-edition",
                change: &|members, format| set(members, EDITION, raw(format, "1066")),
                by_schema: [Refused; 2],
                code: codes::WRONG_CONSTANT,
                why: "There is no such edition.",
            },
            Change {
                name: "another-version",
                change: &|members, format| set(members, VERSION, raw(format, "0.0")),
                by_schema: [Refused; 2],
                code: codes::WRONG_CONSTANT,
                why: "This version of the contract includes no such version.",
            },
        ]
        .into_iter()
        .flat_map(|change| self.changed(&change))
        .collect()
    }

    /// The documents with a change that both formats can have.
    fn changed(&self, Change { name, change, by_schema, code, why }: &Change<'_>) -> [Document; 2] {
        [0, 1].map(|at| {
            let format = [Json, Xml][at];
            let mut members = self.with(format, self.answered());
            change(&mut members, format);
            refused(name, format, self.text(format, &members), by_schema[at], *code, why)
        })
    }

    /// The documents with faults that XML alone has.
    fn xml_alone(&self) -> Vec<Document> {
        let answered = self.with(Xml, self.answered());
        let document = |members: &Members| self.text(Xml, members);
        let mut backwards = answered.clone();
        backwards.reverse();
        let mut with_attribute = answered.clone();
        if let Some((name, _)) = with_attribute.last_mut() {
            name.push_str(" note=\"words\"");
        }
        let of_another = format!(" xmlns=\"{}0\"", msq_xml::namespace(self.catalogue));
        let changed = |from, to| document(&answered).replacen(from, to, 1);
        [
            (
                "misplaced-element",
                document(&backwards),
                Refused,
                codes::MISPLACED_ELEMENT,
                "Elements stand in the order of the questionnaire.",
            ),
            (
                "attribute",
                document(&with_attribute),
                Refused,
                codes::UNKNOWN_PROPERTY,
                "Elements have no attributes.",
            ),
            (
                "words-between-elements",
                changed("\n</response>", "\n  words\n</response>"),
                Refused,
                codes::WRONG_SHAPE,
                "Words stand in the elements of texts alone.",
            ),
            (
                "no-namespace",
                xml("response", "", &answered),
                Refused,
                codes::WRONG_CONSTANT,
                "A document has the namespace of its edition.",
            ),
            (
                "another-namespace",
                xml("response", &of_another, &answered),
                Refused,
                codes::WRONG_CONSTANT,
                "There is no such namespace.",
            ),
            (
                "document-type",
                changed("<response", "<!DOCTYPE response>\n<response"),
                Varies,
                codes::UNREADABLE_INPUT,
                "A document has no document type, which could make much of little.",
            ),
        ]
        .map(|(name, content, by_schema, code, why)| refused(name, Xml, content, by_schema, code, why))
        .into()
    }

    /// What isn't even a document.
    fn no_documents(&self) -> Vec<Document> {
        let [json, xml] = [Json, Xml].map(|format| self.text(format, &self.with(format, self.answered())));
        let half = |text: &str| text.lines().take(3).map(|line| format!("{line}\n")).collect::<String>();
        let (empty, cut) = ("There is nothing in it.", "It isn't whole.");
        [
            ("empty", Json, String::new(), empty),
            ("empty", Xml, String::new(), empty),
            ("cut-short", Json, half(&json), cut),
            ("cut-short", Xml, half(&xml), cut),
            ("a-text", Json, "\"Utopia\"\n".to_owned(), "A response is an object."),
            (
                "another-root",
                Xml,
                xml.replace("response", "answer"),
                "A document begins with a response, or several.",
            ),
        ]
        .map(|(name, format, content, why)| {
            refused(name, format, content, Refused, codes::UNREADABLE_INPUT, why)
        })
        .into()
    }

    /// What every document says, and those members.
    fn with(&self, format: Format, members: Members) -> Members {
        constants(self.catalogue, quote(format)).into_iter().chain(members).collect()
    }

    /// The first yes or no, answered.
    fn answered(&self) -> Members {
        let part = self.catalogue.parts().iter().find(|part| part.kind == Kind::YesNo);
        part.map_or_else(Vec::new, |part| at(&part.pointer, "true"))
    }

    fn text(&self, format: Format, members: &Members) -> String {
        match format {
            Json => json(members),
            Xml => xml("response", &format!(" xmlns=\"{}\"", msq_xml::namespace(self.catalogue)), members),
        }
    }
}

/// The names of what every document says of itself.
const EDITION: &str = "edition";
const VERSION: &str = "version";

/// The sign around a text.
fn quote(format: Format) -> &'static str {
    match format {
        Json => "\"",
        Xml => "",
    }
}

fn set(members: &mut Members, name: &str, piece: Piece) {
    members.iter_mut().filter(|(member, _)| member == name).for_each(|(_, at)| *at = piece.clone());
}

fn refused(
    name: &str,
    format: Format,
    content: String,
    by_schema: BySchema,
    code: Code,
    why: &str,
) -> Document {
    Document {
        name: name.to_owned(),
        format,
        content,
        responses: None,
        by_schema,
        error: Some(code),
        why: why.to_owned(),
    }
}
