//! What a field of a form takes, and what is asked of those who fill it in.

use msq_core::{Catalogue, Kind, Target};
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, ExcelDateTime, XlsxError,
};

/// What a field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Field {
    /// Nothing: the form says it itself.
    Told,
    YesNo,
    Percent,
    Day,
    Words,
    Count,
}

/// The fields of the row of that path, of which `count` are there.
pub(crate) fn fields(catalogue: &Catalogue, path: &str, count: usize) -> [Option<Field>; 3] {
    let words = Some(Field::Words);
    let first = match catalogue.target(path) {
        Some(Target::Part(part)) => match catalogue[part].kind {
            Kind::YesNo => Field::YesNo,
            Kind::Percent => Field::Percent,
            Kind::Date => Field::Day,
            Kind::Text | Kind::Ticked | Kind::Details | Kind::Entries => Field::Words,
        },
        Some(Target::Option { .. }) => return [Some(Field::YesNo), None, words.filter(|_| count > 2)],
        Some(Target::Entry { .. }) => return [words; 3],
        None if catalogue.document().member(path).is_some() => Field::Told,
        // No path of the catalogue, but one of the table's: how many entries a list has.
        None => Field::Count,
    };
    [Some(first).filter(|_| count > 0), None, None]
}

/// What may be typed into such a field, and what is said beside it.
pub(crate) fn validation(field: Field) -> Result<Option<DataValidation>, XlsxError> {
    let asked = DataValidation::new();
    Ok(match field {
        Field::Told | Field::Words | Field::Count => None,
        Field::YesNo => Some(
            asked
                .allow_list_strings(&["TRUE", "FALSE"])?
                .set_input_title("Yes or no")?
                .set_input_message("TRUE for yes, or a tick; FALSE for no. Yes, No and x are read as well. Empty is unanswered.")?
                // People write what they mean, and it is read.
                .show_error_message(false),
        ),
        // Only a warning: whoever has other numbers has a reason.
        Field::Percent => Some(
            asked
                .allow_decimal_number(DataValidationRule::Between(0.0, 100.0))
                .set_input_title("Per cent")?
                .set_input_message("A number in per cent: 81 is eighty-one per cent, 0.4 less than one.")?
                .set_error_title("Per cent")?
                .set_error_message("A number from 0 to 100 is expected.")?
                .set_error_style(DataValidationErrorStyle::Warning),
        ),
        Field::Day => Some(
            asked
                .allow_date(DataValidationRule::GreaterThanOrEqualTo(ExcelDateTime::from_ymd(1900, 3, 1)?))
                .set_input_title("Date")?
                .set_input_message("A day; it is shown as year-month-day.")?
                .set_error_title("Date")?
                .set_error_message("A date is expected, such as 2020-01-31.")?
                .set_error_style(DataValidationErrorStyle::Warning),
        ),
    })
}
