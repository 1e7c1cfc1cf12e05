//! Takes back what nobody would write together.

use super::{
    marks::{Choices, MarkPlace, Marks, Yes},
    noise::Noise,
    notation::Notation,
    plan::{NumberPlace, Plan, Shape},
    wording::Wording,
};

impl Plan {
    /// Takes back what nobody would write together.
    pub(super) fn fit(&mut self) {
        let Self { shape, notation, dress, .. } = self;
        // Words that say nothing to a reader without the language need numbers, and so does no word at all.
        if !dress.wording.is_words() && !notation.is_enough() {
            *notation = Notation::Full("", ".", ".");
        }
        if *notation == Notation::Restarting {
            self.sections = true;
        }
        if matches!(dress.wording, Wording::Translated(_)) {
            self.sections = false;
        }
        if dress.wording == Wording::None {
            if matches!(notation, Notation::Letters(_) | Notation::Dash) {
                *notation = Notation::Full("", ".", "");
            }
            self.sections = false;
            dress.choices = Choices::Listed;
        }
        if let Wording::Translated(language) = dress.wording
            && matches!(dress.yes, Yes::Word(..))
            && language.known
        {
            dress.yes = Yes::Word(language.yes, language.no);
        }
        // A mark in the label's own cell is a box.
        if !dress.marks.fits_into_label() && matches!(dress.mark_place, MarkPlace::Before | MarkPlace::Behind)
        {
            dress.mark_place = MarkPlace::Right;
        }
        if dress.choices == Choices::OneCell && !matches!(dress.marks, Marks::Signs(_, Some(_), true)) {
            dress.marks = Marks::Signs("☒", Some("☐"), true);
        }
        match shape {
            Shape::Text | Shape::Mail => {
                if dress.mark_place != MarkPlace::Before && dress.mark_place != MarkPlace::Behind
                    || dress.marks == Marks::Drawn
                {
                    dress.marks = Marks::Signs("[x]", Some("[ ]"), true);
                    dress.mark_place = MarkPlace::Before;
                }
                if matches!(dress.choices, Choices::SomeNo(_) | Choices::Scores) {
                    dress.choices = Choices::Listed;
                }
                if dress.yes == Yes::Bools {
                    dress.yes = Yes::Word("Yes", "No");
                }
                // Nothing lies behind plain text.
                dress.bodies -= usize::from(dress.bodies % 7 == 6);
                self.number_place = NumberPlace::InPrompt;
            }
            Shape::States | Shape::ItemColumn | Shape::YesNoColumns => dress.mark_place = MarkPlace::Right,
            Shape::Wide | Shape::Long => {
                dress.mark_place = MarkPlace::Right;
                if matches!(dress.choices, Choices::Unmarked | Choices::OneCell) {
                    dress.choices = Choices::Chosen("; ");
                }
                if *notation == Notation::Restarting {
                    *notation = Notation::Full("Q", ".", "");
                }
            }
            _ => {}
        }
        if matches!(dress.choices, Choices::SomeNo(_) | Choices::Scores)
            && matches!(dress.mark_place, MarkPlace::Before | MarkPlace::Behind)
        {
            dress.mark_place = MarkPlace::Right;
        }
        if dress.wording == Wording::Title && matches!(dress.choices, Choices::Unmarked) {
            dress.choices = Choices::Listed;
        }
    }

    /// Takes back columns and noise that the shape has no room for.
    pub(super) fn fit_beside(&mut self) {
        let shape = self.shape;
        let is_plain = matches!(shape, Shape::Beside | Shape::SectionSheets | Shape::QuestionSheets);
        if !is_plain && shape != Shape::ItemColumn {
            self.before = None;
        }
        if !is_plain && !matches!(shape, Shape::ItemColumn | Shape::YesNoColumns | Shape::Long | Shape::Wide)
        {
            self.after.clear();
        }
        // Name and address in two columns leave no column for words.
        self.dress.words_apart &= !self.dress.has_url_column();
        if self.after.iter().chain(&self.before).any(|beside| beside.needs_head()) {
            self.heads = true;
        }
        self.same_cell &= matches!(shape, Shape::Beside | Shape::SectionSheets)
            && !self.heads
            && self.before.is_none()
            && self.after.is_empty()
            && self.dress.yes != Yes::PairCells
            && !matches!(self.dress.wording, Wording::Translated(_));
        self.tabs_alone &= shape == Shape::QuestionSheets && self.notation.is_enough();
        self.pairs &=
            matches!(shape, Shape::Beside | Shape::Below | Shape::SectionSheets | Shape::QuestionSheets)
                && self.dress.mark_place == MarkPlace::Right
                && matches!(self.dress.choices, Choices::Listed | Choices::Unmarked | Choices::SomeNo(_))
                && self.before.is_none()
                && self.after.is_empty()
                && !self.heads;
        if self.dress.yes == Yes::PairCells
            && (!matches!(shape, Shape::Beside | Shape::Below | Shape::SectionSheets | Shape::QuestionSheets)
                || self.heads
                || self.before.is_some()
                || !self.after.is_empty())
        {
            self.dress.yes = Yes::Pair("☒", "☐");
        }
        match shape {
            Shape::YesNoColumns | Shape::ItemColumn => self.heads = true,
            _ if !is_plain => self.heads = false,
            _ => {}
        }
        self.fit_noise();
    }

    fn fit_noise(&mut self) {
        let shape = self.shape;
        let is_text = matches!(shape, Shape::Text | Shape::Mail);
        let is_table = matches!(shape, Shape::Wide | Shape::Long);
        let has_words = self.dress.wording.is_words() && self.dress.wording != Wording::Title;
        self.noise.retain(|noise| match noise {
            Noise::Merged | Noise::HiddenRows | Noise::Notes | Noise::WideLink | Noise::PlainDay => !is_text,
            Noise::Title
            | Noise::BlankRows
            | Noise::Footnotes
            | Noise::Instructions
            | Noise::SignOff
            | Noise::PageHeads => !is_table,
            Noise::Placeholders => !is_table && shape != Shape::Mail,
            Noise::DetailsRow => {
                matches!(shape, Shape::Beside | Shape::SectionSheets | Shape::QuestionSheets)
            }
            Noise::Specify => {
                !is_table && !is_text && !matches!(shape, Shape::AnswerRows | Shape::YesNoColumns)
            }
            Noise::Cover => {
                matches!(shape, Shape::Beside | Shape::Below | Shape::ItemColumn | Shape::AnswerRows)
            }
            Noise::Lists => !is_text,
            Noise::Swapped => {
                !is_table && (self.notation.is_enough() || has_words) && self.notation != Notation::Restarting
            }
            Noise::Renumbered => {
                !is_table
                    && has_words
                    && !is_text
                    && shape != Shape::QuestionSheets
                    && matches!(self.notation, Notation::Full(..) | Notation::Letters(_) | Notation::Dash)
            }
            Noise::TwoSheets => {
                matches!(shape, Shape::SectionSheets | Shape::QuestionSheets | Shape::Beside | Shape::Below)
                    && self.dress.wording.is_words()
            }
        });
        if self.has(Noise::DetailsRow) {
            self.dress.words_apart = true;
        }
        if self.has(Noise::PlainDay) {
            self.dress.date = 5;
        }
    }
}
