//! Documents that are well-formed XML and break the contract.

/// Name, document, and what is to be found in it as `code path: message`; a mark stands where each finding shows (see
/// [`super::marks`] for the notation). What ends with `…` is the beginning of a message.
pub(super) const CASES: &[(&str, &str, &[&str])] = &[
    // Names
    ("an unknown section", "<response§>@<memberState/>▶<colour><a>b</a></colour></response>", &[
        r#"unknown-property /response/colour: unknown property "colour"; here stand …"#]),
    ("an unknown question", "<response§>@<indicators>▶<happiness/></indicators></response>", &[
        r#"unknown-property /response/indicators/happiness: unknown property "happiness"; here stand satisfiedPopulation, ictInvestment, employeesUsingIcts, employeesUsingInternet, digitalLiteracyIndicators"#]),
    ("an unknown part", "<response§>@<date>▶<day>1</day></date></response>", &[
        r#"unknown-property /response/date/day: unknown property "day"; here stand value, explanation"#]),
    ("an unknown field of an entry", "<response§>@<institutionalFramework><eGovernmentPortal><entries><entry>▶<link>a</link></entry></entries></eGovernmentPortal></institutionalFramework></response>", &[
        r#"unknown-property /response/institutionalFramework/eGovernmentPortal/entries/entry[1]/link: unknown property "link"; here stand name, url, description"#]),
    ("an element of another namespace", r#"<response§>@<memberState>▶<name xmlns="urn:x">a</name>▶<name xmlns="">b</name><name>c</name></memberState></response>"#, &[
        r#"unknown-property /response/memberState/{urn:x}name: unknown property "{urn:x}name"; here stand name, iso, m49, explanation"#,
        r#"unknown-property /response/memberState/{}name: unknown property "{}name"; here stand name, iso, m49, explanation"#]),
    ("names are case-sensitive", "<response§>@▶<memberstate/></response>", &[
        r#"unknown-property /response/memberstate: unknown property "memberstate"; here stand …"#]),
    ("an item of another name", "<response§>@<newTechnologies><nationalStrategyOn><ticked>▶<opt>x</opt><option>other</option></ticked></nationalStrategyOn></newTechnologies></response>", &[
        r#"unknown-property /response/newTechnologies/nationalStrategyOn/ticked/opt[1]: unknown property "opt"; here stand option"#]),
    ("entries without their wrapper", "<response§>@<institutionalFramework><eGovernmentPortal>▶<entry><url>a</url></entry></eGovernmentPortal></institutionalFramework></response>", &[
        r#"unknown-property /response/institutionalFramework/eGovernmentPortal/entry: unknown property "entry"; here stand entries, explanation"#]),
    ("an option without its wrapper", "<response§>@<newTechnologies><nationalStrategyOn>▶<option>other</option></nationalStrategyOn></newTechnologies></response>", &[
        r#"unknown-property /response/newTechnologies/nationalStrategyOn/option: unknown property "option"; here stand ticked, details, explanation"#]),

    // Repeated
    ("a section twice", "<response§>@<date/>▶<date><value>x</value></date></response>", &[
        r#"repeated-property /response/date[2]: a second "date"; the first one was read"#]),
    ("a part twice", "<response§>@<memberState><name>a</name>▶<name>b</name></memberState></response>", &[
        r#"repeated-property /response/memberState/name[2]: a second "name"; the first one was read"#]),
    ("a field twice", "<response§>@<institutionalFramework><eGovernmentPortal><entries><entry><url>a</url>▶<url>b</url></entry></entries></eGovernmentPortal></institutionalFramework></response>", &[
        r#"repeated-property /response/institutionalFramework/eGovernmentPortal/entries/entry[1]/url[2]: a second "url"; the first one was read"#]),
    ("a detail twice", "<response§>@<newTechnologies><nationalStrategyOn><details><other>a</other>▶<other>b</other></details></nationalStrategyOn></newTechnologies></response>", &[
        r#"repeated-property /response/newTechnologies/nationalStrategyOn/details/other[2]: a second "other"; the first one was read"#]),
    ("a list twice", "<response§>@<newTechnologies><nationalStrategyOn><ticked/>▶<ticked><option>other</option></ticked></nationalStrategyOn></newTechnologies></response>", &[
        r#"repeated-property /response/newTechnologies/nationalStrategyOn/ticked[2]: a second "ticked"; the first one was read"#]),
    ("an option twice", "<response§>@<newTechnologies><nationalStrategyOn><ticked><option>other</option>▶<option>\nother </option></ticked></nationalStrategyOn></newTechnologies></response>", &[
        r#"repeated-option /response/newTechnologies/nationalStrategyOn/ticked/option[2]: "other" is ticked twice"#]),
    ("the edition twice", "<response§>@▶<edition>2020</edition></response>", &[
        r#"repeated-property /response/edition[2]: a second "edition"; the first one was read"#]),

    // Misplaced
    ("a section too late", "<response§>@<date/>▶<memberState><name>a</name></memberState></response>", &[
        r#"misplaced-element /response/memberState: "memberState" belongs before "date""#]),
    ("a part too late", "<response§>@<memberState><m49>591</m49>▶<name>Panamá</name>▶<iso>PAN</iso><explanation/></memberState></response>", &[
        r#"misplaced-element /response/memberState/name: "name" belongs before "m49""#,
        r#"misplaced-element /response/memberState/iso: "iso" belongs before "m49""#]),
    ("a field too late", "<response§>@<institutionalFramework><eGovernmentPortal><entries><entry/><entry><description>b</description>▶<url>a</url></entry></entries></eGovernmentPortal></institutionalFramework></response>", &[
        r#"misplaced-element /response/institutionalFramework/eGovernmentPortal/entries/entry[2]/url: "url" belongs before "description""#]),
    ("a detail too late", "<response§>@<newTechnologies><nationalStrategyOn><details><other>a</other>▶<bigData>b</bigData></details></nationalStrategyOn></newTechnologies></response>", &[
        r#"misplaced-element /response/newTechnologies/nationalStrategyOn/details/bigData: "bigData" belongs before "other""#]),
    ("the version before the edition", "<response§><version>1.0</version>▶<edition>2020</edition></response>", &[
        r#"misplaced-element /response/edition: "edition" belongs before "version""#]),

    // Edition and version
    ("no edition", "▶<response§><version>1.0</version></response>", &[
        r#"missing-property /response: the property "edition" is missing; it must be "2020""#]),
    ("no version", "<responses§><response>@</response>\n▶<response><edition>2020</edition></response></responses>", &[
        r#"missing-property /responses/response[2]: the property "version" is missing; it must be "1.0""#]),
    ("another edition than the namespace's", "<response§>▶<edition>2018</edition><version>1.0</version></response>", &[
        r#"wrong-constant /response/edition: found the text "2018", expected "2020""#]),
    ("another version", "<response§><edition>2020</edition>▶<version>0.2</version></response>", &[
        r#"wrong-constant /response/version: found the text "0.2", expected "1.0""#]),
    ("an empty version", "<response§><edition>2020</edition>▶<version/></response>", &[
        r#"wrong-constant /response/version: found the text "", expected "1.0""#]),

    // Attributes
    ("an attribute", "<response§>@▶<memberState lang='en'><name>a</name></memberState></response>", &[
        r#"unknown-property /response/memberState/@lang: unknown attribute "lang"; elements here have none"#]),
    ("an attribute of the root", "▶<response§ id='1'>@</response>", &[
        r#"unknown-property /response/@id: unknown attribute "id"; elements here have none"#]),
    ("an attribute of a value", "<response§>@<date>▶<value xml:space='preserve'>2019-03-31</value></date></response>", &[
        r#"unknown-property /response/date/value/@xml:space: unknown attribute "xml:space"; elements here have none"#]),
    ("an attribute of an item", "<response§>@<newTechnologies><nationalStrategyOn><ticked>▶▶<option a='1' b='2'>other</option></ticked></nationalStrategyOn></newTechnologies></response>", &[
        r#"unknown-property /response/newTechnologies/nationalStrategyOn/ticked/option[1]/@a: unknown attribute "a"; elements here have none"#,
        r#"unknown-property /response/newTechnologies/nationalStrategyOn/ticked/option[1]/@b: unknown attribute "b"; elements here have none"#]),
    ("nil", "<response§ xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'>@<date>▶▶<value xsi:nil='true'/></date></response>", &[
        r#"unknown-property /response/date/value/@xsi:nil: unknown attribute "xsi:nil"; elements here have none"#,
        r#"wrong-shape /response/date/value: found the text "", expected a date written as "YYYY-MM-DD""#]),

    // Text beside elements
    ("text for a section", "<response§>@▶<memberState>Utopia</memberState></response>", &[
        r#"wrong-shape /response/memberState: found the text "Utopia", expected an object"#]),
    ("text for a list", "<response§>@<newTechnologies><nationalStrategyOn>▶<ticked>other</ticked></nationalStrategyOn></newTechnologies></response>", &[
        r#"wrong-shape /response/newTechnologies/nationalStrategyOn/ticked: found the text "other", expected a list of option ids"#]),
    ("text for entries", "<response§>@<institutionalFramework><eGovernmentPortal>▶<entries>a</entries></eGovernmentPortal></institutionalFramework></response>", &[
        r#"wrong-shape /response/institutionalFramework/eGovernmentPortal/entries: found the text "a", expected a list of objects with name, url and description"#]),
    ("text for an entry", "<response§>@<institutionalFramework><eGovernmentPortal><entries>▶<entry> a </entry></entries></eGovernmentPortal></institutionalFramework></response>", &[
        r#"wrong-shape /response/institutionalFramework/eGovernmentPortal/entries/entry[1]: found the text "a", expected an object with name, url and description"#]),
    ("text for details", "<response§>@<newTechnologies><nationalStrategyOn>▶<details>BI</details></nationalStrategyOn></newTechnologies></response>", &[
        r#"wrong-shape /response/newTechnologies/nationalStrategyOn/details: found the text "BI", expected an object with a text beside each option id"#]),
    ("text beside elements", "<response§>@<memberState>\n  ▶Utopia <name>a</name>, too</memberState></response>", &[
        r#"wrong-shape /response/memberState: found the text "Utopia , too" beside elements"#]),
    ("text in the root", "<response§>▶My answers:@</response>", &[
        r#"wrong-shape /response: found the text "My answers:" beside elements"#]),

    // Values
    ("yes", "<response§>@<authorization>▶<answer>yes</answer></authorization></response>", &[
        r#"wrong-shape /response/authorization/answer: found the text "yes", expected true or false"#]),
    ("one", "<response§>@<authorization>▶<answer>1</answer></authorization></response>", &[
        r#"wrong-shape /response/authorization/answer: found the text "1", expected true or false"#]),
    ("True", "<response§>@<authorization>▶<answer>True</answer></authorization></response>", &[
        r#"wrong-shape /response/authorization/answer: found the text "True", expected true or false"#]),
    ("neither yes nor no", "<response§>@<authorization>▶<answer/></authorization></response>", &[
        r#"wrong-shape /response/authorization/answer: found the text "", expected true or false"#]),
    ("a number with a sign", "<response§>@<indicators><ictInvestment>▶<value>0.4%</value></ictInvestment></indicators></response>", &[
        r#"wrong-shape /response/indicators/ictInvestment/value: found the text "0.4%", expected a number in per cent"#]),
    ("a number with a comma", "<response§>@<indicators><ictInvestment>▶<value>0,4</value></ictInvestment></indicators></response>", &[
        r#"wrong-shape /response/indicators/ictInvestment/value: found the text "0,4", expected a number in per cent"#]),
    ("a number without a digit in front", "<response§>@<indicators><ictInvestment>▶<value>.4</value></ictInvestment></indicators></response>", &[
        r#"wrong-shape /response/indicators/ictInvestment/value: found the text ".4", expected a number in per cent"#]),
    ("no number", "<response§>@<indicators><ictInvestment>▶<value/></ictInvestment></indicators></response>", &[
        r#"wrong-shape /response/indicators/ictInvestment/value: found the text "", expected a number in per cent"#]),
    ("not a number", "<response§>@<indicators><ictInvestment>▶<value>NaN</value></ictInvestment></indicators></response>", &[
        r#"wrong-shape /response/indicators/ictInvestment/value: found the text "NaN", expected a number in per cent"#]),
    ("too large a number", "<response§>@<indicators><ictInvestment>▶<value>1e400</value></ictInvestment></indicators></response>", &[
        "number-out-of-range /response/indicators/ictInvestment/value: 1e400 is too large to be kept; the largest number is 1.7976931348623157e308"]),
    ("too many digits", "<response§>@<indicators><ictInvestment>▶<value>0.12345678901234567890</value></ictInvestment></indicators></response>", &[
        "rounded-number /response/indicators/ictInvestment/value: 0.12345678901234567890 has more digits than can be kept; it was read as 0.12345678901234568"]),
    ("a day that isn't in the calendar", "<response§>@<date>▶<value>2019-02-30</value></date></response>", &[
        r#"wrong-shape /response/date/value: found the text "2019-02-30", expected a date written as "YYYY-MM-DD""#]),
    ("a date with a zone", "<response§>@<date>▶<value>2019-03-31Z</value></date></response>", &[
        r#"wrong-shape /response/date/value: found the text "2019-03-31Z", expected a date written as "YYYY-MM-DD""#]),
    ("no date", "<response§>@<date>▶<value> </value></date></response>", &[
        r#"wrong-shape /response/date/value: found the text "", expected a date written as "YYYY-MM-DD""#]),
    ("an unknown option", "<response§>@<newTechnologies><nationalStrategyOn><ticked><option>other</option>▶<option>Big data</option></ticked></nationalStrategyOn></newTechnologies></response>", &[
        r#"unknown-option /response/newTechnologies/nationalStrategyOn/ticked/option[2]: no option "Big data"; the options are …"#]),
    ("an option of another list", "<response§>@<newTechnologies><nationalStrategyOn><details>▶<facebook>a</facebook></details></nationalStrategyOn></newTechnologies></response>", &[
        r#"unknown-option /response/newTechnologies/nationalStrategyOn/details/facebook: no option "facebook"; the options are …"#]),
    ("a code in small letters", "<response§>@<memberState>▶<iso>pan</iso></memberState></response>", &[
        r#"wrong-shape /response/memberState/iso: found the text "pan", expected an ISO 3166-1 alpha-3 code of three capital letters, such as "PAN""#]),
    ("an empty code", "<response§>@<memberState>▶<m49/></memberState></response>", &[
        r#"wrong-shape /response/memberState/m49: found the text "", expected a UN M49 code of three digits, such as "591""#]),
    ("a reference to a control character", "<response§>@<memberState>▶<name>a&#11;b</name></memberState></response>", &[
        "forbidden-character /response/memberState/name: the character U+000B can't be kept: XML 1.0 has no place for it"]),
    ("elements in a text", "<response§>@<memberState>▶<name>a<b>c</b></name></memberState></response>", &[
        "wrong-shape /response/memberState/name: found an object, expected a text"]),
    ("elements in a number", "<response§>@<indicators><ictInvestment>▶<value><number>4</number></value></ictInvestment></indicators></response>", &[
        "wrong-shape /response/indicators/ictInvestment/value: found an object, expected a number in per cent"]),
    ("elements in an option", "<response§>@<newTechnologies><nationalStrategyOn><ticked>▶<option><other/></option></ticked></nationalStrategyOn></newTechnologies></response>", &[
        "wrong-shape /response/newTechnologies/nationalStrategyOn/ticked/option[1]: found an object, expected a text"]),

    // Places
    ("lines and columns", "<!-- é -->\r\n<response§>\r\n@\r\n<memberState><name>é🇵🇦\r\n</name>▶<iso>x</iso></memberState></response>", &[
        r#"wrong-shape /response/memberState/iso: found the text "x", expected an ISO 3166-1 alpha-3 code of three capital letters, such as "PAN""#]),
    ("the second of several", "<responses§>\n<response>@</response>\n<response>@<date>▶<value/></date></response></responses>", &[
        r#"wrong-shape /responses/response[2]/date/value: found the text "", expected a date written as "YYYY-MM-DD""#]),
    ("several faults", "▶<response§ ><edition>2020</edition>
        ▶<memberState when='1'>▶<name when='2'>a</name>▶<iso>pan</iso></memberState>
        <indicators>▶<ictInvestment>much</ictInvestment>▶<satisfiedPopulation><value>1</value></satisfiedPopulation></indicators>
        ▶<colour/>
        ▶<newTechnologies><nationalStrategyOn><ticked>▶<option>bi</option><option>other</option></ticked></nationalStrategyOn></newTechnologies>
        </response>", &[
        r#"missing-property /response: the property "version" is missing; it must be "1.0""#,
        r#"unknown-property /response/memberState/@when: unknown attribute "when"; elements here have none"#,
        r#"unknown-property /response/memberState/name/@when: unknown attribute "when"; elements here have none"#,
        r#"wrong-shape /response/memberState/iso: found the text "pan", expected an ISO 3166-1 alpha-3 code of three capital letters, such as "PAN""#,
        r#"wrong-shape /response/indicators/ictInvestment: found the text "much", expected an object"#,
        r#"misplaced-element /response/indicators/satisfiedPopulation: "satisfiedPopulation" belongs before "ictInvestment""#,
        r#"unknown-property /response/colour: unknown property "colour"; here stand …"#,
        r#"misplaced-element /response/newTechnologies: "newTechnologies" belongs before "indicators""#,
        r#"unknown-option /response/newTechnologies/nationalStrategyOn/ticked/option[1]: no option "bi"; the options are …"#]),
];
