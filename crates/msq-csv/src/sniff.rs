//! Which delimiter a text has: said by the file, or found by trying.

use std::collections::HashSet;

use encoding_rs::UTF_8;

use crate::{Delimiter, Error, fields::Fields, text::Text};

/// Bytes of a text that are looked at to find its delimiter.
pub(crate) const HEAD: usize = 64 << 10;

/// The delimiters that are tried if nothing says which one it is.
const TRIED: [Delimiter; 4] = [Delimiter::COMMA, Delimiter::SEMICOLON, Delimiter::TAB, Delimiter::PIPE];

/// The delimiter of a text that begins with these bytes, if it looks like a table: half of the records or more have the
/// same number of fields, and more than one. A few KiB will do, in any encoding.
///
/// ```
/// use msq_csv::{Delimiter, sniff};
///
/// assert_eq!(sniff(b"code;value\r\n17;62,5\r\n20;80,0\r\n"), Some(Delimiter::SEMICOLON));
/// assert_eq!(sniff(b"17. What is the share?\n\nIt is 81%, they say.\n"), None);
/// ```
pub fn sniff(head: &[u8]) -> Option<Delimiter> {
    let (text, _) = Text::new(head).ok()?;
    let (head, _) = text.head(HEAD);
    directive(&head).or_else(|| {
        let (delimiter, fit) = best(&head, false, &|_| false);
        (fit.permille >= 500).then_some(delimiter)
    })
}

/// The delimiter that the first line of a text sets for Excel: `sep=;`.
pub(crate) fn directive(head: &str) -> Option<Delimiter> {
    let line = head.split(['\r', '\n']).next()?;
    let line = line.strip_prefix('"').and_then(|line| line.strip_suffix('"')).unwrap_or(line);
    let (name, value) = line.split_at_checked("sep=".len())?;
    let mut characters = value.chars();
    let (character, rest) = (characters.next()?, characters.next());
    (name.eq_ignore_ascii_case("sep=") && rest.is_none()).then(|| Delimiter::new(character))?
}

/// The delimiter under which a text with this head makes most sense.
pub(crate) fn choose(head: &str, is_whole: bool, is_label: &dyn Fn(&str) -> bool) -> Delimiter {
    best(head, is_whole, is_label).0
}

fn best(head: &str, is_whole: bool, is_label: &dyn Fn(&str) -> bool) -> (Delimiter, Fit) {
    let fits = TRIED.map(|delimiter| (delimiter, Fit::of(head, is_whole, delimiter, is_label)));
    // Text of some answers may be a label as well, but under the right delimiter the labels of the form come in.
    let most = fits.iter().map(|(_, fit)| fit.labels).max().unwrap_or_default();
    let [first, others @ ..] = fits;
    others.into_iter().fold(first, |best, next| {
        let has_labels = |(_, fit): (_, Fit)| 2 * fit.labels >= most;
        let sense = |one: (_, Fit)| (one.1.is_headed, has_labels(one), one.1.permille, one.1.width);
        // Of equals, the first.
        if sense(next) > sense(best) { next } else { best }
    })
}

/// How much sense a text makes under a delimiter.
#[derive(Clone, Copy, Debug)]
struct Fit {
    /// Whether the first record has several fields, each of them a label: hardly a header by chance, whatever answers
    /// hold.
    is_headed: bool,
    /// Known labels that are fields: one that isn't cut right isn't known, and one that answers repeat counts once.
    labels: usize,
    /// Of a thousand records, those that have the most frequent number of fields above one.
    permille: usize,
    /// That number.
    width: usize,
}

impl Fit {
    fn of(head: &str, is_whole: bool, delimiter: Delimiter, is_label: &dyn Fn(&str) -> bool) -> Self {
        let mut labels = HashSet::new();
        let mut widths = Vec::new();
        let mut is_headed = true;
        // A quotation mark that the delimiter makes look open ends the trial.
        let _: Result<(), Error> = each_field(head, delimiter, |column, text, ends_record| {
            if is_label(text) {
                labels.insert(text.to_owned());
            } else if widths.is_empty() {
                is_headed = false;
            }
            if ends_record {
                widths.push(column + 1);
            }
        });
        is_headed &= widths.first().is_some_and(|&width| width > 1);
        if !is_whole && widths.len() > 1 {
            // The last one is likely cut.
            widths.pop();
        }
        let (agreeing, width) = most_frequent(&widths);
        Self { is_headed, labels: labels.len(), permille: agreeing * 1000 / widths.len().max(1), width }
    }
}

