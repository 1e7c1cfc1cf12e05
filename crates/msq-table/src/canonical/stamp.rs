//! The code book that goes with a canonical table, and the stamp by which no reader takes it for answers.

use msq_core::Catalogue;

use super::{field_value::FieldValue, slot::Slots};

/// What stands in the first cell of a code book. A sheet that begins so holds no answers.
pub const CODE_BOOK_STAMP: &str =
    "Code book: what the paths of the table mean. This sheet is not read as answers.";

/// Whether that is the first cell of a code book.
pub(crate) fn is_stamped(text: &str) -> bool {
    text == CODE_BOOK_STAMP
}

/// The rows of a code book: the stamp, a header, and a row for each column of a wide table. The other layouts have the
/// same paths, but for entries, which they count: `5.c[2].url`.
pub fn code_book(catalogue: &Catalogue) -> Vec<Vec<FieldValue<'_>>> {
    let heads = ["path", "section", "prompt", "kind", "what it holds"];
    let mut rows = vec![vec![FieldValue::text(CODE_BOOK_STAMP)], heads.map(FieldValue::text).to_vec()];
    for &slot in Slots::of(catalogue).all() {
        let mut row = vec![FieldValue::text(slot.path(catalogue))];
        let part = slot.part().map(|part| &catalogue[part]);
        row.extend(match part {
            None => [FieldValue::Blank, FieldValue::Blank, FieldValue::Blank],
            Some(part) => {
                let question = &catalogue[part.question];
                let section = question.section(catalogue);
                let numeral = section.numeral.as_deref().map(|numeral| format!("{numeral}. "));
                let section = format!("{}{}", numeral.unwrap_or_default(), section.title);
                [
                    FieldValue::text(section),
                    FieldValue::text(&*question.prompt),
                    FieldValue::text(slot.kind(catalogue)),
                ]
            }
        });
        row.push(FieldValue::text(slot.label(catalogue)));
        rows.push(row);
    }
    rows
}
