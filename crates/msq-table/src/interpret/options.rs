//! Options to be ticked: marks, and words beside them.

use msq_core::{Code, Kind, PartId, Target, Value as Answer};

use super::{Settling, trim};
use crate::{
    Role, Rule,
    choices::{self, Choice, Item},
    claim::Claim,
    grid::{CellId, says_something},
    vocabulary,
};

impl<'a> Settling<'a> {
    /// What stands beside an option: a mark, or words.
    pub(super) fn option(&mut self, claim: &'a Claim, ticked: PartId, option: usize) {
        let target = Target::Option { part: ticked, option };
        if let Some(marked) = vocabulary::mark(self.text(claim)) {
            let before = self.marks.insert(option, marked);
            if before.is_some_and(|before| before != marked) {
                self.say(Code::Contradiction, claim.cell, Some(target), "marked as yes and as no".to_owned());
            }
            self.spans.add(claim.cell, claim.bytes.clone(), Role::Mark(target), claim.rule);
            return;
        }
        match self.part(Kind::Details) {
            Some(part) if !self.details.contains_key(&option) => {
                let bytes = trim(self.grid.text(claim.cell), claim.bytes.clone());
                self.details.insert(option, self.grid.text(claim.cell)[bytes.clone()].to_owned());
                self.account(claim.cell, bytes, Target::Option { part, option }, claim.rule);
            }
            _ => self.words.push(claim),
        }
    }

    /// Several options in one text: marked each, or joined because they were ticked.
    pub(super) fn choices(&mut self, claim: &Claim) {
        let text = &self.grid.text(claim.cell)[claim.bytes.clone()];
        let items = choices::items(self.recogniser, self.question.id, text);
        let marked = items.iter().any(|item| item.mark.is_some());
        let options = self.part(Kind::Ticked).map_or(0, |part| self.catalogue.options(part).len());
        // All options in one cell, and no mark: the printed list.
        let printed =
            !marked && claim.rule != Rule::InColumn && (items.len() > 1 && items.len() == options.max(2));
        for item in items {
            // Without a mark, an option is ticked if it makes a piece of its own; in a sentence it is only mentioned.
            let alone = ends_piece(text, &item) && (marked || !printed);
            if marked || printed || alone {
                self.choose(claim, &item, marked, printed);
            }
        }
    }

    fn choose(&mut self, claim: &Claim, item: &Item, marked: bool, printed: bool) {
        let start = claim.bytes.start;
        let at = |bytes: &std::ops::Range<usize>| start + bytes.start..start + bytes.end;
        let said = if printed { None } else { Some(item.mark.as_ref().map_or(!marked, |(_, said)| *said)) };
        let (target, label) = match item.choice {
            Choice::YesNo(yes) if marked || printed => {
                let Some(part) = self.part(Kind::YesNo) else { return };
                if said == Some(true) {
                    self.said.insert(yes);
                }
                (Target::Part(part), format!("{}.{}", self.question.code, if yes { "yes" } else { "no" }))
            }
            // A word alone is an answer like any other.
            Choice::YesNo(_) => return,
            Choice::Option(option) => {
                let Some(part) = self.part(Kind::Ticked) else { return };
                self.marks.extend(said.map(|said| (option, said)));
                let target = Target::Option { part, option };
                (target, self.catalogue.path(target))
            }
        };
        let role = if marked || printed { Role::Label(label) } else { Role::Answer(target) };
        self.spans.add(claim.cell, at(&item.label), role, claim.rule);
        if let Some((mark, _)) = &item.mark {
            self.spans.add(claim.cell, at(mark), Role::Mark(target), Rule::BesideLabel);
        }
        self.detail(claim, item);
    }

    /// Words behind an option that asks for them: `Other: BI`.
    fn detail(&mut self, claim: &Claim, item: &Item) {
        let (Choice::Option(option), Some(part)) = (item.choice, self.part(Kind::Details)) else { return };
        let text = self.grid.text(claim.cell);
        let rest = claim.bytes.start + item.rest.start..claim.bytes.start + item.rest.end;
        let colon = text[rest.clone()].trim_start().starts_with([':', '-', '–', '(']);
        let bytes = trim(text, rest);
        let words = text[bytes.clone()].trim_matches(|character: char| {
            character.is_whitespace() || matches!(character, ':' | '-' | '–' | '(' | ')' | ';' | ',')
        });
        if self.catalogue.options(part)[option].open
            && colon
            && says_something(words)
            && !self.details.contains_key(&option)
        {
            let from = bytes.start + text[bytes.clone()].find(words).unwrap_or(0);
            self.details.insert(option, words.to_owned());
            self.account(
                claim.cell,
                from..from + words.len(),
                Target::Option { part, option },
                Rule::BehindLabel,
            );
        }
    }

    /// Marks say which options are ticked; without any mark that is unknown.
    pub(super) fn ticks(&mut self, place: CellId) {
        if let Some(part) = self.part(Kind::Ticked)
            && !self.marks.is_empty()
        {
            let ticked =
                self.marks.iter().filter(|(_, marked)| **marked).map(|(option, _)| *option).collect();
            self.put(place, part, Answer::Ticked(ticked));
        }
        if let Some(part) = self.part(Kind::Details) {
            let details = std::mem::take(&mut self.details);
            self.put(place, part, Answer::Details(details));
        }
    }
}

/// Whether an item ends where a piece of the text ends, so that it isn't the beginning of a sentence.
fn ends_piece(text: &str, item: &Item) -> bool {
    let rest = text[item.label.end..].trim_start_matches(['.', ')', ' ', '\u{a0}']);
    rest.is_empty() || rest.starts_with([';', ',', '\n', '\r', '|', '/', '•', '\t', ':'])
}
