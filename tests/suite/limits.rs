//! What an input may ask for: each limit refuses, names itself, and can be raised; and the page about them says what
//! holds.

use std::io::Read;

use msq_core::{
    Edition, Entry, MAX_ENTRIES, MAX_FINDINGS, Misfit, Response, Value, codes,
    document::{MAX_FAULTS, MAX_RESPONSE},
    editions::{edition2020::Msq2020, editions},
};
use msq_csv::{Cells, MAX_FIELD, MAX_FIELDS, ReadOptions};
use msq_table::{Error, Limits, ReadError, Settings, labels};

const QUESTIONS: &str = "Member State,Utopia\n\
    Do you collect usage statistics of e-government services?,Yes\n\
    Do you measure satisfaction of citizens on e-government services?,No\n";

/// Reads delimited text in so many times as much memory as is allowed, in pieces or as a whole.
fn read(
    text: impl Read,
    limits: Limits,
    in_pieces: bool,
) -> Result<Vec<msq_core::Reading>, ReadError<msq_csv::Error>> {
    let mut settings = Settings::new(editions());
    settings.limits = limits;
    let cells =
        Cells::new(text, &ReadOptions::default(), &labels(&settings.editions)).map_err(ReadError::Source)?;
    if in_pieces {
        return msq_table::responses(cells, &settings).collect();
    }
    msq_table::read(cells, &settings).map(|reading| reading.responses)
}

#[test]
fn what_is_in_memory_as_a_whole_is_limited() {
    let mut limits = Limits::default();
    (limits.cells, limits.text, limits.foreign_text) = (100, 2_000, 200);
    let with = |lines: &str, times: usize| format!("{QUESTIONS}{}", lines.repeat(times));
    let long = "a".repeat(200);
    for (text, expected) in [
        (with("a\n", 100), "more than 100 cells that have to be read together"),
        (with(&format!("{long}\n"), 10), "more than 2000 bytes of text that have to be read together"),
        (with(&format!("note,{long}a\n"), 1), "more than 200 bytes of text in one cell"),
    ] {
        for in_pieces in [false, true] {
            match read(text.as_bytes(), limits, in_pieces) {
                Err(ReadError::Table(error @ Error::TooLarge { .. })) => {
                    assert!(error.to_string().contains(expected), "{error}");
                }
                other => panic!("{expected}: {other:?}"),
            }
            assert!(read(text.as_bytes(), limits.times(2), in_pieces).is_ok(), "{expected}");
        }
    }
}

/// A form that asks the same again has another respondent.
#[test]
fn responses_that_are_read_together_are_limited() {
    let mut limits = Limits::default();
    limits.responses = 5;
    for (count, is_read) in [(5, true), (6, false)] {
        let read = read(QUESTIONS.repeat(count).as_bytes(), limits, true);
        match read {
            Ok(readings) => assert!(is_read && readings.len() == count),
            Err(error) => assert!(!is_read && error.to_string().contains("more than 5 responses"), "{error}"),
        }
    }
}

/// The cells of responses that are done with don't count.
#[test]
fn what_is_read_row_by_row_is_not_limited() {
    let header = "edition,version,memberState.name,1.count,1.url\n";
    let rows = 1_000;
    let wide = format!("{header}{}", "2020,1.0,Utopia,1,https://utopia.example\n".repeat(rows));
    let response = |at| format!("{at},,,edition,2020\n{at},,,version,1.0\n{at},,X,X.contact,Ada\n");
    let long: String = (0..rows).map(response).collect();
    let long = format!("response,memberState,code,path,value\n{long}");
    let foreign = format!(
        "Member State,Do you collect usage statistics of e-government services?,\
         Do you measure satisfaction of citizens on e-government services?,Date\n{}",
        "Utopia,Yes,No,2019-03-31\n".repeat(rows)
    );
    let mut limits = Limits::default();
    limits.cells = 500;
    for table in [wide, long, foreign] {
        let readings = read(table.as_bytes(), limits, true).expect("a table of any length");
        assert_eq!(readings.len(), rows);
        // An account of each cell is a matter of the whole.
        assert!(read(table.as_bytes(), limits, false).is_err());
    }
}

