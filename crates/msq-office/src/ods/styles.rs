//! The styles of cells and of pieces of text: which of them strike out. No more of them is read.
//!
//! Those that people know by their names stand in `styles.xml`, and those that a program makes up in `content.xml`;
//! these go back to the former.

use std::{
    collections::HashMap,
    io::{Read, Seek},
    sync::Arc,
};

use quick_xml::events::{BytesStart, Event};

use crate::{
    Error,
    budget::Budget,
    package::{Package, part::Xml},
};

/// The file inside the package that holds the styles with names.
const STYLES: &str = "styles.xml";
/// How many styles may stand behind each other. Programs write three or four, and a circle has no end.
const ANCESTORS: usize = 64;
/// Bytes that a style takes beside its name, the room that a growing table leaves empty included.
const STYLE: u64 = 64;

/// What a style is for.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Family {
    Cells,
    Texts,
}

/// A style, as far as it was read.
struct Definition {
    family: Family,
    /// Absent of what holds where there is no style.
    name: Option<String>,
    parent: Option<String>,
    struck: Option<bool>,
}

impl Definition {
    /// A style that has just begun, if it is of cells or texts.
    fn begin<F: Read>(xml: &Xml<F>, tag: &BytesStart<'_>) -> Result<Option<Self>, Error> {
        let names = ["style:family", "style:name", "style:parent-style-name"];
        let [family, name, parent] = xml.attributes(tag, names)?;
        let family = match family.as_deref() {
            Some("table-cell") => Family::Cells,
            Some("text") => Family::Texts,
            _ => return Ok(None),
        };
        let (name, parent) = (name.map(Into::into), parent.map(Into::into));
        Ok(Some(Self { family, name, parent, struck: None }))
    }

    /// What it says of its text. Any line counts, be it double, dotted or a wave.
    fn properties<F: Read>(&mut self, xml: &Xml<F>, tag: &BytesStart<'_>) -> Result<(), Error> {
        let names = ["style:text-line-through-style", "style:text-line-through-type"];
        let said = xml.attributes(tag, names)?;
        let mut said = said.iter().flatten().peekable();
        if said.peek().is_some() {
            self.struck = Some(said.all(|said| said.trim() != "none"));
        }
        Ok(())
    }
}

/// Which styles strike out, and which say that they don't.
#[derive(Default)]
pub(super) struct Known {
    cells: HashMap<String, bool>,
    texts: HashMap<String, bool>,
    /// Whether cells without a style are struck out.
    others: bool,
}

impl Known {
    /// Reads the styles with names.
    pub(super) fn read<R: Read + Seek>(package: &mut Package<R>) -> Result<Self, Error> {
        let (mut known, mut defined) = (Self::default(), Vec::new());
        if let Some(part) = package.small_part(STYLES)? {
            // Of one that can't be read on, nothing more is known: no cell is lost with it.
            definitions(part, &mut defined).unwrap_or_default();
        }
        let parents: HashMap<_, _> = defined
            .iter()
            .filter_map(|style| Some(((style.family, style.name.as_deref()?), style)))
            .collect();
        let resolved = |style: &Definition| {
            let mut next = Some(style);
            for _ in 0..ANCESTORS {
                let style = next?;
                if style.struck.is_some() {
                    return style.struck;
                }
                next = parents.get(&(style.family, style.parent.as_deref()?)).copied();
            }
            None
        };
        for style in &defined {
            match (&style.name, resolved(style)) {
                (Some(name), Some(struck)) => {
                    known.family_mut(style.family).insert(name.clone(), struck);
                }
                (None, Some(struck)) if style.family == Family::Cells => known.others = struck,
                _ => {}
            }
        }
        Ok(known)
    }

    fn family(&self, family: Family) -> &HashMap<String, bool> {
        match family {
            Family::Cells => &self.cells,
            Family::Texts => &self.texts,
        }
    }

    fn family_mut(&mut self, family: Family) -> &mut HashMap<String, bool> {
        match family {
            Family::Cells => &mut self.cells,
            Family::Texts => &mut self.texts,
        }
    }
}

/// The styles in a part, as far as it can be read.
fn definitions<F: Read>(mut xml: Xml<F>, defined: &mut Vec<Definition>) -> Result<(), Error> {
    let (mut current, mut buf) = (None, Vec::new());
    loop {
        match xml.next(&mut buf)? {
            Event::Start(tag) => match tag.name().as_ref() {
                "style:style" | "style:default-style" => current = Definition::begin(&xml, &tag)?,
                "style:text-properties" => {
                    if let Some(current) = &mut current {
                        current.properties(&xml, &tag)?;
                    }
                }
                _ => {}
            },
            Event::Empty(tag) => match tag.name().as_ref() {
                "style:style" => defined.extend(Definition::begin(&xml, &tag)?),
                "style:text-properties" => {
                    if let Some(current) = &mut current {
                        current.properties(&xml, &tag)?;
                    }
                }
                _ => {}
            },
            Event::End(tag) if matches!(tag.name().as_ref(), "style:style" | "style:default-style") => {
                defined.extend(current.take());
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// All styles of a spreadsheet, once those in `content.xml` were read.
pub(super) struct Styles {
    named: Arc<Known>,
    made_up: Known,
    /// The one under way.
    current: Option<Definition>,
}

impl Styles {
    /// The styles with names.
    pub(super) fn new(named: &Arc<Known>) -> Self {
        Self { named: Arc::clone(named), made_up: Known::default(), current: None }
    }

    /// A style begins.
    pub(super) fn begin<F: Read>(&mut self, xml: &Xml<F>, tag: &BytesStart<'_>) -> Result<(), Error> {
        self.current = Definition::begin(xml, tag)?;
        Ok(())
    }

    /// What the style under way says of its text. Outside of one, it is said of something else.
    pub(super) fn properties<F: Read>(&mut self, xml: &Xml<F>, tag: &BytesStart<'_>) -> Result<(), Error> {
        match &mut self.current {
            Some(style) => style.properties(xml, tag),
            None => Ok(()),
        }
    }

    /// The style under way ends; what is kept of it is spent from a budget.
    pub(super) fn end(&mut self, budget: &mut Budget) -> Result<(), Error> {
        let Some(Definition { family, name: Some(name), parent, struck }) = self.current.take() else {
            return Ok(());
        };
        let inherited = || parent.and_then(|parent| self.find(family, &parent));
        let struck = struck.or_else(inherited);
        // Most say nothing, and few that do say what isn't so anyway.
        if let Some(struck) = struck
            && self.find(family, &name) != Some(struck)
            && (struck || family == Family::Texts || self.is_cell_struck(Some(&name)))
        {
            budget.spend(STYLE + name.len() as u64)?;
            self.made_up.family_mut(family).insert(name, struck);
        }
        Ok(())
    }

    /// Whether a cell of that style, or of none, is struck out.
    pub(super) fn is_cell_struck(&self, name: Option<&str>) -> bool {
        name.and_then(|name| self.find(Family::Cells, name)).unwrap_or(self.named.others)
    }

    /// Whether a piece of text of that style is struck out, if it isn't left to what is around it.
    pub(super) fn is_text_struck(&self, name: &str) -> Option<bool> {
        self.find(Family::Texts, name)
    }

    fn find(&self, family: Family, name: &str) -> Option<bool> {
        let made_up = self.made_up.family(family).get(name);
        made_up.or_else(|| self.named.family(family).get(name)).copied()
    }
}
