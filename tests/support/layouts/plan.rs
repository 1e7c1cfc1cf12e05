//! What a file is to be like: each property drawn on its own, then only made to fit where nobody would write it so.

use std::collections::BTreeSet;

use msq_core::Catalogue;

use super::{
    beside::Beside,
    block::Dress,
    language::Language,
    marks::{Choices, MarkPlace, Marks, Yes},
    noise::Noise,
    notation::Notation,
    random::Random,
    wording::Wording,
};

/// Where prompts and answers stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// The answer to the right of its prompt.
    Beside,
    /// The answer below its prompt.
    Below,
    /// Below a prompt, rows with labels: answer, source, remarks.
    AnswerRows,
    /// Columns for yes and no, and one for details.
    YesNoColumns,
    /// A column of items between the prompts and the answers.
    ItemColumn,
    /// Two or three blocks side by side.
    Blocks,
    /// A sheet a section.
    SectionSheets,
    /// A sheet a question.
    QuestionSheets,
    /// A column a state.
    States,
    /// Several forms below each other.
    Batch,
    /// A row a state.
    Wide,
    /// A row an answer.
    Long,
    /// A printed page, a line a cell.
    Text,
    /// A reply to a mail.
    Mail,
}

pub(super) const SHAPES: &[(usize, Shape)] = &[
    (16, Shape::Beside),
    (9, Shape::Below),
    (6, Shape::AnswerRows),
    (6, Shape::YesNoColumns),
    (6, Shape::ItemColumn),
    (7, Shape::Blocks),
    (6, Shape::SectionSheets),
    (5, Shape::QuestionSheets),
    (7, Shape::States),
    (4, Shape::Batch),
    (14, Shape::Wide),
    (9, Shape::Long),
    (6, Shape::Text),
    (4, Shape::Mail),
];

/// How often options are written how.
pub(super) const CHOICES: &[(usize, Choices)] = &[
    (12, Choices::Listed),
    (2, Choices::Chosen("; ")),
    (2, Choices::Chosen("\n")),
    (1, Choices::Chosen(", ")),
    (2, Choices::OneCell),
    (1, Choices::SomeNo("No")),
    (1, Choices::SomeNo("N/A")),
    (1, Choices::SomeNo("0")),
    (1, Choices::Scores),
    (2, Choices::Unmarked),
];

impl Shape {
    pub(super) fn name(self) -> String {
        let name = format!("{self:?}");
        let spaced = name.chars().enumerate().map(|(at, letter)| {
            let hyphen = if at > 0 && letter.is_uppercase() { "-" } else { "" };
            format!("{hyphen}{}", letter.to_lowercase())
        });
        spaced.collect()
    }

    /// Whether a row holds one answer, so that a finding about the row is one about the answer.
    pub(super) fn has_rows_of_answers(self) -> bool {
        !matches!(self, Self::Wide | Self::Blocks | Self::States)
    }
}

/// Where the number of a question stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NumberPlace {
    OwnColumn,
    InPrompt,
}

/// What a file is to be like.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    pub(super) shape: Shape,
    pub(super) notation: Notation,
    pub(super) number_place: NumberPlace,
    pub(super) dress: Dress,
    /// The codes of the questions that are asked.
    pub(super) asked: BTreeSet<String>,
    /// Whether sections have headings.
    pub(super) sections: bool,
    pub(super) respondents: usize,
    /// A column between prompts and answers.
    pub(super) before: Option<Beside>,
    /// Columns behind the answers.
    pub(super) after: Vec<Beside>,
    /// Whether columns have headings.
    pub(super) heads: bool,
    pub(super) noise: Vec<Noise>,
    /// How the titles of sections are written.
    pub(super) section_title: usize,
    /// Whether two options stand in a row.
    pub(super) pairs: bool,
    /// Whether an answer below its prompt stands a column further to the right.
    pub(super) below_right: bool,
    /// Whether answers stand behind their prompts, in one cell with them.
    pub(super) same_cell: bool,
    pub(super) tabs: Tabs,
    /// Whether nothing but the tab says which question a sheet is about.
    pub(super) tabs_alone: bool,
}

/// What the tabs of a sheet a question say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tabs {
    Code,
    Number,
    Question,
    Title,
}

