//! How inputs are read: one value, made once.

use msq_core::{check::Checks, editions::editions};
use msq_table::InputLayout;

use crate::Format;

/// How inputs are read, where that isn't found out. The defaults are those of the command `msq convert`.
///
/// ```
/// use msq::{Session, Settings};
///
/// let mut settings = Settings::default();
/// settings.allow = 10;
/// let session = Session::new(settings);
/// # let _ = session;
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Settings {
    /// The format of the inputs; told by their content unless it is set.
    pub format: Option<Format>,
    /// How their cells are laid out; found out unless it is set.
    pub layout: Option<InputLayout>,
    /// Which answers are checked: those that people filled in, unless it is set.
    pub checks: Checks,
    /// How many times as much as the limits an input may ask for; once, unless it is set.
    pub allow: u16,
}

impl Default for Settings {
    fn default() -> Self {
        Self { format: None, layout: None, checks: Checks::FilledIn, allow: 1 }
    }
}

/// Settings, and what is made of them once for all inputs.
#[derive(Clone, Debug)]
pub(crate) struct Prepared {
    pub(crate) settings: Settings,
    /// How cells are read.
    pub(crate) tables: msq_table::Settings,
}

impl Prepared {
    /// What these settings make.
    pub(crate) fn new(settings: Settings) -> Self {
        let mut tables = msq_table::Settings::new(editions());
        tables.layout = settings.layout;
        tables.checks = settings.checks;
        // Nobody means that nothing is allowed.
        let settings = Settings { allow: settings.allow.max(1), ..settings };
        tables.limits = tables.limits.times(settings.allow.into());
        Self { settings, tables }
    }
}
