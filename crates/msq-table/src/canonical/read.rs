//! Reads canonical tables, a row at a time.

use std::{collections::BTreeMap, sync::Arc};

use msq_core::{Catalogue, Diagnostic, EntryField, Kind, Reading, Spot, Target, check::Checks, codes};

use super::{
    form::{ANSWERS, FORM},
    mark::unmarked,
    open::{Open, unread},
    slot::{Slot, Slots, plain},
    tabulator::LONG,
};
use crate::{
    Layout, Role, Rule,
    grid::{CellId, Grid, Row},
    limits::Size,
    spans::Spans,
};

/// The column of a wide table, and the row of the others, that says the edition.
const EDITION: &str = "edition";

/// How many rows can stand above a header, and how many cells in one of them.
const MAX_TITLES: usize = 4;
const TITLE_CELLS: usize = 2;

/// The slots of each edition that can be read.
#[derive(Debug)]
pub(crate) struct Sheets {
    editions: Vec<(Arc<Catalogue>, Arc<Slots>)>,
    checks: Checks,
}

impl Sheets {
    pub(crate) fn new(editions: &[Arc<Catalogue>], checks: Checks) -> Self {
        let slots = |edition: &Arc<Catalogue>| (Arc::clone(edition), Slots::of(edition));
        Self { editions: editions.iter().map(slots).collect(), checks }
    }

    /// Whether the first rows of a sheet are those of a canonical table; `None` if that takes another row. People write
    /// a title above the header.
    pub(crate) fn recognise(&self, grid: &Grid, at_end: bool) -> Option<Option<Canonical>> {
        if self.editions.is_empty() {
            return Some(None);
        }
        let rows: Vec<_> = grid.rows().collect();
        for (at, header) in rows.iter().enumerate() {
            let found = self.headed(grid, header, rows.get(at + 1), at_end)?;
            if found.is_some() || at >= MAX_TITLES || header.cells().count() > TITLE_CELLS {
                return Some(found);
            }
        }
        at_end.then_some(None)
    }

    /// The canonical table that begins with that header, with the row below; `None` if that takes the row below.
    fn headed(
        &self,
        grid: &Grid,
        header: &Row,
        below: Option<&Row>,
        at_end: bool,
    ) -> Option<Option<Canonical>> {
        let heads: BTreeMap<String, u32> = header
            .cells()
            .rev()
            .map(|cell| (plain(grid.text(cell)), grid.cell(cell).address.column))
            .collect();
        let columns = |names: &[&str]| {
            names.iter().map(|name| heads.get(&plain(name)).copied()).collect::<Option<Vec<_>>>()
        };
        let at = header.cells().next().map_or(0, |cell| grid.cell(cell).address.row);
        let names = || {
            header.cells().map(|cell| (grid.cell(cell).address.column, grid.text(cell).to_owned())).collect()
        };
        if let Some(columns) = columns(&FORM) {
            return Some(Some(Canonical::new(Layout::Form, names(), columns, at)));
        }
        if let Some(columns) = columns(&LONG) {
            let [.., path, _] = columns[..] else { return Some(None) };
            let Some(first) = below else {
                return at_end.then(|| Some(Canonical::new(Layout::Long, names(), columns, at)));
            };
            // Others call their columns so as well, but have no such paths.
            let mut cells = first.cells();
            let has_path =
                cells.any(|cell| grid.cell(cell).address.column == path && self.is_slot(grid.text(cell)));
            return Some(has_path.then(|| Canonical::new(Layout::Long, names(), columns, at)));
        }
        // One that lost the edition is ours nevertheless if it counts entries: others head columns by paths, but not by
        // that.
        let slots: Vec<_> = heads.keys().filter_map(|head| self.slot(head)).collect();
        let edition = heads.get(EDITION).copied();
        let counts = || slots.iter().any(|slot| matches!(slot, Slot::Count(_)));
        let is_ours = slots.len() > 1 && (edition.is_some() || counts());
        Some(is_ours.then(|| Canonical::new(Layout::Wide, names(), edition.into_iter().collect(), at)))
    }

    /// Whether a canonical table can have such a head.
    pub(crate) fn has_head(&self, text: &str) -> bool {
        FORM.contains(&text) || LONG.contains(&text) || self.is_slot(text)
    }

    fn is_slot(&self, head: &str) -> bool {
        self.slot(head).is_some()
    }

    fn slot(&self, head: &str) -> Option<Slot> {
        self.editions.iter().find_map(|(catalogue, slots)| slots.find(catalogue, head))
    }

    fn edition(&self, name: &str) -> Option<&(Arc<Catalogue>, Arc<Slots>)> {
        self.editions.iter().find(|(catalogue, _)| catalogue.edition() == name)
    }

    /// Begins a response of the edition that is named. One that isn't known is told when its field is read; to tell
    /// what else is wrong, the response is read as one of the first that is.
    fn begin(&self, key: &str, edition: Option<&str>, place: Spot) -> Open {
        let known = edition.and_then(|edition| self.edition(edition)).unwrap_or(&self.editions[0]);
        Open::new(&known.0, key, place, self.checks)
    }
}

