//! What becomes of a text that is a label: what it takes of its cell, by which rule, and what is to be said of that.

use std::collections::{BTreeMap, HashSet};

use msq_core::{Code, codes};

use super::candidates::{Aligner, Candidate};
use crate::{
    Rule,
    code::Number,
    doubt,
    grid::{CellId, Row},
    lexicon::Name,
    recognise::Label,
    survey::{Reading, Readings},
};

impl Aligner<'_> {
    /// The texts behind numbers that answer rather than ask: nothing answers most of those in their column.
    pub(super) fn numbered_answers(
        &self,
        rows: &[Row],
        candidates: &[Candidate],
        taken: &[Option<usize>],
    ) -> HashSet<CellId> {
        let labels: HashSet<CellId> = candidates
            .iter()
            .zip(taken)
            .filter(|(_, taken)| taken.is_some())
            .map(|(candidate, _)| candidate.cell)
            .collect();
        let is_answerable = |cell: CellId| {
            !labels.contains(&cell)
                && self.columns.numbers(self.column(cell)).is_none()
                && !self.grid.text(cell).trim().is_empty()
        };
        let cells: Vec<CellId> = rows.iter().flat_map(Row::cells).collect();
        let mut by_column: BTreeMap<u32, (usize, Vec<CellId>)> = BTreeMap::new();
        for (candidate, taken) in candidates.iter().zip(taken) {
            let Some(reading) = taken.map(|at| &candidate.readings[at]) else { continue };
            let text = self.grid.text(candidate.cell);
            let is_bare = !(0 < reading.label.start && reading.label.start < text.len());
            if reading.rule != Rule::Number || is_bare || text.contains(['?', '？', '؟', ':', '：']) {
                continue;
            }
            let next = cells.binary_search(&candidate.cell).ok().and_then(|at| cells.get(at + 1));
            let (answered, texts) = by_column.entry(self.column(candidate.cell)).or_default();
            *answered += usize::from(next.is_some_and(|&next| is_answerable(next)));
            texts.push(candidate.cell);
        }
        let mostly =
            by_column.into_values().filter(|(answered, texts)| texts.len() > 1 && answered * 2 < texts.len());
        mostly.flat_map(|(_, texts)| texts).collect()
    }

    /// The label that a choice makes of a text.
    pub(super) fn label(&self, candidate: &Candidate, at: usize) -> Label {
        let reading = &candidate.readings[at];
        let text = self.grid.text(candidate.cell);
        let start = Readings::of(self.recogniser.lexicon, text);
        let number = start.number.as_ref().filter(|_| reading.is_numbered);
        let mark_end = start.mark.map_or(0, |(length, _)| length);
        let (doubt, missing) = self.doubt(text, reading);
        let rule = match reading.rule {
            Rule::PrintedWords if reading.is_shared => Rule::WordsAndOrder,
            rule => rule,
        };
        Label {
            mark: start.mark.map(|(length, said)| (0..length, said)),
            number: number.map(|_| mark_end..reading.label.start),
            bytes: reading.label.clone(),
            name: reading.name,
            rule,
            missing,
            doubt,
        }
    }

    /// What is to be said of the way a label was recognised.
    fn doubt(&self, text: &str, reading: &Reading) -> (Option<(Code, String)>, Option<String>) {
        if let Some(nearly) = &reading.nearly {
            let words = &text[reading.label.clone()];
            return (Some(doubt::nearly(words, &nearly.key, nearly.alike)), nearly.missing(words));
        }
        // A lone numeral says nothing else than its section.
        let is_lone = Number::whole(text).is_some() && matches!(reading.name, Name::Section(_));
        if reading.rule != Rule::Number || is_lone {
            return (None, None);
        }
        let told = match reading.name {
            Name::Question(question) => {
                doubt::by_number(self.recogniser.catalogue, question, &text[reading.label.clone()])
            }
            Name::Section(section) => {
                let code = self.recogniser.catalogue.sections()[section].numeral.clone().unwrap_or_default();
                let title = text.trim();
                let message =
                    format!("{title:?} isn't the printed title; its number says that it is section {code}");
                (codes::LABEL_BY_NUMBER, message)
            }
            _ => return (None, None),
        };
        (Some(told), None)
    }
}
