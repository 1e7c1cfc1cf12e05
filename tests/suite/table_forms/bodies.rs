//! Portals, authorities, officers: lists and fields.

use super::case::{Case, case};

#[rustfmt::skip]
pub(super) const CASES: &[Case] = &[
    case("a URL", "2. [2]\na. [2.a] | http://a.example/services", &["2.a[1].url = http://a.example/services"], &[]),
    case("a name and a URL", "5. [5]\nb. [5.b] | Ministry of Education: www.a.example",
        &["5.b[1].name = Ministry of Education", "5.b[1].url = www.a.example"], &[]),
    case("a no-break space before a URL", "1. [1] | Portal of the state:\u{a0}www.a.example",
        &["1[1].name = Portal of the state", "1[1].url = www.a.example"], &[]),
    case("a URL behind the label", "2. [2]\nd. [2.d]: Portal of Procurement: www.a.example",
        &["2.d[1].name = Portal of Procurement", "2.d[1].url = www.a.example"], &[]),
    case("two agencies in a cell", "5. [5]\nc. [5.c] | Social Insurance: http://a.example/↵Ministry of Health: www.b.example", &[
        "5.c[1].name = Social Insurance", "5.c[1].url = http://a.example/",
        "5.c[2].name = Ministry of Health", "5.c[2].url = www.b.example",
    ], &[]),
    case("name and URL in two cells", "5. [5]\nc. [5.c] | Ministry of Health | www.b.example",
        &["5.c[1].name = Ministry of Health", "5.c[1].url = www.b.example"], &[]),
    case("two columns of URLs", "
  | [2.c]
Link: | | Link
first | | second", &["2.c[1].url = first↵second"], &[]),
    case("name and URL in two lines", "3. [3] | Authority for Innovation↵Link: http://a.example/",
        &["3[1].name = Authority for Innovation", "3[1].url = http://a.example/",
          "3.explanation = Authority for Innovation↵Link: http://a.example/"], &[]),
    case("answers below", "5. [5]\nc. [5.c]\n| Ministry of Health | www.b.example\n| Insurance | www.a.example\nd. [5.d]\n| www.c.example", &[
        "5.c[1].name = Ministry of Health", "5.c[1].url = www.b.example",
        "5.c[2].name = Insurance", "5.c[2].url = www.a.example",
        "5.d[1].url = www.c.example",
    ], &[]),
    case("no URL", "5. [5]\nc. [5.c] | The Ministry of Health is in charge.", &["5.c[1].description = The Ministry of Health is in charge."], &[]),
    case("a description behind a URL", "1. [1] | www.a.example: all services of the state",
        &["1[1].url = www.a.example", "1[1].description = all services of the state"], &[]),
    case("yes before a URL", "1. [1] | Yes, www.a.example", &["1[1].url = www.a.example", "1.explanation = Yes, www.a.example"], &[]),
    case("a link behind a cell", "2. [2]\na. [2.a] | {link https://a.example/} One-stop shop",
        &["2.a[1].name = One-stop shop", "2.a[1].url = https://a.example/"], &["link-behind-cell 2.a[1].url B4"]),
    case("a link like the text", "2. [2]\na. [2.a] | {link https://a.example/} a.example", &["2.a[1].url = a.example"], &[]),
    case("a remark beside a common prompt", "2. [2] | All of them are new.\na. [2.a] | www.a.example",
        &["2.explanation = All of them are new.", "2.a[1].url = www.a.example"], &[]),

    // Officers
    case("fields in one cell", "4. [4] | Name: Ada L.↵Title: Director↵Phone: 520-7540",
        &["4.name = Ada L.", "4.title = Director", "4.phone = 520-7540"], &["yes-or-no-not-said 4.answer B3"]),
    case("fields in rows", "4. [4] | Yes\nName | Ada L.\nE-mail | ada@a.example\nPhone | {number 5207540}",
        &["4.answer = yes", "4.name = Ada L.", "4.email = ada@a.example", "4.phone = 5207540"], &[]),
    case("fields with their labels in one cell each", "4. [4]\nName: Ada L.\nOrganisation: Innovation",
        &["4.name = Ada L.", "4.organization = Innovation"], &["yes-or-no-not-said 4.answer A4"]),
    case("an officer in words", "4. [4] | Yes, at the ministry", &["4.answer = yes", "4.explanation = Yes, at the ministry"], &[]),
    case("a contact below its heading", "X. | Contact and Additional Information\nName | Bo\nEmail | bo@a.example\n1. [X.1]",
        &["X.contact.name = Bo", "X.contact.email = bo@a.example"], &[]),
    case("a field twice in the same words", "4. [4] | Yes\nName | Ada L.\nName | Ada L.", &["4.answer = yes", "4.name = Ada L."], &[]),
    case("fields behind separators that nothing stands between", "4. [4] | Yes\n| ,,Name: Ada L., ;E-mail: ada@a.example",
        &["4.answer = yes", "4.name = Ada L.", "4.email = ada@a.example"], &[]),
    case("a field twice", "4. [4] | Yes\nName | Ada L.\nName | Bo",
        &["4.answer = yes", "4.name = Ada L.", "4.explanation = Bo"], &["kept-as-words 4.name B5"]),
];
