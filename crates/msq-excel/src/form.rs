//! How a form looks: like one that a person fills in, with what msq reads it by at the edge.

use msq_core::Catalogue;
use msq_table::canonical::{FieldValue, Row, RowKind, Tabulator};
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, XlsxError};

use crate::{
    field::{Field, fields, validation},
    fit,
    look::{DAY, FAINT, FIELD, HEAD, INK, LINE, body, dark_head, tint, top},
    note,
    sheet::{Look, Sheet},
    table::A4,
};

/// How the cells of a form look.
pub(crate) struct Form {
    question: Labels,
    item: Labels,
    told: Look,
    words: Look,
    value: Look,
    day: Look,
}

/// How the cells of a row look that aren't filled in.
struct Labels {
    /// Path, number and question.
    labels: [Look; 3],
    /// What is left empty.
    rest: Look,
}

/// The columns: path, number, question, and three to be filled in. Their widths in digits fill a page in landscape.
const WIDTHS: [f64; 6] = [13.0, 9.0, 52.0, 28.0, 32.0, 58.0];

/// The first column that is filled in.
const FIRST: u16 = 3;

/// The last column.
const LAST: u16 = 5;

impl Form {
    pub(crate) fn new() -> Self {
        let field = body()
            .set_unlocked()
            .set_background_color(FIELD)
            .set_border(FormatBorder::Thin)
            .set_border_color(LINE);
        // Typed in as it is meant: neither `-` nor `=` makes a formula of it, nor does 007 lose its noughts.
        let words = field.clone().set_num_format("@");
        let value = field.set_align(FormatAlign::Left);
        let day = value.clone().set_num_format(DAY);
        let path = body().set_font_size(7).set_font_color(FAINT);
        // The head of the form has words where questions have numbers.
        let number = top().set_bold().set_shrink();
        let above =
            |format: Format| Look::of(format.set_border_top(FormatBorder::Thin).set_border_top_color(LINE));
        Self {
            question: Labels {
                labels: [above(path.clone()), above(number), above(body())],
                rest: above(body()),
            },
            item: Labels {
                labels: [Look::of(path), Look::of(body()), Look::of(body().set_indent(1))],
                rest: Look { plain: None, ..Look::of(body()) },
            },
            told: Look::of(body().set_font_color(FAINT)),
            words: Look::of(words),
            value: Look::of(value),
            day: Look::of(day),
        }
    }

    /// Sets up the sheet, and writes its header.
    pub(crate) fn begin(&self, sheet: &mut Sheet, tabulator: &Tabulator) -> Result<(), XlsxError> {
        let head = Look::of(dark_head().set_font_size(9));
        for ((at, column), width) in (0..).zip(tabulator.columns()).zip(WIDTHS) {
            sheet.worksheet.set_column_width(at, width)?;
            note::hang(&mut sheet.worksheet, 0, at, &column.note)?;
            sheet.put(at, &FieldValue::Text(column.head.as_str().into()), &head)?;
        }
        sheet.next += 1;
        let worksheet = &mut sheet.worksheet;
        worksheet.set_row_height(0, 18)?.set_freeze_panes(1, 0)?.set_repeat_rows(0, 0)?;
        worksheet.set_screen_gridlines(false).set_landscape().set_paper_size(A4);
        worksheet.set_print_fit_to_pages(1, 0).set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3);
        worksheet.set_footer("&R&P / &N");
        Ok(())
    }

    /// Writes a row.
    pub(crate) fn row(
        &self,
        sheet: &mut Sheet,
        catalogue: &Catalogue,
        row: &Row<'_>,
    ) -> Result<(), XlsxError> {
        match row.kind {
            RowKind::Title(section) => self.title(sheet, section, row)?,
            kind => self.question(sheet, catalogue, kind, row)?,
        }
        sheet.next += 1;
        Ok(())
    }

    /// Ends the sheet, once all rows are there.
    pub(crate) fn end(&self, sheet: &mut Sheet) -> Result<(), XlsxError> {
        sheet.trust_texts(LAST + 1)
    }

    fn title(&self, sheet: &mut Sheet, section: usize, row: &Row<'_>) -> Result<(), XlsxError> {
        let title = Format::new().set_bold().set_align(FormatAlign::VerticalCenter);
        let (format, height) = if section == 0 {
            (title.set_font_size(18).set_font_color(HEAD), 44.0)
        } else {
            (title.set_font_size(13).set_font_color(INK).set_background_color(tint(section)), 28.0)
        };
        let look = Look::of(format);
        sheet.worksheet.set_row_height(sheet.next, height)?;
        for (at, content) in (0..=LAST).zip(padded(&row.contents)) {
            sheet.put(at, content, &look)?;
        }
        Ok(())
    }

    fn question(
        &self,
        sheet: &mut Sheet,
        catalogue: &Catalogue,
        kind: RowKind,
        row: &Row<'_>,
    ) -> Result<(), XlsxError> {
        let texts: Vec<_> = row.contents.iter().map(FieldValue::as_text).collect();
        let own = if matches!(kind, RowKind::Question(_)) { &self.question } else { &self.item };
        for ((at, content), look) in (0..FIRST).zip(&row.contents).zip(&own.labels) {
            sheet.put(at, content, look)?;
        }
        let first = usize::from(FIRST);
        let path = texts.first().map_or("", |path| path);
        let fields = fields(catalogue, path, texts.len().saturating_sub(first));
        let mut widths = WIDTHS;
        let is_open = fields == [Some(Field::Words), None, None];
        if is_open {
            let format = self.words.plain.clone().unwrap_or_default();
            sheet.worksheet.merge_range(sheet.next, FIRST, sheet.next, LAST, "", &format)?;
            widths[first] = WIDTHS[first..].iter().sum();
        }
        // Paths and numbers are set small.
        let seen = texts.iter().zip(widths).skip(2).map(|(text, width)| (&**text, width));
        sheet.worksheet.set_row_height(sheet.next, fit::height(seen))?;
        let answers = row.contents.get(first..).unwrap_or_default();
        for ((at, field), content) in (FIRST..).zip(fields).zip(padded(answers)) {
            let look = match field {
                Some(Field::Words) => &self.words,
                Some(Field::Day) => &self.day,
                Some(Field::Told) => &self.told,
                Some(Field::YesNo | Field::Percent | Field::Count) => &self.value,
                // It is part of a merged cell.
                None if is_open => continue,
                None => &own.rest,
            };
            sheet.put(at, content, look)?;
            if let Some(rule) = field.map(validation).transpose()?.flatten() {
                sheet.worksheet.add_data_validation(sheet.next, at, sheet.next, at, &rule)?;
            }
        }
        Ok(())
    }
}

/// The contents, and blanks without end.
fn padded<'a, 'b>(contents: &'a [FieldValue<'b>]) -> impl Iterator<Item = &'a FieldValue<'b>> {
    contents.iter().chain(std::iter::repeat(&FieldValue::Blank))
}
