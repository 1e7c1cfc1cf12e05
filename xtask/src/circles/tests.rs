//! Circles of invented files.

use std::path::Path;

use super::report;

/// Holds what is found in a crate whose files are given by their names, the first being its root; lines stand without
/// the space in front of them.
#[track_caller]
fn check(files: &[(&str, &str)], expected: &str) {
    let read = |path: &Path| {
        files.iter().find(|(name, _)| Path::new(name) == path).map(|(_, text)| (*text).to_owned())
    };
    let found = report(Path::new(files[0].0), &read);
    let expected: Vec<_> = expected.lines().map(str::trim).collect();
    assert_eq!(found.lines().collect::<Vec<_>>(), expected, "{files:?}");
}

#[test]
fn arrows_that_run_one_way_are_no_circle() {
    let lib = "mod a; mod b; mod c; pub use a::A;";
    check(
        &[
            ("lib.rs", lib),
            ("a.rs", "use crate::b; pub struct A(b::B);"),
            ("b.rs", "use super::c::*; pub struct B(C);"),
            ("c.rs", "pub struct C; pub mod inner { use super::C; pub struct Inner(C); }"),
        ],
        "",
    );
}

#[test]
fn two_files_are_a_circle() {
    for a in [
        "use crate::b::B; pub struct A;",
        "use super::b::{self, B as Other}; pub struct A;",
        "use crate::b; pub struct A(b::B);",
        "use crate::b::*; pub struct A(B);",
        "pub struct A; fn a() { use crate::b::B; }",
        "pub struct A; fn a() { println!(\"{:?}\", [crate::b::B]); }",
        "#[made(by = crate::b::B)] pub struct A;",
        "pub struct A; mod inner { fn a(b: super::super::b::B) {} }",
        "pub struct A; #[cfg(not(test))] fn a(b: crate::b::B) {}",
    ] {
        check(
            &[("lib.rs", "mod a; mod b;"), ("a.rs", a), ("b.rs", "use crate::a::A; pub struct B(A);")],
            "
            a.rs -> b.rs: B
            b.rs -> a.rs: A",
        );
    }
}

#[test]
fn three_files_are_a_circle_and_each_circle_is_told_once() {
    check(
        &[
            ("lib.rs", "mod a; mod b; mod c;"),
            ("a.rs", "use crate::b::{B, beside}; pub struct A(B);"),
            ("b.rs", "use crate::c::C; pub struct B(C); pub fn beside() {}"),
            ("c.rs", "pub struct C(Option<Box<crate::a::A>>);"),
        ],
        "
        a.rs -> b.rs: B, beside
        b.rs -> c.rs: C
        c.rs -> a.rs: A",
    );
}

#[test]
fn a_re_export_leads_to_where_the_item_is_defined() {
    check(
        &[
            ("lib.rs", "mod a; mod b; pub use b::{deep::B as Renamed, deep}; pub use a::*;"),
            ("a.rs", "use crate::Renamed; pub struct A(Renamed);"),
            ("b.rs", "pub mod deep;"),
            ("b/deep.rs", "pub struct B(Option<Box<crate::A>>);"),
        ],
        "
        a.rs -> b/deep.rs: B
        b/deep.rs -> a.rs: A",
    );
}

#[test]
fn a_parent_that_only_declares_its_children_is_no_circle() {
    let child = ("a/child.rs", "use super::A; pub struct Child(A);");
    check(&[("lib.rs", "mod a;"), ("a.rs", "mod child; pub use child::Child; pub struct A;"), child], "");
    check(
        &[("lib.rs", "mod a;"), ("a/mod.rs", "mod child; pub struct A; fn a(c: child::Child) {}"), child],
        "
        a/mod.rs -> a/child.rs: Child
        a/child.rs -> a/mod.rs: A",
    );
    // Also if it re-exports what it uses.
    check(
        &[
            ("lib.rs", "mod a;"),
            ("a.rs", "mod child; pub use child::Child; pub struct A(Box<Child>);"),
            child,
        ],
        "
        a.rs -> a/child.rs: Child
        a/child.rs -> a.rs: A",
    );
}

#[test]
fn a_function_of_a_type_counts_where_it_is_written() {
    let child = ("a/child.rs", "impl super::A { pub(super) fn child(&self) {} pub fn new() {} }");
    for parent in [
        "fn parent(&self) { self.child() }",
        "fn parent(&self) { assert!(self.child()) }",
        "fn parent(&self) { Self::child(self) }",
        "fn parent(&self) { A::child(self) }",
    ] {
        let parent = format!("mod child; pub struct A; impl A {{ {parent} }}");
        check(
            &[("lib.rs", "mod a;"), ("a.rs", &parent), child],
            "
            a.rs -> a/child.rs: A::child
            a/child.rs -> a.rs: A",
        );
    }
    let parent = "mod child; pub struct A; \
                  impl A { fn parent(&self, a: B) { self.other(); a.child() } fn other(&self) {} }";
    check(&[("lib.rs", "mod a;"), ("a.rs", parent), child], "");
}

#[test]
fn tests_dont_count() {
    check(
        &[
            ("lib.rs", "mod a; mod b;"),
            (
                "a.rs",
                "pub struct A; #[cfg(test)] use crate::b::B; #[cfg(test)] mod tests { use crate::b::B; } \
                 #[cfg(test)] mod more; impl A { #[cfg(test)] fn a(b: crate::b::B) {} }",
            ),
            ("b.rs", "use crate::a::A; pub struct B(A);"),
        ],
        "",
    );
}

#[test]
fn names_of_other_crates_and_of_variables_arent_mistaken() {
    check(
        &[
            ("lib.rs", "mod a; mod b; pub use msq_core::Address; pub use b::read;"),
            (
                "a.rs",
                "use std::b::B; use crate::Address; pub struct A { pub b: u8 } fn a(b: u8) { b::B; x.b }",
            ),
            ("b.rs", "use crate::a::A; use crate::Address; pub fn read(a: A) {}"),
        ],
        "",
    );
    // A module and a function may have the same name.
    check(
        &[
            ("lib.rs", "mod a; mod read; pub use read::read;"),
            ("a.rs", "use crate::read; pub struct A; fn a() { read() }"),
            ("read.rs", "pub fn read(a: crate::a::A) {}"),
        ],
        "
        a.rs -> read.rs: read
        read.rs -> a.rs: A",
    );
}

#[test]
fn what_a_macro_makes_belongs_to_the_file_that_calls_it() {
    check(
        &[
            ("lib.rs", "mod a; mod b;"),
            ("a.rs", "use crate::b::Made; pub struct A(Made);"),
            ("b.rs", "use crate::a::A; make! { Made: A }"),
        ],
        "
        a.rs -> b.rs: Made
        b.rs -> a.rs: A",
    );
}

#[test]
fn a_file_may_stand_elsewhere() {
    check(
        &[
            ("tests/main.rs", "#[path = \"../other/b.rs\"] mod b; pub fn a(b: b::B) {}"),
            ("tests/../other/b.rs", "pub struct B; fn b() { crate::a(B) }"),
        ],
        "
        tests/main.rs -> tests/../other/b.rs: B
        tests/../other/b.rs -> tests/main.rs: a",
    );
}
