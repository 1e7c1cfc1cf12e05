//! A workbook while it is filled: sheets of responses, then a code book for each edition.

use std::{io::Write, mem, sync::Arc};

use msq_core::Catalogue;
use msq_table::{
    Layout,
    canonical::{Row, Tabulator},
};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

use crate::{code_book, form::Form, sheet::Sheet, table::Table};

/// The rows of a header.
pub(crate) const HEADER: u32 = 1;

/// A workbook while it is filled.
pub(crate) struct Book {
    workbook: Workbook,
    layout: Laid,
    full: Vec<Sheet>,
    sheet: Sheet,
    /// The editions of the responses, for a code book each.
    editions: Vec<Arc<Catalogue>>,
}

/// How a workbook is laid out.
enum Laid {
    Table(Box<Table>),
    Form(Box<Form>),
}

impl Book {
    pub(crate) fn new(tabulator: &Tabulator) -> Result<Self, XlsxError> {
        let mut workbook = Workbook::new();
        let layout = match tabulator.layout() {
            Layout::Form => Laid::Form(Box::new(Form::new())),
            _ => Laid::Table(Box::new(Table::new())),
        };
        let sheet = begin(&mut workbook, &layout, tabulator, 0)?;
        Ok(Self { workbook, layout, full: Vec::new(), sheet, editions: Vec::new() })
    }

    /// How many sheets there are for responses.
    pub(crate) fn sheets(&self) -> usize {
        self.full.len() + 1
    }

    /// The row of the last sheet that is written next, counted from 0.
    pub(crate) fn next_row(&self) -> u32 {
        self.sheet.next
    }

    /// Goes on in another sheet.
    pub(crate) fn next_sheet(&mut self, tabulator: &Tabulator) -> Result<(), XlsxError> {
        let mut sheet = begin(&mut self.workbook, &self.layout, tabulator, self.full.len() + 1)?;
        sheet.links = self.sheet.links;
        self.full.push(mem::replace(&mut self.sheet, sheet));
        Ok(())
    }

    /// Writes the rows of a response.
    pub(crate) fn write(&mut self, catalogue: &Arc<Catalogue>, rows: &[Row<'_>]) -> Result<(), XlsxError> {
        let name = |catalogue: &Catalogue| (catalogue.edition().to_owned(), catalogue.version().to_owned());
        let is_known =
            |known: &Arc<Catalogue>| Arc::ptr_eq(known, catalogue) || name(known) == name(catalogue);
        if !self.editions.iter().any(is_known) {
            self.editions.push(Arc::clone(catalogue));
        }
        rows.iter().try_for_each(|row| match &self.layout {
            Laid::Table(table) => table.row(&mut self.sheet, &row.contents),
            Laid::Form(form) => form.row(&mut self.sheet, catalogue, row),
        })
    }

    /// Writes the workbook.
    pub(crate) fn save(self, tabulator: &Tabulator, output: impl Write + Send) -> Result<(), XlsxError> {
        let Self { mut workbook, layout, mut full, sheet, mut editions } = self;
        full.push(sheet);
        let mut weight = 0;
        for mut sheet in full {
            match &layout {
                Laid::Table(table) => table.end(&mut sheet, tabulator)?,
                Laid::Form(form) => form.end(&mut sheet)?,
            }
            weight = weight.max(sheet.weight());
            workbook.push_worksheet(sheet.worksheet);
        }
        if editions.is_empty() {
            editions.push(Arc::clone(tabulator.catalogue()));
        }
        for (at, catalogue) in editions.iter().enumerate() {
            let mut sheet = Sheet::new(Worksheet::new());
            sheet.worksheet.set_name(numbered("Code book", at))?;
            code_book::fill(&mut sheet, catalogue)?;
            workbook.push_worksheet(sheet.worksheet);
        }
        // A clock would make every workbook another one.
        let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
        let title = tabulator.catalogue().title();
        let properties = DocProperties::new().set_title(title).set_creation_datetime(&created);
        workbook.set_properties(&properties).use_zip_large_file(weight >= LARGE);
        workbook.save_to_writer(output)
    }
}

/// From how many bytes on a file in a zip archive needs the larger kind of entry.
const LARGE: u64 = u32::MAX as u64;

/// Begins the sheet of that number, counted from 0.
fn begin(
    workbook: &mut Workbook,
    layout: &Laid,
    tabulator: &Tabulator,
    number: usize,
) -> Result<Sheet, XlsxError> {
    let worksheet = match layout {
        Laid::Table(_) => workbook.new_worksheet_with_constant_memory()?,
        Laid::Form(_) => Worksheet::new(),
    };
    let mut sheet = Sheet::new(worksheet);
    sheet.worksheet.set_name(sheet_name(tabulator.layout(), number))?;
    match layout {
        Laid::Table(table) => table.begin(&mut sheet, tabulator)?,
        Laid::Form(form) => form.begin(&mut sheet, tabulator)?,
    }
    Ok(sheet)
}

/// The name of the sheet of that number, counted from 0.
pub(crate) fn sheet_name(layout: Layout, number: usize) -> String {
    let name = match layout {
        Layout::Form => "Form",
        Layout::Long => "Answers",
        _ => "Responses",
    };
    numbered(name, number)
}

fn numbered(name: &str, number: usize) -> String {
    if number == 0 { name.to_owned() } else { format!("{name} {}", number + 1) }
}
