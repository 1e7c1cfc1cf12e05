//! What the head of a column could name. A path or a code is taken at its word; then words, alone or with a part
//! behind them, in brackets or behind a stroke; words that are nearly the printed ones; and a number.

use msq_core::{Code, QuestionId};

use super::{Content, own_code, part_of, sub_question};
use crate::{
    Rule,
    align::Possible,
    claim::Aim,
    code::Number,
    doubt,
    lexicon::Name,
    recognise::Recogniser,
    survey::{Readings, numbered},
    vocabulary, words,
};

/// One thing that a head could name.
#[derive(Clone, Debug)]
pub(super) struct Head {
    pub(super) possible: Possible,
    meaning: Meaning,
    pub(super) rule: Rule,
    pub(super) doubt: Option<(Code, String)>,
}

/// What stands below a head.
#[derive(Clone, Copy, Debug)]
enum Meaning {
    Answer {
        question: QuestionId,
        aim: Aim,
    },
    /// Something of the question that the heads before it named.
    Of(Aim),
    /// Nothing of its own, or nobody knows what.
    Nothing,
}

/// What certain heads are worth: paths, codes with a part, words with a part.
const PATH: i32 = 200;
const PART: i32 = 130;
const CODE: i32 = 60;
const TELLING: i32 = 100;
const SHORT: i32 = 40;
const NUMBER: i32 = 30;
/// What it is worth that the number says the same as the words, and costs if it doesn't.
const AGREES: i32 = 30;
const DISAGREES: i32 = 15;
/// What it costs that the words are only a piece of the head.
const PIECE: i32 = 5;

impl Head {
    fn new(name: Name, meaning: Meaning, rule: Rule, worth: i32) -> Self {
        let possible = Possible { name, worth, by_number: rule == Rule::Number, is_part: false };
        Self { possible, meaning, rule, doubt: None }
    }

    /// Something of a question.
    fn part(question: QuestionId, aim: Aim, rule: Rule, worth: i32) -> Self {
        let mut head = Self::new(Name::Question(question), Meaning::Answer { question, aim }, rule, worth);
        head.possible.is_part = aim != Aim::Whole;
        head
    }

    /// What stands in its column, behind the question that is open.
    pub(super) fn content(&self, open: Option<QuestionId>) -> Content {
        match (self.meaning, open) {
            (Meaning::Answer { question, aim }, _) => Content::Answer { question, aim },
            (Meaning::Of(aim), Some(question)) => Content::Answer { question, aim },
            _ => Content::Unknown,
        }
    }
}

/// All that a head could name.
pub(super) fn of(recogniser: &Recogniser<'_>, text: &str) -> Vec<Head> {
    let target = recogniser.catalogue.target(text.trim()).and_then(|target| recogniser.of_target(target));
    if let Some((question, aim, _)) = target {
        return vec![Head::part(question, aim, Rule::Path, PATH)];
    }
    // What has no number has a code that is a word.
    let head_of_form = recogniser.catalogue.question(text.trim()).map(|question| question.id);
    if let Some(question) = head_of_form.filter(|question| recogniser.is_head(*question)) {
        return vec![Head::part(question, Aim::Whole, Rule::Path, PATH)];
    }
    // `n/a` heads nothing.
    if vocabulary::says_none(text) {
        return Vec::new();
    }
    let last = text.rsplit('/').next().unwrap_or(text);
    let mut heads = Vec::new();
    if let Some(found) = sub_question::by_code(recogniser, last) {
        let name = sub_question::brackets(last).and_then(|(code, _)| Number::whole(code));
        let question = name.and_then(|number| number.question(recogniser.catalogue, None));
        match (found, question) {
            (Some(found), _) => heads.push(of_sub_question(found, Rule::Code, PART)),
            (None, Some(question)) => {
                return vec![Head::new(Name::Question(question), Meaning::Nothing, Rule::Code, PART)];
            }
            (None, None) => {}
        }
    }
    by_words(recogniser, text, 0, &mut heads);
    if let Some((_, words)) = own_code(text) {
        by_words(recogniser, words, PIECE, &mut heads);
    }
    // `Pays / Member State` is one name in two languages, `indicators/q17` the place in a platform's form.
    let rests = text.match_indices('/').map(|(at, _)| &text[at + 1..]);
    let pieces = text.split('/').filter(|piece| piece.len() < text.len());
    for piece in rests.chain(pieces).take(MOST).map(str::trim) {
        by_words(recogniser, piece, PIECE, &mut heads);
    }
    by_number(recogniser, last, last.len() < text.len(), &mut heads);
    heads.truncate(MOST);
    heads
}

