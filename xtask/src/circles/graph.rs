//! The circles of a graph.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// What points to what, and why.
pub(super) type Arrows = BTreeMap<(usize, usize), BTreeSet<String>>;

/// For each node that is on a circle, the shortest one; each circle once, from its smallest node.
pub(super) fn circles(arrows: &Arrows) -> BTreeSet<Vec<usize>> {
    let nodes: BTreeSet<_> = arrows.keys().map(|(from, _)| *from).collect();
    nodes.into_iter().filter_map(|node| shortest(arrows, node)).collect()
}

fn shortest(arrows: &Arrows, start: usize) -> Option<Vec<usize>> {
    let mut before = BTreeMap::new();
    let mut waiting = VecDeque::from([start]);
    while let Some(node) = waiting.pop_front() {
        for (_, next) in arrows.range((node, 0)..=(node, usize::MAX)).map(|(arrow, _)| arrow) {
            if *next == start {
                return Some(path(&before, start, node));
            }
            before.entry(*next).or_insert_with(|| {
                waiting.push_back(*next);
                node
            });
        }
    }
    None
}

fn path(before: &BTreeMap<usize, usize>, start: usize, end: usize) -> Vec<usize> {
    let mut path = vec![end];
    while let Some(node) = path.last().filter(|node| **node != start).and_then(|node| before.get(node)) {
        path.push(*node);
    }
    path.reverse();
    let smallest = (0..path.len()).min_by_key(|at| path[*at]).unwrap_or_default();
    path.rotate_left(smallest);
    path
}
