//! Columns beside the answers: what others wrote, and what nobody answered.

use super::{
    answers::{Asks, Said},
    language::Language,
    random::Random,
    sheet::{Class, Written},
    words::Words,
};

/// A column that holds no answers of this form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Beside {
    Source,
    /// Letters: done, planned, not applicable.
    Status,
    Reviewer,
    LastRound,
    /// The same word in each row.
    Constant,
    Help,
    Translation(&'static Language),
    /// The number of the row.
    Row,
}

pub(super) const KINDS: &[Beside] = &[
    Beside::Source,
    Beside::Status,
    Beside::Reviewer,
    Beside::LastRound,
    Beside::Constant,
    Beside::Help,
    Beside::Row,
];

impl Beside {
    /// Some columns, most often none; a translation among them.
    pub(super) fn draw(random: &mut Random) -> Vec<Self> {
        let count = random.weighted(&[(10, 0), (4, 1), (3, 2), (1, 3)]);
        let mut kinds = KINDS.to_vec();
        kinds.push(Self::Translation(random.pick(&Language::all())));
        random.shuffle(&mut kinds);
        kinds.truncate(count);
        kinds
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Status => "status",
            Self::Reviewer => "reviewer",
            Self::LastRound => "last round",
            Self::Constant => "constant",
            Self::Help => "help",
            Self::Translation(_) => "translation",
            Self::Row => "row",
        }
    }

    /// Whether it can stand between prompts and answers.
    pub(super) fn can_stand_before(self) -> bool {
        matches!(self, Self::Help | Self::Translation(_) | Self::Constant | Self::LastRound)
    }

    pub(super) fn head(self, random: &mut Random) -> &'static str {
        match self {
            Self::Source => random.pick(&["Source", "Sources", "Source of information"]),
            Self::Status => "Status",
            Self::Reviewer => random.pick(&["Reviewer", "Checked by", "Responsible"]),
            Self::LastRound => random.pick(&["2018", "Answer 2018", "Last round", "Previous answer"]),
            Self::Constant => random.pick(&["Level", "Scope"]),
            Self::Help => random.pick(&["Help", "Guidance", "Instructions"]),
            Self::Translation(language) => match language.code {
                "fr" => "Français",
                "es" => "Español",
                "pt" => "Português",
                "ru" => "Русский",
                "ar" => "العربية",
                "zh" => "中文",
                "id" => "Bahasa Indonesia",
                _ => "Türkçe",
            },
            Self::Row => "#",
        }
    }

    /// Whether nobody could tell what it holds without its heading.
    pub(super) fn needs_head(self) -> bool {
        matches!(self, Self::LastRound | Self::Reviewer | Self::Source | Self::Status)
    }

    /// What stands in it beside a question.
    pub(super) fn cell(
        self,
        (code, asks): (&str, Asks),
        said: Option<&Said>,
        row: u32,
        (random, words): (&mut Random, &mut Words),
    ) -> Option<Written> {
        let text = |class, text: String| Some(Written { class, ..Written::answer(code, text) });
        match self {
            _ if asks == Asks::Stem => None,
            Self::Source => said
                .filter(|_| random.chance(60))
                .and_then(|_| text(Class::Beside, words.fill("Report of @"))),
            Self::Status => text(Class::Apart, random.pick(&["D", "P", "N/A", "D"]).to_owned()),
            Self::Reviewer => {
                random.chance(70).then(|| words.fill("@ @")).and_then(|name| text(Class::Apart, name))
            }
            Self::LastRound => match (asks, said) {
                (Asks::YesNo, Some(Said::YesNo { yes, .. })) => {
                    text(Class::Apart, if *yes == Some(true) { "No" } else { "Yes" }.to_owned())
                }
                (Asks::Percent, _) => text(Class::Apart, format!("{}%", 1 + random.below(9))),
                (Asks::Directory, _) => text(Class::Apart, words.url()),
                (Asks::Words, _) => text(Class::Apart, words.sentence()),
                _ => None,
            },
            Self::Constant => text(Class::Label, "National".to_owned()),
            Self::Help => random
                .chance(50)
                .then(|| format!("See the manual, page {}", 3 + random.below(40)))
                .and_then(|help| text(Class::Label, help)),
            Self::Translation(language) => {
                language.prompt(code).and_then(|prompt| text(Class::Label, prompt.to_owned()))
            }
            Self::Row => text(Class::Label, (row + 1).to_string()),
        }
    }
}
