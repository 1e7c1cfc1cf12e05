//! Numbers are kept as they are written, or it is said that they aren't.

use msq_core::{Edition, Value, codes, editions::edition2020::Msq2020};

use super::{findings_of, read};
use crate::json_strict::marks::Marked;

/// What is kept of a number.
enum Kept {
    /// It is what is written.
    All(f64),
    /// It is the nearest one.
    Nearest(f64),
    Nothing,
}

use Kept::{All, Nearest, Nothing};

const CASES: &[(&str, Kept)] = &[
    ("81", All(81.0)),
    ("-0.0", All(0.0)),
    ("0.1", All(0.1)),
    ("62.50000000000000000000000000", All(62.5)),
    ("0.30000000000000004", All(0.300_000_000_000_000_04)),
    ("33.333333333333336", All(33.333_333_333_333_336)),
    ("33.3333333333333333", Nearest(33.333_333_333_333_336)),
    ("9007199254740992", All(9_007_199_254_740_992.0)),
    ("9007199254740993", Nearest(9_007_199_254_740_992.0)),
    ("9007199254740994", All(9_007_199_254_740_994.0)),
    ("-9007199254740993", Nearest(-9_007_199_254_740_992.0)),
    ("18446744073709551616", All(18_446_744_073_709_551_616.0)),
    ("18446744073709551617", Nearest(18_446_744_073_709_551_616.0)),
    // As msq writes it, and as it is.
    ("12345678901234567000", All(12_345_678_901_234_567_168.0)),
    ("12345678901234567168", All(12_345_678_901_234_567_168.0)),
    ("0.1000000000000000055511151231257827021181583404541015625", All(0.1)),
    ("0.1000000000000000055511151231257827021181583404541015626", Nearest(0.1)),
    ("1e21", All(1e21)),
    ("4.0E-1", All(0.4)),
    ("1.7976931348623157e308", All(f64::MAX)),
    ("1.7976931348623158e+308", Nearest(f64::MAX)),
    ("5e-324", All(5e-324)),
    ("3e-324", Nearest(5e-324)),
    ("1e-400", Nearest(0.0)),
    ("0e400", All(0.0)),
    ("-1e-99999999999999999999", Nearest(0.0)),
    ("1e400", Nothing),
    ("-1e400", Nothing),
    ("1e99999999999999999999", Nothing),
];

fn document(number: &str) -> Marked {
    Marked::new(&format!(
        r#"{{@, "indicators": {{"ictInvestment": {{"value": ▶{number}, "explanation": "1e999"}}}}}}"#
    ))
}

fn check(number: &str, kept: &Kept) {
    let marked = document(number);
    let (line, column) = marked.places[0];
    let (value, code) = match *kept {
        All(value) => (Some(value), None),
        Nearest(value) => (Some(value), Some(codes::ROUNDED_NUMBER)),
        Nothing => (None, Some(codes::NUMBER_OUT_OF_RANGE)),
    };
    let expected = code.map(|code| format!("{} /indicators/ictInvestment/value {line}:{column}", code.id()));
    assert_eq!(findings_of(&marked), expected.into_iter().collect::<Vec<_>>(), "{number:.60}");
    let reading = read(marked.json.as_bytes()).pop().expect("an item").expect("the document is read");
    assert_eq!(reading.has_errors(), value.is_none(), "{number:.60}");
    let part = Msq2020::catalogue().part("18.value").expect("18 is a percentage").id;
    assert_eq!(reading.response.get(part), value.map(Value::Percent).as_ref(), "{number:.60}");
}

#[test]
fn a_number_is_kept_or_it_is_said_that_it_is_not() {
    CASES.iter().for_each(|(number, kept)| check(number, kept));
}

/// Ten thousand digits take no longer than a text of that length.
#[test]
fn a_number_may_have_any_number_of_digits() {
    let zeros = "0".repeat(10_000);
    let ones = "1".repeat(10_000);
    check(&format!("0.4{zeros}"), &All(0.4));
    check(&format!("0.{zeros}4e10000"), &All(0.4));
    check(&format!("0.4{zeros}1"), &Nearest(0.4));
    check(&format!("0.{ones}"), &Nearest(0.111_111_111_111_111_1));
    check(&ones, &Nothing);
    check(&format!("1{zeros}e-10000"), &All(1.0));
}

/// A number that can't be kept isn't in the way of anything but itself.
#[test]
fn a_number_elsewhere_is_a_finding_like_others() {
    for (json, finding) in [
        (r#"{@, "colour": ▶1e400}"#, "unknown-property /colour"),
        (r#"{@, "memberState": {"name": ▶1e400}}"#, "wrong-shape /memberState/name"),
        (r#"{@, "memberState": {"name": ▶[1e400, [-1e400]]}}"#, "wrong-shape /memberState/name"),
        (r#"{@, "indicators": ▶9007199254740993}"#, "wrong-shape /indicators"),
        (r#"{"edition": "2020", "version": ▶1e400}"#, "wrong-constant /version"),
        (
            r#"{@, "newTechnologies": {"nationalStrategyOn": {"ticked": ["other", ▶1e400]}}}"#,
            "wrong-shape /newTechnologies/nationalStrategyOn/ticked/1",
        ),
    ] {
        let marked = Marked::new(json);
        let (line, column) = marked.places[0];
        assert_eq!(findings_of(&marked), [format!("{finding} {line}:{column}")], "{json}");
    }
}

#[test]
fn the_message_names_both_numbers() {
    let reading =
        read(document("9007199254740993").json.as_bytes()).pop().expect("an item").expect("a document");
    assert_eq!(
        reading.diagnostics[0].message,
        "9007199254740993 has more digits than can be kept; it was read as 9007199254740992"
    );
}
