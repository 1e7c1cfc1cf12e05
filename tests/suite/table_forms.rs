//! Forms as people fill them in: small grids with one phenomenon each, and what is read from them.
//!
//! The cases are data, in the notation of [`notation`]; every reading of a grid is held against its account
//! ([`account`](msq_tests::account)). To add a case, add it to one of the tables below [`CASES`].

use msq_core::{Edition, Reading, Spot, editions::edition2020::Msq2020, editions::editions};
use msq_table::{Error, ReadError, TableReading};

mod beside;
mod bodies;
mod case;
mod chaos;
mod labels;
pub(crate) mod notation;
mod options;
mod sheets;
mod values;

use case::Case;

/// Tables of cases by what they are about.
const CASES: &[&[Case]] = &[options::CASES, values::CASES, bodies::CASES, labels::CASES];

/// The rows above every case: the beginning of the form, so that it is recognised.
const FRONT: &str = "Member State | Namibia\n[authorization] | Yes\n";
const FRONT_ANSWERS: &[&str] = &[
    "memberState.name = Namibia",
    "memberState.iso = NAM",
    "memberState.m49 = 516",
    "authorization.answer = yes",
];

#[test]
fn forms_are_read_as_people_fill_them_in() {
    let mut failures = String::new();
    for case in CASES.iter().copied().flatten() {
        let reading = read(&format!("{FRONT}{}", case.grid.trim_start_matches('\n')));
        let [reading] = reading.responses.as_slice() else {
            failures += &format!("{}\n  {} responses\n", case.name, reading.responses.len());
            continue;
        };
        let mut answers = notation::answers(&reading.response);
        for front in FRONT_ANSWERS {
            let at = answers.iter().position(|answer| answer == front).expect(case.name);
            answers.remove(at);
        }
        if answers != case.answers || findings(reading) != case.findings {
            failures += &format!("{}\n  {answers:?}\n  {:?}\n", case.name, findings(reading));
        }
    }
    assert!(failures.is_empty(), "read differently:\n{failures}");
}

/// Reads a form of the 2020 edition.
fn read(grid: &str) -> TableReading {
    notation::read(&printed(grid), editions())
}

fn only(reading: &TableReading) -> &Reading {
    let [only] = reading.responses.as_slice() else { panic!("{} responses", reading.responses.len()) };
    only
}

fn findings(reading: &Reading) -> Vec<String> {
    let findings = reading.diagnostics.iter().map(|diagnostic| {
        let cell = match &diagnostic.place.spot {
            Spot::Cell { address, .. } => address.to_string(),
            spot => spot.to_string(),
        };
        format!("{} {} {cell}", diagnostic.code.id(), diagnostic.path.as_deref().unwrap_or("-"))
    });
    findings.collect()
}

/// The grid with the printed words of the catalogue where it names them.
pub(crate) fn printed(grid: &str) -> String {
    let catalogue = Msq2020::catalogue();
    let mut grid = grid.to_owned();
    for question in catalogue.questions() {
        grid = grid.replace(&format!("[{}]", question.code), &question.prompt);
        for &part in &question.parts {
            for choice in catalogue.options(part) {
                grid = grid.replace(&format!("[{}.{}]", question.code, choice.id), &choice.label);
            }
        }
    }
    grid
}

/// Words that no question is open for stay unread, and are said to be.
#[test]
fn text_above_all_questions_is_unread() {
    let reading = read(&format!("Draft of the ministry\n{FRONT}Date | {{date 2019-03-31}}"));
    assert_eq!(findings(only(&reading)), ["unread - A1"]);
    assert_eq!(only(&reading).diagnostics[0].message, "\"Draft of the ministry\" isn't understood");
}

/// In the columns of several Member States, equal or opposite answers side by side are no printed pair and no list.
#[test]
fn answers_side_by_side_are_each_their_own() {
    let reading = read(
        "
Member State | Namibia | Panama
Date | 3 March 2019 | 7 March 2019
10. [10] | Yes | No
11. [11] | No | Yes
2. [X.2] | [X.2.facebook] | [X.2.linkedIn]",
    );
    let answers: Vec<_> =
        reading.responses.iter().map(|one| notation::answers(&one.response)[3..].to_vec()).collect();
    assert_eq!(
        answers,
        [
            ["date.value = 2019-03-03", "10.answer = yes", "11.answer = no", "X.2.facebook = yes"],
            ["date.value = 2019-03-07", "10.answer = no", "11.answer = yes", "X.2.linkedIn = yes"],
        ]
    );
    // As the numbers of questions, the days would make the row a header.
    let reading = read(
        "
Member State | Namibia | Panama | Chad
Date | 3 November 2019 | 19 March 2019 | 7 March 2019
10. [10] | Yes | No | Yes
11. [11] | No | Yes | No",
    );
    assert_eq!(reading.responses.len(), 3);
}

#[test]
fn another_sheet_is_refused() {
    let refused = |grid: &str| notation::try_read(&printed(grid), editions()).expect_err(grid);
    assert_eq!(refused(""), ReadError::Table(Error::Empty));
    for (grid, cells, recognised, text) in [
        (
            "Budget | 2019↵\nEducation | {number 12}\nHealth | {number 7}",
            6,
            "none is one of its questions",
            "Budget",
        ),
        (
            "Budget | 2019↵\n[2.c] | {number 12}\n[5.a] | {number 7}\n[5.d] | {number 9}",
            8,
            "none is one of its questions",
            "Budget",
        ),
        ("a | b", 2, "none is one of its questions", "a"),
        (
            "[17] | 81",
            2,
            "only one is one of its questions",
            "What is the percentage of the population satisfied with thei",
        ),
    ] {
        let ReadError::Table(Error::NotTheQuestionnaire {
            cells: found,
            recognised: why,
            place,
            text: first,
        }) = refused(grid)
        else {
            panic!("{grid}: another error");
        };
        assert_eq!(
            (found, why.as_str(), place.as_str(), first.trim_end()),
            (cells, recognised, "'Sheet'!A1", text)
        );
    }
}
