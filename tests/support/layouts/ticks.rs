//! A list of options with what is ticked of it.

use msq_cells::CellValue;
use msq_core::{Catalogue, Kind, Question};

use super::{
    answers::Ticks,
    block::{Block, Dress, OptionLine},
    marks::{Choices, MarkPlace},
    random::Random,
    sheet::{Class, Written},
    wording::Wording,
};

pub(super) fn ticks(
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
                    // All of a list in its order may be the list itself; and which of them are meant in another
                    // language, only its words would tell.
                    block.unclear |= ticks.ticked.len() == options.len();
                    block.unclear |= matches!(dress.wording, Wording::Translated(_));
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
