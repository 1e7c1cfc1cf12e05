//! Arbitrary responses to any edition: every kind of part in every state, with hostile texts.
//!
//! The strategies walk the parts of a catalogue by kind, and know no question.

use std::sync::{Arc, LazyLock};

use msq_core::{Catalogue, Date, Entry, Identity, Kind, Part, Response, Value, text};
use proptest::{
    collection::{btree_map, btree_set, vec},
    option,
    prelude::*,
    sample::select,
    string::{RegexGeneratorStrategy, string_regex},
};

/// Texts that some format, program or reader takes for something else.
const HOSTILE: &[&str] = &[
    "",
    " ",
    " space around ",
    "two\nlines",
    "two\r\nlines",
    "a lone\rreturn",
    "\n",
    "a\ttab",
    "no\u{a0}break",
    "zero\u{200b}width\u{feff}",
    "\u{85}next line\u{2028}separators\u{2029}",
    "🇵🇦 👩‍👩‍👧‍👦 😀",
    "مرحبا بالعالم",
    "\u{202e}from the right\u{202c}",
    "e\u{301} and é",
    "Z\u{300}\u{301}\u{302}\u{303}",
    "\u{10ffff}\u{e000}",
    "_x0041_",
    "_x000D_",
    "_x0041\r",
    "_x005F_x0041_",
    "'apostrophe",
    "''two",
    "0",
    "-1",
    "007",
    "1e5",
    "81%",
    "62,5 %",
    ".4%",
    "9007199254740993",
    "NaN",
    "Infinity",
    "2019-03-31",
    "31/03/2019",
    "=1+1",
    "=HYPERLINK(\"http://a.example\")",
    "+5",
    "-3",
    "@SUM(A1)",
    "|pipe",
    "null",
    "NULL",
    "true",
    "FALSE",
    "Yes",
    "No",
    "NA",
    "n/a",
    "x",
    "☒",
    "#N/A",
    "a;b,c|d",
    "\"quoted\"",
    "\"",
    "\\ \\n \\u0000",
    "{}",
    "[]",
    "<a href=\"x\">&amp;</a>",
    "]]>",
    "<!-- -->",
    "&#0;",
    "www.a.example",
    "Link: https://a.example/b?c=d#e",
    "https://a.example/b?c=d&e=%20f#g",
    "https://á.example/%C3%A1",
    "mailto:info@a.example",
    "17.",
    "1. one\n2. two",
    "5.c[2].url",
];

/// An arbitrary response; each part is unanswered as often as not.
pub fn response(catalogue: &Arc<Catalogue>) -> impl Strategy<Value = Response> + use<> {
    let catalogue = Arc::clone(catalogue);
    let slots: Vec<_> = catalogue.parts().iter().map(|part| option::of(value(&catalogue, part))).collect();
    slots.prop_map(move |values| {
        let mut response = Response::new(&catalogue);
        for (part, value) in catalogue.parts().iter().zip(values) {
            if let Some(value) = value {
                response.set(part.id, value).expect("a value made for the part fits");
            }
        }
        response
    })
}

/// An arbitrary answer to a part, answers with nothing among them.
fn value(catalogue: &Catalogue, part: &Part) -> BoxedStrategy<Value> {
    let options = catalogue.options(part.id).len();
    match part.kind {
        Kind::YesNo => any::<bool>().prop_map(Value::YesNo).boxed(),
        Kind::Percent => percent().prop_map(Value::Percent).boxed(),
        Kind::Date => date().prop_map(Value::Date).boxed(),
        Kind::Text => match part.identity.and_then(Identity::pattern) {
            Some(code) => matching(code.trim_matches(['^', '$'])).prop_map(Value::Text).boxed(),
            None => texts(catalogue).prop_map(Value::Text).boxed(),
        },
        Kind::Ticked => btree_set(0..options, 0..=options).prop_map(Value::Ticked).boxed(),
        Kind::Details => {
            btree_map(0..options, texts(catalogue), 0..=options).prop_map(Value::Details).boxed()
        }
        Kind::Entries => vec(entry(catalogue), 0..4).prop_map(Value::Entries).boxed(),
    }
}

fn entry(catalogue: &Catalogue) -> impl Strategy<Value = Entry> + use<> {
    let field = || option::of(texts(catalogue));
    (field(), field(), field()).prop_map(|(name, url, description)| Entry { name, url, description })
}

fn percent() -> impl Strategy<Value = f64> {
    prop_oneof![
        (0..=100).prop_map(f64::from),
        0.0..100.0,
        (-1_000_000_i32..1_000_000).prop_map(f64::from),
        select(vec![
            0.4,
            0.1 + 0.2,
            62.5,
            99.999_999_999_999_99,
            -0.0,
            5e-324,
            f64::MIN_POSITIVE,
            1e21,
            9_007_199_254_740_992.0,
            -9_007_199_254_740_994.0,
            f64::MAX,
            f64::MIN,
        ]),
        proptest::num::f64::NORMAL | proptest::num::f64::SUBNORMAL | proptest::num::f64::NEGATIVE,
    ]
}

fn date() -> impl Strategy<Value = Date> {
    let day = |(year, month, day)| Date::new(year, month, day);
    prop_oneof![
        (1..=9999_i16, 1..=12_i8, 1..=31_i8).prop_filter_map("a day of the calendar", day),
        select(vec![(1, 1, 1), (9999, 12, 31), (2000, 2, 29), (1900, 1, 1), (1899, 12, 31)])
            .prop_filter_map("a day of the calendar", day),
    ]
}

/// The texts of `any::<String>()`.
static ANY: LazyLock<SBoxedStrategy<String>> = LazyLock::new(|| matching(r"\PC*").sboxed());

static ASCII: LazyLock<SBoxedStrategy<String>> = LazyLock::new(|| matching(r"[ -~\n\r\t]{0,40}").sboxed());

/// Arbitrary texts: hostile ones, the printed ones, and long ones.
pub fn texts(catalogue: &Catalogue) -> impl Strategy<Value = String> + use<> {
    prop_oneof![
        80 => select(HOSTILE).prop_map(str::to_owned),
        40 => select(printed(catalogue)),
        40 => ANY.clone().prop_map(allowed),
        40 => ASCII.clone(),
        1 => (select(HOSTILE), 1000..2000_usize).prop_map(|(text, times)| text.repeat(times)),
    ]
}

/// Texts that a regular expression describes. As a strategy, a `&str` would be parsed anew for each of them.
pub fn matching(expression: &str) -> RegexGeneratorStrategy<String> {
    string_regex(expression).expect("a regular expression")
}

/// The text without characters that no response can hold.
fn allowed(text: String) -> String {
    text.chars().filter(|&character| text::is_allowed(character)).collect()
}

/// Prompts and labels, which an answer may repeat.
fn printed(catalogue: &Catalogue) -> Vec<String> {
    let prompts = catalogue.questions().iter().map(|question| question.prompt.clone());
    let labels = catalogue.parts().iter().filter_map(|part| part.label.clone());
    let options = catalogue.code_lists().iter().flat_map(|list| &list.options);
    prompts.chain(labels).chain(options.map(|choice| choice.label.clone())).collect()
}
