//! The code book that goes with a canonical table, and the stamp by which no reader takes it for answers.

use msq_core::{Catalogue, Target};

use super::content::Content;

/// What stands in the first cell of a code book. A sheet that begins so holds no answers.
pub const CODE_BOOK_STAMP: &str =
    "Code book: what the paths of the table mean. This sheet is not read as answers.";

/// Whether that is the first cell of a code book.
pub(crate) fn is_stamped(text: &str) -> bool {
    text == CODE_BOOK_STAMP
}

/// The rows of a code book: the stamp, a header, and a row for each part and each option.
pub fn code_book(catalogue: &Catalogue) -> Vec<Vec<Content<'_>>> {
    let heads = ["path", "section", "prompt", "what it holds", "option or label"];
    let mut rows = vec![vec![Content::text(CODE_BOOK_STAMP)], heads.map(Content::text).to_vec()];
    for part in catalogue.parts() {
        let question = &catalogue[part.question];
        let section = question.section(catalogue);
        let section = match &section.numeral {
            Some(numeral) => format!("{numeral}. {}", section.title),
            None => section.title.clone(),
        };
        let mut row = |target, holds: &str, label: Option<String>| {
            rows.push(vec![
                Content::text(catalogue.path(target)),
                Content::text(section.clone()),
                Content::text(&*question.prompt),
                Content::text(holds.to_owned()),
                label.map_or(Content::Blank, Content::text),
            ]);
        };
        row(Target::Part(part.id), part.kind.in_words(), part.label.clone());
        for (option, choice) in catalogue.options(part.id).iter().enumerate() {
            row(Target::Option { part: part.id, option }, "", Some(choice.label.clone()));
        }
    }
    rows
}
