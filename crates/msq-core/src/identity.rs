//! Which parts of an answer say who responds.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::Kind;

/// What a part says of the state that responds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum Identity {
    /// Its name, as the respondent wrote it.
    Name,
    /// Its ISO 3166-1 alpha-3 code.
    Iso,
    /// Its UN M49 code.
    M49,
}

impl Identity {
    /// The regular expression of the texts that it can be, as the schema carries it; `None` if it can be any text.
    pub fn pattern(self) -> Option<&'static str> {
        match self {
            Self::Name => None,
            Self::Iso => Some("^[A-Z]{3}$"),
            Self::M49 => Some("^[0-9]{3}$"),
        }
    }

    /// Whether it can be `text`: the same rule as [`Identity::pattern`].
    pub fn admits(self, text: &str) -> bool {
        let three = |is: fn(&u8) -> bool| text.len() == 3 && text.as_bytes().iter().all(is);
        match self {
            Self::Name => true,
            Self::Iso => three(u8::is_ascii_uppercase),
            Self::M49 => three(u8::is_ascii_digit),
        }
    }

    /// What such a text looks like, for messages to people.
    pub fn expected(self) -> &'static str {
        match self {
            Self::Name => Kind::Text.expected(),
            Self::Iso => "an ISO 3166-1 alpha-3 code of three capital letters, such as \"PAN\"",
            Self::M49 => "a UN M49 code of three digits, such as \"591\"",
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{Edition, Identity, Misfit, Response, Value, editions::edition2020::Msq2020};

    #[test]
    fn only_codes_fit_where_codes_belong() {
        let catalogue = Msq2020::catalogue();
        let of = |identity| {
            let mut parts = catalogue.parts().iter().filter(move |part| part.identity == Some(identity));
            parts.next().expect("the 2020 edition asks who responds").id
        };
        let mut response = Response::new(&catalogue);
        for (identity, text, fits) in [
            (Identity::Iso, "PAN", true),
            (Identity::Iso, "XXX", true),
            (Identity::Iso, "pan", false),
            (Identity::Iso, "PA", false),
            (Identity::Iso, "PANA", false),
            (Identity::Iso, "PÁ", false),
            (Identity::Iso, "", false),
            (Identity::M49, "591", true),
            (Identity::M49, "004", true),
            (Identity::M49, "4", false),
            (Identity::M49, "591 ", false),
            (Identity::M49, "PAN", false),
            (Identity::Name, "", true),
        ] {
            let expected = if fits { Ok(()) } else { Err(Misfit::Code(identity)) };
            assert_eq!(response.set(of(identity), Value::Text(text.to_owned())), expected, "{text:?}");
        }
    }
}
