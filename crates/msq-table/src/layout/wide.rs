//! Wide tables: questions along a header row, and a row a Member State.

use std::collections::{BTreeMap, BTreeSet};

use msq_core::{Code, Diagnostic, EntryField, Kind, QuestionId, codes};

use self::sub_question::SubQuestion;
use super::{Found, InputLayout};
use crate::{
    Role, Rule,
    claim::{Aim, Claim, Respondent},
    code::Number,
    grid::{CellId, Grid, Row, Spans},
    lexicon::Name,
    recognise::{Recogniser, Situation},
    vocabulary::{self, Heading},
    words,
};

mod below;
mod sub_question;

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
        let told = columns.filter(|(question, rule)| recogniser.is_evidence(*question, *rule));
        let told: BTreeSet<_> = told.map(|(question, _)| question).collect();
        (told.len(), all.len())
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
    header.extend_below(recogniser, grid, rows);
    Some(header)
}

/// A row as a header; `None` as soon as it can't name as many questions.
fn read_header(
    recogniser: &Recogniser<'_>,
    grid: &Grid,
    row: &Row,
    at: usize,
    least: usize,
) -> Option<Header> {
    let mut columns = BTreeMap::new();
    let mut open = None;
    let mut possible = row.cells().count();
    for cell in row.cells() {
        if possible < least {
            return None;
        }
        let column = read_head(recogniser, grid, cell, open);
        match column.content {
            Content::Answer { question, .. } => open = Some(question),
            _ => possible -= 1,
        }
        columns.insert(grid.cell(cell).address.column, column);
    }
    Some(Header { row: at, rows: 1, columns, below: Vec::new() })
}

/// What a head says of its column. A path or code is taken at its word; then words are tried, and in the end the
/// survey platform's own.
fn read_head(recogniser: &Recogniser<'_>, grid: &Grid, head: CellId, open: Option<QuestionId>) -> Column {
    let text = grid.text(head);
    let answer = |(question, aim), rule| Column {
        head,
        content: Content::Answer { question, aim },
        rule,
        doubt: None,
    };
    if let Some((question, aim, _)) =
        recogniser.catalogue.target(text.trim()).and_then(|target| recogniser.of_target(target))
    {
        return answer((question, aim), Rule::Path);
    }
    // What has no number has a code that is a word.
    let head_of_form = recogniser.catalogue.question(text.trim()).map(|question| question.id);
    if let Some(question) = head_of_form.filter(|question| recogniser.is_head(*question)) {
        return answer((question, Aim::Whole), Rule::Path);
    }
    if let Some(found) = sub_question::by_code(recogniser, text.rsplit('/').next().unwrap_or(text)) {
        return Column { head, ..Column::of(found) };
    }
    let (words, number) = match by_words(recogniser, text, open) {
        Some(found) if found.rule == Rule::Number => (None, Some(found)),
        found => (found, None),
    };
    if let Some(found) = words {
        return Column { head, ..found };
    }
    if let Some((found, rule)) = by_code(recogniser, text) {
        return answer(found, rule);
    }
    if let Some(found) = number {
        return Column { head, ..found };
    }
    let own = own_code(text).map_or(text, |(_, words)| words);
    let is_platform = |heading: &Heading| matches!(heading, Heading::Platform | Heading::Respondent);
    let platform = vocabulary::headings(own).iter().any(is_platform);
    let content = if platform { Content::Platform } else { Content::Unknown };
    Column { head, content, rule: if platform { Rule::KnownWords } else { Rule::None }, doubt: None }
}

/// A platform's own code that a head begins with, and the words behind it: `G07Q15[SQ001]. Does your …`.
fn own_code(text: &str) -> Option<(&str, &str)> {
    text.split_once(". ").filter(|(code, _)| !code.contains(' ') && code.contains(char::is_alphabetic))
}

