//! Where the answers of a response stand, for what is found about them once they are read.

use msq_core::{Address, Catalogue, Spot, Target};

/// Where a cell stands, apart from its sheet.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Position {
    /// The line of a text file where the cell begins.
    pub(crate) line: Option<u64>,
    pub(crate) address: Address,
}

impl Position {
    /// The spot in a sheet of that name.
    pub(crate) fn spot(self, sheet: &str) -> Spot {
        let Self { line, address } = self;
        match line {
            None => Spot::Cell { sheet: sheet.to_owned(), address },
            Some(line) => {
                let (record, field) = (u64::from(address.row) + 1, u64::from(address.column) + 1);
                Spot::Record { line, record, field }
            }
        }
    }
}

/// What stands where: targets, in the order in which they were met, each with its place.
#[derive(Debug)]
pub(crate) struct Whereabouts<P>(Vec<(Target, P)>);

impl<P> Default for Whereabouts<P> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<P: Copy> Whereabouts<P> {
    pub(crate) fn add(&mut self, target: Target, place: P) {
        self.0.push((target, place));
    }

    /// The place of a target, or of what is nearest to it in the answer to the same question.
    pub(crate) fn find(&self, catalogue: &Catalogue, target: Target) -> Option<P> {
        let found = self.0.iter().rev().map(|&(other, place)| (nearness(catalogue, target, other), place));
        // Of equals the last one is taken, which is the first here.
        found
            .filter(|(nearness, _)| *nearness > 0)
            .max_by_key(|(nearness, _)| *nearness)
            .map(|(_, place)| place)
    }
}

/// How near to each other two targets stand; 0 if they answer different questions.
fn nearness(catalogue: &Catalogue, one: Target, other: Target) -> u8 {
    if one == other {
        return 4;
    }
    match (one, other) {
        (Target::Entry { part, field, .. }, Target::Entry { part: own, field: like, .. })
            if part == own && field == like =>
        {
            3
        }
        _ if one.part() == other.part() => 2,
        _ => u8::from(catalogue[one.part()].question == catalogue[other.part()].question),
    }
}

#[cfg(test)]
mod tests {
    use msq_core::editions::editions;

    use super::*;

    #[test]
    fn the_nearest_place_is_found() {
        let catalogue = &editions()[0];
        let target = |path| catalogue.target(path).expect("a path of the 2020 edition");
        let mut places = Whereabouts::default();
        for path in ["17.value", "5.c.entries", "5.c[1].name", "5.c[1].url", "5.c[2].name", "15.other"] {
            places.add(target(path), path);
        }
        for (path, expected) in [
            ("17.value", Some("17.value")),
            ("17.explanation", Some("17.value")),
            ("5.c[1].url", Some("5.c[1].url")),
            ("5.c[9].url", Some("5.c[1].url")),
            ("5.c[9].description", Some("5.c.entries")),
            ("5.c.explanation", Some("5.c.entries")),
            ("15.other.detail", Some("15.other")),
            ("16.answer", None),
        ] {
            assert_eq!(places.find(catalogue, target(path)), expected, "{path}");
        }
    }
}
