//! What is asked of a prompt again and again, found once: whether it tells, and which part repeats it.

use std::sync::Arc;

use msq_core::{Catalogue, PartId, Question, QuestionId};

use crate::words;

/// What is known of the prompts of an edition.
#[derive(Debug)]
pub(super) struct Prompts(Vec<Prompt>);

#[derive(Debug)]
struct Prompt {
    is_telling: bool,
    main_part: Option<PartId>,
}

impl Prompts {
    pub(super) fn of(catalogue: &Catalogue) -> Arc<Self> {
        catalogue.kept(|catalogue| {
            let prompt = |question: &Question| Prompt {
                is_telling: is_telling(&question.prompt),
                main_part: main_part(catalogue, question),
            };
            Self(catalogue.questions().iter().map(prompt).collect())
        })
    }

    /// Whether a prompt is long enough not to be an answer as well.
    pub(super) fn is_telling(&self, question: QuestionId) -> bool {
        self.0[question.index()].is_telling
    }

    /// The part that a question of one value is about: the part whose label repeats the prompt.
    pub(super) fn main_part(&self, question: QuestionId) -> Option<PartId> {
        self.0[question.index()].main_part
    }
}

fn is_telling(prompt: &str) -> bool {
    const TELLING_WORDS: usize = 3;
    words::bounds(prompt).nth(TELLING_WORDS - 1).is_some()
}

fn main_part(catalogue: &Catalogue, question: &Question) -> Option<PartId> {
    let prompt = words::key(&question.prompt);
    let repeats =
        |part: &PartId| catalogue[*part].label.as_deref().is_some_and(|label| words::key(label) == prompt);
    question.parts.iter().copied().find(repeats)
}
