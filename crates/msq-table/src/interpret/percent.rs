//! Percentages: by the number format of a cell, or in words.

use std::ops::Range;

use msq_cells::decimal;
use msq_core::{Kind, Target, Value as Answer, codes, document::Number};

use super::settling::{Settling, trim};
use crate::{
    CellValue, NumberFormat,
    claim::Claim,
    number::{self, Percentage},
    recognise::short,
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
