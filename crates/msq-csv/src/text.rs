//! The text of a file as a stream: decoded piece by piece, its lines counted, its faults remembered.

use std::{
    io::{self, Chain, Cursor, Read},
    ops::Range,
};

use encoding_rs::{Decoder, DecoderResult, Encoding};
use msq_cells::{Diagnostic, Spot, codes};

use crate::{
    Error, ErrorKind, MAX_FIELD,
    encoding::{self, Detected},
    lines::LineCount,
};

/// Bytes that are decoded at a time.
const PIECE: usize = 64 << 10;

/// A decoded stream with a window on what comes next.
pub(crate) struct Text<R> {
    input: Chain<Cursor<Vec<u8>>, R>,
    encoding: &'static Encoding,
    decoder: Decoder,
    /// Bytes of the input, of which those in `undecoded` are still to be decoded.
    bytes: Vec<u8>,
    undecoded: Range<usize>,
    ended: Ended,
    /// Decoded text; what stands before `at` was taken.
    text: String,
    at: usize,
    /// Where bytes that say nothing were replaced in `text`, in order.
    replaced: Vec<usize>,
    count: LineCount,
    /// The lines of the replacements that were taken.
    faults: Vec<u64>,
}

/// How far the input is done with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ended {
    No,
    Input,
    Decoder,
}

impl<R: Read> Text<R> {
    /// The text of an input, and what is to be said of its encoding.
    pub(crate) fn new(mut input: R) -> Result<(Self, Option<Diagnostic>), Error> {
        let mut prefix = Vec::new();
        input.by_ref().take(encoding::PREFIX).read_to_end(&mut prefix).map_err(Error::io)?;
        let is_whole = (prefix.len() as u64) < encoding::PREFIX;
        let Detected { encoding, is_guess } = encoding::detect(&prefix, is_whole);
        let finding = is_guess.then(|| encoding::guessed(encoding, &prefix));
        Ok((Self::encoded(prefix, input, encoding), finding))
    }

    /// The text of a prefix and the rest of an input, in a known encoding.
    pub(crate) fn encoded(prefix: Vec<u8>, rest: R, encoding: &'static Encoding) -> Self {
        Self {
            input: Cursor::new(prefix).chain(rest),
            encoding,
            decoder: encoding.new_decoder_with_bom_removal(),
            bytes: vec![0; PIECE],
            undecoded: 0..0,
            ended: Ended::No,
            text: String::with_capacity(PIECE),
            at: 0,
            replaced: Vec::new(),
            count: LineCount::new(),
            faults: Vec::new(),
        }
    }

