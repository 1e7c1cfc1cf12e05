//! Layouts beside the form of one Member State: small grids, and what each respondent answered.

use msq_core::editions::editions;
use msq_table::InputLayout;

use crate::table_forms::{notation, printed};

/// A grid, its layout, and the answers of each respondent below the name of the state.
struct Case {
    name: &'static str,
    grid: &'static str,
    layout: InputLayout,
    answers: &'static [&'static [&'static str]],
}

#[rustfmt::skip]
const CASES: &[Case] = &[
    Case { name: "prompts along the header", layout: InputLayout::Wide, grid: "
Country | [10]         | [11]        | [12] | [13] | [17]
Namibia | Yes          | No          | No   |      | 81 %
Samoa   | Yes, monthly | Yes         |      | No   | 62,5",
        answers: &[&["10.answer = yes", "11.answer = no", "12.answer = no", "17.value = 81"],
            &["10.answer = yes", "10.explanation = Yes, monthly", "11.answer = yes", "13.answer = no", "17.value = 62.5"]] },
    Case { name: "codes along the header", layout: InputLayout::Wide, grid: "
Member State | Q2.a          | 5 (c)                  | Q17_percent | Q17_comment | 4.email
Namibia      | www.a.example | Agency: www.c.example  | {percent 0.81} | of adults | ada@a.example",
        answers: &[&["2.a[1].url = www.a.example", "4.email = ada@a.example", "5.c[1].name = Agency", "5.c[1].url = www.c.example", "17.value = 81", "17.explanation = of adults"]] },
    Case { name: "paths along the header, and answers as people write them", layout: InputLayout::Wide, grid: "
memberState.name | 10.answer | 12.answer | 17.value | 9.digitalIdentity
Namibia          | Yes       | No        | 81 %     | x",
        answers: &[&["9.digitalIdentity = yes", "10.answer = yes", "12.answer = no", "17.value = 81"]] },
    Case { name: "a column an option", layout: InputLayout::Wide, grid: "
Country | [10] | [12] | 9.digitalIdentity | 9.eProcurement | [9] [[9.openGovernmentData]]
Namibia | Yes  | No   | {bool true}       | {bool false}   | x",
        answers: &[&["9.openGovernmentData = yes", "9.digitalIdentity = yes", "10.answer = yes", "12.answer = no"]] },
    Case { name: "a column a sub-question, by its order or name", layout: InputLayout::Wide, grid: "
id | memberState | [10] | [12] | Q9[SQ001] | G01Q09[digitalIdentity] | [9] [[9.eProcurement]] | Q15[SQ002] | Q15[other] | Q9[other] | Q5[SQ001] | Q05[Education]
7  | Namibia | Yes  | No   | Y         | Y                       | N                       | N/A        | BI         | More law  | www.a.example | www.b.example",
        answers: &[&["5.a[1].url = www.a.example", "5.b[1].url = www.b.example", "9.accessToInformation = yes", "9.digitalIdentity = yes", "9.explanation = More law",
            "10.answer = yes", "12.answer = no", "15.other.detail = BI"]] },
    Case { name: "a column a sub-question, behind an underscore", layout: InputLayout::Wide, grid: "
id | memberState | Q10 | Q12 | Q04_name | Q09_SQ001 | Q09_SQ004 | Q15_1 | Q15_other | Q9_99 | Q05_SQ002 | Q22 | Q22_comment
7  | Namibia | Y | N | Ada L. | Y | N | Y | BI | Y | www.b.example | Y | SADC",
        answers: &[&["4.name = Ada L.", "5.b[1].url = www.b.example", "9.accessToInformation = yes", "10.answer = yes", "12.answer = no",
            "15.artificialIntelligence = yes", "15.other.detail = BI", "22.answer = yes", "22.explanation = SADC"]] },
    Case { name: "options and fields in a second row of the header", layout: InputLayout::Wide, grid: "
Respondent ID | Member State        | 10. [10] | 9. [9]                  |                        | 4. [4] |       | 17. [17]
              | Open-Ended Response | Response | [9.openGovernmentData]  | [9.digitalIdentity]    | Name   | E-mail | Open-Ended Response
1012          | Namibia             | Yes      |                         | [9.digitalIdentity]    | Ada L. | ada@a.example | 51 %
1013          | Samoa               | No       | [9.openGovernmentData]  |                        |        |        |",
        answers: &[&["4.name = Ada L.", "4.email = ada@a.example", "9.digitalIdentity = yes", "10.answer = yes", "17.value = 51"],
            &["9.openGovernmentData = yes", "10.answer = no"]] },
    Case { name: "a platform's own row below the header", layout: InputLayout::Wide, grid: "
StartDate | Q1 | Q10 | Q12 | Q17
Start Date | Member State | [10] | [12] | [17]
{\"ImportId\":\"startDate\"} | {\"ImportId\":\"QID1\"} | {\"ImportId\":\"QID10\"} | {\"ImportId\":\"QID12\"} | {\"ImportId\":\"QID17\"}
2019-03-01 | Namibia | Yes | No | 51 %",
        answers: &[&["10.answer = yes", "12.answer = no", "17.value = 51"]] },
    Case { name: "items, fields and options below their questions, beside who answers", layout: InputLayout::Wide, grid: "
        |         | 2. [2]         |                    | 4. [4] |       |         | 9. [9]             |
Country | Date    | a) E-services  | b) E-participation | Name   | Email | Pager   | [9.digitalIdentity] | [9.dataInteroperability]
Namibia | 31/3/19 | www.a.example  | www.b.example      | Ada L. |       |         | x                   |",
        answers: &[&["date.value = 2019-03-31", "2.a[1].url = www.a.example", "2.b[1].url = www.b.example", "4.name = Ada L.", "9.digitalIdentity = yes"]] },
    Case { name: "fields of the contact behind the last question, without its heading", layout: InputLayout::Wide, grid: "
Name | Country | [4] | Name2 | Email | [10] | [24] | Name3 | Title2 | Email2 | Organization2 | [X.1]
desk | Namibia | Yes | Ada L. | ada@a.example | Yes | No | Bo | Adviser | bo@a.example | Ministry | [X.1.ownOpinion];",
        answers: &[&["4.answer = yes", "4.name = Ada L.", "4.email = ada@a.example", "10.answer = yes", "24.answer = no", "X.contact.name = Bo",
            "X.contact.title = Adviser", "X.contact.email = bo@a.example", "X.contact.organization = Ministry", "X.1.ownOpinion = yes"]] },
    Case { name: "a column a sub-question that is none", layout: InputLayout::Wide, grid: "
Country | [10] | [12] | [17] | Q9[SQ099] | [9] [Gardens]
Namibia | Yes  | No   | 81 % | Y         | Y",
        answers: &[&["10.answer = yes", "12.answer = no", "17.value = 81"]] },
    Case { name: "a column of names, with nothing but space in it", layout: InputLayout::Wide, grid: "
Country | [10] | [12] | [17] | 4.name
Namibia | Yes  | No   | 81 % | {text  }",
        answers: &[&["10.answer = yes", "12.answer = no", "17.value = 81"]] },
    Case { name: "options joined though they hold the separator", layout: InputLayout::Wide, grid: "
ID | Start time | Country | [10] | [8] | [15]
7  | {date 2019-03-01} | Namibia | Yes | [8.digitalByDefault];[8.onceOnly]; | [15.blockchain];[15.other]: BI",
        answers: &[&["8.digitalByDefault = yes", "8.onceOnly = yes", "10.answer = yes", "15.blockchain = yes", "15.other = yes", "15.other.detail = BI"]] },
    Case { name: "a row an answer, by code", layout: InputLayout::Long, grid: "
Country | Question | Answer
Namibia | 17       | 81 %
Namibia | 10       | Yes
Samoa   | 10       | No
Samoa   | 2.a      | www.a.example
Namibia | 12       | No",
        answers: &[&["10.answer = yes", "12.answer = no", "17.value = 81"], &["2.a[1].url = www.a.example", "10.answer = no"]] },
    Case { name: "a row an answer, in French", layout: InputLayout::Long, grid: "
Pays    | Question n° | Intitulé | Réponse | Commentaires
Namibia | 17          | [17]     | 81,5 %  | estimation
Samoa   | 17          | [17]     | 70      |
Namibia | 10          | [10]     | Oui     |
Samoa   | 10          | [10]     | Non     |",
        answers: &[&["10.answer = yes", "17.value = 81.5", "17.explanation = estimation"], &["10.answer = no", "17.value = 70"]] },
    Case { name: "few rows, by code", layout: InputLayout::Long, grid: "
Member State | Code | Answer
Namibia      | 17   | 81 %",
        answers: &[&["17.value = 81"]] },
    Case { name: "few rows of several states, by code", layout: InputLayout::Long, grid: "
Member State | Code | Answer
Namibia      | Q10  | Yes
Samoa        | 12   | No",
        answers: &[&["10.answer = yes"], &["12.answer = no"]] },
    Case { name: "a row an answer, by prompt", layout: InputLayout::Long, grid: "
Country | Question | Answer
Namibia | [10]     | Yes
Namibia | [11]     | No
Namibia | [12]     | No
Namibia | [13]     | Yes",
        answers: &[&["10.answer = yes", "11.answer = no", "12.answer = no", "13.answer = yes"]] },
    Case { name: "a row a part, by path", layout: InputLayout::Long, grid: "
response | memberState | code | path | value
1 | Namibia | 5.c | 5.c[1].name | Agency
1 | Namibia | 5.c | 5.c[1].url | www.c.example
1 | Namibia | 9 | 9.digitalIdentity | true
1 | Namibia | 17 | 17.value | 81",
        answers: &[&["5.c[1].name = Agency", "5.c[1].url = www.c.example", "9.digitalIdentity = yes", "17.value = 81"]] },
    Case { name: "several states as columns, by their row", layout: InputLayout::Form, grid: "
Member State | Namibia | Samoa
10. [10]     | Yes     | No
12. [12]     | No      | Yes
17. [17]     | 81 %    | 62.5 %",
        answers: &[&["10.answer = yes", "12.answer = no", "17.value = 81"], &["10.answer = no", "12.answer = yes", "17.value = 62.5"]] },
    Case { name: "several states as columns, options side by side", layout: InputLayout::Form, grid: "
Member State | Namibia        | Samoa
10. [10]     | Yes            | No
12. [12]     | No             | Yes
2. [X.2]     | [X.2.facebook] | ☒ [X.2.linkedIn]",
        answers: &[&["10.answer = yes", "12.answer = no", "X.2.facebook = yes"], &["10.answer = no", "12.answer = yes", "X.2.linkedIn = yes"]] },
    Case { name: "several states as columns, by the header", layout: InputLayout::Form, grid: "
No. | Question | Namibia | Samoa
10  | [10]     | Yes     | No
12  | [12]     |         | Yes
17  | [17]     | 81 %    |",
        answers: &[&["10.answer = yes", "17.value = 81"], &["10.answer = no", "12.answer = yes"]] },
    Case { name: "one form below the other", layout: InputLayout::Form, grid: "
Member State | Namibia
10. [10]     | Yes
12. [12]     | No
Member State | Samoa
10. [10]     | No
12. [12]     | Yes",
        answers: &[&["10.answer = yes", "12.answer = no"], &["10.answer = no", "12.answer = yes"]] },
    Case { name: "columns for names, URLs and comments", layout: InputLayout::Form, grid: "
No. | Question     | Answer | Name     | URL           | Comments
    | Member State | Namibia
10  | [10]         | Yes    |          |               | every month
3   | [3]          |        | Agency A | www.a.example |
    |              |        | Agency B | www.b.example |
12  | [12]         | No",
        answers: &[&["3[1].name = Agency A", "3[1].url = www.a.example", "3[2].name = Agency B", "3[2].url = www.b.example", "10.answer = yes", "10.explanation = every month", "12.answer = no"]] },
    Case { name: "columns of somebody else's", layout: InputLayout::Form, grid: "
Ref | Question | Country response | Supporting URL | Verification | Responsible ministry
    | Member State | Namibia
Q3  | [3]  | Agency A | www.a.example | OK | MICT
Q10 | [10] | Yes | www.b.example | No - the link is dead | MICT
Q14 | [14] | We post. | | | MICT",
        answers: &[&["3[1].name = Agency A", "3[1].url = www.a.example", "10.answer = yes", "10[1].url = www.b.example", "14.explanation = We post."]] },
    Case { name: "columns for yes and no", layout: InputLayout::Form, grid: "
Question | Yes | No
Member State | Namibia
[10]     |     | x
[12]     | x   |
[22]     | ✓   |",
        answers: &[&["10.answer = no", "12.answer = yes", "22.answer = yes"]] },
    Case { name: "translated prompts whose numbers stand", layout: InputLayout::Form, grid: "
Member State | Namibia
10. | [10] | Yes
12. | [12] | No
17. | ¿Qué porcentaje de la población está satisfecho? | 81 %
18. | ¿Qué porcentaje del PIB se invierte en TIC? | 0,4 %",
        answers: &[&["10.answer = yes", "12.answer = no", "17.value = 81", "18.value = 0.4"]] },
    Case { name: "prompts in two languages", layout: InputLayout::Form, grid: "
    | Member State | Estado miembro | Namibia
V.  | User satisfaction | Satisfacción
10. | [10] | ¿Se recopilan estadísticas de uso? | Yes
12. | [12] | ¿Se mide la satisfacción? | No
15. | [15] | ¿Qué tecnologías se utilizan?
    | [15.bigData] | Macrodatos | x
    | [15.robotics] | Robótica",
        answers: &[&["10.answer = yes", "12.answer = no", "15.bigData = yes"]] },
    Case { name: "prompts in two languages, the known ones behind", layout: InputLayout::Form, grid: "
Nº  | Pregunta (español) | Question (English) | Answer (please fill in)
    | Estado miembro | Member State | Namibia
10. | ¿Se recopilan estadísticas de uso? | [10] | Yes
5.  | Autoridades | [5]
b.  | Educación | [5.b] | www.a.example",
        answers: &[&["5.b[1].url = www.a.example", "10.answer = yes"]] },
    Case { name: "prompts in two languages, in one cell", layout: InputLayout::Form, grid: "
Member State / État membre | Namibia
10. [10]↵Recueillez-vous des statistiques ? | Oui / Yes
11. [11]↵Publiez-vous les résultats ? | Non, pas encore
12. [12] / Mesurez-vous la satisfaction ? Oui
2. [2]
a. [2.a] / Services en ligne | www.a.example
b. [2.b] / www.b.example
15. [15] / Existe-t-il une stratégie ?
[15.bigData] / Mégadonnées | Oui
[15.smartCities] / Villes intelligentes | Non
            | [15.robotics] / Robotique | x",
        answers: &[&["2.a[1].url = www.a.example", "2.b[1].url = www.b.example", "10.answer = yes", "11.answer = no", "11.explanation = Non, pas encore",
            "12.answer = yes", "15.bigData = yes", "15.robotics = yes"]] },
    Case { name: "answers of two years", layout: InputLayout::Form, grid: "
Question | 2018 answer | 2020 answer | Comments
Member State | Namibia | Namibia
[10] | No   | Yes  | monthly
[15] | [15.bigData]  | [15.robotics]; [15.blockchain]
[17] | 70 % | 81 %",
        answers: &[&["10.answer = yes", "10.explanation = monthly", "15.blockchain = yes", "15.robotics = yes", "17.value = 81"]] },
    Case { name: "an earlier response beside", layout: InputLayout::Form, grid: "
 | Updated response | Previous response
Member State | Namibia
[10] | Yes  | No
[17] |      | 70 %",
        answers: &[&["10.answer = yes"]] },
    Case { name: "answers and updates of them", layout: InputLayout::Form, grid: "
Question | Answer | Updated answer
Member State | Namibia | Namibia
[10] | No   | Yes
[17] | 70 % | 81 %",
        answers: &[&["10.answer = yes", "17.value = 81"]] },
    Case { name: "previous and current answers, under numbered items", layout: InputLayout::Form, grid: "
Item | Question | Previous | Current
    | Member State | Namibia | Namibia
10. | [10] | No | Yes
11. | kavunmik gakatar | No | No
12. | [12] |    | Yes",
        answers: &[&["10.answer = yes", "11.answer = no", "12.answer = yes"]] },
    Case { name: "answers of an earlier year, pre-filled with the name of the state", layout: InputLayout::Form, grid: "
# | Question | MSQ 2018 (pre-filled) | Still correct? (Y/N) | MSQ 2020 response
  | Member State | Namibia | | Namibia
1 | [1]  | www.a.example | N | www.b.example
10 | [10] | No | N | Yes
12 | [12] | Yes | Y |
17 | [17] | 61 % | N | 72 %",
        answers: &[&["1[1].url = www.b.example", "10.answer = yes", "17.value = 72"]] },
    Case { name: "a row an answer, of two years", layout: InputLayout::Long, grid: "
Country | Question | 2018 | 2020
Namibia | [10]     | No   | Yes
Namibia | [17]     | 70 % | 81 %",
        answers: &[&["10.answer = yes", "17.value = 81"]] },
    Case { name: "translated prompts behind bare numbers", layout: InputLayout::Form, grid: "
Member State | Namibia
10 [10] | Yes
12 [12] | No
17 ¿Qué porcentaje de la población está satisfecho? | 81 %
18 ¿Qué porcentaje del PIB se invierte en TIC? 0,4 %",
        answers: &[&["10.answer = yes", "12.answer = no", "17.value = 81", "18.value = 0.4"]] },
    Case { name: "translated prompts and titles of sections", layout: InputLayout::Form, grid: "
Государство-член | Namibia
II. Стратегия и осуществление
6. Существует ли национальная стратегия развития? | Да
7. Существует ли национальная стратегия электронного правительства? | Да
IV. | Использование онлайновых услуг
10. Собираете ли вы статистику использования услуг? | Да, ежемесячно
V. Удовлетворённость
12. Измеряете ли вы удовлетворённость граждан? | Нет
14. Как используются социальные сети?
I. Канал министерства
II. Канал президента
VIII. Показатели
17. Какой процент населения удовлетворён услугами? | 62,5 %
18. Какой процент ВВП выделяется на ИКТ? | 0,4 %
19. Какая доля сотрудников использует ИКТ? | 70 %
20. Какая доля сотрудников использует Интернет? | 80 %
22. Участвует ли ваше правительство в сотрудничестве? | Да",
        answers: &[&["6.answer = yes", "7.answer = yes", "10.answer = yes", "10.explanation = Да, ежемесячно", "12.answer = no",
            "14.explanation = I. Канал министерства↵II. Канал президента", "17.value = 62.5", "18.value = 0.4", "19.value = 70",
            "20.value = 80", "22.answer = yes"]] },
    Case { name: "translated prompts behind numbers of another script", layout: InputLayout::Form, grid: "
会员国 | Namibia
1．国家一级的官方电子政务门户网站是什么？ | www.a.example
2．请提供下列门户网站的网址：
a．电子服务： | www.b.example
6、是否有国家发展战略？ | 是
７、是否有电子政务战略？ | 是
10、是否收集使用统计数据？ | 是
11、如果是，是否公布结果？ | 否
12、是否衡量公民满意度？ | 否
（17）满意的人口百分比是多少？ | 81％
18、信通技术投资占国内生产总值的百分比是多少？ | 2
١٩. ما هي نسبة الموظفين؟ | ٧٠٪",
        answers: &[&["1[1].url = www.a.example", "2.a[1].url = www.b.example", "6.answer = yes", "7.answer = yes", "10.answer = yes",
            "11.answer = no", "12.answer = no", "17.value = 81", "18.value = 2", "19.value = 70"]] },
    Case { name: "prompts with errors and cut short", layout: InputLayout::Form, grid: "
Member State | Namibia
Do you colect usage statistics of e-goverment services? | Yes
Do you measure satisfaction of citizens | No
[17] | 81 %",
        answers: &[&["10.answer = yes", "12.answer = no", "17.value = 81"]] },
    Case { name: "questions side by side", layout: InputLayout::Form, grid: "
Country: | Namibia | Date: | 3 April 2019
10. [10] | Yes  | 12. [12] | No
11. [11] | No   | 13. [13] |
17. [17] | 50 % | 18. [18] | 1 %",
        answers: &[&["date.value = 2019-04-03", "10.answer = yes", "11.answer = no", "12.answer = no", "17.value = 50", "18.value = 1"]] },
    Case { name: "sub-items in one cell", layout: InputLayout::Form, grid: "
Member State | Namibia
10. [10] | Yes
12. [12] | No
2. [2] | a. E-services: www.a.example↵b. E-participation: www.b.example",
        answers: &[&["2.a[1].url = www.a.example", "2.b[1].url = www.b.example", "10.answer = yes", "12.answer = no"]] },
    Case { name: "options in a row, marks below", layout: InputLayout::Form, grid: "
Member State | Namibia
10. [10] | Yes
15. [15]
[15.blockchain] | [15.bigData] | [15.robotics]
x               |              | x",
        answers: &[&["10.answer = yes", "15.blockchain = yes", "15.robotics = yes"]] },
];

