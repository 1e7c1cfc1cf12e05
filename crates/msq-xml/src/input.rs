//! The bytes of an input on their way to the XML parser: decoded, found to be characters of XML, counted and rationed.

use std::io::{self, BufRead, Read};

use encoding_rs::{Decoder, DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};

use msq_core::{document::MAX_RESPONSE, text::place_after};

use crate::ErrorKind;

/// Bytes that are decoded at a time.
const BUFFER: usize = 64 * 1024;

/// An input as UTF-8.
pub(crate) struct Input<R> {
    source: R,
    encoded: Vec<u8>,
    /// How much of `encoded` has been decoded.
    taken: usize,
    is_last: bool,
    decoder: Option<Decoder>,
    encoding: &'static Encoding,
    decoded: Vec<u8>,
    /// How much of `decoded` has been consumed.
    given: usize,
    /// How many bytes of UTF-8 a response may have.
    longest: usize,
    /// How many bytes may still be given out for this response.
    left: usize,
    /// Where a byte of `decoded` stands, line and column, from 1: that one, behind which nobody has asked yet.
    position: (u64, u64),
    located: usize,
    /// Why nothing is given out any more, once everything before that has been.
    failure: Option<ErrorKind>,
}

impl<R: Read> Input<R> {
    pub(crate) fn new(source: R) -> Self {
        Self {
            source,
            encoded: Vec::new(),
            taken: 0,
            is_last: false,
            decoder: None,
            encoding: UTF_8,
            decoded: Vec::new(),
            given: 0,
            longest: MAX_RESPONSE,
            left: MAX_RESPONSE,
            position: (1, 1),
            located: 0,
            failure: None,
        }
    }

    /// The encoding that the bytes are in, whatever they declare.
    pub(crate) fn encoding(&self) -> &'static Encoding {
        self.encoding
    }

    /// Where the next byte stands.
    pub(crate) fn position(&self) -> (u64, u64) {
        place_after(self.position, &self.decoded[self.located..self.given])
    }

    /// Where the next byte stands; the way there isn't counted again.
    pub(crate) fn locate(&mut self) -> (u64, u64) {
        self.position = self.position();
        self.located = self.given;
        self.position
    }

    /// Why nothing more was given out, if it isn't the source's fault.
    pub(crate) fn failure(&self) -> Option<&ErrorKind> {
        self.failure.as_ref()
    }

    /// A response begins: as much as one may have can be read.
    pub(crate) fn renew(&mut self) {
        self.left = self.longest;
    }

    /// From here on, a response may have so many bytes.
    pub(crate) fn limit(&mut self, bytes: usize) {
        self.longest = bytes;
        self.renew();
    }

    /// Decodes more, if there is more.
    fn refill(&mut self) -> io::Result<()> {
        while self.given == self.decoded.len() && self.failure.is_none() {
            self.locate();
            if self.taken == self.encoded.len() && !self.is_last {
                self.read()?;
            }
            if self.decoder.is_none() {
                self.begin();
            }
            let Some(decoder) = &mut self.decoder else { return Ok(()) };
            self.decoded.resize(BUFFER, 0);
            let source = &self.encoded[self.taken..];
            let (result, read, written) =
                decoder.decode_to_utf8_without_replacement(source, &mut self.decoded, self.is_last);
            self.decoded.truncate(written);
            (self.given, self.located) = (0, 0);
            self.taken += read;
            if let DecoderResult::Malformed(..) = result {
                let name = self.encoding.name();
                self.failure = Some(ErrorKind::Encoding(format!("a byte that isn't {name}")));
            }
            if let Some((at, character)) = disallowed(&self.decoded) {
                self.decoded.truncate(at);
                let message = format!("XML has no character U+{character:04X}");
                self.failure = Some(ErrorKind::Syntax(message));
            }
            if self.is_last && result == DecoderResult::InputEmpty {
                // A decoder that was told of the end must not be asked again.
                self.taken = self.encoded.len();
                break;
            }
        }
        Ok(())
    }

    fn read(&mut self) -> io::Result<()> {
        // Four bytes tell the encoding.
        let enough = if self.decoder.is_none() { 4 } else { 1 };
        self.encoded.resize(BUFFER, 0);
        self.taken = 0;
        let mut filled = 0;
        while filled < enough && !self.is_last {
            match self.source.read(&mut self.encoded[filled..]) {
                Ok(0) => self.is_last = true,
                Ok(count) => filled += count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => {
                    self.encoded.clear();
                    return Err(error);
                }
            }
        }
        self.encoded.truncate(filled);
        Ok(())
    }

    /// Tells the encoding by the first bytes, and skips the byte order mark.
    fn begin(&mut self) {
        let (encoding, mark) = match self.encoded.as_slice() {
            [0xEF, 0xBB, 0xBF, ..] => (UTF_8, 3),
            [0xFF, 0xFE, ..] => (UTF_16LE, 2),
            [0xFE, 0xFF, ..] => (UTF_16BE, 2),
            [b'<', 0, ..] => (UTF_16LE, 0),
            [0, b'<', ..] => (UTF_16BE, 0),
            _ => (UTF_8, 0),
        };
        self.encoding = encoding;
        self.taken = mark;
        self.decoder = Some(encoding.new_decoder_without_bom_handling());
    }
}

impl<R: Read> Read for Input<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(buffer)?;
        self.consume(count);
        Ok(count)
    }
}

impl<R: Read> BufRead for Input<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.given == self.decoded.len() && !self.is_over() {
            self.refill()?;
        }
        let available = &self.decoded[self.given..];
        if available.is_empty() {
            return match &self.failure {
                Some(failure) => Err(io::Error::other(failure.to_string())),
                None => Ok(&[]),
            };
        }
        if self.left == 0 {
            let failure = ErrorKind::TooLong { allowed: self.longest };
            let error = io::Error::other(failure.to_string());
            self.failure = Some(failure);
            return Err(error);
        }
        Ok(&available[..available.len().min(self.left)])
    }

    fn consume(&mut self, count: usize) {
        self.given += count;
        self.left -= count;
    }
}

impl<R> Input<R> {
    /// Whether all of the source has been decoded.
    fn is_over(&self) -> bool {
        self.is_last && self.decoder.is_some() && self.taken == self.encoded.len()
    }
}

/// The first character of a UTF-8 text that XML doesn't have, and where it begins.
fn disallowed(text: &[u8]) -> Option<(usize, u32)> {
    let is_control = |byte: u8| byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r');
    // Nearly no text has one: a look at all bytes is quicker than one that can stop.
    let has_control = text.iter().fold(false, |found, &byte| found | is_control(byte));
    let control = has_control.then(|| text.iter().position(|&byte| is_control(byte))).flatten();
    let control = control.map(|at| (at, u32::from(text[at])));
    // U+FFFE and U+FFFF.
    let none = memchr::memchr_iter(0xEF, text).find_map(|at| match text[at..] {
        [_, 0xBF, last @ 0xBE..=0xBF, ..] => Some((at, 0xFFC0 + u32::from(last & 0x3F))),
        _ => None,
    });
    [control, none].into_iter().flatten().min()
}
