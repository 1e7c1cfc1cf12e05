//! Percentages: by the number format of a cell, or in words.

use msq_core::{Code, Kind, Target, Value as Answer};

use super::{Settling, trim};
use crate::{
    CellValue, Format,
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
            self.say(Code::KeptAsWords, claim.cell, Some(target), message);
            self.words.push(claim);
            return true;
        }
        match self.read_percentage(claim) {
            Percentage::Plain(number) => self.set(claim, part, Answer::Percent(number)),
            Percentage::InWords(number, bytes) => {
                let message = format!("{number} was read out of {:?}", short(text));
                self.say(Code::NumberInWords, claim.cell, Some(target), message);
                self.put(claim.cell, part, Answer::Percent(number));
                let start = match claim.bytes.start {
                    0 => 0,
                    _ => trim(self.grid.text(claim.cell), claim.bytes.clone()).start,
                };
                self.account(claim.cell, start + bytes.start..start + bytes.end, target, claim.rule);
                self.words.push(claim);
            }
            Percentage::Untold => {
                let message = format!("no single number in per cent in {:?}", short(text));
                self.say(Code::NoNumber, claim.cell, Some(target), message);
                self.words.push(claim);
            }
        }
        true
    }

    /// The percentage that a cell holds. Its number format decides, never the size; what the format leaves open is said.
    fn read_percentage(&mut self, claim: &Claim) -> Percentage {
        let text = self.text(claim);
        let cell = self.grid.cell(claim.cell);
        let is_fraction = |number: f64| number > 0.0 && number < 1.0;
        let (number, is_untold) = match cell.value {
            CellValue::Number(number) if cell.format == Format::Percent => {
                return Percentage::Plain(number::shift(number, 2));
            }
            CellValue::Number(number) => (number, cell.format == Format::Unknown || is_fraction(number)),
            // Text of a file that has no formats, or no sign in it: `0.82`.
            _ => match number::percentage(text) {
                Percentage::Plain(number) => {
                    (number, is_fraction(number) && text.trim().ends_with(char::is_numeric))
                }
                other => return other,
            },
        };
        if is_untold {
            let message =
                format!("{text} was read as {text} per cent; its cell doesn't say whether it is a fraction");
            let target = self.part(Kind::Percent).map(Target::Part);
            self.say(Code::UnmarkedNumber, claim.cell, target, message);
        }
        Percentage::Plain(number)
    }
}