/// Its rows could go on for ever.
#[test]
fn a_response_of_a_long_table_ends() {
    let rows = "1,,,9[1].x,y\n".repeat(300);
    let table = format!("response,memberState,code,path,value\n1,,,edition,2020\n{rows}");
    let mut limits = Limits::default();
    limits.cells = 500;
    assert!(matches!(
        read(table.as_bytes(), limits, true),
        Err(ReadError::Table(Error::TooLarge { allowed: 500, .. }))
    ));
}

#[test]
fn findings_are_listed_up_to_a_number() {
    let rows = "7,,,none\n".repeat(MAX_FINDINGS + 3);
    let table = format!("response,memberState,code,path,value\n7,,,edition,2020\n7,,,version,1.0\n{rows}");
    let readings = read(table.as_bytes(), Limits::default(), true).expect("a table");
    let [reading] = &readings[..] else { panic!("{} responses", readings.len()) };
    let unknown = reading.diagnostics.iter().filter(|found| found.code == codes::UNKNOWN_PROPERTY);
    assert_eq!(unknown.count(), MAX_FINDINGS);
    let more = reading.diagnostics.iter().find(|found| found.code == codes::MORE_FINDINGS).expect("the rest");
    assert!(more.message.starts_with("from here on, 3 more"), "{more}");
    // Another response has a number of its own.
    let second = table.lines().skip(1).map(|row| row.replacen('7', "8", 1) + "\n");
    let twice = table.clone() + &second.collect::<String>();
    let readings = read(twice.as_bytes(), Limits::default(), true).expect("a table");
    assert_eq!(readings.len(), 2);
    for reading in readings {
        let more = reading.diagnostics.iter().filter(|found| found.code == codes::MORE_FINDINGS);
        let listed = reading.diagnostics.iter().filter(|found| found.code == codes::UNKNOWN_PROPERTY);
        assert_eq!((listed.count(), more.count()), (MAX_FINDINGS, 1));
    }
    let bytes = b"Member State,Date\n".iter().chain(b"\xE2\x82,\n".iter().cycle().take(4 * 30_000)).copied();
    let bytes: Vec<u8> = bytes.collect();
    let cells = Cells::new(&bytes[..], &ReadOptions::default(), &|_| false);
    let mut cells = cells.expect("a text");
    cells.by_ref().for_each(|cell| drop(cell.expect("a cell")));
    assert!(cells.take_diagnostics().len() <= MAX_FINDINGS + 1);
}

#[test]
fn a_list_of_entries_ends() {
    let url = r#"{"url":"https://utopia.example"}"#;
    let entry = "<entry><url>https://utopia.example</url></entry>";
    for (count, is_read) in [(MAX_ENTRIES, true), (MAX_ENTRIES + 1, false)] {
        let entries = vec![url; count].join(",");
        let json = format!(
            r#"{{"edition":"2020","version":"1.0","institutionalFramework":{{"eGovernmentPortal":{{"entries":[{entries}]}}}}}}"#
        );
        let xml = format!(
            "<response xmlns=\"https://msq.example/schemas/2020/1\"><edition>2020</edition><version>1.0</version>\
             <institutionalFramework><eGovernmentPortal><entries>{}</entries></eGovernmentPortal>\
             </institutionalFramework></response>",
            entry.repeat(count)
        );
        let lines = "https://utopia.example\n".repeat(count);
        let csv = format!("edition,version,1.count,1.url\n2020,1.0,{count},\"{}\"\n", lines.trim_end());
        let json = msq_json::Reader::new(json.as_bytes(), editions()).next().expect("a value");
        let xml = msq_xml::Reader::new(xml.as_bytes(), editions()).next().expect("a root");
        let csv = read(csv.as_bytes(), Limits::default(), true).map(|mut readings| readings.remove(0));
        for reading in [json.expect("a document"), xml.expect("a document"), csv.expect("a table")] {
            assert_eq!(reading.has_errors(), !is_read, "{:?}", reading.diagnostics);
        }
    }
}