/// A sheet that is a canonical table, and the response that is being read there.
#[derive(Debug)]
pub(crate) struct Canonical {
    layout: Layout,
    /// The heads by column.
    heads: BTreeMap<u32, String>,
    /// The columns that mean something, in the order of the layout.
    columns: Vec<u32>,
    /// The row of the heads.
    header: u32,
    /// For a wide table, the slot of each column, by the edition of the row above.
    slots: Option<(Arc<Catalogue>, BTreeMap<u32, Slot>)>,
    open: Option<Open>,
    /// What is to be said of cells above the first response.
    loose: Vec<Diagnostic>,
}

impl Canonical {
    fn new(layout: Layout, heads: BTreeMap<u32, String>, columns: Vec<u32>, header: u32) -> Self {
        Self { layout, heads, columns, header, slots: None, open: None, loose: Vec::new() }
    }

    /// Whether a row stands above the header.
    pub(crate) fn is_above(&self, row: u32) -> bool {
        row < self.header
    }

    /// How much was read so far of the response that isn't at its end.
    pub(crate) fn size(&self) -> Size {
        self.open.as_ref().map_or_else(Size::default, |open| open.size)
    }

    pub(crate) fn layout(&self) -> Layout {
        self.layout
    }

    /// Says what the cells of the header are.
    pub(crate) fn header(&self, grid: &Grid, spans: &mut Spans) {
        for cell in grid.cells() {
            let column = grid.cell(cell).address.column;
            let is_known = match self.layout {
                Layout::Wide => true,
                Layout::Form | Layout::Long => self.columns.contains(&column),
            };
            if is_known {
                spans.add(cell, grid.whole(cell), Role::Header, Rule::Path);
            }
        }
    }

    /// Takes the cells of the next row, which are all that the grid holds; gives the response that ended above or with
    /// it.
    pub(crate) fn row(&mut self, sheets: &Sheets, grid: &Grid, spans: &mut Spans) -> Option<Reading> {
        let cells: Vec<_> = grid.cells().collect();
        let ended = match self.layout {
            Layout::Wide => {
                self.wide_row(sheets, grid, spans, &cells);
                None
            }
            Layout::Long => self.long_row(sheets, grid, spans, &cells),
            Layout::Form => {
                self.form_row(sheets, grid, spans, &cells);
                None
            }
        };
        self.loose.extend(cells.iter().flat_map(|&cell| grid.cell_diagnostics(cell)));
        self.loose.extend(spans.links_left(grid));
        if let Some(open) = &mut self.open {
            open.diagnostics.extend(self.loose.drain(..));
            open.size = open.size + grid.size();
        }
        if self.layout == Layout::Wide { self.end() } else { ended }
    }

    /// The response that ends with the sheet.
    pub(crate) fn end(&mut self) -> Option<Reading> {
        self.open.take().map(Open::finish)
    }

    /// What is to be said of cells that stand in no response, once the sheet is at its end.
    pub(crate) fn take_loose(&mut self) -> Vec<Diagnostic> {
        std::mem::take(&mut self.loose)
    }

    fn wide_row(&mut self, sheets: &Sheets, grid: &Grid, spans: &mut Spans, cells: &[CellId]) {
        let edition = self.columns.first().and_then(|&column| in_column(grid, cells, column));
        let place = cells.first().map_or_else(Spot::default, |&cell| grid.spot(cell));
        let mut open = sheets.begin("", edition.map(|cell| grid.text(cell)), place);
        let catalogue = open.draft.catalogue();
        if self.slots.as_ref().is_none_or(|(of, _)| !Arc::ptr_eq(of, catalogue)) {
            let slots = sheets.edition(catalogue.edition()).map(|(_, slots)| slots);
            let find = |(&column, head): (&u32, &String)| Some((column, slots?.find(catalogue, head)?));
            self.slots = Some((Arc::clone(catalogue), self.heads.iter().filter_map(find).collect()));
        }
        let slots = self.slots.as_ref().map(|(_, slots)| slots);
        for &cell in cells {
            let column = grid.cell(cell).address.column;
            match slots.and_then(|slots| slots.get(&column)) {
                Some(&slot) => open.fill(slot, grid, spans, cell),
                None => {
                    let head = self.heads.get(&column).map_or("", String::as_str);
                    let why = format!("its column is headed {head:?}, which is no path");
                    open.diagnostics.extend(unread(grid, cell, &why));
                }
            }
        }
        self.open = Some(open);
    }

