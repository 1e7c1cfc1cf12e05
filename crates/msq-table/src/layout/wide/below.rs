//! Rows of a header below and above the one that has the questions: options and fields below their question, titles of
//! sections above it, and what a platform writes for itself.

use msq_core::{Kind, QuestionId, codes};

use super::{Column, Content, Header, heads, sub_question};
use crate::{
    Rule,
    claim::Aim,
    code::Number,
    grid::{CellId, Grid, Row},
    lexicon::Name,
    recognise::Recogniser,
    survey::could_be_option,
    vocabulary::{self, Heading},
    words,
};

impl Header {
    /// Takes in the row of sections above the header, if there is one.
    pub(super) fn extend_above(&mut self, recogniser: &Recogniser<'_>, grid: &Grid, rows: &[Row]) {
        let Some(row) = self.row.checked_sub(1).and_then(|above| rows.get(above)) else { return };
        let is_title = |cell: CellId| {
            let text = grid.text(cell);
            let words = Number::leading(text).map_or(0, |number| number.bytes.end);
            let named = |text: &str| {
                recogniser.lexicon.find(text).is_some_and(|found| {
                    found.names.iter().any(|known| matches!(known.name, Name::Section(_)))
                })
            };
            named(text) || named(&text[words..])
        };
        let titles = row.cells().filter(|&cell| is_title(cell)).count();
        if titles > 0 && titles * 2 > row.cells().count() {
            self.below.extend(row.cells());
        }
    }

    /// Takes in the rows below the header that head its columns as well.
    pub(super) fn extend_below(&mut self, recogniser: &Recogniser<'_>, grid: &Grid, rows: &[Row]) {
        for row in &rows[self.row + 1..] {
            if is_of_platform(grid, row) {
                self.below.extend(row.cells());
            } else if let Some(columns) = self.sub_questions(recogniser, grid, row) {
                self.below.extend(row.cells());
                for column in columns {
                    let above = self.columns.insert(grid.cell(column.head).address.column, column);
                    self.below.extend(above.map(|above| above.head));
                }
            } else {
                break;
            }
            self.rows += 1;
        }
    }

    /// The columns of a row in which most cells say what part of the question above them is, or only that it is the
    /// answer; a row that somebody filled in has nothing below a blank head.
    fn sub_questions(&self, recogniser: &Recogniser<'_>, grid: &Grid, row: &Row) -> Option<Vec<Column>> {
        let (mut is_told, mut unknown, mut all) = (false, 0, 0);
        let mut columns = Vec::new();
        let cells: Vec<_> = row.cells().collect();
        for cells in cells.chunk_by(|one, other| self.question(grid, *one) == self.question(grid, *other)) {
            let question = self.question(grid, cells[0]);
            if let Some(question) = question
                && let Some(options) = by_order(recogniser, grid, question, cells)
            {
                is_told = true;
                all += options.len();
                columns.extend(options);
            }
            for &cell in cells {
                if columns.iter().any(|column: &Column| column.head == cell) {
                    continue;
                }
                all += 1;
                let at = grid.cell(cell).address.column;
                let text = grid.text(cell);
                // A blank head goes on with the question left of it.
                let is_blank = !self.columns.contains_key(&at);
                let column = match question {
                    // Left of all questions stands who answers them.
                    // The words of an option say whose it is, whatever stands above.
                    None if option(recogniser, text).is_some() => {
                        is_told = true;
                        option(recogniser, text).map(|content| Column {
                            head: cell,
                            content,
                            rule: Rule::PrintedWords,
                            doubt: None,
                        })
                    }
                    None if !is_blank => return None,
                    None => {
                        let is_head = |column: &Column| match column.content {
                            Content::Answer { question, .. } => recogniser.is_head(question),
                            _ => false,
                        };
                        let found = heads::of(recogniser, text).into_iter().next();
                        let column = found.map(|head| Column {
                            head: cell,
                            content: head.content(None),
                            rule: head.rule,
                            doubt: head.doubt,
                        });
                        column.filter(is_head)
                    }
                    Some(question) => {
                        if !is_blank && vocabulary::headings(text).contains(&Heading::Answer) {
                            is_told = true;
                            continue;
                        }
                        // The words tell, with a number in front or without.
                        let words = Number::leading(text).map_or(0, |number| number.bytes.end);
                        let named = |text: &str| sub_question::named(recogniser, question, text.trim());
                        let found =
                            named(text).or_else(|| named(&text[words..])).filter(|it| it.doubt.is_none());
                        if found.is_none() && !is_blank {
                            return None;
                        }
                        is_told |= is_blank && found.is_some();
                        found.map(|found| Column::of(Some(found)))
                    }
                };
                unknown += usize::from(column.is_none());
                columns.push(Column { head: cell, ..column.unwrap_or_else(|| Column::of(None)) });
            }
        }
        (is_told && unknown * 4 <= all).then_some(columns)
    }

    /// The question that heads the column of a cell, or a column left of it.
    fn question(&self, grid: &Grid, cell: CellId) -> Option<QuestionId> {
        let at = grid.cell(cell).address.column;
        let (_, column) = self.columns.range(..=at).next_back()?;
        match column.content {
            Content::Answer { question, .. } => Some(question),
            _ => None,
        }
    }
}

/// What stands below an option's own words, if they are long enough to be nothing else.
fn option(recogniser: &Recogniser<'_>, text: &str) -> Option<Content> {
    let head = heads::of(recogniser, text)
        .into_iter()
        .find(|head| matches!(head.possible.name, Name::Option { .. }))?;
    words::bounds(text).nth(2).and_then(|_| match head.content(None) {
        content @ Content::Answer { .. } => Some(content),
        _ => None,
    })
}

/// The columns of options in other words than the printed ones, if there are as many below their question as its list
/// has.
fn by_order(
    recogniser: &Recogniser<'_>,
    grid: &Grid,
    question: QuestionId,
    cells: &[CellId],
) -> Option<Vec<Column>> {
    let ticked = recogniser.part(question, Kind::Ticked)?;
    let count = recogniser.catalogue.options(ticked).len();
    let is_unknown = |cell: &CellId| {
        let text = grid.text(*cell);
        could_be_option(text) && sub_question::named(recogniser, question, text.trim()).is_none()
    };
    let cells: Vec<_> = cells.iter().copied().filter(is_unknown).collect();
    if cells.len() != count {
        return None;
    }
    let code = &recogniser.catalogue[question].code;
    let message =
        format!("the {count} heads below {code} were taken for its {count} options, in their order");
    let mut doubt = Some((codes::OPTIONS_BY_ORDER, message));
    let columns = cells.into_iter().enumerate().map(|(option, head)| Column {
        head,
        content: Content::Answer { question, aim: Aim::Option { ticked, option, said: true } },
        rule: Rule::Order,
        doubt: doubt.take(),
    });
    Some(columns.collect())
}

/// Whether a platform writes a row for itself: every cell is an object of JSON.
fn is_of_platform(grid: &Grid, row: &Row) -> bool {
    let is_object = |cell: CellId| {
        let text = grid.text(cell).trim();
        text.starts_with("{\"") && text.ends_with('}')
    };
    row.cells().all(is_object)
}
