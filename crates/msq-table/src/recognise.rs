//! Which question, option or field a text names. The clues and their order are here; where texts stand, the layouts
//! know.

use std::{cell::Cell, collections::HashSet, ops::Range, sync::Arc};

use msq_core::{Catalogue, Code, EntryField, Identity, Kind, Part, PartId, QuestionId, Target, codes};

use crate::{
    Role, Rule,
    claim::Aim,
    code::Number,
    grid::Grid,
    lexicon::{Known, Lexicon, Name},
    survey::Readings,
};

mod doubtful;
mod label;
mod prompts;

use label::Start;
pub(crate) use label::{Label, Situation};
use prompts::Prompts;

/// Knows the names of one edition, and chooses among them.
#[derive(Debug)]
pub(crate) struct Recogniser<'a> {
    pub(crate) catalogue: &'a Catalogue,
    pub(crate) lexicon: &'a Lexicon,
    prompts: Arc<Prompts>,
    /// The questions whose printed prompt stands somewhere: a number alone doesn't name them.
    named: HashSet<QuestionId>,
    /// How many more texts may be compared with every name: a sheet without labels has no end of them.
    comparisons: Cell<u32>,
}

impl<'a> Recogniser<'a> {
    pub(crate) fn new(catalogue: &'a Catalogue, lexicon: &'a Lexicon) -> Self {
        const COMPARISONS: u32 = 2_000;
        let (named, comparisons) = (HashSet::new(), Cell::new(COMPARISONS));
        Self { catalogue, lexicon, prompts: Prompts::of(catalogue), named, comparisons }
    }

    /// Learns which prompts stand in a grid, from as many of its cells as a form has.
    pub(crate) fn learn(mut self, grid: &Grid) -> Self {
        const CELLS: usize = 5_000;
        // Words that also name something else, another question or an option, don't tell that the question stands
        // there.
        let named = grid.cells().take(CELLS).filter_map(|cell| {
            let text = grid.text(cell);
            let behind = Number::leading(text).map_or(0, |number| number.bytes.end);
            let [only] = self.lexicon.find(&text[behind..])?.names else { return None };
            only.name.question().filter(|_| self.is_telling_name(only.name))
        });
        self.named = named.collect();
        self
    }

    /// The label that a text begins with. Clues in their order:
    ///
    /// 1. the printed words, alone or behind a mark or a number;
    /// 2. words that are nearly the printed ones, where labels are expected;
    /// 3. a printed number that is next in order, where labels are expected.
    pub(crate) fn label(&self, text: &str, situation: Situation<'_>) -> Option<Label> {
        let start = Start::of(text);
        let label =
            self.certain(text, &start, situation).or_else(|| self.doubtful(text, &start, situation))?;
        start.mark(label)
    }

    /// The label whose printed words a text begins with.
    fn certain(&self, text: &str, start: &Start, situation: Situation<'_>) -> Option<Label> {
        [start.mark_end, start.number_end].into_iter().find_map(|from| {
            let found = self.lexicon.find(&text[from..])?;
            // Nothing stands between a number and its label: `70-80 % Education` has none.
            let number = start.number.as_ref().filter(|_| from > start.mark_end);
            if number.is_some() && found.label.start > 0 {
                return None;
            }
            let (known, rule) = self.choose(found.names, number, situation)?;
            let bytes = found.label.start + from..found.label.end + from;
            let rule = if known.printed { rule } else { Rule::KnownWords };
            Some(Label {
                mark: None,
                number: number.map(|_| start.mark_end..bytes.start),
                bytes,
                name: known.name,
                rule,
                missing: None,
                doubt: None,
            })
        })
    }

