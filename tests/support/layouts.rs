//! The generator of layouts: foreign files that are drawn, with what is right about each, and a judge of what was read.
//!
//! [`draw`] makes a file of a seed: answers, shape, numbers, words, marks and faults are drawn apart from each other,
//! and then written down as a person would. What is right comes from what was written, and never from a reader.
//! [`judge()`] holds what was read against it. The generator knows nothing of how grids are read.

mod answers;
mod beside;
mod block;
mod columns;
mod drawn;
mod dressing;
mod fit;
mod form;
mod judge;
mod language;
mod layer;
mod lines;
mod long;
mod marks;
mod negative;
mod noise;
mod notation;
mod outcome;
mod plan;
mod question;
mod random;
mod sheet;
mod table;
mod text;
mod ticks;
mod values;
mod verdict;
mod wide;
mod wording;
mod words;

use std::collections::BTreeSet;

use msq_core::{Catalogue, Edition, editions::edition2020::Msq2020};

use self::{
    layer::Layer,
    noise::Noise,
    plan::{Plan, Shape},
    random::Random,
    sheet::Known,
    wording::Wording,
    words::Words,
};

pub use drawn::{Drawn, Expected};
pub use judge::judge;
pub use outcome::{Found, Outcome, Said, Told};
pub use sheet::{Class, Owned, Right, Spot};
pub use verdict::Verdict;

/// The file of a seed: always the same one.
pub fn draw(seed: u64) -> Drawn {
    let catalogue = Msq2020::catalogue();
    if Random::of(seed, "negative?").chance(8) {
        return negative(seed, &catalogue);
    }
    let plan = Plan::draw(seed, &catalogue);
    let mut words = Words::new(Random::of(seed, "words"));
    let mut random = Random::of(seed, "answers");
    let mut taken = BTreeSet::new();
    let respondents: Vec<_> = (0..plan.respondents)
        .map(|_| {
            loop {
                let respondent =
                    answers::respondent(&catalogue, &plan.asked, &mut random, &mut words, &mut taken);
                // Nobody who said nothing stands in a list of answers.
                if respondent.answers.len() > 2 || !matches!(plan.shape, Shape::Long | Shape::Mail) {
                    break respondent;
                }
            }
        })
        .collect();
    let mut layer = Layer::new(seed, &catalogue, &plan, &respondents, &mut words);
    let mut detail = String::new();
    match plan.shape {
        Shape::Wide => detail = layer.wide(),
        Shape::Long => detail = layer.long(),
        Shape::Text => layer.text(false),
        Shape::Mail => layer.text(true),
        _ => layer.form(),
    }
    if plan.has(Noise::TwoSheets) {
        layer.second_sheet();
    }
    layer.find_unclear();
    let Layer { mut pages, never, unclear, maybe, has_words, .. } = layer;
    let mut random = Random::of(seed, "hung");
    for page in &mut pages {
        noise::hang(page, &plan.noise, &mut random, &mut words);
    }
    if plan.has(Noise::Lists) {
        let options: Vec<_> =
            catalogue.code_lists()[0].options.iter().map(|option| option.label.clone()).collect();
        pages.push(noise::lists(&options));
    }
    let mut known = Known::of(&pages, &words);
    for right in &mut known.rights {
        let code = code_of(&catalogue, &right.path);
        right.tellable &= !unclear.iter().any(|(at, of)| *at == right.respondent && of == code);
    }
    for (respondent, path, value) in maybe {
        if !known.rights.iter().any(|right| right.respondent == respondent && right.path == path) {
            known.rights.push(Right { respondent, path, value, cells: BTreeSet::new(), tellable: false });
        }
    }
    let is_title = plan.dress.wording == Wording::Title;
    let expected = match plan.dress.wording {
        Wording::Translated(language) if language.known => Expected::Read,
        _ if is_title && !plan.notation.is_enough() => Expected::ReadOrRefuse,
        _ if !has_words && !says_whose(&plan) => Expected::ReadByNumber,
        _ => Expected::Read,
    };
    Drawn {
        seed,
        properties: properties(&plan, detail),
        sheets: known.sheets,
        respondents: respondents.iter().map(|respondent| respondent.name().to_owned()).collect(),
        rights: known.rights,
        never: never.into_iter().chain(known.contradicted).collect(),
        words: known.words,
        expected,
        rows_are_answers: plan.shape.has_rows_of_answers(),
        apart: known.apart.difference(&known.lines).cloned().collect(),
        cells: known.cells,
        answered: known.answered,
        labels: known.labels,
    }
}

