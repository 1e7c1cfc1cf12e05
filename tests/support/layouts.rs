//! The generator of layouts: foreign files that are drawn, with what is right about each, and a judge of what was read.
//!
//! [`draw`] makes a file of a seed: answers, shape, numbers, words, marks and faults are drawn apart from each other,
//! and then written down as a person would. What is right comes from what was written, and never from a reader.
//! [`judge`] holds what was read against it. The generator knows nothing of how grids are read.

mod answers;
mod block;
mod drawn;
mod form;
mod judge;
mod language;
mod marks;
mod notation;
mod outcome;
mod plan;
mod random;
mod sheet;
mod table;
mod text;
mod wording;
mod words;

use std::collections::BTreeSet;

use msq_core::{Edition, editions::edition2020::Msq2020};

use self::{
    form::Layer,
    plan::{Plan, Shape},
    random::Random,
    sheet::Known,
    wording::Wording,
    words::Words,
};

pub use drawn::{Drawn, Expected};
pub use judge::{Verdict, judge};
pub use outcome::{Found, Outcome, Said, Told};
pub use sheet::{Class, Owned, Right, Spot};

/// The file of a seed: always the same one.
pub fn draw(seed: u64) -> Drawn {
    let catalogue = Msq2020::catalogue();
    let plan = Plan::draw(seed, &catalogue);
    let mut words = Words::new(Random::of(seed, "words"));
    let mut random = Random::of(seed, "answers");
    let mut taken = BTreeSet::new();
    let respondents: Vec<_> = (0..plan.respondents)
        .map(|_| answers::respondent(&catalogue, &plan.asked, &mut random, &mut words, &mut taken))
        .collect();
    let mut layer = Layer::new(seed, &catalogue, &plan, &respondents);
    let mut detail = String::new();
    match plan.shape {
        Shape::Wide => detail = layer.wide(),
        Shape::Long => detail = layer.long(),
        Shape::Text => layer.text(false),
        Shape::Mail => layer.text(true),
        _ => layer.form(),
    }
    layer.find_unclear();
    let Layer { pages, never, unclear, .. } = layer;
    let mut known = Known::of(&pages, &words);
    for right in &mut known.rights {
        let code = msq_code(&right.path);
        right.tellable &= !unclear.contains(&(right.respondent, code.to_owned()));
    }
    let expected = match plan.dress.wording {
        Wording::None => Expected::ReadByNumber,
        Wording::Translated(language) if !language.known => Expected::ReadByNumber,
        _ => Expected::Read,
    };
    Drawn {
        seed,
        properties: properties(&plan, detail),
        sheets: known.sheets,
        respondents: respondents.iter().map(|respondent| respondent.name().to_owned()).collect(),
        rights: known.rights,
        never,
        words: known.words,
        expected,
        rows_are_answers: plan.shape.has_rows_of_answers(),
        answered: known.answered,
        labels: known.labels,
    }
}

/// The code of the question in a path.
fn msq_code(path: &str) -> &str {
    let catalogue = Msq2020::catalogue();
    let codes = catalogue.questions().iter().map(|question| question.code.len());
    let longest = codes.filter(|&end| {
        path.get(..end).is_some_and(|code| catalogue.question(code).is_some())
            && path[end..].chars().next().is_none_or(|next| next == '.' || next == '[')
    });
    &path[..longest.max().unwrap_or_default()]
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
    ]
}