/// Adds what a head is nearly, if nothing else is known of it.
pub(super) fn add_nearly(recogniser: &Recogniser<'_>, text: &str, heads: &mut Vec<Head>) {
    if !heads.iter().any(|head| head.possible.worth >= SHORT) {
        nearly(recogniser, text, heads);
    }
}

/// As many readings of one head are kept.
const MOST: usize = 12;

fn of_sub_question(found: sub_question::SubQuestion, rule: Rule, worth: i32) -> Head {
    let rule = if found.rule == Rule::Code { rule } else { found.rule };
    let mut head = Head::part(found.question, found.aim, rule, worth);
    head.doubt = found.doubt;
    head.possible.by_number = false;
    head
}

/// What the words of a head name, or of a piece of it.
fn by_words(recogniser: &Recogniser<'_>, text: &str, cost: i32, heads: &mut Vec<Head>) {
    let readings = Readings::of(recogniser.lexicon, text);
    for reading in &readings.named {
        let behind = &text[reading.label.end..];
        let is_bare = words::key(behind).is_empty();
        match reading.name {
            Name::Question(question) => {
                let agrees = match &readings.number {
                    Some(number) if number.names(recogniser.catalogue, &recogniser.catalogue[question]) => {
                        AGREES
                    }
                    Some(_) => -DISAGREES,
                    None => 0,
                };
                let worth =
                    agrees - cost + if recogniser.is_telling_name(reading.name) { TELLING } else { SHORT };
                let rule = if reading.is_shared { shared(&readings) } else { reading.rule };
                heads.push(match with_part(recogniser, question, behind) {
                    Some(Some(found)) => of_sub_question(found, rule, worth + AGREES),
                    Some(None) if is_bare => Head::part(question, Aim::Whole, rule, worth),
                    Some(None) => Head::part(question, Aim::Whole, rule, worth - AGREES),
                    // Nobody knows what part of the question it is.
                    None => Head::new(reading.name, Meaning::Nothing, rule, worth),
                });
            }
            Name::Option { question, ticked, option } if is_bare => {
                let aim = Aim::Option { ticked, option, said: true };
                heads.push(Head::new(
                    reading.name,
                    Meaning::Answer { question, aim },
                    reading.rule,
                    SHORT - cost,
                ));
            }
            Name::Part { question, part } if is_bare => {
                let aim = recogniser.aim(part);
                heads.push(Head::new(
                    reading.name,
                    Meaning::Answer { question, aim },
                    Rule::WordsAndOrder,
                    SHORT - cost,
                ));
            }
            Name::Answer if is_bare => {
                heads.push(Head::new(reading.name, Meaning::Of(Aim::Whole), reading.rule, SHORT - cost))
            }
            Name::Explanation if is_bare => {
                heads.push(Head::new(
                    reading.name,
                    Meaning::Of(Aim::Explanation),
                    reading.rule,
                    SHORT - cost,
                ));
            }
            Name::Section(_) => {
                heads.push(Head::new(reading.name, Meaning::Nothing, reading.rule, SHORT - cost))
            }
            _ => {}
        }
    }
}

fn shared(readings: &Readings) -> Rule {
    if readings.number.is_some() { Rule::WordsAndNumber } else { Rule::WordsAndOrder }
}

/// The part that stands behind the name of a question: `[Blockchain]`, ` - Name`. The inner `None` if nothing does;
/// the outer if nobody knows it.
fn with_part(
    recogniser: &Recogniser<'_>,
    question: QuestionId,
    behind: &str,
) -> Option<Option<sub_question::SubQuestion>> {
    if let Some(("", name)) = sub_question::brackets(behind) {
        return sub_question::named(recogniser, question, name).map(Some);
    }
    let certain = |question, aim| sub_question::SubQuestion { question, aim, rule: Rule::Code, doubt: None };
    let item = recogniser.item_of(question, behind).map(|item| certain(item, Aim::Whole));
    Some(item.or_else(|| part_of(recogniser, question, behind).map(|aim| certain(question, aim))))
}

