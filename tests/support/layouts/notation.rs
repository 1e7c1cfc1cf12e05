//! How a form numbers its questions.

use super::random::Random;

/// A notation of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Notation {
    /// A text before the number, one before a letter, one behind it: `Q2.a)` is `Q`, `.`, `)`.
    Full(&'static str, &'static str, &'static str),
    /// The letter of a sub-item alone, with that text behind it.
    Letters(&'static str),
    /// `III.9`, with the numeral of the section.
    Sections,
    /// Numbers that begin with 1 in each section.
    Restarting,
    /// A dash between number and prompt: `2.c - Data`.
    Dash,
    None,
}

pub(super) const NOTATIONS: &[(usize, Notation)] = &[
    (5, Notation::Full("", ".", ".")),
    (3, Notation::Full("", ".", "")),
    (2, Notation::Full("", "", "")),
    (2, Notation::Full("", ".", ")")),
    (3, Notation::Full("Q", ".", "")),
    (2, Notation::Full("Q", "", "")),
    (2, Notation::Full("Question ", ".", "")),
    (1, Notation::Full("Question ", "", ":")),
    (1, Notation::Full("(", ".", ")")),
    (1, Notation::Full("", " (", ")")),
    (1, Notation::Full("", " - ", "")),
    (1, Notation::Full("No. ", ".", "")),
    (3, Notation::Letters(".")),
    (3, Notation::Letters(")")),
    (2, Notation::Sections),
    (1, Notation::Restarting),
    (2, Notation::Dash),
    (6, Notation::None),
];

impl Notation {
    pub(super) fn draw(random: &mut Random) -> Self {
        random.weighted(NOTATIONS)
    }

    pub(super) fn name(self) -> String {
        match self {
            Self::None => "none".to_owned(),
            Self::Restarting => "restarting".to_owned(),
            _ => self.number("2.c", "I", 2).unwrap_or_default() + if self == Self::Dash { " -" } else { "" },
        }
    }

    /// The number of a question; its section's numeral, and which one it is in its section.
    pub(super) fn number(self, code: &str, section: &str, place: usize) -> Option<String> {
        if self == Self::None || !code.contains(|character: char| character.is_ascii_digit()) {
            return None;
        }
        if let Some(own) = code.strip_prefix("X.") {
            return Some(match self {
                Self::Letters(_) | Self::Restarting => format!("{own}."),
                Self::Full("Q", _, _) => format!("Q{code}"),
                _ => code.to_owned(),
            });
        }
        let (main, letter) = code.split_once('.').unwrap_or((code, ""));
        Some(match self {
            Self::Full(before, between, behind) => {
                // What opens before the letter closes behind it, and what stands behind a letter alone isn't here.
                let behind = match (between, letter) {
                    (" (", "") => "",
                    _ => behind,
                };
                let between = if letter.is_empty() { "" } else { between };
                format!("{before}{main}{between}{letter}{behind}")
            }
            Self::Letters(behind) if letter.is_empty() => format!("{main}{behind}"),
            Self::Letters(behind) => format!("{letter}{behind}"),
            Self::Sections => format!("{section}.{code}"),
            Self::Restarting if letter.is_empty() => format!("{place}."),
            Self::Restarting => format!("{letter}."),
            Self::Dash | Self::None => code.to_owned(),
        })
    }

    /// A number and a prompt in one cell.
    pub(super) fn join(self, number: Option<&str>, prompt: &str) -> String {
        match number {
            None => prompt.to_owned(),
            Some(number) if prompt.is_empty() => number.to_owned(),
            Some(number) if self == Self::Dash => format!("{number} - {prompt}"),
            Some(number) => format!("{number} {prompt}"),
        }
    }

    /// Whether the number says which question it is, without any words.
    pub(super) fn is_enough(self) -> bool {
        !matches!(self, Self::None | Self::Restarting)
    }
}
