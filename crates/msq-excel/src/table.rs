//! How wide and long tables look: a header that stays in sight, columns that fit, and a filter.

use msq_core::{Catalogue, Identity, Kind, Target};
use msq_table::{
    Layout,
    canonical::{Column, FieldValue, Tabulator},
};
use rust_xlsxwriter::{Format, FormatAlign, XlsxError};

use crate::{
    look::{DAY, body, dark_head, tinted_head},
    note,
    sheet::{Look, Sheet},
};

/// How the cells of a table look.
pub(crate) struct Table {
    cell: Look,
}

impl Table {
    pub(crate) fn new() -> Self {
        // The format of most cells is their column's.
        Self { cell: Look { plain: None, ..Look::of(body().set_align(FormatAlign::Left)) } }
    }

    fn format(column: &Column) -> Format {
        match column.kind {
            Some(Kind::Date) => body().set_num_format(DAY).set_align(FormatAlign::Left),
            Some(Kind::Percent | Kind::YesNo | Kind::Ticked) => body(),
            // Their numbers stand among texts.
            _ => body().set_align(FormatAlign::Left),
        }
    }

    /// Sets up a sheet, and writes its header.
    pub(crate) fn begin(&self, sheet: &mut Sheet, tabulator: &Tabulator) -> Result<(), XlsxError> {
        let is_wide = tabulator.layout() == Layout::Wide;
        let worksheet = &mut sheet.worksheet;
        // Of each answer a few lines are seen, or the first one, whatever the longest is: rows that fit would each have
        // to be kept in mind.
        worksheet.set_default_row_height(if is_wide { 62.25 } else { 14.25 });
        worksheet.set_row_height(0, if is_wide { 48 } else { 24 })?;
        for (at, column) in (0..).zip(tabulator.columns()) {
            worksheet.set_column_width(at, width(column, is_wide))?;
            worksheet.set_column_format(at, &Self::format(column))?;
            note::hang(worksheet, 0, at, &column.note)?;
        }
        for (at, column) in (0..).zip(tabulator.columns()) {
            let look = Look::of(column.section.map_or_else(dark_head, tinted_head));
            sheet.put(at, &FieldValue::Text(column.head.as_str().into()), &look)?;
        }
        sheet.next += 1;
        let named = named_columns(tabulator);
        let worksheet = &mut sheet.worksheet;
        worksheet.set_freeze_panes(1, named)?.set_repeat_rows(0, 0)?;
        if is_wide && named > 0 {
            worksheet.set_repeat_columns(0, named - 1)?.set_print_scale(60);
        } else {
            worksheet.set_print_fit_to_pages(1, 0);
        }
        worksheet.set_landscape().set_paper_size(A4).set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3);
        worksheet.set_footer("&L&A&R&P / &N");
        Ok(())
    }

    /// Writes a row.
    pub(crate) fn row(&self, sheet: &mut Sheet, contents: &[FieldValue<'_>]) -> Result<(), XlsxError> {
        for (at, content) in (0..).zip(contents) {
            sheet.put(at, content, &self.cell)?;
        }
        sheet.next += 1;
        Ok(())
    }

    /// Ends a sheet, once all its rows are there.
    pub(crate) fn end(&self, sheet: &mut Sheet, tabulator: &Tabulator) -> Result<(), XlsxError> {
        let Some(last) = (0..).zip(tabulator.columns()).map(|(at, _): (u16, _)| at).last() else {
            return Ok(());
        };
        sheet.worksheet.autofilter(0, 0, sheet.next.saturating_sub(1), last)?;
        sheet.trust_texts(last + 1)
    }
}

/// The paper size of that name, in Excel's numbering.
pub(crate) const A4: u8 = 9;

/// The columns of a table that stay in sight: up to the name of the respondent, if that is near the edge.
fn named_columns(tabulator: &Tabulator) -> u16 {
    if tabulator.layout() != Layout::Wide {
        return 0;
    }
    let name = name_path(tabulator.catalogue());
    let at = (1..).zip(tabulator.columns()).find(|(_, column)| Some(&column.head) == name.as_ref());
    at.map(|(at, _)| at).filter(|&at| at <= NEAR).unwrap_or_default()
}

/// The most columns that stay in sight.
const NEAR: u16 = 4;

/// The path of the name of the state that responds.
fn name_path(catalogue: &Catalogue) -> Option<String> {
    let part = catalogue.identifying(Identity::Name)?;
    Some(catalogue.path(Target::Part(part.id)))
}

/// How many digits wide a column is: as its head, but texts get room to be read in.
fn width(column: &Column, is_wide: bool) -> f64 {
    // The filter's button and the space at the sides.
    let head = column.head.chars().count().min(26) as f64 + 4.0;
    let least = match (is_wide, column.kind) {
        (true, Some(Kind::Text | Kind::Details | Kind::Entries)) => 26.0,
        (true, _) => 12.0,
        // What a path is, what a name, and what is read.
        (false, _) => match column.head.as_str() {
            "memberState" => 24.0,
            "path" => 34.0,
            "value" => 90.0,
            _ => 12.0,
        },
    };
    head.max(least)
}
