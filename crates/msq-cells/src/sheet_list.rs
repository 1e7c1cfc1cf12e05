//! Cells that are in memory already, as a source of them.

use std::{collections::VecDeque, convert::Infallible, vec};

use crate::{Cell, Sheet, Source};

/// Sheets and their cells in memory, to be handed to whoever understands cells.
///
/// ```
/// use msq_cells::{Address, Cell, CellValue, Sheet, SheetList, Source};
///
/// let cell = Cell::new(Address::new(0, 0), CellValue::Bool(true));
/// let mut source = SheetList::from_iter([(Sheet::new("Answers"), vec![cell])]);
/// assert_eq!(source.next_sheet()?.map(|sheet| sheet.name).as_deref(), Some("Answers"));
/// assert_eq!(source.next_cell()?.map(|cell| cell.text().into_owned()).as_deref(), Some("TRUE"));
/// # Ok::<(), std::convert::Infallible>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct SheetList {
    sheets: VecDeque<(Sheet, Vec<Cell>)>,
    cells: vec::IntoIter<Cell>,
}

impl FromIterator<(Sheet, Vec<Cell>)> for SheetList {
    fn from_iter<I: IntoIterator<Item = (Sheet, Vec<Cell>)>>(sheets: I) -> Self {
        Self { sheets: sheets.into_iter().collect(), cells: Vec::new().into_iter() }
    }
}

impl Source for SheetList {
    type Error = Infallible;

    fn next_sheet(&mut self) -> Result<Option<Sheet>, Infallible> {
        let next = self.sheets.pop_front();
        Ok(next.map(|(sheet, cells)| {
            self.cells = cells.into_iter();
            sheet
        }))
    }

    fn next_cell(&mut self) -> Result<Option<Cell>, Infallible> {
        Ok(self.cells.next())
    }
}