    fn long_row(
        &mut self,
        sheets: &Sheets,
        grid: &Grid,
        spans: &mut Spans,
        cells: &[CellId],
    ) -> Option<Reading> {
        let &[response, state, code, path, value] = &self.columns[..] else { return None };
        let cell = |column| in_column(grid, cells, column);
        let text = |column| cell(column).map_or("", |cell| grid.text(cell));
        let key = text(response);
        let place = cells.first().map_or_else(Spot::default, |&cell| grid.spot(cell));
        let mut ended = None;
        if self.open.as_ref().is_none_or(|open| open.key != key) {
            let before = self.open.take();
            let edition = cell(value).filter(|_| plain(text(path)) == EDITION).map(|cell| grid.text(cell));
            let mut open = sheets.begin(key, edition, place.clone());
            open.name = cell(state).and_then(|cell| unmarked(grid.text(cell))).map(str::to_owned);
            if let Some(before) = &before
                && let (Ok(before), Ok(now)) = (before.key.parse::<u64>(), key.parse::<u64>())
                && now < before
            {
                let message =
                    format!("rows of response {now} stand below those of response {before}: sort them");
                open.say(codes::REPEATED_PROPERTY, place.clone(), message);
            }
            ended = before.map(Open::finish);
            self.open = Some(open);
        }
        let open = self.open.as_mut()?;
        for column in [response, state, code, path] {
            if let Some(cell) = cell(column) {
                spans.add(cell, grid.whole(cell), Role::Respondent, Rule::InColumn);
            }
        }
        let catalogue = Arc::clone(open.draft.catalogue());
        let slots = sheets.edition(catalogue.edition()).map(|(_, slots)| slots);
        let slot = slots.and_then(|slots| slots.find(&catalogue, text(path)));
        for &cell in cells {
            if !self.columns.contains(&grid.cell(cell).address.column) {
                open.unread(slot, grid, cell, "the table has no such column");
            }
        }
        match (slot, cell(value)) {
            (Some(slot), found) => {
                let own = slot.part().map_or("", |part| &catalogue[catalogue[part].question].code);
                if text(code) != own {
                    let message =
                        format!("the path is of question {own:?}, not of {:?}; it was read", text(code));
                    open.say(codes::CONTRADICTION, place, message);
                }
                if let Some(cell) = found {
                    open.fill(slot, grid, spans, cell);
                }
            }
            (None, found) => {
                let message = format!("no part has the path {:?}", text(path));
                open.say(codes::UNKNOWN_PROPERTY, place, message);
                if let Some(cell) = found {
                    open.unread(None, grid, cell, "its row has the path of no part");
                }
            }
        }
        ended
    }

    fn form_row(&mut self, sheets: &Sheets, grid: &Grid, spans: &mut Spans, cells: &[CellId]) {
        let of_row = in_column(grid, cells, self.columns[0]);
        let path = of_row.map_or("", |cell| grid.text(cell));
        let place = cells.first().map_or_else(Spot::default, |&cell| grid.spot(cell));
        let answers = ANSWERS.map(|at| in_column(grid, cells, self.columns[at]));
        for &column in &self.columns[..ANSWERS[0]] {
            if let Some(cell) = in_column(grid, cells, column) {
                spans.add(cell, grid.whole(cell), Role::Header, Rule::Path);
            }
        }
        if self.open.is_none() && !path.is_empty() {
            let edition = answers[0].filter(|_| plain(path) == EDITION).map(|cell| grid.text(cell));
            let mut open = sheets.begin("", edition, place.clone());
            open.by_hand = true;
            self.open = Some(open);
        }
        let Some(open) = &mut self.open else {
            // The title.
            let beside = cells
                .iter()
                .filter(|cell| !self.columns[..ANSWERS[0]].contains(&grid.cell(**cell).address.column));
            let why = "it stands above the first row that asks for something";
            self.loose.extend(beside.filter_map(|&cell| unread(grid, cell, why)));
            return;
        };
        let catalogue = Arc::clone(open.draft.catalogue());
        let slots = sheets.edition(catalogue.edition()).map(|(_, slots)| slots);
        let slot = slots.and_then(|slots| slots.find(&catalogue, path));
        let fields = match (slot, catalogue.target(path.trim())) {
            (Some(Slot::Option { part, option }), _) => {
                let question = &catalogue[catalogue[part].question];
                let details = question.part_of_kind(&catalogue, Kind::Details);
                let words = details.map(|details| Slot::Option { part: details.id, option });
                [slot, None, words]
            }
            (None, Some(Target::Entry { part, index, field: None })) => {
                EntryField::ALL.map(|field| Some(Slot::Entry { part, index, field }))
            }
            (slot, _) => [slot, None, None],
        };
        if !path.is_empty() && fields == [None; 3] {
            open.say(codes::UNKNOWN_PROPERTY, place, format!("no part has the path {path:?}"));
        }
        let about = fields.iter().copied().flatten().next();
        // Words beside an option have their own field first: what isn't a mark in front of them goes elsewhere.
        for (cell, slot) in answers.into_iter().zip(fields).rev() {
            match (cell, slot) {
                (Some(cell), Some(slot)) => open.fill(slot, grid, spans, cell),
                (Some(cell), None) => open.unread(about, grid, cell, "its row asks for nothing here"),
                (None, _) => {}
            }
        }
        for &cell in cells {
            if !self.columns.contains(&grid.cell(cell).address.column) {
                open.unread(about, grid, cell, "the form has no such column");
            }
        }
    }
}

fn in_column(grid: &Grid, cells: &[CellId], column: u32) -> Option<CellId> {
    cells.iter().copied().find(|&cell| grid.cell(cell).address.column == column)
}
