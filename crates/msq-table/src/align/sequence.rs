//! The printed order: every section, question, option and field of an edition, one behind the other.

use std::{collections::HashMap, sync::Arc};

use msq_core::{Catalogue, Kind, PartId, QuestionId};

use crate::lexicon::Name;

/// A place in the printed order; 0 is in front of everything.
pub(super) type Node = u16;

/// What is printed, in its order.
#[derive(Debug)]
pub(super) struct Sequence {
    nodes: Vec<Printed>,
    questions: Vec<Node>,
    sections: Vec<Node>,
    options: HashMap<(PartId, usize), Node>,
    fields: HashMap<PartId, Node>,
}

/// One thing that is printed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Printed {
    /// The question that is open behind it.
    pub(super) question: Option<QuestionId>,
    /// Whether it is an option or a field of that question.
    pub(super) is_below: bool,
    /// How many questions with answers stand before it.
    pub(super) at: u16,
    /// Whether it belongs to the head of the form.
    pub(super) is_head: bool,
    /// Whether it is the title of a section.
    pub(super) is_title: bool,
}

impl Sequence {
    pub(super) fn of(catalogue: &Catalogue) -> Arc<Self> {
        catalogue.kept(Self::new)
    }

    fn new(catalogue: &Catalogue) -> Self {
        let start = Printed { question: None, is_below: false, at: 0, is_head: true, is_title: false };
        let mut sequence = Self {
            nodes: vec![start],
            questions: Vec::new(),
            sections: Vec::new(),
            options: HashMap::new(),
            fields: HashMap::new(),
        };
        for (before, question) in (0_u16..).zip(catalogue.questions()) {
            while sequence.sections.len() <= question.section_index() {
                // A form prints no prompt for what some sections begin with: their titles open it.
                let opened = (!question.printed && sequence.sections.len() == question.section_index())
                    .then_some(question.id);
                let node = sequence.push(Printed {
                    question: opened,
                    is_below: false,
                    at: before,
                    is_head: false,
                    is_title: true,
                });
                sequence.sections.push(node);
            }
            let is_head = catalogue.sections()[question.section_index()].numeral.is_none();
            let printed = Printed {
                question: Some(question.id),
                is_below: false,
                at: before + 1,
                is_head,
                is_title: false,
            };
            let node = sequence.push(printed);
            sequence.questions.push(node);
            for &part in &question.parts {
                let below = Printed { is_below: true, ..printed };
                if catalogue[part].kind == Kind::Ticked {
                    for option in 0..catalogue.options(part).len() {
                        let node = sequence.push(below);
                        sequence.options.insert((part, option), node);
                    }
                } else {
                    let node = sequence.push(below);
                    sequence.fields.insert(part, node);
                }
            }
        }
        sequence
    }

    fn push(&mut self, printed: Printed) -> Node {
        self.nodes.push(printed);
        Node::try_from(self.nodes.len() - 1).expect("an edition prints fewer than 65,536 things")
    }

    /// The place of what has a name; `None` for what can stand anywhere.
    pub(super) fn node(&self, name: Name) -> Option<Node> {
        match name {
            Name::Question(question) => self.questions.get(question.index()).copied(),
            Name::Option { ticked, option, .. } => self.options.get(&(ticked, option)).copied(),
            Name::Part { part, .. } => self.fields.get(&part).copied(),
            Name::Section(section) => self.sections.get(section).copied(),
            Name::Answer | Name::Explanation | Name::Beside | Name::Boilerplate => None,
        }
    }

    pub(super) fn printed(&self, node: Node) -> Printed {
        self.nodes[usize::from(node)]
    }

    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }
}
