//! Questions and options in other languages, a table a language: fair translations, and nobody's official ones.

/// A language, and what is translated into it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Language {
    pub(super) code: &'static str,
    /// Whether msq knows words of it.
    pub(super) known: bool,
    /// Yes and no.
    pub(super) yes: &'static str,
    pub(super) no: &'static str,
    /// A line a text: a question's code, or that of an option (`9:1`), and the text.
    table: &'static str,
}

macro_rules! language {
    ($code:literal, $known:literal, $yes:literal, $no:literal) => {
        Language {
            code: $code,
            known: $known,
            yes: $yes,
            no: $no,
            table: include_str!(concat!("languages/", $code, ".txt")),
        }
    };
}

static LANGUAGES: &[Language] = &[
    language!("fr", true, "Oui", "Non"),
    language!("es", true, "Sí", "No"),
    language!("pt", true, "Sim", "Não"),
    language!("ru", true, "Да", "Нет"),
    language!("ar", true, "نعم", "لا"),
    language!("zh", true, "是", "否"),
    language!("id", false, "Ya", "Tidak"),
    language!("tr", false, "Evet", "Hayır"),
];

impl Language {
    pub(super) fn all() -> Vec<&'static Self> {
        LANGUAGES.iter().collect()
    }

    fn find(&self, key: &str) -> Option<&'static str> {
        let lines = self.table.lines().filter_map(|line| line.split_once('|'));
        lines.into_iter().find(|(of, _)| of.trim() == key).map(|(_, text)| text.trim())
    }

    pub(super) fn prompt(&self, code: &str) -> Option<&'static str> {
        self.find(code)
    }

    /// The option that stands there in the list of a question, counted from 0.
    pub(super) fn option(&self, code: &str, at: usize) -> Option<&'static str> {
        self.find(&format!("{code}:{}", at + 1))
    }
}
