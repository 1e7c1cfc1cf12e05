//! URLs that are the same, though programs write them differently.

use std::borrow::Cow;

/// A URL with characters in the place of their escapes: `é` for `%C3%A9`.
pub(crate) fn unescaped(url: &str) -> Cow<'_, str> {
    if !url.contains('%') {
        return Cow::Borrowed(url);
    }
    let mut bytes = Vec::with_capacity(url.len());
    let mut rest = url;
    while let Some((before, after)) = rest.split_once('%') {
        bytes.extend_from_slice(before.as_bytes());
        let digits = after.get(..2).filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
        match digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(b'%');
                rest = after;
            }
        }
    }
    bytes.extend_from_slice(rest.as_bytes());
    Cow::Owned(String::from_utf8_lossy(&bytes).into_owned())
}

/// A URL without what programs add to it.
pub(crate) fn bare(url: &str) -> &str {
    let bare = url.split_once("://").map_or(url, |(_, rest)| rest);
    bare.trim_start_matches("mailto:").trim_end_matches('/')
}

#[cfg(test)]
mod tests {
    use super::unescaped;

    #[test]
    fn escapes_become_characters() {
        for (url, expected) in [
            ("a.example/b", "a.example/b"),
            ("a.example/%C3%A9%20b", "a.example/é b"),
            ("100% of %zz, %+1 and %4", "100% of %zz, %+1 and %4"),
            ("%e9", "\u{fffd}"),
        ] {
            assert_eq!(unescaped(url), expected);
        }
    }
}
