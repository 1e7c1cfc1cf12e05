//! Cuts a stream of JSON into one piece of text a response, without understanding it.
//!
//! serde_json reads a slice far faster than a stream, and only in a slice can the place of a finding be told.

use std::io::{BufRead, BufReader, Read};

use msq_core::{document::MAX_RESPONSE, text::place_after};

use crate::{Error, ErrorKind, exact::NotJson, scan::Scan};

/// The texts of the responses in a stream: of a list, or of documents one after the other.
pub(crate) struct Records<R> {
    input: BufReader<R>,
    state: State,
    /// Where the next byte stands: line and column, from 1.
    position: (u64, u64),
    /// How many bytes a response may have.
    pub(crate) longest: usize,
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    Start,
    /// In a list, before its first element.
    ListStart,
    /// In a list, after an element.
    List,
    /// Documents follow each other, as in JSON Lines.
    Sequence,
    End,
}

/// The text of one value.
pub(crate) struct Record {
    pub(crate) bytes: Vec<u8>,
    /// The line and column where it starts.
    pub(crate) start: (u64, u64),
    /// Whether it is an object or a list.
    pub(crate) is_bracketed: bool,
    /// Whether it ended before the input did, or could have.
    pub(crate) is_closed: bool,
    /// Whether there is a number in it that a float may not hold as it is written.
    pub(crate) has_long_number: bool,
}

impl Record {
    pub(crate) fn text(&self) -> Result<&str, NotJson> {
        std::str::from_utf8(&self.bytes).map_err(|error| {
            let message = "a byte that isn't UTF-8".to_owned();
            NotJson { message, offset: error.valid_up_to() }
        })
    }
}

impl<R: Read> Records<R> {
    pub(crate) fn new(input: R) -> Self {
        let input = BufReader::with_capacity(64 * 1024, input);
        Self { input, state: State::Start, position: (1, 1), longest: MAX_RESPONSE }
    }

    /// Reads no further.
    pub(crate) fn end(&mut self) {
        self.state = State::End;
    }

    /// The next record; `None` at the end of the input.
    pub(crate) fn next(&mut self) -> Result<Option<Record>, Error> {
        let next = self.advance();
        if !matches!(next, Ok(Some(_))) {
            self.end();
        }
        next
    }

    fn advance(&mut self) -> Result<Option<Record>, Error> {
        if self.state == State::End {
            return Ok(None);
        }
        if self.state == State::Start {
            self.skip_byte_order_mark()?;
            match self.peek_token()? {
                None => return Err(Error::new(ErrorKind::Empty, self.position)),
                Some(b'[') => {
                    self.consume(1);
                    self.state = State::ListStart;
                }
                Some(_) => self.state = State::Sequence,
            }
        }
        match (self.state, self.peek_token()?) {
            (State::Sequence, None) => Ok(None),
            (State::List | State::ListStart, None) => Err(self.syntax("the list of responses isn't closed")),
            (State::List | State::ListStart, Some(b']')) => {
                self.consume(1);
                match self.peek_token()? {
                    None => Ok(None),
                    Some(_) => Err(self.syntax("something follows the list of responses")),
                }
            }
            (State::List, Some(b',')) => {
                self.consume(1);
                self.peek_token()?;
                self.record().map(Some)
            }
            (State::List, Some(_)) => Err(self.syntax("expected a comma or the end of the list")),
            (state, Some(_)) => {
                if state == State::ListStart {
                    self.state = State::List;
                }
                self.record().map(Some)
            }
            (State::Start | State::End, None) => Ok(None),
        }
    }

    /// Takes one value: an object or list up to its closing bracket, anything else up to what can't belong to it.
    fn record(&mut self) -> Result<Record, Error> {
        let start = self.position;
        let mut bytes = Vec::new();
        let mut scan = Scan::default();
        loop {
            let buffer = self.input.fill_buf().map_err(|error| Error::io(error, start))?;
            if buffer.is_empty() {
                break;
            }
            let (taken, complete) = scan.take(buffer);
            bytes.extend_from_slice(&buffer[..taken]);
            self.input.consume(taken);
            if bytes.len() > self.longest {
                return Err(self.too_long(start));
            }
            if complete {
                break;
            }
        }
        self.position = place_after(self.position, &bytes);
        if bytes.is_empty() {
            return Err(self.syntax("expected a response"));
        }
        let is_bracketed = matches!(bytes[0], b'{' | b'[');
        let (is_closed, has_long_number) = (scan.is_closed(), scan.has_long_number());
        Ok(Record { bytes, start, is_bracketed, is_closed, has_long_number })
    }

    /// The next byte that isn't white space, without taking it.
    fn peek_token(&mut self) -> Result<Option<u8>, Error> {
        let start = self.position;
        let mut blank = 0;
        loop {
            let position = self.position;
            let buffer = self.input.fill_buf().map_err(|error| Error::io(error, position))?;
            let space = buffer.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
            let (found, end) = (buffer.get(space).copied(), buffer.is_empty());
            self.consume(space);
            blank += space;
            if blank > self.longest {
                return Err(self.too_long(start));
            }
            if found.is_some() || end {
                return Ok(found);
            }
        }
    }

    fn skip_byte_order_mark(&mut self) -> Result<(), Error> {
        const MARK: &[u8] = "\u{feff}".as_bytes();
        let buffer = self.input.fill_buf().map_err(|error| Error::io(error, (1, 1)))?;
        if buffer.starts_with(MARK) {
            self.input.consume(MARK.len());
        }
        Ok(())
    }

    /// Takes bytes that are in the buffer.
    fn consume(&mut self, count: usize) {
        self.position = place_after(self.position, &self.input.buffer()[..count]);
        self.input.consume(count);
    }

    fn too_long(&self, start: (u64, u64)) -> Error {
        Error::new(ErrorKind::TooLong { allowed: self.longest }, start)
    }

    fn syntax(&self, message: &str) -> Error {
        Error::new(ErrorKind::Syntax(message.to_owned()), self.position)
    }
}
