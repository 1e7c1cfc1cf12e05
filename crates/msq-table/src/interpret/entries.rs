//! Names, URLs and descriptions in the words of an answer.
//!
//! No name is cut out of prose. A text is a name where it is set apart in front of a URL like a label, or stands on a
//! line of its own before the line of a URL; a text behind a URL describes it; without any URL, a line describes a
//! body.

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

impl Found {
    fn has(&self, field: EntryField) -> bool {
        self.fields.iter().any(|(of, _)| *of == field)
    }

    fn push(&mut self, field: EntryField, token: &Token<'_>) {
        self.fields.push((field, token.piece.clone()));
    }
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
struct Line<'a> {
    tokens: Vec<Token<'a>>,
    enumerated: bool,
}

/// A URL, or the text between two.
#[derive(Clone, Debug)]
struct Token<'a> {
    piece: Piece,
    text: &'a str,
    is_url: bool,
    /// Whether a colon, a dash or a bracket stands between it and what follows, or a cell ends there.
    set_apart: bool,
}

impl Line<'_> {
    fn has_url(&self) -> bool {
        self.tokens.iter().any(|token| token.is_url)
    }
}

/// The entries in the texts of an answer, each a cell's piece; texts of one row are joined to one line.
pub(super) fn find(texts: &[(Piece, u64, &str)], style: Style) -> Vec<Found> {
    let mut lines: Vec<Line<'_>> = Vec::new();
    let mut last_row = None;
    for ((cell, bytes), row, text) in texts {
        let urls: Vec<_> = urls(text).collect();
        for (at, line) in lines_of(text, &urls).enumerate() {
            if at > 0 || last_row != Some(*row) {
                lines.push(Line::default());
            }
            last_row = Some(*row);
            if let Some(last) = lines.last_mut() {
                tokenise((*cell, bytes.start), text, line, &urls, last);
            }
        }
    }
    for line in &mut lines {
        // It answers the question, and names no body.
        line.tokens.retain(|token| token.is_url || vocabulary::yes_or_no(token.text).is_none());
    }
    lines.retain(|line| !line.tokens.is_empty());
    if lines.iter().any(Line::has_url) {
        with_urls(&lines, style)
    } else if is_enumeration(&lines) {
        enumerated(&lines)
    } else if style == Style::Directory && !says_none(&lines) {
        described(&lines)
    } else {
        Vec::new()
    }
}

