//! The published contract: a folder an edition, and in it a folder a version.
//!
//! What is in the folders of the current version is made anew; earlier versions stay as they were published.

use std::{collections::BTreeSet, fs, path::Path};

use msq_contract::{
    Artefact, Published,
    documents::{self, Document, Format},
    editions_page,
};
use msq_core::{Catalogue, editions::editions};
use serde_json::Value;

use crate::{
    generated::{Error, Generated},
    workspace,
};

/// Where the contract is published, below the workspace.
const FOLDER: &str = "schemas";

/// The folders of the current version: nothing else stands in them.
pub(crate) fn folders() -> Vec<String> {
    editions().iter().map(|catalogue| folder(catalogue)).collect()
}

/// The files below `schemas/`, those of earlier versions aside.
pub(crate) fn files() -> Result<Vec<Generated>, Error> {
    let file =
        |path: String, content: String| Generated { path, content: content.into_bytes(), chore: "schema" };
    let mut files = Vec::new();
    for catalogue in editions() {
        let folder = folder(&catalogue);
        for artefact in Artefact::ALL {
            files.push(file(format!("{folder}/{}", artefact.file_name()), artefact.content(&catalogue)));
        }
        let mut documents = documents::documents(&catalogue);
        documents.extend(panama(&catalogue)?);
        files.push(file(format!("{folder}/{}", documents::LIST), documents::list(&documents)));
        let of_document =
            |document: Document| file(format!("{folder}/{}", document.file_name()), document.content);
        files.extend(documents.into_iter().map(of_document));
    }
    files.push(file(format!("{FOLDER}/index.html"), editions_page(&published()?)));
    Ok(files)
}

fn folder(catalogue: &Catalogue) -> String {
    format!("{FOLDER}/{}/{}", catalogue.edition(), catalogue.version())
}

/// The documents of a response that was really given, for the edition that it was given to.
fn panama(catalogue: &Catalogue) -> Result<Vec<Document>, Error> {
    let read = |path: &str| {
        let path = workspace::folder().join("examples/panama").join(path);
        fs::read_to_string(&path).map_err(|error| Error::Io { path, error })
    };
    let (json, xml) = (read("response.json")?, read("formats/response.xml")?);
    let edition =
        serde_json::from_str::<Value>(&json).ok().and_then(|document| document.get("edition").cloned());
    if edition.is_none_or(|edition| edition != catalogue.edition()) {
        return Ok(Vec::new());
    }
    let document = |(format, content)| {
        Document::valid("panama", format, content, 1, "The response of Panama, as it was published.")
    };
    Ok([(Format::Json, json), (Format::Xml, xml)].map(document).into())
}

/// All versions: those whose folders exist, and the current one.
fn published() -> Result<Vec<Published>, Error> {
    let mut published = Vec::new();
    for edition in entries(&workspace::folder().join(FOLDER), Path::is_dir)? {
        for version in entries(&workspace::folder().join(FOLDER).join(&edition), Path::is_dir)? {
            let files =
                entries(&workspace::folder().join(FOLDER).join(&edition).join(&version), Path::is_file)?;
            published.push(Published::new(&*edition, version, files));
        }
    }
    for catalogue in editions() {
        let files = Artefact::ALL.iter().map(|artefact| artefact.file_name().to_owned()).collect();
        let current = Published::new(catalogue.edition(), catalogue.version(), files);
        published.retain(|each| (&each.edition, &each.version) != (&current.edition, &current.version));
        published.push(current);
    }
    Ok(published)
}

/// The names of such entries of a folder, sorted.
fn entries(folder: &Path, is_wanted: impl Fn(&Path) -> bool) -> Result<Vec<String>, Error> {
    let failed = |error| Error::Io { path: folder.to_owned(), error };
    let mut names = BTreeSet::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        if is_wanted(&entry.path()) {
            names.insert(entry.file_name().to_string_lossy().into_owned());
        }
    }
    Ok(names.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generated::{check, nothing_else};

    #[test]
    fn the_contract_is_fresh() {
        let fresh = files().and_then(|files| {
            check(&files)?;
            nothing_else(&files, &folders())
        });
        if let Err(stale) = fresh {
            panic!("{stale}");
        }
    }

    /// The commands of the page are those that a check runs.
    #[test]
    fn the_generators_are_shown_as_they_are_run() {
        let guide = fs::read_to_string(workspace::folder().join("docs/using-the-schema.md"))
            .expect("there is a guide");
        for catalogue in editions() {
            let page = Artefact::Index.content(&catalogue);
            let commands = page.split("aria-label=\"Commands that generate code\"><code>").nth(1);
            let commands = commands.and_then(|rest| rest.split("</code>").next()).expect("the commands");
            for command in commands.lines() {
                assert!(guide.contains(&format!("$ {command}\n")), "{command}");
            }
        }
    }
}
