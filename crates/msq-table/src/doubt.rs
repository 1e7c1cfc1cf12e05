//! What is said of labels in other words than the printed ones.

use msq_core::{Catalogue, Code, QuestionId, codes};

/// Words that were taken for a name that they are nearly: how alike they are, in per cent; without that, its beginning.
pub(crate) fn nearly(words: &str, key: &str, alike: Option<u32>) -> (Code, String) {
    let words = short(words);
    let message = match alike {
        None => format!("{words:?} was taken for the beginning of {key:?}"),
        Some(alike) => format!("{words:?} was taken for {key:?}: {alike} % alike"),
    };
    (codes::SIMILAR_LABEL, message)
}

/// Words that stand behind the number of a question, and aren't its prompt.
pub(crate) fn by_number(catalogue: &Catalogue, question: QuestionId, words: &str) -> (Code, String) {
    let code = &catalogue[question].code;
    let message =
        format!("{:?} isn't the printed prompt; its number says that it is question {code}", short(words));
    (codes::LABEL_BY_NUMBER, message)
}

/// A text cut short for a message.
pub(crate) fn short(text: &str) -> String {
    const SHOWN: usize = 80;
    msq_cells::text::short(text, SHOWN)
}
