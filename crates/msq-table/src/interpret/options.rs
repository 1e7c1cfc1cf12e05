//! Options to be ticked: marks, and words beside them.

use msq_core::{Code, Kind, PartId, Target, Value as Answer};

use super::{Settling, trim};
use crate::{Role, form::Claim, grid::CellId, vocabulary};

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
