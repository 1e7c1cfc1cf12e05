//! The names that a document has in XML alone: its namespace, its root, and the items of its lists.

use msq_core::{BASE, Catalogue};

/// A response.
pub(crate) const RESPONSE: &str = "response";
/// Several responses.
pub(crate) const RESPONSES: &str = "responses";
/// An option that was ticked.
pub(crate) const OPTION: &str = "option";
/// An entry of a list.
pub(crate) const ENTRY: &str = "entry";

/// The way to a value of a document of one response, as XPath writes it, from its JSON pointer: names and nesting are
/// the same. The prefix `msq` is to be bound to the [`namespace`].
///
/// ```
/// assert_eq!(msq_xml::path("/date/value"), "/msq:response/msq:date/msq:value");
/// ```
pub fn path(pointer: &str) -> String {
    format!("/{RESPONSE}{pointer}").replace('/', "/msq:")
}

/// The namespace of the documents of an edition: that edition, and the first number of the contract's version, since
/// what differs in the second has documents in common.
///
/// ```
/// use msq_core::{BASE, Edition, editions::edition2020::Msq2020};
///
/// assert_eq!(msq_xml::namespace(&Msq2020::catalogue()), format!("{BASE}2020/1"));
/// ```
pub fn namespace(catalogue: &Catalogue) -> String {
    let version = catalogue.version();
    let major = version.split_once('.').map_or(version, |(major, _)| major);
    format!("{BASE}{}/{major}", catalogue.edition())
}