    /// Which of the things that some words can name they name here. The rules in their order:
    ///
    /// 1. a question whose number stands in front or beside;
    /// 2. an option or a field of the question that is open;
    /// 3. a question, where labels are expected or the words are telling; of several, the next in order;
    /// 4. a heading or other text of the form.
    fn choose(
        &self,
        names: &[Known],
        number: Option<&Number>,
        situation: Situation<'_>,
    ) -> Option<(Known, Rule)> {
        let beside = situation.beside.and_then(Number::whole);
        let question = |known: &Known| match known.name {
            Name::Question(question) => Some(question),
            _ => None,
        };
        let questions: Vec<_> = names.iter().filter_map(|known| Some((*known, question(known)?))).collect();
        let rule = |shared| if questions.len() > 1 { shared } else { Rule::PrintedWords };
        let numbered = |id: QuestionId| {
            [number, beside.as_ref()]
                .into_iter()
                .flatten()
                .any(|number| number.repeats(&self.catalogue[id].code))
        };
        if let Some((known, _)) = questions.iter().find(|(_, question)| numbered(*question)) {
            return Some((*known, rule(Rule::WordsAndNumber)));
        }
        if let Some(known) = names.iter().find(|known| self.belongs_to(known.name, situation.open)) {
            return Some((*known, Rule::PrintedWords));
        }
        let fits = |question: QuestionId| {
            self.is_telling(question) || (situation.in_place && self.follows(question, situation.open))
        };
        let fitting: Vec<_> = questions.iter().filter(|(_, question)| fits(*question)).collect();
        let next = fitting.iter().find(|(_, question)| situation.open.is_none_or(|open| *question > open));
        if let Some((known, _)) = next.or(fitting.first()) {
            return Some((*known, rule(Rule::WordsAndOrder)));
        }
        let heading = names.iter().find(|known| matches!(known.name, Name::Section(_) | Name::Boilerplate));
        heading.map(|known| (*known, Rule::PrintedWords))
    }

    /// Whether a question of few words can stand here, behind the one that is open: as a sub-item of it or beside it,
    /// as the next one, or as one of the head.
    fn follows(&self, question: QuestionId, open: Option<QuestionId>) -> bool {
        let parent =
            |question: QuestionId| self.catalogue[question].code.rsplit_once('.').map(|(parent, _)| parent);
        let Some(open) = open else { return true };
        let own = parent(question);
        let beside =
            own.is_some() && (own == parent(open) || own == Some(self.catalogue[open].code.as_str()));
        let mut between =
            self.catalogue.questions().iter().filter(|other| open < other.id && other.id < question);
        // A stem asks nothing itself, and may be left out.
        let next = question > open && between.all(|other| other.parts.len() == 1);
        self.is_head(question) || beside || next
    }

    /// Whether a question belongs to the head of the form.
    pub(crate) fn is_head(&self, question: QuestionId) -> bool {
        self.catalogue[question].section(self.catalogue).numeral.is_none()
    }

    /// Whether a name is one of an option, a field or the room for words of that question.
    fn belongs_to(&self, name: Name, question: Option<QuestionId>) -> bool {
        match (name, question) {
            (Name::Explanation, Some(question)) => self.explanation(question).is_some(),
            (Name::Answer | Name::Beside, _) => false,
            (Name::Question(_), _) | (_, None) => false,
            (name, question) => name.question() == question,
        }
    }

    /// The question whose printed prompt a text begins with, if its words can hardly be anything else.
    pub(crate) fn telling_question(&self, text: &str) -> Option<QuestionId> {
        let behind = Number::leading(text).map_or(0, |number| number.bytes.end);
        let found = self.lexicon.find(&text[behind..])?;
        found
            .names
            .iter()
            .find(|known| self.is_telling_name(known.name))
            .and_then(|known| known.name.question())
    }

