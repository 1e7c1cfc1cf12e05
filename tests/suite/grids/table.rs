//! Grids of several Member States: a column each in a form, a row each in a wide table, many rows in a long one.

use std::sync::Arc;

use msq_core::{Catalogue, Identity, Question, Response, Target, Value as Answer};
use proptest::{collection::vec, prelude::*, sample::select};

use super::{
    answers::{self, Answers, Content},
    noise::{self, Noise},
    page::{self, Book, Page, Row, Spelling, Written},
};
use crate::table_forms::notation;

/// What names a question in a table.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Names {
    /// The prompt, with its whole code in front.
    NumberAndPrompt,
    Prompt,
    /// `2a`, `17`.
    Code,
    /// `Q2.a`, `Q17`.
    QCode,
}

fn names() -> impl Strategy<Value = Names> {
    select(vec![Names::NumberAndPrompt, Names::Prompt, Names::Code, Names::QCode])
}

/// Several Member States that answered most questions, each another one.
fn respondents(catalogue: &Arc<Catalogue>) -> impl Strategy<Value = Vec<Answers>> + use<> {
    let name = |answers: &Answers| {
        answers.iter().flatten().find_map(|content| match content {
            Content::State(name) => Some(*name),
            _ => None,
        })
    };
    vec(answers::answers(catalogue, 0.8), 2..4).prop_filter("different states", move |all| {
        let names: std::collections::BTreeSet<_> = all.iter().map(name).collect();
        names.len() == all.len()
    })
}

/// Spelling for a table: what several options in a cell say is said by joining those that are ticked.
fn spelling() -> impl Strategy<Value = Spelling> {
    page::spelling().prop_map(Spelling::without_pair)
}

/// A form with a column for each Member State.
pub(super) fn columns(catalogue: &Arc<Catalogue>) -> impl Strategy<Value = Book> + use<> {
    let catalogue = Arc::clone(catalogue);
    let noise = vec(noise::noise(), catalogue.questions().len());
    (respondents(&catalogue), spelling(), noise).prop_map(move |(respondents, spelling, noise)| {
        let mut rows: Vec<Row> = Vec::new();
        let mut responses = vec![Response::new(&catalogue); respondents.len()];
        for (at, (question, noise)) in catalogue.questions().iter().zip(&noise).enumerate() {
            (0..noise.empty).for_each(|_| rows.push(Row::new()));
            rows.extend(noise.page.map(|at| vec![(0, noise::page_head(&catalogue, at).into())]));
            let mut row: Row = vec![(0, full(&catalogue, question, noise).into())];
            for (column, (answers, response)) in (1..).zip(respondents.iter().zip(&mut responses)) {
                let Some(content) = &answers[at] else { continue };
                let spelling = spelling.in_form(&catalogue, question, content, false);
                if let Some((written, parts)) = page::in_one_cell(&catalogue, question, content, spelling) {
                    row.push((column, written));
                    page::put(response, parts);
                }
            }
            rows.push(row);
        }
        Book {
            pages: vec![Page { name: "All".to_owned(), rows }],
            responses,
            style: format!("columns {spelling:?}"),
        }
    })
}

/// A prompt with its whole code in front.
fn full(catalogue: &Arc<Catalogue>, question: &Question, noise: &Noise) -> String {
    let prompt = noise.prompt(catalogue, question, true);
    let numbered = question.printed && question.section(catalogue).numeral.is_some();
    if numbered { format!("{}. {prompt}", question.code) } else { noise.prompt(catalogue, question, false) }
}

/// A table with a row for each Member State.
pub(super) fn wide(catalogue: &Arc<Catalogue>) -> impl Strategy<Value = Book> + use<> {
    let catalogue = Arc::clone(catalogue);
    let noise = vec(noise::noise(), catalogue.questions().len());
    (respondents(&catalogue), spelling(), names(), any::<bool>(), noise).prop_map(
        move |(respondents, spelling, names, platform, noise)| {
            let mut heads: Vec<Written> = Vec::new();
            let mut rows: Vec<Vec<Option<Written>>> = vec![Vec::new(); respondents.len()];
            let mut responses = vec![Response::new(&catalogue); respondents.len()];
            if platform {
                heads.extend(["ID".into(), "Start time".into(), "Completion time".into()]);
                for (row, number) in rows.iter_mut().zip(1_u32..) {
                    let time = |hour| Some(format!("2019-05-0{number} {hour}:41:07").into());
                    row.extend([Some(Written::Number(f64::from(number))), time(10), time(11)]);
                }
            }
            for (at, (question, noise)) in catalogue.questions().iter().zip(&noise).enumerate() {
                if answers::is_stem(&catalogue, question) {
                    continue;
                }
                let contents = respondents.iter().map(|answers| answers[at].as_ref());
                heads.push(head(&catalogue, question, noise, names).into());
                let fields = answers::fields(&catalogue, question);
                if answers::is_head(&catalogue, question) || fields.is_empty() {
                    for ((row, response), content) in rows.iter_mut().zip(&mut responses).zip(contents) {
                        let written = content
                            .and_then(|content| page::in_one_cell(&catalogue, question, content, spelling));
                        row.push(written.map(|(written, parts)| {
                            page::put(response, parts);
                            written
                        }));
                    }
                    continue;
                }
                // Texts with labels of their own have columns of their own.
                for &part in &fields {
                    let label = catalogue[part].label.as_deref().expect("a field has a label");
                    heads.push(match names {
                        Names::NumberAndPrompt | Names::Prompt => noise.label(label).into(),
                        Names::Code | Names::QCode => catalogue.path(Target::Part(part)).into(),
                    });
                }
                for ((row, response), content) in rows.iter_mut().zip(&mut responses).zip(contents) {
                    let Some(Content::Fields { said, texts }) = content else {
                        row.extend(std::iter::repeat_n(None, fields.len() + 1));
                        continue;
                    };
                    row.push(said.map(|said| page::yes_or_no(said, spelling).into()));
                    for field in &fields {
                        let text = texts.iter().find(|(part, _)| part == field);
                        row.push(text.map(|(_, text)| text.clone().into()));
                    }
                    page::put(response, answers::parts(&catalogue, question, content.expect("fields")));
                }
            }
            let mut table: Vec<Row> = vec![(0..).zip(heads).collect()];
            for row in rows {
                table.push((0..).zip(row).filter_map(|(column, written)| Some((column, written?))).collect());
            }
            let style = format!("wide {names:?} {spelling:?}");
            Book { pages: vec![Page { name: "Export".to_owned(), rows: table }], responses, style }
        },
    )
}

