//! Long tables: a row an answer, or a part of one; a column says whose, another to what, a third what.

use std::collections::HashMap;

use msq_core::{Diagnostic, QuestionId};

use super::{Found, InputLayout, header, wide::sub_question};
use crate::{
    Role, Rule,
    claim::{Aim, Claim, Respondent},
    code::Number,
    grid::{CellId, Grid, Row},
    lexicon::Name,
    recognise::{Recogniser, Situation},
    spans::Spans,
    survey::{Readings, numbered},
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
    /// The column of what of a question a row answers.
    item: Option<u32>,
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
    let number = column(Heading::Number);
    // `Item` heads prompts as well, where nothing else does.
    let only = |heading: Heading| {
        let mut cells = headings.iter().filter(|(_, all)| all.as_slice() == [heading]);
        cells.next().map(|(cell, _)| grid.cell(*cell).address.column)
    };
    let question = only(Heading::Question).or_else(|| column(Heading::Question));
    let item = column(Heading::Item).filter(|item| Some(*item) != question);
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
        item,
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
        let number_at = |column| {
            let cell = cell(column)?;
            Some((cell, Number::whole(grid.text(cell))?))
        };
        let number = number_at(self.number).or_else(|| number_at(self.question));
        let item = cell(self.item);
        let words = cell(self.question).or(item);
        // A number with that of its item says which question or option it is; words say so better.
        if let Some((at, number)) = &number
            && let Some((question, aim, rule)) = numbered_target(recogniser, grid, number, item, words)
        {
            return Some((*at, question, aim, None, rule));
        }
        let cell = words?;
        let (name, rule) = worded(recogniser, grid.text(cell), open)?;
        let (_, owner) = recogniser.role(name, open)?;
        let (question, aim) = owner.filter(|_| !matches!(name, Name::Explanation | Name::Answer))?;
        let named = item
            .filter(|item| *item != cell)
            .and_then(|item| sub_question::named(recogniser, question, grid.text(item).trim()));
        let (question, aim) = named.map_or((question, aim), |named| (named.question, named.aim));
        Some((cell, question, aim, None, rule))
    }
}

/// What the words of a row name. Rows come in any order: of several things, it is one of the question that is open, or
/// the next question.
fn worded(recogniser: &Recogniser<'_>, text: &str, open: Option<QuestionId>) -> Option<(Name, Rule)> {
    let text = text.trim();
    let readings = Readings::of(recogniser.lexicon, text);
    let is_meant = |name: Name| name.question().is_some_and(|question| open == Some(question));
    let is_whole = |end: usize| text[end..].trim().is_empty();
    let mut named: Vec<_> = readings
        .named
        .iter()
        .filter(|reading| is_whole(reading.label.end) || recogniser.is_telling_name(reading.name))
        .collect();
    named.sort_by_key(|reading| {
        let numbered =
            readings.number.as_ref().zip(reading.name.question()).is_some_and(|(number, question)| {
                reading.is_numbered && number.names(recogniser.catalogue, &recogniser.catalogue[question])
            });
        let is_question = matches!(reading.name, Name::Question(_));
        let is_next = open.is_none_or(|open| reading.name.question().is_some_and(|question| question > open));
        (!numbered, !is_meant(reading.name) || is_question, !is_question, !is_next)
    });
    if let Some(reading) = named.first().filter(|reading| reading.name.question().is_some()) {
        let rule = match reading.is_shared {
            true if reading.is_numbered => Rule::WordsAndNumber,
            true => Rule::WordsAndOrder,
            false => reading.rule,
        };
        return Some((reading.name, rule));
    }
    let label = recogniser.label(text, Situation { open, beside: None, in_place: true })?;
    Some((label.name, label.rule))
}

/// What a row answers by the number of its question, and by what of it is said beside: words, or a number again.
fn numbered_target(
    recogniser: &Recogniser<'_>,
    grid: &Grid,
    number: &Number,
    item: Option<CellId>,
    words: Option<CellId>,
) -> Option<(QuestionId, Aim, Rule)> {
    let catalogue = recogniser.catalogue;
    let item_number = item.and_then(|item| Number::whole(grid.text(item)));
    let full = item_number.map_or_else(|| number.clone(), |item| number.clone().with(&item));
    let by_item = full.question(catalogue, None);
    let of = number.question(catalogue, None).or(by_item)?;
    let is_item = |question: QuestionId| catalogue[question].code.contains('.');
    let rule = |question| if is_item(question) { Rule::Code } else { Rule::Number };
    // The words of a row, if they are an item, an option or a field of that question; else those beside it.
    for cell in [words, item].into_iter().flatten() {
        let text = grid.text(cell).trim();
        let readings = Readings::of(recogniser.lexicon, text);
        let own = readings.named.iter().find_map(|reading| {
            let is_whole = text[reading.label.end..].trim().is_empty();
            match reading.name {
                Name::Question(question) if question == of => Some((of, Aim::Whole, Rule::WordsAndNumber)),
                Name::Question(question) if is_whole && recogniser.is_item_of(question, of) => {
                    Some((question, Aim::Whole, Rule::WordsAndNumber))
                }
                Name::Option { question, ticked, option } if is_whole && question == of => {
                    Some((of, Aim::Option { ticked, option, said: true }, Rule::PrintedWords))
                }
                Name::Part { question, part } if is_whole && question == of => {
                    Some((of, recogniser.aim(part), Rule::PrintedWords))
                }
                _ => None,
            }
        });
        // The prompt says no more than the number where an item stands beside it.
        match own {
            Some((question, Aim::Whole, _)) if question == of && item.is_some_and(|item| item != cell) => {}
            Some(own) => return Some(own),
            None => {}
        }
    }
    let named = item.and_then(|item| sub_question::named(recogniser, of, grid.text(item).trim()));
    if let Some(named) = named {
        return Some((named.question, named.aim, Rule::Code));
    }
    let option = numbered(catalogue, &full).iter().find_map(|name| match *name {
        Name::Option { question, ticked, option } => {
            Some((question, Aim::Option { ticked, option, said: true }, Rule::Code))
        }
        _ => None,
    });
    let question = by_item.unwrap_or(of);
    option.or(Some((question, Aim::Whole, rule(question))))
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
        if let Some((code, message)) = recogniser.shared(question, rule, open) {
            let path = &recogniser.catalogue[question].code;
            respondent.diagnostics.push(Diagnostic::new(code, grid.spot(label), message).about(path));
        }
        open = Some(question);
        let role = recogniser.catalogue[question].code.clone();
        for column in [header.path, header.number, header.question, header.item] {
            if let Some(cell) = cell(column) {
                let rule = if cell == label { rule } else { Rule::BesideLabel };
                spans.add(cell, grid.whole(cell), Role::Question(role.clone()), rule);
            }
        }
        // What the row asks in words speaks for the questionnaire or against it, wherever its number stands.
        questions.push((question, rule, cell(header.question).unwrap_or(label)));
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
    // Its header speaks for the questionnaire as much as a prompt does.
    found.evidence.header();
    for (question, rule, label) in questions {
        found.evidence.label(recogniser, question, rule, (label, grid.text(label)));
    }
    found.respondents.extend(respondents);
}
