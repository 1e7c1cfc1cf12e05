//! Which texts of a sheet are labels, and of what: all of its texts are laid beside the printed order, and the best way
//! through both is taken.
//!
//! The clues, in the order of their weight: words and number; words; a number that comes next; words that are nearly
//! the printed ones. What a text looks like and where it stands weigh against it.

use std::{
    collections::{BTreeSet, HashMap, HashSet},
    ops::Range,
};

use msq_core::{Diagnostic, QuestionId};

use crate::{
    Rule,
    grid::{CellId, Grid, Row},
    lexicon::Name,
    recognise::{Label, Recogniser},
    survey::{self, Columns, Readings},
};

mod candidates;
mod labels;
mod options;
mod path;
mod sequence;

use candidates::Aligner;
use path::Choice;
use sequence::Sequence;

/// The labels of a sheet.
#[derive(Debug, Default)]
pub(crate) struct Labels {
    /// What each label names.
    pub(crate) labels: HashMap<CellId, Label>,
    /// The columns in which labels stand that have the printed words.
    pub(crate) columns: BTreeSet<u32>,
    /// The columns in which printed numbers stand.
    pub(crate) numbers: BTreeSet<u32>,
    /// The columns in which marks stand.
    pub(crate) marks: BTreeSet<u32>,
    /// The columns that say the same again and again.
    pub(crate) constant: Vec<u32>,
    /// How many printed numbers stand there of which the edition has none.
    pub(crate) lacking: usize,
    /// What is to be said of how they were found.
    pub(crate) found: Vec<Diagnostic>,
}

/// How many texts of a sheet may be compared with every name: a sheet without labels has no end of them.
const COMPARISONS: usize = 2_000;

/// What is known of the texts of a block before anything is decided.
pub(crate) struct Texts {
    readings: HashMap<CellId, Readings>,
    numbers: BTreeSet<u32>,
    columns: Columns,
    comparisons: usize,
}

impl Texts {
    fn of(recogniser: &Recogniser<'_>, grid: &Grid, rows: &[Row]) -> Self {
        let mut comparisons = COMPARISONS;
        let numbers = survey::of_numbers(recogniser, grid, rows);
        let readings = readings(recogniser, grid, rows, &numbers, &mut comparisons);
        let columns = Columns::of(recogniser, grid, rows, &readings, &numbers);
        Self { readings, numbers, columns, comparisons }
    }
}

/// Each block of a sheet, if several stand side by side; else the sheet.
pub(crate) fn blocks(recogniser: &Recogniser<'_>, grid: &Grid, rows: &[Row]) -> Vec<(Vec<Row>, Texts)> {
    let texts = Texts::of(recogniser, grid, rows);
    let columns = texts.columns.blocks();
    if columns.is_empty() {
        return vec![(rows.to_vec(), texts)];
    }
    let block = |columns: &Range<u32>| {
        let rows = rows.iter().map(|row| row.within(grid, columns));
        let rows: Vec<Row> = rows.filter(|row| row.cells().next().is_some()).collect();
        let texts = Texts::of(recogniser, grid, &rows);
        (rows, texts)
    };
    columns.iter().map(block).collect()
}

/// What every text of a sheet could name.
fn readings(
    recogniser: &Recogniser<'_>,
    grid: &Grid,
    rows: &[Row],
    numbers: &BTreeSet<u32>,
    comparisons: &mut usize,
) -> HashMap<CellId, Readings> {
    let mut readings = HashMap::new();
    for row in rows {
        let marks = survey::marks(grid, row, numbers);
        for cell in row.cells() {
            let text = grid.text(cell);
            if text.is_empty() || grid.cell(cell).mirrors_box {
                continue;
            }
            let mut read = Readings::of(recogniser.lexicon, text);
            let is_marked = !marks.is_empty() || read.is_marked(text);
            if is_marked && survey::may_be_nearly(text, &read, comparisons) {
                read.name_nearly(recogniser.lexicon, text, |name| matches!(name, Name::Option { .. }));
            }
            readings.insert(cell, read);
        }
    }
    readings
}

/// Finds the labels of a sheet.
pub(crate) fn align(
    recogniser: &Recogniser<'_>,
    grid: &Grid,
    rows: &[Row],
    texts: Texts,
    opened: Option<QuestionId>,
) -> Labels {
    let sequence = Sequence::of(recogniser.catalogue);
    let Texts { readings, numbers, columns, comparisons } = texts;
    let named = named(recogniser, &readings);
    let mut aligner = Aligner { recogniser, grid, columns: &columns, readings, comparisons, numbers, named };
    let candidates: Vec<_> = rows.iter().flat_map(|row| aligner.row(&sequence, row)).collect();
    let choices: Vec<_> = candidates.iter().map(|candidate| candidate.choices.clone()).collect();
    // What a tab's title opens can still be asked for by name.
    let section = opened.map(|question| recogniser.catalogue[question].section_index());
    let begin = section.and_then(|section| sequence.node(Name::Section(section))).unwrap_or(0);
    let taken = path::best(&sequence, begin, &choices);
    let answers = aligner.numbered_answers(rows, &candidates, &taken);
    let (mut labels, mut printed) = (HashMap::new(), BTreeSet::new());
    for (candidate, taken) in candidates.into_iter().zip(taken) {
        let Some(at) = taken else { continue };
        let mut label = aligner.label(&candidate, at);
        if answers.contains(&candidate.cell) {
            // Its number is all that asks.
            label.bytes = 0..label.bytes.start;
            label.number = None;
            label.doubt = None;
        }
        let is_asked = label.name.question().is_some_and(|question| !recogniser.is_head(question));
        if label.rule != Rule::Number && is_asked {
            printed.insert(aligner.column(candidate.cell));
        }
        labels.insert(candidate.cell, label);
    }
    let ordered = options::by_order(recogniser, grid, rows, &labels);
    labels.extend(ordered.labels);
    Labels {
        labels,
        columns: printed,
        marks: columns.marks().clone(),
        constant: columns.constant(grid, rows),
        numbers: aligner.numbers,
        found: ordered.found,
        lacking: columns.lacking(recogniser, grid, rows),
    }
}

/// The questions whose printed prompts stand somewhere, in words that name nothing else.
fn named(recogniser: &Recogniser<'_>, readings: &HashMap<CellId, Readings>) -> HashSet<QuestionId> {
    let only = readings.values().filter_map(|readings| match readings.named.as_slice() {
        [only] if only.nearly.is_none() && recogniser.is_telling_name(only.name) => only.name.question(),
        _ => None,
    });
    only.collect()
}

/// Something that the head of a column can name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Possible {
    pub(crate) name: Name,
    /// What its words and its number are worth, wherever they stand.
    pub(crate) worth: i32,
    /// Whether only a number says so.
    pub(crate) by_number: bool,
    /// Whether it names only a part of its question.
    pub(crate) is_part: bool,
}

/// What each head of a table names, of what it could: heads stand in the printed order as well.
pub(crate) fn heads(recogniser: &Recogniser<'_>, heads: &[Vec<Possible>]) -> Vec<Option<usize>> {
    let sequence = Sequence::of(recogniser.catalogue);
    let choice = |possible: &Possible| Choice {
        node: sequence.node(possible.name),
        worth: possible.worth,
        by_number: possible.by_number,
        is_room: matches!(possible.name, Name::Answer | Name::Explanation | Name::Beside),
        is_part: possible.is_part,
    };
    let choices: Vec<_> = heads.iter().map(|head| head.iter().map(choice).collect()).collect();
    path::best(&sequence, 0, &choices)
}
