//! Names, URLs and descriptions in the words of an answer.
//!
//! No name is cut out of prose. A text is a name where it stands right before a URL like a label, or on a line of its
//! own before the line of a URL; a text behind a URL describes it; without any URL, a line describes a body.

use std::ops::Range;

use linkify::{LinkFinder, LinkKind};
use msq_core::EntryField;

use crate::{grid::CellId, vocabulary};

/// A piece of a cell's text.
pub(super) type Piece = (CellId, Range<usize>);

/// An entry as found: the pieces that each field is made of.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Found {
    pub(super) fields: Vec<(EntryField, Piece)>,
}

/// How an answer is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// All of it lists bodies.
    Directory,
    /// It is prose that may name links and bodies.
    Prose,
}

/// One line of an answer; a row of cells makes one line.
#[derive(Debug, Default)]
struct Line {
    tokens: Vec<(Token, Piece)>,
    enumerated: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token {
    Text,
    Url,
}

impl Line {
    fn has_url(&self) -> bool {
        self.tokens.iter().any(|(token, _)| *token == Token::Url)
    }
}

/// The entries in the texts of an answer, each a cell's piece; texts of one row are joined to one line.
pub(super) fn find(texts: &[(Piece, u64, &str)], style: Style) -> Vec<Found> {
    let mut lines: Vec<Line> = Vec::new();
    let mut last_row = None;
    for ((cell, bytes), row, text) in texts {
        for (at, (start, line)) in split_lines(text).enumerate() {
            if at > 0 || last_row != Some(*row) {
                lines.push(Line::default());
            }
            last_row = Some(*row);
            if let Some(last) = lines.last_mut() {
                tokenise(*cell, bytes.start + start, line, last);
            }
        }
    }
    lines.retain(|line| !line.tokens.is_empty());
    if lines.iter().any(Line::has_url) {
        with_urls(&lines, text_of(texts), style)
    } else if style == Style::Directory || is_enumeration(&lines) {
        without_urls(&lines)
    } else {
        Vec::new()
    }
}

fn text_of<'a>(texts: &'a [(Piece, u64, &'a str)]) -> impl Fn(&Piece) -> &'a str {
    |(cell, bytes)| {
        let found = texts
            .iter()
            .find(|((of, all), ..)| of == cell && all.start <= bytes.start && bytes.end <= all.end);
        found.map_or("", |((_, all), _, text)| &text[bytes.start - all.start..bytes.end - all.start])
    }
}

fn is_enumeration(lines: &[Line]) -> bool {
    lines.first().is_some_and(|line| line.enumerated)
        && lines.iter().filter(|line| line.enumerated).count() > 1
}

/// Each line is a body; in an enumeration, each item with the lines that go on with it.
fn without_urls(lines: &[Line]) -> Vec<Found> {
    let enumeration = is_enumeration(lines);
    let mut found: Vec<Found> = Vec::new();
    for line in lines {
        let pieces = line.tokens.iter().map(|(_, piece)| (EntryField::Description, piece.clone()));
        match found.last_mut() {
            Some(last) if enumeration && !line.enumerated => last.fields.extend(pieces),
            _ => found.push(Found { fields: pieces.collect() }),
        }
    }
    found
}

fn with_urls<'a>(lines: &[Line], text: impl Fn(&Piece) -> &'a str, style: Style) -> Vec<Found> {
    // Names come first, or URLs do: the first line tells which.
    let urls_come_first = lines.first().is_some_and(Line::has_url);
    let mut found: Vec<Found> = Vec::new();
    let mut waiting: Vec<Piece> = Vec::new();
    for line in lines {
        if !line.has_url() {
            let pieces = line.tokens.iter().map(|(_, piece)| piece.clone());
            match found.last_mut() {
                _ if style == Style::Prose => {}
                Some(last) if urls_come_first => {
                    last.fields.extend(pieces.map(|piece| (EntryField::Description, piece)))
                }
                _ => waiting.extend(pieces),
            }
            continue;
        }
        let mut entries = line_entries(line, &text);
        if let Some(first) = entries.first_mut() {
            let unnamed = !first.fields.iter().any(|(field, _)| *field == EntryField::Name);
            match waiting.as_slice() {
                [only] if unnamed && is_name(text(only)) => {
                    first.fields.insert(0, (EntryField::Name, only.clone()))
                }
                _ => {
                    first.fields.extend(waiting.iter().map(|piece| (EntryField::Description, piece.clone())))
                }
            }
            waiting.clear();
        }
        found.extend(entries);
    }
    found.extend(waiting.into_iter().map(|piece| Found { fields: vec![(EntryField::Description, piece)] }));
    if style == Style::Prose {
        found
            .iter_mut()
            .for_each(|entry| entry.fields.retain(|(field, _)| *field != EntryField::Description));
    }
    found
}

/// The entries of a line with URLs.
fn line_entries<'a>(line: &Line, text: impl Fn(&Piece) -> &'a str) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let names_come_first = line.tokens.first().is_some_and(|(token, _)| *token == Token::Text);
    let mut before: Option<Piece> = None;
    for (token, piece) in &line.tokens {
        match token {
            Token::Text
                if vocabulary::is_link_word(text(piece))
                    || vocabulary::leading_yes_or_no(text(piece)).is_some() => {}
            Token::Text if names_come_first => before = Some(piece.clone()),
            Token::Text => found
                .iter_mut()
                .next_back()
                .into_iter()
                .for_each(|entry| entry.fields.push((EntryField::Description, piece.clone()))),
            Token::Url => {
                let mut entry = Found::default();
                if let Some(before) = before.take() {
                    let field =
                        if is_name(text(&before)) { EntryField::Name } else { EntryField::Description };
                    entry.fields.push((field, before));
                }
                entry.fields.push((EntryField::Url, piece.clone()));
                found.push(entry);
            }
        }
    }
    if let (Some(after), Some(last)) = (before, found.last_mut()) {
        last.fields.push((EntryField::Description, after));
    }
    found
}

