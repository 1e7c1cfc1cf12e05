//! Parts that hold one value: yes or no, a date, a text with a label of its own.

use std::ops::Range;

use msq_core::{Code, Kind, PartId, Target, Value as Answer};

use super::{Settling, trim};
use crate::{
    Role, Rule, Value,
    claim::{Aim, Claim},
    date,
    grid::CellId,
    lexicon::Name,
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
            None => match vocabulary::mark(text) {
                Some(true) => {
                    // Beside a statement a mark agrees; beside a question it only seems to.
                    if self.question.prompt.ends_with('?') {
                        let message = format!("the mark {text:?} was taken for yes");
                        self.say(Code::UnknownMark, claim.cell, Some(Target::Part(part)), message);
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
        let value = self.value(claim, self.catalogue[part].kind);
        // The same text again says nothing more.
        if self.response.get(part).is_some_and(|before| value.as_ref() != Some(before)) {
            let message = format!("a second text beside the label: {:?}", short(self.text(claim)));
            self.say(Code::KeptAsWords, claim.cell, Some(Target::Part(part)), message);
            self.words.push(claim);
        } else if let Some(value) = value {
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
            if main.kind == Kind::Date && date::is_ambiguous(self.text(claim)) {
                let message = format!("{:?} was read as day, month, year", self.text(claim).trim());
                self.say(Code::AmbiguousDate, claim.cell, Some(Target::Part(main.id)), message);
            }
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

    /// Pieces of the form `Label: text`, a line each or separated by commas, with the labels of the question's own parts.
    pub(super) fn lines(&mut self, claim: &Claim) {
        let text = &self.grid.text(claim.cell)[claim.bytes.clone()];
        let begins = text.match_indices(['\n', '\r', ',', ';']).map(|(at, separator)| at + separator.len());
        let labels: Vec<_> =
            std::iter::once(0).chain(begins).filter_map(|at| self.own_label(text, at)).collect();
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

    /// The label of a text of this question that begins at a byte, a colon behind it.
    fn own_label(&self, text: &str, at: usize) -> Option<(Range<usize>, PartId)> {
        let piece = text[at..].split(['\n', '\r']).next().unwrap_or_default();
        let found = self.recogniser.lexicon.find(piece)?;
        let part = found.names.iter().find_map(|known| match known.name {
            Name::Part { question, part } if question == self.question.id => Some(part),
            _ => None,
        })?;
        let is_field =
            matches!(self.recogniser.aim(part), Aim::Part(_)) && self.catalogue[part].kind == Kind::Text;
        let is_set_apart =
            at == 0 || piece[found.label.clone()].ends_with(':') || text[..at].ends_with(['\n', '\r']);
        (is_field && is_set_apart).then(|| (at + found.label.start..at + found.label.end, part))
    }
}
