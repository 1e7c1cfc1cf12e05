//! What programs write for something else: a link as a formula, true and false as formulas, labels that nobody wrote.

use msq_cells::Cell;

/// Puts in a cell what is meant.
pub(crate) fn resolve(cell: &mut Cell) {
    if let Some(formula) = cell.formula.as_deref() {
        if let Some(target) = link(formula) {
            cell.link.get_or_insert(target);
            cell.formula = None;
        } else if is_constant(formula) {
            cell.formula = None;
        }
    }
    for check_box in &mut cell.boxes {
        if is_made_up(&check_box.label) {
            check_box.label.clear();
        }
    }
}

/// The target of a formula that is a link: `HYPERLINK("https://a.example","Portal")`.
fn link(formula: &str) -> Option<String> {
    let (function, rest) = formula.split_once('(')?;
    let is_link = function.trim().eq_ignore_ascii_case("HYPERLINK");
    let quoted = rest.trim_start().strip_prefix('"').filter(|_| is_link)?;
    quoted.split_once('"').map(|(target, _)| target.to_owned())
}

/// Whether a formula is no more than true or false: LibreOffice writes them so.
fn is_constant(formula: &str) -> bool {
    matches!(formula, "TRUE()" | "FALSE()")
}

/// Whether a program made up the label of a check box.
fn is_made_up(label: &str) -> bool {
    let label = label.trim().to_lowercase();
    label.starts_with("check box ") || label.starts_with("checkbox")
}

#[cfg(test)]
mod tests {
    use msq_cells::{Address, Cell, CellValue, CheckBox};

    use super::resolve;

    fn resolved(change: impl FnOnce(&mut Cell)) -> Cell {
        let mut cell = Cell::new(Address::new(0, 0), CellValue::Bool(true));
        change(&mut cell);
        resolve(&mut cell);
        cell
    }

    #[test]
    fn a_formula_can_be_a_link_or_nothing_more_than_its_value() {
        for (formula, kept, link) in [
            (r#"HYPERLINK("https://a.example","Portal")"#, false, Some("https://a.example")),
            (r#"hyperlink ( "https://a.example"; "Portal")"#, false, Some("https://a.example")),
            (r#"HYPERLINK(A1,"Portal")"#, true, None),
            (r#"HYPERLINK("https://a.example"#, true, None),
            (r#"MID("https://a.example",1,2)"#, true, None),
            ("TRUE()", false, None),
            ("FALSE()", false, None),
            ("TRUE()+1", true, None),
        ] {
            let cell = resolved(|cell| cell.formula = Some(formula.to_owned()));
            assert_eq!((cell.formula.is_some(), cell.link.as_deref()), (kept, link), "{formula}");
        }
        let cell = resolved(|cell| {
            cell.formula = Some(r#"HYPERLINK("https://a.example")"#.to_owned());
            cell.link = Some("https://b.example".to_owned());
        });
        assert_eq!((cell.formula, cell.link.as_deref()), (None, Some("https://b.example")));
    }

    #[test]
    fn labels_that_nobody_wrote_are_empty() {
        for (label, expected) in [
            ("Check Box 12", ""),
            (" CheckBox1", ""),
            ("Checkbox", ""),
            ("check boxes", "check boxes"),
            ("Open data", "Open data"),
            ("", ""),
        ] {
            let cell = resolved(|cell| cell.boxes.push(CheckBox::new(label, true)));
            assert_eq!(cell.boxes[0].label, expected, "{label}");
        }
    }
}
