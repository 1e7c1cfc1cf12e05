//! Reads grids: cells go in sheet by sheet, responses and the account come out.

use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

use msq_core::{Catalogue, Code, Diagnostic, Reading, Response, Spot, states};

use crate::{
    Cell, Error, Layout, Role, Sheet, SheetAccount,
    grid::{Grid, Spans},
    identity,
    incoming::{Incoming, Whole},
    interpret, layout,
    lexicon::Lexicon,
    recognise::Recogniser,
};

/// The responses in a grid, and what became of each of its cells.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TableReading {
    catalogue: Arc<Catalogue>,
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
/// use msq_table::{Cell, Reader, Sheet, Value};
///
/// let mut reader = Reader::new(editions());
/// reader.sheet(Sheet::new("Answers"));
/// for (row, (prompt, answer)) in [
///     ("Member State", "Namibia"),
///     ("Do you collect usage statistics of e-government services?", "Yes"),
///     ("Do you measure satisfaction of citizens on e-government services?", "No"),
/// ].into_iter().enumerate() {
///     let row = row as u32;
///     reader.cell(Cell::new(Address::new(row, 0), Value::Text(prompt.to_owned())));
///     reader.cell(Cell::new(Address::new(row, 1), Value::Text(answer.to_owned())));
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
    incoming: Incoming,
    diagnostics: Vec<Diagnostic>,
}

/// A grid of which all cells are there.
struct Table<'a> {
    editions: &'a [Arc<Catalogue>],
    layout: Option<Layout>,
    grid: &'a Grid,
    diagnostics: &'a [Diagnostic],
}

/// How much speaks for an edition.
struct Evidence {
    /// How many of its questions were recognised by words or codes that can hardly mean anything else.
    by_words: usize,
    /// How many were recognised in all.
    recognised: usize,
    /// Whether a state responds.
    is_state: bool,
}

/// A grid with fewer questions than this isn't taken for the questionnaire.
const FEWEST_QUESTIONS: usize = 2;

/// A state's list with as many numbers of questions in their order is taken for it, whatever its language.
const FEWEST_NUMBERS: usize = 10;

