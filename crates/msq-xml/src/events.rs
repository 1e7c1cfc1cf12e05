//! XML event by event, strictly: what quick-xml leaves to its caller of the rules of XML and its namespaces is checked
//! here, and what no response needs is refused.

use std::{collections::HashSet, io::Read, sync::Arc};

use quick_xml::{
    NsReader,
    errors::{Error as XmlError, IllFormedError, SyntaxError},
    escape,
    events::{BytesDecl, BytesRef, BytesStart, Event, attributes::AttrError},
    name::{LocalName, ResolveResult},
};

use msq_core::text::{Shortened, cut, place_after};

use crate::{
    Error, ErrorKind,
    input::Input,
    limits::{MAX_ATTRIBUTES, MAX_DEPTH, MAX_NAMESPACE},
};

/// Characters of an input that an error shows.
pub(crate) const MAX_SHOWN: usize = 200;

/// Where a validator is told of schemas, which says nothing about the response.
const SCHEMA_INSTANCE: &str = "http://www.w3.org/2001/XMLSchema-instance";
const SCHEMA_LOCATIONS: [&str; 2] = ["schemaLocation", "noNamespaceSchemaLocation"];

/// What stands at a place of the XML.
pub(crate) enum Step {
    /// An element begins.
    Start(Tag),
    /// An element ends.
    End,
    /// Text, which has been added to what there was.
    Text,
    /// The input ends, behind the root.
    Eof,
}

/// The beginning of an element.
pub(crate) struct Tag {
    /// Its local name; in another namespace than that of the document, `{namespace}name`.
    pub(crate) name: Arc<str>,
    /// The attributes that a response doesn't have, as they are written.
    pub(crate) attributes: Vec<Box<str>>,
}

/// A stream of XML.
pub(crate) struct Events<R> {
    xml: NsReader<Input<R>>,
    buffer: Vec<u8>,
    /// Where the last step began.
    start: (u64, u64),
    depth: usize,
    is_first: bool,
    has_root: bool,
    /// The namespace of the document, once it is known.
    namespace: String,
    names: Names,
}

impl<R: Read> Events<R> {
    pub(crate) fn new(input: R) -> Self {
        let mut xml = NsReader::from_reader(Input::new(input));
        xml.resolver_mut().set_max_namespace_bindings(MAX_ATTRIBUTES);
        xml.config_mut().enable_all_checks(true);
        xml.config_mut().expand_empty_elements = true;
        Self {
            xml,
            buffer: Vec::new(),
            start: (1, 1),
            depth: 0,
            is_first: true,
            has_root: false,
            namespace: String::new(),
            names: Names::default(),
        }
    }

    /// From now on, names of that namespace are known without it.
    pub(crate) fn set_namespace(&mut self, namespace: String) {
        self.namespace = namespace;
    }

    /// A response begins: as much as one may have can be read.
    pub(crate) fn renew(&mut self) {
        self.xml.get_mut().renew();
    }

    /// A response may have so many bytes.
    pub(crate) fn limit(&mut self, bytes: usize) {
        self.xml.get_mut().limit(bytes);
    }

    /// Where the last step began: line and column, from 1.
    pub(crate) fn start(&self) -> (u64, u64) {
        self.start
    }

