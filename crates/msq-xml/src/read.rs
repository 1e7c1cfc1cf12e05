//! Reads responses from XML.

use std::{fmt, io::Read, sync::Arc};

use msq_core::{
    Catalogue, Reading, Spot,
    check::Checks,
    document,
    text::{cut, place_after},
};

use crate::{
    Error, ErrorKind,
    events::{Events, MAX_SHOWN, Step, Tag},
    found::{self, Found},
    names::{RESPONSE, RESPONSES, namespace},
    strict,
    tree::{Tree, is_space},
    value::Value,
};

/// The responses in a stream of XML, one after the other.
///
/// A response that is well-formed but breaks the schema is a [`Reading`] whose diagnostics say where. An [`Error`] is
/// what is no response; nothing is read behind it, unless it stands between responses ([`Error::is_final`]).
pub struct Reader<R> {
    events: Events<R>,
    editions: Vec<Arc<Catalogue>>,
    checks: Checks,
    state: State,
}

enum State {
    Start,
    /// In a list of responses.
    List(List),
    /// Behind the only response: the rest of the input is to be well-formed.
    Behind,
    End,
}

/// How far a list has been read.
struct List {
    catalogue: Arc<Catalogue>,
    /// How many responses it had so far.
    count: u64,
    /// Whether it is told that there is text here.
    is_text_told: bool,
}

impl<R: Read> Reader<R> {
    /// Reads documents of these editions.
    pub fn new(input: R, editions: Vec<Arc<Catalogue>>) -> Self {
        Self { events: Events::new(input), editions, checks: Checks::None, state: State::Start }
    }

    /// Also checks answers ([`check`](msq_core::check::check)), and tells what is doubtful about them where it stands.
    #[must_use]
    pub fn checks(mut self, checks: Checks) -> Self {
        self.checks = checks;
        self
    }

    /// How many bytes of UTF-8 a response may have, instead of [`MAX_RESPONSE`](crate::MAX_RESPONSE).
    #[must_use]
    pub fn max_response(mut self, bytes: usize) -> Self {
        self.events.limit(bytes);
        self
    }

    fn advance(&mut self) -> Result<Option<Reading>, Error> {
        let mut text = String::new();
        match std::mem::replace(&mut self.state, State::End) {
            State::Start => {
                // Without a root, there is an error.
                let Step::Start(tag) = self.events.next(&mut text)? else { return Ok(None) };
                let (name, catalogue) = self.root(&tag)?;
                if name == RESPONSE {
                    let name = RESPONSE.into();
                    let reading = self.response(&catalogue, Tag { name, ..tag }, &format!("/{RESPONSE}"))?;
                    self.state = State::Behind;
                    return Ok(Some(reading));
                }
                let place = self.events.start();
                self.state = State::List(List { catalogue, count: 0, is_text_told: false });
                match tag.attributes.first() {
                    None => self.advance(),
                    Some(attribute) => {
                        Err(no_response(format!("the attribute {:?}", shown(attribute)), place))
                    }
                }
            }
            State::List(list) => self.next_of_list(list),
            State::Behind => {
                while !matches!(self.events.next(&mut text)?, Step::Eof) {}
                Ok(None)
            }
            State::End => Ok(None),
        }
    }

    /// The name of the root, and the edition that its namespace stands for.
    fn root(&mut self, tag: &Tag) -> Result<(&'static str, Arc<Catalogue>), Error> {
        let fail = |kind| Err(Error::new(kind, self.events.start()));
        // Before the namespace is known, all of them are said.
        let qualified = tag.name.strip_prefix('{').and_then(|name| name.rsplit_once('}'));
        let (found, local) = qualified.unwrap_or(("", &tag.name));
        let Some(name) = [RESPONSE, RESPONSES].into_iter().find(|name| *name == local) else {
            return fail(ErrorKind::NoDocument { found: shown(&tag.name) });
        };
        let known = self.editions.iter().find(|each| namespace(each) == found).map(Arc::clone);
        let Some(catalogue) = known else {
            let known: Vec<_> = self.editions.iter().map(|each| format!("{:?}", namespace(each))).collect();
            return fail(ErrorKind::UnknownNamespace { found: found.to_owned(), known: known.join(" or ") });
        };
        self.events.set_namespace(found.to_owned());
        Ok((name, catalogue))
    }

