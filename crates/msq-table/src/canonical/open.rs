//! A response whose rows are being read.

use std::sync::Arc;

use msq_core::{
    Catalogue, Code, Diagnostic, Identity, Kind, Listed, PartId, Reading, Spot, Value, check::Checks, codes,
    text::Shortened,
};

use super::{
    by_hand::{self, Meant},
    draft::{Draft, Fault, path},
    slot::Slot,
    tabulator::respondent_name,
};
use crate::{
    Cell, Role, Rule,
    grid::{CellId, Grid},
    limits::Size,
    spans::Spans,
    whereabouts::{Position, Whereabouts},
};

/// A response whose rows are being read.
#[derive(Debug)]
pub(super) struct Open {
    pub(super) draft: Draft,
    pub(super) diagnostics: Listed,
    /// How much was read of it so far.
    pub(super) size: Size,
    /// What tells its rows from others'.
    pub(super) key: String,
    /// The respondent's name as the rows repeat it.
    pub(super) name: Option<String>,
    place: Spot,
    /// Whether people write into the fields.
    pub(super) by_hand: bool,
    checks: Checks,
    /// Words that no other part of an answer could take, and the part that keeps them.
    words: Vec<(PartId, String)>,
    /// Where its answers stand, for what shows at the end of a response.
    places: Whereabouts<Position>,
}

impl Open {
    pub(super) fn new(catalogue: &Arc<Catalogue>, key: &str, place: Spot, checks: Checks) -> Self {
        Self {
            draft: Draft::new(catalogue),
            diagnostics: Listed::default(),
            size: Size::default(),
            key: key.to_owned(),
            name: None,
            place,
            by_hand: false,
            checks,
            words: Vec::new(),
            places: Whereabouts::default(),
        }
    }

    pub(super) fn say(&mut self, code: Code, spot: Spot, message: impl Into<String>) {
        self.diagnostics.push(Diagnostic::new(code, spot, message));
    }

    /// Takes what a cell says of a slot.
    pub(super) fn fill(&mut self, slot: Slot, grid: &Grid, spans: &mut Spans, cell: CellId) {
        let catalogue = Arc::clone(self.draft.catalogue());
        let role = slot.target().map_or(Role::Boilerplate, Role::Answer);
        spans.add(cell, grid.whole(cell), role, Rule::Path);
        if let Some(target) = slot.example() {
            self.places.add(target, grid.position(cell));
            if catalogue[target.part()].identity == Some(Identity::Name) {
                self.place = grid.spot(cell);
            }
        }
        let text = grid.text(cell);
        if self.by_hand && text.is_empty() {
            // A formula without a value, which is told; nothing that could be kept as words.
            return;
        }
        let meant = self.by_hand.then(|| meant(&catalogue, slot, text)).flatten();
        let filled = match &meant {
            Some(meant) => {
                let cell = Cell::new(grid.cell(cell).address, meant.value.clone());
                self.draft.fill(slot, &cell, &cell.text())
            }
            None => self.draft.fill(slot, grid.cell(cell), text),
        };
        let mut found = Vec::new();
        // A number that was rounded is taken.
        let is_taken = filled.as_ref().err().is_none_or(|fault| fault.code == codes::ROUNDED_NUMBER);
        if let Some(code) = meant.and_then(|meant| meant.keep).filter(|_| is_taken) {
            self.keep(slot, text);
            found.push((code, format!("it was read out of {:?}; the words are kept", Shortened(text))));
        }
        found.extend(filled.err().map(|Fault { code, message }| match code {
            codes::WRONG_SHAPE if self.by_hand && self.keep(slot, text) => {
                (codes::KEPT_AS_WORDS, format!("{message}; the words are kept"))
            }
            codes::NUMBER_OUT_OF_RANGE if self.by_hand && self.keep(slot, text) => {
                (code, format!("{message}; the words are kept"))
            }
            _ => (code, message),
        }));
        for (code, message) in found {
            let diagnostic = Diagnostic::new(code, grid.spot(cell), message);
            self.diagnostics.push(diagnostic.about(path(&catalogue, slot)));
        }
    }