    /// Goes on by one step; comments and processing instructions are none.
    pub(crate) fn next(&mut self, text: &mut String) -> Result<Step, Error> {
        loop {
            self.buffer.clear();
            self.start = self.xml.get_mut().locate();
            let event = match self.xml.read_event_into(&mut self.buffer) {
                Ok(event) => event,
                Err(error) => return Err(failed(self.xml.get_ref(), self.start, error)),
            };
            let is_first = std::mem::take(&mut self.is_first);
            let in_root = self.depth > 0;
            let step = match event {
                Event::Start(tag) if in_root || !self.has_root => {
                    self.has_root = true;
                    self.depth += 1;
                    if self.depth > MAX_DEPTH {
                        Err(ErrorKind::TooDeep)
                    } else {
                        named(&tag, &self.xml, &self.namespace, &mut self.names)
                            .map(|tag| Some(Step::Start(tag)))
                    }
                }
                Event::Start(_) | Event::Empty(_) => Err(syntax("a second root element")),
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    Ok(Some(Step::End))
                }
                Event::Text(piece) if in_root => {
                    text.push_str(&piece.xml10_content());
                    let is_cut = memchr::memchr(b'>', piece.as_bytes()).is_some() && piece.contains("]]>");
                    if is_cut { Err(syntax("]]> in a text")) } else { Ok(Some(Step::Text)) }
                }
                Event::CData(piece) if in_root => {
                    text.push_str(&piece.xml10_content());
                    Ok(Some(Step::Text))
                }
                Event::GeneralRef(reference) if in_root => {
                    resolve(&reference, text).map(|()| Some(Step::Text))
                }
                Event::Text(piece) => match piece.trim_ascii_start() {
                    "" => Ok(None),
                    word => {
                        let blank = &piece.as_bytes()[..piece.len() - word.len()];
                        self.start = place_after(self.start, blank);
                        Err(outside())
                    }
                },
                Event::CData(_) | Event::GeneralRef(_) => Err(outside()),
                Event::Decl(declaration) if is_first => {
                    declared(&declaration, self.xml.get_ref()).map(|()| None)
                }
                Event::Decl(_) => Err(syntax("an XML declaration that isn't at the beginning")),
                Event::DocType(_) => Err(ErrorKind::DocumentType),
                Event::Comment(_) | Event::PI(_) => Ok(None),
                Event::Eof if in_root => Err(syntax("the input ends before the root element does")),
                Event::Eof if !self.has_root => Err(ErrorKind::Empty),
                Event::Eof => Ok(Some(Step::Eof)),
            };
            match step {
                Ok(None) => {}
                Ok(Some(step)) => return Ok(step),
                Err(kind) => return Err(Error::new(kind, self.start)),
            }
        }
    }
}

fn syntax(message: impl Into<String>) -> ErrorKind {
    // It may quote what is as long as a response.
    let message = message.into();
    let (shown, mark) = cut(&message, MAX_SHOWN);
    ErrorKind::Syntax(format!("{shown}{mark}"))
}

/// What is wrong with an attribute; its place in the tag is left out.
fn malformed(error: AttrError) -> ErrorKind {
    if let AttrError::Duplicated(..) = error {
        return syntax("an element with the same attribute twice");
    }
    let message = error.to_string();
    syntax(message.split_once(": ").map_or(message.as_str(), |(_, what)| what))
}

fn outside() -> ErrorKind {
    syntax("text outside the root element")
}

/// The name of an element, and what it has of attributes that a response doesn't.
fn named<R>(
    tag: &BytesStart<'_>,
    xml: &NsReader<R>,
    namespace: &str,
    names: &mut Names,
) -> Result<Tag, ErrorKind> {
    let (resolved, local) = xml.resolver().resolve_element(tag.name());
    let name = resolve_name(&resolved, local, namespace, names)?;
    let mut attributes = Vec::new();
    for (count, attribute) in tag.attributes().enumerate() {
        if count == MAX_ATTRIBUTES {
            return Err(ErrorKind::TooManyAttributes);
        }
        let attribute = attribute.map_err(malformed)?;
        let key = attribute.key;
        if attribute.value.contains('<') {
            return Err(syntax("a < in the value of an attribute"));
        }
        escape::unescape(&attribute.value).map_err(|error| syntax(error.to_string()))?;
        if key.as_namespace_binding().is_some() {
            continue;
        }
        let (resolved, local) = xml.resolver().resolve_attribute(key);
        let name = resolve_name(&resolved, local, "", names)?;
        let location =
            name.strip_prefix('{').and_then(|name| name.strip_prefix(SCHEMA_INSTANCE)?.strip_prefix('}'));
        if !location.is_some_and(|local| SCHEMA_LOCATIONS.contains(&local)) {
            attributes.push(key.as_ref().into());
        }
    }
    Ok(Tag { name, attributes })
}

