//! A check box that is drawn on a sheet, as different parts tell of it.

use super::anchor::Anchor;

/// A check box that is drawn on a sheet, as far as is known.
#[derive(Debug, Default)]
pub(super) struct Shape {
    pub(super) label: String,
    pub(super) state: State,
    pub(super) anchor: Option<Anchor>,
    /// The cell that its state is written to, as a formula says it.
    pub(super) mirror: Option<String>,
}

/// The state of a check box.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum State {
    #[default]
    Unticked,
    Ticked,
    /// Neither, which a person can only set in a menu.
    Mixed,
}

/// The number of the shape that `_x0000_s1025` names.
pub(super) fn shape_id(name: &str) -> Option<u64> {
    name.strip_prefix("_x0000_s")?.parse().ok()
}
