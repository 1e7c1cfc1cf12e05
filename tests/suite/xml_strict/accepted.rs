//! Documents that keep the contract, however unusual they look.

/// Name, document (see [`super::marks`] for the notation), and the responses in it, without edition and version.
pub(super) const CASES: &[(&str, &str, &[&str])] = &[
    ("nothing answered", "<response§>@</response>", &["{}"]),
    ("no responses", "<responses§/>", &[]),
    (
        "several",
        "<responses§>\n<response>@</response><response>@<date/></response></responses>",
        &["{}", "{}"],
    ),
    ("sections without answers", "<response§>@<memberState/><indicators>\n</indicators></response>", &["{}"]),
    (
        "a prefix",
        r#"<q:response xmlns:q="https://msq.example/schemas/2020/1"><q:edition>2020</q:edition>
        <q:version>1.0</q:version><q:date><value xmlns="https://msq.example/schemas/2020/1">2019-03-31</value></q:date></q:response>"#,
        &[r#"{"date":{"value":"2019-03-31"}}"#],
    ),
    (
        "places of schemas",
        r#"<response§ xmlns:x="http://www.w3.org/2001/XMLSchema-instance" x:schemaLocation="a b">@
        <date x:noNamespaceSchemaLocation="c"/></response>"#,
        &["{}"],
    ),
    (
        "comments and instructions",
        "<?a b?><!-- c --><response§>@<date><!-- d --><value>20<!-- e -->19-03<?f?>-31</value></date>\
        </response><!-- g --><?h?>\n",
        &[r#"{"date":{"value":"2019-03-31"}}"#],
    ),
    (
        "CDATA",
        "<response§>@<memberState><name>a<![CDATA[<b>&amp;]]]]><![CDATA[>]]></name></memberState></response>",
        &[r#"{"memberState":{"name":"a<b>&amp;]]>"}}"#],
    ),
    (
        "references",
        "<response§>@<memberState><name>&lt;&gt;&amp;&quot;&apos;&#233;&#xE9;&#13;&#10;&#9;</name></memberState></response>",
        &[r#"{"memberState":{"name":"<>&\"'éé\r\n\t"}}"#],
    ),
    (
        "line ends",
        "<response§>\r\n@\r<memberState><name>a\r\nb\rc\nd</name></memberState></response>",
        &[r#"{"memberState":{"name":"a\nb\nc\nd"}}"#],
    ),
    (
        "space in texts",
        "<response§>@<memberState><name> a\t\n</name><explanation>\n </explanation></memberState></response>",
        &[r#"{"memberState":{"name":" a\t\n","explanation":"\n "}}"#],
    ),
    (
        "answers with nothing",
        "<response§>@<newTechnologies><nationalStrategyOn><ticked/><details></details>\
        <explanation/></nationalStrategyOn></newTechnologies></response>",
        &[r#"{"newTechnologies":{"nationalStrategyOn":{"ticked":[],"explanation":""}}}"#],
    ),
    (
        "space around values",
        "<response§><edition> 2020</edition><version>1.0\n</version><memberState><iso>\tPAN </iso></memberState>\
        <date><value>\n2019-03-31\n</value></date><authorization><answer> true </answer></authorization>\
        <newTechnologies><nationalStrategyOn><ticked><option> bigData </option></ticked></nationalStrategyOn></newTechnologies>\
        <indicators><ictInvestment><value>&#13; 0.4&#10;</value></ictInvestment></indicators></response>",
        &[
            r#"{"memberState":{"iso":"PAN"},"date":{"value":"2019-03-31"},"authorization":{"answer":true},"newTechnologies":{"nationalStrategyOn":{"ticked":["bigData"]}},"indicators":{"ictInvestment":{"value":0.4}}}"#,
        ],
    ),
    (
        "numbers",
        "<response§>@<indicators><satisfiedPopulation><value>8.10e1</value></satisfiedPopulation></indicators></response>",
        &[r#"{"indicators":{"satisfiedPopulation":{"value":81}}}"#],
    ),
    (
        "options in any order",
        "<response§>@<newTechnologies><nationalStrategyOn><ticked><option>other</option><option>bigData</option>\
        </ticked></nationalStrategyOn></newTechnologies></response>",
        &[r#"{"newTechnologies":{"nationalStrategyOn":{"ticked":["bigData","other"]}}}"#],
    ),
    (
        "declarations",
        "<?xml version='1.0' encoding='utf-8' standalone='yes'?>\n<response§>@</response>",
        &["{}"],
    ),
    ("a byte order mark", "\u{feff}<?xml version='1.0'?><response§>@</response>", &["{}"]),
];