    /// The name of the encoding.
    pub(crate) fn encoding(&self) -> &'static str {
        self.encoding.name()
    }

    /// At most `length` of the first bytes, decoded for a look ahead, and whether they are the whole text.
    pub(crate) fn head(&self, length: usize) -> (String, bool) {
        let (prefix, _) = self.input.get_ref();
        let prefix = prefix.get_ref();
        let (text, _) = self.encoding.decode_with_bom_removal(&prefix[..length.min(prefix.len())]);
        (text.into_owned(), prefix.len() < length)
    }

    /// The line of what comes next, counted from 1.
    pub(crate) fn line(&self) -> u64 {
        self.count.line()
    }

    /// Some of the text that comes next, as UTF-8; empty only at the end.
    pub(crate) fn window(&mut self) -> Result<&[u8], Error> {
        if self.at == self.text.len() {
            self.fill().map_err(Error::io)?;
        }
        Ok(&self.text.as_bytes()[self.at..])
    }

    /// Takes that many bytes of the window.
    pub(crate) fn take(&mut self, length: usize) {
        let end = self.at + length;
        let passed = self.replaced.partition_point(|&at| at < end);
        for at in self.replaced.drain(..passed) {
            self.count.pass(&self.text.as_bytes()[self.at..at]);
            self.at = at;
            self.faults.push(self.count.line());
        }
        self.count.pass(&self.text.as_bytes()[self.at..end]);
        self.at = end;
    }

    /// What is to be said at `spot` of the bytes that were replaced in what was taken since the last call.
    pub(crate) fn undecodable(&mut self, spot: impl FnOnce() -> Spot) -> Option<Diagnostic> {
        let count = self.faults.len();
        let first = self.faults.drain(..).next()?;
        let (encoding, replacement) = (self.encoding(), char::REPLACEMENT_CHARACTER);
        let places = match count {
            1 => format!("on line {first}"),
            _ => format!("in {count} places, first on line {first}"),
        };
        let message = format!("bytes that are no text in {encoding} became {replacement}, {places}");
        Some(Diagnostic::new(codes::UNDECODABLE_TEXT, spot(), message))
    }

    /// Takes line breaks, as many as there are; but no more than a field has bytes.
    pub(crate) fn skip_line_breaks(&mut self) -> Result<(), Error> {
        let (begin, mut skipped) = (self.line(), 0);
        loop {
            let window = self.window()?;
            let breaks = window.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
            let is_all = breaks > 0 && breaks == window.len();
            self.take(breaks);
            skipped += breaks;
            if skipped > MAX_FIELD {
                return Err(ErrorKind::TooLong { line: begin }.into());
            }
            if !is_all {
                return Ok(());
            }
        }
    }

    /// Takes a line; `None` at the end. Its line break isn't part of it.
    pub(crate) fn take_line(&mut self) -> Result<Option<String>, Error> {
        let begin = self.line();
        let mut line = Vec::new();
        loop {
            let window = self.window()?;
            if window.is_empty() {
                return Ok((!line.is_empty()).then(|| readable(line)));
            }
            let end = memchr::memchr2(b'\r', b'\n', window);
            let length = end.unwrap_or(window.len());
            line.extend_from_slice(&window[..length]);
            let is_cr = end.is_some_and(|end| window[end] == b'\r');
            self.take(length + usize::from(end.is_some()));
            if line.len() > MAX_FIELD {
                return Err(ErrorKind::TooLong { line: begin }.into());
            }
            if is_cr && self.window()?.first() == Some(&b'\n') {
                self.take(1);
            }
            if end.is_some() {
                return Ok(Some(readable(line)));
            }
        }
    }

    /// Decodes more text into the empty window.
    fn fill(&mut self) -> io::Result<()> {
        self.text.clear();
        self.at = 0;
        while self.text.is_empty() && self.ended != Ended::Decoder {
            if self.undecoded.is_empty() && self.ended == Ended::No {
                let length = read_some(&mut self.input, &mut self.bytes)?;
                self.undecoded = 0..length;
                self.ended = if length == 0 { Ended::Input } else { Ended::No };
            }
            self.decode();
        }
        Ok(())
    }

    /// Decodes until there is no more input at hand or no more room.
    fn decode(&mut self) {
        let last = self.ended == Ended::Input;
        loop {
            let source = &self.bytes[self.undecoded.clone()];
            let (result, read) =
                self.decoder.decode_to_string_without_replacement(source, &mut self.text, last);
            self.undecoded.start += read;
            match result {
                DecoderResult::InputEmpty if last => return self.ended = Ended::Decoder,
                DecoderResult::InputEmpty | DecoderResult::OutputFull => return,
                DecoderResult::Malformed(..) => {
                    self.replaced.push(self.text.len());
                    self.text.push(char::REPLACEMENT_CHARACTER);
                }
            }
        }
    }
}

/// Reads some bytes; none only at the end.
fn read_some(input: &mut impl Read, bytes: &mut [u8]) -> io::Result<usize> {
    loop {
        match input.read(bytes) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            done => return done,
        }
    }
}

/// Bytes of decoded text, cut at ASCII characters, as text again: nothing in them is ever replaced.
pub(crate) fn readable(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}
