//! Words that head columns.

use std::sync::LazyLock;

use msq_core::EntryField;

use super::{
    marks::{TICKED, UNTICKED},
    yes_no::{NO, YES},
};
use crate::{phrases::Phrases, words};

/// What a column holds, by the words that head it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Heading {
    /// Printed numbers, or codes of questions.
    Number,
    /// Prompts.
    Question,
    /// What of a question: an item, an option, a field.
    Item,
    /// Paths of parts.
    Path,
    /// Whatever answers.
    Answer,
    /// The respondent's number or name.
    Respondent,
    /// Names, URLs or descriptions.
    Field(EntryField),
    /// Words on the answer.
    Explanation,
    /// Marks that say yes, or no.
    YesNo(bool),
    /// What the form prints to help.
    Guidance,
    /// Answers of an earlier year, beside those of this one.
    Earlier,
    /// A survey platform's own data.
    Platform,
}

const HEADINGS: &[(Heading, &[&str])] = &[
    (
        Heading::Number,
        &[
            "no",
            "nr",
            "number",
            "code",
            "question code",
            "question number",
            "question no",
            "question n",
            "question id",
            "qid",
            "q no",
            "q",
            "ref",
            "n",
            "numéro",
            "número",
            "номер",
            "编号",
        ],
    ),
    (
        Heading::Question,
        &[
            "question",
            "questions",
            "prompt",
            "item",
            "question text",
            "indicator",
            "indicators",
            "topic",
            "subject",
            "requested information",
            "intitulé",
            "pregunta",
            "вопрос",
            "السؤال",
            "问题",
        ],
    ),
    (
        Heading::Item,
        &[
            "item",
            "items",
            "sub item",
            "sub items",
            "subitem",
            "sub question",
            "subquestion",
            "option",
            "options",
            "option code",
            "item code",
            "item no",
            "field",
            "row",
            "sub code",
            "element",
        ],
    ),
    (Heading::Path, &["path", "part"]),
    (
        Heading::Answer,
        &[
            "answer",
            "answers",
            "value",
            "response",
            "responses",
            "reply",
            "your answer",
            "yes no",
            "yes or no",
            "official response",
            "official answer",
            "open ended response",
            "réponse",
            "respuesta",
            "ответ",
            "الإجابة",
            "回答",
        ],
    ),
    (Heading::Respondent, &["respondent", "response id", "response no"]),
    (Heading::Field(EntryField::Name), &["name", "names", "name of agency", "name s", "nom", "nombre"]),
    (
        Heading::Field(EntryField::Url),
        &["url", "urls", "url s", "link", "links", "website", "web address", "hyperlink"],
    ),
    (Heading::Field(EntryField::Description), &["description", "descriptions"]),
    (
        Heading::Explanation,
        &[
            "comment",
            "comments",
            "remark",
            "remarks",
            "note",
            "notes",
            "explanation",
            "additional information",
            "details",
            "commentaires",
            "comentarios",
            "комментарии",
        ],
    ),
    (Heading::Guidance, &["guidance", "instructions", "instruction", "help", "hint", "section", "example"]),
    (Heading::YesNo(true), YES),
    (Heading::YesNo(false), NO),
    (
        Heading::Platform,
        &[
            "id",
            "start time",
            "completion time",
            "end time",
            "last modified time",
            "timestamp",
            "time",
            "email",
            "email address",
            "e mail",
            "name",
            "username",
            "ip address",
            "respondent id",
            "submission id",
            "submission date",
            "token",
            "language",
            "start language",
            "last page",
            "seed",
            "date submitted",
            "date started",
            "date last action",
            "status",
            "index",
            "uuid",
            "submission time",
            "submitdate",
            "startdate",
            "enddate",
            "start",
            "end",
            "start date",
            "end date",
            "collector id",
            "responseid",
            "datestamp",
            "lastpage",
            "startlanguage",
            "ipaddr",
            "refurl",
        ],
    ),
];

/// The bytes of the longest text that is compared with heads: answers go on much longer, and there are many.
pub(super) const LONGEST_HEAD: usize = 200;

/// What the words that head a column can mean.
pub(crate) fn headings(text: &str) -> Vec<Heading> {
    let text = if text.len() > LONGEST_HEAD { "" } else { text };
    // `Yes / No` heads answers; `☒ Yes ☐ No` is one.
    let has_box = !text.is_ascii() && TICKED.iter().chain(UNTICKED).any(|glyph| text.contains(glyph));
    let found = if has_box { &[][..] } else { headings_of(text) };
    // A hint in brackets changes nothing: `Question (English)`. `No (not yet)` answers.
    if let Some((head, _)) =
        text.split_once('(').filter(|_| found.is_empty() && text.trim_end().ends_with(')'))
    {
        let mut hinted = headings_of(head).to_vec();
        hinted.retain(|heading| !matches!(heading, Heading::YesNo(_)));
        return hinted;
    }
    found.to_vec()
}

/// What the last word of a head says of its column, beside another that heads prompts: `Country response`, `Supporting
/// URL`. Comments can be anybody's: who made them matters.
pub(crate) fn head_noun(text: &str) -> Option<Heading> {
    let noun = words::bounds(text).skip(1).last()?;
    let mut headings = headings_of(&text[noun]).iter().copied();
    headings.find(|heading| matches!(heading, Heading::Answer | Heading::Field(EntryField::Url)))
}

/// What words can mean as the head of a column, in the order of the list.
pub(super) fn headings_of(text: &str) -> &'static [Heading] {
    static KNOWN: LazyLock<Phrases<Vec<Heading>>> = LazyLock::new(|| {
        let mut known = Phrases::<Vec<Heading>>::default();
        for (heading, names) in HEADINGS {
            for name in *names {
                let all = known.entry(name).map(Option::get_or_insert_default);
                all.into_iter().for_each(|all| all.push(*heading));
            }
        }
        known
    });
    KNOWN.get(text).map_or(&[], Vec::as_slice)
}
