//! What isn't the questionnaire: others with the same numbers, and ordinary tables.

use msq_core::Catalogue;

use super::{
    drawn::Expected,
    random::Random,
    sheet::{Page, Written},
    words::Words,
};

/// Questions of nobody: in English.
const ENGLISH: &[&str] = &[
    "Which ministry leads digital identity?",
    "Which cloud strategy is in force?",
    "How many public servants were trained in data skills last year?",
    "Who chairs the council on artificial intelligence?",
    "Which cities publish their budgets online?",
    "Do you have a crisis portal?",
    "Are services offered in minority languages?",
    "Which of these channels exist?",
    "How many tenders were published last year?",
    "Is there a sandbox for start-ups?",
    "Do households report their members online?",
    "Do you run hackathons?",
    "Were enumerators trained before the census?",
    "How many dwellings were visited?",
    "Which suppliers were excluded, and why?",
    "Is the register of suppliers public?",
    "How many services are proactive?",
    "What share of procurement is green?",
    "How many complaints were settled within a month?",
    "What share of schools has a library?",
    "Which languages are taught in primary schools?",
    "Is there a helpline for farmers?",
    "Do municipalities share a data centre?",
    "Are payments to villages made by phone?",
];

/// The same in French, and in Indonesian.
const FRENCH: &[&str] = &[
    "Quel ministère dirige l'identité numérique ?",
    "Quelle stratégie de nuage est en vigueur ?",
    "Combien d'agents publics ont été formés l'an dernier ?",
    "Qui préside le conseil de l'intelligence artificielle ?",
    "Quelles villes publient leur budget ?",
    "Avez-vous un portail de crise ?",
    "Les services sont-ils offerts en langues minoritaires ?",
    "Lesquels de ces canaux existent ?",
    "Combien d'appels d'offres ont été publiés ?",
    "Existe-t-il un bac à sable pour les jeunes pousses ?",
    "Les ménages répondent-ils en ligne ?",
    "Organisez-vous des marathons de programmation ?",
    "Les recenseurs ont-ils été formés ?",
    "Combien de logements ont été visités ?",
];
const INDONESIAN: &[&str] = &[
    "Kementerian mana yang memimpin kartu penduduk?",
    "Strategi awan apa yang berlaku?",
    "Berapa pegawai yang dilatih tahun lalu?",
    "Siapa ketua dewan kecerdasan?",
    "Kota mana yang menerbitkan anggarannya?",
    "Apakah ada portal bencana?",
    "Apakah layanan tersedia dalam bahasa daerah?",
    "Saluran mana yang tersedia?",
    "Berapa lelang yang diumumkan?",
    "Apakah ada ruang uji untuk perusahaan rintisan?",
    "Apakah rumah tangga melapor secara daring?",
    "Apakah Anda mengadakan lomba pemrograman?",
    "Apakah petugas sensus dilatih?",
    "Berapa rumah yang dikunjungi?",
];

const FIELDS: &[&str] = &[
    "Education",
    "Health",
    "Environment",
    "Energy/Water",
    "Social Protection and Welfare",
    "Finance/Taxation",
    "Open government data",
    "Other",
    "Total",
];

const NAMES: &[&str] = &[
    "Fiji", "Malta", "Namibia", "Uruguay", "Norway", "Nepal", "Kenya", "Jordan", "Bhutan", "Panama",
    "Latvia", "Ghana",
];

/// A file that isn't the questionnaire: its kind, its page, and what is right to do with it.
pub(super) fn draw(seed: u64, catalogue: &Catalogue, words: &mut Words) -> (String, Page, Expected) {
    let mut random = Random::of(seed, "negative");
    let mut page = Page::new("Sheet1");
    match random.below(8) {
        0..=2 => other("english", ENGLISH, Expected::Refuse, page, &mut random, words),
        3 => other("french", FRENCH, Expected::RefuseOrReadByNumber, page, &mut random, words),
        4 => other("indonesian", INDONESIAN, Expected::RefuseOrReadByNumber, page, &mut random, words),
        5 => codes(page, &mut random, words),
        6 => {
            page.label(0, 0, "Budget");
            page.label(0, 1, "2019");
            page.label(0, 2, "2020");
            for (row, field) in (1..).zip(FIELDS.iter().take(3 + random.below(6))) {
                page.label(row, 0, *field);
                page.label(row, 1, (10 + random.below(90_000)).to_string());
                page.label(row, 2, (10 + random.below(90_000)).to_string());
            }
            ("budget".to_owned(), page, Expected::Refuse)
        }
        _ => list(catalogue, page, &mut random, words),
    }
}

