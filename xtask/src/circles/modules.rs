//! The modules of a crate, and which file defines what a path names.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use super::{
    graph::Arrows,
    source::{self, Child, Content, Import, Source},
};

/// The modules of a crate; numbers are positions in these lists.
pub(super) struct Modules {
    pub(super) files: Vec<PathBuf>,
    modules: Vec<Module>,
    /// The files that define each function of a type, by the module of the type, its name and that of the function.
    associated: BTreeMap<(usize, String, String), BTreeSet<usize>>,
}

struct Module {
    file: usize,
    parent: Option<usize>,
    children: BTreeMap<String, usize>,
    source: Source,
}

/// What a path names.
enum Found<'a> {
    Module(usize),
    /// An item, by its module and its name, and what the path says behind it.
    Item(usize, &'a str, &'a [String]),
}

/// A name that was looked for, and whether a module was wanted: once each, since imports can run in circles.
type Asked<'a> = BTreeSet<(usize, &'a str, bool)>;

impl Modules {
    /// Reads a crate from its first file.
    pub(super) fn load(root: &Path, read: &dyn Fn(&Path) -> Option<String>) -> Self {
        let mut modules = Self { files: Vec::new(), modules: Vec::new(), associated: BTreeMap::new() };
        let folder = root.parent().unwrap_or(root);
        modules.file(None, root.to_owned(), folder, read);
        modules.find_associated();
        modules
    }

    fn file(
        &mut self,
        parent: Option<usize>,
        path: PathBuf,
        folder: &Path,
        read: &dyn Fn(&Path) -> Option<String>,
    ) -> usize {
        let text = read(&path).unwrap_or_else(|| panic!("there is no {}", path.display()));
        let source = source::parse(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        self.files.push(path);
        self.module(parent, self.files.len() - 1, source, folder, read)
    }

    /// Keeps a module, and reads its children, whose files stand in `folder`.
    fn module(
        &mut self,
        parent: Option<usize>,
        file: usize,
        mut source: Source,
        folder: &Path,
        read: &dyn Fn(&Path) -> Option<String>,
    ) -> usize {
        let own = self.modules.len();
        let children = std::mem::take(&mut source.children);
        self.modules.push(Module { file, parent, children: BTreeMap::new(), source });
        for Child { name, content } in children {
            let inner = folder.join(&name);
            let child = match content {
                Content::Here(source) => self.module(Some(own), file, source, &inner, read),
                Content::File => {
                    let path = folder.join(format!("{name}.rs"));
                    let path = if read(&path).is_some() { path } else { inner.join("mod.rs") };
                    self.file(Some(own), path, &inner, read)
                }
                Content::FileAt(path) => {
                    let path = self.files[file].with_file_name("").join(path);
                    let folder = path.with_file_name("");
                    self.file(Some(own), path, &folder, read)
                }
            };
            self.modules[own].children.insert(name, child);
        }
        own
    }

    fn find_associated(&mut self) {
        let mut found: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
        for (number, module) in self.modules.iter().enumerate() {
            for (path, function) in &module.source.associated {
                if let Some(Found::Item(owner, name, _)) = self.resolve(number, path, &mut Asked::new()) {
                    found.entry((owner, name.to_owned(), function.clone())).or_default().insert(module.file);
                }
            }
        }
        self.associated = found;
    }

    /// Which file names items of which other file.
    pub(super) fn arrows(&self) -> Arrows {
        let mut arrows = Arrows::new();
        for (number, module) in self.modules.iter().enumerate() {
            let private =
                module.source.imports.iter().filter(|import| !import.is_public && import.name.is_some());
            for path in private.map(|import| &import.path).chain(&module.source.paths) {
                for (file, name) in self.needed(number, path) {
                    if file != module.file {
                        arrows.entry((module.file, file)).or_default().insert(name);
                    }
                }
            }
        }
        arrows
    }

    /// The files that define what a path names, each with the name of it.
    fn needed(&self, module: usize, path: &[String]) -> Vec<(usize, String)> {
        let Some(Found::Item(owner, name, rest)) = self.resolve(module, path, &mut Asked::new()) else {
            return Vec::new();
        };
        let mut needed = vec![(self.modules[owner].file, name.to_owned())];
        if let Some(function) = rest.first() {
            let files = self.associated.get(&(owner, name.to_owned(), function.clone()));
            needed.extend(files.into_iter().flatten().map(|file| (*file, format!("{name}::{function}"))));
        }
        needed
    }

    /// What a path of a module names; nothing, if another crate defines it, or a function does.
    fn resolve<'a>(&'a self, module: usize, path: &'a [String], asked: &mut Asked<'a>) -> Option<Found<'a>> {
        let mut at = module;
        for (place, name) in path.iter().enumerate() {
            let rest = &path[place + 1..];
            at = match name.as_str() {
                "crate" => 0,
                "self" => at,
                "super" => self.modules[at].parent?,
                name => match self.look_up(at, name, !rest.is_empty(), place > 0, asked)? {
                    Found::Module(module) => module,
                    Found::Item(owner, name, _) => return Some(Found::Item(owner, name, rest)),
                },
            };
        }
        Some(Found::Module(at))
    }

    /// What a module calls by a name. What it must have, and doesn't show, a macro makes.
    fn look_up<'a>(
        &'a self,
        at: usize,
        name: &'a str,
        wants_module: bool,
        must_exist: bool,
        asked: &mut Asked<'a>,
    ) -> Option<Found<'a>> {
        if !asked.insert((at, name, wants_module)) {
            return None;
        }
        let Module { children, source, .. } = &self.modules[at];
        let own = source.items.contains(name).then_some(Found::Item(at, name, &[]));
        let child = children.get(name).map(|child| Found::Module(*child));
        let (imports, globs) =
            (&source.imports, source.imports.iter().filter(|import| import.name.is_none()));
        let imports: Vec<_> = imports.iter().filter(|import| import.name.as_deref() == Some(name)).collect();
        let imported = imports.iter().filter_map(|import| self.resolve(at, &import.path, asked));
        let mut found: Vec<_> = own.into_iter().chain(child).chain(imported).collect();
        // A function and a module may share a name.
        let wanted = found.iter().position(|each| matches!(each, Found::Module(_)) == wants_module);
        if !found.is_empty() {
            return Some(found.swap_remove(wanted.unwrap_or_default()));
        }
        let mut is_elsewhere = !imports.is_empty();
        for Import { path, .. } in globs {
            match self.resolve(at, path, asked) {
                Some(Found::Module(module)) => {
                    if let Some(found) = self.look_up(module, name, wants_module, false, asked) {
                        return Some(found);
                    }
                }
                Some(Found::Item(..)) => {}
                None => is_elsewhere = true,
            }
        }
        (must_exist && !is_elsewhere).then_some(Found::Item(at, name, &[]))
    }
}
