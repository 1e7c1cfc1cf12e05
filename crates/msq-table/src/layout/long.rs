//! Long tables: a row an answer, or a part of one; a column says whose, another to what, a third what.

use std::collections::HashMap;

use msq_core::QuestionId;

use super::{Found, InputLayout, header};
use crate::{
    Role, Rule,
    claim::{Aim, Claim, Respondent},
    code::Number,
    grid::{CellId, Grid, Row, Spans},
    lexicon::Name,
    recognise::{Recogniser, Situation},
    vocabulary::Heading,
};

/// The header of a long table: its row, and its columns.
pub(super) struct Header {
    row: usize,
    heads: Vec<CellId>,
    /// The heads of earlier answers.
    earlier: Vec<CellId>,
    /// The columns that tell respondents apart.
    respondent: Option<u32>,
    state: Option<(u32, QuestionId)>,
    path: Option<u32>,
    number: Option<u32>,
    question: Option<u32>,
    answer: u32,
    comments: Option<u32>,
}

const DEEPEST: usize = 30;

/// The header row of a sheet, if it is one of a long table and most of its rows say what they answer.
pub(super) fn header(recogniser: &Recogniser<'_>, grid: &Grid, rows: &[Row]) -> Option<Header> {
    let found =
        rows.iter().enumerate().take(DEEPEST).find_map(|(at, row)| read_header(recogniser, grid, row, at))?;
    let body = &rows[found.row + 1..];
    let telling = body.iter().filter(|row| found.target(recogniser, grid, row, None).is_some()).count();
    (telling > 0 && telling * 2 >= body.len()).then_some(found)
}

fn read_header(recogniser: &Recogniser<'_>, grid: &Grid, row: &Row, at: usize) -> Option<Header> {
    let headings = header::headings(grid, row, true);
    let column = |heading| header::column(grid, &headings, heading).map(|(_, column)| column);
    let states = row.cells().filter_map(|cell| {
        let text = grid.text(cell).trim();
        let coded = recogniser.catalogue.question(text).map(|question| question.id);
        let names = recogniser.lexicon.find(text).map_or(&[][..], |found| found.names);
        let mut named = coded.into_iter().chain(names.iter().filter_map(|known| known.name.question()));
        let question = named.find(|question| recogniser.names_respondent(*question))?;
        Some((grid.cell(cell).address.column, question))
    });
    let state = states.into_iter().next();
    let path = column(Heading::Path);
    let question = column(Heading::Question);
    let number = column(Heading::Number);
    let own: Vec<_> =
        headings.iter().filter(|(_, all)| all.contains(&Heading::Answer)).map(|(cell, _)| *cell).collect();
    // `response` heads the respondent's number in one table and the answers in another: the last such column has the
    // answers.
    let answer = grid.cell(*own.last()?).address.column;
    let respondent = column(Heading::Respondent)
        .or_else(|| own.iter().rev().nth(1).map(|&cell| grid.cell(cell).address.column));
    let says_what = path.is_some() || number.is_some() || question.is_some();
    let says_whose = respondent.is_some() || state.is_some();
    (says_what && says_whose).then(|| Header {
        row: at,
        heads: row.cells().collect(),
        earlier: headings
            .iter()
            .filter(|(_, all)| all.contains(&Heading::Earlier))
            .map(|(cell, _)| *cell)
            .collect(),
        respondent,
        state,
        path,
        number,
        question,
        answer,
        comments: column(Heading::Explanation),
    })
}

impl Header {
    /// What a row answers, and the cell that says so.
    fn target(
        &self,
        recogniser: &Recogniser<'_>,
        grid: &Grid,
        row: &Row,
        open: Option<QuestionId>,
    ) -> Option<(CellId, QuestionId, Aim, Option<u64>, Rule)> {
        let cell =
            |column: Option<u32>| row.cells().find(|&cell| Some(grid.cell(cell).address.column) == column);
        if let Some((cell, target)) = cell(self.path)
            .and_then(|cell| Some((cell, recogniser.catalogue.target(grid.text(cell).trim())?)))
            && let Some((question, aim, line)) = recogniser.of_target(target)
        {
            return Some((cell, question, aim, line, Rule::Path));
        }
        let by_number = cell(self.number).or(cell(self.question)).and_then(|cell| {
            let number = Number::whole(grid.text(cell))?;
            let question = number.question(recogniser.catalogue, None)?;
            // Any list is numbered; a sub-item tells more.
            let is_item = recogniser.catalogue[question].code.contains('.');
            Some((cell, question, Aim::Whole, None, if is_item { Rule::Code } else { Rule::Number }))
        });
        by_number.or_else(|| {
            let cell = cell(self.question)?;
            let label =
                recogniser.label(grid.text(cell), Situation { open, beside: None, in_place: true })?;
            let (_, owner) = recogniser.role(label.name, open)?;
            let (question, aim) = owner.filter(|_| !matches!(label.name, Name::Explanation))?;
            Some((cell, question, aim, None, label.rule))
        })
    }
}

