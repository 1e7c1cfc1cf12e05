//! Diagnostics: what a reader wasn't sure of, or couldn't take, as values.

use std::{fmt, sync::Arc};

use schemars::JsonSchema;
use serde::Serialize;

use crate::{Place, Response, Spot, Target, check::check};

mod listed;
mod record;

pub use listed::{Listed, MAX_FINDINGS, MAX_QUOTED};
pub use record::DiagnosticRecord;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum Severity {
    /// Nothing is wrong; it is said so that nothing happens in silence.
    Note,
    /// Something was read, kept or left in a way that a person should look at.
    Warning,
    /// Something couldn't be read.
    Error,
}

impl Severity {
    /// Its name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Diagnostic {
    /// What kind of finding it is.
    pub code: Code,
    /// Where it stands.
    pub place: Place,
    /// The path of the part that it is about, if it is about one.
    pub path: Option<String>,
    /// What was found.
    pub message: String,
}

impl Diagnostic {
    /// A finding that is about no part in particular.
    pub fn new(code: Code, place: impl Into<Place>, message: impl Into<String>) -> Self {
        Self { code, place: place.into(), path: None, message: message.into() }
    }

    /// The same finding, about the part of that path.
    #[must_use]
    pub fn about(mut self, path: impl Into<String>) -> Self {
        self.path = Some(path.into());
        self
    }

    /// How much it matters.
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }

    /// What to do about it.
    pub fn help(&self) -> &'static str {
        self.code.help()
    }
}

/// A response as it was read, and what was found on the way.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Reading {
    /// The response; with errors among the diagnostics, it is what was left of it.
    pub response: Response,
    /// The findings, in the order of their places.
    pub diagnostics: Vec<Diagnostic>,
    /// Where the response stands: the name of its respondent, or its beginning.
    pub place: Place,
}

impl Reading {
    /// A response with its findings.
    pub fn new(response: Response, diagnostics: Vec<Diagnostic>) -> Self {
        Self { response, diagnostics, place: Place::default() }
    }

    /// The same reading, of a response that stands at that place.
    #[must_use]
    pub fn at(mut self, place: impl Into<Place>) -> Self {
        self.place = place.into();
        self
    }

    /// The same reading, with what is doubtful about its answers behind its findings ([`check`]). `spot`
    /// says where a target stands; what stands nowhere is told where the response does.
    #[must_use]
    pub fn checked(mut self, mut spot: impl FnMut(Target) -> Option<Spot>) -> Self {
        let catalogue = Arc::clone(self.response.catalogue());
        for finding in check(&self.response) {
            let place = spot(finding.target).map_or_else(|| self.place.clone(), Place::from);
            self.diagnostics.push(finding.at(place, &catalogue));
        }
        self
    }

    /// Whether a part of the input couldn't be read.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.severity() == Severity::Error)
    }
}

/// The form for people: what, where, and what to do.
impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}[{}]: ", self.severity(), self.code.id())?;
        if let Some(path) = &self.path {
            write!(f, "{path}: ")?;
        }
        write!(f, "{}\n  --> {}\n  help: {}", self.message, self.place, self.help())
    }
}

impl Code {
    /// The code of the last finding of a list: that there are more than are listed, the gravest of them that grave. What isn't
    /// listed alone never makes an error of what was read.
    pub fn more(gravest: Severity) -> Self {
        if gravest == Severity::Error { Self::MoreFindings } else { Self::MoreWarnings }
    }

    /// Whether such a finding counts others that aren't listed.
    pub fn is_count(self) -> bool {
        matches!(self, Self::MoreFindings | Self::MoreWarnings)
    }
}

/// The registry of codes: each line is the code, its severity, what it means, and what to do.
macro_rules! codes {
    ($($(#[doc = $meaning:literal])+ $name:ident = $id:literal, $severity:ident, $help:literal;)+) => {
        /// The kinds of finding. A code's id is stable: it doesn't change its meaning, and isn't used again.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $($(#[doc = $meaning])+ $name,)+
        }

        impl Code {
            /// All codes.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// The code's stable name.
            pub fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)+ }
            }

            /// How much such a finding matters.
            pub fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)+ }
            }

            /// What such a finding means.
            pub fn meaning(self) -> &'static str {
                match self { $(Self::$name => concat!($($meaning),+).trim_ascii(),)+ }
            }

            /// What to do about it.
            pub fn help(self) -> &'static str {
                match self { $(Self::$name => $help,)+ }
            }
        }
    };
}

