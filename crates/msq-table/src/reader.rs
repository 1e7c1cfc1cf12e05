//! Reads a grid as its cells come in, sheet by sheet.

use std::{collections::BTreeMap, sync::Arc};

use msq_core::{Catalogue, Diagnostic, Reading};

use crate::{
    Cell, Error, InputLayout, Layout, Settings, Sheet, SheetAccount, TableReading,
    grid::Grid,
    incoming::{Incoming, Whole},
    pieces::{self, Pieces},
    spans::{Spans, unread},
    table::Table,
};

/// A grid that is being read.
#[derive(Debug)]
pub(crate) struct Reader<'s> {
    settings: &'s Settings,
    incoming: Incoming<'s>,
    /// What was read of wide tables before all of it was there, if that is wanted.
    pieces: Option<Pieces>,
    diagnostics: Vec<Diagnostic>,
}

impl<'s> Reader<'s> {
    /// Reads a grid once all of it is there, with its account.
    pub(crate) fn whole(settings: &'s Settings) -> Self {
        Self { settings, incoming: Incoming::new(settings, true), pieces: None, diagnostics: Vec::new() }
    }

    /// Reads tables while their cells come in, where that is possible, and keeps no account of them: then memory
    /// doesn't grow with the responses.
    ///
    /// It is possible for wide tables, and for [canonical](crate::canonical) ones of every layout. The rows of another
    /// long table can come in any order, so that its cells are in memory until the last one has come in.
    pub(crate) fn in_pieces(settings: &'s Settings) -> Self {
        let incoming = Incoming::new(settings, false);
        Self { settings, incoming, pieces: Some(Pieces::default()), diagnostics: Vec::new() }
    }

    /// Begins the next sheet.
    pub(crate) fn sheet(&mut self, sheet: Sheet) {
        if let Some(pieces) = &mut self.pieces {
            pieces.end_sheet(self.settings, self.incoming.foreign());
        }
        self.incoming.sheet(sheet);
    }

    /// Takes a cell of the sheet that was begun last. Nothing can be read behind an error.
    pub(crate) fn cell(&mut self, cell: Cell) -> Result<(), Error> {
        let layout = self.settings.layout;
        if let Some(pieces) =
            self.pieces.as_mut().filter(|_| layout.is_none_or(|layout| layout == InputLayout::Wide))
            && let Some(grid) = self.incoming.foreign_piece(pieces::ROWS, cell.address.row)
        {
            pieces.read(self.settings, grid);
        }
        self.incoming.cell(cell)
    }

    /// The responses that are complete and weren't taken before, if the grid is read in pieces.
    pub(crate) fn take_responses(&mut self) -> Vec<Reading> {
        let Some(pieces) = &mut self.pieces else { return Vec::new() };
        let mut ready = self.incoming.take_ready();
        ready.append(&mut pieces.take_ready());
        ready
    }

    /// Takes findings about the file that the cells come from.
    pub(crate) fn diagnose(&mut self, diagnostics: Vec<Diagnostic>) {
        self.diagnostics.extend(diagnostics);
    }

    /// Reads the answers that weren't taken.
    pub(crate) fn finish(self) -> Result<TableReading, Error> {
        let Self { settings, mut incoming, mut pieces, diagnostics } = self;
        incoming.end_sheet();
        incoming.check_limits()?;
        if let Some(pieces) = &mut pieces {
            pieces.end_sheet(settings, incoming.foreign());
        }
        let Whole { mut foreign, responses, account, layout: canonical, listing } = incoming.finish();
        foreign.sort();
        if let Some(layout) = canonical {
            // Another sheet can have been read in pieces before the first canonical one came in.
            let read = pieces.into_iter().flat_map(Pieces::into_rest);
            let responses = read.chain(responses).collect();
            return Ok(finish_canonical(settings, layout, responses, account, &foreign, diagnostics));
        }
        if let Some(responses) = pieces.and_then(|pieces| pieces.finish(settings, &foreign, &diagnostics))
            && let Some(first) = responses.first()
        {
            let catalogue = Arc::clone(first.response.catalogue());
            let layout = InputLayout::Wide;
            return Ok(TableReading { catalogue, layout, responses, account: Vec::new() });
        }
        if let Some(listing) = listing.filter(|_| foreign.cells().next().is_none()) {
            return Err(Error::Listing(listing));
        }
        let table = Table { settings, layout: settings.layout, grid: &foreign, diagnostics: &diagnostics };
        let mut reading = table.read()?;
        for (at, sheet) in account {
            reading.account[at] = sheet;
        }
        Ok(reading)
    }
}

/// What canonical tables say; nobody reads what stands beside them, but it is told.
fn finish_canonical(
    settings: &Settings,
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
    let catalogue: &Arc<Catalogue> = match responses.first() {
        Some(first) => first.response.catalogue(),
        None => &settings.editions[0],
    };
    TableReading { catalogue: Arc::clone(catalogue), layout: layout.into(), responses, account }
}
