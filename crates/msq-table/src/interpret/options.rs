//! Options to be ticked: marks, and words beside them.

use std::{
    collections::{BTreeSet, HashSet},
    ops::Range,
};

use msq_core::{Kind, PartId, Target, Value as Answer, codes};

use super::settling::{Settling, trim};
use crate::{
    Role, Rule,
    choices::{self, Choice, Item, List},
    claim::{Aim, Claim},
    doubt::short,
    grid::CellId,
    spans::says_something,
    vocabulary, words,
};

impl<'a> Settling<'a> {
    /// What stands beside an option: a mark, or words; `said` is what a mark there means.
    pub(super) fn option(&mut self, claim: &'a Claim, ticked: PartId, option: usize, said: bool) {
        let target = Target::Option { part: ticked, option };
        let text = self.text(claim);
        // Below an option's head, platforms write its own words where it was ticked.
        let repeats = words::key(text) == words::key(&self.catalogue.options(ticked)[option].label);
        if self.scales.contains(&ticked) && is_number(text) {
            let message = format!("the number {:?} beside the option is a score, and no tick", text.trim());
            self.say(codes::UNKNOWN_MARK, claim.cell, Some(target), message);
            return self.beside(claim, option, claim.bytes.clone());
        }
        if let Some(marked) = vocabulary::mark(text).or(repeats.then_some(true)) {
            let marked = self.says(text, marked);
            let is_empty = vocabulary::box_at(text.trim()).is_some_and(|(ticked, _)| !ticked);
            // An empty box below No says nothing.
            if said || !is_empty {
                self.marked(claim.cell, target, option, marked == said);
            }
            self.drawn |= said && is_empty;
            let role = if repeats { Role::Answer(target) } else { Role::Mark(target) };
            self.spans.add(claim.cell, claim.bytes.clone(), role, claim.rule);
            return;
        }
        let mut words = claim.bytes.clone();
        if let Some((mark, marked)) =
            vocabulary::leading_mark(&self.grid.text(claim.cell)[claim.bytes.clone()])
        {
            // `Yes, Law 83 of 2012` ticks, and says more.
            let marked = self.says(text, marked);
            self.marked(claim.cell, target, option, marked == said);
            self.drawn |= vocabulary::box_at(text.trim()).is_some_and(|(ticked, _)| !ticked);
            words = claim.bytes.start + mark.end..claim.bytes.end;
            self.spans.add(
                claim.cell,
                claim.bytes.start + mark.start..words.start,
                Role::Mark(target),
                claim.rule,
            );
            words = bare(self.grid.text(claim.cell), words);
        } else if let Some((marked, _)) = vocabulary::leading_yes_or_no(text) {
            self.marked(claim.cell, target, option, marked == said);
        } else if !text.chars().any(char::is_alphanumeric) {
            let message = format!("{:?} is no mark that is known", text.trim());
            self.say(codes::UNKNOWN_MARK, claim.cell, Some(target), message);
            return self.words.push(claim);
        }
        self.beside(claim, option, words);
    }

    /// Keeps words that stand beside an option.
    fn beside(&mut self, claim: &'a Claim, option: usize, words: Range<usize>) {
        match self.part(Kind::Details) {
            Some(part) if !self.details.contains_key(&option) => {
                let bytes = trim(self.grid.text(claim.cell), words);
                self.details.insert(option, self.grid.text(claim.cell)[bytes.clone()].to_owned());
                self.account(claim.cell, bytes, Target::Option { part, option }, claim.rule);
            }
            _ => self.words.push(claim),
        }
    }

    /// What a mark says, crosses among check marks considered.
    fn says(&self, mark: &str, said: bool) -> bool {
        said && !(self.grid.crosses_say_no() && vocabulary::is_cross(mark))
    }

