//! Which texts are links as a whole, and what they link to.

use std::borrow::Cow;

/// The links of a workbook: all of them are in memory until it is written. Excel takes 65,530 on a sheet.
pub(crate) const MAX_LINKS: u32 = 10_000;

/// The UTF-16 units that a link can have.
const MAX_LENGTH: usize = 2_079;

/// What rust_xlsxwriter takes for a sign that a URL is escaped. It would escape the percent signs of any other once
/// more.
const ESCAPES: [&str; 11] = ["%20", "%25", "%22", "%60", "%3c", "%3e", "%5b", "%5d", "%5e", "%7b", "%7d"];

/// What the text links to, if it is a web or mail address as a whole. Excel calls a workbook damaged for a target that
/// is no URL, so that this errs on the side of plain text.
pub(crate) fn target(text: &str) -> Option<Cow<'_, str>> {
    // Nearly no text begins like a link, and the others needn't be counted.
    if !text.starts_with(['h', 'm'])
        || text.len() > MAX_LENGTH * 3
        || text.encode_utf16().count() > MAX_LENGTH
    {
        return None;
    }
    let is_of_url = |character: char| {
        character.is_alphanumeric() || character.is_ascii() && "-._~:/?#@!$&'()*+,;=%".contains(character)
    };
    let is_address = if let Some(rest) = text.strip_prefix("mailto:") {
        rest.split_once('@').is_some_and(|(name, host)| !name.is_empty() && begins_with_host(host))
    } else {
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
        rest.is_some_and(begins_with_host)
    };
    if !is_address || !text.chars().all(is_of_url) || text.matches('#').count() > 1 {
        return None;
    }
    if is_left_alone(text) {
        return Some(Cow::Borrowed(text));
    }
    letters_for_escapes(text).filter(|target| is_left_alone(target)).map(Cow::Owned)
}

/// Whether a host stands there, and if a port does, it is a number.
fn begins_with_host(rest: &str) -> bool {
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let (host, port) = authority.split_once(':').unwrap_or((authority, "0"));
    let is_of_host = |character: char| character.is_alphanumeric() || ".-_".contains(character);
    host.starts_with(char::is_alphanumeric)
        && host.chars().all(is_of_host)
        && !host.contains("..")
        && port.parse::<u16>().is_ok()
}

/// Whether the crate below writes the URL as it is: it has no percent sign, or they are seen as parts of escapes.
fn is_left_alone(url: &str) -> bool {
    let is_hex = |bytes: &[u8]| bytes.len() == 2 && bytes.iter().all(u8::is_ascii_hexdigit);
    let mut signs = url.match_indices('%').map(|(at, _)| at);
    // It looks at what stands before the fragment only.
    let before = url.split('#').next().unwrap_or_default().to_ascii_lowercase();
    signs.all(|at| url.as_bytes().get(at + 1..at + 3).is_some_and(is_hex))
        && (!before.contains('%') || ESCAPES.iter().any(|escape| before.contains(escape)))
}

/// The same URL with letters in the place of those that are escaped, `é` for `%C3%A9`; `None` if that isn't UTF-8.
fn letters_for_escapes(url: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(url.len());
    let mut rest = url;
    while let Some((before, after)) = rest.split_once('%') {
        bytes.extend_from_slice(before.as_bytes());
        let code = after.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok())?;
        if code.is_ascii() {
            // It may mean something else without the escape.
            bytes.push(b'%');
            rest = after;
        } else {
            bytes.push(code);
            rest = &after[2..];
        }
    }
    bytes.extend_from_slice(rest.as_bytes());
    let text = String::from_utf8(bytes).ok()?;
    text.chars().all(|character| character.is_ascii() || character.is_alphanumeric()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::target;

    #[test]
    fn links_are_whole_urls() {
        for link in [
            "https://a.example",
            "http://a.example/",
            "https://a.example:8080/b?c=d&e=f#g",
            "https://a.example/a%20b",
            "https://a.example/a%20%C3%A1",
            "https://a.example/#%C3%A1",
            "https://á.example/ü",
            "https://192.0.2.1/",
            "mailto:info@a.example",
            "mailto:info@a.example?subject=x",
        ] {
            assert_eq!(target(link).as_deref(), Some(link));
        }
        assert_eq!(target("https://a.example/b%C3%A9?c").as_deref(), Some("https://a.example/bé?c"));
        let long = format!("https://a.example/{}", "a".repeat(2_079 - 18));
        assert!(target(&long).is_some());
        for text in [
            "",
            "www.a.example",
            "a@a.example",
            "javascript:alert(1)",
            "file:///etc/passwd",
            "internal:Sheet1!A1",
            "https://",
            "https:///b",
            "https://a..example",
            "https://a.example:b",
            "https://user:password@a.example",
            "https://a.example and more",
            "https://a.example\nhttps://b.example",
            " https://a.example",
            "https://a.example/\u{200b}",
            "https://a.example/<b>",
            "https://a.example/#b#c",
            "https://a.example/100%",
            // The crate below would make %252F of it.
            "https://a.example/b%2Fc",
            "https://a.example/%E9",
            "https://a.example/%E2%80%8B",
            "mailto:a",
            "mailto:@a.example",
            &format!("{long}a"),
        ] {
            assert_eq!(target(text), None, "{text}");
        }
    }
}
