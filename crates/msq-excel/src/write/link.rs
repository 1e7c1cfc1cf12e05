//! Which texts are links as a whole, and can be written so that their target is the text itself.

/// The links that Excel takes on a sheet.
pub(super) const MAX_LINKS: u32 = 65_530;

/// The UTF-16 units that a link can have.
const MAX_LENGTH: usize = 2_079;

/// What rust_xlsxwriter takes for a sign that a URL is escaped. It would escape the percent signs of any other once more.
const ESCAPES: [&str; 11] = ["%20", "%25", "%22", "%60", "%3c", "%3e", "%5b", "%5d", "%5e", "%7b", "%7d"];

/// Whether the text as a whole is a web or mail address that a workbook can link to as it is. Excel calls a workbook damaged for
/// a target that is no URL, so that this errs on the side of plain text.
pub(super) fn is_link(text: &str) -> bool {
    if text.len() > MAX_LENGTH * 3 || text.encode_utf16().count() > MAX_LENGTH {
        return false;
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
    is_address
        && text.chars().all(is_of_url)
        && text.matches('#').count() <= 1
        && (!text.contains('%') || is_seen_as_escaped(text))
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

/// Whether every percent sign is part of an escape, and the crate below sees that.
fn is_seen_as_escaped(text: &str) -> bool {
    let is_hex = |bytes: &[u8]| bytes.len() == 2 && bytes.iter().all(u8::is_ascii_hexdigit);
    let mut signs = text.match_indices('%').map(|(at, _)| at);
    // It looks at what stands before the fragment only.
    let before = text.split('#').next().unwrap_or_default().to_ascii_lowercase();
    signs.all(|at| text.as_bytes().get(at + 1..at + 3).is_some_and(is_hex))
        && (!before.contains('%') || ESCAPES.iter().any(|escape| before.contains(escape)))
}

#[cfg(test)]
mod tests {
    use super::is_link;

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
            assert!(is_link(link), "{link}");
        }
        let long = format!("https://a.example/{}", "a".repeat(2_079 - 18));
        assert!(is_link(&long));
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
            // The crate below would make %25C3 of it.
            "https://a.example/%C3%A1",
            "mailto:a",
            "mailto:@a.example",
            &format!("{long}a"),
        ] {
            assert!(!is_link(text), "{text}");
        }
    }
}
