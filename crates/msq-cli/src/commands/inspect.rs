//! `msq inspect`: what each cell was taken for.

use std::io::{self, Write};

use msq::{Checks, Location, Output, Session};
use msq_core::{Catalogue, Target, text};
use msq_table::{CellAccount, Listing, Role, Span, TableReading};
use serde::Serialize;

use crate::{
    args::{FindingsFormat, InspectArgs},
    failure::Failure,
    findings::unrunnable,
    inputs,
    status::Status,
    tally::Counts,
};

pub(crate) fn run(args: &InspectArgs) -> Result<Status, Failure> {
    if args.input.is_dir() {
        return Err(Failure::Folder(args.input.clone()));
    }
    let settings = args.how.settings(Checks::All);
    let inputs = inputs::gather(std::slice::from_ref(&args.input), &settings, &[Location::Stdout])?.all;
    let session = Session::new(settings);
    let mut output = Output::create(None, &inputs)?;
    for input in inputs.iter() {
        let reading = session.inspect(input)?;
        let account = Account::new(input.name().to_owned(), &reading);
        let printed = match args.format {
            FindingsFormat::Text => account.print(&reading, &mut output),
            FindingsFormat::Json => serde_json::to_writer_pretty(&mut output, &account)
                .map_err(io::Error::from)
                .and_then(|()| writeln!(output)),
            FindingsFormat::Csv => account.print_csv(&mut output),
        };
        printed.map_err(|error| output.failed(error))?;
    }
    output.finish()?;
    Ok(Status::Done)
}

/// The account of a grid, for programs.
#[derive(Serialize)]
struct Account<'a> {
    source: String,
    edition: &'a str,
    layout: &'a str,
    responses: usize,
    sheets: Vec<SheetView<'a>>,
}

#[derive(Serialize)]
struct SheetView<'a> {
    sheet: &'a str,
    cells: Vec<CellView<'a>>,
}

#[derive(Serialize)]
struct CellView<'a> {
    cell: String,
    text: &'a str,
    spans: Vec<SpanView<'a>>,
}

/// A piece of a cell: its text, what it is, of what, and why.
#[derive(Serialize)]
struct SpanView<'a> {
    text: &'a str,
    role: &'a str,
    path: Option<String>,
    rule: &'a str,
}

impl<'a> Account<'a> {
    fn new(source: String, reading: &'a TableReading) -> Self {
        let catalogue = reading.catalogue();
        let cell = |cell: &'a CellAccount| CellView {
            cell: cell.address.to_string(),
            text: &cell.text,
            spans: cell.spans.iter().map(|span| SpanView::new(catalogue, cell, span)).collect(),
        };
        let sheets = reading
            .account
            .iter()
            .map(|sheet| SheetView { sheet: &sheet.sheet, cells: sheet.cells.iter().map(cell).collect() });
        Self {
            source,
            edition: catalogue.edition(),
            layout: reading.layout.id(),
            responses: reading.responses.len(),
            sheets: sheets.collect(),
        }
    }

    fn print(&self, reading: &TableReading, output: &mut Output) -> io::Result<()> {
        let Self { source, edition, layout, responses, sheets } = self;
        writeln!(output, "{source}: edition {edition}, layout {layout}, {responses} response(s)")?;
        let mut unread = Vec::new();
        for sheet in sheets {
            writeln!(output)?;
            if !sheet.sheet.is_empty() {
                write!(output, "sheet '{}', ", sheet.sheet)?;
            }
            writeln!(output, "{} cells with content", sheet.cells.len())?;
            for cell in &sheet.cells {
                // Between the pieces of a cell, space and punctuation say nothing to a person.
                let telling = cell.spans.iter().filter(|span| span.role != Role::Separator.id());
                for (at, span) in telling.enumerate() {
                    let place = if at == 0 { cell.cell.as_str() } else { "" };
                    let what = span
                        .path
                        .as_ref()
                        .map_or_else(|| span.role.to_owned(), |path| format!("{} {path}", span.role));
                    writeln!(output, "  {place:<7} {what:<34} {}", one_line(span.text))?;
                    if span.role == Role::Unread.id() {
                        unread.push(format!("{} {}", spot(sheet.sheet, &cell.cell), one_line(span.text)));
                    }
                }
            }
        }
        if unread.is_empty() {
            writeln!(output, "\nnothing is left over")?;
        } else {
            writeln!(output, "\nleft over, connected with no question:")?;
            unread.iter().try_for_each(|line| writeln!(output, "  {line}"))?;
        }
        let findings = reading.responses.iter().flat_map(|response| &response.diagnostics);
        writeln!(output, "findings: {} (`msq validate` lists them)", findings.collect::<Counts>())
    }

    fn print_csv(&self, output: &mut Output) -> io::Result<()> {
        let mut writer = csv::Writer::from_writer(output);
        writer.write_record(Listing::Account.columns())?;
        for sheet in &self.sheets {
            for cell in &sheet.cells {
                for span in &cell.spans {
                    let path = span.path.as_deref().unwrap_or_default();
                    let record =
                        [&self.source, sheet.sheet, &cell.cell, span.text, span.role, path, span.rule];
                    writer.write_record(record.map(unrunnable))?;
                }
            }
        }
        writer.flush()
    }
}

impl<'a> SpanView<'a> {
    fn new(catalogue: &Catalogue, cell: &'a CellAccount, span: &'a Span) -> Self {
        let path = |target: &Target| Some(catalogue.path(*target));
        let path = match &span.role {
            Role::Question(code) => Some(code.clone()),
            Role::Label(label) => Some(label.clone()),
            Role::Mark(target) | Role::Answer(target) => path(target),
            _ => None,
        };
        Self { text: &cell.text[span.bytes.clone()], role: span.role.id(), path, rule: span.rule.explain() }
    }
}

/// Where a cell stands, in a grid whose sheets may have names.
fn spot(sheet: &str, cell: &str) -> String {
    if sheet.is_empty() { cell.to_owned() } else { format!("'{sheet}'!{cell}") }
}

/// A text as one short line.
fn one_line(text: &str) -> String {
    const SHOWN: usize = 60;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    text::short(&line, SHOWN)
}
