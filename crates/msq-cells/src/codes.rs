//! The codes of what readers of any file find.

use crate::{Code, Severity};

crate::codes! {
    /// An input couldn't be read at all.
    UNREADABLE_INPUT = "unreadable-input", Error, "check that it is the right file, and whole";
    /// An input asks for more memory or work than is allowed.
    TOO_LARGE = "too-large", Error, "if the file is sound, run it alone with --allow 10; docs/limits.md has the limits";
    /// There are more findings than are listed, with errors among them.
    MORE_FINDINGS = "more-findings", Error, "correct those that are listed, and read the document again";
    /// There are more findings than are listed, none of them an error.
    MORE_WARNINGS = "more-warnings", Warning, "look at those that are listed: the others are likely to be more of them";
    /// Nothing says how a text file is encoded; it was read in the encoding that its bytes look like.
    GUESSED_ENCODING = "guessed-encoding", Warning, "check a word with accents or other special letters; if it is wrong, save the file again as UTF-8";
    /// Bytes of a text file are no text in its encoding.
    UNDECODABLE_TEXT = "undecodable-text", Warning, "look the words up in the original, and save the file again as UTF-8";
}

/// The code of the last finding of a list: that there are more than are listed, the gravest of them that grave. What isn't
/// listed alone never makes an error of what was read.
pub fn more(gravest: Severity) -> Code {
    if gravest == Severity::Error { MORE_FINDINGS } else { MORE_WARNINGS }
}

/// Whether such a finding counts others that aren't listed.
pub fn is_count(code: Code) -> bool {
    [MORE_FINDINGS, MORE_WARNINGS].contains(&code)
}
