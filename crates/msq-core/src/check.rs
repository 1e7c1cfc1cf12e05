//! The checks that a desk makes by hand of answers that were read: what can hardly be meant, and what is missing.
//!
//! They look at a [`Response`], whatever it was read from, and need nothing else: what they must know of a question
//! stands in its type. Each finding is a warning, and nothing is corrected.

use crate::{
    Catalogue, Choice, Code, Date, Due, Entry, EntryField, Finding, Identity, Kind, Part, PartId, Question,
    Response, Target, TextKind, Value, codes,
    document::percent,
    states::{self, Match, State},
    text::Shortened,
};

mod address;
#[cfg(test)]
mod tests;

/// Which answers a reader checks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Checks {
    /// None.
    #[default]
    None,
    /// Those that people filled in: of others' questionnaires, and of forms. Documents, and wide and long tables that
    /// msq wrote, are data.
    FilledIn,
    /// All.
    All,
}

/// What is doubtful about the answers of a response, in the order of its parts.
///
/// ```
/// use msq_core::{Edition, check::check, codes, editions::edition2020::Msq2020};
///
/// let mut typed = Msq2020::default();
/// typed.indicators.satisfied_population.value = Some(8100.0);
/// let response = typed.to_response()?;
/// let found = check(&response);
/// let found = found.iter().find(|finding| finding.code == codes::PERCENTAGE_OUT_OF_RANGE).expect("8100 %");
/// assert_eq!(response.catalogue().path(found.target), "17.value");
/// # Ok::<(), msq_core::TypedError>(())
/// ```
pub fn check(response: &Response) -> Vec<Finding> {
    let catalogue = response.catalogue();
    let mut checking = Checking { catalogue, response, findings: Vec::new() };
    for question in catalogue.questions() {
        checking.question(question);
    }
    checking.findings
}

struct Checking<'a> {
    catalogue: &'a Catalogue,
    response: &'a Response,
    findings: Vec<Finding>,
}

impl<'a> Checking<'a> {
    fn question(&mut self, question: &'a Question) {
        self.due(question);
        self.follows(question);
        self.state(question);
        self.options(question);
        for &part in &question.parts {
            self.part(question, &self.catalogue[part]);
        }
    }

    fn part(&mut self, question: &Question, part: &Part) {
        match self.response.get(part.id) {
            Some(Value::Percent(number)) => self.percentage(question, part.id, *number),
            Some(Value::Date(date)) => self.date(part.id, *date),
            Some(Value::Text(text)) => self.text(part, text),
            Some(Value::Entries(entries)) => self.entries(part.id, entries),
            Some(Value::YesNo(_) | Value::Ticked(_) | Value::Details(_)) | None => {}
        }
    }

    /// What a response can't do without.
    fn due(&mut self, question: &Question) {
        let due = |part: &PartId| self.catalogue[*part].due;
        let parts: Vec<_> = question.parts.iter().copied().filter(|part| due(part).is_some()).collect();
        let Some((&first, due)) = parts.first().and_then(|part| Some((part, due(part)?))) else { return };
        let is_said = parts.iter().any(|&part| self.says_something(part));
        match due {
            Due::Consent if self.says_no(&parts) => {
                self.say(codes::NOT_AUTHORIZED, first, "the response isn't authorized to be published");
            }
            Due::Consent if !is_said => {
                self.say(codes::NOT_AUTHORIZED, first, "nothing says that the response may be published");
            }
            Due::Contact if !is_said => {
                self.say(codes::NO_CONTACT, first, "nobody is named who could be asked")
            }
            Due::Consent | Due::Contact => {}
        }
    }

    /// An answer although the question before, on which it depends, rules it out.
    fn follows(&mut self, question: &Question) {
        let Some(before) = question.follows.map(|id| &self.catalogue[id]) else { return };
        // "If yes …": no and no agree.
        if !self.says_no(&before.parts) || self.says_no(&question.parts) {
            return;
        }
        if let Some(&part) = question.parts.iter().find(|&&part| self.says_something(part)) {
            let message = format!("{} is answered, although {} is no", question.code, before.code);
            self.say(codes::RULED_OUT_ANSWER, part, message);
        }
    }

    /// Codes of another state than the one that the name says.
    fn state(&mut self, question: &Question) {
        let of = |identity| {
            let id = question.identifying(self.catalogue, identity)?.id;
            match self.response.get(id) {
                Some(Value::Text(text)) => Some((id, text)),
                _ => None,
            }
        };
        let named = of(Identity::Name).map(|(_, name)| states::find(name));
        // Whoever has an unknown name may have a code that is known.
        let mut meant = match named.as_ref().map(Match::states) {
            Some(states @ [_, ..]) => states.to_vec(),
            _ => of(Identity::Iso).and_then(|(_, code)| states::of_iso(code)).into_iter().collect(),
        };
        let mut differing = Vec::new();
        for identity in [Identity::Iso, Identity::M49] {
            let Some((part, given)) = of(identity) else { continue };
            let code = |state: &&State| identity.code_of(state);
            let (same, other): (Vec<_>, Vec<_>) =
                meant.iter().copied().partition(|state| code(state) == Some(given.as_str()));
            if !same.is_empty() {
                // Of several that the name may mean, it is this one.
                meant = same;
                continue;
            }
            let known = other.iter().filter_map(|state| Some(format!("{} has {}", state.name, code(state)?)));
            let known: Vec<_> = known.collect();
            if !known.is_empty() {
                differing.push((part, format!("{given} was given, but {}", known.join(", and "))));
            }
        }
        for (part, message) in differing {
            self.say(codes::STATE_DIFFERS, part, message);
        }
    }

