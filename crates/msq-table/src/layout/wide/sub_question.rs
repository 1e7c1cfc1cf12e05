//! Columns of sub-questions: survey platforms give each option and each item of a list a column of its own, and name it
//! in brackets behind the question: `Q9[SQ001]`, `G01Q09[digitalIdentity]`, `9. Is there …? [Digital identity]`.

use msq_core::{Code, Kind, QuestionId, codes};

use super::part_of;
use crate::{Rule, claim::Aim, code::Number, recognise::Recogniser, words};

/// What a sub-question is, and what is doubtful about that.
pub(crate) struct SubQuestion {
    pub(crate) question: QuestionId,
    pub(crate) aim: Aim,
    pub(crate) rule: Rule,
    pub(crate) doubt: Option<(Code, String)>,
}

/// What stands in brackets at the end of a text, and what in front of them.
pub(super) fn brackets(text: &str) -> Option<(&str, &str)> {
    let (before, inside) = text.trim_end().strip_suffix(']')?.rsplit_once('[')?;
    Some((before.trim_end(), inside.trim()))
}

/// What programs for statistics make of brackets: `Q9_SQ001`, `Q9_1`; behind a question's own code nothing else is a
/// number.
fn underscored(text: &str) -> Option<(&str, &str)> {
    let (code, name) = text.trim().rsplit_once('_')?;
    let digits = name.trim_start_matches(|character: char| character.is_ascii_alphabetic());
    let is_number = !digits.is_empty() && digits.chars().all(|character| character.is_ascii_digit());
    let is_code = code.starts_with(char::is_alphabetic) || code.len() <= 2;
    (is_number && is_code).then_some((code, name))
}

/// The column of a head that is a code with a sub-question in brackets; the inner `None` if nobody knows that one.
pub(super) fn by_code(recogniser: &Recogniser<'_>, text: &str) -> Option<Option<SubQuestion>> {
    let (code, name) = brackets(text).or_else(|| underscored(text))?;
    let number = Number::whole(code)?;
    // A number in brackets alone could count anything.
    let is_code =
        code.starts_with(char::is_alphabetic) || name.contains(char::is_alphabetic) || text.contains('_');
    let question = number.question(recogniser.catalogue, None).filter(|_| is_code)?;
    Some(named(recogniser, question, name))
}

/// The sub-question of that name. The clues in their order: what it is called in the catalogue; its number, for those
/// that are named by their order alone; words that are nearly its own; room for what isn't in the list.
pub(crate) fn named(recogniser: &Recogniser<'_>, question: QuestionId, name: &str) -> Option<SubQuestion> {
    let certain = |question, aim| SubQuestion { question, aim, rule: Rule::Code, doubt: None };
    if let Some(item) = recogniser.item_of(question, name) {
        return Some(certain(item, Aim::Whole));
    }
    if let Some(aim) = part_of(recogniser, question, name) {
        return Some(certain(question, aim));
    }
    // What is said of an option has a column beside it.
    if let Some(option) = name.strip_suffix("comment").filter(|option| !option.is_empty()) {
        return named(recogniser, question, option);
    }
    by_order(recogniser, question, name)
        .or_else(|| by_likeness(recogniser, question, name))
        .or_else(|| (words::key(name) == "other").then(|| certain(question, Aim::Explanation)))
}

/// `SQ001`: the first option, or the first item.
fn by_order(recogniser: &Recogniser<'_>, question: QuestionId, name: &str) -> Option<SubQuestion> {
    let digits = name.trim_start_matches(|character: char| character.is_ascii_alphabetic());
    let at =
        digits.parse::<usize>().ok().filter(|_| name.len() - digits.len() <= "SQ_".len())?.checked_sub(1)?;
    let catalogue = recogniser.catalogue;
    let (question, aim, label) = match recogniser.part(question, Kind::Ticked) {
        Some(ticked) => {
            let choice = catalogue.options(ticked).get(at)?;
            (question, Aim::Option { ticked, option: at, said: true }, &choice.label)
        }
        None => {
            let item = recogniser.items(question).nth(at)?;
            (item, Aim::Whole, &catalogue[item].prompt)
        }
    };
    let message = format!("{name:?} was taken for {label:?} by its number alone");
    Some(SubQuestion { question, aim, rule: Rule::Number, doubt: Some((codes::LABEL_BY_NUMBER, message)) })
}

fn by_likeness(recogniser: &Recogniser<'_>, question: QuestionId, name: &str) -> Option<SubQuestion> {
    let like = recogniser.lexicon.like(name)?;
    let known = like.names.iter().find(|known| known.name.question() == Some(question))?;
    let (_, (question, aim)) =
        recogniser.role(known.name, Some(question)).and_then(|(role, owner)| Some((role, owner?)))?;
    let message = format!("{name:?} was taken for {:?}", like.key);
    Some(SubQuestion { question, aim, rule: Rule::Likeness, doubt: Some((codes::SIMILAR_LABEL, message)) })
}
