//! What was published stays as it is: the digests of all files of former versions.
//!
//! They are kept in `schemas/SHA256SUMS`, as `sha256sum --check` reads them. Lines are only added, for a version
//! that has become a former one.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use sha2::{Digest, Sha256};

use super::{error::Error, published::published, version::Version};

/// The name of the list, below the folder of the schemas.
pub(super) const LIST: &str = "SHA256SUMS";

/// What the list has to be: as it is, and at its end the files of former versions that it doesn't know.
///
/// # Errors
///
/// If a file of a version in the list has changed, is missing or is new, or if the current version isn't the newest.
pub(super) fn list(schemas: &Path, current: Version) -> Result<String, Error> {
    let path = schemas.join(LIST);
    let mut text = match fs::read_to_string(&path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
        read => read.map_err(Error::io(&path))?,
    };
    let mut found = BTreeMap::new();
    let mut former = BTreeSet::new();
    for (edition, version) in published(schemas)? {
        let folder = format!("{edition}/{version}");
        digest_all(&schemas.join(&folder), &folder, &mut found)?;
        if version != current {
            former.insert(folder);
        }
    }
    let mut known = BTreeSet::new();
    for line in text.lines() {
        let (digest, file) =
            line.split_once("  ").ok_or_else(|| Error::NoDigest { list: LIST, line: line.to_owned() })?;
        match found.remove(file) {
            None => return Err(Error::Missing(file.to_owned())),
            Some(now) if now != digest => return Err(Error::Changed(file.to_owned())),
            Some(_) => known.insert(version_folder(file).to_owned()),
        };
    }
    for (file, digest) in found {
        let folder = version_folder(&file);
        if known.contains(folder) {
            return Err(Error::Extra(file));
        }
        if former.contains(folder) {
            text.push_str(&format!("{digest}  {file}\n"));
        }
    }
    // Files of the current version are written anew, so that a former one can't be it.
    let newest = published(schemas)?.into_iter().map(|(_, version)| version).max();
    if newest.is_some_and(|newest| newest > current) {
        return Err(Error::Former(current.to_string()));
    }
    Ok(text)
}

/// The folder of the version that a file belongs to, such as `2020/1.0`.
fn version_folder(file: &str) -> &str {
    let ends = file.match_indices('/').nth(1).map_or(file.len(), |(at, _)| at);
    &file[..ends]
}

/// Adds the digests of all files below a folder, by their names with `/`.
fn digest_all(folder: &Path, name: &str, found: &mut BTreeMap<String, String>) -> Result<(), Error> {
    for entry in fs::read_dir(folder).map_err(Error::io(folder))? {
        let entry = entry.map_err(Error::io(folder))?;
        let (path, name) = (entry.path(), format!("{name}/{}", entry.file_name().to_string_lossy()));
        if path.is_dir() {
            digest_all(&path, &name, found)?;
        } else {
            let content = fs::read(&path).map_err(Error::io(&path))?;
            let digest = Sha256::digest(content).iter().map(|byte| format!("{byte:02x}")).collect();
            found.insert(name, digest);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use tempfile::TempDir;

    use super::{Error, LIST, list};

    /// Published folders, of which 1.0 is the current one.
    fn schemas() -> TempDir {
        let schemas = TempDir::new().expect("a folder");
        for (file, content) in
            [("1999/0.9/a.json", "{}"), ("1999/0.9/b/c.xsd", "<a/>"), ("1999/1.0/a.json", "[]")]
        {
            let path = schemas.path().join(file);
            fs::create_dir_all(path.parent().expect("a folder")).expect("it can be made");
            fs::write(path, content).expect("it can be written");
        }
        schemas
    }

    fn listed(schemas: &TempDir, current: &str) -> Result<String, Error> {
        list(schemas.path(), current.parse().expect("a version"))
    }

    /// As `sha256sum` prints them.
    const OF_0_9: &str = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a  1999/0.9/a.json
29114363f749a0226b6988dda3ca2492a954117ab6b5f382706c20300dabc079  1999/0.9/b/c.xsd
";

    #[test]
    fn only_former_versions_are_listed_and_each_once() {
        let schemas = schemas();
        let first = listed(&schemas, "1.0").expect("nothing is listed yet");
        assert_eq!(first, OF_0_9);
        fs::write(schemas.path().join(LIST), &first).expect("it can be written");
        assert_eq!(listed(&schemas, "1.0").expect("all is as listed"), first);
        let second = listed(&schemas, "1.1").expect("1.0 is a former version now");
        let added = second.strip_prefix(&first).expect("what stood there stays");
        assert!(added.ends_with("  1999/1.0/a.json\n") && added.lines().count() == 1, "{added}");
    }

    #[test]
    fn what_is_listed_stays_as_it_is() {
        let (file, new) = ("1999/0.9/a.json", "1999/0.9/new.json");
        type Case = (&'static str, fn(&std::path::Path) -> std::io::Result<()>, fn(&Error) -> bool);
        let cases: [Case; 4] = [
            (file, |path| fs::write(path, "{ }"), |error| matches!(error, Error::Changed(_))),
            (file, |path| fs::remove_file(path), |error| matches!(error, Error::Missing(_))),
            (new, |path| fs::write(path, "{}"), |error| matches!(error, Error::Extra(_))),
            ("1999/0.9", |path| fs::remove_dir_all(path), |error| matches!(error, Error::Missing(_))),
        ];
        for (name, change, is_told) in cases {
            let schemas = schemas();
            fs::write(schemas.path().join(LIST), OF_0_9).expect("it can be written");
            change(&schemas.path().join(name)).expect("it can be changed");
            // Neither a later version nor a return to the former one makes it right.
            for current in ["1.0", "1.1", "0.9"] {
                let error = listed(&schemas, current).expect_err("a published file isn't what it was");
                assert!(is_told(&error), "{name}: {error}");
            }
        }
    }

    #[test]
    fn a_former_version_is_never_the_current_one() {
        let schemas = schemas();
        fs::write(schemas.path().join(LIST), OF_0_9).expect("it can be written");
        assert!(matches!(listed(&schemas, "0.9"), Err(Error::Former(_))));
    }

    #[test]
    fn a_line_without_a_digest_is_told() {
        let schemas = schemas();
        fs::write(schemas.path().join(LIST), "1999/0.9/a.json\n").expect("it can be written");
        assert!(matches!(listed(&schemas, "1.0"), Err(Error::NoDigest { .. })));
    }
}