    /// Finds out whether the numbers beside options are scores: 1 and 0 mark, 1 to 5 don't.
    pub(super) fn find_scale(&mut self, claims: &[&Claim]) {
        let beside = claims.iter().filter_map(|claim| match claim.aim {
            Aim::Option { ticked, .. } => Some((ticked, *claim)),
            _ => None,
        });
        let scores: Vec<_> = beside.filter(|(_, claim)| is_number(self.text(claim))).collect();
        let is_score = |claim: &Claim| !matches!(self.text(claim).trim(), "0" | "1");
        let Some((ticked, first)) =
            scores.first().filter(|_| scores.iter().any(|(_, claim)| is_score(claim)))
        else {
            return;
        };
        self.scales.insert(*ticked);
        let numbers: Vec<_> = scores.iter().map(|(_, claim)| self.text(claim).trim()).collect();
        let message =
            format!("numbers stand beside the options ({}); they are no ticks", short(&numbers.join(", ")));
        self.say(codes::UNKNOWN_MARK, first.cell, Some(Target::Part(*ticked)), message);
    }

    /// Notes what a mark says of an option.
    fn marked(&mut self, cell: CellId, target: Target, option: usize, marked: bool) {
        if self.marks.insert(option, Some(marked)).is_some_and(|before| before != Some(marked)) {
            self.marks.insert(option, None);
            self.say(
                codes::CONTRADICTION,
                cell,
                Some(target),
                "marked as yes and as no; neither was taken".to_owned(),
            );
        }
    }

    /// Several options in one text: marked each, or joined because they were ticked. Returns whether its boxes are
    /// clear.
    pub(super) fn choices(&mut self, claim: &Claim) -> bool {
        let text = &self.grid.text(claim.cell)[claim.bytes.clone()];
        let List { items, is_unclear } = List::of(self.recogniser, self.question.id, text);
        if is_unclear {
            let message = "nothing tells which box belongs to which choice; none was taken".to_owned();
            self.say(codes::UNKNOWN_MARK, claim.cell, None, message);
            return false;
        }
        let marked = items.iter().any(|item| item.mark.is_some());
        let choices: HashSet<_> = items.iter().map(|item| item.choice).collect();
        let options = self.part(Kind::Ticked).map_or(0, |part| self.catalogue.options(part).len());
        // All choices in one cell, and no mark: the printed list. `Oui / Yes` says the same twice.
        // So is any part of it below the prompt, a line each.
        let column = |cell| self.grid.cell(cell).address.column;
        let is_below = claim.rule == Rule::BelowQuestion
            && self.label.is_some_and(|label| column(label) == column(claim.cell));
        let is_listed =
            is_below && items.len() > 1 && items.iter().all(|item| item.in_list) && text.contains('\n');
        let printed =
            !marked && (claim.rule != Rule::InColumn && choices.len() == options.max(2) || is_listed);
        self.printed |= printed;
        let mut joined = false;
        for item in &items {
            if marked || printed || item.in_list || self.asks_for_words(item, &text[item.rest.clone()]) {
                self.choose(claim, item, marked, printed);
            }
            let is_taken = item.in_list || self.asks_for_words(item, &text[item.rest.clone()]);
            joined |= is_taken && matches!(item.choice, Choice::Option(_));
        }
        if joined && !marked && !printed {
            self.unknown_choices(claim);
            self.mentioned(claim, &items);
        }
        true
    }

    /// Says which options stand among others with words behind them: nothing tells whether they apply.
    fn mentioned(&mut self, claim: &Claim, items: &[Item]) {
        let text = &self.grid.text(claim.cell)[claim.bytes.clone()];
        let taken: HashSet<_> = items
            .iter()
            .filter(|item| item.in_list || self.asks_for_words(item, &text[item.rest.clone()]))
            .map(|item| item.choice)
            .collect();
        for item in items.iter().filter(|item| !taken.contains(&item.choice)) {
            let (Choice::Option(option), Some(part)) = (item.choice, self.part(Kind::Ticked)) else {
                continue;
            };
            let target = Target::Option { part, option };
            let message =
                "the option stands there with words behind it; it wasn't taken as ticked".to_owned();
            self.say(codes::OPTIONS_NOT_SAID, claim.cell, Some(target), message);
        }
    }

