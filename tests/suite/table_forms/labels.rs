//! Which question a label names, and what belongs to it.

use super::case::{Case, case};

#[rustfmt::skip]
pub(super) const CASES: &[Case] = &[
    case("the same prompt twice, in order", "
[10] | Yes
[11] | No
[12] | No
[13] | Yes", &["10.answer = yes", "11.answer = no", "12.answer = no", "13.answer = yes"], &[]),
    case("an answer merged over several questions", "
[10] | {rows 3} Yes
[11]
[12]
[13] | No", &["10.answer = yes", "13.answer = no"], &["spread-answer 10 B3"]),
    case("a mark merged over several options", "
9. [9]
[9.digitalIdentity] | {rows 2} x
[9.openGovernmentData]", &["9.digitalIdentity = yes"], &["spread-answer 9 B4"]),
    case("an answer merged over its own rows", "
[10] | {rows 2} Yes
by month
[12] | No", &["10.answer = yes", "10.explanation = by month", "12.answer = no"], &[]),
    case("the same prompt twice, by number", "
13. | [13] | Yes
11. [11] | No", &["11.answer = no", "13.answer = yes"], &[]),
    case("the number of another question beside a prompt", "
12. | [10] | Yes
17. [17] | 81 %", &["10.answer = yes", "17.value = 81"], &["number-differs 10 A3"]),
    case("the number of another section beside its title", "
VI. | User satisfaction
12. [12] | No", &["12.answer = no"], &["number-differs V A3"]),
    case("a translated prompt, the words of which stand elsewhere for something else", "
2. [2]
c. humzil humluvun? | www.a.example
9. [9]
x | [9.openGovernmentData]
11. kavunmik gakatar? | No
13. [13] | Yes", &["2.c[1].url = www.a.example", "9.openGovernmentData = yes", "11.answer = no", "13.answer = yes"],
        &["label-by-number 2.c A4", "label-by-number 11 A7"]),
    case("the same number in two sections", "
I. Institutional Framework
1. [1] | www.a.example
X. Contact and Additional Information
1. [X.1]
x | [X.1.ownOpinion]", &["1[1].url = www.a.example", "X.1.ownOpinion = yes"], &[]),
    case("the number in a column of its own", "
5.  | [5]
c.  | [5.c] | www.a.example
17. | [17]  | 81", &["5.c[1].url = www.a.example", "17.value = 81"], &[]),
    case("footnotes, quotes and spaces", "
17. What  is the percentage of the population¹⁰ satisfied with their last experience of online public services ? | 81",
        &["17.value = 81"], &[]),
    case("what the form prints in between", "
10. [10]
United Nations E-Government Survey 2020 - Member States Questionnaire (MSQ)
| Yes
V. | User satisfaction
⁹ This can be an agency, cabinet, commission, committee, initiative etc.
12. [12] | No", &["10.answer = yes", "12.answer = no"], &[]),
    case("an answer that is a label elsewhere", "
5. [5]
b. [5.b] | Education
c. [5.c] | Health", &["5.b[1].description = Education", "5.c[1].description = Health"], &[]),
    case("a label for words", "
10. [10] | Yes
Please explain | Monthly, by the agency", &["10.answer = yes", "10.explanation = Monthly, by the agency"], &[]),
    case("the printed label for words", "
2. [X.2]
x | [X.2.facebook]
Please explain further (Max 250 words). | From a friend", &["X.2.facebook = yes", "X.2.explanation = From a friend"], &[]),
    case("an X beside a misspelt option of section X", "
2. [X.2]
X | Fcebook
X | [X.2.linkedIn]
[X.2.other] |", &["X.2.linkedIn = yes", "X.2.facebook = yes"], &["similar-label X.2 B4"]),
    case("words in several cells", "
14. [14] | We post. | We answer.
Also in print.", &["14.explanation = We post.↵We answer.↵Also in print."], &[]),
    case("a sign-off behind the last answer", "
12. [12] | No
14. [14] | We post.
Also in print.

Name | Ada L.
Signature
Date | 3 April 2019
Merci beaucoup !", &["date.value = 2019-04-03", "12.answer = no", "14.explanation = We post.↵Also in print."],
        &["unread - A7", "unread - B7", "unread - A8", "unread - A10"]),
    case("a date and a name behind the last answer", "
12. [12] | No
Date
3 April 2019
Ada L.", &["date.value = 2019-04-03", "12.answer = no"], &["unread - A6"]),
    case("a blank row between questions ends nothing", "
12. [12] | No
14. [14] | We post.

Also in print.

21. [21] | None.", &["12.answer = no", "14.explanation = We post.↵Also in print.", "21.explanation = None."], &[]),
    case("a blank row before the last answer", "
14. [14]

We post.

Thank you.", &["14.explanation = We post."], &["unread - A7"]),
    case("a blank row before the words on the last answer", "
12. [12] | No
Please explain

Not yet.", &["12.answer = no", "12.explanation = Not yet."], &[]),
    case("space around words is kept", "14. [14] | {text   We post.  ↵}", &["14.explanation =   We post.  ↵"], &[]),
    case("a control character", "14. [14] | We post.␋We answer.", &["14.explanation = We post.↵We answer."], &["replaced-character - B3"]),
];
