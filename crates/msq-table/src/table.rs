//! Reads a table of others once all of its cells are there.

use std::{collections::HashMap, sync::Arc};

use msq_core::{
    Catalogue, Diagnostic, Identity, Listed, Reading, Response, Spot, Target, check::Checks, codes, states,
};

use crate::{
    Error, InputLayout, Role, Rule, Settings, SheetAccount, Span, evidence::Evidence, grid::Grid, identity,
    interpret, layout, lexicon::Lexicon, recognise::Recogniser, spans::Spans,
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

impl Table<'_> {
    /// Reads the answers.
    pub(crate) fn read(&self) -> Result<TableReading, Error> {
        if self.grid.cells().next().is_none() {
            return Err(Error::Empty);
        }
        let candidates = self.settings.editions.iter().map(|catalogue| self.read_as(catalogue));
        let candidates = candidates.collect::<Result<Vec<_>, _>>()?.into_iter();
        // Editions share questions: the one that explains most of them is it; of equals, the latest.
        let best = candidates.max_by_key(|(evidence, _)| evidence.weight());
        let (evidence, mut reading) = best.ok_or_else(|| self.not_the_questionnaire(&Evidence::default()))?;
        let responses: Vec<_> = reading.responses.iter().map(|it| &it.response).collect();
        // A respondent that is a state speaks for the questionnaire as well.
        let is_state = responses.iter().any(|response| states::respondent(response).is_some());
        let name = reading.catalogue.identifying(Identity::Name);
        let is_named =
            responses.iter().any(|response| name.is_some_and(|name| response.get(name.id).is_some()));
        if !evidence.convinces(&responses, is_state, is_named) {
            // A row of a form can look like the header of a table.
            if self.layout.is_none() && reading.layout != InputLayout::Form {
                return Table { layout: Some(InputLayout::Form), ..*self }.read();
            }
            return Err(self.not_the_questionnaire(&evidence));
        }
        let mut spans = reading.account.iter().flat_map(|sheet| &sheet.cells).flat_map(|cell| &cell.spans);
        if !spans.any(|span| is_printed(&reading.catalogue, span))
            && let Some(first) = reading.responses.first_mut()
        {
            let message = "no printed word of the questionnaire stands there; the questions are known by their numbers alone";
            first.diagnostics.insert(0, Diagnostic::new(codes::EDITION_BY_NUMBER, Spot::Whole, message));
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
        let mut spans = Spans::struck(self.grid);
        let found = layout::below(&recogniser, self.grid, &mut spans, header);
        self.answers(catalogue, &recogniser, found, spans)
    }

    /// Reads the grid as one of that edition.
    fn read_as(&self, catalogue: &Arc<Catalogue>) -> Result<(Evidence, TableReading), Error> {
        let lexicon = Lexicon::of(catalogue);
        let recogniser = Recogniser::new(catalogue, &lexicon).learn(self.grid);
        let mut spans = Spans::struck(self.grid);
        let found = layout::find(&recogniser, self.grid, &mut spans, self.layout);
        let evidence = found.evidence.clone();
        let reading = self.answers(catalogue, &recogniser, found, spans)?;
        Ok((evidence, reading))
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
            let is_answered = catalogue.parts().iter().any(|part| response.get(part.id).is_some());
            let (place, doubts) = identity::identify(grid, respondent, &mut response);
            // Of a blank form there is one thing to say.
            diagnostics.extend(match is_answered {
                true => doubts,
                false => {
                    let message = "no question is answered; the form is blank";
                    vec![Diagnostic::new(codes::NOTHING_ANSWERED, place.clone(), message)]
                }
            });
            let reading = Reading::new(response, diagnostics).at(place);
            responses.push(if self.settings.checks != Checks::None && is_answered {
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

    fn not_the_questionnaire(&self, evidence: &Evidence) -> Error {
        let shown = |cell| self.grid.text(cell).chars().take(60).collect();
        if let Some((questions, cell)) = evidence.another() {
            let place = self.grid.spot(cell).to_string();
            return Error::AnotherQuestionnaire { questions, place, text: shown(cell) };
        }
        let recognised = match evidence.by_words() {
            0 => "none is one of its questions".to_owned(),
            1 => "only one is one of its questions".to_owned(),
            questions => format!("only {questions} are questions of it"),
        };
        let first = self.grid.cells().next();
        Error::NotTheQuestionnaire {
            cells: self.grid.cells().count(),
            recognised,
            place: first.map_or_else(String::new, |cell| self.grid.spot(cell).to_string()),
            text: first.map_or_else(String::new, shown),
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

/// Whether a piece of text has printed words of the questionnaire; a head that any form has is none.
fn is_printed(catalogue: &Catalogue, span: &Span) -> bool {
    let is_head = |code: &str| catalogue.question(code).is_some_and(|question| !question.printed);
    let is_worded = matches!(
        span.rule,
        Rule::PrintedWords
            | Rule::WordsAndNumber
            | Rule::WordsAndOrder
            | Rule::KnownWords
            | Rule::Likeness
            | Rule::RestOfPrompt
    );
    match &span.role {
        Role::Question(code) => is_worded && !is_head(code),
        Role::Label(_) | Role::Heading => is_worded && span.rule != Rule::KnownWords,
        // The title of another edition is nearly this one's.
        Role::Boilerplate => span.rule == Rule::PrintedWords,
        Role::Header => is_worded && span.rule != Rule::KnownWords,
        Role::Answer(Target::Option { .. }) => true,
        _ => false,
    }
}
