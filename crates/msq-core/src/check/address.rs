//! Whether an address leads anywhere. None is tried: it is only looked at.

use email_address::{EmailAddress, Options};
use iri_string::types::IriStr;

/// Whether a URL names a host, as written: often without `https://`, in brackets, or with the comma of a list behind.
pub(super) fn has_host(url: &str) -> bool {
    let around = |each: char| {
        each.is_whitespace() || matches!(each, '<' | '>' | '(' | ')' | '"' | '\'' | ',' | ';' | '\u{200b}')
    };
    let url = url.trim_matches(around);
    let is_scheme =
        |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-'));
    let with_scheme = url.split_once("://").filter(|(scheme, _)| is_scheme(scheme));
    let (scheme, rest) = with_scheme.unwrap_or(("https", url.trim_start_matches("//")));
    // What follows the host may be written in any way.
    let ends = |character: char| matches!(character, '/' | '?' | '#' | '\\') || character.is_whitespace();
    let authority = &rest[..rest.find(ends).unwrap_or(rest.len())];
    if authority.contains('@') && with_scheme.is_none() {
        // An e-mail address.
        return false;
    }
    // What most addresses have needs no parser.
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-');
    if ["http", "https"].contains(&scheme) && authority.bytes().all(is_plain) {
        return is_name(authority);
    }
    let Ok(iri) = IriStr::new(&format!("{scheme}://{authority}")).map(ToOwned::to_owned) else {
        return false;
    };
    iri.authority_components().is_some_and(|components| {
        let host = components.host();
        host.starts_with('[') || is_name(host)
    })
}

/// Whether a host has a name of several labels, or an address of four numbers.
fn is_name(host: &str) -> bool {
    let labels: Vec<_> = host.trim_end_matches(['.', '。']).split(['.', '。']).collect();
    // Letters of many scripts come with signs that are none.
    let is_label = |label: &&str| {
        label.contains(|each: char| each.is_alphanumeric())
            && label.chars().all(|each| {
                !each.is_ascii() || each.is_ascii_alphanumeric() || matches!(each, '-' | '_' | '%')
            })
    };
    let is_number = |label: &&str| label.bytes().all(|byte| byte.is_ascii_digit());
    // "n.a." looks like a name, but no domain is so short.
    let ends_in_domain = labels.last().is_some_and(|last| last.chars().count() > 1 && !is_number(last));
    let is_address = labels.len() == 4 && labels.iter().all(is_number);
    labels.len() > 1 && labels.iter().all(is_label) && (ends_in_domain || is_address)
}

/// Whether a text has an e-mail address, or several, and none that is malformed. Names may stand beside them.
pub(super) fn is_email(text: &str) -> bool {
    let options = Options::default().with_required_tld().without_domain_literal();
    let separates = |each: char| {
        each.is_whitespace()
            || matches!(each, ',' | ';' | '/' | '&' | '<' | '>' | '(' | ')' | '،' | '；' | '、' | '，')
    };
    let mut addresses = text.split(separates).filter(|piece| piece.contains('@')).peekable();
    addresses.peek().is_some()
        && addresses.all(|address| {
            let address = address.trim_start_matches("mailto:").trim_end_matches('.');
            EmailAddress::parse_with_options(address, options).is_ok()
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_names_a_host() {
        for (url, expected) in [
            ("https://www.utopia.example", true),
            (" www.utopia.example/laws and decrees.pdf ", true),
            ("utopia.example", true),
            ("HTTP://utopia.example:8080/?a=b", true),
            ("https://user@utopia.example", true),
            ("http://образец.example", true),
            ("http://192.0.2.7/", true),
            ("http://[2001:db8::7]/", true),
            ("ftp://utopia.example.", true),
            ("http://", false),
            ("https:///portal", false),
            ("http:/utopia.example", false),
            ("n/a", false),
            ("-", false),
            ("portal", false),
            ("http://portal", false),
            ("see above", false),
            ("www..utopia.example", false),
            ("www.utopia.example;www.utopia.test", false),
            ("utopia.example/a, utopia.test/b", true),
            ("mailto:halman@utopia.example", false),
            ("halman@utopia.example", false),
            ("http://utopia .example", false),
            ("archive.example/web/2019/https://www.utopia.example", true),
            ("https://www.हिन्दी.भारत", true),
            ("例え。テスト", true),
            ("(www.utopia.example)", true),
            ("<https://utopia.example>,", true),
            ("//utopia.example/portal", true),
            ("n.a.", false),
            ("t.b.d.", false),
            ("1.5", false),
            ("https://-.-", false),
        ] {
            assert_eq!(has_host(url), expected, "{url:?}");
        }
    }

    #[test]
    fn an_email_address_has_its_parts() {
        for (text, expected) in [
            ("halman@utopia.example", true),
            (" halman@utopia.example\n", true),
            ("halman@utopia.example; marie@utopia.example", true),
            ("halman@utopia.example / marie@utopia.example", true),
            ("Halman Ade <halman@utopia.example>", true),
            ("хальман@утопия.example", true),
            ("halman", false),
            ("halman@", false),
            ("@utopia.example", false),
            ("halman@utopia", false),
            ("halman at utopia.example", false),
            ("halman@@utopia.example", false),
            ("halman@utopia.example or marie", true),
            ("halman@utopia.example and marie@utopia.example.", true),
            ("E-mail: mailto:halman@utopia.example (Halman)", true),
            ("halman@utopia.example، marie@utopia", false),
            ("/", false),
            ("n/a", false),
            ("www.utopia.example", false),
        ] {
            assert_eq!(is_email(text), expected, "{text:?}");
        }
    }
}