codes! {
    /// An input couldn't be read at all.
    UnreadableInput = "unreadable-input", Error, "check that it is the right file, and whole";
    /// An input asks for more memory or work than is allowed.
    TooLarge = "too-large", Error, "if the file is sound, run it alone with --allow 10; docs/limits.md has the limits";
    /// A document has a property that its schema doesn't know.
    UnknownProperty = "unknown-property", Error, "correct its name, or take it out; the code book and `msq questions` list the names";
    /// A document has the same property twice.
    RepeatedProperty = "repeated-property", Error, "keep one of them";
    /// A document lacks a property that every document has.
    MissingProperty = "missing-property", Error, "add it";
    /// An element of an XML document stands behind one that it belongs before.
    MisplacedElement = "misplaced-element", Error, "put the elements in the order of the questionnaire";
    /// A value isn't of the kind that its part holds.
    WrongShape = "wrong-shape", Error, "write it as the schema says; leave out what is unanswered";
    /// The edition or the contract version isn't one that can be read.
    WrongConstant = "wrong-constant", Error, "convert the original again with this version of msq";
    /// A ticked option isn't in the question's list.
    UnknownOption = "unknown-option", Error, "use the id of an option as the code book and `msq questions` give it";
    /// An option is ticked twice.
    RepeatedOption = "repeated-option", Error, "keep one of them";
    /// A number is larger than any that can be kept.
    NumberOutOfRange = "number-out-of-range", Error, "check the number";
    /// A number has more digits than can be kept; the nearest number was read.
    RoundedNumber = "rounded-number", Warning, "nothing to do, unless its last digits matter";
    /// There are more findings than are listed, with errors among them.
    MoreFindings = "more-findings", Error, "correct those that are listed, and read the document again";
    /// There are more findings than are listed, none of them an error.
    MoreWarnings = "more-warnings", Warning, "look at those that are listed: the others are likely to be more of them";
    /// A text holds a character that XML 1.0 doesn't have.
    ForbiddenCharacter = "forbidden-character", Error, "take the character out, or write a space or line break";

    /// A cell holds text that no rule connects with the questionnaire.
    Unread = "unread", Warning, "look at the cell: if it answers a question, move it beside that question";
    /// Text beside a recognised question that fits no part of its answer was kept among the respondent's words.
    KeptAsWords = "kept-as-words", Warning, "check that the words belong to this question";
    /// A number was read out of words around it.
    NumberInWords = "number-in-words", Warning, "check the number; the words are kept in the explanation";
    /// The answer to a question for a percentage has no number that can be told.
    NoNumber = "no-number", Warning, "if there is a percentage, enter it as a number; the words are kept in the explanation";
    /// A percentage stands as a plain number, so that nothing says whether it is in per cent or a fraction.
    UnmarkedNumber = "unmarked-number", Warning, "check that the number is in per cent";
    /// A question for yes or no is answered, but neither yes nor no is said.
    YesOrNoNotSaid = "yes-or-no-not-said", Warning, "if the answer is clear to you, add yes or no";
    /// A question with options is answered, but nothing tells which of them apply.
    OptionsNotSaid = "options-not-said", Warning, "if the answer is clear to you, tick the options that apply";
    /// Yes and no are both marked, or the same question is answered differently twice.
    Contradiction = "contradiction", Warning, "ask the respondent which one is meant";
    /// A mark beside an option or a question is none that is known.
    UnknownMark = "unknown-mark", Warning, "mark an option with x, and leave the others blank";
    /// A text joined with options is none of them.
    UnknownChoice = "unknown-choice", Warning, "if it is one of the options, write it as the form prints it; the words are kept in the explanation";
    /// A date can't be read.
    UnreadableDate = "unreadable-date", Warning, "enter the date as a date, or as YYYY-MM-DD";
    /// A prompt or label was recognised by its likeness, not word for word.
    SimilarLabel = "similar-label", Warning, "check that the question is the one named";
    /// A question, or one of its options, was recognised by its number alone.
    LabelByNumber = "label-by-number", Warning, "check that the question is the one named";
    /// What stands above the questions was taken for the answer to one whose prompt isn't printed.
    LabelByContent = "label-by-content", Warning, "check it, or write the name of the question beside it";
    /// An answer stood between two pieces of a prompt; it was given to the question before, which had none.
    DisplacedAnswer = "displaced-answer", Warning, "check which of the two questions it answers";
    /// An answer's cell is merged over rows of other questions or options; it was given to the first one.
    SpreadAnswer = "spread-answer", Warning, "write the answer beside each question or option that it is meant for";
    /// The number beside a prompt is another question's; the words decided.
    NumberDiffers = "number-differs", Warning, "check which of the two questions is answered";
    /// A date can be read in two ways; it was read as day, month, year, and two digits as a year of this century.
    AmbiguousDate = "ambiguous-date", Warning, "check the date, or write it as YYYY-MM-DD";
    /// A date is one only if its month comes first, against the order of the form; it was read so.
    UnusualDate = "unusual-date", Warning, "check the date, or write it as YYYY-MM-DD";
    /// A column holds the answers of an earlier year beside those of the response; it was left unread.
    EarlierAnswers = "earlier-answers", Warning, "check that the answers of the other column are the ones that are meant";
    /// A column beside the prompts was taken for the same prompts in another language, and not for answers.
    TranslatedPrompts = "translated-prompts", Warning, "check that the column holds no answers";
    /// A note hangs on a cell.
    NoteOnCell = "note-on-cell", Warning, "read the note: it isn't part of the answer";
    /// An answer stands in a row or column that isn't shown.
    HiddenCell = "hidden-cell", Warning, "check that the answer is meant to be given";
    /// A survey platform's own data stand beside a response.
    PlatformData = "platform-data", Note, "nothing to do: they aren't part of the response";
    /// A control character of another program was replaced by a line break.
    ReplacedCharacter = "replaced-character", Note, "nothing to do, unless the words look wrong";
    /// A link that lies behind a cell was taken for an URL.
    LinkBehindCell = "link-behind-cell", Note, "nothing to do, unless the link is wrong";
    /// The value of a formula is the one that was stored with it; it wasn't computed anew.
    StoredFormula = "stored-formula", Warning, "check the value, or replace the formula by it";
    /// A formula has no stored value.
    FormulaWithoutValue = "formula-without-value", Warning, "open the workbook in a spreadsheet program and save it, or enter the value";
    /// A cell shows an error of the spreadsheet.
    ErrorCell = "error-cell", Warning, "correct the formula, or enter the value";
    /// A sheet that isn't shown was read.
    HiddenSheet = "hidden-sheet", Warning, "check that its answers are meant to be given";
    /// Nothing says how a text file is encoded; it was read in the encoding that its bytes look like.
    GuessedEncoding = "guessed-encoding", Warning, "check a word with accents or other special letters; if it is wrong, save the file again as UTF-8";
    /// Bytes of a text file are no text in its encoding.
    UndecodableText = "undecodable-text", Warning, "look the words up in the original, and save the file again as UTF-8";

    /// A response doesn't say whose it is.
    NoMemberState = "no-member-state", Warning, "write the name of the state beside the question for it";
    /// The name of the respondent isn't that of a Member State, in any language that is known.
    UnknownMemberState = "unknown-member-state", Warning, "write its name in full, in a language of the United Nations, or its three-letter code";
    /// The name of the respondent is that of several states.
    AmbiguousMemberState = "ambiguous-member-state", Warning, "write the formal name of the one that is meant, or its three-letter code";
    /// The name of the respondent has words beside it that name no state.
    MemberStateInWords = "member-state-in-words", Warning, "check the state, or write its name alone";
    /// The respondent is an observer of the United Nations, not a Member State.
    ObserverState = "observer-state", Note, "nothing to do, unless the state is wrong";
    /// The codes of the respondent are those of another state than the name, or than one another.
    StateDiffers = "state-differs", Warning, "check which state is meant, and correct the other";
    /// A second response comes from the same state.
    RepeatedMemberState = "repeated-member-state", Warning, "check which of the two is meant, or whether one names the wrong state";

    /// A question is answered although the answer to another one rules it out.
    RuledOutAnswer = "ruled-out-answer", Warning, "check which of the two answers is meant";
    /// A percentage is less than 0 or more than 100.
    PercentageOutOfRange = "percentage-out-of-range", Warning, "check the number, and that it is in per cent";
    /// A percentage is so small that it may be a fraction of 1.
    PossibleFraction = "possible-fraction", Warning, "check that the number is in per cent: 40 per cent is written 40, not 0.4";
    /// A URL doesn't name a host, so that it leads nowhere.
    UrlWithoutHost = "url-without-host", Warning, "check the address; what isn't one belongs into the name or the description";
    /// A text in the place of an e-mail address is none.
    MalformedEmail = "malformed-email", Warning, "check the address, or ask the respondent";
    /// A text has more words than the form asks for.
    TooManyWords = "too-many-words", Warning, "nothing is lost; where the limit matters, ask the respondent to shorten it";
    /// An option for something else is ticked, and nothing says what.
    TickWithoutWords = "tick-without-words", Warning, "ask the respondent what is meant";
    /// Words stand beside an option for something else that isn't ticked.
    WordsWithoutTick = "words-without-tick", Warning, "if the words say that it applies, tick the option";
    /// A date lies outside of the time in which the edition of the questionnaire was answered.
    DateOutsideEdition = "date-outside-edition", Warning, "check the date, and its year";
    /// The response isn't authorized to be published, or nothing says that it is.
    NotAuthorized = "not-authorized", Warning, "don't publish the response before the respondent has authorized it";
    /// Nobody is named who could be asked about the response.
    NoContact = "no-contact", Warning, "find out who answered, and add the name or the e-mail address";
}
