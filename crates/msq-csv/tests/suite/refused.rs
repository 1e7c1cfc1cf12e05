//! Responses that text can't hold so that it is read again: refused with their place, and the rest is written.

use msq_core::{Edition, Entry, Response, Value, WriteError, editions::edition2020::Msq2020};
use msq_csv::{Cells, MAX_FIELD, ReadOptions, Refusal, WriteOptions, Writer};
use msq_table::{Layout, Settings, labels};

fn response(path: &str, value: Value) -> Response {
    let catalogue = Msq2020::catalogue();
    let mut response = Response::new(&catalogue);
    let part = catalogue.part(path).expect("a part").id;
    response.set(part, value).expect("its kind of value");
    response
}

/// The text of those responses of which a field can hold all.
fn written(layout: Layout, responses: &[&Response]) -> (Vec<u8>, Vec<WriteError>) {
    let mut writer = Writer::new(Vec::new(), layout, &Msq2020::catalogue(), &WriteOptions::default())
        .expect("memory takes it");
    let refused = responses.iter().filter_map(|response| writer.write(response).err()).collect();
    (writer.finish().expect("memory takes it"), refused)
}

#[test]
fn what_no_field_holds_is_refused_with_its_place() {
    let text = |length| Value::Text("a".repeat(length));
    let url = |length| Entry { url: Some("u".repeat(length)), ..Entry::default() };
    let sound = response("17.value", Value::Percent(81.0));
    for (layout, path, value, named, bytes) in [
        (Layout::Long, "4.name", text(MAX_FIELD + 1), "4.name", MAX_FIELD + 1),
        (Layout::Form, "4.name", text(MAX_FIELD + 1), "4.name", MAX_FIELD + 1),
        (Layout::Wide, "4.name", text(MAX_FIELD + 1), "4.name", MAX_FIELD + 1),
        // Two bytes a character.
        (Layout::Long, "4.name", Value::Text("é".repeat(MAX_FIELD / 2 + 1)), "4.name", MAX_FIELD + 2),
        // The apostrophe counts as well.
        (Layout::Wide, "4.name", Value::Text("=".repeat(MAX_FIELD)), "4.name", MAX_FIELD + 1),
        // The name of the respondent stands in every row, and is told once.
        (Layout::Long, "memberState.name", text(MAX_FIELD + 1), "memberState.name", MAX_FIELD + 1),
        (
            Layout::Wide,
            "5.c.entries",
            Value::Entries(vec![url(MAX_FIELD / 2), url(MAX_FIELD / 2)]),
            "5.c.url",
            MAX_FIELD + 1,
        ),
    ] {
        let (text, refused) = written(layout, &[&response(path, value), &sound]);
        let [error] = &refused[..] else { panic!("{layout:?} {named}: {refused:?}") };
        let Some(Refusal::TextTooLong { response: 1, path, bytes: found }) = error.refusal() else {
            panic!("{layout:?} {named}: {error:?}");
        };
        assert_eq!((path.as_str(), *found), (named, bytes), "{layout:?}");
        let message = error.to_string();
        assert!(message.contains("write JSON or XML, which hold it"), "{message}");
        // Nothing of it was written, and its number is free.
        assert!(text == written(layout, &[&sound]).0, "{layout:?} {named}");
    }
}

#[test]
fn what_a_field_just_holds_is_read_again() {
    let longest = response("4.name", Value::Text("a".repeat(MAX_FIELD)));
    for layout in Layout::ALL {
        let (text, refused) = written(layout, &[&longest]);
        assert!(refused.is_empty(), "{layout:?}: {refused:?}");
        let settings = Settings::new(vec![Msq2020::catalogue()]);
        let cells = Cells::new(&text[..], &ReadOptions::default(), &labels(&settings.editions));
        let reading = msq_table::read(cells.expect("a text"), &settings).expect("what was written");
        assert!(reading.responses[0].response == longest, "{layout:?}");
    }
}
