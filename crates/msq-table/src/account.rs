//! The account: what became of every cell, character by character.
//!
//! It is made while cells are read, and everything that is said of a reading is drawn from it.

use std::ops::Range;

use msq_core::{Address, Target};

/// What became of the cells of one sheet, in the order of the sheet.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct SheetAccount {
    /// The sheet's name.
    pub sheet: String,
    /// Its cells that hold something.
    pub cells: Vec<CellAccount>,
}

/// What became of one cell.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CellAccount {
    /// Where it stands.
    pub address: Address,
    /// Its text, as it was read.
    pub text: String,
    /// The pieces of its text: without gaps, without overlap. A cell without text has one empty piece.
    pub spans: Vec<Span>,
}

/// A piece of a cell's text.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Span {
    /// Its bytes in the cell's text.
    pub bytes: Range<usize>,
    /// What it is.
    pub role: Role,
    /// By which rule.
    pub rule: Rule,
}

/// What a piece of text is.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Role {
    /// The label of a question, named by its code.
    Question(String),
    /// The label of an option or a field, named by its path.
    Label(String),
    /// A printed number.
    Number,
    /// The heading of a section.
    Heading,
    /// Text that every questionnaire prints.
    Boilerplate,
    /// The heading of a column.
    Header,
    /// A mark beside an option.
    Mark(Target),
    /// An answer.
    Answer(Target),
    /// What is struck out: it was written, and answers nothing.
    Struck,
    /// What a cell only repeats of a check box drawn elsewhere.
    Mirror,
    /// What tells respondents apart in a table.
    Respondent,
    /// An error of the spreadsheet.
    Error,
    /// A survey platform's own: a number, a time.
    Platform,
    /// Space and punctuation between other pieces.
    Separator,
    /// Nothing that is known.
    Unread,
}

impl Role {
    /// Its name.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Question(_) => "question",
            Self::Label(_) => "label",
            Self::Number => "number",
            Self::Heading => "heading",
            Self::Boilerplate => "boilerplate",
            Self::Header => "header",
            Self::Mark(_) => "mark",
            Self::Answer(_) => "answer",
            Self::Struck => "struck",
            Self::Mirror => "mirror",
            Self::Respondent => "respondent",
            Self::Error => "error",
            Self::Platform => "platform",
            Self::Separator => "separator",
            Self::Unread => "unread",
        }
    }
}

/// Why a piece of text was read as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Rule {
    /// It has the printed words.
    PrintedWords,
    /// It has the printed words, which several questions share; the number beside it tells which.
    WordsAndNumber,
    /// It has the printed words, which several questions share; it is the next one in order.
    WordsAndOrder,
    /// It is the path of a part.
    Path,
    /// It has the code of a sub-item, or a code and the name of a part.
    Code,
    /// It is nearly the printed words.
    Likeness,
    /// It has the printed number, and other words.
    Number,
    /// It is one of as many texts as the list has options, in their order.
    Order,
    /// It goes on with a prompt that was cut in two.
    RestOfPrompt,
    /// It is such as the question asks for, and nothing labels it.
    Content,
    /// It has words that forms use in this place.
    KnownWords,
    /// It stands before a label and repeats its printed number.
    BesideLabel,
    /// It stands to the right of the label in the same row.
    RightOfLabel,
    /// It stands in front of the label in the same cell.
    InFrontOfLabel,
    /// It stands to the left of the label in the same row.
    LeftOfLabel,
    /// It stands behind the label in the same cell.
    BehindLabel,
    /// It stands below the question, in a row without a label.
    BelowQuestion,
    /// It stands below the label, in its column.
    BelowLabel,
    /// It stands in the column of a header.
    InColumn,
    /// It is a name, a URL or a description in a list of them.
    InList,
    /// No rule applies.
    None,
}

impl Rule {
    /// The rule in words.
    pub fn explain(self) -> &'static str {
        match self {
            Self::PrintedWords => "has the printed words",
            Self::WordsAndNumber => "has words that several questions share; the number tells which",
            Self::WordsAndOrder => "has words that several questions share; it is the next in order",
            Self::Path => "is the path of a part",
            Self::Code => "has the code of a sub-item or part",
            Self::Likeness => "has nearly the printed words",
            Self::Number => "has the printed number, and other words",
            Self::Order => "is one of as many texts as the list has options",
            Self::RestOfPrompt => "goes on with a prompt that was cut in two",
            Self::Content => "is such as the question asks for",
            Self::KnownWords => "has words that forms use here",
            Self::BesideLabel => "repeats the printed number beside a label",
            Self::RightOfLabel => "right of the label",
            Self::InFrontOfLabel => "in front of the label in the same cell",
            Self::LeftOfLabel => "left of the label",
            Self::BehindLabel => "behind the label in the same cell",
            Self::BelowQuestion => "below the question",
            Self::BelowLabel => "below the label in its column",
            Self::InColumn => "in the column of the header",
            Self::InList => "a name, URL or description in a list",
            Self::None => "no rule applies",
        }
    }
}
