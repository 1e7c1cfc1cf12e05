//! Says of a form which state filled it in.

use std::sync::Arc;

use msq_core::{Diagnostic, Identity, Response, Spot, Target, Value, codes, states};

use crate::{claim::Respondent, grid::Grid};

/// Fills in the codes of the state that a respondent names, or its sheet. Returns where the name stands, and what is
/// doubtful about it.
pub(crate) fn identify(
    grid: &Grid,
    respondent: &Respondent,
    response: &mut Response,
) -> (Spot, Vec<Diagnostic>) {
    let catalogue = Arc::clone(response.catalogue());
    let name = catalogue.identifying(Identity::Name);
    let Some(name) = name else { return (Spot::default(), Vec::new()) };
    let path = |part| catalogue.path(Target::Part(part));
    let mut diagnostics = Vec::new();
    let claim = respondent.claims.iter().find(|claim| claim.question == name.question);
    let spot = match (claim, respondent.claims.first()) {
        (Some(claim), _) => grid.spot(claim.cell),
        (None, None) => Spot::default(),
        (None, Some(first)) => {
            let sheet = grid.sheet(first.cell).name.clone();
            let (code, message) = match states::find(&sheet) {
                states::Match::Exact(_) if response.set(name.id, Value::Text(sheet.clone())).is_ok() => (
                    codes::LABEL_BY_CONTENT,
                    format!("the sheet's name, {sheet:?}, was taken for the respondent's"),
                ),
                _ => (codes::NO_MEMBER_STATE, "nothing says whose answers these are".to_owned()),
            };
            let spot = if sheet.is_empty() { Spot::Whole } else { Spot::Sheet { sheet } };
            diagnostics.push(Diagnostic::new(code, spot.clone(), message).about(path(name.id)));
            spot
        }
    };
    let findings = states::identify(response).into_iter();
    diagnostics.extend(findings.map(|finding| finding.at(spot.clone(), &catalogue)));
    (spot, diagnostics)
}

#[cfg(test)]
mod tests {
    use msq_cells::{Address, SheetList};
    use msq_core::{Reading, Spot, codes, editions::editions, states};

    use crate::{Cell, CellValue, Settings, Sheet, read};

    /// A short form that this state filled in.
    fn filled_in_by(name: &str) -> Reading {
        let rows = [
            ["Member State", name],
            ["Do you collect usage statistics of e-government services?", "Yes"],
            ["Do you measure satisfaction of citizens on e-government services?", "No"],
        ];
        let cells = (0..).zip(rows).flat_map(|(row, texts)| {
            let cell = move |(column, text): (u32, &str)| {
                Cell::new(Address::new(row, column), CellValue::Text(text.to_owned()))
            };
            (0..).zip(texts).map(cell)
        });
        let source = SheetList::from_iter([(Sheet::new("Form"), cells.collect())]);
        read(source, &Settings::new(editions())).expect("a questionnaire").responses.remove(0)
    }

    #[test]
    fn a_doubtful_name_is_told_at_its_cell() {
        let place = Spot::Cell { sheet: "Form".to_owned(), address: Address::new(0, 1) };
        for (name, iso, code) in [
            ("Namibia", Some("NAM"), None),
            ("Holy See", Some("VAT"), Some(codes::OBSERVER_STATE)),
            ("Republic of Panama - AIG", Some("PAN"), Some(codes::MEMBER_STATE_IN_WORDS)),
            ("NA", None, Some(codes::UNKNOWN_MEMBER_STATE)),
            ("Korea", None, Some(codes::AMBIGUOUS_MEMBER_STATE)),
        ] {
            let reading = filled_in_by(name);
            assert_eq!(reading.place.spot, place);
            let found: Vec<_> =
                reading.diagnostics.iter().map(|found| (found.code, &found.place.spot)).collect();
            assert_eq!(found, code.map(|code| (code, &place)).into_iter().collect::<Vec<_>>(), "{name}");
            assert_eq!(states::respondent(&reading.response).map(|state| state.iso), iso, "{name}");
        }
    }
}
