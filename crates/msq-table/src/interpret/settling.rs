//! What is known of a question while its claims come in, and what all kinds of parts do with it.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use msq_core::{
    Catalogue, Code, Diagnostic, EntryField, Kind, Part, PartId, Question, Response, Target, Value as Answer,
    codes,
};

use crate::{
    Role, Rule,
    claim::Claim,
    grid::{CellId, Grid},
    recognise::Recogniser,
    spans::{Spans, says_something},
};

/// The answer to one question while its claims come in.
pub(super) struct Settling<'a> {
    pub(super) recogniser: &'a Recogniser<'a>,
    pub(super) catalogue: &'a Catalogue,
    pub(super) grid: &'a Grid,
    pub(super) question: &'a Question,
    pub(super) spans: &'a mut Spans,
    pub(super) response: &'a mut Response,
    pub(super) diagnostics: &'a mut Vec<Diagnostic>,
    /// Where its label stands.
    pub(super) label: Option<CellId>,
    /// What was said of yes and no.
    pub(super) said: BTreeSet<bool>,
    /// What marks say of options; nothing if they contradict each other.
    pub(super) marks: BTreeMap<usize, Option<bool>>,
    /// Lists of options beside which scores stand.
    pub(super) scales: BTreeSet<PartId>,
    /// Whether an empty box was drawn: somebody looked at it, and left it.
    pub(super) drawn: bool,
    /// Whether all choices stand in an answer, and none is marked.
    pub(super) printed: bool,
    pub(super) details: BTreeMap<usize, String>,
    /// The claims that are kept among the respondent's words.
    pub(super) words: Vec<&'a Claim>,
    /// The claims that may list names, URLs and descriptions.
    pub(super) whole: Vec<&'a Claim>,
    /// The claims that are names, URLs or descriptions by their column.
    pub(super) fields: Vec<(EntryField, &'a Claim)>,
}

impl<'a> Settling<'a> {
    /// Nothing is known yet.
    pub(super) fn new(
        recogniser: &'a Recogniser<'a>,
        grid: &'a Grid,
        question: &'a Question,
        spans: &'a mut Spans,
        response: &'a mut Response,
        diagnostics: &'a mut Vec<Diagnostic>,
    ) -> Self {
        Self {
            recogniser,
            catalogue: recogniser.catalogue,
            grid,
            question,
            spans,
            response,
            diagnostics,
            label: None,
            said: BTreeSet::new(),
            marks: BTreeMap::new(),
            scales: BTreeSet::new(),
            drawn: false,
            printed: false,
            details: BTreeMap::new(),
            words: Vec::new(),
            whole: Vec::new(),
            fields: Vec::new(),
        }
    }

    /// The text of a claim: the whole cell's, or what stands behind the label in it.
    pub(super) fn text(&self, claim: &Claim) -> &'a str {
        let text = &self.grid.text(claim.cell)[claim.bytes.clone()];
        if claim.bytes.start == 0 { text } else { text.trim() }
    }

    pub(super) fn parts(&self) -> impl Iterator<Item = &'a Part> + use<'a> {
        let catalogue = self.catalogue;
        self.question.parts.iter().map(|&part| &catalogue[part])
    }

    /// Whether something is known of the question, though it may not be what it asks.
    pub(super) fn is_answered(&self) -> bool {
        self.question.parts.iter().any(|&part| self.response.get(part).is_some())
    }

    /// The question's part of that kind.
    pub(super) fn part(&self, kind: Kind) -> Option<PartId> {
        self.question.part_of_kind(self.catalogue, kind).map(|part| part.id)
    }

    /// Whether words of a claim have found no other home.
    pub(super) fn has_words_left(&self, claim: &Claim) -> bool {
        let text = self.grid.text(claim.cell);
        let gaps = self.spans.gaps(claim.cell, claim.bytes.clone());
        // A dash that is the whole answer is one; between others it separates.
        gaps == [claim.bytes.clone()] || gaps.into_iter().any(|gap| says_something(&text[gap]))
    }

    /// Answers a part, and accounts for the claim's text.
    pub(super) fn set(&mut self, claim: &Claim, part: PartId, value: Answer) {
        self.put(claim.cell, part, value);
        let bytes = trim(self.grid.text(claim.cell), claim.bytes.clone());
        self.account(claim.cell, bytes, Target::Part(part), claim.rule);
    }

    /// Answers a part.
    pub(super) fn put(&mut self, cell: CellId, part: PartId, value: Answer) {
        if let Err(misfit) = self.response.set(part, value) {
            self.say(codes::WRONG_SHAPE, cell, Some(Target::Part(part)), misfit.to_string());
        }
    }

    pub(super) fn account(&mut self, cell: CellId, bytes: Range<usize>, target: Target, rule: Rule) {
        self.spans.add(cell, bytes, Role::Answer(target), rule);
    }

    pub(super) fn say(&mut self, code: Code, cell: CellId, target: Option<Target>, message: String) {
        let path = target.map_or_else(|| self.question.code.clone(), |target| self.catalogue.path(target));
        self.diagnostics.push(Diagnostic::new(code, self.grid.spot(cell), message).about(path));
    }
}

/// A range of a text without the space around it.
pub(super) fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let within = &text[range.clone()];
    let start = range.start + within.len() - within.trim_start().len();
    start..start + within.trim().len()
}
