//! `msq questions`: what the questionnaire asks.

use std::io::{self, Write};

use msq::Output;
use msq_core::{Catalogue, Kind, Note, Part, Question, Target};
use serde::Serialize;

use super::edition;

use crate::{
    args::{ListFormat, QuestionsArgs},
    failure::Failure,
    status::Status,
};

pub(crate) fn run(args: &QuestionsArgs) -> Result<Status, Failure> {
    let catalogue = edition(args.edition.as_deref())?;
    let mut output = Output::create(None, &[])?;
    let printed = match args.format {
        ListFormat::Text => text(&catalogue, &mut output),
        ListFormat::Json => {
            let questions: Vec<_> = catalogue
                .questions()
                .iter()
                .map(|question| QuestionView::new(&catalogue, question))
                .collect();
            serde_json::to_writer_pretty(&mut output, &questions)
                .map_err(io::Error::from)
                .and_then(|()| writeln!(output))
        }
    };
    printed.map_err(|error| output.failed(error))?;
    output.finish()?;
    Ok(Status::Done)
}

fn text(catalogue: &Catalogue, output: &mut Output) -> io::Result<()> {
    writeln!(output, "{}", catalogue.title())?;
    let mut section = None;
    for question in catalogue.questions() {
        let own = question.section(catalogue);
        if section != Some(own) {
            section = Some(own);
            match &own.numeral {
                Some(numeral) => writeln!(output, "\n{numeral}. {}", own.title)?,
                None => writeln!(output)?,
            }
        }
        writeln!(output, "  {:<13} {}", question.code, question.prompt)?;
        for &part in &question.parts {
            let part = &catalogue[part];
            let label = part.label.as_deref().map(|label| format!(" \"{label}\"")).unwrap_or_default();
            writeln!(
                output,
                "      {:<26} {}{label}",
                catalogue.path(Target::Part(part.id)),
                part.kind.in_words()
            )?;
            if part.kind == Kind::Ticked {
                for choice in catalogue.options(part.id) {
                    writeln!(output, "          {:<38} {}", choice.id, choice.label)?;
                }
            }
        }
    }
    Ok(())
}

#[derive(Serialize)]
struct QuestionView<'a> {
    code: &'a str,
    section: Option<SectionView<'a>>,
    prompt: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<NoteView<'a>>,
    pointer: &'a str,
    parts: Vec<PartView<'a>>,
}

#[derive(Serialize)]
struct SectionView<'a> {
    numeral: &'a str,
    title: &'a str,
}

#[derive(Serialize)]
struct NoteView<'a> {
    number: u32,
    text: &'a str,
}

#[derive(Serialize)]
struct PartView<'a> {
    path: String,
    kind: &'a str,
    label: Option<&'a str>,
    description: &'a str,
    pointer: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    options: Vec<OptionView<'a>>,
}

#[derive(Serialize)]
struct OptionView<'a> {
    id: &'a str,
    label: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<NoteView<'a>>,
}

impl<'a> QuestionView<'a> {
    fn new(catalogue: &'a Catalogue, question: &'a Question) -> Self {
        let section = question.section(catalogue);
        Self {
            code: &question.code,
            section: section.numeral.as_deref().map(|numeral| SectionView { numeral, title: &section.title }),
            prompt: &question.prompt,
            notes: notes(&question.notes),
            pointer: &question.pointer,
            parts: question.parts.iter().map(|&part| PartView::new(catalogue, &catalogue[part])).collect(),
        }
    }
}

impl<'a> PartView<'a> {
    fn new(catalogue: &'a Catalogue, part: &'a Part) -> Self {
        let options = catalogue.options(part.id).iter();
        Self {
            path: catalogue.path(Target::Part(part.id)),
            kind: part.kind.id(),
            label: part.label.as_deref(),
            description: &part.description,
            pointer: &part.pointer,
            options: options
                .map(|choice| OptionView {
                    id: &choice.id,
                    label: &choice.label,
                    notes: notes(&choice.notes),
                })
                .collect(),
        }
    }
}

fn notes(notes: &[Note]) -> Vec<NoteView<'_>> {
    notes.iter().map(|note| NoteView { number: note.number, text: &note.text }).collect()
}
