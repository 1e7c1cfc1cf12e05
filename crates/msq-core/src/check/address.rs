//! Whether an address leads anywhere. None is tried: it is only looked at.

use email_address::{EmailAddress, Options};
use iri_string::types::IriStr;

/// Whether a URL names a host, as written: often without `https://`.
pub(super) fn has_host(url: &str) -> bool {
    let (scheme, rest) = url.trim().split_once("://").unwrap_or(("https", url.trim()));
    // What follows the host may be written in any way.
    let end =
        rest.find(|character: char| matches!(character, '/' | '?' | '#' | '\\') || character.is_whitespace());
    let authority = &rest[..end.unwrap_or(rest.len())];
    if authority.contains('@') && !url.contains("://") {
        // An e-mail address.
        return false;
    }
    let Ok(iri) = IriStr::new(&format!("{scheme}://{authority}")).map(ToOwned::to_owned) else {
        return false;
    };
    let Some(host) = iri.authority_components().map(|components| components.host().to_owned()) else {
        return false;
    };
    host.starts_with('[') || is_name(&host)
}

/// Whether a host has a name of several labels, or an address of numbers.
fn is_name(host: &str) -> bool {
    let labels: Vec<_> = host.strip_suffix('.').unwrap_or(host).split('.').collect();
    let is_label = |label: &&str| {
        let mut characters = label.chars();
        characters.clone().next().is_some()
            && characters.all(|each| each.is_alphanumeric() || matches!(each, '-' | '_' | '%'))
    };
    labels.len() > 1 && labels.iter().all(is_label)
}

/// Whether a text is an e-mail address, or several of them.
pub(super) fn is_email(text: &str) -> bool {
    let options = Options::default().with_required_tld().without_domain_literal();
    let is_one = |text: &str| EmailAddress::parse_with_options(text, options).is_ok();
    let separates = |each: char| matches!(each, ',' | ';' | '/') || each.is_whitespace();
    // One may have a name in front, with spaces.
    is_one(text.trim()) || text.split(separates).filter(|piece| !piece.is_empty()).all(is_one)
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
            ("mailto:halman@utopia.example", false),
            ("halman@utopia.example", false),
            ("http://utopia .example", false),
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
            ("halman@utopia.example or marie", false),
            ("www.utopia.example", false),
        ] {
            assert_eq!(is_email(text), expected, "{text:?}");
        }
    }
}
