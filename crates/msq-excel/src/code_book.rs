//! The sheet that says what the paths of a table mean.

use msq_core::Catalogue;
use msq_table::canonical::code_book;
use rust_xlsxwriter::{Format, XlsxError};

use crate::{
    fit,
    look::{FAINT, body, dark_head},
    sheet::{Look, Sheet},
    table::A4,
};

/// Fills a sheet with the code book of an edition. Its first cell tells readers to leave it alone.
pub(crate) fn fill(sheet: &mut Sheet, catalogue: &Catalogue) -> Result<(), XlsxError> {
    let stamp = Look::of(Format::new().set_italic().set_font_color(FAINT));
    let (head, cell) = (Look::of(dark_head()), Look::of(body()));
    let rows = code_book(catalogue);
    for (at, row) in rows.iter().enumerate() {
        let look = [&stamp, &head].get(at).copied().unwrap_or(&cell);
        for (column, content) in (0..).zip(row) {
            sheet.put(column, content, look)?;
        }
        if at > 1 {
            let texts: Vec<_> = row.iter().map(|content| content.as_text()).collect();
            let cells = texts.iter().zip(WIDTHS).map(|(text, width)| (&**text, width));
            sheet.worksheet.set_row_height(sheet.next, fit::height(cells))?;
        }
        sheet.next += 1;
    }
    let worksheet = &mut sheet.worksheet;
    for (column, width) in (0..).zip(WIDTHS) {
        worksheet.set_column_width(column, width)?;
    }
    worksheet.set_row_height(1, 24)?.set_freeze_panes(2, 0)?.set_repeat_rows(1, 1)?;
    if sheet.next > 2 {
        worksheet.autofilter(1, 0, sheet.next - 1, 4)?;
    }
    worksheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
    worksheet.set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3).set_footer("&L&A&R&P / &N");
    sheet.trust_texts(5)
}

/// The widths of the columns, in digits: path, section, prompt, what it holds, and the option or label.
const WIDTHS: [f64; 5] = [40.0, 30.0, 70.0, 30.0, 46.0];