/// Whether a text can be the name of something: short, and no sentence.
fn is_name(text: &str) -> bool {
    const LONGEST: usize = 160;
    text.chars().count() <= LONGEST && !text.ends_with('.') && !text.contains(". ")
}

/// The lines of a text, each with its first byte.
fn split_lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split(['\n', '\r', ';']).map(move |line| (line.as_ptr().addr() - text.as_ptr().addr(), line))
}

/// Cuts a line, which starts at byte `start` of its cell, into URLs and the texts between them.
fn tokenise(cell: CellId, start: usize, line: &str, into: &mut Line) {
    let item = enumerator(line);
    into.enumerated |= item > 0;
    let mut from = item;
    let mut push = |token, range: Range<usize>| {
        let range = if token == Token::Text { trimmed(line, range) } else { range };
        if !range.is_empty() {
            into.tokens.push((token, (cell, start + range.start..start + range.end)));
        }
    };
    for url in urls(line) {
        push(Token::Text, from..url.start);
        from = url.end;
        push(Token::Url, url);
    }
    push(Token::Text, from..line.len());
}

/// The length of a bullet or number (`1.`, `a)`, `-`, `•`) at the beginning of a line, with the space around it.
fn enumerator(line: &str) -> usize {
    let text = line.trim_start();
    let bullet = text
        .chars()
        .next()
        .filter(|first| matches!(first, '-' | '•' | '*' | '–' | '—' | '·'))
        .map_or(0, char::len_utf8);
    let number = text.find(|character: char| !character.is_ascii_alphanumeric()).filter(|&end| {
        let word = &text[..end];
        let is_number = end <= 2 && word.bytes().all(|byte| byte.is_ascii_digit());
        let is_letter = end == 1 && word.bytes().all(|byte| byte.is_ascii_lowercase());
        (is_number || is_letter) && text[end..].starts_with(['.', ')'])
    });
    let length = number.map_or(bullet, |end| end + 1);
    if length == 0 || !text[length..].starts_with(char::is_whitespace) {
        return 0;
    }
    line.len() - text[length..].trim_start().len()
}

/// The text without the space and punctuation that sets it apart from what stands beside it.
fn trimmed(line: &str, range: Range<usize>) -> Range<usize> {
    let sets_apart = |character: char| {
        character.is_whitespace()
            || matches!(character, ':' | ',' | ';' | '-' | '–' | '—' | '•' | '|' | '<' | '>' | '=')
    };
    let text = &line[range.clone()];
    let start = range.start + (text.len() - text.trim_start_matches(sets_apart).len());
    let text =
        line[start..range.end].trim_end_matches(|character: char| sets_apart(character) || character == '(');
    let end = start + text.len();
    // What is left of `(www.a.example).` is no text.
    if text.chars().any(char::is_alphanumeric) { start..end } else { start..start }
}

/// The URLs in a text, with and without `https://`.
fn urls(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut finder = LinkFinder::new();
    finder.kinds(&[LinkKind::Url]).url_must_have_scheme(false);
    let found: Vec<_> = finder
        .links(text)
        .filter(|link| is_url(link.as_str()))
        .map(|link| link.start()..link.end())
        .collect();
    found.into_iter()
}

/// Whether what looks like a host name is one: `portal.gov.example` is, `end.The` is two sentences.
fn is_url(text: &str) -> bool {
    const GENERIC: &[&str] =
        &["com", "org", "net", "int", "edu", "gov", "info", "africa", "asia", "online", "eu", "example"];
    if text.contains("://") || text.to_ascii_lowercase().starts_with("www.") {
        return true;
    }
    let host = text.split(['/', '?', '#', ':']).next().unwrap_or_default();
    let top = host.rsplit('.').next().unwrap_or_default();
    host.contains('.')
        && !host.contains(char::is_uppercase)
        && (top.chars().count() == 2 || GENERIC.contains(&top))
}
