//! The cells of a workbook in memory, with the text of each as it is read.

use std::{borrow::Cow, collections::HashMap, ops::Range, sync::OnceLock};

use msq_core::{Diagnostic, Listed, Spot, codes, text};

use crate::{Cell, Sheet, limits::Size, vocabulary, whereabouts::Position};

/// A cell of one of the sheets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct CellId(usize);

impl CellId {
    /// Its place among all cells of its grid.
    pub(crate) fn index(self) -> usize {
        self.0
    }
}

/// All cells of all sheets, in order.
#[derive(Debug, Default)]
pub(crate) struct Grid {
    sheets: Vec<Sheet>,
    cells: Vec<Entry>,
    /// Bytes of text that the cells hold.
    text: usize,
    /// Bytes of the longest text.
    longest: usize,
    /// Whether a check mark stands somewhere.
    has_checks: bool,
    /// How many cells stand in each column of each sheet, once that was asked.
    columns: OnceLock<HashMap<(usize, u32), usize>>,
}

#[derive(Debug)]
struct Entry {
    sheet: usize,
    cell: Cell,
    text: String,
    replaced: bool,
}

impl Grid {
    /// Adds a sheet; the cells pushed next are its.
    pub(crate) fn add_sheet(&mut self, sheet: Sheet) {
        self.sheets.push(sheet);
    }

    /// Adds a cell to the last sheet.
    pub(crate) fn push(&mut self, cell: Cell) {
        let written = cell.text();
        let readable = readable(&written);
        let replaced = matches!(readable, Cow::Owned(_));
        let text = readable.into_owned();
        self.text += weight(&cell, &text);
        self.longest = self.longest.max(text.len());
        self.has_checks |= vocabulary::has_check(&text);
        self.columns.take();
        let sheet = self.sheets.len().saturating_sub(1);
        self.cells.push(Entry { sheet, cell, text, replaced });
    }

    /// Puts the cells of each sheet in order, row by row.
    pub(crate) fn sort(&mut self) {
        self.cells.sort_by_key(|entry| (entry.sheet, entry.cell.address));
    }

    /// Lets go of the cells.
    pub(crate) fn clear(&mut self) {
        self.cells.clear();
        self.recount();
    }

    /// Bytes of the longest text that was ever in it.
    pub(crate) fn longest(&self) -> usize {
        self.longest
    }

    /// What of a cell's text is struck out.
    pub(crate) fn struck(&self, id: CellId) -> Vec<Range<usize>> {
        let mut struck = self.cell(id).struck_text();
        // Where a character was replaced, what stands behind it may have moved.
        struck.retain(|bytes| self.text(id).get(bytes.clone()).is_some());
        struck
    }

    /// The pieces of a range of a cell's text that aren't struck out.
    pub(crate) fn unstruck(&self, id: CellId, bytes: Range<usize>) -> Vec<Range<usize>> {
        let struck = self.struck(id);
        if struck.is_empty() {
            return vec![bytes];
        }
        let starts = std::iter::once(bytes.start).chain(struck.iter().map(|struck| struck.end));
        let ends = struck.iter().map(|struck| struck.start).chain([bytes.end]);
        let pieces = starts.zip(ends).map(|(start, end)| start.max(bytes.start)..end.min(bytes.end));
        pieces.filter(|piece| piece.start < piece.end).collect()
    }

    /// Whether crosses say no: check marks stand beside them.
    pub(crate) fn crosses_say_no(&self) -> bool {
        self.has_checks
    }

    /// How much there is in memory.
    pub(crate) fn size(&self) -> Size {
        Size { cells: self.cells.len(), text: self.text }
    }

    /// Lets go of the cells below a row, and of those of other sheets than the last.
    pub(crate) fn keep_top(&mut self, row: u32) {
        let last = self.sheets.len().saturating_sub(1);
        self.cells.retain(|entry| entry.sheet == last && entry.cell.address.row <= row);
        self.recount();
    }

    /// The cells, to be put into another grid.
    pub(crate) fn take_cells(&mut self) -> impl Iterator<Item = Cell> + use<> {
        let cells = std::mem::take(&mut self.cells);
        self.recount();
        cells.into_iter().map(|entry| entry.cell)
    }

    pub(crate) fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    pub(crate) fn cells(&self) -> impl Iterator<Item = CellId> {
        (0..self.cells.len()).map(CellId)
    }

    /// The rows of all sheets that hold something: each the run of its cells.
    pub(crate) fn rows(&self) -> impl Iterator<Item = Row> {
        let mut start = 0;
        std::iter::from_fn(move || {
            let first = self.cells.get(start)?;
            let of_row = |entry: &&Entry| {
                (entry.sheet, entry.cell.address.row) == (first.sheet, first.cell.address.row)
            };
            let length = self.cells[start..].iter().take_while(of_row).count();
            let cells = start..start + length;
            start = cells.end;
            Some(Row { sheet: first.sheet, cells })
        })
    }

    /// The row of the cell that was added last.
    pub(crate) fn last_row(&self) -> Option<u32> {
        self.cells.last().map(|entry| entry.cell.address.row)
    }

    pub(crate) fn cell(&self, id: CellId) -> &Cell {
        &self.cells[id.0].cell
    }

    /// The column of a cell.
    pub(crate) fn column(&self, id: CellId) -> u32 {
        self.cell(id).address.column
    }

    /// The text of a cell, without characters that no response can hold.
    pub(crate) fn text(&self, id: CellId) -> &str {
        &self.cells[id.0].text
    }

