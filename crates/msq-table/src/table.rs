//! Reads a table of others once all of its cells are there.

use std::{collections::HashMap, sync::Arc};

use msq_core::{Catalogue, Diagnostic, Listed, Reading, Response, Spot, check::Checks, codes, states};

use crate::{
    Error, InputLayout, Role, Settings, SheetAccount,
    grid::{Grid, Spans},
    identity, interpret, layout,
    lexicon::Lexicon,
    recognise::Recogniser,
};

/// The responses in a grid, and what became of each of its cells.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TableReading {
    pub(crate) catalogue: Arc<Catalogue>,
    /// How the grid is laid out.
    pub layout: InputLayout,
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

/// A grid of which all cells are there.
pub(crate) struct Table<'a> {
    pub(crate) settings: &'a Settings,
    /// The layout that it has, instead of finding that out.
    pub(crate) layout: Option<InputLayout>,
    pub(crate) grid: &'a Grid,
    pub(crate) diagnostics: &'a [Diagnostic],
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

impl Table<'_> {
    /// Reads the answers.
    pub(crate) fn read(&self) -> Result<TableReading, Error> {
        if self.grid.cells().next().is_none() {
            return Err(Error::Empty);
        }
        let candidates = self.settings.editions.iter().map(|catalogue| self.read_as(catalogue));
        let candidates = candidates.collect::<Result<Vec<_>, _>>()?.into_iter();
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

    /// Reads the rows below a header of that edition that is known.
    pub(crate) fn read_below(
        &self,
        catalogue: &Arc<Catalogue>,
        header: &layout::Header,
    ) -> Result<TableReading, Error> {
        let lexicon = Lexicon::of(catalogue);
        let recogniser = Recogniser::new(catalogue, &lexicon);
        let mut spans = Spans::new(self.grid);
        let found = layout::below(&recogniser, self.grid, &mut spans, header);
        self.answers(catalogue, &recogniser, found, spans)
    }

    /// Reads the grid as one of that edition.
    fn read_as(&self, catalogue: &Arc<Catalogue>) -> Result<(Evidence, TableReading), Error> {
        let lexicon = Lexicon::of(catalogue);
        let recogniser = Recogniser::new(catalogue, &lexicon).learn(self.grid);
        let mut spans = Spans::new(self.grid);
        let found = layout::find(&recogniser, self.grid, &mut spans, self.layout);
        let (by_words, recognised) = (found.by_words, found.recognised);
        let reading = self.answers(catalogue, &recogniser, found, spans)?;
        // A respondent that is a state speaks for the questionnaire as well.
        let is_state = reading.responses.iter().any(|it| states::respondent(&it.response).is_some());
        let by_words = by_words + usize::from(is_state);
        Ok((Evidence { by_words, recognised, is_state }, reading))
    }

    /// What the claims say.
    fn answers(
        &self,
        catalogue: &Arc<Catalogue>,
        recogniser: &Recogniser<'_>,
        found: layout::Found,
        mut spans: Spans,
    ) -> Result<TableReading, Error> {
        let grid = self.grid;
        self.settings.limits.check_responses(found.respondents.len())?;
        let mut responses = Vec::new();
        for respondent in &found.respondents {
            let mut response = Response::new(catalogue);
            let mut diagnostics = respondent.diagnostics.clone();
            diagnostics.extend(interpret::interpret(recogniser, grid, respondent, &mut spans, &mut response));
            let (place, doubts) = identity::identify(grid, respondent, &mut response);
            diagnostics.extend(doubts);
            let reading = Reading::new(response, diagnostics).at(place);
            responses.push(if self.settings.checks != Checks::None {
                let places = respondent.whereabouts(&spans);
                reading.checked(|target| {
                    let asked = catalogue[target.part()].question;
                    let label = || respondent.labels.iter().find(|(question, _)| *question == asked);
                    let cell = places.find(catalogue, target).or_else(|| label().map(|(_, cell)| *cell));
                    cell.map(|cell| grid.spot(cell))
                })
            } else {
                reading
            });
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
        let layout = found.layout.unwrap_or(InputLayout::Form);
        Ok(TableReading { catalogue: Arc::clone(catalogue), layout, responses, account })
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
        let mut found = Listed::default();
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
                    codes::UNREAD,
                    self.grid.spot(id),
                    format!("{text:?} isn't understood"),
                ));
            }
        }
        found.into_vec()
    }
}
