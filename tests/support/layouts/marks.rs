//! Marks beside options, and how yes and no are written.

use msq_cells::{CellValue, CheckBox};

use super::{
    random::Random,
    sheet::{Class, Written},
};

/// How a tick and its absence are written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Marks {
    /// Signs: the one for yes, and the one for no if there is one. Whether they can stand in the label's own cell.
    Signs(&'static str, Option<&'static str>, bool),
    /// TRUE and FALSE of a spreadsheet.
    Bools,
    /// 1 and 0.
    Numbers,
    /// A check box drawn over the cell.
    Drawn,
}

/// Where marks stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MarkPlace {
    /// In the option's cell, before its words.
    Before,
    /// In the option's cell, behind its words.
    Behind,
    /// In the cell to the left.
    Left,
    /// In the cell to the right.
    Right,
}

/// How the options of a question are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Choices {
    /// All of them, each with its mark.
    Listed,
    /// The chosen ones, in the answer's cell, with what stands between them.
    Chosen(&'static str),
    /// All of them in one cell, each with its mark.
    OneCell,
    /// All of them, and the chosen ones say yes, some others no, the rest nothing.
    SomeNo(&'static str),
    /// All of them, each with a score of 1 to 5.
    Scores,
    /// All of them, and no mark at all.
    Unmarked,
}

pub(super) const SIGNS: &[Marks] = &[
    Marks::Signs("☒", Some("☐"), true),
    Marks::Signs("☑", Some("☐"), true),
    Marks::Signs("✔", None, true),
    Marks::Signs("✓", None, true),
    Marks::Signs("x", None, false),
    Marks::Signs("X", None, false),
    Marks::Signs("[x]", Some("[ ]"), true),
    Marks::Signs("(x)", Some("( )"), true),
    Marks::Signs("■", Some("□"), true),
    Marks::Signs("●", Some("○"), true),
    Marks::Signs("✗", None, false),
    Marks::Signs("Yes", Some("No"), false),
    Marks::Signs("Y", Some("N"), false),
    Marks::Bools,
    Marks::Numbers,
    Marks::Drawn,
];

impl Marks {
    pub(super) fn draw(random: &mut Random) -> Self {
        random.pick(SIGNS)
    }

    pub(super) fn name(self) -> String {
        match self {
            Self::Signs(yes, no, _) => format!("{yes} {}", no.unwrap_or_default()).trim_end().to_owned(),
            Self::Bools => "TRUE FALSE".to_owned(),
            Self::Numbers => "1 0".to_owned(),
            Self::Drawn => "drawn".to_owned(),
        }
    }

    /// Whether a mark can stand in the label's own cell.
    pub(super) fn fits_into_label(self) -> bool {
        matches!(self, Self::Signs(_, _, true) | Self::Drawn)
    }

    /// The sign in a text, if there is one.
    pub(super) fn sign(self, ticked: bool) -> Option<&'static str> {
        match self {
            Self::Signs(yes, no, _) => {
                if ticked {
                    Some(yes)
                } else {
                    no
                }
            }
            Self::Bools => Some(if ticked { "TRUE" } else { "FALSE" }),
            Self::Numbers => Some(if ticked { "1" } else { "0" }),
            Self::Drawn => Some(if ticked { "☒" } else { "☐" }),
        }
    }

    /// Whether what isn't ticked has a sign of its own.
    pub(super) fn says_no(self) -> bool {
        self.sign(false).is_some()
    }

    /// A cell with the mark alone, if there is one.
    pub(super) fn cell(self, code: &str, ticked: bool) -> Option<Written> {
        let sign = self.sign(ticked)?;
        Some(match self {
            Self::Signs(..) => Written::answer(code, sign),
            Self::Bools => Written::new(Class::Answer, code, CellValue::Bool(ticked)),
            Self::Numbers => {
                Written::new(Class::Answer, code, CellValue::Number(f64::from(u8::from(ticked))))
            }
            Self::Drawn => {
                let mut cell = Written::new(Class::Answer, code, CellValue::Empty);
                cell.boxes.push(CheckBox::new("", ticked));
                cell
            }
        })
    }
}

/// How yes and no are written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Yes {
    /// A word for each.
    Word(&'static str, &'static str),
    Bools,
    /// Both printed in one cell, with signs before them.
    Pair(&'static str, &'static str),
    /// Both printed in cells of their own, and a cross behind one of them.
    PairCells,
}

pub(super) const YES: &[(usize, Yes)] = &[
    (8, Yes::Word("Yes", "No")),
    (2, Yes::Word("YES", "NO")),
    (2, Yes::Word("yes", "no")),
    (1, Yes::Word("Y", "N")),
    (1, Yes::Word("Oui", "Non")),
    (1, Yes::Word("Sí", "No")),
    (1, Yes::Word("Да", "Нет")),
    (1, Yes::Word("نعم", "لا")),
    (1, Yes::Word("是", "否")),
    (1, Yes::Bools),
    (2, Yes::Pair("☒", "☐")),
    (1, Yes::Pair("[x]", "[ ]")),
    (2, Yes::PairCells),
];

impl Yes {
    pub(super) fn draw(random: &mut Random) -> Self {
        random.weighted(YES)
    }

    pub(super) fn name(self) -> String {
        match self {
            Self::Word(yes, no) => format!("{yes}/{no}"),
            Self::Bools => "TRUE/FALSE".to_owned(),
            Self::Pair(on, _) => format!("{on} Yes/No"),
            Self::PairCells => "Yes | x | No".to_owned(),
        }
    }

    /// The cells of a pair that stands in some, side by side.
    pub(super) fn pair(self, code: &str, yes: bool) -> Option<Vec<Written>> {
        let cross = |is_it: bool| if is_it { Written::answer(code, "x") } else { Written::label("") };
        (self == Self::PairCells)
            .then(|| vec![Written::label("Yes"), cross(yes), Written::label("No"), cross(!yes)])
    }

    pub(super) fn cell(self, code: &str, yes: bool) -> Written {
        match self {
            Self::Word(word, no) => Written::answer(code, if yes { word } else { no }),
            Self::Bools => Written::new(Class::Answer, code, CellValue::Bool(yes)),
            Self::Pair(on, off) => {
                let (first, second) = if yes { (on, off) } else { (off, on) };
                Written::answer(code, format!("{first} Yes {second} No"))
            }
            Self::PairCells => Written::answer(code, if yes { "Yes" } else { "No" }),
        }
    }
}
