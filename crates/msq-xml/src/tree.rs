//! The elements of one response, with their places.

use std::{cell::Cell, io::Read};

use crate::{
    Error,
    events::{Events, Step, Tag},
    input,
};

/// An element and all that is in it. Elements are named by their position in the order in which they begin.
pub(crate) struct Tree {
    elements: Vec<Element>,
    attributes: Vec<(usize, Box<str>)>,
}

struct Element {
    name: Box<str>,
    position: (u64, u64),
    /// The first element that begins behind this one.
    end: usize,
    /// Its own text; with elements in it, only what isn't white space.
    text: Cell<String>,
    /// Where the first of its text stands that isn't white space.
    text_position: Option<(u64, u64)>,
}

impl Tree {
    /// Reads the rest of an element, of which the tag was read last.
    pub(crate) fn read<R: Read>(events: &mut Events<R>, tag: Tag) -> Result<Self, Error> {
        let mut tree = Self { elements: Vec::new(), attributes: Vec::new() };
        let mut open = vec![tree.begin(tag, events.start())];
        let mut text = String::new();
        while let Some(&at) = open.last() {
            let before = text.len();
            match events.next(&mut text)? {
                Step::Start(tag) => {
                    tree.add_between(at, &mut text);
                    open.push(tree.begin(tag, events.start()));
                }
                Step::End => {
                    if tree.elements.len() > at + 1 {
                        tree.add_between(at, &mut text);
                    } else {
                        // As long as it is, and no longer.
                        tree.elements[at].text = Cell::new(text.as_str().to_owned());
                        text.clear();
                    }
                    tree.elements[at].end = tree.elements.len();
                    open.pop();
                }
                Step::Text => {
                    let blank = text[before..].len() - text[before..].trim_start_matches(is_space).len();
                    let place = &mut tree.elements[at].text_position;
                    if place.is_none() && before + blank < text.len() {
                        *place = Some(input::after(events.start(), &text.as_bytes()[before..before + blank]));
                    }
                }
                // Events end with the root, and not before.
                Step::Eof => break,
            }
        }
        Ok(tree)
    }

    fn begin(&mut self, tag: Tag, position: (u64, u64)) -> usize {
        let at = self.elements.len();
        self.attributes.extend(tag.attributes.into_iter().map(|name| (at, name)));
        let text = Cell::default();
        self.elements.push(Element { name: tag.name, position, end: at + 1, text, text_position: None });
        at
    }

    /// Keeps the text beside elements, which is to be told, unless it is white space.
    fn add_between(&mut self, at: usize, text: &mut String) {
        if !text.trim_matches(is_space).is_empty() {
            self.elements[at].text.get_mut().push_str(text);
        }
        text.clear();
    }

    /// The local name of an element; in another namespace, `{namespace}name`.
    pub(crate) fn name(&self, at: usize) -> &str {
        &self.elements[at].name
    }

    /// Where an element begins.
    pub(crate) fn position(&self, at: usize) -> (u64, u64) {
        self.elements[at].position
    }

    /// Whether there are elements in it.
    pub(crate) fn has_children(&self, at: usize) -> bool {
        self.elements[at].end > at + 1
    }

    /// Takes the text of an element.
    pub(crate) fn take_text(&self, at: usize) -> String {
        self.elements[at].text.take()
    }

    /// Where the first of an element's own text stands that isn't white space.
    pub(crate) fn text_position(&self, at: usize) -> Option<(u64, u64)> {
        self.elements[at].text_position
    }

    /// The elements in an element.
    pub(crate) fn children(&self, at: usize) -> impl Iterator<Item = usize> + use<'_> {
        let end = self.elements[at].end;
        let mut next = at + 1;
        std::iter::from_fn(move || {
            let child = (next < end).then_some(next)?;
            next = self.elements[child].end;
            Some(child)
        })
    }

    /// The attributes of an element that a response doesn't have.
    pub(crate) fn attributes(&self, at: usize) -> impl Iterator<Item = &str> {
        let first = self.attributes.partition_point(|(element, _)| *element < at);
        let own = self.attributes[first..].iter().take_while(move |(element, _)| *element == at);
        own.map(|(_, name)| &**name)
    }

    /// The elements from the outermost one to that one.
    pub(crate) fn chain(&self, to: usize) -> Vec<usize> {
        let mut chain = vec![0];
        while let Some(&last) = chain.last()
            && last != to
            && let Some(next) = self.children(last).find(|&child| to < self.elements[child].end)
        {
            chain.push(next);
        }
        chain
    }
}

/// What XML takes for white space.
pub(crate) fn is_space(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\n' | '\r')
}