/// A head in words: a prompt, alone or with an option or field behind it; or an option or field of the question that
/// is open.
fn by_words(recogniser: &Recogniser<'_>, text: &str, open: Option<QuestionId>) -> Option<Column> {
    let whole = std::iter::once(text);
    // `Pays / Member State` is one name in two languages, `indicators/q17` the place in a platform's form.
    let pieces = text.split('/').map(str::trim).filter(|piece| piece.len() < text.len());
    let own = own_code(text).map(|(_, words)| words);
    for text in whole.chain(own).chain(pieces) {
        let situation = Situation { open, beside: None, in_place: true };
        let Some(label) = recogniser.label(text, situation) else {
            if let Some(content) = next_field(recogniser, text, open) {
                let head = CellId::default();
                return Some(Column { head, content, rule: Rule::WordsAndOrder, doubt: None });
            }
            continue;
        };
        let Some((_, Some((question, aim)))) = recogniser.role(label.name, open) else { continue };
        let behind = &text[label.bytes.end..];
        if let Some(("", name)) = sub_question::brackets(behind) {
            let column = Column::of(sub_question::named(recogniser, question, name));
            // Its question is named in words.
            let rule = if column.rule == Rule::Code { label.rule } else { column.rule };
            return Some(Column { rule, doubt: column.doubt.or(label.doubt), ..column });
        }
        let item = recogniser.item_of(question, behind);
        let (question, aim) = item.map_or((question, aim), |item| (item, Aim::Whole));
        let aim = if aim == Aim::Whole { part_of(recogniser, question, behind).unwrap_or(aim) } else { aim };
        let content = Content::Answer { question, aim };
        return Some(Column { head: CellId::default(), content, rule: label.rule, doubt: label.doubt });
    }
    None
}

/// The first field of a question that the form prints no prompt for, where that question is the next such: a platform
/// keeps no headings of sections. Elsewhere a field's label may be anything, unless its question is open.
fn next_field(recogniser: &Recogniser<'_>, text: &str, open: Option<QuestionId>) -> Option<Content> {
    let found = recogniser.lexicon.find(text).filter(|found| found.label.end == text.len())?;
    let (question, part) = found.names.iter().find_map(|known| match known.name {
        Name::Part { question, part } if recogniser.is_next_unprinted(question, open) => {
            Some((question, part))
        }
        _ => None,
    })?;
    let is_first = recogniser.catalogue[question].parts.first() == Some(&part);
    is_first.then(|| Content::Answer { question, aim: recogniser.aim(part) })
}

/// `Q17_percent`, `5 (c) url`: a number, and words for a part.
fn by_code(recogniser: &Recogniser<'_>, text: &str) -> Option<((QuestionId, Aim), Rule)> {
    let text = text.rsplit('/').next().unwrap_or(text);
    let number = Number::leading(text)?;
    let question = number.question(recogniser.catalogue, None)?;
    let rest = &text[number.bytes.end..];
    if !words::key(rest).is_empty() {
        return Some(((question, part_of(recogniser, question, rest)?), Rule::Code));
    }
    // A lone number may count the rows; with a letter in front of it, any survey has one; a sub-item tells more.
    let is_item = recogniser.catalogue[question].code.contains('.');
    let rule = if is_item { Rule::Code } else { Rule::Number };
    text.contains(char::is_alphabetic).then_some(((question, Aim::Whole), rule))
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
            recognised.push((question, column.rule));
        }
    }
    for column in header.columns.values() {
        if let Some((code, message)) = &column.doubt {
            found.diagnostics.push(Diagnostic::new(*code, grid.spot(column.head), message.clone()));
        }
    }
    recognised.sort_unstable_by_key(|(question, _)| *question);
    recognised.dedup_by_key(|(question, _)| *question);
    found.recognised += recognised.len();
    found.by_words +=
        recognised.iter().filter(|(question, rule)| recogniser.is_evidence(*question, *rule)).count();
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
