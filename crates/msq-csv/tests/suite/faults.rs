//! Faults that a file may have: said with their lines, and nothing is lost beside them.

use msq_core::{Spot, codes, editions::editions};
use msq_csv::{Cells, ErrorKind, Paragraphs, ReadOptions};
use msq_table::{Settings, labels};

use crate::listed;

#[track_caller]
fn check_undecodable(input: &[u8], spot: Spot, message: &str) {
    let mut cells = Cells::new(input, &ReadOptions::default(), &|_| false).expect("a text");
    let found = listed(&mut cells);
    assert!(found.iter().any(|(.., text)| text.contains('\u{fffd}')));
    let findings = cells.take_diagnostics();
    let findings: Vec<_> =
        findings.iter().map(|one| (one.code, one.place.spot.clone(), one.message.as_str())).collect();
    assert_eq!(findings, [(codes::UNDECODABLE_TEXT, spot, message)]);
}

/// The first two are beyond what the encoding is told from.
#[test]
fn bytes_that_are_no_text_are_reported_with_their_line() {
    let late = |end: &[u8]| [&*"plain,text\r\n".repeat(100_000).into_bytes(), end].concat();
    check_undecodable(
        &late(b"Per\xfa,2019\r\n"),
        Spot::Record { line: 100_001, record: 100_001, field: 1 },
        "bytes that are no text in UTF-8 became \u{fffd}, on line 100001",
    );
    check_undecodable(
        &late(b"Peru,\"two\r\nl\xednes \xed\"\r\n"),
        Spot::Record { line: 100_001, record: 100_001, field: 2 },
        "bytes that are no text in UTF-8 became \u{fffd}, in 2 places, first on line 100002",
    );
    // Half a surrogate pair, and half a code unit.
    check_undecodable(
        b"\xff\xfea\0\n\0b\0;\0\x3d\xd8",
        Spot::Record { line: 2, record: 2, field: 2 },
        "bytes that are no text in UTF-16LE became \u{fffd}, on line 2",
    );
    check_undecodable(
        b"\xef\xbb\xbfcut \xc3",
        Spot::Record { line: 1, record: 1, field: 1 },
        "bytes that are no text in UTF-8 became \u{fffd}, on line 1",
    );
}

#[test]
fn undecodable_bytes_are_reported_in_plain_text_too() {
    let mut paragraphs = Paragraphs::new(&b"\xef\xbb\xbfone\n\ntwo\nthr\xe9e\n\nfour"[..]).expect("a text");
    assert_eq!(listed(&mut paragraphs)[1], (3, 2, 1, "two\nthr\u{fffd}e".to_owned()));
    let findings = paragraphs.take_diagnostics();
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].place.spot, Spot::Record { line: 4, record: 2, field: 1 });
}

#[test]
fn a_replacement_character_in_the_file_is_no_fault() {
    let mut cells =
        Cells::new("a,\u{fffd}\n".as_bytes(), &ReadOptions::default(), &|_| false).expect("a text");
    assert_eq!(listed(&mut cells).len(), 2);
    assert_eq!(cells.take_diagnostics(), []);
}

#[test]
fn an_open_quotation_mark_is_an_error_at_its_place() {
    for (input, line, record, field) in [
        ("a,b\r\n\r\n1,\"two\r\n2,three\r\n", 3, 2, 2),
        ("\"", 1, 1, 1),
        ("\"a\"\"", 1, 1, 1),
        ("x\n\"a\nb\",\"\n\n", 3, 2, 2),
    ] {
        let cells = Cells::new(input.as_bytes(), &ReadOptions::default(), &|_| false).expect("a text");
        let last = cells.last().expect("an error comes last");
        let kind = last.expect_err(input).kind().clone();
        assert_eq!(kind, ErrorKind::UnclosedQuote { line, record, field }, "{input:?}");
    }
    for input in ["\"\"", "\"a\"", "\"a\"\"\"", "5\" pipe", "\"a\"b\"", "\"a\n\"\n"] {
        let cells = Cells::new(input.as_bytes(), &ReadOptions::default(), &|_| false).expect("a text");
        assert!(cells.into_iter().all(|cell| cell.is_ok()), "{input:?}");
    }
}

#[test]
fn odd_shapes_are_read_as_they_are() {
    for (input, expected) in [
        ("", ""),
        ("\u{feff}", ""),
        ("\n\r\n\r\r", ""),
        ("\n\n a \n", "3:1,1 ' a '"),
        ("a,b,\nc\n,,d", "1:1,1 'a' 1:1,2 'b' 2:2,1 'c' 3:3,3 'd'"),
        ("a\rb,c\r\n\nd", "1:1,1 'a' 2:2,1 'b' 2:2,2 'c' 4:3,1 'd'"),
        ("\u{feff}\"a\",b", "1:1,1 'a' 1:1,2 'b'"),
        ("sep=;\r\na,b;c", "2:1,1 'a,b' 2:1,2 'c'"),
        ("sep=,\na;b\n", "2:1,1 'a;b'"),
        ("\"sep\",1", "1:1,1 'sep' 1:1,2 '1'"),
    ] {
        let cells = Cells::new(input.as_bytes(), &ReadOptions::default(), &|_| false).expect("a text");
        let found: Vec<_> = listed(cells)
            .into_iter()
            .map(|(line, record, field, text)| format!("{line}:{record},{field} '{text}'"))
            .collect();
        assert_eq!(found.join(" "), expected, "{input:?}");
    }
}

#[test]
fn findings_come_in_the_order_of_their_places() {
    let input = b"\xef\xbb\xbfstray words\n\
        Member State,Per\xfa\n\
        10. Do you collect usage statistics of e-government services?,maybe\n\
        12. Do you measure satisfaction of citizens on e-government services?,No\x02\n";
    let settings = Settings::new(editions());
    let cells = Cells::new(&input[..], &ReadOptions::default(), &labels(&settings.editions));
    let reading = msq_table::read(cells.expect("a text"), &settings).expect("a form");
    let findings = &reading.responses[0].diagnostics;
    let places: Vec<_> = findings.iter().map(|one| (one.code, one.place.spot.to_string())).collect();
    let expected = [
        (codes::UNREAD, "line 1, record 1, field 1"),
        (codes::UNKNOWN_MEMBER_STATE, "line 2, record 2, field 2"),
        (codes::UNDECODABLE_TEXT, "line 2, record 2, field 2"),
        (codes::YES_OR_NO_NOT_SAID, "line 3, record 3, field 2"),
        (codes::REPLACED_CHARACTER, "line 4, record 4, field 2"),
    ];
    let expected = expected.map(|(code, place)| (code, place.to_owned()));
    assert_eq!(places, expected, "{findings:?}");
}
