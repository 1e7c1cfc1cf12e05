//! Kinds of findings. The set is open: whoever finds something can define a kind of their own.

use std::fmt;

use crate::Severity;

/// A kind of finding. Its id is stable: it doesn't change its meaning, and isn't used again.
///
/// The [`codes!`](crate::codes!) of a crate are its constants of this type; those of all readers of cells are in
/// [`codes`](mod@crate::codes).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(&'static Definition);

/// What a code stands for.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[doc(hidden)]
pub struct Definition {
    pub id: &'static str,
    pub severity: Severity,
    pub meaning: &'static str,
    pub help: &'static str,
}

impl Code {
    #[doc(hidden)]
    pub const fn new(definition: &'static Definition) -> Self {
        Self(definition)
    }

    /// The code's stable name.
    pub const fn id(self) -> &'static str {
        self.0.id
    }

    /// How much such a finding matters.
    pub const fn severity(self) -> Severity {
        self.0.severity
    }

    /// What such a finding means.
    pub const fn meaning(self) -> &'static str {
        self.0.meaning
    }

    /// What to do about it.
    pub const fn help(self) -> &'static str {
        self.0.help
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Code({})", self.id())
    }
}

/// Defines codes: each line is what it means, its name, its id, its severity, and what to do about such a finding. They
/// become constants, and a list `OWN` has all of them in their order.
///
/// ```
/// mod codes {
///     msq_cells::codes! {
///         /// A cell is written in red.
///         RED_CELL = "red-cell", Note, "nothing to do";
///     }
/// }
///
/// assert_eq!(codes::RED_CELL.id(), "red-cell");
/// assert_eq!(codes::RED_CELL.meaning(), "A cell is written in red.");
/// assert_eq!(codes::OWN, [codes::RED_CELL]);
/// ```
#[macro_export]
macro_rules! codes {
    ($($(#[doc = $meaning:literal])+ $name:ident = $id:literal, $severity:ident, $help:literal;)+) => {
        $(
            $(#[doc = $meaning])+
            pub const $name: $crate::Code = $crate::Code::new(&$crate::Definition {
                id: $id,
                severity: $crate::Severity::$severity,
                meaning: concat!($($meaning),+).trim_ascii(),
                help: $help,
            });
        )+

        /// The codes that are defined here, in order.
        pub const OWN: &[$crate::Code] = &[$($name),+];
    };
}
