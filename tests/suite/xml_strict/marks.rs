//! Documents with a mark where something is to be found, so that nobody counts columns.

/// A text without its marks, and where they stood.
pub(super) struct Marked {
    pub(super) xml: String,
    /// Line and column of each mark, from 1; the column in characters.
    pub(super) places: Vec<(u64, u64)>,
}

impl Marked {
    /// `▶` marks a place, `§` stands for the namespace that a root has, `@` for the edition and version of every
    /// response.
    pub(super) fn new(marked: &str) -> Self {
        let marked = marked
            .replace('§', r#" xmlns="https://msq.example/schemas/2020/1""#)
            .replace('@', "<edition>2020</edition><version>1.0</version>");
        let mut pieces = marked.split('▶');
        let mut xml = pieces.next().unwrap_or_default().to_owned();
        let mut places = Vec::new();
        for piece in pieces {
            let line = xml.rsplit('\n').next().unwrap_or_default();
            places.push((xml.split('\n').count() as u64, line.chars().count() as u64 + 1));
            xml.push_str(piece);
        }
        Self { xml, places }
    }
}