    /// Says which of the texts joined with options is none.
    fn unknown_choices(&mut self, claim: &Claim) {
        let Some(target) = self.part(Kind::Ticked).map(Target::Part) else { return };
        let text = self.grid.text(claim.cell);
        let gaps = self.spans.gaps(claim.cell, claim.bytes.clone());
        // A choice may hold commas: they separate where nothing else does.
        let separator = if gaps.iter().any(|gap| text[gap.clone()].contains(';')) { ';' } else { ',' };
        for gap in gaps {
            for line in text[gap.clone()].split_inclusive(['\n', '\r']) {
                let start = gap.start + line.as_ptr().addr() - text[gap.clone()].as_ptr().addr();
                let opens = text[..start].chars().next_back().is_none_or(is_line_end);
                let closes = line.ends_with(is_line_end) || start + line.len() == text.len();
                // A line without any option is a sentence below the list.
                if opens && closes {
                    continue;
                }
                for piece in line.split(separator).map(str::trim).filter(|piece| says_something(piece)) {
                    let message = format!("{:?} is none of the options", short(piece));
                    self.say(codes::UNKNOWN_CHOICE, claim.cell, Some(target), message);
                }
            }
        }
    }

    /// Whether an item is an option that asks for words, with words behind it: `Other: BI`.
    fn asks_for_words(&self, item: &Item, rest: &str) -> bool {
        let (Choice::Option(option), Some(part)) = (item.choice, self.part(Kind::Details)) else {
            return false;
        };
        self.catalogue.options(part)[option].open && rest.trim_start().starts_with([':', '-', '–', '('])
    }

    fn choose(&mut self, claim: &Claim, item: &Item, marked: bool, printed: bool) {
        let start = claim.bytes.start;
        let at = |bytes: &Range<usize>| start + bytes.start..start + bytes.end;
        let said =
            if printed {
                None
            } else {
                Some(item.mark.as_ref().map_or(!marked, |(bytes, said)| {
                    self.says(&self.grid.text(claim.cell)[at(bytes)], *said)
                }))
            };
        let (target, label) = match item.choice {
            Choice::YesNo(yes) if marked || printed => {
                let Some(part) = self.part(Kind::YesNo) else { return };
                if said == Some(true) {
                    self.said.insert(yes);
                }
                (Target::Part(part), format!("{}.{}", self.question.code, if yes { "yes" } else { "no" }))
            }
            // A word alone is an answer like any other.
            Choice::YesNo(_) => return,
            Choice::Option(option) => {
                let Some(part) = self.part(Kind::Ticked) else { return };
                let target = Target::Option { part, option };
                self.drawn |= marked;
                if let Some(said) = said {
                    self.marked(claim.cell, target, option, said);
                }
                (target, self.catalogue.path(target))
            }
        };
        let role = if marked || printed { Role::Label(label) } else { Role::Answer(target) };
        self.spans.add(claim.cell, at(&item.label), role, claim.rule);
        if let Some((mark, _)) = &item.mark {
            self.spans.add(claim.cell, at(mark), Role::Mark(target), Rule::BesideLabel);
        }
        self.detail(claim, item);
    }

    /// Words behind an option that asks for them: `Other: BI`.
    fn detail(&mut self, claim: &Claim, item: &Item) {
        let (Choice::Option(option), Some(part)) = (item.choice, self.part(Kind::Details)) else { return };
        let text = self.grid.text(claim.cell);
        let bytes = trim(text, claim.bytes.start + item.rest.start..claim.bytes.start + item.rest.end);
        let is_remark = choices::is_enclosed(&text[bytes.clone()]);
        if !(is_remark || self.asks_for_words(item, &text[bytes.clone()]))
            || self.details.contains_key(&option)
        {
            return;
        }
        let sets_apart = |character: char| {
            character.is_whitespace() || matches!(character, ':' | '-' | '–' | '(' | ')' | ';' | ',')
        };
        let words = text[bytes.clone()].trim_matches(sets_apart);
        if says_something(words) {
            let start = bytes.start;
            let from = start + text[bytes].find(words).unwrap_or(0);
            self.details.insert(option, words.to_owned());
            self.account(
                claim.cell,
                from..from + words.len(),
                Target::Option { part, option },
                Rule::BehindLabel,
            );
        }
    }

