//! A value that is no document doesn't keep those behind it from being read, if it is known where it ends.

use super::{marks::Marked, read};

/// An item of a stream: `Ok` with its number of findings, or an error with its mark and whether it is the last item.
#[derive(Debug, PartialEq)]
enum Item {
    Read(usize),
    GoesOn,
    Ends,
}

use Item::{Ends, GoesOn, Read};

/// Name, stream with a mark at each error, and its items.
const CASES: &[(&str, &str, &[Item])] = &[
    ("a broken line", "{@}\n{@, ▶colour}\n{@}", &[Read(0), GoesOn, Read(0)]),
    ("a broken line at the end", "{@}\n{@,▶}\n", &[Read(0), GoesOn]),
    ("a fault is no error", "{@}\n{@, \"colour\": 1}\n{@}", &[Read(0), Read(1), Read(0)]),
    ("no edition", "{@}\n▶{}\n{@}", &[Read(0), GoesOn, Read(0)]),
    ("another edition", "{@}\n{\"edition\": ▶\"1999\"}\n{@}", &[Read(0), GoesOn, Read(0)]),
    ("an edition beyond all", "{\"edition\": ▶1e400}\n{@}", &[GoesOn, Read(0)]),
    (
        "a text, a number, null",
        "▶\"Utopia\"\n▶81\n▶null\n▶1e400\n{@}",
        &[GoesOn, GoesOn, GoesOn, GoesOn, Read(0)],
    ),
    (
        "in a list",
        "[▶\"Utopia\", {@}, ▶81, {@,▶}, ▶{}, ▶[{@}], {@}]",
        &[GoesOn, Read(0), GoesOn, GoesOn, GoesOn, GoesOn, Read(0)],
    ),
    ("a list behind a document", "{@} ▶[{@}] {@}", &[Read(0), GoesOn, Read(0)]),
    ("brackets that don't fit", "{@, \"date\": {▶]}\n{@}", &[GoesOn, Read(0)]),
    ("a broken list in a list", "[[1,▶], {@}]", &[GoesOn, Read(0)]),
    // Where it ends isn't known.
    ("cut short", "{@}\n{@, \"date\": ▶{", &[Read(0), Ends]),
    ("a bracket too few", "{@}\n{@, \"date\": {}\n▶{@}", &[Read(0), Ends]),
    ("a quote too few", "{@}\n{@, \"date\": {\"explanation\": \"a}}\n▶{@}", &[Read(0), Ends]),
    ("garbage", "{@}\n▶garbage\n{@}", &[Read(0), Ends]),
    ("a number with letters", "81▶garbage {@}", &[Ends]),
    ("a comma between documents", "{@}▶, {@}", &[Read(0), Ends]),
    ("no comma in a list", "[{@} ▶{@}]", &[Read(0), Ends]),
    ("behind a list", "[{@}] ▶{@}", &[Read(0), Ends]),
    ("a broken document, and the list isn't closed", "[{@,▶}, {@}▶", &[GoesOn, Read(0), Ends]),
    ("cut short in a list", "[{@}, {@, \"date\": ▶{", &[Read(0), Ends]),
];

#[test]
fn reading_goes_on_where_it_can() {
    for (name, stream, expected) in CASES {
        let marked = Marked::new(stream);
        let mut places = Vec::new();
        let items: Vec<_> = read(marked.json.as_bytes())
            .into_iter()
            .map(|item| match item {
                Ok(reading) => Read(reading.diagnostics.len()),
                Err(error) => {
                    places.push((error.line(), error.column()));
                    if error.is_final() { Ends } else { GoesOn }
                }
            })
            .collect();
        assert_eq!(items, *expected, "{name}");
        assert_eq!(places, marked.places, "{name}");
    }
}

/// Each way of being no UTF-8 is an error of its document alone.
#[test]
fn bytes_that_are_no_text_are_an_error_of_their_document() {
    let document = Marked::new("{@}").json;
    let stream = [document.as_bytes(), b"\n{\"edition\": \"\xff\"}\n", document.as_bytes()].concat();
    let items: Vec<_> =
        read(&stream).into_iter().map(|item| item.map_err(|error| (error.line(), error.column()))).collect();
    assert!(matches!(items.as_slice(), [Ok(_), Err((2, 14)), Ok(_)]), "{items:?}");
}
