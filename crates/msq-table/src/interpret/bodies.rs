//! Lists of bodies and links: what [`super::entries`] finds, put into the response.

use std::collections::{HashMap, HashSet};

use msq_core::{Entry, EntryField, Kind, MAX_ENTRIES, PartId, Target, Value as Answer, codes};

use super::{
    entries,
    settling::{Settling, trim},
};
use crate::{
    Rule,
    claim::{Aim, Claim},
    grid::CellId,
    url::bare,
};

impl<'a> Settling<'a> {
    /// The entries in all texts that answer the question as a whole; texts with other words are kept as well.
    pub(super) fn bodies(&mut self) {
        let Some(part) = self.part(Kind::Entries) else { return };
        let style =
            if self.part(Kind::YesNo).is_some() { entries::Style::Prose } else { entries::Style::Directory };
        let mut whole = std::mem::take(&mut self.whole);
        let mut found = List::default();
        let mut fields = std::mem::take(&mut self.fields);
        if style == entries::Style::Directory {
            self.join_urls(&mut whole, &mut fields);
        }
        self.columns(part, &fields, &mut found);
        let mut texts = Vec::new();
        // Words on an answer of yes or no name links as well.
        let beside: Vec<_> = match style {
            entries::Style::Prose => {
                self.words.iter().copied().filter(|claim| claim.aim == Aim::Explanation).collect()
            }
            entries::Style::Directory => Vec::new(),
        };
        for claim in whole.iter().chain(&beside) {
            let row = u64::from(self.grid.cell(claim.cell).address.row);
            for gap in self.spans.gaps(claim.cell, claim.bytes.clone()) {
                let text = &self.grid.text(claim.cell)[gap.clone()];
                texts.push(((claim.cell, gap), row, text));
            }
        }
        for entry in entries::find(&texts, style) {
            let cell = entry.fields.first().map(|(_, (cell, _))| *cell);
            if cell.is_some_and(|cell| found.has_room(cell)) {
                let entry = self.entry(part, found.entries.len(), &entry);
                found.entries.push(entry);
            }
        }
        self.links(
            part,
            whole.iter().copied().chain(beside.iter().copied()).chain(fields.iter().map(|(_, claim)| *claim)),
            &mut found,
        );
        let first =
            whole.first().copied().or(beside.first().copied()).or(fields.first().map(|(_, claim)| *claim));
        if let Some((cell, count)) = found.beyond {
            let message = format!(
                "{count} entries from here on are beyond the {MAX_ENTRIES} of a list; the words are kept"
            );
            self.say(codes::KEPT_AS_WORDS, cell, Some(Target::Part(part)), message);
        }
        if let Some(first) = first.filter(|_| !found.entries.is_empty()) {
            self.put(first.cell, part, Answer::Entries(found.entries));
        }
        for claim in whole {
            if self.has_words_left(claim) {
                self.words.push(claim);
            }
        }
    }

    /// Takes a URL in a column of its own, beside an answer and no other field, for a part of that answer.
    fn join_urls<'b>(&self, whole: &mut Vec<&'b Claim>, fields: &mut Vec<(EntryField, &'b Claim)>) {
        let row = |claim: &Claim| (self.grid.cell(claim.cell).address.row, claim.line);
        let rows: HashSet<_> = whole.iter().map(|claim| row(claim)).collect();
        let named = fields.iter().filter(|(field, _)| *field != EntryField::Url).map(|(_, claim)| row(claim));
        let named: HashSet<_> = named.collect();
        fields.retain(|(_, claim)| {
            let joins = rows.contains(&row(claim)) && !named.contains(&row(claim));
            whole.extend(joins.then_some(*claim));
            !joins
        });
        whole.sort_by_key(|claim| (claim.cell, claim.bytes.start));
    }

