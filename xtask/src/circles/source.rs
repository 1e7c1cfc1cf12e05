//! What one file declares, imports and names.

use std::collections::BTreeSet;

use proc_macro2::{TokenStream, TokenTree};
use syn::{
    Attribute, Expr, ExprMethodCall, ImplItem, Item, ItemImpl, ItemMod, ItemUse, Lit, Meta, Path, Type,
    UseTree, VisRestricted, Visibility,
    visit::{self, Visit},
};

/// The segments of a path, without generic arguments.
pub(super) type Names = Vec<String>;

/// What a module has, not counting its tests.
#[derive(Default)]
pub(super) struct Source {
    pub(super) children: Vec<Child>,
    /// The items that it defines.
    pub(super) items: BTreeSet<String>,
    pub(super) imports: Vec<Import>,
    /// The paths in its code.
    pub(super) paths: BTreeSet<Names>,
    /// The functions and constants of types, each behind the path of its type.
    pub(super) associated: Vec<(Names, String)>,
}

/// A module that a module declares.
pub(super) struct Child {
    pub(super) name: String,
    pub(super) content: Content,
}

/// Where a module stands.
pub(super) enum Content {
    /// In a file of its own.
    File,
    /// In a file that an attribute names.
    FileAt(String),
    /// In the file that declares it.
    Here(Source),
}

/// One name that `use` brings in.
pub(super) struct Import {
    pub(super) path: Names,
    /// What it is called here; `None` is a glob.
    pub(super) name: Option<String>,
    pub(super) is_public: bool,
}

/// What a Rust file has.
pub(super) fn parse(text: &str) -> syn::Result<Source> {
    Ok(read(&syn::parse_file(text)?.items))
}

fn read(items: &[Item]) -> Source {
    let mut reader = Reader::default();
    for item in items {
        reader.visit_item(item);
    }
    reader.source
}

#[derive(Default)]
struct Reader {
    source: Source,
    /// What `Self` and `self` are.
    own_type: Option<Names>,
}

impl Reader {
    /// Keeps a path of the code, which may begin with `Self`.
    fn name(&mut self, path: Names) {
        let path = match &self.own_type {
            Some(own) if path[0] == "Self" => own.iter().chain(&path[1..]).cloned().collect(),
            _ => path,
        };
        self.source.paths.insert(path);
    }

    fn module(&mut self, module: &ItemMod) {
        let content = match (&module.content, module.attrs.iter().find_map(given_path)) {
            (Some((_, items)), _) => Content::Here(read(items)),
            (None, Some(path)) => Content::FileAt(path),
            (None, None) => Content::File,
        };
        self.source.children.push(Child { name: module.ident.to_string(), content });
    }

    fn import(&mut self, tree: &UseTree, mut before: Names, is_public: bool) {
        let (last, name) = match tree {
            UseTree::Path(path) => {
                before.push(path.ident.to_string());
                return self.import(&path.tree, before, is_public);
            }
            UseTree::Group(group) => {
                return group.items.iter().for_each(|tree| self.import(tree, before.clone(), is_public));
            }
            UseTree::Name(name) => (Some(&name.ident), Some(&name.ident)),
            UseTree::Rename(rename) => (Some(&rename.ident), Some(&rename.rename)),
            UseTree::Glob(_) => (None, None),
        };
        let mut name = name.map(ToString::to_string);
        match last {
            // `use a::{self}` brings in `a`.
            Some(last) if last == "self" => {
                name = name.filter(|name| name != "self").or(before.last().cloned())
            }
            Some(last) => before.push(last.to_string()),
            None => {}
        }
        self.source.imports.push(Import { path: before, name, is_public });
    }
}

