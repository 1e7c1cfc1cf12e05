//! A wide table of others, read in pieces: its header with some rows at a time, so that memory doesn't grow with the
//! rows.
//!
//! Other layouts of others can't be read so: a form is one response, and the rows of a long table come in any order.

use std::sync::Arc;

use msq_core::{Catalogue, Diagnostic, Reading, Spot, codes};

use crate::{
    InputLayout, Role, Settings, SheetAccount,
    grid::Grid,
    layout::{self, Header},
    lexicon::Lexicon,
    recognise::Recogniser,
    spans::unread,
    table::Table,
};

/// How many rows a piece has. A row of 150 cells takes some 80 KB while it is read.
pub(crate) const ROWS: usize = 100;

/// How many cells all trials together may read: each reads the sheets before as well, so that a thousand sheets would
/// be read a thousand times. Behind that, a sheet is read once it is there.
const TRIED: usize = 500_000;

#[derive(Debug, Default)]
pub(crate) struct Pieces {
    sheet: State,
    /// How many cells have been read to find out what a sheet is.
    tried: usize,
    ready: Vec<Reading>,
    /// The last response that was read, to which findings belong that are about none in particular.
    held: Option<Reading>,
}

/// What is known of a sheet.
#[derive(Debug, Default)]
enum State {
    #[default]
    Untried,
    /// It is no wide table; it is read once it is there.
    Whole,
    /// It is a wide table of that edition. The rows down to the last one of its header stay in the grid.
    Wide { catalogue: Arc<Catalogue>, header: Header, last: u32 },
}

impl Pieces {
    /// Reads what is there of the last sheet of the grid, if that is a wide table, and lets go of its rows.
    pub(crate) fn read(&mut self, settings: &Settings, grid: &mut Grid) {
        match &self.sheet {
            State::Whole => {}
            State::Untried => self.sheet = self.try_sheet(settings, grid).unwrap_or(State::Whole),
            State::Wide { catalogue, header, last } => {
                grid.sort();
                let last = *last;
                let table = Table { settings, layout: None, grid, diagnostics: &[] };
                let mut readings =
                    table.read_below(catalogue, header).map_or_else(|_| Vec::new(), |it| it.responses);
                if let Some(held) = self.held.as_mut().filter(|_| readings.is_empty()) {
                    held.diagnostics.extend(unread(grid).filter(|finding| !is_of_header(finding, last)));
                }
                for reading in &mut readings {
                    reading.diagnostics.retain(|finding| !is_of_header(finding, last));
                }
                self.take(readings);
                grid.keep_top(last);
            }
        }
    }

    /// Finds out whether the sheet is a wide table, and reads what is there of it; `None` if it isn't.
    fn try_sheet(&mut self, settings: &Settings, grid: &mut Grid) -> Option<State> {
        self.tried += grid.size().cells;
        if self.tried > TRIED {
            return None;
        }
        grid.sort();
        settings.editions.iter().find_map(|catalogue| header(catalogue, grid))?;
        let table = Table { settings, layout: None, grid, diagnostics: &[] };
        let reading = table.read().ok().filter(|reading| reading.layout == InputLayout::Wide)?;
        let last = reading.account.last().map_or(0, header_row);
        let catalogue = Arc::clone(reading.catalogue());
        self.take(reading.responses);
        grid.keep_top(last);
        let header = header(&catalogue, grid)?;
        Some(State::Wide { catalogue, header, last })
    }

    /// Ends a sheet: nothing stays of one that was read in pieces.
    pub(crate) fn end_sheet(&mut self, settings: &Settings, grid: &mut Grid) {
        if matches!(self.sheet, State::Wide { .. }) {
            self.read(settings, grid);
            grid.clear();
        }
        self.sheet = State::Untried;
    }

    /// The responses that have been read since the last call, but for the last one.
    pub(crate) fn take_ready(&mut self) -> Vec<Reading> {
        std::mem::take(&mut self.ready)
    }

    /// All responses that were read, if there are any; what is left of the grid stands beside them.
    pub(crate) fn finish(
        self,
        settings: &Settings,
        beside: &Grid,
        findings: &[Diagnostic],
    ) -> Option<Vec<Reading>> {
        let Self { mut ready, held, .. } = self;
        let mut last = held?;
        last.diagnostics.extend_from_slice(findings);
        let table = Table { settings, layout: None, grid: beside, diagnostics: &[] };
        match table.read() {
            Ok(reading) if reading.layout != InputLayout::Form => {
                ready.push(last);
                ready.extend(reading.responses);
            }
            _ => {
                last.diagnostics.extend(unread(beside));
                ready.push(last);
            }
        }
        Some(ready)
    }

    /// All responses that weren't taken.
    pub(crate) fn into_rest(self) -> impl Iterator<Item = Reading> {
        self.ready.into_iter().chain(self.held)
    }

    fn take(&mut self, readings: Vec<Reading>) {
        for reading in readings {
            self.ready.extend(self.held.replace(reading));
        }
    }
}

/// The header of the last sheet, if it can be a wide table of that edition.
fn header(catalogue: &Catalogue, grid: &Grid) -> Option<Header> {
    let lexicon = Lexicon::of(catalogue);
    layout::wide_header(&Recogniser::new(catalogue, &lexicon), grid)
}

/// The last row of the header, by the account of a wide table.
fn header_row(sheet: &SheetAccount) -> u32 {
    let is_head = |role: &Role| matches!(role, Role::Header);
    let heads = sheet.cells.iter().filter(|cell| cell.spans.iter().any(|span| is_head(&span.role)));
    heads.map(|cell| cell.address.row).max().unwrap_or_default()
}

/// Whether a finding was told with the first piece.
fn is_of_header(diagnostic: &Diagnostic, header: u32) -> bool {
    match &diagnostic.place.spot {
        Spot::Cell { address, .. } => address.row <= header,
        Spot::Record { record, .. } => *record <= u64::from(header) + 1,
        Spot::Sheet { .. } => diagnostic.code == codes::HIDDEN_SHEET,
        _ => false,
    }
}
