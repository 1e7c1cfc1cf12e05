//! Labels in other words than the printed ones, each with what is to be said of it.

use msq_core::Code;

use super::{Label, Recogniser, Situation, Start};
use crate::{Rule, code::Number, date, doubt, lexicon::Name, vocabulary, words};

impl Recogniser<'_> {
    /// The label that a text nearly begins with, or whose number it begins with, where labels are expected.
    pub(super) fn doubtful(&self, text: &str, start: &Start, situation: Situation<'_>) -> Option<Label> {
        if !situation.in_place {
            return None;
        }
        let words = &text[start.number_end..];
        let nearly = self.by_likeness(words, start.number.as_ref(), situation).or_else(|| {
            // `7 March 2019` isn't question 7 in other words.
            self.by_number(words, start.number.as_ref(), situation).filter(|_| date::parse(text).is_none())
        })?;
        Some(Label {
            mark: None,
            number: start.number.as_ref().map(|_| start.mark_end..start.number_end),
            bytes: start.number_end..start.number_end + nearly.length,
            name: nearly.name,
            rule: nearly.rule,
            missing: nearly.missing,
            doubt: Some(nearly.doubt),
        })
    }

    fn by_likeness(&self, text: &str, number: Option<&Number>, situation: Situation<'_>) -> Option<Doubtful> {
        self.comparisons.set(self.comparisons.get().checked_sub(1)?);
        // A box behind the last word is an answer.
        let text = vocabulary::trailing_box(text).map_or(text, |start| &text[..start]);
        // Few texts are options of the question that is open: among them a shorter one can be told.
        let own = |name: Name| self.belongs_to(name, situation.open) && matches!(name, Name::Option { .. });
        let like = self.lexicon.like_any(text, own).or_else(|| self.lexicon.like(text))?;
        let (known, _) = self.choose(like.names, number, situation)?;
        let missing =
            like.alike.is_none().then(|| like.key[words::key(text).len()..].trim_start().to_owned());
        Some(Doubtful {
            name: known.name,
            rule: Rule::Likeness,
            length: text.len(),
            missing,
            doubt: doubt::nearly(text, like.key, like.alike),
        })
    }

    /// A question by its number alone: its prompt is translated, or in words of somebody's own.
    fn by_number(&self, text: &str, number: Option<&Number>, situation: Situation<'_>) -> Option<Doubtful> {
        let beside = situation.beside.and_then(Number::whole);
        let says_something = text.chars().filter(|character| character.is_alphabetic()).nth(1).is_some();
        if !says_something {
            return None;
        }
        // A date begins with a number as well, and an amount; neither asks.
        let asks = text.contains(['?', '？', '؟']);
        let number = number.filter(|number| number.is_set_apart || asks);
        let question = number.or(beside.as_ref())?.question(self.catalogue, situation.open)?;
        if self.named.contains(&question) {
            return None;
        }
        // Up to its question mark or colon the text is a prompt, whatever its language.
        let end = text.find(['?', '？', '؟']).or_else(|| text.find([':', '：']));
        let length = end.map_or(text.len(), |at| at + text[at..].chars().next().map_or(0, char::len_utf8));
        Some(Doubtful {
            name: Name::Question(question),
            rule: Rule::Number,
            length,
            missing: None,
            doubt: doubt::by_number(self.catalogue, question, text),
        })
    }
}

/// What some words nearly name.
struct Doubtful {
    name: Name,
    rule: Rule,
    /// How many bytes of them are the label.
    length: usize,
    /// The key of what is missing of a prompt that was cut short.
    missing: Option<String>,
    /// What is to be said of it.
    doubt: (Code, String),
}
