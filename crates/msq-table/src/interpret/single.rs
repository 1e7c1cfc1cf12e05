//! Parts that hold one value: yes or no, a date, a text with a label of its own.

use std::ops::Range;

use msq_core::{Kind, PartId, Target, Value as Answer, codes};

use super::settling::{Settling, trim};
use crate::{
    CellValue, Role, Rule,
    claim::{Aim, Claim},
    date::{self, Doubt},
    doubt::short,
    grid::CellId,
    lexicon::Name,
    vocabulary,
};

impl<'a> Settling<'a> {
    /// A mark beside the printed word Yes or No.
    pub(super) fn yes_or_no_box(&mut self, claim: &'a Claim, said: bool) {
        match (vocabulary::mark(self.text(claim)), self.part(Kind::YesNo)) {
            (Some(marked), Some(part)) => {
                if marked {
                    self.said.insert(said);
                }
                let role = Role::Mark(Target::Part(part));
                self.spans.add(claim.cell, claim.bytes.clone(), role, claim.rule);
            }
            _ => self.words.push(claim),
        }
    }

    /// A yes or no that the text is, or begins with.
    pub(super) fn yes_or_no(&mut self, claim: &Claim) {
        let Some(part) = self.part(Kind::YesNo) else { return };
        let bytes = trim(self.grid.text(claim.cell), claim.bytes.clone());
        // Marked words were read as such.
        if self.spans.gaps(claim.cell, bytes.clone()) != [bytes.clone()] {
            return;
        }
        let text = &self.grid.text(claim.cell)[bytes.clone()];
        let found = match vocabulary::yes_or_no(text) {
            Some(said) => Some((Some(said), text.len())),
            None => match vocabulary::mark(text) {
                Some(true) => {
                    // Beside a statement a mark agrees; beside a question it only seems to.
                    if self.question.prompt.ends_with('?') {
                        let message = format!("the mark {text:?} was taken for yes");
                        self.say(codes::UNKNOWN_MARK, claim.cell, Some(Target::Part(part)), message);
                    }
                    Some((Some(true), text.len()))
                }
                // An empty box: nobody ticked it.
                Some(false) if !text.contains(char::is_alphabetic) => Some((None, text.len())),
                _ => vocabulary::leading_yes_or_no(text).map(|(said, length)| (Some(said), length)),
            },
        };
        let Some((said, length)) = found else { return };
        self.said.extend(said);
        let role =
            if said.is_some() { Role::Answer(Target::Part(part)) } else { Role::Mark(Target::Part(part)) };
        self.spans.add(claim.cell, bytes.start..bytes.start + length, role, claim.rule);
    }

    /// Says yes or no, if one of them was said.
    pub(super) fn settle_yes_or_no(&mut self, place: CellId) {
        let Some(part) = self.part(Kind::YesNo) else { return };
        let target = Some(Target::Part(part));
        match (self.said.contains(&true), self.said.contains(&false)) {
            (true, true) => {
                self.say(codes::CONTRADICTION, place, target, "both yes and no are said".to_owned())
            }
            (false, false) => {
                let message = match self.printed {
                    true => "yes and no stand there, and neither is marked",
                    false => "there is an answer, but neither yes nor no",
                };
                if self.printed || self.is_answered() {
                    self.say(codes::YES_OR_NO_NOT_SAID, place, target, message.to_owned());
                }
            }
            (yes, _) => self.put(place, part, Answer::YesNo(yes)),
        }
    }

    /// A text beside the label of a part.
    pub(super) fn labelled(&mut self, claim: &'a Claim, part: PartId) {
        let value = (self.catalogue[part].kind == Kind::Text)
            .then(|| Answer::Text(self.text(claim).trim().to_owned()));
        // The same text again says nothing more.
        if self.response.get(part).is_some_and(|before| value.as_ref() != Some(before)) {
            let message = format!("a second text beside the label: {:?}", short(self.text(claim)));
            self.say(codes::KEPT_AS_WORDS, claim.cell, Some(Target::Part(part)), message);
            self.words.push(claim);
        } else if let Some(value) = value {
            self.set(claim, part, value);
        } else {
            self.words.push(claim);
        }
    }

    /// The text as the part that a question of one value is about: the part whose label repeats the prompt.
    pub(super) fn main_part(&mut self, claim: &'a Claim) -> bool {
        let Some(main) = self.recogniser.main_part(self.question.id) else { return false };
        if let Some(before) = self.response.get(main.id) {
            let text = self.text(claim);
            let again = match main.kind {
                Kind::Date => {
                    date::parse(text).filter(|found| !found.has_time).map(|found| Answer::Date(found.date))
                }
                _ => Some(Answer::Text(text.trim().to_owned())),
            };
            // The same answer again says nothing more.
            let is_same = again.as_ref() == Some(before);
            match again.filter(|_| is_same) {
                Some(again) => self.set(claim, main.id, again),
                None => {
                    let message = format!("a second answer: {:?}", short(text));
                    self.say(codes::KEPT_AS_WORDS, claim.cell, Some(Target::Part(main.id)), message);
                }
            }
            return is_same;
        }
        match main.kind {
            Kind::Date => return self.date(claim, main.id),
            Kind::Text => self.set(claim, main.id, Answer::Text(self.text(claim).trim().to_owned())),
            _ => return false,
        }
        true
    }

