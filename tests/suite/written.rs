//! Every way to write responses and read them back, so that what holds for one format is asked of all.
//!
//! The fuzz targets ask it, too: of the editions that are read, their own crate has the list.

use std::{io::Cursor, ops::ControlFlow, sync::Arc};

use msq_core::{Edition, Reading, Response, check::Checks, editions::edition2020::Msq2020};
use msq_csv::{Delimiter, ReadOptions, WriteOptions};
use msq_excel::Limits;
use msq_json::Style;
use msq_table::{Layout, Reader};

use crate::catalogues;

/// A format, and how it is laid out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Way {
    Json,
    JsonLines,
    Xml,
    Csv(Layout),
    /// Delimited by tabulators, and with a byte order mark.
    Tsv(Layout),
    Excel(Layout),
}

/// What a writer makes of responses: the writers look alike, and share no type.
macro_rules! all_written {
    ($writer:expr, $responses:expr) => {{
        let mut writer = $writer;
        let written = $responses.iter().try_for_each(|response| writer.write(response));
        written.map_err(|error| error.to_string())?;
        writer.finish().map_err(|error| error.to_string())
    }};
}

impl Way {
    /// Every way.
    pub(crate) fn all() -> Vec<Self> {
        let of_layout = |layout| [Self::Csv(layout), Self::Tsv(layout), Self::Excel(layout)];
        let tables = Layout::ALL.into_iter().flat_map(of_layout);
        [Self::Json, Self::JsonLines, Self::Xml].into_iter().chain(tables).collect()
    }

    /// Whether one file holds responses to several editions.
    pub(crate) fn holds_editions(self) -> bool {
        match self {
            Self::Json | Self::JsonLines => true,
            Self::Xml => false,
            Self::Csv(layout) | Self::Tsv(layout) | Self::Excel(layout) => layout == Layout::Long,
        }
    }

    /// Whether a file without any response is told from a wrong one: JSON Lines would be empty.
    pub(crate) fn holds_none(self) -> bool {
        self != Self::JsonLines
    }

    /// Whether one file holds several responses.
    pub(crate) fn holds_several(self) -> bool {
        !matches!(self, Self::Csv(Layout::Form) | Self::Tsv(Layout::Form) | Self::Excel(Layout::Form))
    }

    /// Whether its texts can only be so long.
    pub(crate) fn has_limit(self) -> bool {
        matches!(self, Self::Excel(_))
    }

    /// The bytes of a file; or why it can't hold the responses.
    pub(crate) fn write(self, responses: &[Response]) -> Result<Vec<u8>, String> {
        let catalogue =
            responses.first().map_or_else(Msq2020::catalogue, |first| Arc::clone(first.catalogue()));
        match self {
            Self::Json => all_written!(msq_json::Writer::new(Vec::new(), Style::Pretty), responses),
            Self::JsonLines => all_written!(msq_json::Writer::new(Vec::new(), Style::Lines), responses),
            Self::Xml => all_written!(msq_xml::Writer::new(Vec::new(), &catalogue), responses),
            Self::Csv(layout) | Self::Tsv(layout) => {
                let mut options = WriteOptions::default();
                if matches!(self, Self::Tsv(_)) {
                    options.delimiter = Delimiter::TAB;
                    options.byte_order_mark = true;
                }
                let writer = msq_csv::Writer::new(Vec::new(), layout, &catalogue, &options);
                all_written!(writer.map_err(|error| error.to_string())?, responses)
            }
            Self::Excel(layout) => {
                let writer = msq_excel::Writer::new(Vec::new(), layout, &catalogue);
                all_written!(writer.map_err(|error| error.to_string())?, responses)
            }
        }
    }

    /// The responses in a file that msq wrote, with which it finds no fault.
    pub(crate) fn read(self, bytes: &[u8]) -> Vec<Response> {
        self.readings(bytes, Checks::None).into_iter().map(faultless).collect()
    }

    /// What is read of a file that msq wrote.
    pub(crate) fn readings(self, bytes: &[u8], checks: Checks) -> Vec<Reading> {
        let editions = catalogues().to_vec();
        let mut readings = Vec::new();
        let each = |reading| {
            readings.push(reading);
            ControlFlow::Continue(())
        };
        let expected = "msq reads what it wrote";
        match self {
            Self::Json | Self::JsonLines => {
                let all = msq_json::Reader::new(bytes, editions).checks(checks);
                readings.extend(all.map(|reading| reading.expect(expected)));
            }
            Self::Xml => {
                let all = msq_xml::Reader::new(bytes, editions).checks(checks);
                readings.extend(all.map(|reading| reading.expect(expected)));
            }
            Self::Csv(_) | Self::Tsv(_) => {
                let reader = Reader::new(editions).checks(checks);
                msq_csv::read_each(bytes, reader, &ReadOptions::default(), each).expect(expected);
            }
            Self::Excel(_) => {
                let (reader, limits) = (Reader::new(editions).checks(checks), Limits::default());
                msq_excel::read_each(Cursor::new(bytes), reader, &limits, each).expect(expected);
            }
        }
        readings
    }
}

fn faultless(reading: Reading) -> Response {
    assert_eq!(reading.diagnostics, []);
    reading.response
}

/// Where responses that should be equal differ.
pub(crate) fn differences(found: &[Response], expected: &[Response]) -> Vec<String> {
    let mut all = Vec::new();
    if found.len() != expected.len() {
        all.push(format!("{} responses instead of {}", found.len(), expected.len()));
    }
    for (found, expected) in found.iter().zip(expected).filter(|(found, expected)| found != expected) {
        let parts = expected.catalogue().parts().iter();
        all.extend(parts.filter(|part| found.get(part.id) != expected.get(part.id)).map(|part| {
            format!("{}: {:?} instead of {:?}", part.pointer, found.get(part.id), expected.get(part.id))
        }));
    }
    all
}
