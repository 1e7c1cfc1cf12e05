//! The account of a grid while it grows: what each piece of each cell's text is.

use std::{collections::HashSet, ops::Range};

use msq_core::{Diagnostic, Listed, Target, codes};

use crate::{
    CellAccount, Role, Rule, SheetAccount, Span,
    grid::{CellId, Grid},
    url::{bare, unescaped},
};
/// A finding for every text that stands beside what is read, and for what its cell has besides and the text doesn't
/// show.
pub(crate) fn unread(beside: &Grid) -> impl Iterator<Item = Diagnostic> + use<> {
    let mut found = Listed::default();
    for id in beside.cells() {
        let text = beside.text(id).trim();
        if !text.is_empty() {
            let message = format!("{text:?} stands beside the table");
            found.push(Diagnostic::new(codes::UNREAD, beside.spot(id), message));
        }
        let is_unseen =
            |finding: &Diagnostic| matches!(finding.code, codes::NOTE_ON_CELL | codes::FORMULA_WITHOUT_VALUE);
        found.extend(beside.cell_diagnostics(id).into_iter().filter(is_unseen));
    }
    found.extend(Spans::new(beside).links_left(beside));
    found.into_vec().into_iter()
}

/// The spans of every cell, as they become known; and the cells whose links were taken.
#[derive(Debug)]
pub(crate) struct Spans(Vec<Vec<Span>>, HashSet<CellId>);

impl Spans {
    pub(crate) fn new(grid: &Grid) -> Self {
        Self(vec![Vec::new(); grid.cells().count()], HashSet::new())
    }

    /// The spans of a grid of which nothing is known but what is struck out.
    pub(crate) fn struck(grid: &Grid) -> Self {
        let mut spans = Self::new(grid);
        for id in grid.cells() {
            for struck in grid.struck(id) {
                spans.add(id, struck, Role::Struck, Rule::None);
            }
        }
        spans
    }

    /// Says what a piece of a cell's text is. The first span wins; overlaps are ignored.
    pub(crate) fn add(&mut self, id: CellId, bytes: Range<usize>, role: Role, rule: Rule) {
        let spans = &mut self.0[id.index()];
        let at = spans.partition_point(|span| span.bytes.start < bytes.start);
        let before = at.checked_sub(1).is_some_and(|before| spans[before].bytes.end > bytes.start);
        let behind = spans.get(at).is_some_and(|next| next.bytes.start < bytes.end);
        if !before && !behind && (!bytes.is_empty() || spans.is_empty()) {
            spans.insert(at, Span { bytes, role, rule });
        }
    }

    /// What a cell answers.
    pub(crate) fn answered(&self, id: CellId) -> impl Iterator<Item = Target> {
        self.0[id.index()].iter().filter_map(|span| match span.role {
            Role::Answer(target) | Role::Mark(target) => Some(target),
            _ => None,
        })
    }

    /// Notes that the link behind a cell has found a place.
    pub(crate) fn take_link(&mut self, id: CellId) {
        self.1.insert(id);
    }

    /// A finding for every link behind a cell that found no place, and that the cell's text doesn't say.
    pub(crate) fn links_left(&self, grid: &Grid) -> Vec<Diagnostic> {
        let left = grid.cells().filter(|id| !self.1.contains(id)).filter_map(|id| {
            let link = grid.cell(id).link.as_deref()?;
            // Programs escape a target, and show it without escapes.
            let told = unescaped(grid.text(id)).contains(&*unescaped(bare(link)));
            (!told).then(|| {
                Diagnostic::new(
                    codes::LINK_BEHIND_CELL,
                    grid.spot(id),
                    format!("the link behind the cell leads to {link}; no part of an answer holds it"),
                )
            })
        });
        left.collect::<Listed>().into_vec()
    }

    /// The pieces of a range that nothing has been said of.
    pub(crate) fn gaps(&self, id: CellId, range: Range<usize>) -> Vec<Range<usize>> {
        let mut gaps = Vec::new();
        let mut from = range.start;
        for span in &self.0[id.index()] {
            let (start, end) = (
                span.bytes.start.clamp(range.start, range.end),
                span.bytes.end.clamp(range.start, range.end),
            );
            if from < start {
                gaps.push(from..start);
            }
            from = from.max(end);
        }
        if from < range.end {
            gaps.push(from..range.end);
        }
        gaps
    }

    /// The account of all cells: what nothing was said of is unread, or a separator if it holds no letter or digit.
    pub(crate) fn into_account(mut self, grid: &Grid) -> Vec<SheetAccount> {
        let mut account: Vec<_> = grid
            .sheets()
            .iter()
            .map(|sheet| SheetAccount { sheet: sheet.name.clone(), cells: Vec::new() })
            .collect();
        for id in grid.cells() {
            let (sheet, text, address) = (grid.sheet_index(id), grid.text(id), grid.cell(id).address);
            let gaps = self.gaps(id, grid.whole(id)).into_iter().map(|bytes| {
                let role = if says_something(&text[bytes.clone()]) { Role::Unread } else { Role::Separator };
                Span { bytes, role, rule: Rule::None }
            });
            let mut spans = std::mem::take(&mut self.0[id.index()]);
            spans.extend(gaps);
            spans.sort_by_key(|span| span.bytes.start);
            if spans.is_empty() {
                spans.push(Span { bytes: 0..0, role: Role::Unread, rule: Rule::None });
            }
            account[sheet].cells.push(CellAccount { address, text: text.to_owned(), spans });
        }
        account
    }
}

/// Whether a text is more than what sets other texts apart: space, and the punctuation of lists and sentences.
pub(crate) fn says_something(text: &str) -> bool {
    const SEPARATORS: &str = ".,;:!?¿¡…-–—_/\\|()[]{}<>\"'`´’‘“”„«»•·*=+~،؛。、，：；（）";
    text.chars().any(|character| {
        character.is_ascii_alphanumeric()
            || !(character.is_whitespace() || SEPARATORS.contains(character) || is_invisible(character))
    })
}

/// Signs that nobody sees: marks of direction, joiners, the byte order mark, footnote digits that lost their word.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{fe0e}' | '\u{fe0f}')
        || crate::words::is_superscript(character)
}
