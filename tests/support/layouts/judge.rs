//! Holds what was read of a drawn file against what is right.

use std::collections::{BTreeMap, BTreeSet};

use msq_core::{Edition, Kind, editions::edition2020::Msq2020};

use super::{
    drawn::{Drawn, Expected},
    outcome::{Found, Outcome, Said, Told},
    sheet::{Class, Right, Spot},
    verdict::Verdict,
    words::tokens,
};

/// Findings that say nothing about whether a value is right.
const NO_DOUBTS: &[&str] = &[
    "note-on-cell",
    "hidden-cell",
    "hidden-sheet",
    "stored-formula",
    "more-findings",
    "more-warnings",
    "no-member-state",
    "repeated-member-state",
    "edition-by-number",
    "earlier-answers",
    "translated-prompts",
];

/// Findings about a whole column, which say that its cells were left unread.
const COLUMNS: &[&str] = &["earlier-answers", "translated-prompts", "unread-column"];

/// How right a reading of a drawn file is.
pub fn judge(drawn: &Drawn, outcome: &Outcome) -> Verdict {
    let mut verdict = Verdict::default();
    let found = match outcome {
        Outcome::Refused(reason) => {
            if matches!(drawn.expected, Expected::Read | Expected::ReadByNumber) {
                verdict.refused = 1;
                verdict.faults.push(format!("refused: {reason}"));
            }
            return verdict;
        }
        Outcome::Read(found) => found,
    };
    let by_number = found.iter().flat_map(|found| &found.told).any(|told| told.code == "edition-by-number");
    match drawn.expected {
        Expected::Refuse => return verdict.negative(found),
        Expected::RefuseOrReadByNumber if !by_number => return verdict.negative(found),
        Expected::RefuseOrReadByNumber => return verdict,
        Expected::ReadByNumber if !by_number => verdict.numbers_untold = 1,
        _ => {}
    }
    let matched = matched(drawn, found);
    if found.len() != drawn.respondents.len() {
        verdict.responses = found.len().abs_diff(drawn.respondents.len());
        verdict.faults.push(format!("{} responses, not {}", found.len(), drawn.respondents.len()));
    }
    let told: Vec<&Told> = found.iter().flat_map(|found| &found.told).collect();
    let court = Court { drawn, found, told };
    for (respondent, at) in matched.iter().enumerate() {
        court.values(respondent, at.map(|at| &found[at]), &mut verdict);
    }
    for at in (0..found.len()).filter(|at| !matched.contains(&Some(*at))) {
        court.values(usize::MAX, Some(&found[at]), &mut verdict);
    }
    court.words(&matched, &mut verdict);
    court.labels(&mut verdict);
    verdict
}

/// Which response is whose: by its name, and else in their order.
fn matched(drawn: &Drawn, found: &[Found]) -> Vec<Option<usize>> {
    let name = |found: &Found| found.values.get("memberState.name").map(|said| said.value.trim().to_owned());
    let mut left: Vec<usize> = (0..found.len()).collect();
    let mut matched: Vec<Option<usize>> = drawn
        .respondents
        .iter()
        .map(|wanted| {
            let at = left
                .iter()
                .position(|&at| !wanted.is_empty() && name(&found[at]).as_ref() == Some(wanted))?;
            Some(left.remove(at))
        })
        .collect();
    for place in &mut matched {
        if place.is_none() && !left.is_empty() {
            *place = Some(left.remove(0));
        }
    }
    matched
}

/// A drawn file and what was read of it.
struct Court<'a> {
    drawn: &'a Drawn,
    found: &'a [Found],
    /// The findings about all responses.
    told: Vec<&'a Told>,
}