#[test]
fn a_response_holds_no_longer_list() {
    let catalogue = Msq2020::catalogue();
    let list = catalogue.part("1.entries").expect("a list").id;
    for (count, expected) in [(MAX_ENTRIES, Ok(())), (MAX_ENTRIES + 1, Err(Misfit::Entries))] {
        let entries = Value::Entries(vec![Entry::default(); count]);
        assert_eq!(Response::new(&catalogue).set(list, entries), expected);
    }
}

/// What a list of somebody's table has no room for stays in the words.
#[test]
fn a_list_of_entries_ends_in_a_table_of_others() {
    let catalogue = Msq2020::catalogue();
    let [list, words] = ["1.entries", "1.explanation"].map(|path| catalogue.part(path).expect(path).id);
    let prompt = &catalogue.question("1").expect("it is printed").prompt;
    for beyond in [0, 2] {
        let urls = "a.example\n".repeat(MAX_ENTRIES + beyond);
        let urls = urls.trim_end();
        for form in [
            format!("{QUESTIONS}\"{prompt}\",\"{urls}\"\n"),
            format!("Question,Name,URL\n{QUESTIONS}\"{prompt}\",\"{urls}\",\"{urls}\"\n"),
        ] {
            let reading = read(form.as_bytes(), Limits::default(), false).expect("a form").remove(0);
            let Some(Value::Entries(entries)) = reading.response.get(list) else { panic!("no list") };
            assert_eq!(entries.len(), MAX_ENTRIES);
            let kept = matches!(reading.response.get(words), Some(Value::Text(text)) if text.contains(urls));
            let told = reading.diagnostics.iter().find(|finding| finding.code == codes::KEPT_AS_WORDS);
            assert_eq!((kept, told.is_some()), (beyond > 0, beyond > 0), "{told:?}");
            assert!(told.is_none_or(|told| told.message.starts_with("2 entries from here on")), "{told:?}");
        }
    }
}

