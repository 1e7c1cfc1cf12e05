//! Reads grids: cells go in sheet by sheet, responses and the account come out.

use std::{collections::BTreeMap, sync::Arc};

use msq_core::{Catalogue, Diagnostic, Reading, check::Checks};

use crate::{
    Cell, Error, Layout, Limits, Sheet, SheetAccount,
    grid::{Grid, Spans, unread},
    incoming::{Incoming, Whole},
    pieces::{self, Pieces},
    table::Table,
};

/// The responses in a grid, and what became of each of its cells.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TableReading {
    pub(crate) catalogue: Arc<Catalogue>,
    /// How the grid is laid out.
    pub layout: Layout,
    /// The responses, in the order of the grid.
    pub responses: Vec<Reading>,
    /// Every cell, sheet by sheet.
    pub account: Vec<SheetAccount>,
}

impl TableReading {
    /// The catalogue of the edition that was recognised.
    pub fn catalogue(&self) -> &Arc<Catalogue> {
        &self.catalogue
    }
}

/// Reads one grid. Sheets and their cells are handed in one after the other, as a file format comes by them.
///
/// ```
/// use msq_core::{Address, editions::editions};
/// use msq_table::{Cell, Reader, Sheet, CellValue};
///
/// let mut reader = Reader::new(editions());
/// reader.sheet(Sheet::new("Answers"));
/// for (row, (prompt, answer)) in [
///     ("Member State", "Namibia"),
///     ("Do you collect usage statistics of e-government services?", "Yes"),
///     ("Do you measure satisfaction of citizens on e-government services?", "No"),
/// ].into_iter().enumerate() {
///     let row = row as u32;
///     reader.cell(Cell::new(Address::new(row, 0), CellValue::Text(prompt.to_owned())))?;
///     reader.cell(Cell::new(Address::new(row, 1), CellValue::Text(answer.to_owned())))?;
/// }
/// let reading = reader.finish()?;
/// assert_eq!(reading.responses.len(), 1);
/// assert!(reading.responses[0].diagnostics.is_empty());
/// # Ok::<(), msq_table::Error>(())
/// ```
#[derive(Debug)]
pub struct Reader {
    editions: Vec<Arc<Catalogue>>,
    layout: Option<Layout>,
    checks: Checks,
    limits: Limits,
    incoming: Incoming,
    /// What was read of wide tables before all of it was there, if that is wanted.
    pieces: Option<Pieces>,
    diagnostics: Vec<Diagnostic>,
}

impl Reader {
    /// Reads a grid of one of these editions.
    pub fn new(editions: Vec<Arc<Catalogue>>) -> Self {
        let incoming = Incoming::new(&editions);
        Self {
            editions,
            layout: None,
            checks: Checks::None,
            limits: Limits::DEFAULT,
            incoming,
            pieces: None,
            diagnostics: Vec::new(),
        }
    }

    /// The editions that the grid can be of.
    pub fn editions(&self) -> &[Arc<Catalogue>] {
        &self.editions
    }

    /// Reads the grid in that layout, instead of finding out which it has.
    #[must_use]
    pub fn layout(mut self, layout: Option<Layout>) -> Self {
        self.layout = layout;
        self.incoming.want(layout);
        self
    }

    /// Also checks answers ([`check`](msq_core::check::check)), and tells what is doubtful about them at their cells.
    #[must_use]
    pub fn checks(mut self, checks: Checks) -> Self {
        self.checks = checks;
        self.incoming.check(checks);
        self
    }

