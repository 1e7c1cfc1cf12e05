//! The cells of an answer, put where a form has room for them.

use super::{
    block::Block,
    columns::Columns,
    sheet::{Page, Written},
};

fn put_all(page: &mut Page, row: u32, column: u32, cells: &[Written]) -> u32 {
    for (at, cell) in (0..).zip(cells) {
        let is_blank = cell.text().is_empty() && cell.boxes.is_empty();
        if !is_blank {
            page.put(row, column + at, cell.clone());
        }
    }
    column + cells.len() as u32
}

/// The answer to the right; `apart` says whether there is room for words to the right of it.
pub(super) fn beside(
    page: &mut Page,
    block: &Block,
    row: u32,
    columns: Columns,
    at: u32,
    apart: bool,
) -> u32 {
    let answer = columns.answer + at;
    if let (false, Some(words)) = (apart, &block.words) {
        // The cells of a state have room for all that it says.
        let cell =
            block.cells.first().map_or_else(|| words.clone(), |cell| cell.clone().then("\n", words.clone()));
        put_all(page, row, answer, &[cell]);
    } else {
        let cells = if apart {
            block.cells.clone()
        } else {
            block.cells.iter().cloned().reduce(|all, cell| all.then("\n", cell)).into_iter().collect()
        };
        let end = put_all(page, row, answer, &cells);
        if let Some(words) = &block.words {
            page.put(
                row,
                end.max(answer + if block.options.is_empty() { columns.words } else { 0 }),
                words.clone(),
            );
        }
    }
    lines(page, block, row, columns, answer, apart.then_some(answer + columns.words))
}

/// Options and fields, in the rows below a prompt.
fn lines(
    page: &mut Page,
    block: &Block,
    row: u32,
    columns: Columns,
    answer: u32,
    details: Option<u32>,
) -> u32 {
    let label = columns.item.unwrap_or(columns.prompt);
    // The first item may stand beside the prompt, if there is room.
    if columns.pairs && !block.options.is_empty() && block.options.iter().all(|line| line.detail.is_none()) {
        return pairs(page, block, row + 1, label, answer);
    }
    let mut row =
        if columns.item.is_some() && !page.cells.contains_key(&(row, answer)) { row } else { row + 1 };
    for line in &block.options {
        match page.cells.get_mut(&(row, label)) {
            Some(had) => had.stand_for(&line.label),
            None => page.put(row, label, line.label.clone()),
        }
        let mark = line.mark.clone();
        let detail = line.detail.clone();
        if let Some(details) = details {
            if let Some(mark) = mark {
                let place = if columns.mark < columns.prompt { columns.mark } else { answer };
                page.put(row, place, mark);
            }
            if let Some(detail) = detail {
                page.put(row, details, detail);
            }
        } else {
            let cell = match (mark, detail) {
                (Some(mark), Some(detail)) => {
                    Some(mark.then(" ", detail.map(|detail| format!("({detail})"))))
                }
                (mark, detail) => mark.or(detail),
            };
            if let Some(cell) = cell {
                page.put(row, answer, cell);
            }
        }
        row += 1;
    }
    for (name, text) in &block.fields {
        page.cells.entry((row, label)).or_insert_with(|| Written::label(name));
        if let Some(text) = text {
            page.put(row, answer + columns.fields, text.clone());
        }
        row += 1;
    }
    row
}

/// Two options in a row, each with its mark behind it; the row behind them.
fn pairs(page: &mut Page, block: &Block, row: u32, label: u32, answer: u32) -> u32 {
    let mut row = row;
    for pair in block.options.chunks(2) {
        for (column, line) in [label, answer + 1].into_iter().zip(pair) {
            let mark = if column == label { answer } else { column + 1 };
            page.put(row, column, line.label.clone());
            if let Some(written) = &line.mark {
                page.put(row, mark, written.clone());
            }
        }
        row += 1;
    }
    row
}

/// The answer in the rows below.
pub(super) fn below(page: &mut Page, block: &Block, row: u32, columns: Columns, right: bool) -> u32 {
    let mut row = row;
    let column = if right { columns.answer } else { columns.prompt };
    if !block.cells.is_empty() {
        put_all(page, row, column, &block.cells);
        row += 1;
    }
    row = lines(page, block, row - 1, columns, columns.answer, Some(columns.answer + columns.words));
    if let Some(words) = &block.words {
        page.put(row, column, words.clone());
        row += 1;
    }
    row
}

/// Rows with labels below the prompt.
pub(super) fn answer_rows(page: &mut Page, block: &Block, row: u32, columns: Columns) -> u32 {
    for (at, label) in (0..).zip(["Answer", "Source", "Remarks"]) {
        page.label(row + at, columns.prompt, label);
    }
    put_all(page, row, columns.answer, &block.cells);
    if let Some(words) = &block.words {
        page.put(row + 2, columns.answer, words.clone());
    }
    row + 3
}

/// Columns for yes, no and details.
pub(super) fn yes_no(page: &mut Page, block: &Block, row: u32, columns: Columns) -> u32 {
    let words = match (block.yes, block.cells.first()) {
        (Some(yes), Some(cell)) => {
            let mut mark = Written::answer(&cell.code, "X");
            mark.rights = cell.rights.iter().filter(|(path, _)| path.ends_with(".answer")).cloned().collect();
            page.put(row, columns.answer + u32::from(!yes), mark);
            // What the cell says beside yes or no.
            let text = cell.text();
            let rest = text
                .split_once(['.', '\n'])
                .map(|(_, rest)| rest.trim().to_owned())
                .filter(|rest| !rest.is_empty());
            let mut rest = rest.map(|rest| Written::answer(&cell.code, rest));
            if let Some(rest) = &mut rest {
                rest.rights =
                    cell.rights.iter().filter(|(path, _)| !path.ends_with(".answer")).cloned().collect();
            }
            rest.into_iter().chain(block.words.clone()).reduce(|first, second| first.then("\n", second))
        }
        _ => block.cells.iter().cloned().chain(block.words.clone()).reduce(|all, cell| all.then("\n", cell)),
    };
    if let Some(words) = words {
        page.put(row, columns.answer + 2, words);
    }
    // What isn't ticked, and says so, has its cross under "No".
    let mut block = block.clone();
    let crosses: Vec<_> = block
        .options
        .iter_mut()
        .enumerate()
        .filter_map(|(at, line)| {
            let is_no = line.label.rights.iter().any(|(_, value)| value == "false");
            let mark = line.mark.take_if(|mark| is_no && !mark.text().is_empty())?;
            let mut cross = Written::answer(&mark.code, "X");
            cross.rights = mark.rights;
            Some((at as u32, cross))
        })
        .collect();
    for (at, cross) in crosses {
        page.put(row + 1 + at, columns.answer + 1, cross);
    }
    for line in &mut block.options {
        line.mark = line.mark.take().map(|mark| mark.map(|_| "X".to_owned()));
    }
    lines(page, &block, row, columns, columns.answer, Some(columns.answer + 2))
}