impl Reader {
    /// Reads a grid of one of these editions.
    pub fn new(editions: Vec<Arc<Catalogue>>) -> Self {
        let incoming = Incoming::new(&editions);
        Self { editions, layout: None, incoming, diagnostics: Vec::new() }
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

    /// Keeps no account of [canonical tables](crate::canonical), so that memory doesn't grow with their rows. Other
    /// tables are in memory until the last cell has come in.
    #[must_use]
    pub fn without_account(mut self) -> Self {
        self.incoming.forget_account();
        self
    }

    /// Begins the next sheet.
    pub fn sheet(&mut self, sheet: Sheet) {
        self.incoming.sheet(sheet);
    }

    /// Takes a cell of the sheet that was begun last.
    pub fn cell(&mut self, cell: Cell) {
        self.incoming.cell(cell);
    }

    /// The responses that were complete before the last cell came in, and weren't taken before: those of canonical
    /// tables, row by row.
    pub fn take_responses(&mut self) -> Vec<Reading> {
        self.incoming.take_ready()
    }

    /// Takes a finding about the file that the cells come from.
    pub fn diagnose(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Reads the answers.
    ///
    /// # Errors
    ///
    /// If there is nothing in the grid, or it isn't the questionnaire.
    pub fn finish(self) -> Result<TableReading, Error> {
        let Self { editions, layout, incoming, diagnostics } = self;
        let Whole { mut foreign, responses, account, layout: canonical } = incoming.finish();
        foreign.sort();
        if let Some(layout) = canonical {
            return Ok(finish_canonical(&editions, layout, responses, account, &foreign, diagnostics));
        }
        let table = Table { editions: &editions, layout, grid: &foreign, diagnostics: &diagnostics };
        let mut reading = table.finish()?;
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
        let unread = |id| {
            let message = format!("{:?} stands beside the table", beside.text(id).trim());
            Diagnostic::new(Code::Unread, beside.spot(id), message)
        };
        last.diagnostics.extend(beside.cells().map(unread));
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

impl Table<'_> {
    fn finish(&self) -> Result<TableReading, Error> {
        if self.grid.cells().next().is_none() {
            return Err(Error::Empty);
        }
        let candidates = self.editions.iter().map(|catalogue| self.read(catalogue));
        // Editions share questions: the one that explains most of them is it; of equals, the latest.
        let best = candidates.max_by_key(|(evidence, _)| (evidence.by_words, evidence.recognised));
        let (evidence, reading) = best.ok_or_else(|| self.not_the_questionnaire(0))?;
        let asked = reading.catalogue.questions().len();
        // Any list can be numbered; numbers alone convince if they are nearly all there.
        let numbered = evidence.recognised * 4 >= asked * 3
            || (evidence.is_state && evidence.recognised >= FEWEST_NUMBERS);
        if evidence.by_words < FEWEST_QUESTIONS.min(asked) && !numbered {
            return Err(self.not_the_questionnaire(evidence.by_words));
        }
        Ok(reading)
    }

    /// Reads the grid as one of that edition.
    fn read(&self, catalogue: &Arc<Catalogue>) -> (Evidence, TableReading) {
        let grid = self.grid;
        let lexicon = Lexicon::new(catalogue);
        let recogniser = Recogniser::new(catalogue, &lexicon).learn(grid);
        let mut spans = Spans::new(grid);
        let found = layout::find(&recogniser, grid, &mut spans, self.layout);
        let mut responses = Vec::new();
        for respondent in &found.respondents {
            let mut response = Response::new(catalogue);
            let mut diagnostics = respondent.diagnostics.clone();
            diagnostics.extend(interpret::interpret(
                &recogniser,
                grid,
                respondent,
                &mut spans,
                &mut response,
            ));
            let (place, doubts) = identity::identify(grid, respondent, &mut response);
            diagnostics.extend(doubts);
            responses.push(Reading::new(response, diagnostics).at(place));
        }
        let links = spans.links_left(grid);
        let account = spans.into_account(grid);
        // What is about no answer in particular is told with the first response.
        if let Some(first) = responses.first_mut() {
            first.diagnostics.extend(self.diagnostics.iter().cloned());
            first.diagnostics.extend(grid.diagnostics());
            first.diagnostics.extend(found.diagnostics);
            first.diagnostics.extend(links);
            first.diagnostics.extend(self.unread(&account));
        }
        responses.iter_mut().for_each(|response| self.sort(&mut response.diagnostics));
        // A respondent that is a state speaks for the questionnaire as well.
        let is_state = responses.iter().any(|reading| states::respondent(&reading.response).is_some());
        let by_words = found.by_words + usize::from(is_state);
        let evidence = Evidence { by_words, recognised: found.recognised, is_state };
        let layout = found.layout.unwrap_or(Layout::Form);
        (evidence, TableReading { catalogue: Arc::clone(catalogue), layout, responses, account })
    }

    /// Puts findings in the order of their places.
    fn sort(&self, diagnostics: &mut [Diagnostic]) {
        let sheets: HashMap<_, _> =
            self.grid.sheets().iter().enumerate().map(|(at, sheet)| (sheet.name.as_str(), at)).collect();
        let sheet_at = |name: &str| sheets.get(name).copied();
        diagnostics.sort_by_key(|diagnostic| match &diagnostic.place.spot {
            Spot::Cell { sheet, address } => {
                (sheet_at(sheet), (u64::from(address.row) + 1, u64::from(address.column)))
            }
            Spot::Record { record, field, .. } => (Some(0), (*record, *field)),
            Spot::Sheet { sheet } => (sheet_at(sheet), (0, 0)),
            _ => (None, (0, 0)),
        });
    }

    fn not_the_questionnaire(&self, questions: usize) -> Error {
        let recognised = match questions {
            0 => "none is one of its questions".to_owned(),
            1 => "only one is one of its questions".to_owned(),
            _ => format!("only {questions} are questions of it"),
        };
        let first = self.grid.cells().next();
        Error::NotTheQuestionnaire {
            cells: self.grid.cells().count(),
            recognised,
            place: first.map_or_else(String::new, |cell| self.grid.spot(cell).to_string()),
            text: first.map_or_else(String::new, |cell| self.grid.text(cell).chars().take(60).collect()),
        }
    }

    /// A finding for every piece of text that is unread.
    fn unread(&self, account: &[SheetAccount]) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        // The account has the cells of the grid, in its order.
        let cells = account.iter().flat_map(|sheet| &sheet.cells);
        for (id, cell) in self.grid.cells().zip(cells) {
            for span in cell.spans.iter().filter(|span| span.role == Role::Unread) {
                let text = cell.text[span.bytes.clone()].trim();
                if text.is_empty() {
                    // A note or a formula alone; its own finding tells of it.
                    continue;
                }
                found.push(Diagnostic::new(
                    Code::Unread,
                    self.grid.spot(id),
                    format!("{text:?} isn't understood"),
                ));
            }
        }
        found
    }
}
