//! The inputs that names stand for: files, folders with their files, and `-` for standard input.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use crate::{Input, Location, folder::Folder, input::is_file};

/// What is to be read.
#[derive(Debug)]
#[non_exhaustive]
pub struct Inputs {
    /// The inputs, in order; the files of a folder by name.
    pub all: Arc<[Input]>,
    /// What stands beside inputs in their folders, and isn't read: folder by folder, those that have some.
    pub passed_over: Vec<PassedOver>,
}

/// What of a folder isn't read.
#[derive(Debug)]
#[non_exhaustive]
pub struct PassedOver {
    /// The folder.
    pub folder: PathBuf,
    /// The names of what is in it, and what it is where that is known.
    pub names: Vec<String>,
}

impl Inputs {
    /// The inputs that these names stand for, without the files that these outputs lead to. What can't be listed is an
    /// input that can't be read.
    pub fn named(names: &[PathBuf], outputs: &[Location]) -> Self {
        let outputs: Vec<_> = outputs.iter().filter_map(Location::existing).collect();
        let mut all = Vec::new();
        let mut passed_over = Vec::new();
        for name in names {
            if name == Path::new("-") {
                all.push(Input::stdin());
            } else if name.is_dir() {
                let is_output = |path: &Path| outputs.iter().any(|output| is_file(path, output));
                match Folder::list(name, is_output) {
                    Ok(Folder { files, others }) => {
                        if !others.is_empty() {
                            passed_over.push(PassedOver { folder: name.clone(), names: others });
                        }
                        if files.is_empty() {
                            all.push(Input::empty_folder(name.clone()));
                        }
                        all.extend(files.into_iter().map(Input::file));
                    }
                    Err(error) => all.push(Input::unreadable_folder(name.clone(), error)),
                }
            } else {
                all.push(Input::file(name));
            }
        }
        Self { all: all.into(), passed_over }
    }
}