fn each_field(
    head: &str,
    delimiter: Delimiter,
    mut take: impl FnMut(usize, &str, bool),
) -> Result<(), Error> {
    let mut fields = Fields::new(Text::encoded(Vec::new(), head.as_bytes(), UTF_8), delimiter);
    while let Some(field) = fields.next()? {
        take(field.address.column as usize, &field.text, field.ends_record);
    }
    Ok(())
}

/// How often the most frequent width above one occurs, and that width; of equally frequent ones, the greatest.
fn most_frequent(widths: &[usize]) -> (usize, usize) {
    let mut sorted: Vec<_> = widths.iter().copied().filter(|&width| width > 1).collect();
    sorted.sort_unstable();
    sorted.chunk_by(PartialEq::eq).map(|run| (run.len(), run[0])).max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(head: &str, delimiter: Delimiter) {
        let is_label = |text: &str| matches!(text, "Member State" | "Date" | "17. Satisfied?");
        assert_eq!(choose(head, true, &is_label), delimiter, "{head:?}");
    }

    /// Answers that join options have more labels in all than the header, but not more different ones.
    #[test]
    fn joined_options_are_no_fields() {
        let row = "Namibia,17 %,\"Robotics; Big data; Blockchain\"\n";
        let head = format!("Member State,Share,Technologies\n{}", row.repeat(9));
        let is_label = |text: &str| {
            ["Member State", "Share", "Technologies", "Robotics", "Big data", "Blockchain"]
                .contains(&text.trim())
        };
        assert_eq!(choose(&head, true, &is_label), Delimiter::COMMA);
    }

    /// An answer can hold the header of another table, which has more labels than its own.
    #[test]
    fn a_header_of_labels_outweighs_those_in_answers() {
        let labels =
            ["response", "path", "value", "1.count", "1.name", "1.url", "2.count", "2.name", "2.url"];
        let is_label = |text: &str| labels.contains(&text);
        let answer = format!("seen,{},there", labels.join(","));
        for delimiter in [Delimiter::TAB, Delimiter::SEMICOLON, Delimiter::PIPE] {
            let head = format!("response;path;value\n1;1.name;{answer}\n")
                .replace(';', &delimiter.character().to_string());
            assert_eq!(choose(&head, true, &is_label), delimiter, "{head:?}");
        }
    }

    #[test]
    fn the_delimiter_is_the_one_that_makes_a_table() {
        check("", Delimiter::COMMA);
        check("one\ncolumn\n", Delimiter::COMMA);
        check("a,b\n1,2\n", Delimiter::COMMA);
        check("a\tb\n1,5\t2,5\n", Delimiter::TAB);
        check("a|b|c\n1|2|3\n", Delimiter::PIPE);
        check("a;b;c\n1,5;2,5;3,5\n4,5;5,5;6\n", Delimiter::SEMICOLON);
        check("a,b\nx; y; z,1\nu; v; w,2\n", Delimiter::COMMA);
        check("a;\"b, c\nd, e\"\nf;g\n", Delimiter::SEMICOLON);
        check("a,b,c\n1\n1,2,3\n\n1,2\n1,2,3\n", Delimiter::COMMA);
    }

    #[test]
    fn known_labels_weigh_more_than_a_regular_shape() {
        check("Member State;Date\nA, B;1\nC, D, E;2\n", Delimiter::SEMICOLON);
        check("17. Satisfied?;81,5\nnone;1,2\n", Delimiter::SEMICOLON);
        // Three lines of an answer begin with a label, or are one.
        check("Member State\tA\nDate\t1\n\"see\"\t\"Date\nDate\nDate\"\n", Delimiter::TAB);
    }

    #[test]
    fn a_table_is_told_from_prose() {
        for (head, delimiter) in [
            (
                "Dear all,\nplease find, enclosed, our answers, and\nexcuse, if you can, the delay.\n\nYours\n",
                None,
            ),
            ("# MSQ\n\n- Yes, since 2019\n- No\n\nThank you.\n", None),
            ("", None),
            ("State\tDate\nPanamá\t2019\n", Some(Delimiter::TAB)),
            ("sep=^\nonly one field\n", Delimiter::new('^')),
        ] {
            assert_eq!(sniff(head.as_bytes()), delimiter, "{head:?}");
        }
    }

    #[test]
    fn excels_directive_is_the_whole_first_line() {
        for (head, delimiter) in [
            ("sep=;\r\na;b", Some(Delimiter::SEMICOLON)),
            ("SEP=\t\na", Some(Delimiter::TAB)),
            ("\"sep=|\"\na", Some(Delimiter::PIPE)),
            ("sep=,b\n", None),
            ("sep=\n", None),
            ("sep=a\n", None),
            ("sé=;\n", None),
            ("", None),
        ] {
            assert_eq!(directive(head), delimiter, "{head:?}");
        }
    }
}
