//! Says which state a response comes from.

use std::sync::Arc;

use super::{Match, State, Status, find, of_iso};
use crate::{Catalogue, Code, Finding, Identity, PartId, Question, Response, Value, codes};

/// Fills in the codes of the state that a response names, where they are unanswered. Says what is doubtful about the
/// name; whether the codes that were given are another state's is for [`check`](crate::check::check) to say.
///
/// This is for what people filled in. A document that has a name and no codes is complete as it is.
///
/// ```
/// use msq_core::{Edition, editions::edition2020::Msq2020, states::identify};
///
/// let mut typed = Msq2020::default();
/// typed.member_state.name = Some("Panamá".to_owned());
/// let mut response = typed.to_response()?;
/// assert!(identify(&mut response).is_empty());
/// assert_eq!(Msq2020::from_response(&response)?.member_state.iso.as_deref(), Some("PAN"));
/// # Ok::<(), msq_core::TypedError>(())
/// ```
pub fn identify(response: &mut Response) -> Vec<Finding> {
    let catalogue = Arc::clone(response.catalogue());
    let mut findings = Vec::new();
    for question in catalogue.questions() {
        Identifying { catalogue: &catalogue, question, response, findings: &mut findings }.run();
    }
    findings
}

impl Identity {
    /// What it is of that state; a name can be any.
    pub fn code_of(self, state: &State) -> Option<&'static str> {
        match self {
            Self::Name => None,
            Self::Iso => Some(state.iso),
            Self::M49 => Some(state.m49),
        }
    }
}

/// The state that a response comes from: by its code, or else by its name.
pub fn respondent(response: &Response) -> Option<&'static State> {
    let by_name = |name| match find(name) {
        Match::Exact(state) | Match::Within(state) => Some(state),
        Match::Ambiguous(_) | Match::Unknown => None,
    };
    let by_code = texts(response, Identity::Iso).find_map(of_iso);
    by_code.or_else(|| texts(response, Identity::Name).find_map(by_name))
}

fn texts(response: &Response, identity: Identity) -> impl Iterator<Item = &str> {
    let parts = response.catalogue().parts().iter().filter(move |part| part.identity == Some(identity));
    parts.filter_map(|part| text(response, part.id))
}

fn text(response: &Response, part: PartId) -> Option<&str> {
    match response.get(part) {
        Some(Value::Text(text)) => Some(text),
        _ => None,
    }
}

/// The answer to one question, which may be a state's name.
struct Identifying<'a> {
    catalogue: &'a Catalogue,
    question: &'a Question,
    response: &'a mut Response,
    findings: &'a mut Vec<Finding>,
}

impl Identifying<'_> {
    fn run(&mut self) {
        let Some(part) = self.part(Identity::Name) else { return };
        let Some(name) = text(self.response, part).map(str::to_owned) else { return };
        let Some(state) = self.settle(part, &name) else { return };
        let codes =
            [Identity::Iso, Identity::M49].map(|identity| (self.part(identity), identity.code_of(state)));
        let given = |part| text(self.response, part);
        // Beside the code of another state, none is added.
        if codes.iter().any(|&(part, code)| part.and_then(given).is_some_and(|given| Some(given) != code)) {
            return;
        }
        for (part, code) in codes {
            if let (Some(part), Some(code)) = (part, code)
                && let Err(misfit) = self.response.set(part, Value::Text(code.to_owned()))
            {
                self.say(codes::WRONG_SHAPE, part, misfit.to_string());
            }
        }
    }

    /// The state that is meant by a name, if it is one whose codes the response may have.
    fn settle(&mut self, part: PartId, name: &str) -> Option<&'static State> {
        let given = self.part(Identity::Iso).and_then(|part| text(self.response, part)).and_then(of_iso);
        let named = |state: &State| format!("{} ({})", state.name, state.iso);
        let (state, doubt) = match find(name) {
            Match::Exact(state) | Match::Within(state) if state.status == Status::Other => {
                let message = format!("{} is neither a Member State nor an observer State", state.name);
                (None, Some((codes::UNKNOWN_MEMBER_STATE, message)))
            }
            Match::Exact(state) if state.status == Status::Observer => {
                let message = format!("{} is an observer State, not a Member State", state.name);
                (Some(state), Some((codes::OBSERVER_STATE, message)))
            }
            Match::Exact(state) => (Some(state), None),
            Match::Within(state) => {
                let message = format!("{} was read out of {name:?}", named(state));
                (Some(state), Some((codes::MEMBER_STATE_IN_WORDS, message)))
            }
            Match::Ambiguous(states) => match given.filter(|given| states.contains(given)) {
                // The code says which one is meant.
                Some(given) => (Some(given), None),
                None => {
                    let states: Vec<_> = states.into_iter().map(named).collect();
                    let message = format!("{name:?} may be {}", states.join(" or "));
                    (None, Some((codes::AMBIGUOUS_MEMBER_STATE, message)))
                }
            },
            Match::Unknown => {
                let message = format!("{name:?} isn't the name of a Member State");
                (None, Some((codes::UNKNOWN_MEMBER_STATE, message)))
            }
        };
        if let Some((code, message)) = doubt {
            self.say(code, part, message);
        }
        state
    }

    fn part(&self, identity: Identity) -> Option<PartId> {
        self.question.identifying(self.catalogue, identity).map(|part| part.id)
    }

    fn say(&mut self, code: Code, part: PartId, message: String) {
        self.findings.push(Finding { code, target: part.into(), message });
    }
}
