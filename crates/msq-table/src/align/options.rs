//! Lists of options in other words than the printed ones: as many texts as the list has options are those, in order.

use std::collections::{BTreeMap, HashMap};

use msq_core::{Diagnostic, Kind, PartId, QuestionId, codes};

use crate::{
    Rule,
    grid::{CellId, Grid, Row},
    lexicon::Name,
    recognise::{Label, Recogniser},
    survey::could_be_option,
    vocabulary,
};

/// Options that were found, and what is to be said of that.
#[derive(Debug, Default)]
pub(super) struct Ordered {
    pub(super) labels: HashMap<CellId, Label>,
    pub(super) found: Vec<Diagnostic>,
}

/// Finds the options below each question that lists some and has none that is known.
pub(super) fn by_order(
    recogniser: &Recogniser<'_>,
    grid: &Grid,
    rows: &[Row],
    labels: &HashMap<CellId, Label>,
) -> Ordered {
    let mut ordered = Ordered::default();
    let mut open: Option<List> = None;
    for row in rows {
        for cell in row.cells() {
            match labels.get(&cell).map(|label| label.name) {
                Some(Name::Question(question)) => {
                    ordered.end(recogniser, grid, open.take());
                    open = recogniser.part(question, Kind::Ticked).map(|ticked| List {
                        question,
                        ticked,
                        columns: BTreeMap::new(),
                    });
                }
                Some(Name::Option { .. } | Name::Section(_)) => open = None,
                Some(_) => {}
                None => {
                    if let Some(list) = &mut open {
                        list.add(grid, cell);
                    }
                }
            }
        }
    }
    ordered.end(recogniser, grid, open);
    ordered
}

/// The texts below a question that lists options.
struct List {
    question: QuestionId,
    ticked: PartId,
    /// Texts that may be options, by their columns.
    columns: BTreeMap<u32, Vec<CellId>>,
}

impl List {
    fn add(&mut self, grid: &Grid, cell: CellId) {
        let text = grid.text(cell);
        let words = vocabulary::leading_box(text).map_or(text, |(_, length)| &text[length..]);
        if could_be_option(words) {
            self.columns.entry(grid.cell(cell).address.column).or_default().push(cell);
        }
    }
}

impl Ordered {
    fn end(&mut self, recogniser: &Recogniser<'_>, grid: &Grid, list: Option<List>) {
        let Some(List { question, ticked, columns }) = list else { return };
        let count = recogniser.catalogue.options(ticked).len();
        let mut fitting = columns.into_values().filter(|cells| cells.len() == count);
        let (Some(cells), None) = (fitting.next(), fitting.next()) else { return };
        let code = &recogniser.catalogue[question].code;
        let message =
            format!("the {count} texts below {code} were taken for its {count} options, in their order");
        self.found.push(Diagnostic::new(codes::OPTIONS_BY_ORDER, grid.spot(cells[0]), message).about(code));
        for (option, cell) in cells.into_iter().enumerate() {
            let text = grid.text(cell);
            let mark = vocabulary::leading_box(text).map(|(said, length)| (0..length, said));
            let from = mark.as_ref().map_or(0, |(bytes, _)| bytes.end);
            let end = vocabulary::trailing_box(text).filter(|end| *end > from).unwrap_or(text.len());
            // What stands behind a colon, or in brackets at the end, is said of the option.
            let remark = text[from..end]
                .find([':', '：'])
                .map(|at| from + at + text[from + at..].chars().next().map_or(0, char::len_utf8));
            let brackets = text[from..end]
                .ends_with(')')
                .then(|| text[from..end].rfind(" ("))
                .flatten()
                .map(|at| from + at);
            let end = remark.or(brackets).unwrap_or(end);
            let name = Name::Option { question, ticked, option };
            let label = Label {
                mark,
                number: None,
                bytes: from..end,
                name,
                rule: Rule::Order,
                missing: None,
                doubt: None,
            };
            self.labels.insert(cell, label);
        }
    }
}
