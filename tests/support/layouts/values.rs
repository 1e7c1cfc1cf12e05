//! Dates, percentages and bodies, as cells hold them.

use msq_cells::{CellValue, NumberFormat};
use msq_core::{Date, EntryField};

use super::{
    answers::{self, Body},
    sheet::{Class, Written},
};

/// A day as spreadsheets count it, without its format.
pub(super) fn plain_day(code: &str, date: Date) -> Written {
    const DAYS_BEFORE: [f64; 9] = [0.0, 31.0, 59.0, 90.0, 120.0, 151.0, 181.0, 212.0, 243.0];
    let first = 43_466.0;
    let month = DAYS_BEFORE.get(date.month() as usize - 1).copied().unwrap_or_default();
    Written::new(Class::Answer, code, CellValue::Number(first + month + f64::from(date.day()) - 1.0))
}

pub(super) fn day(code: &str, date: Date, style: usize) -> Written {
    const MONTHS: &[&str] = &[
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let (year, month, day) = (date.year(), date.month(), date.day());
    match style % 5 {
        0 => Written::new(Class::Answer, code, CellValue::DateTime { date, seconds: 0 }),
        1 => Written::answer(code, format!("{day:02}/{month:02}/{year}")),
        2 => Written::answer(code, format!("{day} {} {year}", MONTHS[month as usize - 1])),
        3 => Written::answer(code, date.to_string()),
        _ => Written::answer(code, format!("{day:02}-{month:02}-{year}")),
    }
}

pub(super) fn percent(code: &str, hundredths: u32, style: usize) -> Written {
    let number = f64::from(hundredths) / 100.0;
    let value = number.to_string();
    let cell = match style % 5 {
        0 => Written::answer(code, format!("{value}%")),
        1 => Written::answer(code, format!("{value} %")),
        2 => Written::answer(code, format!("{} %", value.replace('.', ","))),
        3 => Written::new(Class::Answer, code, CellValue::Number(number)),
        _ => {
            let mut cell =
                Written::new(Class::Answer, code, CellValue::Number(f64::from(hundredths) / 10_000.0));
            cell.format = NumberFormat::Percent;
            cell
        }
    };
    cell.right(format!("{code}.value"), value)
}

pub(super) fn directory(code: &str, bodies: &[Body], style: usize) -> Vec<Written> {
    let path = |index| answers::entry(code, index, EntryField::Url);
    if let ([Body { name: Some(name), url: Some(url) }], 5 | 6) = (bodies, style % 7) {
        let mut cell = Written::answer(code, name);
        if style % 7 == 5 {
            return vec![cell, Written::answer(code, url).right(path(0), url)];
        }
        // The link behind a cell names a scheme, whatever else is written.
        let url = if url.starts_with("http") { url.clone() } else { format!("https://{url}") };
        cell.link = Some(url.clone());
        return vec![cell.right(path(0), url)];
    }
    let lines = bodies.iter().enumerate().map(|(index, Body { name, url })| {
        let name = name.as_ref().map(|name| Written::answer(code, name));
        let url = url.as_ref().map(|url| Written::answer(code, url).right(path(index), url));
        match (name, url) {
            (Some(name), Some(url)) if style % 3 == 1 => name.then(" ", url.map(|url| format!("({url})"))),
            (Some(name), Some(url)) if style % 3 == 2 => name.then(" - ", url),
            (Some(name), Some(url)) => name.then(": ", url),
            (name, url) => name.or(url).expect("a body has a name or an address"),
        }
    });
    let between = if style.is_multiple_of(2) { "\n" } else { "; " };
    lines.reduce(|lines, line| lines.then(between, line)).into_iter().collect()
}