/// An address book, a list of states, or one of options.
fn list(
    catalogue: &Catalogue,
    mut page: Page,
    random: &mut Random,
    words: &mut Words,
) -> (String, Page, Expected) {
    let name = match random.below(3) {
        0 => {
            for (column, head) in (0..).zip(["Name", "Title", "Organization", "E-mail", "Phone"]) {
                page.label(0, column, head);
            }
            for row in 1..3 + random.below(12) as u32 {
                for (column, pattern) in
                    (0..).zip(["@ @", "Director of @", "Ministry of @", "@@min.example", "+679 331 2000"])
                {
                    let text = if column == 3 {
                        format!("{}@min.example", words.word().to_lowercase())
                    } else {
                        words.fill(pattern)
                    };
                    page.label(row, column, text);
                }
            }
            "addresses"
        }
        1 => {
            page.label(0, 0, "Country");
            page.label(0, 1, "Code");
            for (row, name) in (1..).zip(NAMES) {
                page.label(row, 0, *name);
                page.label(row, 1, words.word().to_uppercase()[..3].to_owned());
            }
            "states"
        }
        _ => {
            let lists = catalogue.code_lists();
            let list = &lists[random.below(lists.len())];
            for (row, option) in (0..).zip(&list.options) {
                page.label(row, 0, &option.label);
            }
            "options"
        }
    };
    (name.to_owned(), page, Expected::Refuse)
}

/// Another questionnaire with the same numbers.
fn other(
    name: &str,
    questions: &[&str],
    expected: Expected,
    mut page: Page,
    random: &mut Random,
    words: &mut Words,
) -> (String, Page, Expected) {
    let mut questions = questions.to_vec();
    random.shuffle(&mut questions);
    questions.truncate(8 + random.below(questions.len() - 7));
    let before = random.pick(&["", "Q", "Question "]);
    let behind = if before.is_empty() { random.pick(&[".", ")", ""]) } else { "" };
    let number = |at: usize| format!("{before}{}{behind}", at + 1);
    let shape = random.below(5);
    if shape == 4 {
        return other_long(name, &questions, expected, page, random, words);
    }
    page.label(0, if shape == 3 { 0 } else { shape.min(1) as u32 }, "Member State");
    let state = random.pick(NAMES);
    if shape == 3 {
        page.label(1, 0, state);
    } else {
        page.label(0, 2, state);
    }
    let mut row = 1;
    if shape < 3 && random.chance(30) {
        page.label(1, 0, "Member States Questionnaire (MSQ) for the United Nations E-Government Survey 2022");
        row = 2;
    }
    for (at, question) in questions.iter().enumerate() {
        let answer = Written::label(answer(random, words));
        match shape {
            0 => {
                page.label(row, 0, number(at));
                page.label(row, 1, *question);
                page.put(row, 2, answer);
            }
            1 => {
                page.label(row, 1, format!("{} {question}", number(at)));
                page.put(row, 2, answer);
            }
            2 => {
                page.label(row, 0, format!("{} {question}", number(at)));
                row += 1;
                page.put(row, 0, answer);
            }
            _ => {
                page.label(0, at as u32 + 1, format!("{} {question}", number(at)));
                page.put(1, at as u32 + 1, answer);
            }
        }
        row += 1;
    }
    let shape = ["columns", "beside", "below", "wide"][shape];
    (format!("{name} {shape}"), page, expected)
}

/// Another questionnaire as a row an answer.
fn other_long(
    name: &str,
    questions: &[&str],
    expected: Expected,
    mut page: Page,
    random: &mut Random,
    words: &mut Words,
) -> (String, Page, Expected) {
    for (column, head) in (0..).zip(["Country", "No.", "Question", "Answer"]) {
        page.label(0, column, head);
    }
    let mut row = 1;
    for state in NAMES.iter().take(1 + random.below(3)) {
        for (at, question) in questions.iter().enumerate() {
            for (column, text) in
                (0..).zip([(*state).to_owned(), (at + 1).to_string(), (*question).to_owned()])
            {
                page.label(row, column, text);
            }
            page.label(row, 3, answer(random, words));
            row += 1;
        }
    }
    (format!("{name} long"), page, expected)
}

/// Codes alone: more of them than there are questions, or answers that fit none of them.
fn codes(mut page: Page, random: &mut Random, words: &mut Words) -> (String, Page, Expected) {
    let is_wide = random.chance(60);
    let contradicts = random.chance(60);
    let count = if contradicts { 26 + random.below(9) } else { 12 + random.below(10) };
    let before = random.pick(&["Q", "", "Question "]);
    page.label(0, 0, "Country");
    if !is_wide {
        page.label(0, 1, random.pick::<&str>(NAMES));
    }
    let names: Vec<&str> = (0..3).map(|at| NAMES[at * 4]).collect();
    for at in 0..count as u32 {
        let number = format!("{before}{}", at + 1);
        if is_wide {
            page.label(0, at + 1, number);
            for row in 1..=3 {
                page.label(row, at + 1, answer(random, words));
            }
        } else {
            page.label(at + 1, 0, number);
            page.label(at + 1, 1, answer(random, words));
        }
    }
    if is_wide {
        for (row, name) in (1..).zip(names) {
            page.label(row, 0, name);
        }
    }
    // Nothing contradicts the rest, but the kinds of answers do.
    let kind = if contradicts { "codes beyond" } else { "codes" };
    (kind.to_owned(), page, if contradicts { Expected::Refuse } else { Expected::RefuseOrReadByNumber })
}

fn answer(random: &mut Random, words: &mut Words) -> String {
    match random.below(6) {
        0 => "Yes".to_owned(),
        1 => "No".to_owned(),
        2 => random.below(5000).to_string(),
        3 => format!("{}%", random.below(100)),
        4 => words.fill("Ministry of @"),
        _ => words.sentence(),
    }
}