    /// The sub-item that a line begins with, of that question or of the stem that it belongs to itself: the item, the
    /// bytes of its number, and those of its label.
    pub(crate) fn sub_item(
        &self,
        question: QuestionId,
        line: &str,
        situation: Situation<'_>,
    ) -> Option<(QuestionId, Option<Range<usize>>, Range<usize>)> {
        let stem = self.stem(question).unwrap_or(&self.catalogue[question].code);
        let start = Start::of(line);
        if start.mark.is_some() {
            return None;
        }
        let label = self.certain(line, &start, situation)?;
        let Name::Question(item) = label.name else { return None };
        let is_item = self.stem(item) == Some(stem) && item != question;
        is_item.then_some((item, label.number, label.bytes))
    }

    /// A question behind that one whose printed prompt a line begins with, in words that can hardly be anything else.
    pub(crate) fn telling_line(
        &self,
        question: QuestionId,
        line: &str,
    ) -> Option<(QuestionId, Option<Range<usize>>, Range<usize>)> {
        let readings = Readings::of(self.lexicon, line);
        let asked = readings.named.iter().find_map(|reading| match reading.name {
            Name::Question(asked) if asked > question && self.is_telling(asked) => Some((asked, reading)),
            _ => None,
        });
        let (asked, reading) = asked.filter(|_| readings.mark.is_none())?;
        let number = readings.number.filter(|_| reading.is_numbered).map(|number| number.bytes);
        Some((asked, number, reading.label.clone()))
    }

    /// The sub-item of a stem that some words behind the stem's name are: `… of the following: [Health]`.
    pub(crate) fn item_of(&self, stem: QuestionId, text: &str) -> Option<QuestionId> {
        let bare = text.trim_matches(|character: char| !character.is_alphanumeric());
        let found = self.lexicon.find(bare)?;
        let code = Some(self.catalogue[stem].code.as_str());
        let mut questions = found.names.iter().filter_map(|known| match known.name {
            Name::Question(item) => Some(item),
            _ => None,
        });
        questions.find(|&item| self.stem(item) == code)
    }

    /// The items below the prompt of a question, in their order.
    pub(crate) fn items(&self, question: QuestionId) -> impl Iterator<Item = QuestionId> {
        let code = self.catalogue[question].code.as_str();
        let questions = self.catalogue.questions().iter().map(|question| question.id);
        questions.filter(move |&item| self.stem(item) == Some(code))
    }

    /// Whether a question that was recognised by a rule speaks for the questionnaire: any table has a column for
    /// education, and any list has numbers.
    pub(crate) fn is_evidence(&self, question: QuestionId, rule: Rule) -> bool {
        match rule {
            Rule::Number => false,
            Rule::Path | Rule::Code | Rule::WordsAndNumber => true,
            // Nor is an item of a list, by its words alone: `Social Protection and Welfare`.
            _ => self.is_telling(question) && !self.is_item(question),
        }
    }

    /// Whether a question is an item below the prompt of that one.
    pub(crate) fn is_item_of(&self, item: QuestionId, stem: QuestionId) -> bool {
        self.stem(item) == Some(self.catalogue[stem].code.as_str())
    }

    /// What is to be said of a question whose words are another's as well, where neither its number nor the question
    /// before it tells which of the two it is.
    pub(crate) fn shared(
        &self,
        question: QuestionId,
        rule: Rule,
        open: Option<QuestionId>,
    ) -> Option<(Code, String)> {
        let follows = self.catalogue[question].follows;
        let is_told = rule != Rule::WordsAndOrder || follows.is_none_or(|follows| open == Some(follows));
        (!is_told).then(|| {
            let code = &self.catalogue[question].code;
            let message = format!(
                "the words are those of another question as well; by its place it was taken for {code}"
            );
            (codes::SIMILAR_LABEL, message)
        })
    }

    /// Whether it is an item below the prompt of another question.
    fn is_item(&self, question: QuestionId) -> bool {
        self.stem(question).is_some_and(|stem| self.catalogue.question(stem).is_some())
    }