    /// Options that ask for words of one's own, with and without them.
    fn options(&mut self, question: &Question) {
        let of = |kind| question.part_of_kind(self.catalogue, kind).map(|part| part.id);
        let (Some(ticked), Some(details)) = (of(Kind::Ticked), of(Kind::Details)) else { return };
        let ticks = match self.response.get(ticked) {
            Some(Value::Ticked(ticks)) => Some(ticks),
            _ => None,
        };
        let words = |option| match self.response.get(details) {
            Some(Value::Details(details)) => details.get(&option).filter(|words| has_words(words)),
            _ => None,
        };
        let explains = of(Kind::Text).is_some_and(|part| self.says_something(part));
        let options = self.catalogue.options(ticked).iter().enumerate();
        let mut found = Vec::new();
        for (option, Choice { label, .. }) in options.filter(|(_, choice)| choice.open) {
            let is_ticked = ticks.is_some_and(|ticks| ticks.contains(&option));
            match (is_ticked, words(option)) {
                (true, None) if !explains => {
                    let message = format!("{label:?} is ticked, but nothing says what is meant");
                    found.push((codes::TICK_WITHOUT_WORDS, Target::Option { part: ticked, option }, message));
                }
                (false, Some(words)) => {
                    let words = Shortened(words);
                    let message = format!("{words:?} stands beside {label:?}, which isn't ticked");
                    found.push((
                        codes::WORDS_WITHOUT_TICK,
                        Target::Option { part: details, option },
                        message,
                    ));
                }
                (true, _) | (false, None) => {}
            }
        }
        found.into_iter().for_each(|(code, target, message)| self.say(code, target, message));
    }

    fn percentage(&mut self, question: &Question, part: PartId, number: f64) {
        let written = percent(number);
        if !(0.0..=100.0).contains(&number) {
            let message = format!("{written} isn't between 0 and 100");
            self.say(codes::PERCENTAGE_OUT_OF_RANGE, part, message);
        } else if number > 0.0 && number <= question.fraction_up_to {
            let message = format!("{written} per cent is very little; it may be a fraction");
            self.say(codes::POSSIBLE_FRACTION, part, message);
        }
    }

    fn date(&mut self, part: PartId, date: Date) {
        if let Some(period) = self.catalogue.period().filter(|period| !period.contains(date)) {
            let message = format!(
                "{date} isn't between {} and {}, when the questionnaire was answered",
                period.from, period.until
            );
            self.say(codes::DATE_OUTSIDE_EDITION, part, message);
        }
    }

    fn text(&mut self, part: &Part, text: &str) {
        if part.content == Some(TextKind::Email) && !text.trim().is_empty() && !address::is_email(text) {
            let message = format!("{:?} is no e-mail address", Shortened(text));
            self.say(codes::MALFORMED_EMAIL, part.id, message);
        }
        let words = || text.split_whitespace().count();
        if let Some((max, words)) =
            part.max_words.map(|max| (max, words())).filter(|(max, words)| words > max)
        {
            let message = format!("{words} words; the form asks for {max} at most");
            self.say(codes::TOO_MANY_WORDS, part.id, message);
        }
    }

    /// Addresses that lead nowhere: one finding a list.
    fn entries(&mut self, part: PartId, entries: &[Entry]) {
        let urls =
            entries.iter().enumerate().filter_map(|(index, entry)| Some((index, entry.url.as_deref()?)));
        let mut leading_nowhere = urls.filter(|(_, url)| !url.trim().is_empty() && !address::has_host(url));
        let Some((index, url)) = leading_nowhere.next() else { return };
        let others: Vec<_> = leading_nowhere.map(|(index, _)| (index + 1).to_string()).collect();
        let others = match others.as_slice() {
            [] => String::new(),
            [one] => format!("; nor is entry {one} of the list"),
            [first @ .., last] if first.len() < LISTED => {
                format!("; nor are entries {} and {last} of the list", first.join(", "))
            }
            [first, .., last] => {
                format!("; nor are {} others between entries {first} and {last}", others.len())
            }
        };
        let target = Target::Entry { part, index, field: Some(EntryField::Url) };
        self.say(
            codes::URL_WITHOUT_HOST,
            target,
            format!("{:?} is no address with a host{others}", Shortened(url)),
        );
    }

    /// Whether one of the parts is a no.
    fn says_no(&self, parts: &[PartId]) -> bool {
        parts.iter().any(|&part| self.response.get(part) == Some(&Value::YesNo(false)))
    }

    /// Whether a part is answered with more than nothing.
    fn says_something(&self, part: PartId) -> bool {
        match self.response.get(part) {
            None => false,
            Some(Value::Text(text)) => has_words(text),
            Some(Value::Entries(entries)) => !entries.is_empty(),
            Some(Value::Ticked(ticked)) => !ticked.is_empty(),
            Some(_) => true,
        }
    }

    fn say(&mut self, code: Code, target: impl Into<Target>, message: impl Into<String>) {
        self.findings.push(Finding { code, target: target.into(), message: message.into() });
    }
}

/// How many entries are listed one by one in a finding about several.
const LISTED: usize = 10;

/// Whether a text says anything: a dash doesn't.
fn has_words(text: &str) -> bool {
    text.contains(char::is_alphanumeric)
}
