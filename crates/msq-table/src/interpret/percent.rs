//! Percentages: by the number format of a cell, or in words.

use std::ops::Range;

use msq_cells::decimal;
use msq_core::{Kind, Target, Value as Answer, codes, document::Number};

use super::settling::{Settling, trim};
use crate::{
    CellValue, NumberFormat,
    claim::{Aim, Claim},
    doubt::short,
    number::{self, Percentage},
};

impl<'a> Settling<'a> {
    /// The text as a percentage, if the question asks for one.
    pub(super) fn percentage(&mut self, claim: &'a Claim) -> bool {
        let Some(part) = self.part(Kind::Percent) else { return false };
        let target = Target::Part(part);
        let text = self.text(claim);
        if self.response.get(part).is_some() {
            let message = format!("a second answer: {:?}", short(text));
            self.say(codes::KEPT_AS_WORDS, claim.cell, Some(target), message);
            self.words.push(claim);
            return true;
        }
        let Some((number, in_words)) = self.read_percentage(claim) else {
            let message = format!("no single number in per cent in {:?}", short(text));
            self.say(codes::NO_NUMBER, claim.cell, Some(target), message);
            self.words.push(claim);
            return true;
        };
        let (value, told) = number.kept();
        match (value.map(Answer::Percent), &in_words) {
            (Some(value), None) => self.set(claim, part, value),
            (Some(value), Some(bytes)) => {
                let message = format!("{number} was read out of {:?}", short(text));
                self.say(codes::NUMBER_IN_WORDS, claim.cell, Some(target), message);
                self.put(claim.cell, part, value);
                let start = match claim.bytes.start {
                    0 => 0,
                    _ => trim(self.grid.text(claim.cell), claim.bytes.clone()).start,
                };
                self.account(claim.cell, start + bytes.start..start + bytes.end, target, claim.rule);
                self.words.push(claim);
            }
            (None, _) => self.words.push(claim),
        }
        if let Some((code, message)) = told {
            self.say(code, claim.cell, Some(target), message);
        }
        true
    }

    /// A percentage that stands in a column for words, where nothing else answers.
    pub(super) fn percentage_beside(&mut self) {
        let Some(part) = self.part(Kind::Percent).filter(|&part| self.response.get(part).is_none()) else {
            return;
        };
        let is_plain = |claim: &&Claim| {
            let cell = self.grid.cell(claim.cell);
            let text = &self.grid.text(claim.cell)[claim.bytes.clone()];
            claim.aim == Aim::Explanation
                && (matches!(cell.value, CellValue::Number(_))
                    || matches!(number::percentage(text), Percentage::Plain(_)))
        };
        let plain: Vec<_> = self.words.iter().copied().filter(is_plain).collect();
        if let [only] = plain.as_slice()
            && let Some((number, None)) = self.read_percentage(only)
            && let (Some(value), told) = number.kept()
        {
            let target = Target::Part(part);
            self.words.retain(|claim| !std::ptr::eq(*claim, *only));
            self.set(only, part, Answer::Percent(value));
            if let Some((code, message)) = told {
                self.say(code, only.cell, Some(target), message);
            }
        } else if let Some(first) = self.words.first() {
            let text = self.text(first);
            let message = format!("no single number in per cent in {:?}", short(text));
            let target = Some(Target::Part(part));
            let cell = first.cell;
            if first.aim == Aim::Explanation {
                self.say(codes::NO_NUMBER, cell, target, message);
            }
        }
    }

    /// The percentage that a cell holds, and where it stands among words. The cell's number format decides, never the
    /// size; what the format leaves open is said.
    fn read_percentage(&mut self, claim: &Claim) -> Option<(Number, Option<Range<usize>>)> {
        let text = self.text(claim);
        let cell = self.grid.cell(claim.cell);
        let is_fraction =
            |number: &Number| number.kept().0.is_some_and(|number| number > 0.0 && number < 1.0);
        let (number, is_untold) = match cell.value {
            CellValue::Number(number) if cell.format == NumberFormat::Percent => {
                return Some((Number::Exact(decimal::shift(number, 2)), None));
            }
            CellValue::Number(number) => {
                let number = Number::Exact(number);
                let is_untold = cell.format == NumberFormat::Unknown || is_fraction(&number);
                (number, is_untold)
            }
            // Text of a file that has no formats, or no sign in it: `0.82`.
            _ => match number::percentage(text) {
                Percentage::Plain(literal) => {
                    let number = Number::of_literal(&literal)?;
                    let is_untold = is_fraction(&number) && text.trim().ends_with(char::is_numeric);
                    (number, is_untold)
                }
                Percentage::InWords(literal, bytes) => {
                    return Some((Number::of_literal(&literal)?, Some(bytes)));
                }
                Percentage::Untold => return None,
            },
        };
        if is_untold {
            let message = format!(
                "{number} was read as {number} per cent; its cell doesn't say whether it is a fraction"
            );
            let target = self.part(Kind::Percent).map(Target::Part);
            self.say(codes::UNMARKED_NUMBER, claim.cell, target, message);
        }
        Some((number, None))
    }
}