#[test]
fn a_response_of_a_document_ends() {
    let blank = format!("{}{{}}", "\n".repeat(200));
    let long = format!(r#"{{"edition": "{}"}}"#, "x".repeat(200));
    for json in [&blank, &long] {
        let read = |most| msq_json::Reader::new(json.as_bytes(), editions()).max_response(most).next();
        let kind = |most| read(most).and_then(Result::err).map(|error| error.kind().clone());
        assert_eq!(kind(100), Some(msq_json::ErrorKind::TooLong { allowed: 100 }));
        assert!(matches!(
            kind(300),
            Some(msq_json::ErrorKind::NoEdition { .. } | msq_json::ErrorKind::UnknownEdition { .. })
        ));
    }
    let xml =
        format!("<response xmlns='https://msq.example/schemas/2020/1'>{}</response>", "<a/>".repeat(100));
    let read = |most| msq_xml::Reader::new(xml.as_bytes(), editions()).max_response(most).next();
    assert!(read(1_000).is_some_and(|read| read.is_ok()));
    let error = read(100).and_then(Result::err).expect("a response that is too long");
    assert_eq!(*error.kind(), msq_xml::ErrorKind::TooLong { allowed: 100 });
}

/// Each element of another namespace would keep its name.
#[test]
fn names_of_namespaces_end() {
    let name = "u".repeat(msq_xml::MAX_NAMESPACE);
    let own = "https://msq.example/schemas/2020/1";
    for (xml, is_read) in [
        (format!("<response xmlns='{own}' xmlns:p='{name}'><p:a/></response>"), true),
        (format!("<response xmlns='{own}' xmlns:p='{name}u'><p:a/></response>"), false),
        (format!("<response xmlns='{name}u'/>"), false),
    ] {
        let read = msq_xml::Reader::new(xml.as_bytes(), editions()).next().expect("a root");
        match read {
            Ok(_) => assert!(is_read),
            Err(error) => {
                assert!(!is_read && *error.kind() == msq_xml::ErrorKind::NamespaceTooLong, "{error}")
            }
        }
    }
}

/// What an error quotes doesn't grow with the input.
#[test]
fn errors_are_short() {
    let long = "x".repeat(100_000);
    let xml = [
        format!("<{long}/>"),
        format!("<!-- --><a:{long}/>"),
        format!("<response xmlns='https://msq.example/schemas/2020/1'>&{long};</response>"),
        format!("<response xmlns='https://msq.example/schemas/2020/1'></{long}>"),
        format!("<?xml version='{long}'?>"),
        format!("<?xml version='1.0' encoding='{long}'?>"),
        format!("<responses xmlns='https://msq.example/schemas/2020/1'><{long}/></responses>"),
        format!("<responses xmlns='https://msq.example/schemas/2020/1' {long}=''/>"),
    ];
    for xml in xml {
        let error = msq_xml::Reader::new(xml.as_bytes(), editions()).find_map(Result::err).expect("an error");
        assert!(error.to_string().len() < 1_000, "{xml:.80}");
    }
    let json = format!(r#"{{"edition": "2020", "version": "1.0", "{long}": 1}}"#);
    let reading = msq_json::Reader::new(json.as_bytes(), editions()).next().expect("a value");
    for found in reading.expect("a document").diagnostics {
        assert!(found.to_string().len() < 1_000, "{found:.80}");
    }
}

/// The page says of each limit what holds.
#[test]
fn the_page_about_limits_says_what_holds() {
    let page = include_str!("../../docs/limits.md");
    let Limits { cells, text, foreign_text, responses, .. } = Limits::DEFAULT;
    let book = msq_office::Limits::DEFAULT;
    let grown = |allowance: msq_office::Allowance| {
        format!("{}, or {} times the file's size", bytes(allowance.floor), allowance.ratio)
    };
    for (what, limit) in [
        ("JSON, XML: one response", bytes(MAX_RESPONSE as u64)),
        ("Cells that have to be read together", number(cells as u64)),
        ("Their text", bytes(text as u64)),
        ("One cell's text, in tables that msq didn't write", bytes(foreign_text as u64)),
        ("Responses that have to be read together", number(responses as u64)),
        ("Workbooks: files inside", number(book.entries)),
        ("Workbooks: what they unpack to", grown(book.unpacked)),
        ("Workbooks: texts that cells share", grown(book.held)),
        ("Workbooks: one small file inside", bytes(book.part)),
        ("Workbooks: sheets", number(book.sheets)),
        ("Workbooks: the name of a sheet", bytes(book.sheet_name)),
        ("Workbooks: cells of a sheet", number(book.cells)),
        ("Workbooks: what stands in one cell, with its formatting", bytes(book.content)),
        ("Workbooks: links, merged ranges, formulas, notes and check boxes of a sheet", bytes(book.notes)),
        ("CSV, text: one field or paragraph", bytes(MAX_FIELD as u64)),
        ("CSV: fields of one record", number(MAX_FIELDS.into())),
        ("Entries of one list", number(MAX_ENTRIES as u64)),
        ("XML: elements of one response", number(msq_xml::MAX_ELEMENTS as u64)),
        ("XML: elements inside each other", number(msq_xml::MAX_DEPTH as u64)),
        ("XML: attributes of one element", number(msq_xml::MAX_ATTRIBUTES as u64)),
        ("XML: the name of a namespace", bytes(msq_xml::MAX_NAMESPACE as u64)),
        ("JSON, XML: faults of one response that are listed", number(MAX_FAULTS as u64)),
        (
            "Tables: findings of one kind that are listed, of one response or of cells that are read together",
            number(MAX_FINDINGS as u64),
        ),
    ] {
        let line = format!("| {what} | {limit} |");
        assert!(page.lines().any(|each| each == line), "docs/limits.md needs {line}");
    }
}

/// A number with its thousands set apart.
fn number(number: u64) -> String {
    let digits = number.to_string();
    let groups: Vec<_> = digits.as_bytes().rchunks(3).rev().map(String::from_utf8_lossy).collect();
    groups.join(",")
}

/// A number of bytes in the largest unit that it is a multiple of.
fn bytes(count: u64) -> String {
    match count {
        _ if count.is_multiple_of(1 << 20) => format!("{} MiB", number(count >> 20)),
        _ if count.is_multiple_of(1 << 10) => format!("{} KiB", number(count >> 10)),
        _ => format!("{} bytes", number(count)),
    }
}