    /// Entries whose fields stand in columns of their own: a row, or a line in each of its cells, makes an entry.
    fn columns(&mut self, part: PartId, fields: &[(EntryField, &'a Claim)], found: &mut List) {
        for row in fields.chunk_by(|(_, one), (_, other)| one.line == other.line) {
            let lines = |claim: &Claim| {
                let text = self.grid.text(claim.cell);
                let lines = text[claim.bytes.clone()].split(['\n', '\r']).map(move |line| {
                    let start = line.as_ptr().addr() - text.as_ptr().addr();
                    trim(text, start..start + line.len())
                });
                lines.filter(|line| !line.is_empty()).collect::<Vec<_>>()
            };
            let cells: Vec<_> = row.iter().map(|(field, claim)| (*field, *claim, lines(claim))).collect();
            let count = cells.first().map_or(0, |(_, _, lines)| lines.len());
            let even = count > 1 && cells.len() > 1 && cells.iter().all(|(_, _, lines)| lines.len() == count);
            for line in 0..if even { count } else { 1 } {
                if !found.has_room(cells[0].1.cell) {
                    continue;
                }
                let mut entry = Entry::default();
                for (field, claim, lines) in &cells {
                    let whole = || trim(self.grid.text(claim.cell), claim.bytes.clone());
                    let bytes = if even { lines[line].clone() } else { whole() };
                    add(&mut entry, *field, &self.grid.text(claim.cell)[bytes.clone()]);
                    let target = Target::Entry { part, index: found.entries.len(), field: Some(*field) };
                    self.account(claim.cell, bytes, target, claim.rule);
                }
                found.entries.push(entry);
            }
            if found.beyond.is_some() {
                self.words.extend(row.iter().map(|(_, claim)| *claim));
            }
        }
    }

    fn entry(&mut self, part: PartId, index: usize, found: &entries::Found) -> Entry {
        let mut entry = Entry::default();
        for (field, (cell, bytes)) in &found.fields {
            let text = &self.grid.text(*cell)[bytes.clone()];
            add(&mut entry, *field, text);
            let target = Target::Entry { part, index, field: Some(*field) };
            self.account(*cell, bytes.clone(), target, Rule::InList);
        }
        entry
    }

    /// The links behind cells: URLs like those in their texts.
    fn links<'b>(&mut self, part: PartId, claims: impl Iterator<Item = &'b Claim>, found: &mut List) {
        let mut known: HashSet<String> =
            found.entries.iter().filter_map(|entry| Some(bare(entry.url.as_deref()?).to_owned())).collect();
        // The text of a link names what it leads to.
        let words = |entry: &Entry| {
            [&entry.name, &entry.description].into_iter().flatten().cloned().collect::<Vec<_>>()
        };
        let unlinked = found.entries.iter().enumerate().filter(|(_, entry)| entry.url.is_none());
        let mut named: HashMap<String, usize> =
            unlinked.flat_map(|(at, entry)| words(entry).into_iter().map(move |words| (words, at))).collect();
        for claim in claims {
            let Some(link) = self.grid.cell(claim.cell).link.clone() else { continue };
            if !known.insert(bare(&link).to_owned()) {
                self.spans.take_link(claim.cell);
                continue;
            }
            let index = named.remove(self.text(claim).trim()).unwrap_or(found.entries.len());
            if index == found.entries.len() {
                // A link without a place is told by itself.
                if !found.has_room(claim.cell) {
                    continue;
                }
                found.entries.push(Entry::default());
            }
            self.spans.take_link(claim.cell);
            let entry = &mut found.entries[index];
            if entry.name.is_none() {
                entry.name = entry.description.take();
            }
            entry.url = Some(link.clone());
            let target = Target::Entry { part, index, field: Some(EntryField::Url) };
            self.say(
                codes::LINK_BEHIND_CELL,
                claim.cell,
                Some(target),
                format!("the link behind the cell leads to {link}"),
            );
        }
    }
}

/// The entries that were found, as many as a list may have.
#[derive(Default)]
struct List {
    entries: Vec<Entry>,
    /// The cell of the first entry for which there was no room, and how many there were.
    beyond: Option<(CellId, usize)>,
}

impl List {
    /// Whether there is room for another entry, which stands in a cell; if not, it is counted, and its words are left
    /// over.
    fn has_room(&mut self, cell: CellId) -> bool {
        let has_room = self.entries.len() < MAX_ENTRIES;
        if !has_room {
            self.beyond.get_or_insert((cell, 0)).1 += 1;
        }
        has_room
    }
}

/// Puts a text into a field of an entry, below what several cells or lines have put there before.
fn add(entry: &mut Entry, field: EntryField, text: &str) {
    match entry.field_mut(field) {
        Some(before) => before.extend(["\n", text]),
        empty => *empty = Some(text.to_owned()),
    }
}
