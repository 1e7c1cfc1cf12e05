//! What the elements of a response have that its values don't: attributes, an order, text beside elements.

use msq_core::{Catalogue, Code, codes, document::MAX_FAULTS};

use crate::{found::Found, shape::Shape, tree::Tree};

/// The faults of a response that are XML's own, in the order of the document, up to a limit and counted beyond.
pub(crate) fn faults(tree: &Tree, catalogue: &Catalogue) -> Vec<Found> {
    let mut walk = Walk { tree, catalogue, found: Vec::new() };
    walk.element(0, Shape::root(catalogue));
    walk.found
}

struct Walk<'a> {
    tree: &'a Tree,
    catalogue: &'a Catalogue,
    found: Vec<Found>,
}

impl<'a> Walk<'a> {
    /// Checks an element that is known, and what is known in it: nothing below that is deeper than a catalogue.
    fn element(&mut self, at: usize, shape: Shape<'a>) {
        let tree = self.tree;
        for attribute in tree.attributes(at) {
            let message = || format!("unknown attribute {:?}; elements here have none", shortened(attribute));
            self.report(tree.position(at), at, codes::UNKNOWN_PROPERTY, message, Some(attribute));
        }
        if matches!(shape, Shape::Leaf(_)) || !tree.has_children(at) {
            return;
        }
        if let Some(beside) = tree.beside(at) {
            let message = || format!("found the text {:?} beside elements", shortened(beside.text.trim()));
            self.report(beside.position, at, codes::WRONG_SHAPE, message, None);
        }
        let mut seen = Vec::new();
        let mut last: Option<(usize, usize)> = None;
        for child in tree.children(at) {
            let name = tree.name(child);
            if let Shape::List(item) = shape {
                if name == item.name() {
                    self.element(child, shape.child(self.catalogue, name));
                } else {
                    let message =
                        || format!("unknown property {:?}; here stand {}", shortened(name), item.name());
                    self.report(tree.position(child), child, codes::UNKNOWN_PROPERTY, message, None);
                }
                continue;
            }
            // What is unknown or repeated is told with the values, and isn't looked into.
            let Some(rank) = shape.rank(name).filter(|rank| !seen.contains(rank)) else { continue };
            seen.push(rank);
            match last {
                Some((highest, before)) if rank < highest => {
                    let message = || format!("{name:?} belongs before {:?}", tree.name(before));
                    self.report(tree.position(child), child, codes::MISPLACED_ELEMENT, message, None);
                }
                _ => last = Some((rank, child)),
            }
            self.element(child, shape.child(self.catalogue, name));
        }
    }

    fn report(
        &mut self,
        position: (u64, u64),
        element: usize,
        code: Code,
        message: impl FnOnce() -> String,
        attribute: Option<&str>,
    ) {
        if let Some(beyond) = self.found.get_mut(MAX_FAULTS) {
            beyond.count += 1;
            return;
        }
        let attribute = attribute.map(Box::from);
        self.found.push(Found { position, element, attribute, code, message: message(), count: 1 });
    }
}

fn shortened(text: &str) -> String {
    const SHOWN: usize = 40;
    msq_core::text::short(text, SHOWN)
}
