//! Relationships: what a part of a workbook points to, in other parts and on the web.

use std::{
    collections::BTreeMap,
    io::{Read, Seek},
};

use quick_xml::events::Event;

use super::{Package, part::unescaped};
use crate::Error;

/// How long the name of a part may be; zip allows more, but nobody needs it.
const NAME: usize = 1024;

/// What a relationship points to.
pub(crate) struct Relation {
    /// The last word of its type, such as `worksheet`.
    pub(crate) kind: String,
    /// The part or the address on the web, as written.
    pub(crate) target: String,
}

/// The relationships of a part.
pub(crate) struct Relations {
    /// The folder of the part, with its slash.
    folder: String,
    by_id: BTreeMap<String, Relation>,
}

impl Relations {
    /// Reads the relationships of the part `name`; of the workbook itself, if that is empty.
    pub(crate) fn read<R: Read + Seek>(package: &mut Package<R>, name: &str) -> Result<Self, Error> {
        let (folder, file) = split(name);
        let mut relations = Self { folder: folder.to_owned(), by_id: BTreeMap::new() };
        let Some(mut part) = package.small_part(&format!("{folder}_rels/{file}.rels"))? else {
            return Ok(relations);
        };
        let mut buf = Vec::new();
        loop {
            match part.next(&mut buf)? {
                Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == "Relationship" => {
                    let [id, kind, target] = part.attributes(&tag, ["Id", "Type", "Target"])?;
                    let (Some(id), Some(kind), Some(target)) = (id, kind, target) else { continue };
                    let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                    let relation = Relation { kind, target: unescaped(&target).into_owned() };
                    if relations.by_id.insert(id.into_owned(), relation).is_some() {
                        return Err(part.malformed("two relationships have the same name"));
                    }
                }
                Event::Eof => return Ok(relations),
                _ => {}
            }
        }
    }

    /// The relationship of that name.
    pub(crate) fn get(&self, id: &str) -> Option<&Relation> {
        self.by_id.get(id)
    }

    /// The parts that relationships of this kind point to, by the names of the relationships.
    pub(crate) fn parts(&self, kind: &str) -> impl Iterator<Item = String> {
        let of_kind = self.by_id.values().filter(move |relation| relation.kind == kind);
        of_kind.filter_map(|relation| self.part(relation))
    }

    /// The part that a relationship points to; `None` if the name is too long to be one.
    pub(crate) fn part(&self, relation: &Relation) -> Option<String> {
        (relation.target.len() <= NAME && self.folder.len() <= NAME)
            .then(|| resolve(&self.folder, &relation.target))
    }
}

/// The name of the part that `target` points to from a part in `folder`.
fn resolve(folder: &str, target: &str) -> String {
    let (base, target) = match target.strip_prefix('/') {
        Some(target) => ("", target),
        None => (folder, target),
    };
    let mut names: Vec<&str> = Vec::new();
    for name in base.split_terminator('/').chain(target.split('/')) {
        match name {
            "." => {}
            ".." => {
                names.pop();
            }
            name => names.push(name),
        }
    }
    names.join("/")
}

/// The folder of a part, with its slash, and its own name.
fn split(path: &str) -> (&str, &str) {
    path.split_at(path.rfind('/').map_or(0, |slash| slash + 1))
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn targets_are_paths() {
        for (folder, target, expected) in [
            ("xl/", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl/", "/xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl/worksheets/", "../comments1.xml", "xl/comments1.xml"),
            ("xl/worksheets/", "./../drawings/./vmlDrawing1.vml", "xl/drawings/vmlDrawing1.vml"),
            ("", "xl/workbook.xml", "xl/workbook.xml"),
            ("xl/", "../../../a.xml", "a.xml"),
            ("xl/", "", "xl/"),
        ] {
            assert_eq!(resolve(folder, target), expected, "{target} from {folder}");
        }
    }
}
