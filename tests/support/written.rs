//! Every way to write responses and read them back, so that what holds for one format is asked of all.
//!
//! Which editions are read is said by who asks: the tests have one of their own.

use std::{io::Cursor, sync::Arc};

use msq_core::{
    Catalogue, Edition, Reading, Response, ResponseWriter, WriteError, check::Checks,
    editions::edition2020::Msq2020,
};
use msq_csv::{Cells, Delimiter, ReadOptions, WriteOptions};
use msq_json::Style;
use msq_office::{Limits, Workbook};
use msq_table::{Layout, Settings, labels};

/// A format, and how it is laid out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Way {
    /// An array.
    Json,
    /// A line a response.
    JsonLines,
    /// A document.
    Xml,
    /// Delimited by commas.
    Csv(Layout),
    /// Delimited by tabulators, and with a byte order mark.
    Tsv(Layout),
    /// A workbook.
    Excel(Layout),
}

impl Way {
    /// Every way.
    pub fn all() -> Vec<Self> {
        let of_layout = |layout| [Self::Csv(layout), Self::Tsv(layout), Self::Excel(layout)];
        let tables = Layout::ALL.into_iter().flat_map(of_layout);
        [Self::Json, Self::JsonLines, Self::Xml].into_iter().chain(tables).collect()
    }

    /// Whether one file holds responses to several editions.
    pub fn holds_editions(self) -> bool {
        match self {
            Self::Json | Self::JsonLines => true,
            Self::Xml => false,
            Self::Csv(layout) | Self::Tsv(layout) | Self::Excel(layout) => layout == Layout::Long,
        }
    }

    /// Whether a file without any response is told from a wrong one: JSON Lines would be empty.
    pub fn holds_none(self) -> bool {
        self != Self::JsonLines
    }

    /// Whether one file holds several responses.
    pub fn holds_several(self) -> bool {
        !matches!(self, Self::Csv(Layout::Form) | Self::Tsv(Layout::Form) | Self::Excel(Layout::Form))
    }

    /// Whether its texts can only be so long.
    pub fn has_limit(self) -> bool {
        matches!(self, Self::Excel(_))
    }

    /// The bytes of a file; or why it can't hold the responses.
    pub fn write(self, responses: &[Response]) -> Result<Vec<u8>, String> {
        let catalogue =
            responses.first().map_or_else(Msq2020::catalogue, |first| Arc::clone(first.catalogue()));
        let mut writer = self.writer(&catalogue).map_err(|error| error.to_string())?;
        let written = responses.iter().try_for_each(|response| writer.write(response));
        written.and_then(|()| writer.finish()).map_err(|error| error.to_string())
    }

    /// Its writer, begun for that edition.
    fn writer(
        self,
        catalogue: &Arc<Catalogue>,
    ) -> Result<Box<dyn ResponseWriter<Output = Vec<u8>>>, WriteError> {
        let output = Vec::new();
        Ok(match self {
            Self::Json => Box::new(msq_json::Writer::new(output, Style::Pretty)),
            Self::JsonLines => Box::new(msq_json::Writer::new(output, Style::Lines)),
            Self::Xml => Box::new(msq_xml::Writer::new(output, catalogue)),
            Self::Csv(layout) | Self::Tsv(layout) => {
                let mut options = WriteOptions::default();
                if matches!(self, Self::Tsv(_)) {
                    options.delimiter = Delimiter::TAB;
                    options.byte_order_mark = true;
                }
                Box::new(msq_csv::Writer::new(output, layout, catalogue, &options)?)
            }
            Self::Excel(layout) => Box::new(msq_excel::Writer::new(output, layout, catalogue)?),
        })
    }

    /// The responses in a file that msq wrote, with which it finds no fault.
    pub fn read(self, bytes: &[u8], editions: &[Arc<Catalogue>]) -> Vec<Response> {
        self.readings(bytes, editions, Checks::None).into_iter().map(faultless).collect()
    }

    /// What is read of a file that msq wrote.
    pub fn readings(self, bytes: &[u8], editions: &[Arc<Catalogue>], checks: Checks) -> Vec<Reading> {
        let mut settings = Settings::new(editions.to_vec());
        settings.checks = checks;
        let expected = "msq reads what it wrote";
        match self {
            Self::Json | Self::JsonLines => {
                let all = msq_json::Reader::new(bytes, settings.editions).checks(checks);
                all.map(|reading| reading.expect(expected)).collect()
            }
            Self::Xml => {
                let all = msq_xml::Reader::new(bytes, settings.editions).checks(checks);
                all.map(|reading| reading.expect(expected)).collect()
            }
            Self::Csv(_) | Self::Tsv(_) => {
                let cells = Cells::new(bytes, &ReadOptions::default(), &labels(&settings.editions));
                let all = msq_table::responses(cells.expect(expected), &settings);
                all.map(|reading| reading.expect(expected)).collect()
            }
            Self::Excel(_) => {
                let workbook = Workbook::open(Cursor::new(bytes), &Limits::default()).expect(expected);
                let all = msq_table::responses(workbook, &settings);
                all.map(|reading| reading.expect(expected)).collect()
            }
        }
    }
}

fn faultless(reading: Reading) -> Response {
    assert_eq!(reading.diagnostics, []);
    reading.response
}

/// Where responses that should be equal differ.
pub fn differences(found: &[Response], expected: &[Response]) -> Vec<String> {
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
