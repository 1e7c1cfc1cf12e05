//! Yes or no, percentages, dates.

use super::case::{Case, case};

#[rustfmt::skip]
pub(super) const CASES: &[Case] = &[
    // Yes or no
    case("yes beside", "10. [10] | Yes", &["10.answer = yes"], &[]),
    case("answers behind their label", "
1. [1]
Answer: www.a.example
10. [10]
Answer: Yes
12. [12] | Réponse : Non
14. [14]
Response:
17. [17]
Answer: 55 %
21. [21]
Answer: We count.↵Yearly.", &["1[1].url = www.a.example", "10.answer = yes", "12.answer = no", "17.value = 55", "21.explanation = We count.↵Yearly."], &[]),
    case("no below", "10. [10]\nno.", &["10.answer = no"], &[]),
    case("yes in another language", "10. [10] | Oui", &["10.answer = yes"], &[]),
    case("yes behind the prompt", "10. [10] Yes", &["10.answer = yes"], &[]),
    case("a box that says true", "10. [10] | {bool true}", &["10.answer = yes"], &[]),
    case("an empty box", "10. [10] | ☐", &[], &[]),
    case("a pair with a mark beside", "
10. [10]
Yes | x
No", &["10.answer = yes"], &[]),
    case("a pair with marks before", "
10. [10]
☐ | Yes | ☒ | No", &["10.answer = no"], &[]),
    case("a pair with marks before, beside its prompt", "
10. [10] | ☐ | Yes | ☒ | No", &["10.answer = no"], &[]),
    case("a pair with marks before, beside its prompt, and a remark", "
10. [10] | {bool false} | Yes | {bool true} | No | Not yet", &["10.answer = no", "10.explanation = Not yet"], &[]),
    case("a pair that nobody marked beside its prompt", "
10. [10] | ☐ | Yes | ☐ | No", &[], &[]),
    case("a pair with marks behind, beside its prompt", "
10. [10] | Yes | x | No", &["10.answer = yes"], &[]),
    case("a pair with boxes in its cells", "
10. [10] | ☒ Yes | ☐ No", &["10.answer = yes"], &[]),
    case("a pair with boxes behind in its cells", "
10. [10]
Yes ☐
No ☒", &["10.answer = no"], &[]),
    case("a pair in one cell", "10. [10] | ☒ Yes ☐ No", &["10.answer = yes"], &[]),
    case("a pair in one cell with boxes behind", "10. [10] | Yes ☐ No ☒", &["10.answer = no"], &[]),
    case("a pair in the prompt's cell", "10. [10] ☒ Yes ☐ No", &["10.answer = yes"], &[]),
    case("a pair in one cell, and words", "10. [10] | ☒ Yes ☐ No | Monthly", &["10.answer = yes", "10.explanation = Monthly"], &[]),
    case("answers of consecutive questions are no pair", "10. [10] | Yes\n12. [12] | No", &["10.answer = yes", "12.answer = no"], &[]),
    case("a pair in one cell beside a misspelt prompt", "10. Do you colect usage statistics of e-government services? | ☒ Yes ☐ No | Monthly",
        &["10.answer = yes", "10.explanation = Monthly"], &["similar-label 10 A3"]),
    case("a pair that nobody marked", "
10. [10]
Yes | | No", &[], &[]),
    case("yes and no", "
10. [10]
Yes | x
No  | x", &[], &["contradiction 10.answer A3"]),
    case("an option that is said to be ticked, and marked as not", "
[9.digitalIdentity] | 9. [9] | [9.digitalIdentity] | 0", &[], &["contradiction 9.digitalIdentity D3"]),
    case("yes with words", "7. [7] | Yes, the Digital Agenda.", &["7.answer = yes", "7.explanation = Yes, the Digital Agenda."], &[]),
    case("yes with a link", "6. [6] | Yes, Link: https://a.example/plan",
        &["6.answer = yes", "6[1].url = https://a.example/plan", "6.explanation = Yes, Link: https://a.example/plan"], &[]),
    case("a link and neither yes nor no", "11. [11] | https://a.example/plan",
        &["11[1].url = https://a.example/plan"], &["yes-or-no-not-said 11.answer B3"]),
    case("a number is no no", "6. [6] | No. 6 of 2002",
        &["6.explanation = No. 6 of 2002"], &["yes-or-no-not-said 6.answer B3"]),
    case("an enumeration of bodies", "16. [16] | 1. Agency for one↵2. Agency for two",
        &["16[1].description = Agency for one", "16[2].description = Agency for two",
          "16.explanation = 1. Agency for one↵2. Agency for two"], &["yes-or-no-not-said 16.answer B3"]),

    // Per cent
    case("a number", "17. [17] | {number 81}", &["17.value = 81"], &[]),
    case("a number in a format for per cent", "17. [17] | {percent 0.81}", &["17.value = 81"], &[]),
    case("less than one in a format for per cent", "18. [18] | {percent 0.004}", &["18.value = 0.4"], &[]),
    case("no rounding of a format for per cent", "18. [18] | {percent 0.29}", &["18.value = 29"], &[]),
    case("a number without known format", "17. [17] | {unknown 0.81}", &["17.value = 0.81"], &["unmarked-number 17.value B3"]),
    case("a text that may be a fraction", "17. [17] | 0.82\n18. [18] | 0,4 %", &["17.value = 0.82", "18.value = 0.4"], &["unmarked-number 17.value B3"]),
    case("a text", "17. [17] | 62,5 %", &["17.value = 62.5"], &[]),
    case("behind the prompt", "17. [17] 81 %", &["17.value = 81"], &[]),
    case("below the prompt", "17. [17]\n| 81%", &["17.value = 81"], &[]),
    case("in a sentence", "17. [17] | The satisfaction is 81%.",
        &["17.value = 81", "17.explanation = The satisfaction is 81%."], &["number-in-words 17.value B3"]),
    case("a point at first", "18. [18] | .4% of GDP", &["18.value = 0.4", "18.explanation = .4% of GDP"], &["number-in-words 18.value B3"]),
    case("a range", "17. [17] | 70-80 %", &["17.explanation = 70-80 %"], &["no-number 17.value B3"]),
    case("more digits than are kept", "17. [17] | 81.0000000000000000001\n18. [18] | 12345678901234567.25",
        &["17.value = 81", "18.value = 12345678901234568"], &["rounded-number 17.value B3", "rounded-number 18.value B4"]),
    case("more digits than are kept, in a sentence", "17. [17] | About 81,0000000000000000001 % are.",
        &["17.value = 81", "17.explanation = About 81,0000000000000000001 % are."], &["number-in-words 17.value B3", "rounded-number 17.value B3"]),
    case("a number of a program", "17. [17] | {number 0.30000000000000004}", &["17.value = 0.30000000000000004"], &["unmarked-number 17.value B3"]),
    case("about a number", "17. [17] | ~70%", &["17.value = 70", "17.explanation = ~70%"], &["number-in-words 17.value B3"]),
    case("a bound", "17. [17] | >70%", &["17.explanation = >70%"], &["no-number 17.value B3"]),
    case("a bound behind the number", "17. [17] | 70+%", &["17.explanation = 70+%"], &["no-number 17.value B3"]),
    case("a count", "17. [17] | 12.345.678", &["17.explanation = 12.345.678"], &["no-number 17.value B3"]),
    case("no number", "17. [17] | unknown", &["17.explanation = unknown"], &["no-number 17.value B3"]),
    case("a remark beside", "17. [17] | 81 % | of those asked", &["17.value = 81", "17.explanation = of those asked"], &["kept-as-words 17.value C3"]),
    case("an error for a number", "17. [17] | {error #DIV/0!}", &[], &["error-cell - B3"]),
    case("a formula without its value", "17. [17] | {formula A1/A2}\n18. [18] | 0.4 %", &["18.value = 0.4"], &["formula-without-value - B3"]),
    case("a second number", "17. [17] | 81 % | 85 %", &["17.value = 81", "17.explanation = 85 %"], &["kept-as-words 17.value C3"]),

    // Dates
    case("a date", "Date | {date 2019-03-31}", &["date.value = 2019-03-31"], &[]),
    case("day, month, year", "Date | 31/03/2019", &["date.value = 2019-03-31"], &[]),
    case("a month in words", "Date | 31 March 2019", &["date.value = 2019-03-31"], &[]),
    case("a day below, like the number of a question", "Date\n7 March 2019", &["date.value = 2019-03-07"], &[]),
    case("behind the label", "Date: 31-03-2019", &["date.value = 2019-03-31"], &[]),
    case("a month in another language", "Date | 31 آذار/مارس 2019", &["date.value = 2019-03-31"], &[]),
    case("in Chinese", "Date | 2019年3月31日", &["date.value = 2019-03-31"], &[]),
    case("a year of two digits", "Date | 31/03/19", &["date.value = 2019-03-31"], &["ambiguous-date date.value B3"]),
    case("a day that can be a month", "Date | 05/04/2019", &["date.value = 2019-04-05"], &["ambiguous-date date.value B3"]),
    case("the month first", "Date | 4/25/2019", &["date.value = 2019-04-25"], &["unusual-date date.value B3"]),
    case("a time behind a date", "Date:  31/03/2019 10:22", &["date.value = 2019-03-31", "date.explanation = 31/03/2019 10:22"], &[]),
    case("midnight behind a date", "Date | 2019-03-31T00:00:00", &["date.value = 2019-03-31"], &[]),
    case("another date", "Date | 31/03/2019 | 3 April 2019", &["date.value = 2019-03-31", "date.explanation = 3 April 2019"],
        &["kept-as-words date.value C3"]),
    case("the same date twice", "Date | 31/03/2019 | 31 March 2019", &["date.value = 2019-03-31"], &[]),
    case("words behind a date", "Date | 31/03/2019 or later", &["date.explanation = 31/03/2019 or later"], &["unreadable-date date.value B3"]),
    case("a month is no day", "Date | March 2019", &["date.explanation = March 2019"], &["unreadable-date date.value B3"]),
];
