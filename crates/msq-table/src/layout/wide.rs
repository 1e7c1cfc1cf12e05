//! Wide tables: questions along a header row, and a row a Member State.

use std::collections::{BTreeMap, BTreeSet};

use msq_core::{Code, Diagnostic, EntryField, Kind, QuestionId, codes};

use self::sub_question::SubQuestion;
use super::{Found, InputLayout};
use crate::{
    Role, Rule, align,
    claim::{Aim, Claim, Respondent},
    code::Number,
    grid::{CellId, Grid, Row},
    lexicon::Name,
    recognise::Recogniser,
    spans::Spans,
    vocabulary::{self, Heading},
    words,
};

mod below;
mod heads;
pub(super) mod sub_question;

/// The header of a wide table.
#[derive(Debug)]
pub(crate) struct Header {
    /// Its row among those of the sheet.
    row: usize,
    /// How many rows it has.
    rows: usize,
    columns: BTreeMap<u32, Column>,
    /// The cells of its other rows.
    below: Vec<CellId>,
}

/// What stands in a column.
#[derive(Clone, Debug)]
struct Column {
    head: CellId,
    content: Content,
    rule: Rule,
    doubt: Option<(Code, String)>,
}

impl Column {
    /// The column of a sub-question, under whichever head; of none that is known, nobody knows what stands there.
    fn of(found: Option<SubQuestion>) -> Self {
        let head = CellId::default();
        found.map_or(Self { head, content: Content::Unknown, rule: Rule::None, doubt: None }, |found| Self {
            head,
            content: Content::Answer { question: found.question, aim: found.aim },
            rule: found.rule,
            doubt: found.doubt,
        })
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Content {
    Answer { question: QuestionId, aim: Aim },
    Platform,
    Unknown,
}

/// Fewer questions than these in one row don't make it a header.
const FEWEST_QUESTIONS: usize = 3;

/// A row with as many cells is hardly one of a form.
const MANY_HEADS: usize = 8;

/// Rows below a header that are looked at.
const BODY: usize = 60;

/// As many rows can a header have.
const MOST_ROWS: usize = 3;

/// Headers stand at the top: below a title, a note or two.
const DEEPEST: usize = 30;

/// The header row of a sheet, if it has one.
pub(super) fn header(recogniser: &Recogniser<'_>, grid: &Grid, rows: &[Row]) -> Option<Header> {
    // How many questions a row names, and how many of them by what can hardly be anything else: prompts, not codes.
    let questions = |header: &Header| {
        let columns = header.columns.values().filter_map(|column| match column.content {
            Content::Answer { question, .. } => Some((question, column.rule)),
            _ => None,
        });
        let all: BTreeSet<_> = columns.clone().map(|(question, _)| question).collect();
        // Any table has a state and a date: of the head of the form, one question counts.
        let heads = all.iter().filter(|question| recogniser.is_head(**question)).count();
        let told = columns.filter(|(question, rule)| recogniser.is_evidence(*question, *rule));
        let told: BTreeSet<_> = told.map(|(question, _)| question).collect();
        (told.len(), all.len() - heads.saturating_sub(1))
    };
    let mut best: Option<((usize, usize), Header)> = None;
    for (at, row) in rows.iter().enumerate().take(DEEPEST) {
        // One that names fewer questions than another is sure to name isn't the header.
        let least = best.as_ref().map_or(0, |((told, _), _)| *told).max(FEWEST_QUESTIONS);
        let Some(header) = read_header(recogniser, grid, row, at, least) else { continue };
        let named = questions(&header);
        if best.as_ref().is_none_or(|(before, _)| named > *before) {
            best = Some((named, header));
        }
    }
    let (_, mut header) = best.filter(|((_, count), _)| *count >= FEWEST_QUESTIONS)?;
    // Below the header of a table nobody asks: where prompts go on, the row is one of a form.
    let asks = |row: &&Row| row.cells().any(|cell| recogniser.telling_question(grid.text(cell)).is_some());
    let above = rows[..header.row].iter().filter(asks).count();
    let below = rows[header.row + 1..].iter().take(BODY).skip(MOST_ROWS - 1).filter(asks).count();
    // Nor does one stand below all answers.
    let is_blank = |row: &Row| row.cells().all(|cell| grid.text(cell).trim().is_empty());
    let is_last = rows[header.row + 1..].iter().all(is_blank);
    if above + below > 1 || above > 0 && is_last {
        return None;
    }
    header.extend_above(recogniser, grid, rows);
    header.extend_below(recogniser, grid, rows);
    Some(header)
}

/// A row as a header; `None` if it can't name as many questions.
fn read_header(
    recogniser: &Recogniser<'_>,
    grid: &Grid,
    row: &Row,
    at: usize,
    least: usize,
) -> Option<Header> {
    let cells: Vec<_> = row.cells().collect();
    if cells.len() < least {
        return None;
    }
    let mut heads: Vec<_> = cells.iter().map(|&cell| heads::of(recogniser, grid.text(cell))).collect();
    // A row of a form has few cells: where few of them are heads, likeness tells nothing.
    let known = heads.iter().filter(|head| !head.is_empty()).count();
    if known >= least || cells.len() >= MANY_HEADS {
        cells.iter().zip(&mut heads).for_each(|(&cell, heads)| {
            heads::add_nearly(recogniser, grid.text(cell), heads);
        });
    }
    if heads.iter().filter(|head| !head.is_empty()).count() < least {
        return None;
    }
    let possible: Vec<Vec<_>> =
        heads.iter().map(|heads| heads.iter().map(|head| head.possible).collect()).collect();
    let taken = align::heads(recogniser, &possible);
    let mut columns = BTreeMap::new();
    let mut open = None;
    for ((cell, heads), taken) in cells.into_iter().zip(heads).zip(taken) {
        let column = match taken.and_then(|taken| heads.into_iter().nth(taken)) {
            Some(head) => {
                let content = head.content(open);
                let shared = match content {
                    Content::Answer { question, aim: Aim::Whole } => {
                        recogniser.shared(question, head.rule, open)
                    }
                    _ => None,
                };
                Column { head: cell, content, rule: head.rule, doubt: head.doubt.or(shared) }
            }
            None => {
                Column { head: cell, content: platform(grid.text(cell)), rule: Rule::KnownWords, doubt: None }
            }
        };
        if let Content::Answer { question, .. } = column.content {
            open = Some(question);
        }
        columns.insert(grid.cell(cell).address.column, column);
    }
    Some(Header { row: at, rows: 1, columns, below: Vec::new() })
}

/// What stands below a head that names nothing in the questionnaire.
fn platform(text: &str) -> Content {
    let own = own_code(text).map_or(text, |(_, words)| words);
    let is_platform = |heading: &Heading| matches!(heading, Heading::Platform | Heading::Respondent);
    if vocabulary::headings(own).iter().any(is_platform) { Content::Platform } else { Content::Unknown }
}

/// A platform's own code that a head begins with, and the words behind it: `G07Q15[SQ001]. Does your …`.
fn own_code(text: &str) -> Option<(&str, &str)> {
    text.split_once(". ").filter(|(code, _)| !code.contains(' ') && code.contains(char::is_alphabetic))
}

/// Whether a head is written like the code of a question, and the edition has none such.
fn is_code(recogniser: &Recogniser<'_>, text: &str) -> bool {
    let code = own_code(text).map_or(text, |(code, _)| code);
    code.starts_with(['q', 'Q'])
        && Number::whole(code).is_some_and(|number| number.question(recogniser.catalogue, None).is_none())
}

/// What words behind a question's name say: an option, a part, a field.
fn part_of(recogniser: &Recogniser<'_>, question: QuestionId, text: &str) -> Option<Aim> {
    let key = words::key(text);
    if key.is_empty() {
        return None;
    }
    let bare = text.trim_matches(|character: char| !character.is_alphanumeric());
    let own = recogniser
        .lexicon
        .find(bare)
        .and_then(|found| found.names.iter().find(|known| known.name.question() == Some(question)).copied());
    let known = recogniser.lexicon.find(bare).map_or(&[][..], |found| found.names);
    if known.iter().any(|known| known.name == Name::Explanation) {
        return Some(Aim::Explanation);
    }
    if let Some((_, Some((_, aim)))) = own.and_then(|known| recogniser.role(known.name, Some(question))) {
        return Some(aim);
    }
    if let Some(ticked) = recogniser.part(question, Kind::Ticked) {
        let mut options = recogniser.catalogue.options(ticked).iter();
        if let Some(option) = options.position(|choice| words::key(&choice.id) == key) {
            return Some(Aim::Option { ticked, option, said: true });
        }
    }
    let parts = recogniser.catalogue[question].parts.iter().map(|&part| &recogniser.catalogue[part]);
    if let Some(part) = parts.clone().find(|part| words::key(&part.name) == key || part.kind.id() == key) {
        return Some(recogniser.aim(part.id));
    }
    let field = EntryField::ALL.into_iter().find(|field| field.name() == key).map(Aim::Field);
    let heading = vocabulary::headings(bare).into_iter().find_map(|heading| match heading {
        Heading::Field(field) => Some(Aim::Field(field)),
        Heading::Explanation => Some(Aim::Explanation),
        Heading::Answer => Some(Aim::Whole),
        _ => None,
    });
    field.or(heading)
}

/// Makes the rows below the header into respondents.
pub(super) fn read(
    recogniser: &Recogniser<'_>,
    grid: &Grid,
    spans: &mut Spans,
    rows: &[Row],
    header: &Header,
    found: &mut Found,
) {
    found.layout.get_or_insert(InputLayout::Wide);
    let mut recognised = Vec::new();
    for column in header.columns.values() {
        let length = grid.text(column.head).len();
        if column.content != Content::Unknown {
            spans.add(column.head, 0..length, Role::Header, column.rule);
        }
        if let Content::Answer { question, .. } = column.content {
            recognised.push((question, column.rule, column.head));
        }
    }
    for column in header.columns.values() {
        if let Some((code, message)) = &column.doubt {
            found.diagnostics.push(Diagnostic::new(*code, grid.spot(column.head), message.clone()));
        }
    }
    for (question, rule, head) in recognised {
        found.evidence.label(recogniser, question, rule, (head, grid.text(head)));
    }
    let is_lacking =
        |column: &&Column| column.content == Content::Unknown && is_code(recogniser, grid.text(column.head));
    found.evidence.lacks(header.columns.values().filter(is_lacking).count());
    for &cell in &header.below {
        // A head that is the column's own has been told of.
        if !header.columns.values().any(|column| column.head == cell) {
            spans.add(cell, grid.whole(cell), Role::Header, Rule::InColumn);
        }
    }
    for row in &rows[header.row + header.rows..] {
        found.respondents.extend(read_row(grid, spans, row, header));
    }
}

fn read_row(grid: &Grid, spans: &mut Spans, row: &Row, header: &Header) -> Option<Respondent> {
    let mut respondent = Respondent::default();
    let mut platform = Vec::new();
    for cell in row.cells() {
        let address = grid.cell(cell).address;
        let Some(column) = header.columns.get(&address.column) else { continue };
        match column.content {
            Content::Unknown => {}
            Content::Platform => {
                platform
                    .push((cell, format!("{} {}", grid.text(column.head).trim(), grid.text(cell).trim())));
            }
            Content::Answer { question, aim } => {
                let bytes = grid.whole(cell);
                let line = u64::from(address.row);
                respondent.claim(grid, Claim { cell, bytes, question, aim, rule: Rule::InColumn, line });
                respondent.labels.push((question, cell));
            }
        }
    }
    if respondent.claims.is_empty() {
        // Nobody's data are unread.
        return None;
    }
    if let Some((cell, _)) = platform.first() {
        for (cell, _) in &platform {
            spans.add(*cell, grid.whole(*cell), Role::Platform, Rule::InColumn);
        }
        let all: Vec<_> = platform.iter().map(|(_, text)| text.as_str()).collect();
        let message = format!("the survey platform adds: {}", all.join("; "));
        respondent.diagnostics.push(Diagnostic::new(codes::PLATFORM_DATA, grid.spot(*cell), message));
    }
    Some(respondent)
}