/// What a number names: with words for a part, with a letter in front, or alone.
fn by_number(recogniser: &Recogniser<'_>, text: &str, is_piece: bool, heads: &mut Vec<Head>) {
    let Some(number) = Number::leading(text) else { return };
    // A letter behind a stroke is none: `#N/A`.
    if is_piece && !number.code().contains(|character: char| character.is_ascii_digit()) {
        return;
    }
    let rest = &text[number.bytes.end..];
    let is_bare = words::key(rest).is_empty();
    // `2 %` is an answer.
    if rest.contains(['%', '?', '$', '€']) && is_bare {
        return;
    }
    if is_bare {
        // A lone number may count the rows; with a letter in front of it, any survey has one; a sub-item tells more.
        let is_code = text.contains(char::is_alphabetic);
        for name in numbered(recogniser.catalogue, &number).iter() {
            let Name::Question(question) = *name else { continue };
            let code = &recogniser.catalogue[question].code;
            let is_item = code.contains('.') && number.pieces().len() > 1;
            let rule = if is_item { Rule::Code } else { Rule::Number };
            let is_whole = number.pieces().join(".") == code.to_lowercase();
            let worth = if is_code && is_whole { CODE } else { NUMBER };
            heads.push(Head::part(question, Aim::Whole, rule, worth));
        }
        return;
    }
    let Some(question) = number.question(recogniser.catalogue, None) else { return };
    if let Some(aim) = part_of(recogniser, question, rest) {
        heads.push(Head::part(question, aim, Rule::Code, CODE + AGREES));
    } else if (number.is_set_apart || text.contains(['?', '？', '؟']) || text.starts_with(['q', 'Q']))
        && !heads
            .iter()
            .any(|head| head.possible.worth >= SHORT && !matches!(head.possible.name, Name::Section(_)))
    {
        let told = doubt::by_number(recogniser.catalogue, question, rest);
        let brackets = sub_question::brackets(rest).filter(|(before, _)| !before.is_empty());
        let named = brackets.and_then(|(_, name)| sub_question::named(recogniser, question, name));
        let aim = named.map(|named| (named.question, named.aim));
        let (question, aim) = aim.unwrap_or((question, Aim::Whole));
        let mut head = Head::part(question, aim, Rule::Number, NUMBER);
        head.doubt = Some(told);
        heads.push(head);
    }
}

/// What a head is nearly, with a part behind it or without.
fn nearly(recogniser: &Recogniser<'_>, text: &str, heads: &mut Vec<Head>) {
    const LONGEST: usize = 400;
    if text.len() > LONGEST {
        return;
    }
    let words = own_code(text).map_or(text, |(_, words)| words);
    let dash = words.rsplit_once(" - ").or_else(|| words.rsplit_once(" – "));
    let split = sub_question::brackets(words).filter(|(before, _)| !before.is_empty()).or(dash);
    let pieces = [Some((words, "")), split];
    for (words, part) in pieces.into_iter().flatten() {
        let mut readings = Readings::of(recogniser.lexicon, words);
        readings.named.clear();
        readings.name_nearly(recogniser.lexicon, words, |_| true);
        for reading in &readings.named {
            let (Name::Question(question), Some(nearly)) = (reading.name, &reading.nearly) else { continue };
            let alike = nearly.alike.map_or(55, |alike| alike as i32);
            let mut head = match (part, sub_question::named(recogniser, question, part)) {
                ("", _) => Head::part(question, Aim::Whole, Rule::Likeness, alike - 10),
                (_, Some(found)) => of_sub_question(found, Rule::Likeness, alike),
                (_, None) => continue,
            };
            head.doubt.get_or_insert(doubt::nearly(words, &nearly.key, nearly.alike));
            heads.push(head);
        }
    }
}
