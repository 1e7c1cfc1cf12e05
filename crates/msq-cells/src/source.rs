//! What every reader of cells is.

use std::error::Error;

use crate::{Cell, Diagnostic, Sheet};

/// A reader of cells: sheets one after the other, and the cells of each, as they come.
///
/// A file format implements it; whoever understands cells takes any of them. After an error, a source may go on
/// with the next sheet, and needn't.
///
/// ```
/// use std::convert::Infallible;
///
/// use msq_cells::{Address, Cell, CellValue, Diagnostic, Sheet, Source};
///
/// /// One sheet with one cell.
/// struct Greeting(Option<Sheet>, Option<Cell>);
///
/// impl Source for Greeting {
///     type Error = Infallible;
///
///     fn next_sheet(&mut self) -> Result<Option<Sheet>, Infallible> {
///         Ok(self.0.take())
///     }
///
///     fn next_cell(&mut self) -> Result<Option<Cell>, Infallible> {
///         Ok(self.1.take())
///     }
/// }
///
/// let cell = Cell::new(Address::new(0, 0), CellValue::Text("Hello".to_owned()));
/// let mut greeting = Greeting(Some(Sheet::new("Words")), Some(cell));
/// let mut texts = Vec::new();
/// while let Some(_sheet) = greeting.next_sheet()? {
///     while let Some(cell) = greeting.next_cell()? {
///         texts.push(cell.text().into_owned());
///     }
/// }
/// assert_eq!(texts, ["Hello"]);
/// # Ok::<(), Infallible>(())
/// ```
pub trait Source {
    /// Why cells can't be read, or not to their end.
    type Error: Error + Send + Sync + 'static;

    /// Begins the next sheet, if there is one. Cells of the one before that weren't read are passed over.
    ///
    /// # Errors
    ///
    /// If the sheet can't be read.
    fn next_sheet(&mut self) -> Result<Option<Sheet>, Self::Error>;

    /// The next cell of the sheet that was begun last, in the order of the file, which is row by row in all but odd
    /// files.
    ///
    /// # Errors
    ///
    /// If the cells can't be read on.
    fn next_cell(&mut self) -> Result<Option<Cell>, Self::Error>;

    /// What was found about the file since the last call: complete once there is no further sheet.
    fn take_diagnostics(&mut self) -> Vec<Diagnostic> {
        Vec::new()
    }
}

impl<S: Source + ?Sized> Source for &mut S {
    type Error = S::Error;

    fn next_sheet(&mut self) -> Result<Option<Sheet>, Self::Error> {
        (**self).next_sheet()
    }

    fn next_cell(&mut self) -> Result<Option<Cell>, Self::Error> {
        (**self).next_cell()
    }

    fn take_diagnostics(&mut self) -> Vec<Diagnostic> {
        (**self).take_diagnostics()
    }
}
