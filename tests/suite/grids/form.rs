//! Forms of one Member State: questions down the rows.

use std::sync::Arc;

use msq_core::{Catalogue, Kind, PartId, Question, Response, Value as Answer};
use proptest::{collection::vec, prelude::*, sample::select};

use super::{
    answers::{self, Answers, Content},
    noise::{self, Noise},
    page::{self, Book, Page, Row, Spelling, Written},
};

/// How a form is laid out.
#[derive(Clone, Copy, Debug)]
struct Style {
    number: Number,
    /// Whether numbers of sub-items have their question's in front: `2.a`.
    full_numbers: bool,
    /// What stands behind a number.
    dot: &'static str,
    below: Option<Below>,
    options: Options,
    marks: Marks,
    pair: Pair,
    sections: bool,
    /// Whether each section has a sheet of its own, behind a cover.
    sheets: bool,
    /// Whether texts with labels of their own stand in rows; else in one cell.
    field_rows: bool,
    /// Whether names and URLs have two columns.
    two_columns: bool,
    /// Whether words on a yes or no have a cell of their own.
    words_beside: bool,
    /// Empty columns between prompts and answers.
    gap: u32,
    spelling: Spelling,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Number {
    InCell,
    OwnColumn,
    None,
}

/// Where an answer below its prompt stands.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Below {
    Prompt,
    NextColumn,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Options {
    MarkBefore,
    MarkBehind,
    InsideBefore,
    InsideBehind,
    OneCell,
}

/// How options are marked as ticked and as not.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Marks {
    Text(&'static str, Option<&'static str>),
    Numbers,
    Bools,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Pair {
    Word,
    /// Each word in a cell, with its mark on its right.
    Printed,
    /// Each word in a cell with its box.
    Boxes,
}

fn style() -> impl Strategy<Value = Style> {
    use Options::{InsideBefore, InsideBehind, MarkBefore, MarkBehind, OneCell};
    let marks = vec![
        Marks::Text("x", None),
        Marks::Text("X", None),
        Marks::Text("✓", None),
        Marks::Text("☒", Some("☐")),
        Marks::Text("TRUE", Some("FALSE")),
        Marks::Text("yes", Some("no")),
        Marks::Numbers,
        Marks::Bools,
    ];
    let place = (
        select(vec![Number::InCell, Number::OwnColumn, Number::None]),
        any::<bool>(),
        select(vec![".", ")", ""]),
        select(vec![None, Some(Below::Prompt), Some(Below::NextColumn)]),
        0..2_u32,
    );
    let written = (
        select(vec![MarkBefore, MarkBehind, InsideBefore, InsideBehind, OneCell]),
        select(marks),
        select(vec![Pair::Word, Pair::Printed, Pair::Boxes]),
        page::spelling(),
    );
    let flags = (any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>());
    (place, written, flags).prop_map(
        |(
            (number, full_numbers, dot, below, gap),
            (options, marks, pair, spelling),
            (sections, sheets, field_rows, two_columns, words_beside),
        )| Style {
            number,
            full_numbers,
            dot,
            below,
            options,
            marks,
            pair,
            sections,
            sheets,
            field_rows,
            two_columns,
            words_beside,
            gap,
            spelling,
        },
    )
}

/// A form with its answers.
pub(super) fn book(catalogue: &Arc<Catalogue>) -> impl Strategy<Value = Book> + use<> {
    let catalogue = Arc::clone(catalogue);
    let noise = vec(noise::noise(), catalogue.questions().len());
    (answers::answers(&catalogue, 0.7), style(), noise).prop_map(move |(answers, style, noise)| {
        let mut writer = Writer {
            catalogue: &catalogue,
            style,
            response: Response::new(&catalogue),
            pages: vec![Page { name: "Form".to_owned(), rows: Vec::new() }],
        };
        writer.write(&answers, &noise);
        Book { pages: writer.pages, responses: vec![writer.response], style: format!("{style:?}") }
    })
}

/// A row of an answer, and whether it belongs where labels stand.
type Line = (bool, Row);

struct Writer<'a> {
    catalogue: &'a Arc<Catalogue>,
    style: Style,
    response: Response,
    pages: Vec<Page>,
}