impl Plan {
    /// The title of a section.
    pub(super) fn section_title(&self, numeral: &str, title: &str) -> String {
        match self.section_title {
            1 => format!("SECTION {numeral}: {}", title.to_uppercase()),
            2 => format!("Section {numeral} - {title}"),
            3 => title.to_owned(),
            _ => format!("{numeral}. {title}"),
        }
    }

    pub(super) fn has(&self, noise: Noise) -> bool {
        self.noise.contains(&noise)
    }

    pub(super) fn draw(seed: u64, catalogue: &Catalogue) -> Self {
        let stream = |name| Random::of(seed, name);
        let shape = stream("shape").weighted(SHAPES);
        let mut random = stream("marks");
        let marks = Marks::draw(&mut random);
        let mark_place =
            random.pick(&[MarkPlace::Before, MarkPlace::Behind, MarkPlace::Left, MarkPlace::Right]);
        let choices = stream("choices").weighted(CHOICES);
        let mut random = stream("style");
        let dress = Dress {
            wording: Wording::draw(&mut stream("wording")),
            marks,
            mark_place,
            choices,
            yes: Yes::draw(&mut stream("yes")),
            field_rows: random.chance(60),
            words_apart: random.chance(35),
            percent: random.below(5),
            date: random.below(5),
            bodies: random.below(42),
        };
        let mut plan = Self {
            shape,
            notation: Notation::draw(&mut stream("notation")),
            number_place: if random.chance(50) { NumberPlace::OwnColumn } else { NumberPlace::InPrompt },
            dress,
            asked: BTreeSet::new(),
            sections: random.chance(55),
            respondents: if matches!(shape, Shape::States | Shape::Batch | Shape::Wide | Shape::Long) {
                random.weighted(&[(1, 1), (4, 2), (3, 3), (1, 5)])
            } else {
                1
            },
            before: None,
            after: Beside::draw(&mut stream("beside")),
            heads: stream("heads").chance(40),
            noise: Noise::draw(&mut stream("noise")),
            section_title: stream("titles").below(5),
            pairs: stream("pairs").chance(25),
            below_right: stream("below").chance(35),
            same_cell: stream("same cell").chance(12),
            tabs: stream("tabs").pick(&[Tabs::Code, Tabs::Number, Tabs::Question, Tabs::Title]),
            tabs_alone: stream("tabs alone").chance(30),
        };
        if stream("before").chance(40)
            && let Some(at) = plan.after.iter().position(|beside| beside.can_stand_before())
        {
            plan.before = Some(plan.after.remove(at));
        }
        plan.fit();
        plan.fit_beside();
        plan.asked = asked(&plan, catalogue, &mut stream("asked"));
        plan
    }
}

/// The questions that a file asks.
fn asked(plan: &Plan, catalogue: &Catalogue, random: &mut Random) -> BTreeSet<String> {
    let often = random.weighted(&[(4, 100), (3, 70), (2, 35)]);
    let from = random.below(5);
    let sections = if random.chance(20) { from..from + 5 } else { 0..99 };
    let mut asked: BTreeSet<String> = BTreeSet::new();
    for question in catalogue.questions() {
        let section = question.section_index();
        let code = question.code.as_str();
        let is_there = match code {
            "memberState" => true,
            "date" => random.chance(50),
            "authorization" => random.chance(30) && plan.dress.wording.is_words(),
            _ => sections.contains(&section) && random.chance(often),
        };
        let has_words = match plan.dress.wording {
            Wording::Translated(language) => Language::prompt(language, code).is_some(),
            Wording::None => code != "X.contact",
            _ => true,
        };
        if is_there && has_words {
            asked.insert(code.to_owned());
        }
    }
    // Who answers two questions answers no questionnaire.
    for code in ["6", "7", "10", "17", "12"] {
        if asked.len() < 7 {
            asked.insert(code.to_owned());
        }
    }
    // A letter without the number above it is nobody's.
    for (stem, letter) in [("2", "2."), ("5", "5.")] {
        if asked.iter().any(|code| code.starts_with(letter)) {
            asked.insert(stem.to_owned());
        } else {
            asked.remove(stem);
        }
    }
    asked
}
