//! The registry of codes: each kind of finding, its severity, what it means, and what to do.

use crate::Code;

pub use msq_cells::codes::{
    GUESSED_ENCODING, MORE_FINDINGS, MORE_WARNINGS, TOO_LARGE, UNDECODABLE_TEXT, UNREADABLE_INPUT, is_count,
    more,
};

msq_cells::codes! {
    /// A document has a property that its schema doesn't know.
    UNKNOWN_PROPERTY = "unknown-property", Error, "correct its name, or take it out; the code book and `msq questions` list the names";
    /// A document has the same property twice.
    REPEATED_PROPERTY = "repeated-property", Error, "keep one of them";
    /// A document lacks a property that every document has.
    MISSING_PROPERTY = "missing-property", Error, "add it";
    /// An element of an XML document stands behind one that it belongs before.
    MISPLACED_ELEMENT = "misplaced-element", Error, "put the elements in the order of the questionnaire";
    /// A value isn't of the kind that its part holds.
    WRONG_SHAPE = "wrong-shape", Error, "write it as the schema says; leave out what is unanswered";
    /// The edition or the contract version isn't one that can be read.
    WRONG_CONSTANT = "wrong-constant", Error, "convert the original again with this version of msq";
    /// A ticked option isn't in the question's list.
    UNKNOWN_OPTION = "unknown-option", Error, "use the id of an option as the code book and `msq questions` give it";
    /// An option is ticked twice.
    REPEATED_OPTION = "repeated-option", Error, "keep one of them";
    /// A number is larger than any that can be kept.
    NUMBER_OUT_OF_RANGE = "number-out-of-range", Error, "check the number";
    /// A number has more digits than can be kept; the nearest number was read.
    ROUNDED_NUMBER = "rounded-number", Warning, "nothing to do, unless its last digits matter";
    /// A text holds a character that XML 1.0 doesn't have.
    FORBIDDEN_CHARACTER = "forbidden-character", Error, "take the character out, or write a space or line break";

    /// A cell holds text that no rule connects with the questionnaire.
    UNREAD = "unread", Warning, "look at the cell: if it answers a question, move it beside that question";
    /// Text beside a recognised question that fits no part of its answer was kept among the respondent's words.
    KEPT_AS_WORDS = "kept-as-words", Warning, "check that the words belong to this question";
    /// A number was read out of words around it.
    NUMBER_IN_WORDS = "number-in-words", Warning, "check the number; the words are kept in the explanation";
    /// The answer to a question for a percentage has no number that can be told.
    NO_NUMBER = "no-number", Warning, "if there is a percentage, enter it as a number; the words are kept in the explanation";
    /// A percentage stands as a plain number, so that nothing says whether it is in per cent or a fraction.
    UNMARKED_NUMBER = "unmarked-number", Warning, "check that the number is in per cent";
    /// A question for yes or no is answered, but neither yes nor no is said.
    YES_OR_NO_NOT_SAID = "yes-or-no-not-said", Warning, "if the answer is clear to you, add yes or no";
    /// A question with options is answered, but nothing tells which of them apply.
    OPTIONS_NOT_SAID = "options-not-said", Warning, "if the answer is clear to you, tick the options that apply";
    /// Yes and no are both marked, or the same question is answered differently twice.
    CONTRADICTION = "contradiction", Warning, "ask the respondent which one is meant";
    /// A mark beside an option or a question is none that is known.
    UNKNOWN_MARK = "unknown-mark", Warning, "mark an option with x, and leave the others blank";
    /// A text joined with options is none of them.
    UNKNOWN_CHOICE = "unknown-choice", Warning, "if it is one of the options, write it as the form prints it; the words are kept in the explanation";
    /// A date can't be read.
    UNREADABLE_DATE = "unreadable-date", Warning, "enter the date as a date, or as YYYY-MM-DD";
    /// A prompt or label was recognised by its likeness, not word for word.
    SIMILAR_LABEL = "similar-label", Warning, "check that the question is the one named";
    /// A question, or one of its options, was recognised by its number alone.
    LABEL_BY_NUMBER = "label-by-number", Warning, "check that the question is the one named";
    /// The options of a list were recognised by their number and order: there are as many texts as the list has.
    OPTIONS_BY_ORDER = "options-by-order", Warning, "check that the options stand in the order of the questionnaire";
    /// No printed word of the questionnaire stands in the file; its questions were recognised by their numbers alone.
    EDITION_BY_NUMBER = "edition-by-number", Warning, "check that it is this questionnaire, and not another one with the same numbers";
    /// A piece of a cell's text is struck out: it was written, and is no answer.
    STRUCK_OUT = "struck-out", Note, "nothing, unless the text was struck out by mistake";
    /// The prompts stand there, and no answer does.
    NOTHING_ANSWERED = "nothing-answered", Warning, "check that it is the right file, and that it was filled in";
    /// What stands above the questions was taken for the answer to one whose prompt isn't printed.
    LABEL_BY_CONTENT = "label-by-content", Warning, "check it, or write the name of the question beside it";
    /// An answer stood between two pieces of a prompt; it was given to the question before, which had none.
    DISPLACED_ANSWER = "displaced-answer", Warning, "check which of the two questions it answers";
    /// An answer's cell is merged over rows of other questions or options; it was given to the first one.
    SPREAD_ANSWER = "spread-answer", Warning, "write the answer beside each question or option that it is meant for";
    /// The number beside a prompt is another question's; the words decided.
    NUMBER_DIFFERS = "number-differs", Warning, "check which of the two questions is answered";
    /// A date can be read in two ways; it was read as day, month, year, and two digits as a year of this century.
    AMBIGUOUS_DATE = "ambiguous-date", Warning, "check the date, or write it as YYYY-MM-DD";
    /// A date is one only if its month comes first, against the order of the form; it was read so.
    UNUSUAL_DATE = "unusual-date", Warning, "check the date, or write it as YYYY-MM-DD";
    /// A column holds the answers of an earlier year beside those of the response; it was left unread.
    EARLIER_ANSWERS = "earlier-answers", Warning, "check that the answers of the other column are the ones that are meant";
    /// A column beside the prompts was taken for the same prompts in another language, and not for answers.
    TRANSLATED_PROMPTS = "translated-prompts", Warning, "check that the column holds no answers";
    /// A note hangs on a cell.
    NOTE_ON_CELL = "note-on-cell", Warning, "read the note: it isn't part of the answer";
    /// An answer stands in a row or column that isn't shown.
    HIDDEN_CELL = "hidden-cell", Warning, "check that the answer is meant to be given";
    /// A survey platform's own data stand beside a response.
    PLATFORM_DATA = "platform-data", Note, "nothing to do: they aren't part of the response";
    /// A control character of another program was replaced by a line break.
    REPLACED_CHARACTER = "replaced-character", Note, "nothing to do, unless the words look wrong";
    /// A link that lies behind a cell was taken for an URL.
    LINK_BEHIND_CELL = "link-behind-cell", Note, "nothing to do, unless the link is wrong";
    /// The value of a formula is the one that was stored with it; it wasn't computed anew.
    STORED_FORMULA = "stored-formula", Warning, "check the value, or replace the formula by it";
    /// A formula has no stored value.
    FORMULA_WITHOUT_VALUE = "formula-without-value", Warning, "open the workbook in a spreadsheet program and save it, or enter the value";
    /// A cell shows an error of the spreadsheet.
    ERROR_CELL = "error-cell", Warning, "correct the formula, or enter the value";
    /// A sheet that isn't shown was read.
    HIDDEN_SHEET = "hidden-sheet", Warning, "check that its answers are meant to be given";

    /// A response doesn't say whose it is.
    NO_MEMBER_STATE = "no-member-state", Warning, "write the name of the state beside the question for it";
    /// The name of the respondent isn't that of a Member State, in any language that is known.
    UNKNOWN_MEMBER_STATE = "unknown-member-state", Warning, "write its name in full, in a language of the United Nations, or its three-letter code";
    /// The name of the respondent is that of several states.
    AMBIGUOUS_MEMBER_STATE = "ambiguous-member-state", Warning, "write the formal name of the one that is meant, or its three-letter code";
    /// The name of the respondent has words beside it that name no state.
    MEMBER_STATE_IN_WORDS = "member-state-in-words", Warning, "check the state, or write its name alone";
    /// The respondent is an observer of the United Nations, not a Member State.
    OBSERVER_STATE = "observer-state", Note, "nothing to do, unless the state is wrong";
    /// The codes of the respondent are those of another state than the name, or than one another.
    STATE_DIFFERS = "state-differs", Warning, "check which state is meant, and correct the other";
    /// A second response comes from the same state.
    REPEATED_MEMBER_STATE = "repeated-member-state", Warning, "check which of the two is meant, or whether one names the wrong state";

    /// A question is answered although the answer to another one rules it out.
    RULED_OUT_ANSWER = "ruled-out-answer", Warning, "check which of the two answers is meant";
    /// A percentage is less than 0 or more than 100.
    PERCENTAGE_OUT_OF_RANGE = "percentage-out-of-range", Warning, "check the number, and that it is in per cent";
    /// A percentage is so small that it may be a fraction of 1.
    POSSIBLE_FRACTION = "possible-fraction", Warning, "check that the number is in per cent: 40 per cent is written 40, not 0.4";
    /// A URL doesn't name a host, so that it leads nowhere.
    URL_WITHOUT_HOST = "url-without-host", Warning, "check the address; what isn't one belongs into the name or the description";
    /// A text in the place of an e-mail address is none.
    MALFORMED_EMAIL = "malformed-email", Warning, "check the address, or ask the respondent";
    /// A text has more words than the form asks for.
    TOO_MANY_WORDS = "too-many-words", Warning, "nothing is lost; where the limit matters, ask the respondent to shorten it";
    /// An option for something else is ticked, and nothing says what.
    TICK_WITHOUT_WORDS = "tick-without-words", Warning, "ask the respondent what is meant";
    /// Words stand beside an option for something else that isn't ticked.
    WORDS_WITHOUT_TICK = "words-without-tick", Warning, "if the words say that it applies, tick the option";
    /// A date lies outside of the time in which the edition of the questionnaire was answered.
    DATE_OUTSIDE_EDITION = "date-outside-edition", Warning, "check the date, and its year";
    /// The response isn't authorized to be published, or nothing says that it is.
    NOT_AUTHORIZED = "not-authorized", Warning, "don't publish the response before the respondent has authorized it";
    /// Nobody is named who could be asked about the response.
    NO_CONTACT = "no-contact", Warning, "find out who answered, and add the name or the e-mail address";
}

/// All codes: those of readers of any file, and those of what is read of a questionnaire.
///
/// ```
/// use msq_core::codes;
///
/// assert!(codes::all().any(|code| code == codes::UNREAD));
/// ```
pub fn all() -> impl Iterator<Item = Code> {
    msq_cells::codes::OWN.iter().chain(OWN).copied()
}
