//! What forms print beside the room for something: an answer, words, who responds, what is nobody's answer.

use std::sync::LazyLock;

use crate::phrases::Phrases;

/// What forms print beside the room for words of one's own.
const EXPLANATION_LABELS: &[&str] = &[
    "Please explain / provide links",
    "Please explain further",
    "Please explain",
    "Please elaborate",
    "Please describe",
    "Please specify",
    "Please provide details",
    "Please give details",
    "If yes, please explain",
    "If yes, please elaborate",
    "If yes, please specify",
    "If yes, please provide details",
    "If yes, please provide the URL",
    "If yes, please provide URL",
    "If yes",
    "If so",
    "Please provide the URL",
    "Please provide URL",
    "Please provide links",
    "Please provide a link",
    "If so, please explain",
    "If so, please specify",
    "Explanation",
    "Details",
    "Additional information",
    "Comments",
    "Comment",
    "Remarks",
    "Remark",
    "Notes",
];

/// What forms and tables print beside the name of who responds, besides what the edition says of it.
#[rustfmt::skip]
const RESPONDENT_LABELS: &[&str] = &[
    "State", "Name of the Member State", "Name of the country", "Your country", "Nation", "Estado-Membro",
];

/// What forms print beside what is nobody's answer.
const BESIDE_LABELS: &[&str] = &[
    "Source",
    "Sources",
    "Data source",
    "Source of data",
    "Status",
    "Reviewer",
    "Reviewed by",
    "Checked by",
    "Verified by",
    "Last updated",
];

/// What forms print in front of the room for an answer.
#[rustfmt::skip]
const ANSWER_LABELS: &[&str] = &[
    "answer", "your answer", "response", "your response", "reply", "réponse", "respuesta", "resposta", "ответ", "الإجابة", "الجواب",
    "回答", "答复",
];

/// The texts that forms print beside the room for words.
pub(crate) fn explanation_labels() -> impl Iterator<Item = &'static str> {
    EXPLANATION_LABELS.iter().copied()
}

/// The texts that forms and tables print beside the name of who responds.
pub(crate) fn respondent_labels() -> impl Iterator<Item = &'static str> {
    RESPONDENT_LABELS.iter().copied()
}

/// The texts that forms print in front of the room for an answer.
pub(crate) fn answer_labels() -> impl Iterator<Item = &'static str> {
    ANSWER_LABELS.iter().copied()
}

/// The texts that forms print beside what is nobody's answer.
pub(crate) fn beside_labels() -> impl Iterator<Item = &'static str> {
    BESIDE_LABELS.iter().copied()
}

/// How many bytes a label for the answer takes in front of it: `Answer: `.
pub(crate) fn answer_label(text: &str) -> Option<usize> {
    let (at, colon) = text.char_indices().find(|(_, character)| matches!(character, ':' | '：'))?;
    let end = at + colon.len_utf8();
    static KNOWN: LazyLock<Phrases<()>> = LazyLock::new(|| ANSWER_LABELS.iter().copied().collect());
    KNOWN.get(&text[..at]).map(|()| text.len() - text[end..].trim_start().len())
}
