//! The texts that the form prints, as the catalogue has them.

use msq_core::{Catalogue, Choice, Kind, Note, Part, Question, Section, Target};

/// A text that the form prints.
#[derive(Clone, Debug)]
pub(super) struct Printed {
    /// What it is, for messages and for what is left over beside it.
    pub(super) name: String,
    /// The question that words below it answer; empty at the head of the form.
    pub(super) code: String,
    pub(super) place: Place,
    /// The number printed before it, such as `17.`, `a.` or `IV.`.
    pub(super) number: Option<String>,
    pub(super) text: String,
    /// The footnotes whose numbers cling to its words.
    pub(super) notes: Vec<u32>,
    /// Whether the boxes Yes and No may be printed below it.
    pub(super) yes_or_no: bool,
}

/// Where on the page a text stands. Each place has an order of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// In the questionnaire itself.
    Form,
    /// Around it, as paragraphs that ask nothing.
    Boilerplate,
    /// At the foot of a page.
    Foot,
}

impl Printed {
    fn new(name: impl Into<String>, place: Place, text: &str, notes: &[Note]) -> Self {
        Self {
            name: name.into(),
            code: String::new(),
            place,
            number: None,
            text: text.to_owned(),
            notes: notes.iter().map(|note| note.number).collect(),
            yes_or_no: false,
        }
    }

    fn of_question(question: &Question, name: &str, text: &str, notes: &[Note]) -> Self {
        Self { code: question.code.clone(), ..Self::new(name, Place::Form, text, notes) }
    }
}

/// All printed texts of the catalogue, those of each place in printed order.
pub(super) fn texts(catalogue: &Catalogue) -> Vec<Printed> {
    let mut texts = vec![Printed::new("title", Place::Form, catalogue.title(), &[])];
    let mut open: Option<&Section> = None;
    for question in catalogue.questions() {
        let section = question.section(catalogue);
        if open != Some(section) {
            open = Some(section);
            texts.extend(heading(section));
        }
        texts.extend(prompt(catalogue, question));
        for part in question.parts.iter().map(|&part| &catalogue[part]) {
            texts.extend(label(catalogue, question, part));
            // Details are words beside the options that their list has printed already.
            if part.kind == Kind::Ticked {
                let options = catalogue.options(part.id).iter().enumerate();
                texts.extend(options.map(|(at, choice)| option(catalogue, question, part, at, choice)));
            }
        }
    }
    texts.extend(boilerplate(catalogue));
    texts.extend(footnotes(catalogue));
    texts
}

fn heading(section: &Section) -> Option<Printed> {
    let numeral = section.numeral.as_ref()?;
    let heading = Printed::new(format!("section {numeral}"), Place::Form, &section.title, &section.notes);
    Some(Printed { number: Some(format!("{numeral}.")), ..heading })
}

fn prompt(catalogue: &Catalogue, question: &Question) -> Option<Printed> {
    let printed = Printed::of_question(question, &question.code, &question.prompt, &question.notes);
    question.printed.then(|| Printed {
        number: printed_number(&question.code),
        yes_or_no: question.part_of_kind(catalogue, Kind::YesNo).is_some(),
        ..printed
    })
}

/// The number that the form prints before a question: the last piece of its code, if that is a number or a letter.
fn printed_number(code: &str) -> Option<String> {
    let last = code.rsplit('.').next()?;
    (last.len() == 1 || last.parse::<u8>().is_ok()).then(|| format!("{last}."))
}

/// The label of a part; one that only repeats a prompt isn't printed on its own.
fn label(catalogue: &Catalogue, question: &Question, part: &Part) -> Option<Printed> {
    let label = part.label.as_ref().filter(|label| **label != question.prompt)?;
    Some(Printed::of_question(question, &catalogue.path(Target::Part(part.id)), label, &[]))
}

fn option(catalogue: &Catalogue, question: &Question, part: &Part, at: usize, choice: &Choice) -> Printed {
    let path = catalogue.path(Target::Option { part: part.id, option: at });
    Printed::of_question(question, &path, &choice.label, &choice.notes)
}

fn boilerplate(catalogue: &Catalogue) -> Vec<Printed> {
    // The footnotes that hang on nothing that is asked hang on the first paragraph, the preamble.
    let notes = [catalogue.notes()].into_iter().chain(std::iter::repeat(&[][..]));
    let texts = catalogue.boilerplate().iter().zip(notes).enumerate();
    texts
        .map(|(at, (text, notes))| Printed::new(format!("boilerplate {at}"), Place::Boilerplate, text, notes))
        .collect()
}

fn footnotes(catalogue: &Catalogue) -> Vec<Printed> {
    let mut notes: Vec<&Note> = catalogue.notes().iter().collect();
    notes.extend(catalogue.sections().iter().flat_map(|section| &section.notes));
    notes.extend(catalogue.questions().iter().flat_map(|question| &question.notes));
    let options = catalogue.code_lists().iter().flat_map(|list| &list.options);
    notes.extend(options.flat_map(|choice| &choice.notes));
    notes.sort_by_key(|note| note.number);
    // A footnote's own number clings to it, as its first piece.
    notes
        .into_iter()
        .map(|note| {
            let name = format!("footnote {}", note.number);
            Printed { notes: vec![note.number], ..Printed::new(name, Place::Foot, &note.text, &[]) }
        })
        .collect()
}
