//! What stands in real files beside questions and answers, and what goes wrong when hands fill them in.

use super::{
    random::Random,
    sheet::{Class, Page, Written},
    words::Words,
};

/// Something that a file has beside questions and answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Noise {
    Title,
    BlankRows,
    PageHeads,
    Instructions,
    Footnotes,
    SignOff,
    Merged,
    Notes,
    HiddenRows,
    Placeholders,
    /// A row for details below a question.
    DetailsRow,
    /// A row "please specify" below a question, empty.
    Specify,
    Cover,
    /// A hidden sheet with the sources of drop-down lists.
    Lists,
    /// Two neighbours in swapped order.
    Swapped,
    /// All numbers from one on are one too high.
    Renumbered,
    /// A second sheet says something else about a question.
    TwoSheets,
    /// A link over a whole cell of several lines.
    WideLink,
    /// A day as the number that spreadsheets keep.
    PlainDay,
}

pub(super) const NOISE: &[(usize, Noise)] = &[
    (35, Noise::Title),
    (25, Noise::BlankRows),
    (12, Noise::PageHeads),
    (15, Noise::Instructions),
    (12, Noise::Footnotes),
    (10, Noise::SignOff),
    (12, Noise::Merged),
    (8, Noise::Notes),
    (6, Noise::HiddenRows),
    (10, Noise::Placeholders),
    (12, Noise::DetailsRow),
    (8, Noise::Specify),
    (8, Noise::Cover),
    (6, Noise::Lists),
    (6, Noise::Swapped),
    (8, Noise::Renumbered),
    (12, Noise::TwoSheets),
    (8, Noise::WideLink),
    (8, Noise::PlainDay),
];

impl Noise {
    pub(super) fn draw(random: &mut Random) -> Vec<Self> {
        // A third of all files is tidy.
        let tidy = random.chance(33);
        NOISE.iter().filter(|(often, _)| random.chance(*often) && !tidy).map(|(_, noise)| *noise).collect()
    }
}

const TITLES: &[&str] = &[
    "Member States Questionnaire (MSQ) for the United Nations E-Government Survey 2020",
    "United Nations E-Government Survey 2020 - Member States Questionnaire (MSQ)",
    "MSQ 2020 - our reply",
    "Questionnaire",
];

const PAGE_HEADS: &[&str] =
    &["United Nations E-Government Survey 2020 - Member States Questionnaire (MSQ)", "Page 2 of 7"];

const INSTRUCTIONS: &[&str] = &[
    "Please answer in the language of your choice.",
    "Please fill in the grey cells only.",
    "Please tick what applies.",
    "Add rows where there is more to say.",
];

const FOOTNOTES: &[&str] = &[
    "⁹ This can be an agency, cabinet, commission, committee, initiative etc.",
    "³ A specific portal where you can see the list of all online services available for the public",
    "* as of 2019",
    "¹ This questionnaire is conducted by the Division of|Public Institutions and Digital Government (DPIDG) of the UNDESA.",
];

/// What stands in place of an answer that wasn't given.
pub(super) const PLACEHOLDERS: &[&str] = &[
    "____",
    "________________",
    "-- select --",
    "Click here to enter text.",
    "[please fill in]",
    "Choose an item.",
];

/// The rows above all others.
pub(super) fn title(page: &mut Page, row: u32, noise: &[Noise], random: &mut Random) -> u32 {
    let mut row = row;
    if noise.contains(&Noise::Title) {
        let mut title = Written::label(random.pick::<&str>(TITLES));
        if noise.contains(&Noise::Merged) {
            title.extent = msq_cells::Extent::new(1, 3);
        }
        page.put(row, 0, title);
        row += 1 + random.below(2) as u32;
    }
    if noise.contains(&Noise::Instructions) {
        page.label(row, 0, random.pick::<&str>(INSTRUCTIONS));
        row += 1;
    }
    row
}

/// What stands between two questions; the row behind it.
pub(super) fn between(page: &mut Page, row: u32, column: u32, noise: &[Noise], random: &mut Random) -> u32 {
    let mut row = row;
    if noise.contains(&Noise::BlankRows) && random.chance(35) {
        row += 1;
    }
    let texts =
        [(Noise::PageHeads, PAGE_HEADS), (Noise::Instructions, INSTRUCTIONS), (Noise::Footnotes, FOOTNOTES)];
    for (kind, texts) in texts {
        if noise.contains(&kind) && random.chance(6) {
            let text = random.pick::<&str>(texts);
            // A footnote may be broken over lines.
            for line in text.split('|') {
                page.label(row, column, line);
                row += 1;
            }
        }
    }
    row
}

/// The rows below all others.
pub(super) fn sign_off(page: &mut Page, row: u32, column: u32, noise: &[Noise], random: &mut Random) {
    if noise.contains(&Noise::SignOff) {
        let thanks = [
            "Thank you for taking the time to fill out the Member States Questionnaire (MSQ) 2020.",
            "We appreciate your participation.",
        ];
        page.label(row + 1, column, random.pick::<&str>(&thanks));
    }
}

/// Notes on cells, and rows that aren't shown.
pub(super) fn hang(page: &mut Page, noise: &[Noise], random: &mut Random, words: &mut Words) {
    let answers: Vec<(u32, u32)> =
        page.cells.iter().filter(|(_, written)| written.class == Class::Answer).map(|(at, _)| *at).collect();
    if answers.is_empty() {
        return;
    }
    if noise.contains(&Noise::Notes) {
        let at = random.pick(&answers);
        if let Some(written) = page.cells.get_mut(&at) {
            written.note = Some(words.fill("Ask @ about this"));
        }
    }
    if noise.contains(&Noise::HiddenRows) {
        let (hidden, _) = random.pick(&answers);
        for ((row, _), written) in &mut page.cells {
            written.hidden |= *row == hidden;
        }
    }
    if noise.contains(&Noise::WideLink) {
        for at in answers {
            let Some(written) = page.cells.get_mut(&at) else { continue };
            let url =
                written.rights.iter().find(|(path, url)| path.ends_with("].url") && url.starts_with("http"));
            if let (Some((_, url)), true) = (url.cloned(), written.text().contains('\n')) {
                written.link = Some(url);
            }
        }
    }
}

/// A sheet with the texts that drop-down lists take.
pub(super) fn lists(options: &[String]) -> Page {
    let mut page = Page::new("Lists");
    page.hidden = true;
    for (row, text) in (0..).zip(["Yes", "No", "Planned"]) {
        page.label(row, 0, text);
    }
    for (row, text) in (0..).zip(options) {
        page.label(row, 1, text);
    }
    page
}
