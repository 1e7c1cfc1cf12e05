//! Colours and formats: few, quiet, and readable in print.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, FormatUnderline};

/// Text on white and on every tint: more than 10 : 1 in contrast.
pub(crate) const INK: Color = Color::RGB(0x1F_2937);

/// Text that stands back; 4.5 : 1 on white and on every tint.
pub(crate) const FAINT: Color = Color::RGB(0x5B_6472);

/// What heads a table; white on it is 9 : 1.
pub(crate) const HEAD: Color = Color::RGB(0x1F_4E79);

/// Lines between cells.
pub(crate) const LINE: Color = Color::RGB(0xBF_C7D1);

/// Behind what is to be filled in.
pub(crate) const FIELD: Color = Color::RGB(0xFF_FBEB);

/// Links, as everyone knows them.
const LINK: Color = Color::RGB(0x05_63C1);

/// Behind the sections, one after the other: a neighbour has another hue, for those who see hues, and all are told
/// apart from white in grey.
const TINTS: [Color; 6] = [
    Color::RGB(0xE2_E8F0),
    Color::RGB(0xDB_EAFE),
    Color::RGB(0xDC_FCE7),
    Color::RGB(0xFE_F3C7),
    Color::RGB(0xED_E9FE),
    Color::RGB(0xFF_E4D6),
];

/// The tint of a section, by its position.
pub(crate) fn tint(section: usize) -> Color {
    TINTS[section % TINTS.len()]
}

/// How days are shown.
pub(crate) const DAY: &str = "yyyy-mm-dd";

/// Text at the top of its cell.
pub(crate) fn top() -> Format {
    Format::new().set_align(FormatAlign::Top).set_font_color(INK)
}

/// Text that begins at the top of its cell and is wrapped there.
pub(crate) fn body() -> Format {
    top().set_text_wrap()
}

/// The same, as a link.
pub(crate) fn linked(format: &Format) -> Format {
    format.clone().set_font_color(LINK).set_underline(FormatUnderline::Single)
}

/// The head of a column.
pub(crate) fn head() -> Format {
    Format::new()
        .set_bold()
        .set_align(FormatAlign::VerticalCenter)
        .set_text_wrap()
        .set_border_bottom(FormatBorder::Thin)
        .set_border_bottom_color(HEAD)
}

/// The head of a column of no section in particular.
pub(crate) fn dark_head() -> Format {
    head().set_background_color(HEAD).set_font_color(Color::White)
}

/// The head of a column of a section.
pub(crate) fn tinted_head(section: usize) -> Format {
    head()
        .set_background_color(tint(section))
        .set_font_color(INK)
        .set_border_right(FormatBorder::Thin)
        .set_border_right_color(LINE)
}
