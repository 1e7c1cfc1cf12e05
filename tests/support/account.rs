//! No cell disappears: what every reading of a grid must keep.

use msq_cells::Cell;
use msq_core::{Diagnostic, Kind, PartId, Response, Severity, Spot, Target, Value, codes, text};
use msq_table::{CellAccount, Role, TableReading};

/// Checks that the account covers every cell, with spans that partition its text exactly, and that no word of an answer
/// and no note or link is lost.
#[track_caller]
pub fn check_account(cells: &[Cell], reading: &TableReading) {
    let accounts: Vec<&CellAccount> = reading.account.iter().flat_map(|sheet| &sheet.cells).collect();
    let readable = |cell: &Cell| cell.text().replace(|character| !text::is_allowed(character), "\n");
    let given: Vec<_> = cells.iter().map(|cell| (cell.address, readable(cell))).collect();
    let accounted: Vec<_> = accounts.iter().map(|cell| (cell.address, cell.text.clone())).collect();
    assert_eq!(accounted, given, "the account has other cells");
    let kept = kept(reading);
    for (account, cell) in accounts.into_iter().zip(cells) {
        check_partition(account);
        check_words(account, reading, &kept);
        check_behind(cell, &kept);
    }
}

#[track_caller]
fn check_partition(cell: &CellAccount) {
    let mut end = 0;
    for span in &cell.spans {
        assert_eq!(span.bytes.start, end, "{}: a gap or an overlap before {:?}", cell.address, span.bytes);
        assert!(
            !span.bytes.is_empty() || cell.text.is_empty(),
            "{}: an empty span of {:?}",
            cell.address,
            cell.text
        );
        end = span.bytes.end;
    }
    assert_eq!(end, cell.text.len(), "{}: the end of {:?} isn't accounted for", cell.address, cell.text);
}

/// Checks that every word that isn't the form's own is in the response or in a message.
#[track_caller]
fn check_words(cell: &CellAccount, reading: &TableReading, kept: &[String]) {
    for span in &cell.spans {
        let text = &cell.text[span.bytes.clone()];
        let mut words = text.split(is_punctuation);
        let is_kept = |word: &str| kept.iter().any(|kept| kept.contains(word));
        let kept = match &span.role {
            Role::Answer(target) => {
                is_value(reading, *target, text) || words.all(is_kept) || is_refused(reading, cell, *target)
            }
            // Its finding shows it, in quotation marks.
            Role::Unread => text.trim().is_empty() || is_kept(format!("{:?}", text.trim()).trim_matches('"')),
            Role::Separator => words.all(|word| word.chars().all(is_superscript)),
            Role::Mark(_) => text.trim().chars().count() <= "FALSE".len(),
            Role::Number => text.trim_matches(is_punctuation).chars().count() <= "VIII.17.17".len(),
            Role::Question(_) | Role::Label(_) | Role::Heading | Role::Header | Role::Boilerplate => true,
            Role::Platform => words.all(is_kept),
            Role::Mirror | Role::Respondent | Role::Error => true,
            other => panic!("no rule for {other:?}"),
        };
        assert!(kept, "{}: {text:?} is lost ({:?})", cell.address, span.role);
    }
}

/// Checks that the note on a cell and the link behind it, with or without what every address has, are in the response,
/// in a message or in the cell's own text.
#[track_caller]
fn check_behind(cell: &Cell, kept: &[String]) {
    let bare = |link: &str| link.trim_start_matches("https://").trim_end_matches('/').to_owned();
    for behind in [cell.note.clone(), cell.link.as_deref().map(bare)].into_iter().flatten() {
        let is_kept = cell.text().contains(&behind) || kept.iter().any(|kept| kept.contains(&behind));
        assert!(is_kept, "{}: {behind:?}, a note or a link, is lost", cell.address);
    }
}

/// What is said of the grid: the texts of the responses, and the messages.
fn kept(reading: &TableReading) -> Vec<String> {
    let responses = reading.responses.iter().flat_map(|reading| texts(&reading.response));
    let messages = reading.responses.iter().flat_map(|reading| &reading.diagnostics);
    responses.chain(messages.map(|diagnostic| diagnostic.message.clone())).collect()
}

/// Whether a text answers a part that holds no text, or counts the entries of a list: the value stands for it, or the
/// finding that it contradicts another.
fn is_value(reading: &TableReading, target: Target, text: &str) -> bool {
    reading.responses.iter().any(|reading| {
        let catalogue = reading.response.catalogue();
        let path = catalogue.path(target);
        let is_about_it = |diagnostic: &Diagnostic| {
            diagnostic.code == codes::CONTRADICTION && diagnostic.path.as_ref() == Some(&path)
        };
        match target {
            Target::Option { part, option } => {
                let ticked = reading.response.get(part);
                matches!(ticked, Some(Value::Ticked(ticked)) if ticked.contains(&option))
                    || reading.diagnostics.iter().any(is_about_it)
            }
            Target::Part(part) if catalogue[part].kind == Kind::Entries => {
                let entries = reading.response.get(part);
                matches!(entries, Some(Value::Entries(entries)) if text.parse() == Ok(entries.len()))
            }
            Target::Part(part) => {
                matches!(catalogue[part].kind, Kind::YesNo | Kind::Percent | Kind::Date)
                    && (reading.response.get(part).is_some() || reading.diagnostics.iter().any(is_about_it))
            }
            Target::Entry { .. } => false,
        }
    })
}

/// Whether an error stands at a cell, or is about the part that it answers or one of its options: what a table of msq's
/// own says wrongly isn't read, and told in short.
fn is_refused(reading: &TableReading, cell: &CellAccount, target: Target) -> bool {
    let is_of_part =
        |path: &str| reading.catalogue().target(path).is_some_and(|about| about.part() == target.part());
    let findings = reading.responses.iter().flat_map(|reading| &reading.diagnostics);
    let mut errors = findings.filter(|finding| finding.severity() == Severity::Error);
    errors.any(|error| {
        let is_here = matches!(error.place.spot, Spot::Cell { address, .. } if address == cell.address);
        is_here || error.path.as_deref().is_some_and(is_of_part)
    })
}

fn texts(response: &Response) -> Vec<String> {
    let texts = response.answers().flat_map(|(_, value): (PartId, &Value)| value.texts());
    texts.map(str::to_owned).collect()
}

fn is_punctuation(character: char) -> bool {
    !character.is_alphanumeric()
}

/// Whether a character numbers a footnote.
fn is_superscript(character: char) -> bool {
    "⁰¹²³⁴⁵⁶⁷⁸⁹".contains(character)
}
