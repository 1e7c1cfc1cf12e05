//! How high rows are, so that wrapped texts are seen whole: Excel works that out when it opens a workbook, LibreOffice
//! doesn't, and neither does for merged cells.

/// The height of a row in points, given its texts and how many digits wide their cells are.
pub(crate) fn height<'a>(cells: impl IntoIterator<Item = (&'a str, f64)>) -> f64 {
    let most = cells.into_iter().map(|(text, width)| lines(text, width)).max().unwrap_or(1);
    (most as f64 * LINE + SPACE).min(TALLEST)
}

/// The points of a line.
const LINE: f64 = 15.0;

/// The points between rows.
const SPACE: f64 = 3.0;

/// The points of the tallest row that there can be.
const TALLEST: f64 = 409.0;

/// How many lines a text takes in a cell of that width, about.
fn lines(text: &str, width: f64) -> usize {
    // Letters are narrower than digits, but words are wrapped whole.
    let per_line = width * 1.05;
    let of_line = |line: &str| (line.chars().count() as f64 / per_line).ceil().max(1.0) as usize;
    text.split('\n').map(of_line).sum()
}
