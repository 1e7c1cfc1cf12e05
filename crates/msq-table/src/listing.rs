//! Lists that msq writes about answers, known by their headers, so that none of them is read as answers.

use std::fmt;

use msq_core::DiagnosticRecord;

/// A list that msq writes about answers: a table, which holds none itself.
///
/// ```
/// use msq_table::Listing;
///
/// let columns = Listing::Account.columns();
/// assert_eq!(Listing::of_header(columns.iter().map(String::as_str)), Some(Listing::Account));
/// assert_eq!(Listing::of_header(["memberState", "iso"]), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Listing {
    /// Findings, a row each: [`DiagnosticRecord`]s.
    Findings,
    /// The account of cells, a row for each piece of a cell's text.
    Account,
}

impl Listing {
    const ALL: [Self; 2] = [Self::Findings, Self::Account];

    /// What stands in its first row.
    pub fn columns(self) -> Vec<String> {
        match self {
            Self::Findings => DiagnosticRecord::columns(),
            Self::Account => ACCOUNT.map(str::to_owned).into(),
        }
    }

    /// The list that has exactly that first row.
    pub fn of_header<'a>(header: impl IntoIterator<Item = &'a str>) -> Option<Self> {
        let header: Vec<_> = header.into_iter().collect();
        Self::ALL.into_iter().find(|listing| listing.columns() == header)
    }
}

/// In words: `a list of findings`.
impl fmt::Display for Listing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Findings => "a list of findings",
            Self::Account => "an account of cells",
        })
    }
}

const ACCOUNT: [&str; 7] = ["source", "sheet", "cell", "text", "role", "path", "rule"];

#[cfg(test)]
mod tests {
    use msq_cells::{Address, SheetList};
    use msq_core::editions::editions;

    use super::*;
    use crate::{Cell, CellValue, Error, ReadError, Settings, Sheet, read};

    fn sheet(name: &str, rows: &[Vec<String>]) -> (Sheet, Vec<Cell>) {
        let cells = (0..).zip(rows).flat_map(|(row, texts)| {
            let cell = move |(column, text): (u32, &String)| {
                Cell::new(Address::new(row, column), CellValue::Text(text.clone()))
            };
            (0..).zip(texts).map(cell)
        });
        (Sheet::new(name), cells.collect())
    }

    #[test]
    fn a_list_beside_answers_is_passed_over_and_alone_it_is_refused() {
        let form = [
            ["Member State", "Namibia"],
            ["Do you collect usage statistics of e-government services?", "Yes"],
            ["Do you measure satisfaction of citizens on e-government services?", "No"],
        ]
        .map(|row| row.map(str::to_owned).to_vec());
        for listing in Listing::ALL {
            let header = listing.columns();
            let quoting = vec![form[1][0].clone(); header.len()];
            let list = [header, quoting];
            let settings = Settings::new(editions());
            let both = SheetList::from_iter([sheet("To do", &list), sheet("Form", &form)]);
            let reading = read(both, &settings).expect("a response");
            assert_eq!(reading.responses.len(), 1, "{listing}");
            assert_eq!(reading.responses[0].diagnostics, [], "{listing}");
            assert_eq!(reading.account[0].cells.len(), 2 * list[0].len(), "{listing}");

            let alone = SheetList::from_iter([sheet("To do", &list)]);
            let error = read(alone, &settings).expect_err("no response");
            assert_eq!(error, ReadError::Table(Error::Listing(listing)));
        }
    }
}