impl Writer<'_> {
    fn write(&mut self, answers: &Answers, noise: &[Noise]) {
        let catalogue = Arc::clone(self.catalogue);
        let mut section = None;
        let questions = catalogue.questions().iter().zip(answers).zip(noise);
        for ((question, content), noise) in questions {
            let own = question.section(&catalogue);
            if section.replace(own.numeral.clone()) != Some(own.numeral.clone())
                && let Some(numeral) = &own.numeral
            {
                if self.style.sheets {
                    self.pages.push(Page { name: format!("Section {numeral}"), rows: Vec::new() });
                }
                if self.style.sections {
                    self.row(vec![(0, format!("{numeral}. {}", own.title).into())]);
                }
            }
            (0..noise.empty).for_each(|_| self.row(Vec::new()));
            if let Some(at) = noise.page {
                self.row(vec![(0, noise::page_head(&catalogue, at).into())]);
            }
            self.question(question, content.as_ref(), noise);
        }
    }

    fn row(&mut self, row: Row) {
        self.pages.last_mut().expect("a page").rows.push(row);
    }

    /// The head of the page that begins above a row within a question, if one does.
    fn page_within(&mut self, noise: &Noise, row: usize) {
        if let Some(head) = noise.page_within(self.catalogue, row) {
            self.row(vec![(0, head.into())]);
        }
    }

    /// The column of prompts.
    fn prompts(&self) -> u32 {
        u32::from(self.style.number == Number::OwnColumn || self.style.options == Options::MarkBefore)
    }

    /// The column of answers.
    fn beside(&self) -> u32 {
        self.prompts() + 1 + self.style.gap
    }

    fn question(&mut self, question: &Question, content: Option<&Content>, noise: &Noise) {
        let number = (self.style.number != Number::None).then(|| self.number(question)).flatten();
        let prompt = noise.prompt(self.catalogue, question, number.is_some());
        let mut row: Row = Vec::new();
        match (number, self.style.number) {
            (Some(number), Number::OwnColumn) => {
                row.extend([(0, number.into()), (self.prompts(), prompt.into())])
            }
            (Some(number), _) => row.push((self.prompts(), format!("{number} {prompt}").into())),
            (None, _) => row.push((self.prompts(), prompt.into())),
        }
        if answers::part(self.catalogue, question, Kind::Ticked).is_some()
            && self.style.options != Options::OneCell
        {
            self.row(row);
            let ticked = match content {
                Some(Content::Ticked { ticked, detail }) => Some((ticked, detail.as_deref())),
                _ => None,
            };
            return self.options(question, ticked, noise);
        }
        let Some(content) = content else { return self.row(row) };
        let (lines, parts) = self.lines(question, content, noise);
        page::put(&mut self.response, parts);
        let place = match self.style.below {
            None => self.beside(),
            Some(Below::Prompt) => self.prompts(),
            Some(Below::NextColumn) => self.prompts() + 1,
        };
        for (at, (in_label_column, line)) in lines.into_iter().enumerate() {
            let from = if in_label_column { self.prompts() } else { place };
            let line = line.into_iter().map(|(column, written)| (column + from, written));
            if at > 0 || self.style.below.is_some() || in_label_column {
                let before = std::mem::take(&mut row);
                if !before.is_empty() {
                    self.row(before);
                }
                self.page_within(noise, at + 1);
            }
            row.extend(line);
        }
        self.row(row);
    }

    /// The printed number of a question, if one is printed.
    fn number(&self, question: &Question) -> Option<String> {
        let code = &question.code;
        question.section(self.catalogue).numeral.as_ref()?;
        let (_, last) = code.rsplit_once('.').unwrap_or(("", code));
        question.printed.then(|| {
            let number = if self.style.full_numbers { code } else { last };
            // A letter that nothing ends is a word in some languages: `e Education`, `a Saúde`.
            let bare = number.len() == 1 && number.ends_with(char::is_alphabetic);
            let dot = if bare && self.style.dot.is_empty() { "." } else { self.style.dot };
            format!("{number}{dot}")
        })
    }

    /// The rows of an answer, and the parts that it has.
    fn lines(
        &self,
        question: &Question,
        content: &Content,
        noise: &Noise,
    ) -> (Vec<Line>, Vec<(PartId, Answer)>) {
        let catalogue = self.catalogue;
        let mut parts = answers::parts(catalogue, question, content);
        let style = self.style;
        let lines = match content {
            Content::YesNo { said, words } if words.is_none() || style.words_beside => {
                let mut row: Row = match style.pair {
                    Pair::Word => vec![(0, page::yes_or_no(*said, style.spelling).into())],
                    Pair::Printed => {
                        vec![(0, "Yes".into()), (if *said { 1 } else { 3 }, "x".into()), (2, "No".into())]
                    }
                    Pair::Boxes if *said => vec![(0, "☒ Yes".into()), (1, "☐ No".into())],
                    Pair::Boxes => vec![(0, "☐ Yes".into()), (1, "☒ No".into())],
                };
                let mut lines = Vec::new();
                if let Some(words) = words {
                    parts.push((answers::explanation(catalogue, question), Answer::Text(words.clone())));
                    // Beside a printed pair, words could be said of No alone.
                    if style.pair == Pair::Word {
                        row.push((1, words.clone().into()));
                    } else {
                        lines.push((false, vec![(0, words.clone().into())]));
                    }
                }
                lines.insert(0, (false, row));
                lines
            }
            Content::Bodies(bodies) if style.two_columns => {
                let row = |(name, url): &(Option<String>, String)| {
                    let name = name.iter().map(|name| (0, name.clone().into()));
                    (false, name.chain([(1, url.clone().into())]).collect())
                };
                bodies.iter().map(row).collect()
            }
            Content::Fields { said, texts } if style.field_rows => {
                let said = said.map(|said| (false, vec![(0, page::yes_or_no(said, style.spelling).into())]));
                let beside = 1 + style.gap;
                let label = |part: PartId| catalogue[part].label.as_deref().expect("a field has a label");
                let row = |(part, text): &(PartId, String)| {
                    let label = noise.label(label(*part));
                    (true, vec![(0, Written::Text(label)), (beside, Written::Text(text.clone()))])
                };
                said.into_iter().chain(texts.iter().map(row)).collect()
            }
            _ => match page::in_one_cell(catalogue, question, content, {
                style.spelling.in_form(catalogue, question, content, style.below == Some(Below::Prompt))
            }) {
                Some((written, all)) => {
                    parts = all;
                    vec![(false, vec![(0, written)])]
                }
                None => {
                    parts.clear();
                    Vec::new()
                }
            },
        };
        (lines, parts)
    }

    /// The options, a row each, with marks if the question was answered.
    fn options(
        &mut self,
        question: &Question,
        content: Option<(&std::collections::BTreeSet<usize>, Option<&str>)>,
        noise: &Noise,
    ) {
        let catalogue = Arc::clone(self.catalogue);
        let part = answers::part(&catalogue, question, Kind::Ticked).expect("a list");
        let inside = matches!(self.style.options, Options::InsideBefore | Options::InsideBehind);
        // In the label's own cell only a box is a mark.
        let marks = if inside { Marks::Text("☒", Some("☐")) } else { self.style.marks };
        for (at, choice) in catalogue.options(part).iter().enumerate() {
            let label = noise.option(&choice.label);
            self.page_within(noise, at + 1);
            let mark = content.and_then(|(ticked, _)| marks.written(ticked.contains(&at)));
            let (labels, beside) = (self.prompts(), self.beside());
            let detail = content.and_then(|(_, detail)| detail).filter(|_| choice.open);
            let mut row: Row = match (mark, self.style.options) {
                (Some(Written::Text(mark)), Options::InsideBefore) => {
                    vec![(labels, format!("{mark} {label}").into())]
                }
                (Some(Written::Text(mark)), Options::InsideBehind) => {
                    vec![(labels, format!("{label} {mark}").into())]
                }
                (Some(mark), Options::MarkBefore) => vec![(labels - 1, mark), (labels, label.into())],
                (Some(mark), _) => vec![(labels, label.into()), (beside, mark)],
                (None, _) => vec![(labels, label.into())],
            };
            row.extend(detail.map(|detail| (beside + 1, detail.into())));
            self.row(row);
        }
        let Some((ticked, detail)) = content else { return };
        let content = Content::Ticked { ticked: ticked.clone(), detail: detail.map(str::to_owned) };
        let mut parts = answers::parts(&catalogue, question, &content);
        // Without a mark for it, nobody can say that nothing is ticked.
        parts.retain(|(of, _)| *of != part || !ticked.is_empty() || marks.written(false).is_some());
        page::put(&mut self.response, parts);
    }
}

impl Marks {
    fn written(self, ticked: bool) -> Option<Written> {
        Some(match (self, ticked) {
            (Self::Text(mark, _), true) => mark.into(),
            (Self::Text(_, mark), false) => mark?.into(),
            (Self::Numbers, _) => Written::Number(if ticked { 1.0 } else { 0.0 }),
            (Self::Bools, _) => Written::Bool(ticked),
        })
    }
}