#[test]
fn layouts_are_recognised_and_read() {
    let mut failures = String::new();
    for case in CASES {
        let reading = notation::read(&printed(case.grid), editions());
        let answers: Vec<Vec<String>> =
            reading.responses.iter().map(|reading| notation::answers(&reading.response)).collect();
        let answers: Vec<Vec<String>> = answers
            .into_iter()
            .map(|mut answers| {
                answers.retain(|answer| !answer.starts_with("memberState."));
                answers
            })
            .collect();
        if answers != case.answers || reading.layout != case.layout {
            failures += &format!("{}\n  {:?}\n", case.name, reading.layout);
            answers.iter().for_each(|answers| failures += &format!("  {answers:?}\n"));
        }
        let named = reading
            .responses
            .iter()
            .filter(|reading| msq_core::states::respondent(&reading.response).is_some());
        if named.count() != case.answers.len() {
            failures += &format!("{}: a respondent has no name\n", case.name);
        }
    }
    assert!(failures.is_empty(), "read differently:\n{failures}");
}

/// Answers of another year are told, cell by cell and once for their column; a second column of prompts once; and a
/// platform's own data, also in a row that answers nothing.
#[test]
fn columns_beside_the_answers_are_told() {
    for (grid, findings) in [
        (
            "
Question | 2018 answer | 2020 answer
Member State | Namibia | Namibia
[10] | No | Yes
[17] | 70 % | 81 %",
            &["earlier-answers 'Sheet'!B1", "unread 'Sheet'!B2", "unread 'Sheet'!B3", "unread 'Sheet'!B4"][..],
        ),
        (
            "
Member State | Namibia
[10] | ¿Se recopilan estadísticas de uso? | Yes
[12] | ¿Se mide la satisfacción? | No",
            &["translated-prompts 'Sheet'!B2"],
        ),
        (
            "
ID | Start time | Country | [10] | [12] | [17]
7  | 9:00       | Namibia | Yes  | No   | 81 %
8  | 9:30       |         |      |      |",
            &["platform-data 'Sheet'!A2", "unread 'Sheet'!A3", "unread 'Sheet'!B3"],
        ),
    ] {
        let reading = notation::read(&printed(grid), editions());
        let found = reading.responses.iter().flat_map(|reading| &reading.diagnostics);
        let found: Vec<_> = found.map(|finding| format!("{} {}", finding.code.id(), finding.place)).collect();
        assert_eq!(found, findings);
    }
}

/// Between the columns of two states stands a third, whatever it is called; beside them stand remarks.
#[test]
fn a_column_between_those_of_states_is_a_respondents() {
    let grid = "
No. | Question | Namibia | Utopia | Samoa | Remark of the desk
10  | [10]     | Yes     | No     | No    | late
12  | [12]     |         | Yes    | Yes   |";
    let reading = notation::read(&printed(grid), editions());
    let respondents: Vec<_> =
        reading.responses.iter().map(|reading| notation::answers(&reading.response)).collect();
    assert_eq!(respondents.len(), 3);
    assert_eq!(respondents[1], ["memberState.name = Utopia", "10.answer = no", "12.answer = yes"]);
    let found = reading.responses.iter().flat_map(|reading| &reading.diagnostics);
    let found: Vec<_> = found.map(|finding| format!("{} {}", finding.code.id(), finding.place)).collect();
    assert_eq!(found, ["unread 'Sheet'!F1", "unread 'Sheet'!F2", "unknown-member-state 'Sheet'!D1"]);
}
