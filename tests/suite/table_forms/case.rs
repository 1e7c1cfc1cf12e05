//! How a case is written down.

/// One phenomenon.
pub(super) struct Case {
    pub(super) name: &'static str,
    /// The rows below those of `FRONT`; `[17]` stands for the prompt of 17, and `[9.digitalIdentity]` for the label of
    /// an option.
    pub(super) grid: &'static str,
    /// All answers below those of `FRONT`.
    pub(super) answers: &'static [&'static str],
    /// All findings, as `code path cell`.
    pub(super) findings: &'static [&'static str],
}

pub(super) const fn case(
    name: &'static str,
    grid: &'static str,
    answers: &'static [&'static str],
    findings: &'static [&'static str],
) -> Case {
    Case { name, grid, answers, findings }
}