fn is_enumeration(lines: &[Line<'_>]) -> bool {
    lines.first().is_some_and(|line| line.enumerated)
        && lines.iter().filter(|line| line.enumerated).count() > 1
}

/// Whether the answer says that there is nothing to list.
fn says_none(lines: &[Line<'_>]) -> bool {
    matches!(lines, [Line { tokens, .. }] if matches!(tokens.as_slice(), [only] if vocabulary::says_none(only.text)))
}

/// Each item of an enumeration is a body, with the lines that go on with it.
fn enumerated(lines: &[Line<'_>]) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for line in lines {
        if line.enumerated || found.is_empty() {
            found.push(Found::default());
        }
        let last = found.last_mut().into_iter();
        last.for_each(|entry| {
            line.tokens.iter().for_each(|token| entry.push(EntryField::Description, token))
        });
    }
    found
}

/// Each line is a body if every line could be the name of one; else the lines are one text about one.
fn described(lines: &[Line<'_>]) -> Vec<Found> {
    let all_names = lines.iter().flat_map(|line| &line.tokens).all(|token| is_name(token.text));
    let mut found: Vec<Found> = Vec::new();
    for line in lines {
        if all_names || found.is_empty() {
            found.push(Found::default());
        }
        let last = found.last_mut().into_iter();
        last.for_each(|entry| {
            line.tokens.iter().for_each(|token| entry.push(EntryField::Description, token))
        });
    }
    found
}

fn with_urls(lines: &[Line<'_>], style: Style) -> Vec<Found> {
    // Names come first, or URLs do: the first line tells which.
    let urls_come_first = lines.first().is_some_and(Line::has_url);
    let mut found: Vec<Found> = Vec::new();
    let mut waiting: Vec<&Token<'_>> = Vec::new();
    for line in lines {
        if !line.has_url() {
            match found.last_mut() {
                _ if style == Style::Prose => {}
                Some(last) if urls_come_first => {
                    line.tokens.iter().for_each(|token| last.push(EntryField::Description, token))
                }
                _ => waiting.extend(&line.tokens),
            }
            continue;
        }
        let mut entries = line_entries(line);
        if let Some(first) = entries.first_mut() {
            match waiting.as_slice() {
                [only] if !first.has(EntryField::Name) && is_name(only.text) => {
                    first.push(EntryField::Name, only)
                }
                _ => waiting.iter().for_each(|token| first.push(EntryField::Description, token)),
            }
            waiting.clear();
        }
        found.extend(entries);
    }
    found.extend(
        waiting
            .into_iter()
            .map(|token| Found { fields: vec![(EntryField::Description, token.piece.clone())] }),
    );
    if style == Style::Prose {
        found
            .iter_mut()
            .for_each(|entry| entry.fields.retain(|(field, _)| *field != EntryField::Description));
    }
    found
}

/// The entries of a line with URLs.
fn line_entries(line: &Line<'_>) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let names_come_first = line.tokens.first().is_some_and(|token| !token.is_url);
    let mut before: Option<&Token<'_>> = None;
    for token in &line.tokens {
        if token.is_url {
            let mut entry = Found::default();
            if let Some(before) = before.take() {
                let is_name = before.set_apart && is_name(before.text);
                entry.push(if is_name { EntryField::Name } else { EntryField::Description }, before);
            }
            entry.push(EntryField::Url, token);
            found.push(entry);
        } else if vocabulary::is_link_word(token.text) || vocabulary::yes_or_no(token.text).is_some() {
            // It only announces the link, or answers the question; it stays among the words.
        } else if names_come_first {
            before = Some(token);
        } else if let Some(last) = found.last_mut() {
            last.push(EntryField::Description, token);
        }
    }
    if let (Some(after), Some(last)) = (before, found.last_mut()) {
        last.push(EntryField::Description, after);
    }
    found
}

/// Whether a text can be the name of something: short, no sentence, and not the rest of one.
fn is_name(text: &str) -> bool {
    const LONGEST: usize = 160;
    const JOINS: &[&str] = &["and ", "or ", "y ", "et ", "и "];
    text.chars().count() <= LONGEST
        && !text.ends_with('.')
        && !text.contains(". ")
        && !JOINS.iter().any(|join| text.starts_with(join))
}

/// The lines of a text. A semicolon ends one where it isn't part of a URL.
fn lines_of(text: &str, urls: &[Range<usize>]) -> impl Iterator<Item = Range<usize>> {
    let ends = text.match_indices(['\n', '\r', ';']).map(|(at, _)| at);
    let is_in_url = |at: usize| {
        let begun = urls.partition_point(|url| url.start <= at);
        urls[..begun].last().is_some_and(|url| at < url.end)
    };
    let ends = ends.filter(move |&at| !is_in_url(at));
    let mut start = 0;
    ends.chain([text.len()]).map(move |end| std::mem::replace(&mut start, end + 1)..end)
}

/// Cuts a line of a text, which begins at byte `start` of its cell, into URLs and the texts between them.
fn tokenise<'a>(
    (cell, start): (CellId, usize),
    text: &'a str,
    line: Range<usize>,
    urls: &[Range<usize>],
    into: &mut Line<'a>,
) {
    let item = enumerator(&text[line.clone()]);
    into.enumerated |= item > 0;
    let mut push = |range: Range<usize>, is_url: bool| {
        let trimmed = if is_url { range.clone() } else { trimmed(text, range.clone()) };
        if !trimmed.is_empty() {
            let behind = &text[trimmed.end..range.end];
            let set_apart =
                range.end == line.end || behind.contains([':', '-', '–', '—', '(', '=', '|', '<', '>', ',']);
            let piece = (cell, start + trimmed.start..start + trimmed.end);
            into.tokens.push(Token { piece, text: &text[trimmed], is_url, set_apart });
        }
    };
    let mut from = line.start + item;
    let before = |end: usize| urls.partition_point(|url| url.start < end);
    for url in &urls[before(line.start)..before(line.end)] {
        push(from..url.start, false);
        from = url.end;
        push(url.clone(), true);
    }
    push(from..line.end, false);
}

/// The length of a bullet or number (`1.`, `a)`, `-`, `•`) at the beginning of a line, with the space around it.
fn enumerator(line: &str) -> usize {
    let text = line.trim_start();
    let bullet = text.chars().next().filter(|first| matches!(first, '-' | '•' | '*' | '–' | '—' | '·'));
    let number = text.find(|character: char| !character.is_ascii_alphanumeric()).filter(|&end| {
        let word = &text[..end];
        let is_number = end <= 2 && word.bytes().all(|byte| byte.is_ascii_digit());
        let is_letter = end == 1 && word.bytes().all(|byte| byte.is_ascii_lowercase());
        (is_number || is_letter) && text[end..].starts_with(['.', ')'])
    });
    let length = number.map_or(bullet.map_or(0, char::len_utf8), |end| end + 1);
    if length == 0 || !text[length..].starts_with(char::is_whitespace) {
        return 0;
    }
    line.len() - text[length..].trim_start().len()
}

/// The text without the space and punctuation that sets it apart from what stands beside it.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let sets_apart = |character: char| {
        character.is_whitespace()
            || matches!(character, ':' | ',' | ';' | '-' | '–' | '—' | '•' | '|' | '<' | '>' | '=')
    };
    let own = &text[range.clone()];
    let opened = own.trim_start_matches(|character: char| sets_apart(character) || character == ')');
    let start = range.end - opened.len();
    let own = opened.trim_end_matches(|character: char| sets_apart(character) || character == '(');
    // What is left of `(www.a.example).` is no text.
    if own.chars().any(char::is_alphanumeric) { start..start + own.len() } else { start..start }
}

/// The URLs in a text, with and without `https://`.
fn urls(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut finder = LinkFinder::new();
    finder.kinds(&[LinkKind::Url]).url_must_have_scheme(false);
    // To the finder, a no-break space is a letter of a host like any other.
    let links = words_with_points(text).filter(|word| can_be_url(&text[word.clone()]));
    let links = links.flat_map(move |word| {
        let links = finder.links(&text[word.clone()]);
        links.map(|link| word.start + link.start()..word.start + link.end()).collect::<Vec<_>>()
    });
    links.filter(|link| is_url(text, link.clone()))
}

/// The words with a point or a colon in them: most have none, and are passed over.
fn words_with_points(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let is_point = |byte: &u8| matches!(byte, b'.' | b':');
        let point = from + text.as_bytes()[from..].iter().position(is_point)?;
        let before = text[from..point].char_indices().rfind(|(_, before)| before.is_whitespace());
        let start = before.map_or(from, |(at, space)| from + at + space.len_utf8());
        let ends = |(at, character): &(usize, char)| {
            // `https://a.example,https://b.example` are two.
            let joins = matches!(character, ',' | ';' | '|') && begins_url(&text[point + at + 1..]);
            joins || character.is_whitespace()
        };
        from = text[point..].char_indices().find(ends).map_or(text.len(), |(end, _)| point + end);
        Some(start..from)
    })
}