    /// The code of what a question is an item of: `5` of `5.d`.
    fn stem(&self, question: QuestionId) -> Option<&'a str> {
        self.catalogue[question].code.rsplit_once('.').map(|(stem, _)| stem)
    }

    /// Whether the words of a name can hardly be anything else.
    pub(crate) fn is_telling_name(&self, name: Name) -> bool {
        matches!(name, Name::Question(question) if self.is_telling(question))
    }

    /// Whether a prompt is long enough not to be an answer as well.
    fn is_telling(&self, question: QuestionId) -> bool {
        self.prompts.is_telling(question)
    }

    /// What a label with that name is in the account, and what the cells beside it belong to.
    pub(crate) fn role(
        &self,
        name: Name,
        open: Option<QuestionId>,
    ) -> Option<(Role, Option<(QuestionId, Aim)>)> {
        let path = |target| Role::Label(self.catalogue.path(target));
        Some(match name {
            Name::Question(id) => (Role::Question(self.catalogue[id].code.clone()), Some((id, Aim::Whole))),
            Name::Option { question, ticked, option } => (
                path(Target::Option { part: ticked, option }),
                Some((question, Aim::Option { ticked, option, said: true })),
            ),
            Name::Part { question, part } => (path(Target::Part(part)), Some((question, self.aim(part)))),
            Name::Explanation => {
                let question = open?;
                (path(Target::Part(self.explanation(question)?)), Some((question, Aim::Explanation)))
            }
            Name::Answer => (Role::Header, Some((open?, Aim::Whole))),
            Name::Beside => (Role::Header, None),
            Name::Section(_) => (Role::Heading, None),
            Name::Boilerplate => (Role::Boilerplate, None),
        })
    }

    /// What a path names; of a list of entries also which one.
    pub(crate) fn of_target(&self, target: Target) -> Option<(QuestionId, Aim, Option<u64>)> {
        let (part, aim, entry) = match target {
            Target::Part(part) => (part, self.aim(part), None),
            Target::Entry { part, index, field } => {
                let field = field.unwrap_or(EntryField::Description);
                (part, Aim::Field(field), Some(index as u64))
            }
            Target::Option { part, option } => {
                let ticked = self.part(self.catalogue[part].question, Kind::Ticked)?;
                (part, Aim::Option { ticked, option, said: true }, None)
            }
        };
        Some((self.catalogue[part].question, aim, entry))
    }

    /// The aim of a text beside the label of a part.
    pub(crate) fn aim(&self, part: PartId) -> Aim {
        let asked = &self.catalogue[part];
        match asked.kind {
            Kind::Text if asked.is_explanation() => Aim::Explanation,
            Kind::Text => Aim::Part(part),
            _ => Aim::Whole,
        }
    }

    /// Whether the question asks who responds: its answer tells respondents apart.
    pub(crate) fn names_respondent(&self, question: QuestionId) -> bool {
        self.catalogue[question].identifying(self.catalogue, Identity::Name).is_some()
    }

    /// The part that a question of one value is about: the part whose label repeats the prompt.
    pub(crate) fn main_part(&self, question: QuestionId) -> Option<&'a Part> {
        self.prompts.main_part(question).map(|part| &self.catalogue[part])
    }

    /// The part that holds the respondent's words on a question.
    pub(crate) fn explanation(&self, question: QuestionId) -> Option<PartId> {
        self.catalogue[question].explanation(self.catalogue).map(|part| part.id)
    }

    /// The part of a question of that kind.
    pub(crate) fn part(&self, question: QuestionId, kind: Kind) -> Option<PartId> {
        self.catalogue[question].part_of_kind(self.catalogue, kind).map(|part| part.id)
    }

    /// The question that the heading of a section opens: the form prints no prompt for what stands first in it.
    pub(crate) fn opened_by(&self, section: usize) -> Option<QuestionId> {
        let section = &self.catalogue.sections()[section];
        let mut questions = self.catalogue.questions().iter();
        questions
            .find(|question| !question.printed && std::ptr::eq(question.section(self.catalogue), section))
            .map(|question| question.id)
    }
}
