//! The best way through a sheet along the printed order.
//!
//! The texts of a sheet stand in an order, and so does the questionnaire. A state is the thing that was named last; a
//! text that names nothing keeps it. Every text can name one of several things, or nothing, and each choice is worth
//! something: for the words, for the number, for coming next. The best sum wins; of equals, the one that was found
//! first.

use super::sequence::{Node, Sequence};

/// One thing that a text can name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Choice {
    /// Its place in the printed order; `None` if it can stand anywhere.
    pub(super) node: Option<Node>,
    /// What its words and its number are worth, wherever they stand.
    pub(super) worth: i32,
    /// Whether only the number says so.
    pub(super) by_number: bool,
    /// Whether it means nothing where no question is open.
    pub(super) is_room: bool,
    /// Whether it names only a part of a question, so that others of the same question can follow.
    pub(super) is_part: bool,
}

/// How many states are followed at a time.
const BEAM: usize = 64;

/// A state that is worth so much less than the best is given up.
const HOPELESS: i32 = 400;

/// What it costs to go back in the printed order.
const BACK: i32 = 30;

/// What it costs to name again what was just named.
const AGAIN: i32 = 45;

/// What it costs to begin another form: to go back to its head.
const RESTART: i32 = 15;

/// What it costs options or fields not to stand below their question: more than a few of them are worth.
const ASTRAY: i32 = 150;

/// What skipped questions cost at most.
const SKIPPED: i32 = 12;

/// A step of a path: what the text before it was, and which choice was taken.
#[derive(Clone, Copy)]
struct Step {
    before: u32,
    choice: u32,
    text: u32,
}

#[derive(Clone, Copy)]
struct State {
    node: Node,
    worth: i32,
    /// The last step that led here; `NONE` at the beginning.
    step: u32,
}

const NONE: u32 = u32::MAX;

/// The choice that the best path takes at each text, if it takes one.
pub(super) fn best(sequence: &Sequence, begin: Node, texts: &[Vec<Choice>]) -> Vec<Option<usize>> {
    let mut steps: Vec<Step> = Vec::new();
    let mut states = vec![State { node: begin, worth: 0, step: NONE }];
    // The best way to each node, for one text: its place among the states.
    let mut known: Vec<u32> = vec![NONE; sequence.len()];
    let mut next: Vec<State> = Vec::new();
    for (text, choices) in (0_u32..).zip(texts) {
        if choices.is_empty() {
            continue;
        }
        next.clear();
        for state in &states {
            known[usize::from(state.node)] = next.len() as u32;
            next.push(*state);
        }
        for state in &states {
            for (choice, of) in (0_u32..).zip(choices) {
                let node = of.node.unwrap_or(state.node);
                let worth = state.worth + of.worth - cost(sequence, state.node, *of);
                let at = known[usize::from(node)];
                let is_better = at == NONE || next[at as usize].worth < worth;
                if !is_better {
                    continue;
                }
                let step = steps.len() as u32;
                steps.push(Step { before: state.step, choice, text });
                let state = State { node, worth, step };
                if at == NONE {
                    known[usize::from(node)] = next.len() as u32;
                    next.push(state);
                } else {
                    next[at as usize] = state;
                }
            }
        }
        for state in &next {
            known[usize::from(state.node)] = NONE;
        }
        next.sort_by_key(|state| (std::cmp::Reverse(state.worth), state.node));
        let best = next.first().map_or(0, |state| state.worth);
        next.truncate(BEAM);
        next.retain(|state| state.worth >= best - HOPELESS);
        std::mem::swap(&mut states, &mut next);
    }
    let mut taken = vec![None; texts.len()];
    let mut at = states.first().map_or(NONE, |state| state.step);
    while at != NONE {
        let Step { before, choice, text } = steps[at as usize];
        taken[text as usize] = Some(choice as usize);
        at = before;
    }
    taken
}

/// What it costs to name something behind what was named before.
fn cost(sequence: &Sequence, from: Node, choice: Choice) -> i32 {
    let before = sequence.printed(from);
    let Some(node) = choice.node else {
        return if choice.is_room && before.question.is_none() { choice.worth } else { 0 };
    };
    let named = sequence.printed(node);
    if from == 0 && !named.is_below {
        return 0;
    }
    if named.is_below {
        let is_open = before.question == named.question;
        return match is_open {
            true if node > from => 0,
            true => 5,
            false => ASTRAY + if node < from { BACK } else { 0 },
        };
    }
    if choice.is_part && named.question == before.question {
        return 0;
    }
    // A numeral and a title in two cells name one section.
    if node == from && named.is_title {
        return 0;
    }
    let again = if node == from { AGAIN } else { 0 };
    if named.is_head && node <= from {
        return RESTART + again;
    }
    if node <= from {
        return BACK + again + if choice.by_number { BACK } else { 0 };
    }
    i32::from(named.at.saturating_sub(before.at).saturating_sub(1)).min(SKIPPED)
}