impl<'ast> Visit<'ast> for Reader {
    fn visit_item(&mut self, item: &'ast Item) {
        let (attributes, name) = described(item);
        if attributes.iter().any(is_for_tests) {
            return;
        }
        self.source.items.extend(name);
        match item {
            Item::Mod(module) => self.module(module),
            _ => visit::visit_item(self, item),
        }
    }

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        if item.leading_colon.is_none() {
            self.import(&item.tree, Vec::new(), !matches!(item.vis, Visibility::Inherited));
        }
    }

    fn visit_item_impl(&mut self, item: &'ast ItemImpl) {
        let own_type = match &*item.self_ty {
            Type::Path(own) => Some(names(&own.path)),
            _ => None,
        };
        if let (Some(own), None) = (&own_type, &item.trait_) {
            let named = item.items.iter().filter_map(|item| match item {
                ImplItem::Fn(function) => Some(&function.sig.ident),
                ImplItem::Const(constant) => Some(&constant.ident),
                _ => None,
            });
            self.source.associated.extend(named.map(|name| (own.clone(), name.to_string())));
        }
        let outer = std::mem::replace(&mut self.own_type, own_type);
        visit::visit_item_impl(self, item);
        self.own_type = outer;
    }

    fn visit_impl_item(&mut self, item: &'ast ImplItem) {
        let is_test = matches!(item, ImplItem::Fn(function) if function.attrs.iter().any(is_for_tests));
        if !is_test {
            visit::visit_impl_item(self, item);
        }
    }

    fn visit_expr_method_call(&mut self, call: &'ast ExprMethodCall) {
        if matches!(&*call.receiver, Expr::Path(receiver) if receiver.path.is_ident("self")) {
            self.name(vec!["Self".to_owned(), call.method.to_string()]);
        }
        visit::visit_expr_method_call(self, call);
    }

    fn visit_path(&mut self, path: &'ast Path) {
        if path.leading_colon.is_none() {
            self.name(names(path));
        }
        visit::visit_path(self, path);
    }

    /// `pub(in a::b)` names no item.
    fn visit_vis_restricted(&mut self, _: &'ast VisRestricted) {}

    /// What is handed to a macro or an attribute: paths, and methods of `self`.
    fn visit_token_stream(&mut self, tokens: &'ast TokenStream) {
        let mut path = Names::new();
        // The signs before a token, such as `::` or `.`.
        let mut signs = String::new();
        for token in tokens.clone() {
            match token {
                TokenTree::Punct(sign) => {
                    signs.push(sign.as_char());
                    continue;
                }
                TokenTree::Ident(ident) => {
                    let is_member = signs.ends_with('.') && !signs.ends_with("..");
                    if is_member && path == ["self"] {
                        path = vec!["Self".to_owned()];
                    } else if signs != "::" {
                        self.end(&mut path);
                    }
                    if !is_member || path == ["Self"] {
                        path.push(ident.to_string());
                    }
                }
                TokenTree::Group(group) => {
                    self.end(&mut path);
                    self.visit_token_stream(&group.stream());
                }
                TokenTree::Literal(_) => self.end(&mut path),
            }
            signs.clear();
        }
        self.end(&mut path);
    }
}

impl Reader {
    fn end(&mut self, path: &mut Names) {
        if !path.is_empty() {
            self.name(std::mem::take(path));
        }
    }
}

fn names(path: &Path) -> Names {
    path.segments.iter().map(|segment| segment.ident.to_string()).collect()
}

/// The attributes of an item, and the name of what it defines. (An import defines nothing, a module is no item.)
fn described(item: &Item) -> (&[Attribute], Option<String>) {
    let (attributes, name) = match item {
        Item::Const(item) => (&item.attrs, Some(&item.ident)),
        Item::Enum(item) => (&item.attrs, Some(&item.ident)),
        Item::Fn(item) => (&item.attrs, Some(&item.sig.ident)),
        Item::Macro(item) => (&item.attrs, item.ident.as_ref()),
        Item::Static(item) => (&item.attrs, Some(&item.ident)),
        Item::Struct(item) => (&item.attrs, Some(&item.ident)),
        Item::Trait(item) => (&item.attrs, Some(&item.ident)),
        Item::TraitAlias(item) => (&item.attrs, Some(&item.ident)),
        Item::Type(item) => (&item.attrs, Some(&item.ident)),
        Item::Union(item) => (&item.attrs, Some(&item.ident)),
        Item::ExternCrate(item) => (&item.attrs, None),
        Item::ForeignMod(item) => (&item.attrs, None),
        Item::Impl(item) => (&item.attrs, None),
        Item::Mod(item) => (&item.attrs, None),
        Item::Use(item) => (&item.attrs, None),
        _ => return (&[], None),
    };
    (attributes, name.map(ToString::to_string))
}

fn is_for_tests(attribute: &Attribute) -> bool {
    matches!(&attribute.meta, Meta::List(list) if list.path.is_ident("cfg") && list.tokens.to_string() == "test")
}

/// What `#[path = "…"]` says.
fn given_path(attribute: &Attribute) -> Option<String> {
    match &attribute.meta {
        Meta::NameValue(pair) if pair.path.is_ident("path") => match &pair.value {
            Expr::Lit(literal) => match &literal.lit {
                Lit::Str(text) => Some(text.value()),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    }
}
