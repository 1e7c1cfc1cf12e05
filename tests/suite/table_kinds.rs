//! Kinds of tables that were read wrongly once: each with what is right, and what has to be said of it.

use msq_cells::{Sheet, SheetList};
use msq_core::{Code, codes, editions::editions};
use msq_table::Settings;

use crate::table_forms::{notation, printed};

/// A grid, the answers of each respondent below the name of the state, and the codes that are told.
struct Kind {
    name: &'static str,
    grid: &'static str,
    answers: &'static [&'static [&'static str]],
    told: &'static [Code],
}

const fn kind(
    name: &'static str,
    grid: &'static str,
    answers: &'static [&'static [&'static str]],
    told: &'static [Code],
) -> Kind {
    Kind { name, grid, answers, told }
}

#[rustfmt::skip]
const KINDS: &[Kind] = &[
    kind("a column headed Item holds options, no translation", "
Country |      |                      | Samoa
No      | Question | Item               | Answer
10      | [10]     |                    | No
9       | [9]      | [9.digitalIdentity] | x
        |          | [9.eProcurement]   |
        |          | [9.openGovernmentData] | x
12      | [12]     |                    | Yes", &[&["9.openGovernmentData = yes", "9.digitalIdentity = yes", "10.answer = no", "12.answer = yes"]], &[]),
    kind("a row headed Answer answers its prompt", "
Country | Samoa
[10]    |
Answer  | No
[12]    |
Answer  | Yes
[17]    | 40 %", &[&["10.answer = no", "12.answer = yes", "17.value = 40"]], &[]),
    kind("rows headed Answer, Source and Remarks", "
    | Country | Samoa
10  | [10]    |
    | Answer  | No
    | Source  |
    | Remarks | Planned for 2020
12  | [12]    |
    | Answer  | Yes
    | Source  |
    | Remarks |", &[&["10.answer = no", "10.explanation = Planned for 2020", "12.answer = yes"]], &[]),
    kind("options in lines below their prompt, without marks", "
Country | Samoa
10. [10] | No
15. [15]
[15.blockchain]↵[15.robotics]
16. [16] | No", &[&["10.answer = no", "16.answer = no"]], &[codes::OPTIONS_NOT_SAID]),
    kind("a number and a dash before a title", "
Country | Samoa
2 - Portals |
2.a - Services | www.a.example
2.d - Tenders  | www.d.example
[10] | Yes
[12] | No", &[&["2.a[1].url = www.a.example", "2.d[1].url = www.d.example", "10.answer = yes", "12.answer = no"]], &[codes::LABEL_BY_NUMBER]),
    kind("a percentage in the column of details", "
        | Country | Samoa |    |
No.     | Question | Yes | No | Details
10      | [10]     | X   |    | Monthly
12      | [12]     |     | X  |
17      | [17]     |     |    | 62 %", &[&["10.answer = yes", "10.explanation = Monthly", "12.answer = no", "17.value = 62"]], &[]),
    kind("words and no value where a percentage is asked for", "
Country | Samoa |
Question | Answer | Details
[10]    | Yes    |
[12]    | No     |
[17]    |        | Most of them", &[&["10.answer = yes", "12.answer = no", "17.explanation = Most of them"]], &[codes::NO_NUMBER]),
    kind("a section announced by a word", "
Country | Samoa
[10] | Yes
SECTION V: USER SATISFACTION |
[12] | No", &[&["10.answer = yes", "12.answer = no"]], &[]),
    kind("words below rows of options", "
Country | Samoa
[10] | Yes
[9]
[9.digitalIdentity] | X | [9.eProcurement] |
[9.dataInteroperability] | | [9.openGovernmentData] |
A law is being drafted.
[12] | No", &[&["9.digitalIdentity = yes", "9.explanation = A law is being drafted.", "10.answer = yes", "12.answer = no"]], &[]),
    kind("a mark behind a translation", "
Country | Pays | Samoa
[10] | Recueillez-vous des statistiques ? | Yes
[12] | Mesurez-vous la satisfaction ? | No
[9]  | Existe-t-il un cadre juridique ? |
[9.digitalIdentity] | identité numérique ✔ |
[9.eProcurement] | passation électronique |", &[&["9.digitalIdentity = yes", "10.answer = yes", "12.answer = no"]], &[codes::TRANSLATED_PROMPTS]),
    kind("numbers in words where prompts stand", "
    | Country | Samoa
10. | Question 10 | No
12. | Question 12 | Yes
17. | Question 17 | 40 %", &[&["10.answer = no", "12.answer = yes", "17.value = 40"]], &[codes::EDITION_BY_NUMBER]),
    kind("numbers and answers, without prompts", "
Country | Samoa
No. | Answer
1   | www.a.example
10  | No. Not yet.
12  | Yes
17  | 40 %", &[&["1[1].url = www.a.example", "10.answer = no", "10.explanation = No. Not yet.", "12.answer = yes", "17.value = 40"]], &[codes::EDITION_BY_NUMBER]),
    kind("prompts and answers as lines of one cell", "
[10]↵Yes↵[12]↵No", &[&["10.answer = yes", "12.answer = no"]], &[codes::NO_MEMBER_STATE]),
    kind("a translated prompt of two sentences", "
    | Country | Samoa
1.  | Mikan portal humzil? Kadre zilkavun lume. | www.a.example
10. | Vunka portal humzil? | No
12. | [12] | Yes", &[&["1[1].url = www.a.example", "10.answer = no", "12.answer = yes"]], &[codes::LABEL_BY_NUMBER]),
    kind("the title of a section before a stroke", "
Country | I. Institutional Framework/5.b. Education | I. Institutional Framework/5.h. Finance/Taxation | V. User satisfaction/12. [12] | 10. [10]
Samoa   | Ministry B | Ministry H | Yes | No",
        &[&["5.b[1].description = Ministry B", "5.h[1].description = Ministry H", "10.answer = no", "12.answer = yes"]], &[]),
    kind("an option in brackets beats its number", "
country. Member State | Q9[SQ002]. [9] [digital identity] | Q9[SQ001]. [9] [e-procurement] | Q12. [12] | Q10. [10]
Samoa | Yes | No | Yes | No", &[&["9.digitalIdentity = yes", "10.answer = no", "12.answer = yes"]], &[]),
    kind("a long table with numbers of items", "
state | question_no | sub_item | question_text | response
Samoa | 5  | c | Health | www.c.example
Samoa | 10 |   | [10]   | No
Samoa | 15 | 2 | Blockchain | Y
Samoa | 15 | 5 | Robotics   | N", &[&["5.c[1].url = www.c.example", "10.answer = no", "15.blockchain = yes"]], &[]),
    kind("the title of a section beside the number of a question", "
    | Country | Samoa
10  | [10]    | No
14  | Social media | We post.
12  | [12]    | Yes", &[&["10.answer = no", "12.answer = yes", "14.explanation = We post."]], &[codes::LABEL_BY_NUMBER]),
    kind("as many options in other words as the list has", "
    | Country | Samoa
7   | [7]     | No
9.  | Kadre humlu vunka: |
    | zil mika  | X
    | zil kadre |
    | zil humlu |
    | zil vunka | X
    | zil porta |
    | zil tarpo |
    | zil eketa |
    | zil rzile |
    | zil povun |
12  | [12]    | Yes", &[&["7.answer = no", "9.accessToInformation = yes", "9.digitalIdentity = yes", "12.answer = yes"]], &[codes::OPTIONS_BY_ORDER]),
    kind("heads that ask for details", "
Country | [10] | Please elaborate | [12] | Please provide details | [17]
Samoa   | No   | Not yet          | Yes  | Each spring            | 40 %",
        &[&["10.answer = no", "10.explanation = Not yet", "12.answer = yes", "12.explanation = Each spring", "17.value = 40"]], &[]),
    kind("a form that nobody filled in", "
Member State: ________
Date (DD-MM-YYYY): __-__-____
10. [10]
☐ Yes ☐ No
12. [12]
☐ Yes ☐ No
17. [17]
______ %", &[&[]], &[codes::NOTHING_ANSWERED]),
    kind("scores beside options are no ticks", "
Country | Samoa
[10] | No
[9] |
[9.digitalIdentity] | 4
[9.eProcurement] | 1
[9.openGovernmentData] | 5
[12] | Yes", &[&["9.openGovernmentData.detail = 5", "9.digitalIdentity.detail = 4", "9.eProcurement.detail = 1", "10.answer = no", "12.answer = yes"]], &[codes::UNKNOWN_MARK]),
    kind("only some options say no", "
Country | Samoa
[10] | No
[9] |
[9.digitalIdentity] | N/A
[9.eProcurement] | No
[12] | Yes", &[&["10.answer = no", "12.answer = yes"]], &[codes::OPTIONS_NOT_SAID]),
    kind("crosses alone tick", "
Country | Samoa
[10] | No
[9] |
[9.digitalIdentity] | ✗
[9.eProcurement] |
[12] | Yes", &[&["9.digitalIdentity = yes", "10.answer = no", "12.answer = yes"]], &[]),
    kind("crosses beside check marks say no", "
Country | Samoa
[10] | No
[9] |
[9.digitalIdentity] | ✗
[9.eProcurement] | ✓
[12] | Yes", &[&["9.eProcurement = yes", "10.answer = no", "12.answer = yes"]], &[]),
    kind("blocks side by side", "
Country | Samoa |  | 12. [12] | Yes
10. [10] | No   |  | 17. [17] | 40 %
11. [11] | No   |  | 18. [18] | 2 %", &[&["10.answer = no", "11.answer = no", "12.answer = yes", "17.value = 40", "18.value = 2"]], &[]),
    kind("a column that says the same in every row", "
Country | Samoa |
[10] | No  | National level
[12] | Yes | National level
[16] | No  | National level
[22] | Yes | National level", &[&["10.answer = no", "12.answer = yes", "16.answer = no", "22.answer = yes"]], &[codes::UNREAD]),
    kind("a reply to a mail, by numbers", "
Dear colleagues,
Country: Samoa
> 10. [10]
No
> 12. [12]
Yes", &[&["10.answer = no", "12.answer = yes"]], &[codes::UNREAD]),
    kind("a misspelt prompt with its answer behind it", "
Country | Samoa
[10] | No
[12] | Yes
17. What is the percentge of the populaton satisfied with their last experience of online public servces? 40 %",
        &[&["10.answer = no", "12.answer = yes", "17.value = 40"]], &[codes::LABEL_BY_NUMBER]),
];

#[test]
fn kinds_of_tables_are_read() {
    let mut failures = String::new();
    for kind in KINDS {
        let reading = notation::read(&printed(kind.grid), editions());
        let answers: Vec<Vec<String>> = reading
            .responses
            .iter()
            .map(|reading| notation::answers(&reading.response))
            .map(|answers| answers.into_iter().filter(|answer| !answer.starts_with("memberState.")).collect())
            .collect();
        let told: Vec<_> = reading
            .responses
            .iter()
            .flat_map(|reading| &reading.diagnostics)
            .map(|found| found.code)
            .collect();
        let is_told = kind.told.iter().all(|code| told.contains(code));
        let is_silent = kind.told.is_empty() && !told.is_empty();
        if answers != kind.answers || !is_told || is_silent {
            failures += &format!("{}\n  {answers:?}\n  {told:?}\n", kind.name);
        }
    }
    assert!(failures.is_empty(), "read differently:\n{failures}");
}

/// Another questionnaire with the same numbers is refused, in prompts and in codes.
#[test]
fn another_questionnaire_is_refused() {
    for grid in [
        "
    | Country | Samoa
1.  | Which ministry runs the cloud of the government? | Ministry A
6.  | Do you have a portal for times of crisis? | Yes
7.  | Are services offered in minority languages? | No
10. | Is there a sandbox for start-ups? | Yes
12. | Do you run hackathons with students? | No",
        "
Country | Q1 | Q6  | Q7 | Q10 | Q12 | Q25 | Q26
Samoa   | A  | Yes | No | Yes | No  | B   | C",
    ] {
        assert!(notation::try_read(&printed(grid), editions()).is_err(), "read: {grid}");
    }
}

/// What holds of a whole sheet is told once.
#[test]
fn what_is_known_by_place_alone_is_told() {
    for (name, code) in [
        ("numbers and answers, without prompts", codes::EDITION_BY_NUMBER),
        ("as many options in other words as the list has", codes::OPTIONS_BY_ORDER),
        ("a form that nobody filled in", codes::NOTHING_ANSWERED),
    ] {
        let kind = KINDS.iter().find(|kind| kind.name == name).expect(name);
        let reading = notation::read(&printed(kind.grid), editions());
        let told = reading.responses.iter().flat_map(|reading| &reading.diagnostics);
        assert_eq!(told.filter(|found| found.code == code).count(), 1, "{name}");
    }
}

#[test]
fn what_is_struck_out_answers_nothing() {
    let mut cells =
        notation::cells(&printed("Country | Samoa\n[10] | Yes. Old plan. No. Withdrawn.\n[12] | Yes"));
    let cell =
        cells.iter_mut().find(|cell| cell.text().starts_with("Yes. Old")).expect("it was just written");
    cell.struck.push(0.."Yes. Old plan. ".len());
    let source = SheetList::from_iter([(Sheet::new("Sheet"), cells)]);
    let reading =
        msq_table::read(source, &Settings::new(editions())).expect("a questionnaire").responses.remove(0);
    let answers = notation::answers(&reading.response);
    let expected = ["10.answer = no", "10.explanation = No. Withdrawn.", "12.answer = yes"];
    assert!(expected.iter().all(|answer| answers.iter().any(|found| found == answer)), "{answers:?}");
    assert!(reading.diagnostics.iter().any(|found| found.code == codes::STRUCK_OUT));
}
