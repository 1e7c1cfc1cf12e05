//! The code book: what each question asks, and where each part of its answer stands in every format.
//!
//! [`Book`] is all that is said; the templates `code_book.html` and `code_book.md` write it down.

use std::sync::Arc;

use askama::Template;
use msq_core::{Catalogue, Choice, CodeList, Kind, Part, Question, Section, Target, TextKind};
use msq_table::{Layout, canonical::Tabulator};

use crate::{
    Artefact,
    lists::{WideColumns, long_paths},
    markup::{self, self as filters},
    sample,
    written::{self, MARK},
};

/// The code book as one web page.
pub(crate) fn page(catalogue: &Arc<Catalogue>) -> String {
    markup::rendered(&Page { book: &Book::of(catalogue) })
}

/// The code book in Markdown.
pub(crate) fn markdown(catalogue: &Arc<Catalogue>) -> String {
    markup::rendered(&Markdown { book: &Book::of(catalogue) })
}

#[derive(Template)]
#[template(path = "code_book.html")]
struct Page<'a> {
    book: &'a Book<'a>,
}

#[derive(Template)]
#[template(path = "code_book.md")]
struct Markdown<'a> {
    book: &'a Book<'a>,
}

/// What the code book says.
struct Book<'a> {
    catalogue: &'a Catalogue,
    chapters: Vec<Chapter<'a>>,
}

/// A section.
struct Chapter<'a> {
    section: &'a Section,
    questions: Vec<Item<'a>>,
}

/// A question.
struct Item<'a> {
    question: &'a Question,
    parts: Vec<PartItem<'a>>,
    lists: Vec<OptionList<'a>>,
    example: Example,
}

/// A part of an answer.
struct PartItem<'a> {
    part: &'a Part,
    path: String,
    xml: String,
    /// Its columns in a wide table; those of options stand beside the options.
    columns: Vec<String>,
    /// Its paths in a long table, if they aren't the same as the columns.
    long: Vec<String>,
}

/// The options of a question.
struct OptionList<'a> {
    list: &'a CodeList,
    options: Vec<OptionItem<'a>>,
}

/// An option, with its columns in a wide table.
struct OptionItem<'a> {
    choice: &'a Choice,
    columns: Vec<String>,
}

/// An invented answer, as each format has it.
struct Example {
    json: String,
    xml: String,
    /// Columns and what stands in them.
    wide: Vec<(String, String)>,
    /// Paths and values; empty if they are the same as the columns.
    long: Vec<(String, String)>,
}

/// What holds for answers in all formats.
const HOW: &str = "A document must say its edition and version, which are no answers; all else may be absent. An option is \
     ticked at most once. Percentages are in per cent, 62.5 is sixty-two and a half, and have no bounds: what can hardly be meant is \
     a matter of diagnostics. Texts have no control characters but tabulators and line breaks. Several responses are a list in JSON, \
     and elements of `responses` in XML. The explanation holds the whole answer as it was written whenever its words say more \
     than the other parts; entries are what was listed there with names or addresses. Whether yes or no is printed on the form or only \
     follows from the question makes no difference: what wasn't said is absent.";

/// What holds for XML alone.
const IN_XML: &str = "Elements stand in the order of the questionnaire, which is the order here. In lists, each ticked option is an \
     element `option`, and each entry an element `entry`. A list without items, and a text without characters, is an empty element.";

/// What stands in a wide table for a kind of part.
fn in_tables(kind: &Kind) -> &'static str {
    match kind {
        Kind::YesNo => "true or false",
        Kind::Percent => "a plain number in per cent",
        Kind::Date => "a date as YYYY-MM-DD",
        Kind::Text => "a text",
        Kind::Ticked => "a column an option: true or false",
        Kind::Details => "a column an option: a text",
        Kind::Entries => "how many there are, and columns with a line an entry",
    }
}

impl<'a> Book<'a> {
    fn of(catalogue: &'a Arc<Catalogue>) -> Self {
        let columns = WideColumns::of(catalogue);
        let item = |question: &'a Question| Item {
            question,
            parts: question
                .parts
                .iter()
                .map(|&part| PartItem::of(catalogue, &catalogue[part], &columns))
                .collect(),
            lists: option_lists(catalogue, question, &columns),
            example: Example::of(catalogue, question),
        };
        let chapter = |(at, section)| {
            let questions =
                catalogue.questions().iter().filter(move |question| question.section_index() == at);
            Chapter { section, questions: questions.map(item).collect() }
        };
        let chapters = catalogue.sections().iter().enumerate().map(chapter);
        Self { catalogue, chapters: chapters.filter(|chapter| !chapter.questions.is_empty()).collect() }
    }
}

impl Item<'_> {
    /// Whether an address of a person is asked for.
    fn names_people(&self) -> bool {
        self.parts.iter().any(|each| each.part.content == Some(TextKind::Email))
    }
}

