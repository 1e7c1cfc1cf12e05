//! Paths: one grammar that names a part, or what is in it, everywhere.
//!
//! `4.email` is a part, `17.value` another; `5.c[2].url` is the URL of the second entry, `9.digitalIdentity` an
//! option, `15.other.detail` the words beside one, `8.explanation` the respondent's words.

use crate::{Catalogue, Kind, Part, PartId};

/// What a path names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// A whole part.
    Part(PartId),
    /// A field of an entry, or the whole entry.
    Entry {
        /// The part of kind [`Kind::Entries`].
        part: PartId,
        /// The entry, counted from 0 (from 1 in the path).
        index: usize,
        /// The field; `None` for the whole entry.
        field: Option<EntryField>,
    },
    /// An option of a part of kind [`Kind::Ticked`], or of [`Kind::Details`] for the words beside it.
    Option {
        /// The part.
        part: PartId,
        /// The option's position in its code list.
        option: usize,
    },
}

/// A field of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EntryField {
    /// The name.
    Name,
    /// The URL.
    Url,
    /// The description.
    Description,
}

impl EntryField {
    /// All fields, in order.
    pub const ALL: [Self; 3] = [Self::Name, Self::Url, Self::Description];

    /// The field's name in a document.
    pub fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Url => "url",
            Self::Description => "description",
        }
    }
}

impl Target {
    /// The part that it is, or that it is in.
    pub fn part(self) -> PartId {
        match self {
            Self::Part(part) | Self::Entry { part, .. } | Self::Option { part, .. } => part,
        }
    }
}

impl From<PartId> for Target {
    fn from(part: PartId) -> Self {
        Self::Part(part)
    }
}

impl Catalogue {
    /// The part with that path.
    ///
    /// ```
    /// # use msq_core::{Edition, Kind, editions::edition2020::Msq2020};
    /// let catalogue = Msq2020::catalogue();
    /// assert_eq!(catalogue.part("17.value").map(|part| part.kind), Some(Kind::Percent));
    /// assert_eq!(catalogue.part("5.c[2].url"), None, "that is in a part, and no part itself");
    /// ```
    pub fn part(&self, path: &str) -> Option<&Part> {
        match self.target(path)? {
            Target::Part(part) => self.parts().get(part.index()),
            Target::Entry { .. } | Target::Option { .. } => None,
        }
    }

    /// The path of a target of this catalogue.
    ///
    /// # Panics
    ///
    /// If the target is none of this catalogue: an option beyond the end of its list, a part of another edition.
    ///
    /// ```
    /// # use msq_core::{Edition, editions::edition2020::Msq2020};
    /// let catalogue = Msq2020::catalogue();
    /// let target = catalogue.target("5.c[2].url").expect("a path of the 2020 edition");
    /// assert_eq!(catalogue.path(target), "5.c[2].url");
    /// ```
    pub fn path(&self, target: Target) -> String {
        let code = |part: PartId| &self[self[part].question].code;
        match target {
            Target::Part(part) => format!("{}.{}", code(part), self[part].name),
            Target::Entry { part, index, field: None } => format!("{}[{}]", code(part), index + 1),
            Target::Entry { part, index, field: Some(field) } => {
                format!("{}[{}].{}", code(part), index + 1, field.name())
            }
            Target::Option { part, option } => {
                let id = &self.options(part)[option].id;
                let detail = if self[part].kind == Kind::Details { ".detail" } else { "" };
                format!("{}.{id}{detail}", code(part))
            }
        }
    }

    /// Where a target of this catalogue stands in a document, as a JSON pointer. A ticked option stands anywhere in its
    /// list.
    ///
    /// ```
    /// # use msq_core::{Edition, editions::edition2020::Msq2020};
    /// let catalogue = Msq2020::catalogue();
    /// let target = catalogue.target("15.other.detail").expect("a path of the 2020 edition");
    /// assert_eq!(catalogue.pointer(target), "/newTechnologies/nationalStrategyOn/details/other");
    /// ```
    pub fn pointer(&self, target: Target) -> String {
        let part = &self[target.part()];
        let below = match target {
            Target::Entry { index, field: None, .. } => format!("/{index}"),
            Target::Entry { index, field: Some(field), .. } => format!("/{index}/{}", field.name()),
            Target::Option { option, .. } if part.kind == Kind::Details => {
                format!("/{}", self.options(part.id).get(option).map_or("", |choice| &choice.id))
            }
            Target::Part(_) | Target::Option { .. } => String::new(),
        };
        format!("{}{below}", part.pointer)
    }

    /// The target that a path names; `None` if this catalogue has no such thing.
    pub fn target(&self, path: &str) -> Option<Target> {
        let codes = self.questions().iter().filter(|question| path.starts_with(&question.code));
        // `2.a.entries` starts with the code `2` as well: only one reading leads to a part.
        codes.rev().find_map(|question| {
            let rest = path.strip_prefix(&question.code)?;
            match (rest.strip_prefix('['), rest.strip_prefix('.')) {
                (Some(rest), _) => {
                    let part = question.part_of_kind(self, Kind::Entries)?.id;
                    let (number, rest) = rest.split_once(']')?;
                    let index = number.parse::<usize>().ok()?.checked_sub(1)?;
                    let field = match rest.strip_prefix('.') {
                        None if rest.is_empty() => None,
                        name => Some(EntryField::ALL.into_iter().find(|field| Some(field.name()) == name)?),
                    };
                    // A number has one spelling, so that a path has one.
                    (number == (index + 1).to_string()).then_some(Target::Entry { part, index, field })
                }
                (None, Some(rest)) => {
                    question.part(self, rest).map(|part| Target::Part(part.id)).or_else(|| {
                        let (id, kind) = match rest.strip_suffix(".detail") {
                            Some(id) => (id, Kind::Details),
                            None => (rest, Kind::Ticked),
                        };
                        let part = question.part_of_kind(self, kind)?.id;
                        let option = self.options(part).iter().position(|choice| choice.id == id)?;
                        Some(Target::Option { part, option })
                    })
                }
                (None, None) => None,
            }
        })
    }
}