/// Groups the rows below the header by respondent.
pub(super) fn read(
    recogniser: &Recogniser<'_>,
    grid: &Grid,
    spans: &mut Spans,
    rows: &[Row],
    header: Header,
    found: &mut Found,
) {
    found.layout.get_or_insert(InputLayout::Long);
    for &head in &header.heads {
        spans.add(head, grid.whole(head), Role::Header, Rule::KnownWords);
    }
    found.diagnostics.extend(header.earlier.iter().map(|&head| header::is_earlier(grid, head)));
    let mut respondents: Vec<Respondent> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    let mut questions = Vec::new();
    let mut open = None;
    for row in &rows[header.row + 1..] {
        let cell =
            |column: Option<u32>| row.cells().find(|&cell| Some(grid.cell(cell).address.column) == column);
        let state = header.state.and_then(|(column, question)| Some((cell(Some(column))?, question)));
        let key = cell(header.respondent)
            .or(state.map(|(cell, _)| cell))
            .map(|cell| grid.text(cell).trim().to_owned());
        // A blank belongs to the respondent of the row above.
        let at = key.map_or(respondents.len().saturating_sub(1), |key| {
            *known.entry(key).or_insert(respondents.len())
        });
        if at >= respondents.len() {
            respondents.push(Respondent::default());
            open = None;
        }
        let Some(respondent) = respondents.get_mut(at) else { continue };
        if let Some(cell) = cell(header.respondent) {
            spans.add(cell, grid.whole(cell), Role::Respondent, Rule::InColumn);
        }
        let line = u64::from(row.cells().next().map_or(0, |cell| grid.cell(cell).address.row));
        if let Some((cell, question)) = state {
            if respondent.claims.iter().any(|claim| claim.question == question) {
                spans.add(cell, grid.whole(cell), Role::Respondent, Rule::InColumn);
            } else {
                let bytes = grid.whole(cell);
                let claim = Claim { cell, bytes, question, aim: Aim::Whole, rule: Rule::InColumn, line };
                respondent.claim(grid, claim);
            }
        }
        let Some((label, question, aim, entry, rule)) = header.target(recogniser, grid, row, open) else {
            continue;
        };
        open = Some(question);
        let role = recogniser.catalogue[question].code.clone();
        for column in [header.path, header.number, header.question] {
            if let Some(cell) = cell(column) {
                let rule = if cell == label { rule } else { Rule::BesideLabel };
                spans.add(cell, grid.whole(cell), Role::Question(role.clone()), rule);
            }
        }
        questions.push((question, rule));
        respondent.labels.push((question, label));
        for cell in row.cells() {
            let column = grid.cell(cell).address.column;
            let bytes = grid.whole(cell);
            if Some(column) == header.comments {
                let claim =
                    Claim { cell, bytes, question, aim: Aim::Explanation, rule: Rule::InColumn, line };
                respondent.claim(grid, claim);
            } else if column == header.answer {
                let line = entry.unwrap_or(line);
                respondent.claim(grid, Claim { cell, bytes, question, aim, rule: Rule::InColumn, line });
            }
        }
    }
    questions.sort_unstable_by_key(|(question, _)| *question);
    questions.dedup_by_key(|(question, _)| *question);
    // Its header speaks for the questionnaire as much as a prompt does.
    found.by_words += 1;
    found.recognised += questions.len();
    found.by_words +=
        questions.iter().filter(|(question, rule)| recogniser.is_evidence(*question, *rule)).count();
    found.respondents.extend(respondents);
}