impl Chapter<'_> {
    /// Its place in the page, which stays the same from version to version.
    fn anchor(&self) -> String {
        format!("section-{}", self.section.numeral.as_deref().unwrap_or("head"))
    }

    fn title(&self) -> String {
        match &self.section.numeral {
            Some(numeral) => format!("{numeral}. {}", self.section.title),
            None => "Head of the form".to_owned(),
        }
    }
}

impl<'a> PartItem<'a> {
    fn of(catalogue: &'a Catalogue, part: &'a Part, columns: &WideColumns) -> Self {
        let has_options = matches!(part.kind, Kind::Ticked | Kind::Details);
        let own = columns.of_part(part).filter(|_| !has_options).map(str::to_owned).collect::<Vec<_>>();
        let long = if has_options { Vec::new() } else { long_paths(catalogue, part, columns) };
        Self {
            part,
            path: catalogue.path(Target::Part(part.id)),
            xml: msq_xml::path(&part.pointer),
            long: if long == own { Vec::new() } else { long },
            columns: own,
        }
    }
}

/// The lists of options that a question has.
fn option_lists<'a>(
    catalogue: &'a Catalogue,
    question: &'a Question,
    columns: &WideColumns,
) -> Vec<OptionList<'a>> {
    let parts = || question.parts.iter().map(|&part| &catalogue[part]);
    let mut lists: Vec<_> = parts().filter_map(|part| part.code_list).collect();
    lists.dedup();
    let option = |at, (position, choice)| {
        let of_list = parts().filter(move |part| part.code_list == Some(at));
        let columns = of_list.filter_map(|part| columns.of_part(part).nth(position)).map(str::to_owned);
        OptionItem { choice, columns: columns.collect() }
    };
    let list = |at: usize| {
        let list = &catalogue.code_lists()[at];
        OptionList { list, options: list.options.iter().enumerate().map(|each| option(at, each)).collect() }
    };
    lists.into_iter().map(list).collect()
}

impl Example {
    fn of(catalogue: &Arc<Catalogue>, question: &Question) -> Self {
        let responses = [sample::one_question(catalogue, question)];
        let table = Tabulator::new(Layout::Wide, catalogue);
        let mut records =
            written::records(&written::table(catalogue, Layout::Wide, &responses)).into_iter().skip(1);
        let cells = table.columns().iter().zip(records.next().unwrap_or_default());
        let own = cells.filter(|(column, cell)| column.part.is_some() && !cell.is_empty());
        let wide: Vec<_> = own.map(|(column, cell)| (column.head.clone(), cell)).collect();
        let records = written::records(&written::table(catalogue, Layout::Long, &responses));
        let rows = records.into_iter().skip(1).filter_map(|record| match record.as_slice() {
            [.., code, path, value] if *code == question.code => Some((path.clone(), value.clone())),
            _ => None,
        });
        let long: Vec<_> = rows.collect();
        Self {
            json: written::json(&responses),
            xml: written::xml(catalogue, &responses),
            long: if long == wide { Vec::new() } else { long },
            wide,
        }
    }
}

#[cfg(test)]
mod tests {
    use msq_core::editions::editions;

    use super::*;

    #[test]
    fn every_question_part_and_option_is_in_both() {
        for catalogue in editions() {
            let (page, markdown) = (page(&catalogue), markdown(&catalogue));
            for question in catalogue.questions() {
                assert_eq!(
                    page.matches(&format!(" id=\"{}\"", question.code)).count(),
                    1,
                    "{}",
                    question.code
                );
                assert_eq!(
                    markdown.matches(&format!("<a id=\"{}\">", question.code)).count(),
                    1,
                    "{}",
                    question.code
                );
            }
            for part in catalogue.parts() {
                let path = catalogue.path(Target::Part(part.id));
                assert_eq!(page.matches(&format!(" id=\"{path}\"")).count(), 1, "{path}");
                assert!(markdown.contains(&format!("`{path}`")), "{path}");
                assert!(markdown.contains(&format!("`{}`", part.pointer)), "{path}");
            }
        }
    }

    #[test]
    fn the_page_needs_nothing_else() {
        for catalogue in editions() {
            let page = page(&catalogue);
            for outside in ["<script", "src=", "url(", "@import"] {
                assert!(!page.contains(outside), "{outside}");
            }
            let links = page.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
            let files: Vec<_> = Artefact::ALL.iter().map(|artefact| artefact.file_name()).collect();
            for link in links.filter(|link| *link != "data:,") {
                let leads = match link.strip_prefix('#') {
                    Some(anchor) => page.contains(&format!(" id=\"{anchor}\"")),
                    None => files.contains(&link),
                };
                assert!(leads, "{link}");
            }
        }
    }
}
