//! Writes responses as XML.

use std::{
    fmt,
    io::{self, Write},
    sync::Arc,
};

use msq_core::{
    Catalogue, Choice, EntryField, Node, Object, Response, ResponseWriter, Value, WriteError, document,
};

use crate::{
    escape,
    names::{ENTRY, OPTION, RESPONSE, RESPONSES, namespace},
};

/// Writes responses one after the other. The output is whole after [`Writer::finish`].
///
/// A document has one namespace, so all responses are of one edition: that of the first.
pub struct Writer<W> {
    output: W,
    /// The edition of all responses; until there is one, that of the document without any.
    catalogue: Arc<Catalogue>,
    /// The first response, held back until it is known whether it is the only one.
    first: Option<Response>,
    count: u64,
}

impl<W: Write> Writer<W> {
    /// Writes to that output. Without any response, the document is an empty list of the edition `when_empty`.
    pub fn new(output: W, when_empty: &Arc<Catalogue>) -> Self {
        Self { output, catalogue: Arc::clone(when_empty), first: None, count: 0 }
    }

    /// Writes one response.
    ///
    /// # Errors
    ///
    /// Those of the output; and if the response isn't of the edition of the first one, and then nothing of it is
    /// written.
    pub fn write(&mut self, response: &Response) -> Result<(), WriteError> {
        if self.count == 0 {
            self.catalogue = Arc::clone(response.catalogue());
        }
        let [first, found] = [&self.catalogue, response.catalogue()].map(|catalogue| namespace(catalogue));
        if found != first {
            return Err(WriteError::refused(Refusal::OtherEdition { first, found }));
        }
        self.count += 1;
        match (self.count, self.first.take()) {
            (1, _) => {
                self.first = Some(response.clone());
                return Ok(());
            }
            (_, Some(first)) => {
                self.declaration()?;
                writeln!(self.output, "<{RESPONSES} xmlns=\"{}\">", namespace(&self.catalogue))?;
                self.element(&first)?;
            }
            (_, None) => {}
        }
        Ok(self.element(response)?)
    }

    /// Ends the output and returns it.
    ///
    /// # Errors
    ///
    /// Those of the output.
    pub fn finish(mut self) -> Result<W, WriteError> {
        let namespace = namespace(&self.catalogue);
        match (self.count, self.first.take()) {
            (_, Some(only)) => {
                self.declaration()?;
                writeln!(self.output, "<{RESPONSE} xmlns=\"{namespace}\">")?;
                Tree { output: &mut self.output, response: &only, depth: 1 }.object(document_of(&only))?;
                writeln!(self.output, "</{RESPONSE}>")?;
            }
            (0, None) => {
                self.declaration()?;
                writeln!(self.output, "<{RESPONSES} xmlns=\"{namespace}\"/>")?;
            }
            (_, None) => writeln!(self.output, "</{RESPONSES}>")?,
        }
        self.output.flush()?;
        Ok(self.output)
    }

    fn declaration(&mut self) -> io::Result<()> {
        writeln!(self.output, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
    }

    /// Writes an element of a list.
    fn element(&mut self, response: &Response) -> io::Result<()> {
        let mut tree = Tree { output: &mut self.output, response, depth: 1 };
        tree.open(RESPONSE)?;
        tree.object(document_of(response))?;
        tree.close(RESPONSE)
    }
}

impl<W> fmt::Debug for Writer<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let edition = self.catalogue.edition();
        f.debug_struct("Writer")
            .field("edition", &edition)
            .field("count", &self.count)
            .finish_non_exhaustive()
    }
}

impl<W: Write> ResponseWriter for Writer<W> {
    type Output = W;

    fn write(&mut self, response: &Response) -> Result<(), WriteError> {
        Self::write(self, response)
    }

    fn finish(self: Box<Self>) -> Result<W, WriteError> {
        Self::finish(*self)
    }
}

/// Why XML can't hold a response.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Refusal {
    /// The responses are of several editions, which have a namespace each.
    #[error(
        "an XML document holds responses of one edition; its first one belongs to {first}, another one to {found}"
    )]
    OtherEdition {
        /// The namespace of the first response.
        first: String,
        /// The namespace of a later one.
        found: String,
    },
}

fn document_of(response: &Response) -> &Object {
    response.catalogue().document()
}

/// The elements of one response.
struct Tree<'a, W> {
    output: &'a mut W,
    response: &'a Response,
    depth: usize,
}

impl<W: Write> Tree<'_, W> {
    fn object(&mut self, object: &Object) -> io::Result<()> {
        let response = self.response;
        for (name, node) in &object.members {
            match node {
                Node::Constant(constant) => self.leaf(name, &constant.written)?,
                Node::Part(part) => {
                    if let Some(value) = response.get(*part) {
                        self.value(name, value, response.catalogue().options(*part))?;
                    }
                }
                Node::Object(object) if document::is_answered(response, object) => {
                    self.open(name)?;
                    self.object(object)?;
                    self.close(name)?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn value(&mut self, name: &str, value: &Value, options: &[Choice]) -> io::Result<()> {
        match value {
            Value::YesNo(answer) => self.leaf(name, if *answer { "true" } else { "false" }),
            Value::Percent(number) => self.leaf(name, &document::percent(*number)),
            Value::Date(date) => self.leaf(name, &date.to_string()),
            Value::Text(text) => self.leaf(name, text),
            Value::Ticked(ticked) => self.list(name, ticked, |tree, option| {
                tree.leaf(OPTION, options.get(*option).map_or("", |choice| &choice.id))
            }),
            Value::Details(details) => self.list(name, details, |tree, (option, text)| {
                options.get(*option).map_or(Ok(()), |choice| tree.leaf(&choice.id, text))
            }),
            Value::Entries(entries) => self.list(name, entries, |tree, entry| {
                let filled =
                    EntryField::ALL.into_iter().filter_map(|field| Some((field, entry.field(field)?)));
                tree.list(ENTRY, filled.collect::<Vec<_>>(), |tree, (field, text)| {
                    tree.leaf(field.name(), text)
                })
            }),
        }
    }

    /// An element for each item, in one of that name.
    fn list<I: IntoIterator<IntoIter: ExactSizeIterator>>(
        &mut self,
        name: &str,
        items: I,
        mut item: impl FnMut(&mut Self, I::Item) -> io::Result<()>,
    ) -> io::Result<()> {
        let items = items.into_iter();
        if items.len() == 0 {
            return self.leaf(name, "");
        }
        self.open(name)?;
        for each in items {
            item(self, each)?;
        }
        self.close(name)
    }

    fn leaf(&mut self, name: &str, text: &str) -> io::Result<()> {
        self.indent()?;
        if text.is_empty() {
            return writeln!(self.output, "<{name}/>");
        }
        writeln!(self.output, "<{name}>{}</{name}>", escape::text(text))
    }

    fn open(&mut self, name: &str) -> io::Result<()> {
        self.indent()?;
        self.depth += 1;
        writeln!(self.output, "<{name}>")
    }

    fn close(&mut self, name: &str) -> io::Result<()> {
        self.depth -= 1;
        self.indent()?;
        writeln!(self.output, "</{name}>")
    }

    fn indent(&mut self) -> io::Result<()> {
        write!(self.output, "{:1$}", "", 2 * self.depth)
    }
}