    /// The next response of a list.
    fn next_of_list(&mut self, mut list: List) -> Result<Option<Reading>, Error> {
        let mut text = String::new();
        loop {
            self.events.renew();
            text.clear();
            let step = self.events.next(&mut text)?;
            let place = self.events.start();
            let found = match step {
                Step::Start(tag) if *tag.name == *RESPONSE => {
                    list.count += 1;
                    list.is_text_told = false;
                    let path = format!("/{RESPONSES}/{RESPONSE}[{}]", list.count);
                    let reading = self.response(&list.catalogue, tag, &path)?;
                    self.state = State::List(list);
                    return Ok(Some(reading));
                }
                Step::Start(tag) => {
                    self.skip()?;
                    list.is_text_told = false;
                    no_response(format!("an element {}", shown(&tag.name)), place)
                }
                Step::Text => {
                    let word = text.trim_start_matches(is_space);
                    if word.is_empty() || list.is_text_told {
                        continue;
                    }
                    list.is_text_told = true;
                    let blank = &text.as_bytes()[..text.len() - word.len()];
                    no_response("text".to_owned(), place_after(place, blank))
                }
                Step::End => {
                    self.state = State::Behind;
                    return self.advance();
                }
                Step::Eof => return Ok(None),
            };
            self.state = State::List(list);
            return Err(found);
        }
    }

    /// Reads the response whose tag was read last.
    fn response(&mut self, catalogue: &Arc<Catalogue>, tag: Tag, path: &str) -> Result<Reading, Error> {
        self.events.renew();
        let start = self.events.start();
        let tree = Tree::read(&mut self.events, tag)?;
        let mut found = strict::faults(&tree, catalogue);
        let root = Value::root(&tree, catalogue);
        let (response, faults) = document::read(catalogue, root)
            .map_err(|error| Error::new(ErrorKind::Syntax(error.to_string()), start))?;
        found.extend(faults.into_iter().map(|fault| Found::of_fault(fault, root, &tree)));
        let diagnostics = found::diagnostics(found, &tree, catalogue, path);
        let (line, column) = start;
        let reading =
            Reading::new(response, diagnostics).at(Spot::Xml { path: path.to_owned(), line, column });
        if self.checks != Checks::All {
            return Ok(reading);
        }
        let mut reading = reading.checked(|target| {
            let element = root.nearest(&catalogue.pointer(target));
            Some(found::spot(&tree, catalogue, element, path))
        });
        reading.diagnostics.sort_by_key(|found| match found.place.spot {
            Spot::Xml { line, column, .. } => (line, column),
            _ => (0, 0),
        });
        Ok(reading)
    }

    /// Skips the rest of the element whose tag was read last.
    fn skip(&mut self) -> Result<(), Error> {
        let mut text = String::new();
        let mut depth = 1_usize;
        while depth > 0 {
            text.clear();
            match self.events.next(&mut text)? {
                Step::Start(_) => depth += 1,
                Step::End => depth -= 1,
                Step::Text => {}
                Step::Eof => break,
            }
        }
        Ok(())
    }
}

impl<R: Read> Iterator for Reader<R> {
    type Item = Result<Reading, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        self.advance().transpose()
    }
}

impl<R> fmt::Debug for Reader<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let editions: Vec<_> = self.editions.iter().map(|catalogue| catalogue.edition()).collect();
        f.debug_struct("Reader").field("editions", &editions).finish_non_exhaustive()
    }
}

/// A name in a message.
fn shown(name: &str) -> String {
    let (name, mark) = cut(name, MAX_SHOWN);
    format!("{name}{mark}")
}

/// What stands where only responses do; reading goes on behind it.
fn no_response(found: String, place: (u64, u64)) -> Error {
    Error::new(ErrorKind::NoResponse { found }, place).and_on()
}
