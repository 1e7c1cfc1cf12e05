//! Grids of other things, numbered lists and words of the questionnaire among them, are refused and never read.

use msq_cells::Cell;
use msq_table::{Error, ReadError};
use msq_tests::arbitrary::matching;
use proptest::{collection::vec, prelude::*, sample::select};

use super::{
    answers::{sentence, title, word},
    page::{self, Page, Row, Written},
};

/// Heads of budgets that are labels of the questionnaire as well.
const FIELDS: &[&str] = &[
    "Education",
    "Health",
    "Environment",
    "Energy/Water",
    "Social Protection and Welfare",
    "Finance/Taxation",
    "Open government data",
    "Other",
    "Total",
];

fn budget() -> impl Strategy<Value = Vec<Row>> {
    let line = (select(FIELDS), vec(0..100_000_u32, 1..4)).prop_map(|(field, amounts)| {
        let amounts = (1..).zip(amounts.into_iter().map(|amount| Written::Number(f64::from(amount))));
        [(0, field.into())].into_iter().chain(amounts).collect()
    });
    let head: Row = vec![(0, "Budget".into()), (1, Written::Number(2019.0)), (2, Written::Number(2020.0))];
    vec(line, 1..20).prop_map(move |lines| [head.clone()].into_iter().chain(lines).collect())
}

fn addresses() -> impl Strategy<Value = Vec<Row>> {
    let head = ["Name", "Title", "Organization", "E-mail", "Phone"];
    let line = (title(), title(), title(), word(2..4), matching("[0-9]{7}")).prop_map(
        |(name, title, organization, mail, phone)| {
            let mail = format!("{mail}@{mail}.example");
            (0..).zip([name, title, organization, mail, phone].map(Written::from)).collect::<Row>()
        },
    );
    vec(line, 0..20).prop_map(move |lines| {
        [(0..).zip(head.map(Written::from)).collect()].into_iter().chain(lines).collect()
    })
}

/// A list numbered from 1, in one column or two.
fn numbered() -> impl Strategy<Value = Vec<Row>> {
    (vec(prop_oneof![title(), sentence()], 1..31), any::<bool>()).prop_map(|(items, two)| {
        let row = |(number, item): (u32, String)| -> Row {
            if two {
                vec![(0, format!("{number}.").into()), (1, item.into())]
            } else {
                vec![(0, format!("{number}. {item}").into())]
            }
        };
        (1..).zip(items).map(row).collect()
    })
}

proptest! {
    #[test]
    fn other_grids_are_refused(
        rows in prop_oneof![budget(), addresses(), numbered(), Just(Vec::new())],
        shift in (0..5_u32, 0..3_u32),
    ) {
        let page = Page { name: "Sheet".to_owned(), rows };
        let cells: Vec<Cell> = page.cells(shift);
        let is_blank = cells.is_empty();
        let sheets = [(page.name.clone(), cells)];
        match page::read(&sheets) {
            Err(ReadError::Table(Error::Empty)) => prop_assert!(is_blank),
            Err(ReadError::Table(Error::NotTheQuestionnaire { .. })) => prop_assert!(!is_blank),
            Err(error) => return Err(TestCaseError::fail(error.to_string())),
            Ok(reading) => return Err(TestCaseError::fail(format!(
                "{} responses of\n{}", reading.responses.len(), page::shown(&[page])
            ))),
        }
    }
}