    /// Marks say which options are ticked; without any mark that is unknown.
    pub(super) fn ticks(&mut self, place: CellId) {
        let ticked: BTreeSet<_> = self
            .marks
            .iter()
            .filter(|(_, marked)| **marked == Some(true))
            .map(|(option, _)| *option)
            .collect();
        if let Some(part) = self.part(Kind::Ticked).filter(|_| !self.marks.is_empty()) {
            // That one option isn't ticked says nothing of the others, unless most of them say so.
            let most = self.marks.len() * 2 > self.catalogue.options(part).len();
            if !ticked.is_empty() || most || self.drawn {
                // Words beside an option, and no mark where others have one: nobody knows.
                let unmarked: Vec<_> =
                    self.details.keys().copied().filter(|option| !self.marks.contains_key(option)).collect();
                for option in unmarked {
                    let message =
                        "words stand beside the option, and no mark; it wasn't taken as ticked".to_owned();
                    self.say(codes::OPTIONS_NOT_SAID, place, Some(Target::Option { part, option }), message);
                }
                self.put(place, part, Answer::Ticked(ticked));
            } else if self.marks.values().any(Option::is_some) {
                let no: Vec<_> = self
                    .marks
                    .keys()
                    .map(|&option| self.catalogue.options(part)[option].id.as_str())
                    .collect();
                let message = format!("only {} says no; nothing tells whether others apply", no.join(", "));
                self.say(codes::OPTIONS_NOT_SAID, place, Some(Target::Part(part)), message);
            }
        }
        if let Some(part) = self.part(Kind::Details) {
            let details = std::mem::take(&mut self.details);
            self.put(place, part, Answer::Details(details));
        }
    }

    /// Says so if the question is answered, and nothing tells which options apply.
    pub(super) fn settle_ticks(&mut self, place: CellId) {
        let Some(part) = self.part(Kind::Ticked).filter(|&part| self.response.get(part).is_none()) else {
            return;
        };
        let message = match self.printed {
            true => "all options stand there, and none is marked",
            false => "there is an answer, but nothing tells which options apply",
        };
        // Words beside an option are about that one.
        let is_about_one = self.part(Kind::Details).is_some_and(|part| self.response.get(part).is_some());
        let no = self.said.contains(&false);
        if self.printed || self.is_answered() && !is_about_one && !no {
            self.say(codes::OPTIONS_NOT_SAID, place, Some(Target::Part(part)), message.to_owned());
        }
    }
}

fn is_line_end(character: char) -> bool {
    matches!(character, '\n' | '\r')
}

/// Whether a text is a whole number, as scores are.
fn is_number(text: &str) -> bool {
    const LONGEST: usize = 3;
    let text = text.trim();
    !text.is_empty() && text.len() <= LONGEST && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// What stands behind a mark, without the signs between the two or around it.
fn bare(text: &str, bytes: Range<usize>) -> Range<usize> {
    let separates =
        |character: char| character.is_whitespace() || matches!(character, ':' | '-' | '–' | ',' | ';' | '.');
    let start = bytes.end - text[bytes.clone()].trim_start_matches(separates).len();
    let bytes = trim(text, start..bytes.end);
    let words = &text[bytes.clone()];
    let is_enclosed =
        words.starts_with('(') && words.ends_with(')') && !words[1..words.len() - 1].contains(['(', ')']);
    if is_enclosed { bytes.start + 1..bytes.end - 1 } else { bytes }
}