    /// Keeps words beside the option or among the explanation of the question that they answer; whether there is room
    /// for them.
    fn keep(&mut self, slot: Slot, words: &str) -> bool {
        let catalogue = Arc::clone(self.draft.catalogue());
        let Some(question) = slot.part().map(|part| &catalogue[catalogue[part].question]) else {
            return false;
        };
        if let Slot::Option { option, .. } = slot
            && let Some(details) = question.part_of_kind(&catalogue, Kind::Details)
            && self.draft.keep_beside(details.id, option, words)
        {
            return true;
        }
        let explanation = question.explanation(&catalogue).map(|part| part.id);
        self.words.extend(explanation.map(|part| (part, words.to_owned())));
        explanation.is_some()
    }

    /// Tells that a cell isn't read, which stands beside that slot.
    pub(super) fn unread(&mut self, beside: Option<Slot>, grid: &Grid, cell: CellId, why: &str) {
        let about = beside.map(|slot| path(self.draft.catalogue(), slot));
        self.diagnostics.extend(unread(grid, cell, why).map(|diagnostic| match about {
            Some(path) => diagnostic.about(path),
            None => diagnostic,
        }));
    }

    pub(super) fn finish(self) -> Reading {
        let Self { draft, mut diagnostics, name, place, places, words, by_hand, checks, .. } = self;
        let catalogue = Arc::clone(draft.catalogue());
        let (mut response, mut faults) = draft.finish();
        for (part, words) in words {
            let all = match response.take(part) {
                Some(Value::Text(text)) if !text.is_empty() => format!("{text}\n{words}"),
                _ => words,
            };
            let set = response.set(part, Value::Text(all)).map_err(Fault::from);
            faults.extend(set.err().map(|fault| (Some(Slot::Part(part)), fault)));
        }
        if name.is_some() && name.as_deref() != respondent_name(&response) {
            let message = match respondent_name(&response) {
                Some(_) => {
                    "the name of the respondent beside the rows isn't the one that its own row says; that one was read"
                }
                None => {
                    "a name of the respondent stands beside the rows, but no row of its own says it; none was read"
                }
            };
            diagnostics.push(Diagnostic::new(codes::CONTRADICTION, place.clone(), message));
        }
        // A response stands in one sheet.
        let sheet = if let Spot::Cell { sheet, .. } = &place { sheet.clone() } else { String::new() };
        let spot = |target| places.find(&catalogue, target).map(|position| position.spot(&sheet));
        for (slot, Fault { code, message }) in faults {
            let spot = slot.and_then(Slot::target).and_then(spot).unwrap_or_else(|| place.clone());
            let diagnostic = Diagnostic::new(code, spot, message);
            diagnostics.push(match slot {
                Some(slot) => diagnostic.about(path(&catalogue, slot)),
                None => diagnostic,
            });
        }
        let reading = Reading::new(response, diagnostics.into_vec()).at(place);
        match checks {
            Checks::All => reading.checked(spot),
            Checks::FilledIn if by_hand => reading.checked(spot),
            Checks::FilledIn | Checks::None => reading,
        }
    }
}

/// Why a cell isn't read, if it holds something.
pub(super) fn unread(grid: &Grid, cell: CellId, why: &str) -> Option<Diagnostic> {
    let text = Some(grid.text(cell)).filter(|text| !text.is_empty())?;
    Some(Diagnostic::new(codes::UNREAD, grid.spot(cell), format!("{text:?} isn't understood: {why}")))
}

/// What a person means by a text in the field of a slot; `None` if it is to be read as it stands.
fn meant(catalogue: &Catalogue, slot: Slot, text: &str) -> Option<Meant> {
    let part = slot.part().filter(|_| matches!(slot, Slot::Part(_) | Slot::Option { .. }))?;
    by_hand::meant(catalogue[part].kind, text.trim())
}