    /// Keeps no more in memory than that.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self.incoming.limit(limits);
        if let Some(pieces) = &mut self.pieces {
            pieces.limit(limits);
        }
        self
    }

    /// Reads tables while their cells come in, where that is possible, and gives no account of them: then
    /// [`Reader::take_responses`] has the responses that are complete, and memory doesn't grow with their number.
    ///
    /// It is possible for wide tables, and for [canonical](crate::canonical) ones of every layout. The rows of another long
    /// table can come in any order, so that its cells are in memory until the last one has come in.
    #[must_use]
    pub fn in_pieces(mut self) -> Self {
        self.incoming.forget_account();
        let mut pieces = Pieces::default();
        pieces.limit(self.limits);
        self.pieces = Some(pieces);
        self
    }

    /// Begins the next sheet.
    pub fn sheet(&mut self, sheet: Sheet) {
        if let Some(pieces) = &mut self.pieces {
            pieces.end_sheet(&self.editions, self.checks, self.incoming.foreign());
        }
        self.incoming.sheet(sheet);
    }

    /// Takes a cell of the sheet that was begun last.
    ///
    /// # Errors
    ///
    /// If more would have to be in memory than the [`Limits`] allow. Nothing can be read behind that.
    pub fn cell(&mut self, cell: Cell) -> Result<(), Error> {
        if let Some(pieces) =
            self.pieces.as_mut().filter(|_| self.layout.is_none_or(|layout| layout == Layout::Wide))
            && let Some(grid) = self.incoming.foreign_piece(pieces::ROWS, cell.address.row)
        {
            pieces.read(&self.editions, self.checks, grid);
        }
        self.incoming.cell(cell)
    }

    /// The responses that are complete and weren't taken before, if the table is read [in pieces](Reader::in_pieces).
    pub fn take_responses(&mut self) -> Vec<Reading> {
        let Some(pieces) = &mut self.pieces else { return Vec::new() };
        let mut ready = self.incoming.take_ready();
        ready.append(&mut pieces.take_ready());
        ready
    }

    /// Takes a finding about the file that the cells come from.
    pub fn diagnose(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Reads the answers.
    ///
    /// # Errors
    ///
    /// If there is nothing in the grid, it isn't the questionnaire or a [list about answers](crate::Listing), or it is larger than the [`Limits`] allow.
    pub fn finish(self) -> Result<TableReading, Error> {
        let Self { editions, layout, checks, limits, mut incoming, mut pieces, diagnostics } = self;
        incoming.end_sheet();
        incoming.check_limits()?;
        if let Some(pieces) = &mut pieces {
            pieces.end_sheet(&editions, checks, incoming.foreign());
        }
        let Whole { mut foreign, responses, account, layout: canonical, listing } = incoming.finish();
        foreign.sort();
        if let Some(layout) = canonical {
            // Another sheet can have been read in pieces before the first canonical one came in.
            let read = pieces.into_iter().flat_map(Pieces::into_rest);
            let responses = read.chain(responses).collect();
            return Ok(finish_canonical(&editions, layout, responses, account, &foreign, diagnostics));
        }
        if let Some(responses) =
            pieces.and_then(|pieces| pieces.finish(&editions, checks, &foreign, &diagnostics))
            && let Some(first) = responses.first()
        {
            let catalogue = Arc::clone(first.response.catalogue());
            return Ok(TableReading { catalogue, layout: Layout::Wide, responses, account: Vec::new() });
        }
        if let Some(listing) = listing.filter(|_| foreign.cells().next().is_none()) {
            return Err(Error::Listing(listing));
        }
        let table =
            Table { editions: &editions, layout, checks, limits, grid: &foreign, diagnostics: &diagnostics };
        let mut reading = table.read()?;
        for (at, sheet) in account {
            reading.account[at] = sheet;
        }
        Ok(reading)
    }
}

/// What canonical tables say; nobody reads what stands beside them, but it is told.
fn finish_canonical(
    editions: &[Arc<Catalogue>],
    layout: Layout,
    mut responses: Vec<Reading>,
    own: BTreeMap<usize, SheetAccount>,
    beside: &Grid,
    diagnostics: Vec<Diagnostic>,
) -> TableReading {
    let mut account = Spans::new(beside).into_account(beside);
    if let Some(last) = responses.last_mut() {
        last.diagnostics.extend(unread(beside));
        last.diagnostics.extend(diagnostics);
    }
    for (at, sheet) in own {
        account[at] = sheet;
    }
    let catalogue = match responses.first() {
        Some(first) => first.response.catalogue(),
        None => &editions[0],
    };
    TableReading { catalogue: Arc::clone(catalogue), layout, responses, account }
}
