//! Parts that hold one value: yes or no, a percentage, a date, a text with a label of its own.

use msq_core::{Code, Kind, PartId, Target, Value as Answer};

use super::{Settling, trim};
use crate::{
    Format, Role, Rule, Value,
    claim::Claim,
    date,
    grid::CellId,
    lexicon::Name,
    number::{self, Percentage},
    recognise::short,
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
            // An empty box: nobody ticked it.
            None if vocabulary::mark(text).is_some() && !text.contains(char::is_alphabetic) => {
                Some((None, text.len()))
            }
            None => vocabulary::leading_yes_or_no(text).map(|(said, length)| (Some(said), length)),
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
                self.say(Code::Contradiction, place, target, "both yes and no are said".to_owned())
            }
            (false, false) => {
                if self.question.parts.iter().any(|&part| self.response.get(part).is_some()) {
                    let message = "there is an answer, but neither yes nor no".to_owned();
                    self.say(Code::YesOrNoNotSaid, place, target, message);
                }
            }
            (yes, _) => self.put(place, part, Answer::YesNo(yes)),
        }
    }

    /// A text beside the label of a part.
    pub(super) fn labelled(&mut self, claim: &'a Claim, part: PartId) {
        if self.response.get(part).is_some() {
            let message = format!("a second text beside the label: {:?}", short(self.text(claim)));
            self.say(Code::KeptAsWords, claim.cell, Some(Target::Part(part)), message);
            self.words.push(claim);
        } else if let Some(value) = self.value(claim, self.catalogue[part].kind) {
            self.set(claim, part, value);
        } else {
            self.words.push(claim);
        }
    }

    /// The text as the part that a question of one value is about: the part whose label repeats the prompt.
    pub(super) fn main_part(&mut self, claim: &'a Claim) -> bool {
        let main = self.recogniser.main_part(self.question.id);
        let Some(main) = main.filter(|main| self.response.get(main.id).is_none()) else { return false };
        if let Some(value) = self.value(claim, main.kind) {
            self.set(claim, main.id, value);
            return true;
        }
        let message =
            format!("{:?} isn't a whole date; it is kept in the explanation", short(self.text(claim)));
        self.say(Code::UnreadableDate, claim.cell, Some(Target::Part(main.id)), message);
        false
    }

    /// The value that the whole text is, for kinds that a whole text can be.
    fn value(&self, claim: &Claim, kind: Kind) -> Option<Answer> {
        match (kind, &self.grid.cell(claim.cell).value) {
            (Kind::Date, Value::DateTime { date, seconds: 0 }) => Some(Answer::Date(*date)),
            (Kind::Date, _) => date::parse(self.text(claim)).map(Answer::Date),
            (Kind::Text, _) => Some(Answer::Text(self.text(claim).trim().to_owned())),
            _ => None,
        }
    }

    /// The text as a percentage, if the question asks for one.
    pub(super) fn percentage(&mut self, claim: &'a Claim) -> bool {
        let Some(part) = self.part(Kind::Percent) else { return false };
        let target = Some(Target::Part(part));
        let text = self.text(claim);
        let cell = self.grid.cell(claim.cell);
        let read = match cell.value {
            // The number format decides, never the size.
            Value::Number(number) if cell.format == Format::Percent => {
                Percentage::Plain(number::shift(number, 2))
            }
            Value::Number(number) => Percentage::Plain(number),
            _ => number::percentage(text),
        };
        if matches!(cell.value, Value::Number(_)) && cell.format == Format::Unknown {
            let message = format!("{text} stands in a cell whose number format isn't known");
            self.say(Code::UnmarkedNumber, claim.cell, target, message);
        }
        match read {
            _ if self.response.get(part).is_some() => self.words.push(claim),
            Percentage::Plain(number) => self.set(claim, part, Answer::Percent(number)),
            Percentage::InWords(number, bytes) => {
                let message = format!("{number} was read out of {:?}", short(text));
                self.say(Code::NumberInWords, claim.cell, target, message);
                self.put(claim.cell, part, Answer::Percent(number));
                let start = trim(self.grid.text(claim.cell), claim.bytes.clone()).start;
                let start = if claim.bytes.start == 0 { 0 } else { start };
                self.account(
                    claim.cell,
                    start + bytes.start..start + bytes.end,
                    Target::Part(part),
                    claim.rule,
                );
                self.words.push(claim);
            }
            Percentage::Untold => {
                let message = format!("no single number in per cent in {:?}", short(text));
                self.say(Code::NoNumber, claim.cell, target, message);
                self.words.push(claim);
            }
        }
        true
    }

    /// Lines of the form `Label: text`, with the labels of the question's own parts.
    pub(super) fn lines(&mut self, claim: &Claim) {
        let mut start = claim.bytes.start;
        for line in self.grid.text(claim.cell)[claim.bytes.clone()].split_inclusive(['\n', '\r']) {
            let at = start;
            start += line.len();
            let Some(found) = self.recogniser.lexicon.find(line) else { continue };
            let part = found.names.iter().find_map(|known| match known.name {
                Name::Part { question, part } if question == self.question.id => Some(part),
                _ => None,
            });
            let is_free = |part: &PartId| {
                self.response.get(*part).is_none() && self.catalogue[*part].kind == Kind::Text
            };
            let Some(part) = part.filter(is_free) else { continue };
            let value = trim(line, found.label.end..line.len());
            if !value.is_empty() {
                let role = Role::Label(self.catalogue.path(Target::Part(part)));
                self.spans.add(
                    claim.cell,
                    at + found.label.start..at + found.label.end,
                    role,
                    Rule::PrintedWords,
                );
                self.put(claim.cell, part, Answer::Text(line[value.clone()].to_owned()));
                self.account(
                    claim.cell,
                    at + value.start..at + value.end,
                    Target::Part(part),
                    Rule::BehindLabel,
                );
            }
        }
    }
}