impl Court<'_> {
    fn values(&self, respondent: usize, found: Option<&Found>, verdict: &mut Verdict) {
        let rights: Vec<&Right> =
            self.drawn.rights.iter().filter(|right| right.respondent == respondent).collect();
        let mut met = BTreeSet::new();
        for right in &rights {
            let said = found.and_then(|found| self.said(right, found, &mut met));
            let is_right = said.is_some_and(|said| is_same(right, said));
            let is_mark = right.tellable && is_mark(&right.path);
            verdict.marks += usize::from(is_mark);
            let told = || self.is_told(&right.path, &right.cells, found, said.is_none());
            match said {
                _ if is_right => {
                    verdict.right += usize::from(right.tellable);
                    verdict.marks_right += usize::from(is_mark);
                }
                Some(_) if told() => verdict.wrong_told += 1,
                Some(said) => {
                    verdict.wrong += 1;
                    verdict.faults.push(format!("{} is {:?}, not {:?}", right.path, said.value, right.value));
                }
                None if !right.tellable => {}
                None if told() => verdict.missing_told += 1,
                None => {
                    verdict.missing += 1;
                    verdict.faults.push(format!("{} isn't {:?}, but unanswered", right.path, right.value));
                }
            }
        }
        let Some(found) = found else { return };
        let mut lists = BTreeSet::new();
        for (path, said) in &found.values {
            if met.contains(path) || !is_hard(path, said) {
                continue;
            }
            // That all options of a list were found unticked is one fault.
            if said.kind == Kind::Ticked && said.value == "false" && !lists.insert(&said.code) {
                continue;
            }
            if self.is_told(path, &BTreeSet::new(), Some(found), false) {
                verdict.wrong_told += 1;
            } else {
                verdict.wrong += 1;
                verdict.faults.push(format!("{path} is {:?}, but nobody said so", said.value));
            }
        }
    }

    /// What was read where a value is right.
    fn said<'f>(&self, right: &Right, found: &'f Found, met: &mut BTreeSet<String>) -> Option<&'f Said> {
        // The entries of a list can be counted in other ways.
        if let Some((code, _)) = right.path.split_once('[') {
            let mut urls = found.values.iter().filter(|(path, said)| {
                said.code == code && path.ends_with("].url") && said.value.trim() == right.value
            });
            let (path, said) = urls.next()?;
            met.insert(path.clone());
            return Some(said);
        }
        met.insert(right.path.clone());
        found.values.get(&right.path)
    }

    /// Whether a finding names a value as doubtful: by its path, its cell, or its row; or its cell as unread.
    fn is_told(&self, path: &str, cells: &BTreeSet<Spot>, found: Option<&Found>, is_missing: bool) -> bool {
        // What is told of a label or a heading is told of all respondents, though once.
        let of_labels = self.told.iter().copied().filter(|told| {
            let at = |cell| {
                self.drawn.cells.iter().any(|(sheet, address)| cell == *address && self.is_in(told, *sheet))
            };
            told.cell.is_some_and(|cell| !at(cell))
        });
        let own = found.into_iter().flat_map(|found| &found.told).chain(of_labels);
        let by_path = |told: &Told| {
            told.is_doubt
                && !NO_DOUBTS.contains(&told.code)
                && told.path.as_deref().is_some_and(|of| is_about(of, path))
        };
        if own.into_iter().any(by_path) {
            return true;
        }
        cells.iter().any(|spot| {
            self.told.iter().any(|told| {
                (is_missing && self.says_unread(told, *spot, None))
                    || (told.is_doubt && !NO_DOUBTS.contains(&told.code) && self.is_near(told, *spot))
            })
        })
    }

    /// Whether a finding stands at a cell, or elsewhere in its row, if rows hold answers.
    fn is_near(&self, told: &Told, (sheet, address): Spot) -> bool {
        self.is_in(told, sheet)
            && told.cell.is_some_and(|cell| {
                cell == address
                    || (cell.row == address.row && self.drawn.rows_are_answers && told.code != "unread")
            })
    }

    fn is_in(&self, told: &Told, sheet: usize) -> bool {
        told.sheet
            .as_ref()
            .is_some_and(|name| self.drawn.sheets.get(sheet).is_some_and(|(sheet, _)| sheet.name == *name))
    }

    /// Whether a finding says that a cell, or a word in it, was left unread.
    fn says_unread(&self, told: &Told, (sheet, address): Spot, word: Option<&str>) -> bool {
        if !self.is_in(told, sheet) {
            return false;
        }
        let quotes = |word: &str| tokens(&told.message).iter().any(|token| token == word);
        match told.cell {
            Some(cell) if cell == address => told.code == "unread" || word.is_some_and(quotes),
            Some(cell) => COLUMNS.contains(&told.code) && cell.column == address.column,
            None => told.code == "unread",
        }
    }

    fn words(&self, matched: &[Option<usize>], verdict: &mut Verdict) {
        let mut stands: BTreeMap<String, BTreeSet<(usize, &str)>> = BTreeMap::new();
        for (at, found) in self.found.iter().enumerate() {
            for said in found.values.values() {
                for token in tokens(&said.value) {
                    stands.entry(token).or_default().insert((at, &said.code));
                }
            }
        }
        let mut words: BTreeMap<(usize, &str), (&str, Class, Vec<Spot>)> = BTreeMap::new();
        for owned in &self.drawn.words {
            let word = words
                .entry((owned.respondent, &owned.word))
                .or_insert_with(|| (&owned.code, owned.class, Vec::new()));
            word.2.push(owned.spot);
        }
        let nowhere = BTreeSet::new();
        for ((respondent, word), (code, class, spots)) in words {
            let places = stands.get(word).unwrap_or(&nowhere);
            let own = matched.get(respondent).copied().flatten();
            let is_own = |place: &&(usize, &str)| Some(place.0) == own && place.1 == code;
            let astray = places.iter().find(|place| !is_own(place));
            let is_unread = || {
                spots
                    .iter()
                    .any(|spot| self.told.iter().any(|told| self.says_unread(told, *spot, Some(word))))
            };
            match class {
                Class::Label => {}
                Class::Apart => {
                    if let Some((_, code)) = places.iter().next() {
                        verdict.labels += 1;
                        verdict.faults.push(format!("{word:?}, which answers nothing, stands under {code}"));
                    }
                }
                Class::Answer | Class::Beside => match astray {
                    Some((_, other)) => {
                        let spots: BTreeSet<Spot> = spots.iter().copied().collect();
                        let found = self.found.first();
                        if self.is_told("", &spots, found, false) {
                            verdict.words_astray_told += 1;
                        } else {
                            verdict.words_astray += 1;
                            verdict.faults.push(format!("{word:?} of {code} stands under {other}"));
                        }
                    }
                    None if !places.is_empty() => verdict.words_own += 1,
                    None if is_unread() => {
                        // What stands beside an answer may be told.
                        let count = if class == Class::Beside {
                            &mut verdict.words_own
                        } else {
                            &mut verdict.words_told
                        };
                        *count += 1;
                    }
                    None => {
                        verdict.words_lost += 1;
                        verdict.faults.push(format!("{word:?} of {code} stands nowhere"));
                    }
                },
            }
        }
    }

    /// Words of the form that became data.
    fn labels(&self, verdict: &mut Verdict) {
        for found in self.found {
            for (path, said) in &found.values {
                if !matches!(said.kind, Kind::Text | Kind::Details | Kind::Entries)
                    || path == "memberState.iso"
                    || path == "memberState.m49"
                {
                    continue;
                }
                let all = tokens(&said.value);
                if all.is_empty() && path != "memberState.name" {
                    verdict.labels += 1;
                    verdict.faults.push(format!("{:?} in {path} says nothing", said.value));
                }
                if let Some(line) = said.value.lines().find(|line| self.drawn.apart.contains(line.trim())) {
                    verdict.labels += 1;
                    verdict.faults.push(format!("{line:?} in {path} is nobody's answer"));
                }
                let strange = all.into_iter().find(|token| {
                    token.chars().any(char::is_alphabetic)
                        && token.chars().count() > 2
                        && !self.drawn.answered.contains(token)
                });
                if let Some(token) = strange {
                    // A word that is neither the form's nor anybody's was invented by the reader.
                    let whose = if self.drawn.labels.contains(&token) { "the form's" } else { "nobody's" };
                    verdict.labels += 1;
                    verdict.faults.push(format!("{token:?} in {path} is {whose}"));
                }
            }
        }
    }
}

