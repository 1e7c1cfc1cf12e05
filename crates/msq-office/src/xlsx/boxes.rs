//! Check boxes and option buttons that are drawn on a sheet: what different parts say of each, put together.
//!
//! Every program draws them in VML, with their state. Since 2010 Excel says the state once more in a part for each, and
//! the place in the sheet itself; those count, for they are what newer programs change. A drawing of the newer kind may
//! have the label. LibreOffice draws shapes in VML without a number and without their state, one for each control and
//! in the same order.

use std::{
    collections::BTreeMap,
    io::{Read, Seek},
};

use msq_cells::CheckBox;
use quick_xml::events::Event;

use super::{
    anchor::Anchor,
    beside::Beside,
    columns::Columns,
    drawing,
    extras::Extras,
    shape::{Shape, State},
    vml,
};
use crate::{
    Error,
    budget::Budget,
    package::{
        part::{Part, unescaped},
        relations::Relations,
    },
};

/// Bytes that a shape or a control takes beside its text.
const SHAPE: u64 = 256;

/// The check boxes of a sheet.
pub(crate) struct Boxes {
    /// By the number of the shape.
    shapes: BTreeMap<u64, Shape>,
    /// Those without a number.
    unnumbered: Vec<Shape>,
    /// By the number of the shape that it is drawn as: a control's relationship, and where the sheet says that it is.
    controls: BTreeMap<u64, (String, Option<Anchor>)>,
    /// How many bytes may still be kept.
    budget: Budget,
}

impl Boxes {
    /// None yet; they may take so many bytes.
    pub(crate) fn new(budget: Budget) -> Self {
        let (shapes, unnumbered, controls) = Default::default();
        Self { shapes, unnumbered, controls, budget }
    }

    /// Takes note of a control that the sheet lists; some are listed twice, for older programs.
    pub(crate) fn control(&mut self, shape: u64, id: &str) -> Result<(), Error> {
        self.grow(id.len())?;
        self.controls.entry(shape).or_insert_with(|| (id.to_owned(), None));
        Ok(())
    }

    /// Takes note of where the control of that shape is drawn.
    pub(crate) fn place(&mut self, shape: u64, anchor: Anchor) {
        if let Some((_, place)) = self.controls.get_mut(&shape) {
            *place = Some(anchor).filter(|anchor| !anchor.is_empty());
        }
    }

    /// Reads what the parts beside the sheet say.
    pub(crate) fn read<R: Read + Seek>(
        &mut self,
        beside: &mut Beside<'_, R>,
        relations: &Relations,
    ) -> Result<(), Error> {
        for name in relations.parts("vmlDrawing") {
            if let Some(part) = beside.part(&name)? {
                vml::read(part, &mut |id, shape| self.shape(id, shape))?;
            }
        }
        self.read_controls(beside, relations)?;
        if self.shapes.values().any(|shape| shape.label.is_empty() || shape.anchor.is_none()) {
            for name in relations.parts("drawing") {
                if let Some(part) = beside.part(&name)? {
                    drawing::read(part, &mut |id, label, anchor| self.complete(id, label, Some(anchor)))?;
                }
            }
        }
        Ok(())
    }

    /// Reads what the part of each control says.
    fn read_controls<R: Read + Seek>(
        &mut self,
        beside: &mut Beside<'_, R>,
        relations: &Relations,
    ) -> Result<(), Error> {
        let mut new = Vec::new();
        for (id, (relation, anchor)) in std::mem::take(&mut self.controls) {
            let relation = relations.get(&relation).filter(|relation| relation.kind == "ctrlProp");
            let Some(name) = relation.and_then(|relation| relations.part(relation)) else { continue };
            let Some(part) = beside.part(&name)? else { continue };
            let Some(control) = read_control(part)? else { continue };
            let drawn = self.shapes.remove(&id);
            if drawn.is_none() {
                new.push(id);
            }
            let drawn = drawn.unwrap_or_default();
            let anchor = anchor.or(drawn.anchor);
            self.shape(Some(id), Shape { label: drawn.label, anchor, ..control })?;
        }
        // As many shapes without a number as controls without a shape belong together.
        if !new.is_empty() {
            let drawn = std::mem::take(&mut self.unnumbered);
            if drawn.len() == new.len() {
                for (id, drawn) in new.into_iter().zip(drawn) {
                    self.complete(id, drawn.label, drawn.anchor)?;
                }
            }
        }
        Ok(())
    }

