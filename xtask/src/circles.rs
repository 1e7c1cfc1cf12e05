//! No circles among the files of a crate: each can be read, tested and moved with those that it needs alone.
//!
//! A file is a module, and an arrow runs from it to each other file of its crate that *defines* an item which it names:
//!
//! - Names are followed through imports, renames, globs and re-exports to the file that defines the item; a re-export
//!   alone is no use of it. So a parent may declare its children and re-export what they define, while they use what it
//!   defines.
//! - A parent that also uses in its code what a child defines makes a circle with a child that uses what the parent
//!   defines: what both need belongs in a file of its own.
//! - A function of a type (`Type::new`, `Self::new`, `self.get()`) counts where it is written, if the type has `impl`s
//!   in several files.
//! - A module that stands within a file is that file. What is under `#[cfg(test)]` doesn't count.
//!
//! Names are all that is looked at, without knowledge of types: which method is called on anything but `self` isn't
//! seen, nor is an item that only a macro names. An item that a macro makes belongs to the file that calls the macro.

mod graph;
mod modules;
mod source;
mod tests;

use std::{fs, path::Path};

use self::{graph::circles, modules::Modules};
use crate::{tidy::packages, workspace};

/// Rooms that will be replaced: arrows from one of their files to another don't count.
const ROOMS_LEFT_OUT: &[&str] = &["crates/msq-table/src/layout", "crates/msq-table/src/recognise"];

#[test]
fn no_file_needs_itself() {
    let mut found = String::new();
    for package in packages() {
        for target in package["targets"].as_array().expect("a list of targets") {
            let root = Path::new(target["src_path"].as_str().expect("a path"));
            found += &report(root, &|file| fs::read_to_string(file).ok());
        }
    }
    assert!(
        found.is_empty(),
        "files that need each other; what both need belongs in a file of its own:\n{found}"
    );
}

/// The circles of a crate: a line an arrow, with the names that make it, and a blank line above each circle.
fn report(root: &Path, read: &dyn Fn(&Path) -> Option<String>) -> String {
    let modules = Modules::load(root, read);
    let workspace = fs::canonicalize(workspace::folder()).unwrap_or_default();
    let label = |file: &usize| {
        let path = &modules.files[*file];
        path.strip_prefix(&workspace).unwrap_or(path).display().to_string()
    };
    let is_within = |room: &&str, (from, to): &(usize, usize)| {
        label(from).starts_with(room) && label(to).starts_with(room)
    };
    let mut arrows = modules.arrows();
    arrows.retain(|arrow, _| !ROOMS_LEFT_OUT.iter().any(|room| is_within(room, arrow)));
    let mut lines = Vec::new();
    for circle in circles(&arrows) {
        lines.push(String::new());
        for (from, to) in circle.iter().zip(circle.iter().cycle().skip(1)) {
            let names: Vec<_> = arrows[&(*from, *to)].iter().map(String::as_str).collect();
            lines.push(format!("{} -> {}: {}", label(from), label(to), names.join(", ")));
        }
    }
    lines.iter().map(|line| format!("{line}\n")).collect()
}
