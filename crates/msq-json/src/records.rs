//! Cuts a stream of JSON into one piece of text a response, without understanding it.
//!
//! serde_json reads a slice far faster than a stream, and only in a slice can the place of a finding be told.

use std::io::{BufRead, BufReader, Read};

use crate::{Error, ErrorKind, locate};

/// The longest text of one response, in bytes. A response is about 10 KB; Excel alone could hold 4 MB in 130 cells.
pub const MAX_RESPONSE: usize = 64 * 1_048_576;

/// The texts of the responses in a stream: of a list, or of documents one after the other.
pub(crate) struct Records<R> {
    input: BufReader<R>,
    state: State,
    /// Where the next byte stands: line and column, from 1.
    position: (u64, u64),
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

/// The text of one response, and the line and column where it starts.
pub(crate) struct Record {
    pub(crate) text: Vec<u8>,
    pub(crate) start: (u64, u64),
}

impl<R: Read> Records<R> {
    pub(crate) fn new(input: R) -> Self {
        Self { input: BufReader::with_capacity(64 * 1024, input), state: State::Start, position: (1, 1) }
    }

    /// The next record; `None` at the end of the input.
    pub(crate) fn next(&mut self) -> Result<Option<Record>, Error> {
        let next = self.advance();
        if !matches!(next, Ok(Some(_))) {
            self.state = State::End;
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
        let mut text = Vec::new();
        let mut scan = Scan::default();
        loop {
            let buffer = self.input.fill_buf().map_err(|error| Error::io(error, start))?;
            if buffer.is_empty() {
                break;
            }
            let (taken, complete) = scan.take(buffer);
            text.extend_from_slice(&buffer[..taken]);
            self.input.consume(taken);
            if text.len() > MAX_RESPONSE {
                return Err(Error::new(ErrorKind::TooLong, start));
            }
            if complete {
                break;
            }
        }
        self.position = locate::after(self.position, &text);
        if text.is_empty() {
            return Err(self.syntax("expected a response"));
        }
        Ok(Record { text, start })
    }

    /// The next byte that isn't white space, without taking it.
    fn peek_token(&mut self) -> Result<Option<u8>, Error> {
        loop {
            let position = self.position;
            let buffer = self.input.fill_buf().map_err(|error| Error::io(error, position))?;
            let space = buffer.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
            let (found, end) = (buffer.get(space).copied(), buffer.is_empty());
            self.consume(space);
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
        self.position = locate::after(self.position, &self.input.buffer()[..count]);
        self.input.consume(count);
    }

    fn syntax(&self, message: &str) -> Error {
        Error::new(ErrorKind::Syntax(message.to_owned()), self.position)
    }
}

/// How far a value has been scanned.
#[derive(Default)]
struct Scan {
    depth: usize,
    in_string: bool,
    escaped: bool,
}

impl Scan {
    /// How many of these bytes belong to the value, and whether it is complete.
    fn take(&mut self, bytes: &[u8]) -> (usize, bool) {
        for (at, byte) in bytes.iter().enumerate() {
            match byte {
                _ if self.escaped => self.escaped = false,
                b'\\' if self.in_string => self.escaped = true,
                b'"' => self.in_string = !self.in_string,
                _ if self.in_string => {}
                b'{' | b'[' => self.depth += 1,
                b'}' | b']' | b',' if self.depth == 0 => return (at, true),
                b'}' | b']' => {
                    self.depth -= 1;
                    if self.depth == 0 {
                        return (at + 1, true);
                    }
                }
                _ if self.depth == 0 && byte.is_ascii_whitespace() => return (at, true),
                _ => {}
            }
        }
        (bytes.len(), false)
    }
}