/// A name without its prefix, and without its namespace if that is the one expected.
fn resolve_name(
    resolved: &ResolveResult<'_>,
    local: LocalName<'_>,
    expected: &str,
    names: &mut Names,
) -> Result<Arc<str>, ErrorKind> {
    let local = names.get(local.into_inner())?;
    let namespace = match resolved {
        ResolveResult::Bound(namespace) => {
            let namespace = namespace.into_inner();
            if namespace.len() > MAX_NAMESPACE {
                return Err(ErrorKind::NamespaceTooLong);
            }
            namespace
        }
        ResolveResult::Unbound => "",
        ResolveResult::Unknown(prefix) => {
            return Err(syntax(format!("the prefix {prefix:?} isn't declared")));
        }
    };
    Ok(if namespace == expected { local } else { format!("{{{namespace}}}{local}").into() })
}

/// The names that were met: most of them come many times.
#[derive(Default)]
struct Names(HashSet<Arc<str>>);

impl Names {
    /// The name, if it is one.
    fn get(&mut self, name: &str) -> Result<Arc<str>, ErrorKind> {
        const MAX_KEPT: usize = 10_000;
        const MAX_LENGTH: usize = 100;
        if let Some(name) = self.0.get(name) {
            return Ok(Arc::clone(name));
        }
        let is_punctuation = |each: char| each.is_ascii_punctuation() && !matches!(each, '-' | '.' | '_');
        let is_late = |first: char| first.is_ascii_digit() || matches!(first, '-' | '.');
        if name.is_empty() || name.contains(is_punctuation) || name.starts_with(is_late) {
            return Err(syntax(format!("{name:?} is no name")));
        }
        let name = Arc::<str>::from(name);
        if self.0.len() < MAX_KEPT && name.len() <= MAX_LENGTH {
            self.0.insert(Arc::clone(&name));
        }
        Ok(name)
    }
}

/// Adds the character that a reference stands for.
fn resolve(reference: &BytesRef<'_>, text: &mut String) -> Result<(), ErrorKind> {
    if let Some(character) = escape::resolve_xml_entity(reference) {
        text.push_str(character);
        return Ok(());
    }
    match reference.resolve_char_ref() {
        Ok(Some(character)) => {
            text.push(character);
            Ok(())
        }
        Ok(None) => Err(ErrorKind::Entity(Shortened(reference).to_string())),
        Err(_) => Err(syntax(format!("&{}; is no character", &**reference))),
    }
}

/// Checks the XML declaration.
fn declared<R: Read>(declaration: &BytesDecl<'_>, input: &Input<R>) -> Result<(), ErrorKind> {
    let version = declaration.version().map_err(|error| syntax(error.to_string()))?;
    if version != "1.0" {
        return Err(ErrorKind::Version(Shortened(&version).to_string()));
    }
    let Some(encoding) = declaration.encoding() else { return Ok(()) };
    let encoding = encoding.map_err(|error| syntax(error.to_string()))?;
    let found = input.encoding().name();
    let known: &[&str] =
        if found == "UTF-8" { &["UTF-8", "UTF8", "US-ASCII", "ASCII"] } else { &["UTF-16", found] };
    if known.iter().any(|name| encoding.eq_ignore_ascii_case(name)) {
        return Ok(());
    }
    Err(ErrorKind::Encoding(format!("it is declared as {}, and found to be {found}", Shortened(&encoding))))
}

/// Why there is no event.
fn failed<R: Read>(input: &Input<R>, start: (u64, u64), error: XmlError) -> Error {
    let kind = match error {
        XmlError::Io(error) => {
            return match input.failure() {
                Some(failure @ ErrorKind::TooLong { .. }) => Error::new(failure.clone(), start),
                Some(failure) => Error::new(failure.clone(), input.position()),
                None => Error::io(error, input.position()),
            };
        }
        XmlError::IllFormed(IllFormedError::MismatchedEndTag { expected, found }) => {
            syntax(format!("</{found}> where </{expected}> belongs"))
        }
        XmlError::IllFormed(IllFormedError::UnmatchedEndTag(found)) => {
            syntax(format!("</{found}> ends nothing"))
        }
        XmlError::IllFormed(IllFormedError::DoubleHyphenInComment) => syntax("-- in a comment"),
        XmlError::IllFormed(IllFormedError::UnclosedReference) => syntax("an & without its ;"),
        XmlError::Syntax(SyntaxError::UnclosedDoctype) => ErrorKind::DocumentType,
        XmlError::Syntax(error) => syntax(error.to_string()),
        error => syntax(error.to_string()),
    };
    Error::new(kind, start)
}
