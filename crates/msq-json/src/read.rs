//! Reads responses from JSON.

use std::{fmt, io::Read, sync::Arc};

use msq_core::{
    Catalogue, Code, Diagnostic, Reading, Spot, Target,
    document::{self, Fault},
};
use serde::de::{Deserializer, Error as _, IgnoredAny, MapAccess, Visitor};
use serde_json::error::Category;

use crate::{
    Error, ErrorKind, locate,
    records::{Record, Records},
};

/// The responses in a stream of JSON, one after the other.
///
/// An item is an error if reading can't go on; then it is the last. A document that is well-formed but breaks the
/// schema is a [`Reading`] whose diagnostics say where.
pub struct Reader<R> {
    records: Records<R>,
    editions: Vec<Arc<Catalogue>>,
    failed: bool,
}

impl<R: Read> Reader<R> {
    /// Reads documents of these editions.
    pub fn new(input: R, editions: Vec<Arc<Catalogue>>) -> Self {
        Self { records: Records::new(input), editions, failed: false }
    }

    fn read(&self, record: &Record) -> Result<Reading, Error> {
        let catalogue = self.edition(record)?;
        let mut deserializer = serde_json::Deserializer::from_slice(&record.text);
        let (response, faults) = document::read(catalogue, &mut deserializer)
            .and_then(|read| deserializer.end().map(|()| read))
            .map_err(|error| syntax(record, &error))?;
        // serde_json has checked the text of every string; what is between them is ASCII.
        let text = std::str::from_utf8(&record.text).unwrap_or_default();
        let mut found: Vec<_> = faults
            .iter()
            .enumerate()
            .map(|(at, fault)| {
                // Members of the same name have the same pointer: those that were read or refused come in order.
                let is_like_it = |other: &&Fault| other.code == fault.code && other.pointer == fault.pointer;
                let first = usize::from(fault.code == Code::RepeatedProperty);
                let nth = first + faults[..at].iter().filter(is_like_it).count();
                let before = &record.text[..locate::offset(text, &fault.pointer, nth)];
                (locate::after(record.start, before), fault)
            })
            .collect();
        // What is missing from an object shows at its end, and stands where it begins.
        found.sort_by_key(|(position, _)| *position);
        let diagnostics =
            found.into_iter().map(|(position, fault)| diagnostic(catalogue, position, fault)).collect();
        let (line, column) = record.start;
        let start = Spot::Json { pointer: String::new(), line, column };
        Ok(Reading::new(response, diagnostics).at(start))
    }

    fn edition(&self, record: &Record) -> Result<&Arc<Catalogue>, Error> {
        let found = find_edition(&record.text).map_err(|error| match error.classify() {
            Category::Data => Error::new(ErrorKind::NoDocument, record.start),
            _ => syntax(record, &error),
        })?;
        let known = || {
            self.editions.iter().map(|each| format!("{:?}", each.edition())).collect::<Vec<_>>().join(" or ")
        };
        let Some(found) = found else {
            return Err(Error::new(ErrorKind::NoEdition { known: known() }, record.start));
        };
        let catalogue = self.editions.iter().find(|each| found.as_str() == Some(each.edition()));
        catalogue.ok_or_else(|| {
            let text = std::str::from_utf8(&record.text).unwrap_or_default();
            let before = &record.text[..locate::offset(text, "/edition", 0)];
            let kind = ErrorKind::UnknownEdition { found: found.to_string(), known: known() };
            Error::new(kind, locate::after(record.start, before))
        })
    }
}

impl<R: Read> Iterator for Reader<R> {
    type Item = Result<Reading, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.failed {
            return None;
        }
        let reading = self.records.next().transpose()?.and_then(|record| self.read(&record));
        self.failed = reading.is_err();
        Some(reading)
    }
}

fn diagnostic(catalogue: &Catalogue, (line, column): (u64, u64), fault: &Fault) -> Diagnostic {
    let part = catalogue.parts().iter().find(|part| {
        fault.pointer.strip_prefix(&part.pointer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    });
    let spot = Spot::Json { pointer: fault.pointer.clone(), line, column };
    let diagnostic = Diagnostic::new(fault.code, spot, fault.message.clone());
    match part {
        Some(part) => diagnostic.about(catalogue.path(Target::Part(part.id))),
        None => diagnostic,
    }
}

/// serde_json's error, with its place in the whole input.
fn syntax(record: &Record, error: &serde_json::Error) -> Error {
    let (line, column) = (error.line().max(1), error.column());
    let mut lines = record.text.split_inclusive(|&byte| byte == b'\n');
    let before: usize = lines.by_ref().take(line - 1).map(<[u8]>::len).sum();
    let end = (before + column.saturating_sub(1)).min(record.text.len());
    let message = error.to_string();
    let message = message.split(" at line ").next().unwrap_or_default().to_owned();
    Error::new(ErrorKind::Syntax(message), locate::after(record.start, &record.text[..end]))
}

/// What a document says of its edition, reading no further than that.
fn find_edition(text: &[u8]) -> Result<Option<serde_json::Value>, serde_json::Error> {
    struct EditionVisitor<'a>(&'a mut Option<serde_json::Value>);

    impl<'de> Visitor<'de> for EditionVisitor<'_> {
        type Value = ();

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a JSON object, the document of a response")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
            while let Some(name) = map.next_key::<String>()? {
                if name == "edition" {
                    *self.0 = Some(map.next_value()?);
                    return Err(A::Error::custom("found"));
                }
                map.next_value::<IgnoredAny>()?;
            }
            Ok(())
        }
    }

    let mut found = None;
    match serde_json::Deserializer::from_slice(text).deserialize_map(EditionVisitor(&mut found)) {
        // Found: the error only ended the reading early.
        Err(_) if found.is_some() => Ok(found),
        result => result.map(|()| found),
    }
}
