//! Claims: which text of a form is given to which label.

use std::ops::Range;

use msq_core::{Kind, codes};

use super::{Labelled, Owner, Walk, columns::Column};
use crate::{
    Role, Rule,
    claim::{Aim, Claim},
    grid::CellId,
    recognise::Situation,
    vocabulary,
};

impl Walk<'_> {
    /// Claims the text of a cell from `start` on; without an owner it stays unread. Lines that begin with a sub-item of
    /// the owner, or of the same stem, are that sub-item's.
    pub(super) fn claim(&mut self, cell: CellId, start: usize, owner: Option<Owner>, rule: Rule) {
        let text = self.grid.text(cell);
        let Some((question, Aim::Whole)) = owner else {
            return self.claim_bytes(cell, start..text.len(), owner, rule);
        };
        let label = vocabulary::answer_label(&text[start..]).unwrap_or(0);
        if label > 0 {
            self.spans.add(cell, start..start + label, Role::Boilerplate, Rule::KnownWords);
        }
        let start = start + label;
        let mut owner = owner;
        let mut from = start;
        let mut at = start;
        for line in text[start..].split_inclusive(['\n', '\r']) {
            let situation =
                Situation { open: owner.map(|(question, _)| question), beside: None, in_place: true };
            let item = self.recogniser.sub_item(question, line, situation);
            let asked = owner.map_or(question, |(question, _)| question);
            let item = item.or_else(|| self.recogniser.telling_line(asked, line).filter(|_| at > start));
            if let Some((item, number, label)) = item {
                self.claim_bytes(cell, from..at, owner, rule);
                if let Some(number) = number {
                    self.spans.add(cell, at + number.start..at + number.end, Role::Number, Rule::BesideLabel);
                }
                let role = Role::Question(self.recogniser.catalogue[item].code.clone());
                self.spans.add(cell, at + label.start..at + label.end, role, Rule::PrintedWords);
                self.opened(item, cell, Rule::PrintedWords);
                owner = Some((item, Aim::Whole));
                from = at + label.end;
            }
            at += line.len();
        }
        self.claim_bytes(cell, from..text.len(), owner, rule);
    }

    pub(super) fn claim_bytes(
        &mut self,
        cell: CellId,
        bytes: Range<usize>,
        owner: Option<Owner>,
        rule: Rule,
    ) {
        let Some((question, aim)) = owner else { return };
        if !self.grid.can_answer(cell, &bytes) {
            return;
        }
        let address = self.grid.cell(cell).address;
        // Yes, No and None answer the question in whatever column they stand.
        let text = &self.grid.text(cell)[bytes.clone()];
        let is_short = vocabulary::yes_or_no(text).is_some() || vocabulary::says_none(text);
        let has = |kind| self.recogniser.part(question, kind).is_some();
        let (respondent, aim) = match (self.place.columns.get(address.column), aim) {
            // Nobody can tell whose or what it is: it stays unread, and is told.
            (Some(Column::Unknown | Column::Earlier), _) => return,
            (Some(Column::Guidance), _) => {
                return self.spans.add(cell, bytes, Role::Boilerplate, Rule::InColumn);
            }
            (Some(Column::Field(field)), Aim::Whole) if has(Kind::Entries) && !is_short => {
                (self.first, Aim::Field(field))
            }
            (Some(Column::Explanation), Aim::Whole) => (self.first, Aim::Explanation),
            (Some(Column::YesNo(said)), Aim::Whole) if has(Kind::YesNo) => (self.first, Aim::YesNo { said }),
            (Some(Column::YesNo(said)), Aim::Option { ticked, option, .. }) => {
                (self.first, Aim::Option { ticked, option, said })
            }
            (Some(Column::Respondent(respondent)), aim) => (respondent, aim),
            (_, aim) => (self.first, aim),
        };
        let line = u64::from(address.row);
        if self.grid.cell(cell).extent.rows > 1 {
            self.place.tall.push((cell, (question, aim)));
        }
        self.found.respondents[respondent].claims.push(Claim { cell, bytes, question, aim, rule, line });
    }

    /// Says which answers from above go on beside these labels: a merged cell can be meant for all of them.
    pub(super) fn go_on_beside(&mut self, labels: &[Labelled]) {
        let Some(row) = labels.first().map(|label| self.grid.cell(label.cell).address.row) else { return };
        let ends =
            |cell: CellId| self.grid.cell(cell).address.row.saturating_add(self.grid.cell(cell).extent.rows);
        self.place.tall.retain(|(cell, _)| ends(*cell) > row);
        let mut tall = std::mem::take(&mut self.place.tall);
        tall.retain(|&(cell, (question, aim))| {
            let is_other = |(other, of): Owner| {
                other != question || of != aim && matches!(of, Aim::Option { .. } | Aim::Field(_))
            };
            let Some((other, _)) = labels.iter().filter_map(|label| label.owner).find(|own| is_other(*own))
            else {
                return true;
            };
            let [own, other] = [question, other].map(|id| &self.recogniser.catalogue[id].code);
            let message =
                format!("the cell goes on beside {other}; it was taken for the first alone, of {own}");
            self.say(codes::SPREAD_ANSWER, cell, own, message);
            false
        });
        self.place.tall.extend(tall);
    }
}
