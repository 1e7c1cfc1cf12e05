//! The elements of one response, with their places.

use std::{collections::BTreeMap, io::Read, sync::Arc};

use msq_core::text::place_after;

use crate::{
    Error, ErrorKind,
    events::{Events, Step, Tag},
    limits::MAX_ELEMENTS,
};

/// An element and all that is in it. Elements are named by their position in the order in which they begin.
#[derive(Default)]
pub(crate) struct Tree {
    elements: Vec<Element>,
    attributes: Vec<(usize, Box<str>)>,
    /// The texts of elements that hold no others, one behind the other.
    texts: String,
    /// What isn't white space beside elements, by the element around it.
    beside: BTreeMap<usize, Beside>,
}

struct Element {
    name: Arc<str>,
    position: (u64, u64),
    /// The first element that begins behind this one.
    end: usize,
    /// Where its text stands among the texts.
    text: (usize, usize),
}

/// Text beside elements.
pub(crate) struct Beside {
    pub(crate) text: String,
    /// Where the first of it stands.
    pub(crate) position: (u64, u64),
}

impl Tree {
    /// Reads the rest of an element, of which the tag was read last.
    pub(crate) fn read<R: Read>(events: &mut Events<R>, tag: Tag) -> Result<Self, Error> {
        let mut tree = Self::default();
        let mut open = vec![tree.begin(tag, events.start())];
        // Where the text begins that was read since the last tag, and where the first of it stands that isn't blank.
        let mut mark = 0;
        let mut place = None;
        while let Some(&at) = open.last() {
            let before = tree.texts.len();
            match events.next(&mut tree.texts)? {
                Step::Start(_) if tree.elements.len() == MAX_ELEMENTS => {
                    return Err(Error::new(ErrorKind::TooManyElements, events.start()));
                }
                Step::Start(tag) => {
                    tree.cut(at, mark, place.take());
                    open.push(tree.begin(tag, events.start()));
                }
                Step::End => {
                    if tree.elements.len() > at + 1 {
                        tree.cut(at, mark, place.take());
                    } else {
                        tree.elements[at].text = (mark, tree.texts.len());
                        mark = tree.texts.len();
                        place = None;
                    }
                    tree.elements[at].end = tree.elements.len();
                    open.pop();
                }
                Step::Text if place.is_none() => {
                    let piece = tree.texts[before..].bytes();
                    if let Some(blank) = piece.map(char::from).position(|character| !is_space(character)) {
                        place = Some((events.start(), before, before + blank));
                    }
                }
                Step::Text => {}
                // Events end with the root, and not before.
                Step::Eof => break,
            }
        }
        Ok(tree)
    }

    fn begin(&mut self, tag: Tag, position: (u64, u64)) -> usize {
        let at = self.elements.len();
        self.attributes.extend(tag.attributes.into_iter().map(|name| (at, name)));
        self.elements.push(Element { name: tag.name, position, end: at + 1, text: (0, 0) });
        at
    }

    /// Takes out the text that stands beside elements, and keeps what isn't white space, which is to be told. Its place
    /// is that of its piece, and where in that the first of it is.
    fn cut(&mut self, at: usize, mark: usize, place: Option<((u64, u64), usize, usize)>) {
        if let Some((start, from, to)) = place {
            let position = place_after(start, &self.texts.as_bytes()[from..to]);
            let beside = self.beside.entry(at).or_insert(Beside { text: String::new(), position });
            beside.text.push_str(&self.texts[mark..]);
        }
        self.texts.truncate(mark);
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

    /// The text of an element that holds no others.
    pub(crate) fn text(&self, at: usize) -> &str {
        let (from, to) = self.elements[at].text;
        &self.texts[from..to]
    }

    /// The text beside the elements in an element, if there is any that isn't white space.
    pub(crate) fn beside(&self, at: usize) -> Option<&Beside> {
        self.beside.get(&at)
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
