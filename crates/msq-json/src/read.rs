//! Reads responses from JSON.

use std::{fmt, io::Read, sync::Arc};

use msq_core::{
    Catalogue, Diagnostic, Reading, Spot, Target,
    check::Checks,
    document::{self, Fault},
    text::{self, place_after},
};
use serde::de::{Deserializer, Error as _, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::{
    Error, ErrorKind,
    exact::{Exact, NotJson},
    locate,
    records::{Record, Records},
};

/// The responses in a stream of JSON, one after the other.
///
/// A document that is well-formed but breaks the schema is a [`Reading`] whose diagnostics say where. An [`Error`] is
/// a value that is no such document; if it is known where that ends, reading goes on behind it
/// ([`Error::is_final`]).
pub struct Reader<R> {
    records: Records<R>,
    editions: Vec<Arc<Catalogue>>,
    checks: Checks,
}

impl<R: Read> Reader<R> {
    /// Reads documents of these editions.
    pub fn new(input: R, editions: Vec<Arc<Catalogue>>) -> Self {
        Self { records: Records::new(input), editions, checks: Checks::None }
    }

    /// Also checks answers ([`check`](msq_core::check::check)), and tells what is doubtful about them where it stands.
    #[must_use]
    pub fn checks(mut self, checks: Checks) -> Self {
        self.checks = checks;
        self
    }

    /// How many bytes a response may have, instead of [`MAX_RESPONSE`](crate::MAX_RESPONSE).
    #[must_use]
    pub fn max_response(mut self, bytes: usize) -> Self {
        self.records.longest = bytes;
        self
    }

    fn read(&self, record: &Record) -> Result<Reading, Error> {
        let text = record.text().map_err(|error| syntax(record, error))?;
        let catalogue = self.edition(record, text)?;
        let (response, mut faults) = document::read(catalogue, Exact::new(text, record.has_long_number))
            .map_err(|error| syntax(record, error))?;
        // What is missing from an object shows at its end, and stands where it begins.
        faults.sort_by(|one, other| one.way.cmp(&other.way));
        let ways: Vec<_> = faults.iter().map(|fault| fault.way.as_slice()).collect();
        let positions = locate::positions(text, record.start, &ways);
        let found = positions.into_iter().zip(&faults);
        let diagnostics = found.map(|(position, fault)| diagnostic(catalogue, position, fault)).collect();
        let (line, column) = record.start;
        let start = Spot::Json { pointer: String::new(), line, column };
        let reading = Reading::new(response, diagnostics).at(start);
        if self.checks != Checks::All {
            return Ok(reading);
        }
        let mut reading = reading.checked(|target| {
            let (pointer, way) = locate::nearest(text, &catalogue.pointer(target));
            let (line, column) = locate::positions(text, record.start, &[&way])[0];
            Some(Spot::Json { pointer, line, column })
        });
        reading.diagnostics.sort_by_key(|found| match found.place.spot {
            Spot::Json { line, column, .. } => (line, column),
            _ => (0, 0),
        });
        Ok(reading)
    }

    fn edition(&self, record: &Record, text: &str) -> Result<&Arc<Catalogue>, Error> {
        if !text.starts_with('{') {
            return Err(no_document(record, text));
        }
        let found = find_edition(text).map_err(|error| syntax(record, NotJson::new(text, text, &error)))?;
        let known = || {
            self.editions.iter().map(|each| format!("{:?}", each.edition())).collect::<Vec<_>>().join(" or ")
        };
        let Some(found) = found else {
            return Err(Error::new(ErrorKind::NoEdition { known: known() }, record.start));
        };
        let named = serde_json::from_str::<String>(found.get()).ok();
        let catalogue = self.editions.iter().find(|each| named.as_deref() == Some(each.edition()));
        catalogue.ok_or_else(|| {
            let before = &record.bytes[..locate::offset(text, found.get())];
            let kind = ErrorKind::UnknownEdition { found: text::short(found.get(), SHOWN), known: known() };
            Error::new(kind, place_after(record.start, before))
        })
    }
}

impl<R: Read> Iterator for Reader<R> {
    type Item = Result<Reading, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let record = match self.records.next().transpose()? {
            Ok(record) => record,
            Err(error) => return Some(Err(error.and_final())),
        };
        Some(self.read(&record).map_err(|error| {
            let goes_on = record.is_bracketed || *error.kind() == ErrorKind::NoDocument;
            if record.is_closed && goes_on {
                return error;
            }
            self.records.end();
            error.and_final()
        }))
    }
}

impl<R> fmt::Debug for Reader<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let editions: Vec<_> = self.editions.iter().map(|catalogue| catalogue.edition()).collect();
        f.debug_struct("Reader").field("editions", &editions).finish_non_exhaustive()
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

fn syntax(record: &Record, error: NotJson) -> Error {
    let place = place_after(record.start, &record.bytes[..error.offset]);
    Error::new(ErrorKind::Syntax(error.message), place)
}

/// What doesn't begin like an object.
fn no_document(record: &Record, text: &str) -> Error {
    match serde_json::from_str::<IgnoredAny>(text) {
        Ok(_) => Error::new(ErrorKind::NoDocument, record.start),
        Err(error) => syntax(record, NotJson::new(text, text, &error)),
    }
}

/// How many characters of a value are quoted.
const SHOWN: usize = 40;

/// What a document says of its edition, reading no further than that.
fn find_edition(text: &str) -> Result<Option<&RawValue>, serde_json::Error> {
    struct EditionVisitor<'a, 'de>(&'a mut Option<&'de RawValue>);

    impl<'de> Visitor<'de> for EditionVisitor<'_, 'de> {
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
    match serde_json::Deserializer::from_str(text).deserialize_map(EditionVisitor(&mut found)) {
        // Found: the error only ended the reading early.
        Err(_) if found.is_some() => Ok(found),
        result => result.map(|()| found),
    }
}