    /// The bytes of a cell's whole text.
    pub(crate) fn whole(&self, id: CellId) -> Range<usize> {
        0..self.cells[id.0].text.len()
    }

    /// Whether a piece of a cell can be an answer: it has text, or the cell that it begins has a link behind it.
    pub(crate) fn can_answer(&self, id: CellId, bytes: &Range<usize>) -> bool {
        let has_link = bytes.start == 0 && self.cell(id).link.is_some();
        has_link || !self.text(id)[bytes.clone()].trim().is_empty()
    }

    /// The sheet that a cell stands in.
    pub(crate) fn sheet(&self, id: CellId) -> &Sheet {
        &self.sheets[self.cells[id.0].sheet]
    }

    /// The place of the sheet that a cell stands in.
    pub(crate) fn sheet_index(&self, id: CellId) -> usize {
        self.cells[id.0].sheet
    }

    /// How many cells of the same sheet stand in the column of a cell.
    pub(crate) fn column_use(&self, id: CellId) -> usize {
        let Entry { sheet, cell, .. } = &self.cells[id.0];
        let columns = self.columns.get_or_init(|| {
            let mut columns = HashMap::new();
            for Entry { sheet, cell, .. } in &self.cells {
                *columns.entry((*sheet, cell.address.column)).or_default() += 1;
            }
            columns
        });
        columns.get(&(*sheet, cell.address.column)).copied().unwrap_or_default()
    }

    /// Counts again what is there, when cells were let go.
    fn recount(&mut self) {
        self.text = self.cells.iter().map(|entry| weight(&entry.cell, &entry.text)).sum();
        self.columns.take();
    }

    pub(crate) fn spot(&self, id: CellId) -> Spot {
        self.position(id).spot(&self.sheet(id).name)
    }

    pub(crate) fn position(&self, id: CellId) -> Position {
        let Cell { line, address, .. } = self.cells[id.0].cell;
        Position { line, address }
    }

    /// What is to be said of cells and sheets whatever they mean.
    pub(crate) fn diagnostics(&self) -> Vec<Diagnostic> {
        let sheets = self
            .sheets
            .iter()
            .enumerate()
            .filter(|(at, sheet)| sheet.hidden && self.cells.iter().any(|entry| entry.sheet == *at));
        let mut found: Listed = sheets
            .map(|(_, sheet)| {
                Diagnostic::new(
                    codes::HIDDEN_SHEET,
                    Spot::Sheet { sheet: sheet.name.clone() },
                    "the sheet is hidden; it was read like the others",
                )
            })
            .collect();
        found.extend(self.cells().flat_map(|id| self.cell_diagnostics(id)));
        found.into_vec()
    }

    /// What is to be said of a cell whatever it means.
    pub(crate) fn cell_diagnostics(&self, id: CellId) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        let Entry { cell, replaced, .. } = &self.cells[id.0];
        let mut say = |code, message: String| found.push(Diagnostic::new(code, self.spot(id), message));
        if *replaced {
            say(codes::REPLACED_CHARACTER, "a control character in the text became a line break".to_owned());
        }
        for struck in self.struck(id) {
            let words = self.text(id)[struck].trim();
            if !words.is_empty() {
                say(codes::STRUCK_OUT, format!("{words:?} is struck out; it answers nothing"));
            }
        }
        if let Some(note) = &cell.note {
            say(codes::NOTE_ON_CELL, format!("a note says: {note}"));
        }
        if cell.hidden {
            say(
                codes::HIDDEN_CELL,
                "the cell's row or column is hidden; it was read like the others".to_owned(),
            );
        }
        match (&cell.value, &cell.formula) {
            (crate::CellValue::Error(error), _) => {
                say(codes::ERROR_CELL, format!("the cell shows the error {error}"))
            }
            (crate::CellValue::Empty, Some(formula)) => {
                say(
                    codes::FORMULA_WITHOUT_VALUE,
                    format!("the formula ={formula} was saved without its value"),
                );
            }
            (_, Some(formula)) => say(codes::STORED_FORMULA, format!("the value was computed by ={formula}")),
            _ => {}
        }
        found
    }
}

/// Bytes of text that a cell holds, the text that is read of it included.
fn weight(cell: &Cell, text: &str) -> usize {
    let beside = [&cell.link, &cell.formula, &cell.note];
    text.len() + beside.into_iter().flatten().map(String::len).sum::<usize>()
}

/// The cells of one row.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) sheet: usize,
    cells: Range<usize>,
}

impl Row {
    /// Its cells in these columns.
    pub(crate) fn within(&self, grid: &Grid, columns: &Range<u32>) -> Self {
        let cells = &grid.cells[self.cells.clone()];
        let before = |column: u32| cells.partition_point(|entry| entry.cell.address.column < column);
        let (start, end) = (before(columns.start), before(columns.end));
        Self { sheet: self.sheet, cells: self.cells.start + start..self.cells.start + end }
    }

    pub(crate) fn cells(&self) -> impl DoubleEndedIterator<Item = CellId> + Clone + use<> {
        self.cells.clone().map(CellId)
    }
}

/// Other programs' control characters (Word's vertical tab) stand for line breaks.
fn readable(written: &str) -> Cow<'_, str> {
    match text::first_disallowed(written) {
        None => Cow::Borrowed(written),
        Some(_) => Cow::Owned(written.replace(|character| !text::is_allowed(character), "\n")),
    }
}