/// Whether a value was read as it is right: texts may have more around them.
fn is_same(right: &Right, said: &Said) -> bool {
    match said.kind {
        Kind::Text | Kind::Details => said.value.contains(&right.value),
        _ => said.value.trim() == right.value,
    }
}

/// Whether a path is one of yes or no, of a percentage, or of an option to tick.
fn is_mark(path: &str) -> bool {
    let catalogue = Msq2020::catalogue();
    let kind = catalogue.target(path).map(|target| catalogue[target.part()].kind);
    matches!(kind, Some(Kind::YesNo | Kind::Percent | Kind::Ticked))
}

/// Whether a value says more than the words in it, which are judged by themselves.
fn is_hard(path: &str, said: &Said) -> bool {
    match said.kind {
        Kind::YesNo | Kind::Percent | Kind::Date | Kind::Ticked | Kind::Details => true,
        Kind::Entries => path.ends_with("].url"),
        Kind::Text => path == "memberState.name" || path == "memberState.iso",
    }
}

/// Whether a finding about a path is about another one: the same, or what it is in.
fn is_about(told: &str, path: &str) -> bool {
    let code = |path: &str| {
        let first = path.split(['.', '[']).next().unwrap_or_default().to_owned();
        let letter = path.split(['.', '[']).nth(1).filter(|part| part.len() == 1 || first == "X");
        letter.map_or(first.clone(), |letter| format!("{first}.{letter}"))
    };
    if code(told) != code(path) {
        return false;
    }
    let rest = &told[code(told).len()..];
    rest.is_empty()
        || told == path
        || matches!(rest, ".ticked" | ".entries" | ".details") && !path.ends_with(".answer")
}
