//! `--split`: a file for each response, named after the state that responds.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use msq_core::{Identity, Response, Value, states};

/// The names of the files in a folder, so that no two responses get the same.
#[derive(Debug)]
pub(crate) struct Names {
    folder: PathBuf,
    extension: &'static str,
    /// In lower case: some file systems don't tell `A` from `a`.
    taken: BTreeSet<String>,
}

impl Names {
    pub(crate) fn new(folder: &Path, extension: &'static str) -> Self {
        Self { folder: folder.to_owned(), extension, taken: BTreeSet::new() }
    }

    /// The file for a response.
    pub(crate) fn next(&mut self, response: &Response) -> PathBuf {
        let stem = stem(response);
        let numbered = (1_u64..).map(|number| match number {
            1 => stem.clone(),
            _ => format!("{stem}-{number}"),
        });
        // There are more numbers than responses.
        let free = numbered.into_iter().find(|name| self.taken.insert(name.to_lowercase()));
        self.folder.join(format!("{}.{}", free.unwrap_or(stem), self.extension))
    }
}

/// What a response's file is called: the three letters of its state, or the letters and digits of the name as it is written.
fn stem(response: &Response) -> String {
    if let Some(state) = states::respondent(response) {
        return state.iso.to_owned();
    }
    const LONGEST: usize = 40;
    let name = response.catalogue().identifying(Identity::Name);
    let name = match name.and_then(|part| response.get(part.id)) {
        Some(Value::Text(name)) => name.as_str(),
        _ => "",
    };
    let letters: String =
        name.chars().map(|character| if character.is_alphanumeric() { character } else { '-' }).collect();
    let words = letters.split('-').filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-");
    // With a prefix, no name is one that Windows keeps for itself, such as CON.
    let short: String = words.chars().take(LONGEST).collect();
    if short.is_empty() { "response".to_owned() } else { format!("response-{short}") }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use msq_core::{Edition, Response, Value, editions::edition2020::Msq2020};

    use super::Names;

    fn of(name: &str) -> Response {
        let catalogue = Msq2020::catalogue();
        let mut response = Response::new(&catalogue);
        let part = catalogue.part("memberState.name").expect("the head of the form").id;
        response.set(part, Value::Text(name.to_owned())).expect("a text");
        response
    }

    #[test]
    fn names_are_safe_and_distinct() {
        let long = "Ω".repeat(300);
        let mut names = Names::new(Path::new("out"), "json");
        for (name, file) in [
            ("Panamá", "PAN.json"),
            ("Republic of Panama", "PAN-2.json"),
            ("../../etc/x", "response-etc-x.json"),
            ("CON", "response-CON.json"),
            ("con", "response-con-2.json"),
            ("a b\\c:d", "response-a-b-c-d.json"),
            ("", "response.json"),
            ("…", "response-2.json"),
            (&long, &format!("response-{}.json", "Ω".repeat(40))),
        ] {
            assert_eq!(names.next(&of(name)), Path::new("out").join(file), "{name:?}");
        }
    }
}