fn head(catalogue: &Arc<Catalogue>, question: &Question, noise: &Noise, names: Names) -> String {
    let numbered = question.section(catalogue).numeral.is_some() && question.printed;
    let bare = question.code.chars().all(|character| character.is_ascii_digit());
    match names {
        _ if !numbered => noise.prompt(catalogue, question, false),
        Names::NumberAndPrompt => full(catalogue, question, noise),
        Names::Prompt => noise.prompt(catalogue, question, false),
        // A number alone could count anything.
        Names::Code if !bare => {
            question.code.replacen('.', if question.code.starts_with('X') { "." } else { "" }, 1)
        }
        Names::Code | Names::QCode => format!("Q{}", question.code),
    }
}

/// A table with a row for each answer, under its code.
pub(super) fn long_by_code(catalogue: &Arc<Catalogue>) -> impl Strategy<Value = Book> + use<> {
    let catalogue = Arc::clone(catalogue);
    let names = select(vec![Names::Code, Names::QCode]);
    (respondents(&catalogue), spelling(), names).prop_map(move |(respondents, spelling, names)| {
        let mut rows: Vec<Row> =
            vec![vec![(0, "Member State".into()), (1, "Code".into()), (2, "Answer".into())]];
        let mut responses = Vec::new();
        for answers in &respondents {
            let mut response = Response::new(&catalogue);
            let mut state = String::new();
            for (question, content) in catalogue.questions().iter().zip(answers) {
                if let Some(content @ Content::State(name)) = content {
                    state = (*name).to_owned();
                    page::put(&mut response, answers::parts(&catalogue, question, content));
                    continue;
                }
                // What has no number has no code in such a table.
                if !question.printed || question.section(&catalogue).numeral.is_none() {
                    continue;
                }
                let code = match names {
                    Names::QCode => format!("Q{}", question.code),
                    _ => question.code.clone(),
                };
                // Codes could count anything, unless nearly all of them are there: what has no answer has its row.
                let mut row: Row = vec![(0, state.clone().into()), (1, code.into())];
                let written = content
                    .as_ref()
                    .and_then(|content| page::in_one_cell(&catalogue, question, content, spelling));
                if let Some((written, parts)) = written {
                    row.push((2, written));
                    page::put(&mut response, parts);
                }
                rows.push(row);
            }
            responses.push(response);
        }
        let style = format!("long by code {names:?} {spelling:?}");
        Book { pages: vec![Page { name: "Answers".to_owned(), rows }], responses, style }
    })
}

/// A table with a row for each part of an answer, under its path.
pub(super) fn long_by_path(catalogue: &Arc<Catalogue>) -> impl Strategy<Value = Book> + use<> {
    let catalogue = Arc::clone(catalogue);
    respondents(&catalogue).prop_map(move |respondents| {
        let heads = ["response", "memberState", "path", "value"];
        let mut rows: Vec<Row> = vec![(0..).zip(heads.map(Written::from)).collect()];
        let mut responses = Vec::new();
        for (number, answers) in (1_u32..).zip(&respondents) {
            let mut response = Response::new(&catalogue);
            for (question, content) in catalogue.questions().iter().zip(answers) {
                let Some(content) = content else { continue };
                let mut parts = answers::parts(&catalogue, question, content);
                if let (Content::YesNo { words: Some(words), .. }, false) = (content, parts.is_empty()) {
                    let part = answers::explanation(&catalogue, question);
                    parts.push((part, Answer::Text(words.clone())));
                }
                // Nothing ticked has no line of its own here.
                parts.retain(|(_, value)| !matches!(value, Answer::Ticked(ticked) if ticked.is_empty()));
                page::put(&mut response, parts);
            }
            let state = response.answers().find_map(|(part, value)| match value {
                Answer::Text(name) if catalogue[part].identity == Some(Identity::Name) => Some(name.clone()),
                _ => None,
            });
            for answer in notation::answers(&response) {
                let (path, value) = answer.split_once(" = ").expect("a path and a value");
                rows.push(vec![
                    (0, Written::Number(f64::from(number))),
                    (1, state.clone().expect("a name").into()),
                    (2, path.into()),
                    (3, value.replace('↵', "\n").into()),
                ]);
            }
            responses.push(response);
        }
        Book {
            pages: vec![Page { name: "Parts".to_owned(), rows }],
            responses,
            style: "long by path".to_owned(),
        }
    })
}
