//! An answer dressed for a form: the cells that say it, apart from where they will stand.

use msq_cells::{CellValue, NumberFormat};
use msq_core::{Catalogue, Date, EntryField, Kind, Question};

use super::{
    answers::{self, Body, Said, Ticks},
    marks::{Choices, MarkPlace, Marks, Yes},
    random::Random,
    sheet::{Class, Written},
    wording::Wording,
};

/// How answers are written in a file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dress {
    pub(super) wording: Wording,
    pub(super) marks: Marks,
    pub(super) mark_place: MarkPlace,
    pub(super) choices: Choices,
    pub(super) yes: Yes,
    /// Whether texts with labels of their own stand in rows of their own.
    pub(super) field_rows: bool,
    /// Whether words stand apart from what they explain.
    pub(super) words_apart: bool,
    pub(super) percent: usize,
    pub(super) date: usize,
    pub(super) bodies: usize,
}

/// The cells of one answer.
#[derive(Clone, Debug, Default)]
pub(super) struct Block {
    /// What stands in the cell for the answer, or in some side by side.
    pub(super) cells: Vec<Written>,
    pub(super) options: Vec<OptionLine>,
    /// Labels, and the texts beside them.
    pub(super) fields: Vec<(String, Option<Written>)>,
    /// Words that stand apart.
    pub(super) words: Option<Written>,
    /// Yes or no, where it can be written in other ways than in the cell.
    pub(super) yes: Option<bool>,
    /// Paths that nobody could tell, so that they must not be answered.
    pub(super) never: Vec<String>,
    /// Values that are right, and needn't be read.
    pub(super) maybe: Vec<(String, String)>,
    /// Whether nobody could tell what it says.
    pub(super) unclear: bool,
}