/// Whether a text can only be a URL.
fn begins_url(text: &str) -> bool {
    ["http://", "https://", "www."]
        .iter()
        .any(|start| text.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start)))
}

/// Whether there is a scheme in a word, or a point between others of its characters.
fn can_be_url(word: &str) -> bool {
    word.contains("://") || word.trim_end_matches(['.', ',', ';', ':', ')']).contains('.')
}

/// Whether what looks like a host name is one: `portal.gov.example` is, `office.it` for `office. It` isn't.
fn is_url(text: &str, bytes: Range<usize>) -> bool {
    const GENERIC: &[&str] =
        &["com", "org", "net", "int", "edu", "gov", "info", "africa", "asia", "online", "eu", "example"];
    let link = &text[bytes.clone()];
    if link.contains("://") || begins_url(link) {
        return true;
    }
    let host = link.split(['/', '?', '#', ':']).next().unwrap_or_default();
    let top = host.rsplit('.').next().unwrap_or_default();
    let is_host = host.contains('.')
        && !host.contains(char::is_uppercase)
        && (top.chars().count() == 2 || GENERIC.contains(&top));
    let is_telling = host.len() < link.len() || host.matches('.').count() > 1 || GENERIC.contains(&top);
    // Two words with a point between them are a host where they stand alone.
    let before = text[..bytes.start].trim_end_matches([' ', '\t']).chars().next_back();
    let behind = text[bytes.end..].trim_start_matches([' ', '\t']).chars().next();
    let alone = before.is_none_or(|before| matches!(before, ':' | '\n' | '\r' | ';' | '('))
        && behind.is_none_or(|behind| matches!(behind, '\n' | '\r' | ';' | ')'));
    is_host && (is_telling || alone)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_told_from_sentences() {
        for (text, found) in [
            ("see www.311.gob.pa: the centre", &["www.311.gob.pa"][..]),
            (
                "portal.gov.pa, egov.example/x;y=1 and http://a.example/b;c?d=1&e=2",
                &["portal.gov.pa", "egov.example/x;y=1", "http://a.example/b;c?d=1&e=2"],
            ),
            ("gosuslugi.ru", &["gosuslugi.ru"]),
            ("https://a.example,https://b.example/c,d", &["https://a.example", "https://b.example/c,d"]),
            (
                "a.gov.example;www.b.example|HTTP://c.example",
                &["a.gov.example", "www.b.example", "HTTP://c.example"],
            ),
            ("to the citizens.we in the office.it is", &[]),
            ("Law No. 6, e.g. v4.0", &[]),
        ] {
            let urls: Vec<_> = urls(text).map(|url| &text[url]).collect();
            assert_eq!(urls, found, "{text}");
        }
    }
}
