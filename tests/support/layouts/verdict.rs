//! What a judge says of a reading.

use super::outcome::Found;

/// How right a reading is: counts, and the faults in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Verdict {
    /// Files that a person could read and the reader refused.
    pub refused: usize,
    /// Files that aren't the questionnaire and were read as if they were.
    pub read_wrongly: usize,
    /// Files that went by numbers alone, without a word about it.
    pub numbers_untold: usize,
    /// Responses too many or too few.
    pub responses: usize,
    /// Words under their own question.
    pub words_own: usize,
    /// Words under another question, told.
    pub words_astray_told: usize,
    /// Words under another question, and nothing says so.
    pub words_astray: usize,
    /// Words in no answer, told as unread.
    pub words_told: usize,
    /// Words in no answer, and nothing says so.
    pub words_lost: usize,
    /// Values that are right.
    pub right: usize,
    /// Of the right ones: yes and no, ticks, percentages.
    pub marks_right: usize,
    /// Yes and no, ticks and percentages that a person could tell.
    pub marks: usize,
    /// Values that are wrong, or answer what isn't answered; a finding names them as doubtful.
    pub wrong_told: usize,
    /// Values that are wrong or invented, and nothing says so.
    pub wrong: usize,
    /// Values that weren't read, told.
    pub missing_told: usize,
    /// Values that weren't read, and nothing says so.
    pub missing: usize,
    /// Texts of the data that hold words of the form, or of nobody.
    pub labels: usize,
    /// The faults, in words.
    pub faults: Vec<String>,
}

impl Verdict {
    pub(super) fn negative(mut self, found: &[Found]) -> Self {
        self.read_wrongly = 1;
        let values: usize = found.iter().map(|found| found.values.len()).sum();
        self.faults.push(format!("read as the questionnaire: {values} values"));
        self
    }

    /// Whether nothing is wrong with a reading: told is not right, but no fault that would go unseen.
    pub fn is_sound(&self) -> bool {
        self.refused + self.read_wrongly + self.responses + self.words_astray + self.words_lost == 0
            && self.wrong + self.missing + self.labels + self.numbers_untold == 0
    }

    /// Whether all was read, and right.
    pub fn is_perfect(&self) -> bool {
        self.is_sound() && self.words_astray_told + self.words_told + self.wrong_told + self.missing_told == 0
    }

    /// Adds the counts of another.
    pub fn add(&mut self, other: &Self) {
        self.refused += other.refused;
        self.read_wrongly += other.read_wrongly;
        self.numbers_untold += other.numbers_untold;
        self.responses += other.responses;
        self.words_own += other.words_own;
        self.words_astray_told += other.words_astray_told;
        self.words_astray += other.words_astray;
        self.words_told += other.words_told;
        self.words_lost += other.words_lost;
        self.right += other.right;
        self.marks_right += other.marks_right;
        self.marks += other.marks;
        self.wrong_told += other.wrong_told;
        self.wrong += other.wrong;
        self.missing_told += other.missing_told;
        self.missing += other.missing;
        self.labels += other.labels;
    }
}
