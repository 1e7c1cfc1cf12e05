//! The pages that lead to the files: one in the folder of each version, and one above all editions and versions.

use std::cmp::Reverse;

use askama::Template;
use msq_core::Catalogue;

use crate::{
    Artefact, documents,
    markup::{self, self as filters},
};

/// The page of a version.
#[derive(Template)]
#[template(path = "index.html")]
struct Version<'a> {
    catalogue: &'a Catalogue,
}

/// The page that leads to the files of a version.
pub(crate) fn of_version(catalogue: &Catalogue) -> String {
    markup::rendered(&Version { catalogue })
}

/// A published version of an edition's contract.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Published {
    /// The edition, such as `2020`, which names a folder.
    pub edition: String,
    /// The version, such as `1.0`, which names a folder in it.
    pub version: String,
    /// The names of the files in that folder.
    pub files: Vec<String>,
}

impl Published {
    /// A version of an edition, with the names of its files.
    pub fn new(edition: impl Into<String>, version: impl Into<String>, files: Vec<String>) -> Self {
        Self { edition: edition.into(), version: version.into(), files }
    }

    /// What comes first, as numbers and not as letters: 1.10 is later than 1.9.
    fn age(&self) -> impl Ord + use<> {
        let numbers =
            |text: &str| text.split('.').map(|number| number.parse::<u64>().ok()).collect::<Vec<_>>();
        Reverse((numbers(&self.edition), numbers(&self.version)))
    }

    /// The files that a page leads to: the start page if there is one, or else all.
    fn links(&self) -> Vec<&str> {
        let index = Artefact::Index.file_name();
        let files = || self.files.iter().map(String::as_str);
        if files().any(|file| file == index) { vec![index] } else { files().collect() }
    }
}

#[derive(Template)]
#[template(path = "editions.html")]
struct Editions<'a> {
    published: Vec<&'a Published>,
}

/// The page that leads to all editions and versions, the newest first.
///
/// ```
/// use msq_contract::{Published, editions_page};
///
/// let published = ["0.9", "0.10"].map(|version| Published::new("1999", version, vec!["msq.xsd".to_owned()]));
/// let page = editions_page(&published);
/// assert!(page.find("1999/0.10/msq.xsd") < page.find("1999/0.9/msq.xsd"));
/// ```
pub fn editions_page(published: &[Published]) -> String {
    let mut published: Vec<_> = published.iter().collect();
    published.sort_by_cached_key(|each| each.age());
    markup::rendered(&Editions { published })
}
