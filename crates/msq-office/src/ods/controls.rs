//! The check boxes and option buttons of a table: what they say, and whether they are ticked.
//!
//! A table lists its controls before its cells; over which cell each is drawn, the cells say.

use std::{
    collections::{HashMap, HashSet},
    io::Read,
};

use msq_cells::{Address, CheckBox};
use quick_xml::{
    escape::unescape,
    events::{BytesStart, Event},
};

use crate::{Error, Limit, package::part::Xml, sheet::reference};

/// Bytes that a control takes beside its words.
const CONTROL: u64 = 256;

/// The check boxes and option buttons of a table.
#[derive(Default)]
pub(super) struct Controls {
    boxes: HashMap<String, CheckBox>,
    /// The cells that take the state of a box as their value.
    linked: HashSet<Address>,
    bytes: u64,
}

impl Controls {
    /// Reads the list of controls of the table `sheet`, to its end; they may take so many bytes.
    pub(super) fn read<F: Read>(
        &mut self,
        xml: &mut Xml<F>,
        buf: &mut Vec<u8>,
        sheet: &str,
        allowed: u64,
    ) -> Result<(), Error> {
        loop {
            match xml.next(buf)? {
                Event::Start(tag) | Event::Empty(tag) => match tag.name().as_ref() {
                    "form:checkbox" => self.control(xml, &tag, sheet, ("form:current-state", "checked"))?,
                    "form:radio" => self.control(xml, &tag, sheet, ("form:current-selected", "true"))?,
                    _ => {}
                },
                Event::End(tag) if tag.name().as_ref() == "office:forms" => return Ok(()),
                Event::Eof => return Ok(()),
                _ => {}
            }
            Error::check(Limit::Notes, self.bytes, allowed, Some(sheet))?;
        }
    }

    /// The box of that name.
    pub(super) fn find(&self, id: &str) -> Option<&CheckBox> {
        self.boxes.get(id)
    }

    /// Whether the value of a cell is the state of a box.
    pub(super) fn is_linked(&self, cell: Address) -> bool {
        self.linked.contains(&cell)
    }

    /// Keeps a control, which is ticked if an attribute has a certain value.
    fn control<F: Read>(
        &mut self,
        xml: &Xml<F>,
        tag: &BytesStart<'_>,
        sheet: &str,
        (state, ticked): (&str, &str),
    ) -> Result<(), Error> {
        let names = ["xml:id", "form:id", "form:label", "form:linked-cell", state];
        let [id, old_id, label, linked, state] = xml.attributes(tag, names)?;
        let Some(id) = id.or(old_id) else { return Ok(()) };
        let unescape = |text: &str| match unescape(text) {
            Ok(text) => Ok(text.into_owned()),
            Err(_) => Err(xml.malformed("a control has an unknown entity in it")),
        };
        let (id, label) = (unescape(&id)?, unescape(&label.unwrap_or_default())?);
        self.bytes += CONTROL + (id.len() + label.len()) as u64;
        if let Some(cell) = linked
            && let Some(cell) = cell_of(sheet, &unescape(&cell)?)
        {
            self.linked.insert(cell);
        }
        self.boxes.insert(id, CheckBox::new(label, state.as_deref() == Some(ticked)));
        Ok(())
    }
}

/// The cell of this sheet that `Sheet1.B2` or `$'My sheet'.$B$2` names.
fn cell_of(sheet: &str, reference: &str) -> Option<Address> {
    let (name, cell) = reference.rsplit_once('.')?;
    let name = name.strip_prefix('$').unwrap_or(name);
    let quoted = name.strip_prefix('\'').and_then(|name| name.strip_suffix('\''));
    let named = quoted.map_or(name == sheet, |name| name.replace("''", "'") == sheet);
    // A reference without a name is to the sheet itself.
    (named || name.is_empty()).then(|| reference::address(&cell.replace('$', ""))).flatten()
}

#[cfg(test)]
mod tests {
    use msq_cells::Address;

    use super::cell_of;

    #[test]
    fn only_cells_of_the_sheet_are_linked() {
        let cell = Some(Address::new(1, 27));
        for (sheet, reference, expected) in [
            ("MSQ", "MSQ.AB2", cell),
            ("MSQ", "$MSQ.$AB$2", cell),
            ("MSQ", ".AB2", cell),
            ("Member's v1.2", "'Member''s v1.2'.AB2", cell),
            ("MSQ", "Other.AB2", None),
            ("MSQ", "AB2", None),
            ("MSQ", "MSQ.AB2:AC3", None),
        ] {
            assert_eq!(cell_of(sheet, reference), expected, "{reference}");
        }
    }
}
