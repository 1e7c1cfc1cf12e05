//! Which names of two lists are the same thing: members of an object, options of a code list, keywords.

/// What became of a name; numbers are positions in the two lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Aligned {
    /// Both lists have it, the second perhaps under another name.
    Kept(usize, usize),
    /// Only the first list has it.
    Removed(usize),
    /// Only the second list has it.
    Added(usize),
}

/// Both lists in the order of the second; what was removed follows what it followed.
///
/// Equal names are the same thing. Of the others, those are that `same` takes for it.
pub(super) fn align(before: &[&str], now: &[&str], same: impl Fn(usize, usize) -> bool) -> Vec<Aligned> {
    let mut partners: Vec<_> = before.iter().map(|name| now.iter().position(|other| other == name)).collect();
    for old in 0..before.len() {
        if partners[old].is_none() {
            partners[old] = (0..now.len()).find(|new| !partners.contains(&Some(*new)) && same(old, *new));
        }
    }
    let mut aligned: Vec<_> = (0..now.len())
        .map(|new| match partners.iter().position(|partner| *partner == Some(new)) {
            Some(old) => Aligned::Kept(old, new),
            None => Aligned::Added(new),
        })
        .collect();
    for old in (0..before.len()).filter(|old| partners[*old].is_none()) {
        let precedes = |each: &Aligned| match *each {
            Aligned::Kept(other, _) | Aligned::Removed(other) => other + 1 == old,
            Aligned::Added(_) => false,
        };
        let behind = aligned.iter().position(precedes).map_or(0, |at| at + 1);
        aligned.insert(behind, Aligned::Removed(old));
    }
    aligned
}

/// The first two that have changed places, by their positions in the first list, in their present order.
pub(super) fn swapped(aligned: &[Aligned]) -> Option<(usize, usize)> {
    let kept: Vec<_> = aligned
        .iter()
        .filter_map(|each| match *each {
            Aligned::Kept(old, _) => Some(old),
            Aligned::Removed(_) | Aligned::Added(_) => None,
        })
        .collect();
    kept.windows(2).find_map(|two| (two[0] > two[1]).then_some((two[0], two[1])))
}

#[cfg(test)]
mod tests {
    use super::{
        Aligned::{Added, Kept, Removed},
        align, swapped,
    };

    #[test]
    fn what_was_removed_follows_what_it_followed() {
        let aligned = align(&["a", "b", "c", "d"], &["new", "a", "d", "last"], |_, _| false);
        assert_eq!(aligned, [Added(0), Kept(0, 1), Removed(1), Removed(2), Kept(3, 2), Added(3)]);
        assert_eq!(swapped(&aligned), None);
        assert_eq!(align(&["a"], &[], |_, _| true), [Removed(0)]);
    }

    #[test]
    fn only_names_that_have_gone_are_renamed() {
        let aligned = align(&["a", "b"], &["b", "c", "d"], |_, _| true);
        assert_eq!(aligned, [Kept(1, 0), Kept(0, 1), Added(2)]);
        assert_eq!(swapped(&aligned), Some((1, 0)));
    }
}
