//! Inputs without end: they are refused, and before much of them is held.

use std::io::{self, Read};

use msq_csv::{Cells, Error, ErrorKind, MAX_FIELD, MAX_FIELDS, Paragraphs, ReadOptions};

/// A beginning, and then one byte for ever.
struct Endless {
    beginning: &'static [u8],
    byte: u8,
    given: usize,
}

impl Endless {
    fn new(beginning: &'static [u8], byte: u8) -> Self {
        Self { beginning, byte, given: 0 }
    }
}

impl Read for &mut Endless {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let begun = self.beginning.read(buffer)?;
        buffer[begun..].fill(self.byte);
        self.given += buffer.len();
        Ok(buffer.len())
    }
}

#[track_caller]
fn check_refused<T>(input: &Endless, mut cells: impl Iterator<Item = Result<T, Error>>, line: u64) {
    let error = cells.find_map(Result::err).expect("an error");
    assert_eq!(*error.kind(), ErrorKind::TooLong { line });
    assert!(cells.next().is_none(), "an error is the last that comes");
    drop(cells);
    assert!(input.given < 2 * MAX_FIELD, "{} bytes were read", input.given);
}

#[test]
fn a_field_without_end_is_refused() {
    for (beginning, byte) in [(&b"a,b\r\n1,\""[..], b'x'), (b"a,b\n1,", b'x'), (b"a,b\n\"", b'\n')] {
        let mut input = Endless::new(beginning, byte);
        let cells: Vec<_> =
            Cells::new(&mut input, &ReadOptions::default(), &|_| false).expect("a text").collect();
        check_refused(&input, cells.into_iter(), 2);
    }
}

#[test]
fn a_field_of_the_greatest_length_is_read() {
    for (length, is_read) in [(MAX_FIELD, true), (MAX_FIELD + 1, false)] {
        for input in [format!("{}\n", "x".repeat(length)), format!("1,\"{}\"", "x".repeat(length))] {
            let mut cells =
                Cells::new(input.as_bytes(), &ReadOptions::default(), &|_| false).expect("a text");
            assert_eq!(cells.all(|cell| cell.is_ok()), is_read, "{length}");
        }
        let paragraphs = Paragraphs::new(io::repeat(b'x').take(length as u64)).expect("a text");
        assert_eq!(paragraphs.into_iter().all(|cell| cell.is_ok()), is_read, "{length}");
    }
}

#[test]
fn a_record_without_end_is_refused() {
    let count = MAX_FIELDS as usize;
    for (fields, is_read) in [(count, true), (count + 1, false)] {
        for field in ["", "x"] {
            let input = format!("a\n{}\nb\n", vec![field; fields].join(","));
            let cells = Cells::new(input.as_bytes(), &ReadOptions::default(), &|_| false).expect("a text");
            let error = cells.into_iter().find_map(Result::err).map(|error| error.kind().clone());
            assert_eq!(error, (!is_read).then_some(ErrorKind::TooManyFields { line: 2 }), "{fields}");
        }
    }
}

#[test]
fn blank_lines_without_end_are_refused() {
    for byte in [b'\n', b'\r'] {
        let mut input = Endless::new(b"a,b", byte);
        let cells: Vec<_> =
            Cells::new(&mut input, &ReadOptions::default(), &|_| false).expect("a text").collect();
        check_refused(&input, cells.into_iter(), 2);
    }
}

#[test]
fn a_paragraph_without_end_is_refused() {
    let mut input = Endless::new(b"one\n\n", b'x');
    let cells: Vec<_> = Paragraphs::new(&mut input).expect("a text").collect();
    check_refused(&input, cells.into_iter(), 3);
}

#[test]
fn a_failing_input_is_an_error() {
    struct Failing;
    impl Read for Failing {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("the disk is gone"))
        }
    }
    let beginning = vec![b'\n'; 2 << 20];
    let cells =
        Cells::new(beginning.chain(Failing), &ReadOptions::default(), &|_| false).expect("its beginning");
    let errors: Vec<_> = cells.filter_map(Result::err).collect();
    assert_eq!(errors.len(), 1);
    assert_eq!(*errors[0].kind(), ErrorKind::Io);
    assert!(std::error::Error::source(&errors[0]).is_some());
}