    /// Gives the boxes to the cells that they are drawn over. A box of which nothing says where it is has no cell, and
    /// one that is neither ticked nor unticked says nothing.
    pub(crate) fn give(self, columns: &Columns, extras: &mut Extras) -> Result<(), Error> {
        for shape in self.shapes.into_values().chain(self.unnumbered) {
            let (Some(anchor), ticked) = (shape.anchor, shape.state == State::Ticked) else { continue };
            if shape.state != State::Mixed {
                extras.check_box(anchor.cell(columns), CheckBox::new(shape.label, ticked))?;
            }
        }
        Ok(())
    }

    /// Keeps a shape, by its number if it has one.
    fn shape(&mut self, id: Option<u64>, shape: Shape) -> Result<(), Error> {
        self.grow(shape.label.len() + shape.mirror.as_ref().map_or(0, String::len))?;
        match id {
            Some(id) => drop(self.shapes.insert(id, shape)),
            None => self.unnumbered.push(shape),
        }
        Ok(())
    }

    /// Adds what a drawing says of a shape, where nothing else did.
    fn complete(&mut self, id: u64, label: String, anchor: Option<Anchor>) -> Result<(), Error> {
        let Some(shape) = self.shapes.get_mut(&id) else { return Ok(()) };
        shape.anchor = shape.anchor.or(anchor.filter(|anchor| !anchor.is_empty()));
        if shape.label.is_empty() {
            let len = label.len();
            shape.label = label;
            self.grow(len)?;
        }
        Ok(())
    }

    /// Counts what is kept.
    fn grow(&mut self, text: usize) -> Result<(), Error> {
        self.budget.spend(SHAPE + text as u64)
    }
}

/// Hands the cells that the check boxes beside a sheet write their state to, as formulas say them, to `sink`.
pub(crate) fn mirrors<R: Read + Seek>(
    beside: &mut Beside<'_, R>,
    relations: &Relations,
    sink: &mut dyn FnMut(&str),
) -> Result<(), Error> {
    for name in relations.parts("vmlDrawing") {
        if let Some(part) = beside.part(&name)? {
            vml::read(part, &mut |_, shape| {
                if let Some(mirror) = &shape.mirror {
                    sink(mirror);
                }
                Ok(())
            })?;
        }
    }
    for name in relations.parts("ctrlProp") {
        if let Some(part) = beside.part(&name)?
            && let Some(Shape { mirror: Some(mirror), .. }) = read_control(part)?
        {
            sink(&mirror);
        }
    }
    Ok(())
}

/// What the properties of a control say, if it is a check box.
fn read_control<R: Read + Seek>(mut part: Part<R>) -> Result<Option<Shape>, Error> {
    let mut buf = Vec::new();
    loop {
        match part.next(&mut buf)? {
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == "formControlPr" => {
                let [kind, checked, mirror] = part.attributes(&tag, ["objectType", "checked", "fmlaLink"])?;
                let state = match checked.as_deref() {
                    Some("Checked") => State::Ticked,
                    Some("Mixed") => State::Mixed,
                    _ => State::Unticked,
                };
                let mirror = mirror.map(|mirror| unescaped(&mirror).into_owned());
                let is_box = matches!(kind.as_deref(), Some("CheckBox" | "Radio"));
                return Ok(is_box.then(|| Shape { state, mirror, ..Shape::default() }));
            }
            Event::Eof => return Ok(None),
            _ => {}
        }
    }
}
