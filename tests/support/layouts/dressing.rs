//! How an answer becomes the cells that say it.

use msq_core::{Catalogue, EntryField, Kind, Question};

use super::{
    answers::{self, Said},
    block::{Block, Dress},
    marks::Yes,
    random::Random,
    sheet::{Class, Written},
    ticks::ticks,
    values::{day, directory, percent, plain_day},
};

/// What stands for an answer, or for its absence, in such a dress.
pub(super) fn block(
    catalogue: &Catalogue,
    question: &Question,
    said: Option<&Said>,
    dress: &Dress,
    random: &mut Random,
) -> Block {
    let code = question.code.as_str();
    let mut block = Block::default();
    match said {
        None if question.part_of_kind(catalogue, Kind::Ticked).is_some() => {
            ticks(catalogue, question, None, dress, random, &mut block);
        }
        None => {}
        Some(Said::State(name, iso)) => {
            let cell = Written::answer(code, name).right("memberState.name", name);
            block.cells.push(match iso {
                Some(iso) => cell.right("memberState.iso", *iso),
                None => cell,
            });
        }
        Some(Said::Date(date)) => {
            if dress.date == 5 {
                // Nothing says that the number is a day.
                block.never.push("date.value".to_owned());
                block.cells.push(plain_day(code, *date));
            } else {
                block.cells.push(day(code, *date, dress.date).right("date.value", date.to_string()));
            }
        }
        Some(Said::YesNo { yes, url, words }) => {
            yes_no(code, *yes, (url.as_deref(), words.as_deref()), dress, &mut block);
        }
        Some(Said::Percent { hundredths, words }) => {
            share(code, *hundredths, words.as_deref(), dress, &mut block);
        }
        Some(Said::Bodies(bodies)) => block.cells = directory(code, bodies, dress.bodies),
        Some(Said::Fields { yes, fields }) => fill_fields(code, *yes, fields, dress, &mut block),
        Some(Said::Ticks(said)) => ticks(catalogue, question, Some(said), dress, random, &mut block),
        Some(Said::Words(words)) => block.cells.push(Written::answer(code, words)),
    }
    block
}

/// Yes or no, with an address and words, in one cell or apart.
fn yes_no(
    code: &str,
    yes: Option<bool>,
    (url, words): (Option<&str>, Option<&str>),
    dress: &Dress,
    block: &mut Block,
) {
    let mut rest = Vec::new();
    rest.extend(words.map(|words| Written::answer(code, words)));
    rest.extend(
        url.into_iter()
            .map(|url| Written::answer(code, url).right(answers::entry(code, 0, EntryField::Url), url)),
    );
    let rest = rest.into_iter().reduce(|words, url| words.then(" ", url));
    block.yes = yes;
    let cell = yes.map(|yes| dress.yes.cell(code, yes).right(format!("{code}.answer"), yes.to_string()));
    match (cell, rest) {
        (Some(cell), Some(rest)) if !dress.words_apart && matches!(dress.yes, Yes::Word(..)) => {
            let text = rest.text();
            let between = if text.contains('\n') || text.starts_with(['-', '(']) { "\n" } else { ". " };
            block.cells.push(cell.then(between, rest));
        }
        (Some(cell), rest) => {
            match yes.and_then(|yes| dress.yes.pair(code, yes)) {
                Some(mut pair) => {
                    let cross = pair.iter_mut().find(|cell| cell.class == Class::Answer);
                    cross.into_iter().for_each(|cross| cross.rights.clone_from(&cell.rights));
                    block.cells = pair;
                }
                None => block.cells.push(cell),
            }
            block.words = rest;
        }
        (None, rest) => block.cells.extend(rest),
    }
}

/// A percentage with words.
fn share(code: &str, hundredths: Option<u32>, words: Option<&str>, dress: &Dress, block: &mut Block) {
    let cell = hundredths.map(|hundredths| percent(code, hundredths, dress.percent));
    let Some(cell) = cell else {
        block.cells.extend(words.into_iter().map(|words| Written::answer(code, words)));
        return;
    };
    match words {
        Some(words) if !dress.words_apart => {
            let cell = cell.map(|text| if text.contains('%') { text.to_owned() } else { format!("{text}%") });
            block.cells.push(cell.then(". ", Written::answer(code, words)));
        }
        words => {
            block.cells.push(cell);
            block.words = words.map(|words| Written::answer(code, words));
        }
    }
}

/// Texts that have labels of their own: in rows, or in one cell.
fn fill_fields(
    code: &str,
    yes: Option<bool>,
    fields: &[(String, String, String)],
    dress: &Dress,
    block: &mut Block,
) {
    block.yes = yes;
    block
        .cells
        .extend(yes.map(|yes| dress.yes.cell(code, yes).right(format!("{code}.answer"), yes.to_string())));
    let field = |(name, label, text): &(String, String, String)| {
        (label.clone(), Written::answer(code, text).right(format!("{code}.{name}"), text))
    };
    let fields = fields.iter().map(field);
    if dress.field_rows {
        block.fields = fields.map(|(label, text)| (label, Some(text))).collect();
    } else {
        let lines = fields.map(|(label, text)| text.map(|text| format!("{label}: {text}")));
        let lines = lines.reduce(|lines, line| lines.then("\n", line));
        let cell = block.cells.pop();
        block.cells.extend(match (cell, lines) {
            (Some(cell), Some(lines)) => Some(cell.then("\n", lines)),
            (cell, lines) => cell.or(lines),
        });
    }
}
