//! Cells as they come in: the rows of a canonical table are read at once, all other cells are kept for those who read
//! whole tables or pieces of them.

use std::collections::BTreeMap;

use msq_core::{Diagnostic, Reading, Spot, codes};

use crate::{
    Cell, Error, Layout, Listing, Role, Rule, Settings, Sheet, SheetAccount,
    canonical::{Canonical, Sheets, is_stamped},
    grid::Grid,
    limits::Size,
    spans::{Spans, unread},
};

#[derive(Debug)]
pub(crate) struct Incoming<'s> {
    settings: &'s Settings,
    known: Sheets,
    keeps_account: bool,
    sheet: State,
    /// The cells of the row that is coming in, or of the first rows of a sheet.
    row: Grid,
    sheets: usize,
    /// The cells that stand in no canonical table.
    foreign: Grid,
    /// How many rows of the sheet are among them.
    foreign_rows: usize,
    account: BTreeMap<usize, SheetAccount>,
    /// How much of canonical tables is in the account.
    kept: Size,
    ready: Vec<Reading>,
    /// The last response that was read, to which findings belong that are about none in particular.
    held: Option<Reading>,
    /// What is to be said with the next response.
    findings: Vec<Diagnostic>,
    /// How the canonical tables are laid out.
    layout: Option<Layout>,
    /// A list about answers that was passed over.
    listing: Option<Listing>,
}

/// What a sheet is.
#[derive(Debug)]
enum State {
    Unknown,
    Foreign,
    /// What goes with answers and isn't read: a code book, or a list about them.
    Beside,
    Canonical(Box<Canonical>),
}

/// What came in, once it is all there.
pub(crate) struct Whole {
    /// The cells that stand in no canonical table.
    pub(crate) foreign: Grid,
    /// The responses of canonical tables.
    pub(crate) responses: Vec<Reading>,
    /// The account of sheets that aren't foreign, by their position.
    pub(crate) account: BTreeMap<usize, SheetAccount>,
    /// How canonical tables are laid out, if there are any.
    pub(crate) layout: Option<Layout>,
    /// A list about answers, if one was passed over.
    pub(crate) listing: Option<Listing>,
}

impl<'s> Incoming<'s> {
    /// Nothing came in yet. The account of canonical tables is kept only if that is wanted.
    pub(crate) fn new(settings: &'s Settings, keeps_account: bool) -> Self {
        Self {
            settings,
            known: Sheets::new(&settings.editions, settings.checks),
            keeps_account,
            sheet: State::Unknown,
            row: Grid::default(),
            sheets: 0,
            foreign: Grid::default(),
            foreign_rows: 0,
            account: BTreeMap::new(),
            kept: Size::default(),
            ready: Vec::new(),
            held: None,
            findings: Vec::new(),
            layout: None,
            listing: None,
        }
    }

    /// The responses that have been read since the last call.
    pub(crate) fn take_ready(&mut self) -> Vec<Reading> {
        std::mem::take(&mut self.ready)
    }

    /// The cells that stand in no canonical table; if there are that many whole rows of the sheet, or rows that take up
    /// much of the memory that is allowed, and `next` begins another.
    pub(crate) fn foreign_piece(&mut self, rows: usize, next: u32) -> Option<&mut Grid> {
        let is_full = self.foreign_rows >= rows || self.foreign.size().text > self.settings.limits.text / 4;
        if self.foreign_rows == 0 || !is_full || self.foreign.last_row() == Some(next) {
            return None;
        }
        self.foreign_rows = 0;
        Some(&mut self.foreign)
    }

    /// The cells that stand in no canonical table, to be taken: their rows are counted anew.
    pub(crate) fn foreign(&mut self) -> &mut Grid {
        self.foreign_rows = 0;
        &mut self.foreign
    }

    pub(crate) fn sheet(&mut self, sheet: Sheet) {
        self.end_sheet();
        self.sheets += 1;
        self.sheet = State::Unknown;
        self.row = Grid::default();
        self.row.add_sheet(sheet.clone());
        self.foreign.add_sheet(sheet);
    }

    pub(crate) fn cell(&mut self, cell: Cell) -> Result<(), Error> {
        self.push(cell);
        self.check_limits()
    }

    /// Whether no more is in memory than may be.
    pub(crate) fn check_limits(&self) -> Result<(), Error> {
        let open = match &self.sheet {
            State::Canonical(canonical) => canonical.size(),
            _ => Size::default(),
        };
        self.settings.limits.check_foreign(self.foreign.longest())?;
        self.settings.limits.check(self.row.size() + self.foreign.size() + self.kept + open)
    }

