//! What answers say: claims become the parts of a response.
//!
//! A rule a kind of part, and none a question. A claim's text is taken apart into structured values; if any word of it
//! is left over, the whole text is kept among the respondent's words.

use msq_core::{Diagnostic, Kind, Response, Target, Value as Answer};

use crate::{
    CellValue, Role, Rule,
    claim::{Aim, Claim, Respondent},
    grid::{CellId, Grid},
    recognise::Recogniser,
    spans::{Spans, says_something},
    vocabulary,
};

mod bodies;
mod entries;
mod options;
mod percent;
mod settling;
mod single;

use settling::Settling;

/// Settles the claims of a respondent, and writes the answers into the response.
pub(crate) fn interpret(
    recogniser: &Recogniser<'_>,
    grid: &Grid,
    respondent: &Respondent,
    spans: &mut Spans,
    response: &mut Response,
) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    // What is struck out answers nothing.
    let pieces = respondent.claims.iter().flat_map(|claim| {
        let pieces = grid.unstruck(claim.cell, claim.bytes.clone()).into_iter();
        pieces.map(|bytes| Claim { bytes, ..claim.clone() })
    });
    let pieces: Vec<_> = pieces.collect();
    let mut claims: Vec<_> = pieces.iter().collect();
    claims.sort_by_key(|claim| claim.question);
    for claims in claims.chunk_by(|one, other| one.question == other.question) {
        let question = &recogniser.catalogue[claims[0].question];
        let label = respondent.labels.iter().find(|(id, _)| *id == question.id).map(|(_, cell)| *cell);
        // What isn't said is missing in the answer, or where the question stands if it has only fields.
        let answer = claims.iter().find(|claim| matches!(claim.aim, Aim::Whole | Aim::Explanation));
        let place = answer.map(|claim| claim.cell).or(label).unwrap_or(claims[0].cell);
        let mut settling = Settling::new(recogniser, grid, question, spans, response, &mut diagnostics);
        settling.label = label;
        settling.find_scale(claims);
        claims.iter().for_each(|claim| settling.claim(claim));
        settling.finish(place);
    }
    diagnostics
}

impl<'a> Settling<'a> {
    fn claim(&mut self, claim: &'a Claim) {
        // The error of a spreadsheet is no answer; its own finding tells of it.
        if matches!(self.grid.cell(claim.cell).value, CellValue::Error(_)) {
            let role = Role::Error;
            return self.spans.add(claim.cell, claim.bytes.clone(), role, claim.rule);
        }
        if vocabulary::is_placeholder(self.text(claim)) {
            return self.spans.add(claim.cell, claim.bytes.clone(), Role::Boilerplate, Rule::KnownWords);
        }
        match claim.aim {
            Aim::Option { ticked, option, said } => self.option(claim, ticked, option, said),
            Aim::YesNo { said } => self.yes_or_no_box(claim, said),
            Aim::Part(part) => self.labelled(claim, part),
            Aim::Field(field) => self.fields.push((field, claim)),
            Aim::Explanation => self.words.push(claim),
            Aim::Whole => self.whole(claim),
        }
    }

    /// A text that answers the question as a whole.
    fn whole(&mut self, claim: &'a Claim) {
        if self.main_part(claim) {
            return;
        }
        if self.choices(claim) {
            self.yes_or_no(claim);
        }
        if self.percentage(claim) {
            return;
        }
        self.lines(claim);
        if self.part(Kind::Entries).is_some() {
            self.whole.push(claim);
        } else if self.has_words_left(claim) {
            self.words.push(claim);
        }
    }

    /// Settles what can only be settled with all claims at hand.
    fn finish(mut self, place: CellId) {
        self.bodies();
        self.percentage_beside();
        self.ticks(place);
        self.explanation();
        self.settle_ticks(place);
        self.settle_yes_or_no(place);
    }

    /// The texts that are kept as they are.
    fn explanation(&mut self) {
        let Some(part) = self.recogniser.explanation(self.question.id) else { return };
        let mut claims = std::mem::take(&mut self.words);
        claims.sort_by_key(|claim| (claim.cell, claim.bytes.start));
        let Some(first) = claims.first() else { return };
        let texts: Vec<_> = claims.iter().map(|claim| self.text(claim)).collect();
        self.put(first.cell, part, Answer::Text(texts.join("\n")));
        for claim in claims {
            let gaps = self.spans.gaps(claim.cell, claim.bytes.clone());
            for gap in gaps.into_iter().filter(|gap| says_something(&self.grid.text(claim.cell)[gap.clone()]))
            {
                self.account(claim.cell, gap, Target::Part(part), claim.rule);
            }
        }
    }
}
