//! Documents put together as text, faults and all: no writer would write them.

use std::fmt::Write;

use msq_core::{Catalogue, Node};

/// The members of an object, or the elements in an element, each with its name.
pub(super) type Members = Vec<(String, Piece)>;

/// What stands behind a name.
#[derive(Clone, Debug)]
pub(super) enum Piece {
    /// A value, as the format has it.
    Raw(String),
    /// An object, or an element of elements.
    Nested(Members),
}

/// The texts that every document says of itself, in quotation marks if that is how they are written.
pub(super) fn constants(catalogue: &Catalogue, quote: &str) -> Members {
    let members = catalogue.document().members.iter();
    let constants = members.filter_map(|(name, node)| match node {
        Node::Constant(constant) => {
            Some((name.clone(), Piece::Raw(format!("{quote}{}{quote}", constant.written))))
        }
        _ => None,
    });
    constants.collect()
}

/// Puts a value at a JSON pointer, inside of what its names name.
pub(super) fn at(pointer: &str, value: &str) -> Members {
    let names = pointer.trim_start_matches('/').rsplit('/');
    let nested =
        names.fold(Piece::Raw(value.to_owned()), |piece, name| Piece::Nested(vec![(name.to_owned(), piece)]));
    match nested {
        Piece::Nested(members) => members,
        Piece::Raw(_) => Vec::new(),
    }
}

/// The members as a JSON object.
pub(super) fn json(members: &Members) -> String {
    let mut text = String::new();
    json_object(&mut text, members, 1);
    text.push('\n');
    text
}

fn json_object(text: &mut String, members: &Members, depth: usize) {
    let indent = "  ".repeat(depth);
    text.push('{');
    for (at, (name, piece)) in members.iter().enumerate() {
        text.push_str(if at == 0 { "\n" } else { ",\n" });
        // Memory takes all that is written.
        let _ = write!(text, "{indent}\"{name}\": ");
        match piece {
            Piece::Raw(value) => text.push_str(value),
            Piece::Nested(members) => json_object(text, members, depth + 1),
        }
    }
    let _ = write!(text, "\n{}}}", "  ".repeat(depth - 1));
}

/// The members as an XML document, whose root has these attributes.
pub(super) fn xml(root: &str, attributes: &str, members: &Members) -> String {
    let mut text = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<{root}{attributes}>\n");
    xml_elements(&mut text, members, 1);
    let _ = writeln!(text, "</{root}>");
    text
}

fn xml_elements(text: &mut String, members: &Members, depth: usize) {
    let indent = "  ".repeat(depth);
    for (name, piece) in members {
        // Attributes stand behind the name.
        let element = name.split(' ').next().unwrap_or_default();
        let _ = match piece {
            Piece::Raw(value) => writeln!(text, "{indent}<{name}>{value}</{element}>"),
            Piece::Nested(members) => {
                let _ = writeln!(text, "{indent}<{name}>");
                xml_elements(text, members, depth + 1);
                writeln!(text, "{indent}</{element}>")
            }
        };
    }
}