    fn push(&mut self, cell: Cell) {
        if matches!(self.sheet, State::Foreign) {
            return self.push_foreign(cell);
        }
        let is_next = |row: &Grid| row.last_row().is_some_and(|row| row != cell.address.row);
        if is_next(&self.row) && matches!(self.sheet, State::Unknown) {
            self.recognise(false);
        }
        if is_next(&self.row) && !matches!(self.sheet, State::Unknown) {
            self.end_row();
        }
        match self.sheet {
            State::Foreign => self.push_foreign(cell),
            _ => self.row.push(cell),
        }
    }

    fn push_foreign(&mut self, cell: Cell) {
        self.foreign_rows += usize::from(self.foreign.last_row() != Some(cell.address.row));
        self.foreign.push(cell);
    }

    pub(crate) fn finish(mut self) -> Whole {
        self.end_sheet();
        let Self { foreign, mut ready, held, findings, account, layout, listing, .. } = self;
        ready.extend(held);
        if let Some(last) = ready.last_mut() {
            last.diagnostics.extend(findings);
        }
        Whole { foreign, responses: ready, account, layout, listing }
    }

    /// Finds out what the sheet is, of which the first rows are there.
    fn recognise(&mut self, at_end: bool) {
        self.row.sort();
        let Some(first) = self.row.rows().next() else { return };
        let texts = || first.cells().map(|cell| self.row.text(cell));
        let listing = Listing::of_header(texts());
        if listing.is_some() || texts().next().is_some_and(is_stamped) {
            self.listing = self.listing.or(listing);
            self.sheet = State::Beside;
            return self.end_row();
        }
        let Some(found) = self.known.recognise(&self.row, at_end) else { return };
        let is_wanted = |canonical: &Canonical| {
            self.settings.layout.is_none_or(|wanted| wanted == canonical.layout().into())
        };
        let mut rows = self.row.take_cells().peekable();
        let Some(canonical) = found.filter(is_wanted) else {
            self.sheet = State::Foreign;
            return rows.for_each(|cell| self.push_foreign(cell));
        };
        self.layout.get_or_insert(canonical.layout());
        if let Some(sheet) = self.row.sheets().last().filter(|sheet| sheet.hidden) {
            let spot = Spot::Sheet { sheet: sheet.name.clone() };
            let message = "the sheet is hidden; it was read like the others";
            self.findings.push(Diagnostic::new(codes::HIDDEN_SHEET, spot, message));
        }
        while let Some(cell) = rows.next_if(|cell| canonical.is_above(cell.address.row)) {
            self.row.push(cell);
        }
        self.findings.extend(unread(&self.row));
        self.keep(Spans::new(&self.row));
        self.row.clear();
        let header = rows.peek().map(|cell| cell.address.row);
        while let Some(cell) = rows.next_if(|cell| Some(cell.address.row) == header) {
            self.row.push(cell);
        }
        let mut spans = Spans::new(&self.row);
        canonical.header(&self.row, &mut spans);
        self.keep(spans);
        self.row.clear();
        self.sheet = State::Canonical(Box::new(canonical));
        rows.for_each(|cell| self.push(cell));
    }

    fn end_row(&mut self) {
        if self.row.cells().next().is_none() {
            return;
        }
        let mut spans = Spans::new(&self.row);
        let ended = match &mut self.sheet {
            State::Canonical(canonical) => canonical.row(&self.known, &self.row, &mut spans),
            _ => {
                for cell in self.row.cells() {
                    spans.add(cell, self.row.whole(cell), Role::Boilerplate, Rule::KnownWords);
                }
                None
            }
        };
        self.take(ended);
        self.keep(spans);
        self.row.clear();
    }

    /// Ends the sheet that was begun last; there may be another one.
    pub(crate) fn end_sheet(&mut self) {
        if matches!(self.sheet, State::Unknown) {
            self.recognise(true);
        }
        self.end_row();
        if let State::Canonical(canonical) = &mut self.sheet {
            let (ended, loose) = (canonical.end(), canonical.take_loose());
            self.take(ended);
            self.findings.extend(loose);
        }
    }

    fn take(&mut self, reading: Option<Reading>) {
        let Some(mut reading) = reading else { return };
        reading.diagnostics.append(&mut self.findings);
        self.ready.extend(self.held.replace(reading));
    }

    fn keep(&mut self, spans: Spans) {
        if !self.keeps_account {
            return;
        }
        self.kept = self.kept + self.row.size();
        for sheet in spans.into_account(&self.row) {
            let own = || SheetAccount { sheet: sheet.sheet.clone(), cells: Vec::new() };
            self.account.entry(self.sheets - 1).or_insert_with(own).cells.extend(sheet.cells);
        }
    }
}
