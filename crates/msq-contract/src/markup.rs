//! Templates written out, and how texts stand in HTML and Markdown: the filters of the templates. Those of HTML escape
//! all other texts themselves.

#![expect(unreachable_pub, reason = "a filter is a public function of a type that is made for it")]

use askama::{Result, Template, Values, filter_fn, filters::Safe};

/// What a template writes, with one line break at its end.
pub(crate) fn rendered(template: &impl Template) -> String {
    let text = template.render().expect("memory takes all that is written, and no filter fails");
    format!("{}\n", text.trim_end())
}

/// A text in HTML that may break behind its separators and within long names before capital letters: paths are long,
/// and screens narrow.
#[filter_fn]
pub(crate) fn breakable(text: impl AsRef<str>, _: &dyn Values) -> Result<Safe<String>> {
    let mut html = String::new();
    let mut before = None;
    // Since the last place to break.
    let mut length = 0;
    for character in text.as_ref().chars() {
        let humped = character.is_uppercase() && before.is_some_and(char::is_lowercase);
        if (humped && length > 3) || matches!(before, Some('/' | '.')) {
            html.push_str("<wbr>");
            length = 0;
        }
        push_html(&mut html, character);
        before = Some(character);
        length += 1;
    }
    Ok(Safe(html))
}

/// A description in HTML: it has `code` in backticks.
#[filter_fn]
pub(crate) fn rich(text: impl AsRef<str>, _: &dyn Values) -> Result<Safe<String>> {
    let mut html = String::new();
    for (piece, is_code) in pieces(text.as_ref()) {
        html.push_str(if is_code { "<code>" } else { "" });
        piece.chars().for_each(|character| push_html(&mut html, character));
        html.push_str(if is_code { "</code>" } else { "" });
    }
    Ok(Safe(html))
}

/// A plain text in Markdown.
#[filter_fn]
pub(crate) fn md(text: impl AsRef<str>, _: &dyn Values) -> Result<String> {
    Ok(markdown(text.as_ref()))
}

/// A description in Markdown: it has `code` in backticks.
#[filter_fn]
pub(crate) fn rich_md(text: impl AsRef<str>, _: &dyn Values) -> Result<String> {
    let piece = |(piece, is_code)| if is_code { format!("`{piece}`") } else { markdown(piece) };
    Ok(pieces(text.as_ref()).map(piece).collect())
}

/// A field of a table in Markdown, as code, line by line.
#[filter_fn]
pub(crate) fn cell_md(text: impl AsRef<str>, _: &dyn Values) -> Result<String> {
    let line = |line: &str| match line {
        "" => String::new(),
        line => format!("`{}`", line.replace('|', "\\|")),
    };
    Ok(text.as_ref().split('\n').map(line).collect::<Vec<_>>().join("<br>"))
}

/// The pieces of a text between its backticks, each with whether it is code.
fn pieces(text: &str) -> impl Iterator<Item = (&str, bool)> {
    text.split('`').zip([false, true].into_iter().cycle())
}

fn push_html(html: &mut String, character: char) {
    match character {
        '&' => html.push_str("&amp;"),
        '<' => html.push_str("&lt;"),
        '>' => html.push_str("&gt;"),
        other => html.push(other),
    }
}

/// A text without what Markdown would take for its own. An underscore within a word is none of that.
fn markdown(text: &str) -> String {
    let mut escaped = String::new();
    let mut characters = text.chars().peekable();
    let mut before: Option<char> = None;
    while let Some(character) = characters.next() {
        let within_word = before.is_some_and(char::is_alphanumeric)
            && characters.peek().is_some_and(|next| next.is_alphanumeric());
        let is_mark = matches!(character, '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '|' | '#' | '~' | '&')
            || (character == '_' && !within_word);
        if is_mark {
            escaped.push('\\');
        }
        escaped.push(character);
        before = Some(character);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::{super::markup as filters, *};

    #[derive(Template)]
    #[template(source = "{{ text|breakable }} {{ text|rich }} {{ text }}", ext = "html")]
    struct Html<'a> {
        text: &'a str,
    }

    #[test]
    fn texts_are_escaped_in_html() {
        for (text, expected) in [
            ("/a/bCdeF.g", "/<wbr>a/<wbr>bCde<wbr>F.<wbr>g /a/bCdeF.g /a/bCdeF.g"),
            ("<`b&`>", "&lt;`b&amp;`&gt; &lt;<code>b&amp;</code>&gt; &#60;`b&#38;`&#62;"),
        ] {
            assert_eq!(rendered(&Html { text }), format!("{expected}\n"));
        }
    }

    #[test]
    fn texts_are_escaped_in_markdown() {
        for (text, expected) in [
            ("a_b *c* _d_", "a_b \\*c\\* \\_d\\_"),
            ("<b>|#1", "\\<b\\>\\|\\#1"),
            ("https://utopia.example/a_b?c=d", "https://utopia.example/a_b?c=d"),
        ] {
            assert_eq!(markdown(text), expected);
        }
    }
}