/// Whether something else than prompts says which questionnaire it is.
fn says_whose(plan: &Plan) -> bool {
    let printed = [Noise::Title, Noise::PageHeads, Noise::Footnotes, Noise::SignOff, Noise::Lists];
    printed.into_iter().any(|noise| plan.has(noise))
        || plan.shape == Shape::QuestionSheets && plan.tabs == plan::Tabs::Title
}

/// A file that isn't the questionnaire.
fn negative(seed: u64, catalogue: &Catalogue) -> Drawn {
    let mut words = Words::new(Random::of(seed, "words"));
    let (kind, page, expected) = negative::draw(seed, catalogue, &mut words);
    let known = Known::of(&[page], &words);
    Drawn {
        seed,
        properties: vec![("shape", "negative".to_owned()), ("detail", kind)],
        sheets: known.sheets,
        respondents: Vec::new(),
        rights: Vec::new(),
        never: Vec::new(),
        words: Vec::new(),
        expected,
        rows_are_answers: false,
        apart: known.apart.difference(&known.lines).cloned().collect(),
        cells: known.cells,
        answered: known.answered,
        labels: known.labels,
    }
}

/// The code of the question that a path is about.
fn code_of<'c>(catalogue: &'c Catalogue, path: &str) -> &'c str {
    catalogue.target(path).map_or("", |target| &catalogue[catalogue[target.part()].question].code)
}

fn properties(plan: &Plan, detail: String) -> Vec<(&'static str, String)> {
    let dress = &plan.dress;
    vec![
        ("shape", plan.shape.name()),
        ("detail", detail),
        ("notation", plan.notation.name()),
        ("numbers", format!("{:?}", plan.number_place).to_lowercase()),
        ("language", dress.wording.name()),
        ("marks", dress.marks.name()),
        ("mark place", format!("{:?}", dress.mark_place).to_lowercase()),
        ("choices", format!("{:?}", dress.choices).to_lowercase()),
        ("yes", dress.yes.name()),
        ("heads", plan.heads.to_string()),
        ("respondents", plan.respondents.to_string()),
        ("sections", if plan.sections { plan.section_title("I", "Title") } else { "none".to_owned() }),
        ("tabs", format!("{:?}{}", plan.tabs, if plan.tabs_alone { " alone" } else { "" }).to_lowercase()),
        ("pairs", plan.pairs.to_string()),
        ("same cell", plan.same_cell.to_string()),
        ("beside", names(plan.before.iter().chain(&plan.after).map(|beside| beside.name().to_owned()))),
        ("noise", names(plan.noise.iter().map(|noise| format!("{noise:?}").to_lowercase()))),
    ]
}

/// All values that properties are drawn with, so that a test can tell that each occurs.
pub fn drawn_with() -> Vec<(&'static str, Vec<String>)> {
    let all = |names: &mut dyn Iterator<Item = String>| names.collect();
    vec![
        ("shape", all(&mut plan::SHAPES.iter().map(|(_, shape)| shape.name()))),
        ("notation", all(&mut notation::NOTATIONS.iter().map(|(_, notation)| notation.name()))),
        ("language", all(&mut Wording::all().iter().map(|wording| wording.name()))),
        ("marks", all(&mut marks::SIGNS.iter().map(|marks| marks.name()))),
        ("mark place", all(&mut ["before", "behind", "left", "right"].map(str::to_owned).into_iter())),
        ("choices", all(&mut plan::CHOICES.iter().map(|(_, choices)| format!("{choices:?}").to_lowercase()))),
        ("yes", all(&mut marks::YES.iter().map(|(_, yes)| yes.name()))),
        ("beside", all(&mut beside::KINDS.iter().map(|beside| beside.name().to_owned()))),
        ("noise", all(&mut noise::NOISE.iter().map(|(_, noise)| format!("{noise:?}").to_lowercase()))),
    ]
}

fn names(names: impl Iterator<Item = String>) -> String {
    let names: Vec<_> = names.collect();
    if names.is_empty() { "none".to_owned() } else { names.join(", ") }
}
