//! Documents with a mark where something is to be found, so that nobody counts columns.

/// A text without its marks, and where they stood.
pub(super) struct Marked {
    pub(super) json: String,
    /// Line and column of each mark, from 1; the column in characters.
    pub(super) places: Vec<(u64, u64)>,
}

impl Marked {
    /// `▶` marks a place; `@` stands for the edition and version that every document has.
    pub(super) fn new(marked: &str) -> Self {
        let marked = marked.replace('@', r#""edition": "2020", "version": "1.0""#);
        let mut pieces = marked.split('▶');
        let mut json = pieces.next().unwrap_or_default().to_owned();
        let mut places = Vec::new();
        for piece in pieces {
            let line = json.rsplit('\n').next().unwrap_or_default();
            places.push((json.split('\n').count() as u64, line.chars().count() as u64 + 1));
            json.push_str(piece);
        }
        Self { json, places }
    }
}

#[test]
fn a_mark_stands_where_a_person_counts_it() {
    let marked = Marked::new("{\r\n  \"é\": ▶1,\n▶}");
    assert_eq!(marked.json, "{\r\n  \"é\": 1,\n}");
    assert_eq!(marked.places, [(2, 8), (3, 1)]);
}