    /// The text as a date. A time behind it is kept with it among the respondent's words.
    fn date(&mut self, claim: &'a Claim, part: PartId) -> bool {
        if let CellValue::DateTime { date, seconds: 0 } = self.grid.cell(claim.cell).value {
            self.set(claim, part, Answer::Date(date));
            return true;
        }
        let text = self.text(claim);
        let target = Target::Part(part);
        let Some(found) = date::parse(text) else {
            let message = format!("{:?} isn't a whole date; it is kept in the explanation", short(text));
            self.say(codes::UNREADABLE_DATE, claim.cell, Some(target), message);
            return false;
        };
        if let Some(doubt) = found.doubt {
            let (code, order) = match doubt {
                Doubt::DayOrMonth => (codes::AMBIGUOUS_DATE, "day, month, year"),
                Doubt::Century => (codes::AMBIGUOUS_DATE, "a year of this century"),
                Doubt::Order => (codes::UNUSUAL_DATE, "month, day, year: only so it is a day"),
            };
            self.say(code, claim.cell, Some(target), format!("{:?} was read as {order}", text.trim()));
        }
        if found.has_time {
            let start = self.grid.text(claim.cell)[claim.bytes.clone()].find(text).unwrap_or(0);
            let start = claim.bytes.start + start;
            let bytes = trim(self.grid.text(claim.cell), start..start + found.length);
            self.put(claim.cell, part, Answer::Date(found.date));
            self.account(claim.cell, bytes, target, claim.rule);
            self.words.push(claim);
        } else {
            self.set(claim, part, Answer::Date(found.date));
        }
        true
    }

    /// Pieces of the form `Label: text`, a line each or separated by commas, with the labels of the question's own
    /// parts.
    pub(super) fn lines(&mut self, claim: &Claim) {
        if !self.parts().any(|part| self.is_labelled(part.id)) {
            return;
        }
        let text = &self.grid.text(claim.cell)[claim.bytes.clone()];
        let mut labels: Vec<(Range<usize>, PartId)> = Vec::new();
        let mut line_end = 0;
        for line in text.split_inclusive(['\n', '\r']) {
            let mut at = line_end;
            line_end += line.len();
            for piece in line.split_inclusive([',', ';']) {
                let is_within = labels.last().is_some_and(|(label, _)| at < label.end);
                if !is_within && piece.contains(char::is_alphanumeric) {
                    labels.extend(self.own_label(text, at..line_end));
                }
                at += piece.len();
            }
        }
        let start = claim.bytes.start;
        for (at, (label, part)) in labels.iter().enumerate() {
            let end = labels.get(at + 1).map_or(text.len(), |(next, _)| next.start);
            // A field without commas ends with its line.
            let end = text[label.end..end].trim_end().find(['\n', '\r']).map_or(end, |line| label.end + line);
            let value = trim(text, label.end..end);
            let value = value.start..value.start + text[value].trim_end_matches([',', ';', ' ']).len();
            if value.is_empty() || self.response.get(*part).is_some() {
                continue;
            }
            let role = Role::Label(self.catalogue.path(Target::Part(*part)));
            self.spans.add(claim.cell, start + label.start..start + label.end, role, Rule::PrintedWords);
            self.put(claim.cell, *part, Answer::Text(text[value.clone()].to_owned()));
            self.account(
                claim.cell,
                start + value.start..start + value.end,
                Target::Part(*part),
                Rule::BehindLabel,
            );
        }
    }

    /// The label of a text of this question that the rest of a line begins with, a colon behind it.
    fn own_label(&self, text: &str, rest: Range<usize>) -> Option<(Range<usize>, PartId)> {
        let at = rest.start;
        let piece = text[rest].trim_end_matches(['\n', '\r']);
        let found = self.recogniser.lexicon.find(piece)?;
        let part = found.names.iter().find_map(|known| match known.name {
            Name::Part { question, part } if question == self.question.id => Some(part),
            _ => None,
        })?;
        let before = text[..at].trim_end_matches([',', ';', ' ']);
        let is_set_apart =
            piece[found.label.clone()].ends_with(':') || before.is_empty() || before.ends_with(['\n', '\r']);
        (self.is_labelled(part) && is_set_apart).then(|| (at + found.label.start..at + found.label.end, part))
    }

    /// Whether a part is a text with a label of its own.
    fn is_labelled(&self, part: PartId) -> bool {
        matches!(self.recogniser.aim(part), Aim::Part(_)) && self.catalogue[part].kind == Kind::Text
    }
}
