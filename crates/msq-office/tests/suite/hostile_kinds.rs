//! Workbooks of the other kinds made to do harm: each ends in an error, or is read in little memory.

use std::time::{Duration, Instant};

use msq_office::{ErrorKind, Limit};

use crate::{
    binary::{cell, stream},
    book::{open, refusal, zip},
    ods::{content, table, tables},
};

/// The limit that a file meets, and soon.
#[track_caller]
fn limit(file: Vec<u8>) -> Limit {
    let start = Instant::now();
    let kind = refusal(file);
    // Without optimisation, on a machine that does other things as well.
    assert!(start.elapsed() < Duration::from_secs(10), "it took {:?}", start.elapsed());
    match kind {
        ErrorKind::TooLarge { limit, .. } => limit,
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_repeats_counts_as_if_it_were_written_out() {
    let row = |rows: u32, columns: u32| {
        format!(
            r#"<table:table-row table:number-rows-repeated="{rows}"><table:table-cell table:number-columns-repeated="{columns}" office:value-type="float" office:value="1"/></table:table-row>"#
        )
    };
    assert_eq!(limit(table(&row(1, 16_384).repeat(20_000))), Limit::Unpacked);
    assert_eq!(limit(table(&row(1_048_576, 95))), Limit::Unpacked);
    assert_eq!(limit(table(&row(1_048_576, 16_384))), Limit::Cells);
    let sheet = format!("<table:table>{}</table:table>", row(1_024, 64));
    let mut book = open(tables(&sheet.repeat(1_000))).expect("a workbook of many sheets");
    let failed = (0..1_000)
        .find_map(|index| book.cells(index).and_then(|cells| cells.collect::<Result<Vec<_>, _>>()).err());
    let failed = failed.expect("sheets are counted together");
    assert!(matches!(failed.kind(), ErrorKind::TooLarge { limit: Limit::Unpacked, .. }), "{failed}");
    for rows in [row(4_294_967_295, 1), row(1, 4_294_967_295), row(1_048_577, 1)] {
        let kind = refusal(table(&rows));
        assert!(matches!(kind, ErrorKind::Reference { .. }), "{rows}: {kind:?}");
    }
}

#[test]
fn spaces_are_counted() {
    let spaces = |count: u32, times: usize| {
        let spaces = format!(r#"<text:s text:c="{count}"/>"#).repeat(times);
        format!("<table:table-cell><text:p>{spaces}</text:p></table:table-cell>")
    };
    let row = |cells: &str| table(&format!("<table:table-row>{cells}</table:table-row>"));
    assert_eq!(limit(row(&spaces(4_294_967_295, 1))), Limit::Content);
    assert_eq!(limit(row(&spaces(1_000_000, 5))), Limit::Content);
    assert_eq!(limit(row(&spaces(4_000_000, 1).repeat(100))), Limit::Notes);
    let rows = format!("<table:table-row>{}</table:table-row>", spaces(4_000_000, 1)).repeat(100);
    assert_eq!(limit(table(&rows)), Limit::Unpacked);
}

#[test]
fn an_ods_without_end_is_refused() {
    let deep = "<office:document-content><office:body><office:spreadsheet><table:table>";
    for (xml, expected) in [
        (format!("{deep}{}", "<a>".repeat(1_000_000)), "its elements nest too deep"),
        (deep.to_owned(), "its end is missing"),
        (
            r#"<!DOCTYPE a [<!ENTITY b "bb">]><office:document-content/>"#.to_owned(),
            "it declares a document type, which no workbook does",
        ),
    ] {
        let kind = refusal(content(&xml));
        assert!(
            matches!(&kind, ErrorKind::Malformed { what, .. } if what == expected),
            "{expected}: {kind:?}"
        );
    }
    let bomb = format!("{deep}<table:table-row><table:table-cell><text:p>{}", "a".repeat(20 << 20));
    assert_eq!(limit(content(&bomb)), Limit::Content);
    let bomb = zip([
        ("mimetype", &b"application/vnd.oasis.opendocument.spreadsheet"[..]),
        ("content.xml", &vec![b' '; 100 << 20]),
    ]);
    assert_eq!(limit(bomb), Limit::Unpacked);
}

/// A compound file of sectors, with that first sector of the directory and a stream `Workbook` that begins there.
fn compound(table: &[u32], directory: u32, start: u32, size: u32, sectors: &[Vec<u8>]) -> Vec<u8> {
    let mut header = vec![0; 512];
    header[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    header[30] = 9;
    header[48..52].copy_from_slice(&directory.to_le_bytes());
    header[60..64].fill(0xFF);
    header[68..72].fill(0xFF);
    header[76..512].fill(0xFF);
    header[76..80].fill(0);
    let mut entries = vec![0; 512];
    for (at, name, kind) in [(0, "Root Entry", 5), (1, "Workbook", 2)] {
        let entry = &mut entries[128 * at..128 * (at + 1)];
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        entry[..name.len()].copy_from_slice(&name);
        entry[64] = name.len() as u8 + 2;
        entry[66] = kind;
        entry[68..80].fill(0xFF);
    }
    entries[76..80].copy_from_slice(&1_u32.to_le_bytes());
    entries[128 + 116..128 + 120].copy_from_slice(&start.to_le_bytes());
    entries[128 + 120..128 + 124].copy_from_slice(&size.to_le_bytes());
    let mut table: Vec<u8> = table.iter().flat_map(|next| next.to_le_bytes()).collect();
    table.resize(512, 0xFF);
    let sectors = sectors.iter().flat_map(|sector| {
        let mut sector = sector.clone();
        sector.resize(512, 0);
        sector
    });
    [header, table, entries].into_iter().flatten().chain(sectors).collect()
}

#[test]
fn chains_of_sectors_lead_nowhere_in_circles() {
    const END: u32 = 0xFFFF_FFFE;
    let number = cell(0x0203, 0, 0, &7.0_f64.to_le_bytes());
    let mut whole = stream(0x0600, b"\x06\0Sheet1", b"", &number.repeat(250));
    whole.resize(5120, 0);
    let sectors: Vec<_> = whole.chunks(512).map(<[u8]>::to_vec).collect();
    let chain = [END, END, 3, 4, 5, 6, 7, 8, 9, 10, 11, END];
    let read = |table: &[u32], directory: u32, start: u32, size: u32| {
        let mut book = open(compound(table, directory, start, size, &sectors))?;
        book.cells(0)?.collect::<Result<Vec<_>, _>>()
    };
    assert_eq!(read(&chain, 1, 2, 5120).map(|cells| cells.len()).map_err(|error| error.to_string()), Ok(250));
    let damaged = |error: msq_office::Error| matches!(error.kind(), ErrorKind::Damaged { .. });
    // The directory and the stream in circles; beyond the file; longer than the file.
    assert!(read(&[END, 1], 1, 2, 5120).is_err_and(damaged));
    assert!(read(&[END, END, 3, 2], 1, 2, 0x7FFF_FFFF).is_err_and(damaged));
    assert!(read(&[END, END, 99], 1, 2, 5120).is_err_and(damaged));
    assert!(read(&chain, 77, 2, 5120).is_err());
    // The table of sectors is its own next part: there is room for one only, which is enough here.
    let mut circle = compound(&chain, 1, 2, 5120, &sectors);
    circle[68..72].copy_from_slice(&0_u32.to_le_bytes());
    circle[76..512].fill(0);
    assert_eq!(open(circle).map(|book| book.sheets().len()).map_err(|error| error.to_string()), Ok(1));
}
