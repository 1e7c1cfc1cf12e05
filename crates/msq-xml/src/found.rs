//! The findings in a response, from wherever they come, in the order of their places.

use msq_core::{
    Catalogue, Code, Diagnostic, Node, PartId, Spot, Target, codes,
    document::{Fault, MAX_FAULTS},
};

use crate::{shape::Shape, tree::Tree, value::Value};

/// A finding in a response.
pub(crate) struct Found {
    pub(crate) position: (u64, u64),
    pub(crate) element: usize,
    /// The attribute that it is about, if it isn't about the element.
    pub(crate) attribute: Option<Box<str>>,
    pub(crate) code: Code,
    pub(crate) message: String,
    /// How many findings it stands for.
    pub(crate) count: usize,
}

impl Found {
    /// A fault among the values of a response.
    pub(crate) fn of_fault(fault: Fault, root: Value<'_>, tree: &Tree) -> Self {
        let element = root.element(&fault.way);
        let position = tree.position(element);
        let Fault { code, message, count, .. } = fault;
        Self { position, element, attribute: None, code, message, count }
    }
}

/// Puts findings in order; of very many, the first ones and the number of the others.
pub(crate) fn diagnostics(
    mut found: Vec<Found>,
    tree: &Tree,
    catalogue: &Catalogue,
    root: &str,
) -> Vec<Diagnostic> {
    let mut unlisted: Vec<_> = found.extract_if(.., |each| codes::is_count(each.code)).collect();
    found.sort_by_key(|each| each.position);
    unlisted.splice(..0, found.split_off(found.len().min(MAX_FAULTS)));
    let count = unlisted.iter().map(|each| each.count).sum();
    let gravest = unlisted.iter().map(|each| each.code.severity()).max();
    if let (Some(first), Some(gravest)) = (unlisted.into_iter().next(), gravest) {
        let Fault { code, message, .. } = Fault::more(String::new(), Vec::new(), count, gravest);
        found.push(Found { code, message, attribute: None, ..first });
    }
    let diagnostic = |found: Found| {
        let (line, column) = found.position;
        let chain = tree.chain(found.element);
        let mut path = path(tree, catalogue, &chain, root);
        path.extend(found.attribute.iter().flat_map(|name| ["/@", name]));
        let diagnostic = Diagnostic::new(found.code, Spot::Xml { path, line, column }, found.message);
        match part(tree, catalogue, &chain) {
            Some(part) => diagnostic.about(catalogue.path(Target::Part(part))),
            None => diagnostic,
        }
    };
    found.into_iter().map(diagnostic).collect()
}

/// Where an element stands.
pub(crate) fn spot(tree: &Tree, catalogue: &Catalogue, element: usize, root: &str) -> Spot {
    let (line, column) = tree.position(element);
    Spot::Xml { path: path(tree, catalogue, &tree.chain(element), root), line, column }
}

/// The way along elements as XPath writes it: each counted where there are several of its name, and in lists.
fn path(tree: &Tree, catalogue: &Catalogue, chain: &[usize], root: &str) -> String {
    let mut path = root.to_owned();
    let mut shape = Shape::root(catalogue);
    for pair in chain.windows(2) {
        let &[up, at] = pair else { continue };
        let name = tree.name(at);
        path.extend(["/", name]);
        let same = || tree.children(up).filter(|&child| tree.name(child) == name);
        if matches!(shape, Shape::List(_)) || same().nth(1).is_some() {
            path.push_str(&format!("[{}]", same().take_while(|&child| child <= at).count()));
        }
        shape = shape.child(catalogue, name);
    }
    path
}

/// The part of an answer that elements lead to.
fn part(tree: &Tree, catalogue: &Catalogue, chain: &[usize]) -> Option<PartId> {
    let mut object = catalogue.document();
    for &at in chain.get(1..)? {
        match object.member(tree.name(at))? {
            (_, Node::Object(below)) => object = below,
            (_, Node::Part(part)) => return Some(*part),
            _ => return None,
        }
    }
    None
}
