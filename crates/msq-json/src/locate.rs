//! From the way to a value, or a byte, to the line and column where it stands.

use msq_core::text::place_after;

use crate::members::Members;

/// The byte at which `part` starts in `whole`, of which it is a piece.
pub(crate) fn offset(whole: &str, part: &str) -> usize {
    part.as_ptr().addr().saturating_sub(whole.as_ptr().addr()).min(whole.len())
}

/// The positions of the values at the end of `ways`, in a text that starts at `start`.
///
/// A way says at each step which of the members or elements it goes to, counted from 0; where there is none, it ends.
/// Ways are sorted, as their values stand, so that one walk over the text finds them all.
pub(crate) fn positions(text: &str, start: (u64, u64), ways: &[&[usize]]) -> Vec<(u64, u64)> {
    let mut walk = Walk { text, reached: 0, position: start, positions: Vec::with_capacity(ways.len()) };
    walk.value(text.trim_ascii_start(), 0, ways);
    walk.positions
}

/// The value that a JSON pointer leads to, or the last one on the way there that is there: its own pointer, and its
/// way.
pub(crate) fn nearest(text: &str, pointer: &str) -> (String, Vec<usize>) {
    let (mut found, mut way) = (String::new(), Vec::new());
    let mut value = text;
    for name in pointer.split('/').skip(1) {
        let Ok(members) = serde_json::from_str::<Members<'_>>(value) else { break };
        let Some((at, member)) = members.named(name).and_then(|at| Some((at, members.get(at)?))) else {
            break;
        };
        value = member;
        way.push(at);
        found.extend(["/", name]);
    }
    (found, way)
}

struct Walk<'a> {
    text: &'a str,
    /// How far lines and columns have been counted.
    reached: usize,
    position: (u64, u64),
    positions: Vec<(u64, u64)>,
}

impl Walk<'_> {
    /// Finds what is in a value at that depth; the ways lead there up to then.
    fn value(&mut self, value: &str, depth: usize, ways: &[&[usize]]) {
        let offset = offset(self.text, value);
        self.position = place_after(self.position, &self.text.as_bytes()[self.reached..offset]);
        self.reached = offset;
        let start = self.position;
        // The shorter way comes first.
        let (here, mut below) = ways.split_at(ways.partition_point(|way| way.len() <= depth));
        self.positions.extend(here.iter().map(|_| start));
        if below.is_empty() {
            return;
        }
        let members = serde_json::from_str::<Members<'_>>(value).ok();
        while let Some(first) = below.first() {
            let at = first[depth];
            let (together, rest) = below.split_at(below.partition_point(|way| way[depth] <= at));
            match members.as_ref().and_then(|members| members.get(at)) {
                Some(member) => self.value(member, depth + 1, together),
                None => self.positions.extend(together.iter().map(|_| start)),
            }
            below = rest;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_leads_to_its_value() {
        let text = r#" {"a": {"é/~": [1, {"b": "x"}]}, "a": 2}"#;
        let ways: &[(&[usize], &str)] = &[
            (&[], r#"{"a""#),
            (&[0], r#"{"é"#),
            (&[0, 0, 0], "1,"),
            (&[0, 0, 1, 0], r#""x""#),
            (&[0, 0, 1, 0], r#""x""#),
            (&[0, 0, 1, 0, 7], r#""x""#),
            (&[0, 1], r#"{"é"#),
            (&[1], "2}"),
            (&[1, 0], "2}"),
            (&[2], r#"{"a""#),
        ];
        let only_ways: Vec<_> = ways.iter().map(|(way, _)| *way).collect();
        let found: Vec<_> = positions(text, (1, 1), &only_ways)
            .into_iter()
            .map(|(line, column)| {
                assert_eq!(line, 1);
                text.chars().skip(column as usize - 1).collect::<String>()
            })
            .collect();
        assert_eq!(found.len(), ways.len());
        for (found, (way, value)) in found.iter().zip(ways) {
            assert!(found.starts_with(value), "{way:?}: {found}");
        }
    }
}