/// An option with its mark.
#[derive(Clone, Debug)]
pub(super) struct OptionLine {
    pub(super) label: Written,
    pub(super) mark: Option<Written>,
    pub(super) detail: Option<Written>,
}

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
            let mut rest = Vec::new();
            rest.extend(words.iter().map(|words| Written::answer(code, words)));
            rest.extend(
                url.iter().map(|url| {
                    Written::answer(code, url).right(answers::entry(code, 0, EntryField::Url), url)
                }),
            );
            let rest = rest.into_iter().reduce(|words, url| words.then(" ", url));
            block.yes = *yes;
            let cell =
                yes.map(|yes| dress.yes.cell(code, yes).right(format!("{code}.answer"), yes.to_string()));
            match (cell, rest) {
                (Some(cell), Some(rest)) if !dress.words_apart && matches!(dress.yes, Yes::Word(..)) => {
                    let text = rest.text();
                    let between =
                        if text.contains('\n') || text.starts_with(['-', '(']) { "\n" } else { ". " };
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
        Some(Said::Percent { hundredths, words }) => {
            let cell = hundredths.map(|hundredths| percent(code, hundredths, dress.percent));
            let Some(cell) = cell else {
                block.cells.extend(words.iter().map(|words| Written::answer(code, words)));
                return block;
            };
            match words {
                Some(words) if !dress.words_apart => {
                    let cell = cell
                        .map(|text| if text.contains('%') { text.to_owned() } else { format!("{text}%") });
                    block.cells.push(cell.then(". ", Written::answer(code, words)));
                }
                words => {
                    block.cells.push(cell);
                    block.words = words.as_ref().map(|words| Written::answer(code, words));
                }
            }
        }
        Some(Said::Bodies(bodies)) => block.cells = directory(code, bodies, dress.bodies),
        Some(Said::Fields { yes, fields }) => {
            block.yes = *yes;
            block.cells.extend(
                yes.map(|yes| dress.yes.cell(code, yes).right(format!("{code}.answer"), yes.to_string())),
            );
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
        Some(Said::Ticks(said)) => ticks(catalogue, question, Some(said), dress, random, &mut block),
        Some(Said::Words(words)) => block.cells.push(Written::answer(code, words)),
    }
    block
}

/// A day as spreadsheets count it, without its format.
fn plain_day(code: &str, date: Date) -> Written {
    const DAYS_BEFORE: [f64; 9] = [0.0, 31.0, 59.0, 90.0, 120.0, 151.0, 181.0, 212.0, 243.0];
    let first = 43_466.0;
    let month = DAYS_BEFORE.get(date.month() as usize - 1).copied().unwrap_or_default();
    Written::new(Class::Answer, code, CellValue::Number(first + month + f64::from(date.day()) - 1.0))
}

fn day(code: &str, date: Date, style: usize) -> Written {
    const MONTHS: &[&str] = &[
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let (year, month, day) = (date.year(), date.month(), date.day());
    match style % 5 {
        0 => Written::new(Class::Answer, code, CellValue::DateTime { date, seconds: 0 }),
        1 => Written::answer(code, format!("{day:02}/{month:02}/{year}")),
        2 => Written::answer(code, format!("{day} {} {year}", MONTHS[month as usize - 1])),
        3 => Written::answer(code, date.to_string()),
        _ => Written::answer(code, format!("{day:02}-{month:02}-{year}")),
    }
}

fn percent(code: &str, hundredths: u32, style: usize) -> Written {
    let number = f64::from(hundredths) / 100.0;
    let value = number.to_string();
    let cell = match style % 5 {
        0 => Written::answer(code, format!("{value}%")),
        1 => Written::answer(code, format!("{value} %")),
        2 => Written::answer(code, format!("{} %", value.replace('.', ","))),
        3 => Written::new(Class::Answer, code, CellValue::Number(number)),
        _ => {
            let mut cell =
                Written::new(Class::Answer, code, CellValue::Number(f64::from(hundredths) / 10_000.0));
            cell.format = NumberFormat::Percent;
            cell
        }
    };
    cell.right(format!("{code}.value"), value)
}

fn directory(code: &str, bodies: &[Body], style: usize) -> Vec<Written> {
    let path = |index| answers::entry(code, index, EntryField::Url);
    if let ([Body { name: Some(name), url: Some(url) }], 5 | 6) = (bodies, style % 7) {
        let mut cell = Written::answer(code, name);
        if style % 7 == 5 {
            return vec![cell, Written::answer(code, url).right(path(0), url)];
        }
        // The link behind a cell names a scheme, whatever else is written.
        let url = if url.starts_with("http") { url.clone() } else { format!("https://{url}") };
        cell.link = Some(url.clone());
        return vec![cell.right(path(0), url)];
    }
    let lines = bodies.iter().enumerate().map(|(index, Body { name, url })| {
        let name = name.as_ref().map(|name| Written::answer(code, name));
        let url = url.as_ref().map(|url| Written::answer(code, url).right(path(index), url));
        match (name, url) {
            (Some(name), Some(url)) if style % 3 == 1 => name.then(" ", url.map(|url| format!("({url})"))),
            (Some(name), Some(url)) if style % 3 == 2 => name.then(" - ", url),
            (Some(name), Some(url)) => name.then(": ", url),
            (name, url) => name.or(url).expect("a body has a name or an address"),
        }
    });
    let between = if style % 2 == 0 { "\n" } else { "; " };
    lines.reduce(|lines, line| lines.then(between, line)).into_iter().collect()
}

fn ticks(
    catalogue: &Catalogue,
    question: &Question,
    said: Option<&Ticks>,
    dress: &Dress,
    random: &mut Random,
    block: &mut Block,
) {
    let code = question.code.as_str();
    let options =
        question.part_of_kind(catalogue, Kind::Ticked).map_or(&[][..], |part| catalogue.options(part.id));
    let nothing = Ticks::default();
    let ticks = said.unwrap_or(&nothing);
    let is_ticked = |at: usize| ticks.ticked.contains(&at);
    let path = |at: usize| format!("{code}.{}", options[at].id);
    let label = |at: usize, random: &mut Random| dress.wording.option(code, at, &options[at], random);
    let all_rights = |cell: Written| {
        (0..options.len()).fold(cell, |cell, at| cell.right(path(at), is_ticked(at).to_string()))
    };
    let never = |block: &mut Block| block.never.extend((0..options.len()).map(path));
    let words = ticks.words.as_ref().map(|words| Written::answer(code, words));
    // In one cell with others, words may be those of the option or of all.
    let in_one_cell = matches!(dress.choices, Choices::Chosen(_) | Choices::OneCell);
    block.maybe.extend(
        ticks
            .details
            .iter()
            .filter(|_| in_one_cell)
            .map(|(&at, detail)| (format!("{}.detail", path(at)), detail.clone())),
    );
    match dress.choices {
        Choices::Chosen(between) => {
            let chosen = ticks.ticked.iter().map(|&at| {
                let label = label(at, random);
                Written::answer(
                    code,
                    match ticks.details.get(&at) {
                        Some(detail) if options[at].open => format!("{label}: {detail}"),
                        Some(detail) => format!("{label} ({detail})"),
                        None => label,
                    },
                )
            });
            match chosen.reduce(|chosen, next| chosen.then(between, next)) {
                Some(cell) => {
                    // All of a list in its order may be the list itself.
                    block.unclear |= ticks.ticked.len() == options.len();
                    block.cells.push(all_rights(cell));
                    block.words = words;
                }
                None => block.cells.extend(words),
            }
        }
        Choices::OneCell => {
            let is_marked = said.is_some() && (dress.marks.says_no() || !ticks.ticked.is_empty());
            let lines = (0..options.len()).map(|at| {
                let sign = dress.marks.sign(is_ticked(at)).filter(|_| said.is_some());
                let detail = ticks.details.get(&at).map_or_else(String::new, |detail| format!(": {detail}"));
                format!("{} {}{detail}", sign.unwrap_or_default(), label(at, random)).trim_start().to_owned()
            });
            let lines: Vec<_> = lines.collect();
            if is_marked {
                block.cells.push(all_rights(Written::answer(code, lines.join("\n"))));
            } else {
                block.cells.push(Written::label(lines.join("\n")));
                never(block);
            }
            block.words = words;
        }
        choices => {
            for at in 0..options.len() {
                let mut line =
                    OptionLine { label: Written::label(label(at, random)), mark: None, detail: None };
                line.detail = ticks.details.get(&at).map(|detail| {
                    Written::answer(code, detail).right(format!("{}.detail", path(at)), detail)
                });
                if said.is_some() {
                    match choices {
                        Choices::Listed => line.mark = dress.marks.cell(code, is_ticked(at)),
                        Choices::SomeNo(_) if is_ticked(at) => line.mark = Some(Written::answer(code, "Yes")),
                        Choices::SomeNo(no) => {
                            line.mark = random.chance(60).then(|| Written::answer(code, no));
                        }
                        Choices::Scores => {
                            let score = (1 + random.below(5)) as f64;
                            line.mark = Some(Written::new(Class::Answer, code, CellValue::Number(score)));
                        }
                        _ => {}
                    }
                }
                block.options.push(line);
            }
            let says_which = match choices {
                Choices::Listed => said.is_some() && (!ticks.ticked.is_empty() || dress.marks.says_no()),
                Choices::SomeNo(_) => {
                    !ticks.ticked.is_empty() || block.options.iter().all(|line| line.mark.is_some())
                }
                _ => false,
            };
            if says_which {
                for (at, line) in block.options.iter_mut().enumerate() {
                    let (path, value) = (path(at), is_ticked(at).to_string());
                    line.label.rights.push((path.clone(), value.clone()));
                    if let Some(mark) = &mut line.mark {
                        mark.rights.push((path, value));
                    }
                }
            } else {
                never(block);
            }
            if choices == Choices::Listed {
                place_marks(dress, block);
            }
            block.words = words;
        }
    }
}

/// Moves the marks into the cells of their labels, if they belong there.
fn place_marks(dress: &Dress, block: &mut Block) {
    if !matches!(dress.mark_place, MarkPlace::Before | MarkPlace::Behind) {
        return;
    }
    for line in &mut block.options {
        let Some(mut mark) = line.mark.take() else { continue };
        line.label.boxes.append(&mut mark.boxes);
        let sign = mark.text();
        let label = line.label.clone();
        line.label = match dress.mark_place {
            _ if sign.is_empty() => label,
            MarkPlace::Before => label.map(|label| format!("{sign} {label}")),
            _ => label.map(|label| format!("{label} {sign}")),
        };
    }
}
