//! What answers say: claims become the parts of a response.
//!
//! A rule a kind of part, and none a question. A claim's text is taken apart into structured values; if any word of it
//! is left over, the whole text is kept among the respondent's words.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use msq_core::{
    Catalogue, Code, Diagnostic, EntryField, Kind, Part, PartId, Question, Response, Target, Value as Answer,
    codes,
};

use crate::{
    CellValue, Role, Rule,
    claim::{Aim, Claim, Respondent},
    grid::{CellId, Grid, Spans, says_something},
    recognise::Recogniser,
    vocabulary,
};

pub(crate) mod bodies;
mod entries;
mod options;
mod percent;
mod single;

/// Settles the claims of a respondent, and writes the answers into the response.
pub(crate) fn interpret(
    recogniser: &Recogniser<'_>,
    grid: &Grid,
    respondent: &Respondent,
    spans: &mut Spans,
    response: &mut Response,
) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let mut claims: Vec<_> = respondent.claims.iter().collect();
    claims.sort_by_key(|claim| claim.question);
    for claims in claims.chunk_by(|one, other| one.question == other.question) {
        let question = &recogniser.catalogue[claims[0].question];
        let label = respondent.labels.iter().find(|(id, _)| *id == question.id).map(|(_, cell)| *cell);
        // What isn't said is missing in the answer, or where the question stands if it has only fields.
        let answer = claims.iter().find(|claim| matches!(claim.aim, Aim::Whole | Aim::Explanation));
        let place = answer.map(|claim| claim.cell).or(label).unwrap_or(claims[0].cell);
        let mut settling = Settling {
            recogniser,
            catalogue: recogniser.catalogue,
            grid,
            question,
            spans,
            response,
            diagnostics: &mut diagnostics,
            said: BTreeSet::new(),
            marks: BTreeMap::new(),
            drawn: false,
            printed: false,
            details: BTreeMap::new(),
            words: Vec::new(),
            whole: Vec::new(),
            fields: Vec::new(),
        };
        claims.iter().for_each(|claim| settling.claim(claim));
        settling.finish(place);
    }
    diagnostics
}

/// The answer to one question while its claims come in.
struct Settling<'a> {
    recogniser: &'a Recogniser<'a>,
    catalogue: &'a Catalogue,
    grid: &'a Grid,
    question: &'a Question,
    spans: &'a mut Spans,
    response: &'a mut Response,
    diagnostics: &'a mut Vec<Diagnostic>,
    /// What was said of yes and no.
    said: BTreeSet<bool>,
    /// What marks say of options; nothing if they contradict each other.
    marks: BTreeMap<usize, Option<bool>>,
    /// Whether an empty box was drawn: somebody looked at it, and left it.
    drawn: bool,
    /// Whether all choices stand in an answer, and none is marked.
    printed: bool,
    details: BTreeMap<usize, String>,
    /// The claims that are kept among the respondent's words.
    words: Vec<&'a Claim>,
    /// The claims that may list names, URLs and descriptions.
    whole: Vec<&'a Claim>,
    /// The claims that are names, URLs or descriptions by their column.
    fields: Vec<(EntryField, &'a Claim)>,
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

    /// The text of a claim: the whole cell's, or what stands behind the label in it.
    fn text(&self, claim: &Claim) -> &'a str {
        let text = &self.grid.text(claim.cell)[claim.bytes.clone()];
        if claim.bytes.start == 0 { text } else { text.trim() }
    }

    fn parts(&self) -> impl Iterator<Item = &'a Part> + use<'a> {
        let catalogue = self.catalogue;
        self.question.parts.iter().map(|&part| &catalogue[part])
    }

    /// Whether something is known of the question, though it may not be what it asks.
    fn is_answered(&self) -> bool {
        self.question.parts.iter().any(|&part| self.response.get(part).is_some())
    }

    /// The question's part of that kind.
    fn part(&self, kind: Kind) -> Option<PartId> {
        self.question.part_of_kind(self.catalogue, kind).map(|part| part.id)
    }

    /// Whether words of a claim have found no other home.
    fn has_words_left(&self, claim: &Claim) -> bool {
        let text = self.grid.text(claim.cell);
        let gaps = self.spans.gaps(claim.cell, claim.bytes.clone());
        // A dash that is the whole answer is one; between others it separates.
        gaps == [claim.bytes.clone()] || gaps.into_iter().any(|gap| says_something(&text[gap]))
    }

    /// Answers a part, and accounts for the claim's text.
    fn set(&mut self, claim: &Claim, part: PartId, value: Answer) {
        self.put(claim.cell, part, value);
        let bytes = trim(self.grid.text(claim.cell), claim.bytes.clone());
        self.account(claim.cell, bytes, Target::Part(part), claim.rule);
    }

    /// Answers a part.
    fn put(&mut self, cell: CellId, part: PartId, value: Answer) {
        if let Err(misfit) = self.response.set(part, value) {
            self.say(codes::WRONG_SHAPE, cell, Some(Target::Part(part)), misfit.to_string());
        }
    }

    fn account(&mut self, cell: CellId, bytes: Range<usize>, target: Target, rule: Rule) {
        self.spans.add(cell, bytes, Role::Answer(target), rule);
    }

    fn say(&mut self, code: Code, cell: CellId, target: Option<Target>, message: String) {
        let path = target.map_or_else(|| self.question.code.clone(), |target| self.catalogue.path(target));
        self.diagnostics.push(Diagnostic::new(code, self.grid.spot(cell), message).about(path));
    }
}

/// A range of a text without the space around it.
fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let within = &text[range.clone()];
    let start = range.start + within.len() - within.trim_start().len();
    start..start + within.trim().len()
}
