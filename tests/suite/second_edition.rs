//! A second edition is a module of types: no line of any crate changes for it.
//!
//! The edition of 1999 is invented, and defined in [`edition1999`] alone. Whatever the crates can do with the published
//! editions, they can do with it.

use std::sync::Arc;

use msq_contract::{
    Artefact,
    documents::{Format, documents},
};
use msq_core::{
    Catalogue, Edition, Entry, Kind, Misfit, Part, Reading, Response, Value,
    editions::{edition2020::Msq2020, editions},
};
use msq_json::{ErrorKind, Reader, Style, Writer};

mod edition1999;

pub(crate) use edition1999::Msq1999;
use edition1999::{Bird, Rooms};

use crate::table_forms::notation;

/// A response to 1999 as a document.
const DOCUMENT: &str = r#"{
  "edition": "1999",
  "version": "1.0",
  "date": {
    "value": "1999-12-31"
  },
  "light": {
    "litAtNight": {
      "answer": true,
      "explanation": "Yes, since 1888"
    },
    "restingBirds": {
      "ticked": [
        "seagull",
        "other"
      ],
      "details": {
        "other": "an albatross"
      }
    },
    "nightsWithFog": {
      "value": 12.5
    }
  },
  "keepers": {
    "rooms": {
      "explanation": "They take turns.",
      "lampRoom": {
        "entries": [
          {
            "name": "Ada",
            "url": "www.ada.example"
          }
        ]
      },
      "kitchen": {
        "entries": []
      }
    }
  }
}
"#;

/// The same response as a value of the edition's own types.
fn typed() -> Msq1999 {
    let mut typed = Msq1999::default();
    typed.date.value = "1999-12-31".parse().ok();
    typed.light.lit_at_night.answer = Some(true);
    typed.light.lit_at_night.explanation = Some("Yes, since 1888".to_owned());
    typed.light.resting_birds.ticked = Some([Bird::Other, Bird::Seagull].into());
    typed.light.resting_birds.details.0.insert(Bird::Other, "an albatross".to_owned());
    typed.light.nights_with_fog.value = Some(12.5);
    let ada =
        Entry { name: Some("Ada".to_owned()), url: Some("www.ada.example".to_owned()), description: None };
    let rooms: &mut Rooms = &mut typed.keepers.rooms;
    rooms.explanation = Some("They take turns.".to_owned());
    rooms.lamp_room.entries = Some(vec![ada]);
    rooms.kitchen.entries = Some(Vec::new());
    typed
}

#[test]
fn its_catalogue_is_read_off_its_types() {
    let catalogue = Msq1999::catalogue();
    assert_eq!(catalogue.edition(), "1999");
    assert_eq!(catalogue.title(), "Questionnaire on the Lighthouse 1999");
    assert_eq!(catalogue.boilerplate(), ["Please keep the lamp burning."]);
    let sections: Vec<_> = catalogue
        .sections()
        .iter()
        .map(|section| (section.numeral.as_deref(), section.title.as_str()))
        .collect();
    assert_eq!(sections, [(None, ""), (Some("I"), "Light"), (Some("II"), "Keepers")]);

    let questions: Vec<_> = catalogue
        .questions()
        .iter()
        .map(|question| {
            let kinds: Vec<_> = question.parts.iter().map(|&part| catalogue[part].kind).collect();
            (question.code.as_str(), question.prompt.as_str(), question.pointer.as_str(), kinds)
        })
        .collect();
    use Kind::{Date, Details, Entries, Percent, Text, Ticked, YesNo};
    let rooms = "Please list who works in the following rooms:";
    assert_eq!(
        questions,
        [
            ("date", "Date", "/date", vec![Date, Text]),
            ("1", "Is the lamp lit at night?", "/light/litAtNight", vec![YesNo, Entries, Text]),
            ("2", "Which birds rest on the gallery?", "/light/restingBirds", vec![Ticked, Details, Text]),
            ("3", "What is the percentage of nights with fog?", "/light/nightsWithFog", vec![Percent, Text]),
            ("4", rooms, "/keepers/rooms", vec![Text]),
            ("4.a", "Lamp room", "/keepers/rooms/lampRoom", vec![Entries, Text]),
            ("4.b", "Kitchen", "/keepers/rooms/kitchen", vec![Entries, Text]),
        ]
    );
    assert_eq!(
        catalogue.parts().iter().map(|part| part.kind).collect::<Vec<_>>(),
        [
            Date, Text, YesNo, Entries, Text, Ticked, Details, Text, Percent, Text, Text, Entries, Text,
            Entries, Text,
        ]
    );
}

#[test]
fn its_options_and_footnotes_are_read_off_its_types() {
    let catalogue = Msq1999::catalogue();
    let question = catalogue.question("2").expect("a question");
    let ticked = question.part_of_kind(&catalogue, Kind::Ticked).expect("a check list");
    let options: Vec<_> = catalogue
        .options(ticked.id)
        .iter()
        .map(|choice| (choice.id.as_str(), choice.label.as_str(), choice.open, choice.notes.len()))
        .collect();
    assert_eq!(
        options,
        [
            ("seagull", "Seagull", false, 0),
            ("owl", "Owl; or another bird of the night", false, 1),
            ("other", "Other", true, 0),
        ]
    );
    let note = &catalogue.question("1").expect("a question").notes[0];
    assert_eq!((note.number, note.text.as_str()), (1, "From dusk to dawn"));
}

#[test]
fn it_is_written_and_read_as_json() {
    let response = typed().to_response().expect("the types hold what a response holds");
    let mut writer = Writer::new(Vec::new(), Style::Pretty);
    writer.write(&response).expect("memory takes all that is written");
    let written = writer.finish().expect("memory takes all that is written");
    assert_eq!(String::from_utf8_lossy(&written), DOCUMENT);

    let [read] = read_json(DOCUMENT, vec![Msq1999::catalogue()]);
    assert_eq!(read, response);
    assert_eq!(Msq1999::from_response(&read).expect("the response is of this edition"), typed());
}

/// The only response of a document that has no faults.
fn read_json(json: &str, editions: Vec<Arc<Catalogue>>) -> [Response; 1] {
    let readings: Vec<_> = Reader::new(json.as_bytes(), editions)
        .map(|reading| {
            let reading = reading.expect("the document is read");
            assert_eq!(reading.diagnostics, []);
            reading.response
        })
        .collect();
    readings.try_into().expect("one response")
}

/// The same response as XML.
const XML: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<response xmlns="https://msq.example/schemas/1999/1">
  <edition>1999</edition>
  <version>1.0</version>
  <date>
    <value>1999-12-31</value>
  </date>
  <light>
    <litAtNight>
      <answer>true</answer>
      <explanation>Yes, since 1888</explanation>
    </litAtNight>
    <restingBirds>
      <ticked>
        <option>seagull</option>
        <option>other</option>
      </ticked>
      <details>
        <other>an albatross</other>
      </details>
    </restingBirds>
    <nightsWithFog>
      <value>12.5</value>
    </nightsWithFog>
  </light>
  <keepers>
    <rooms>
      <explanation>They take turns.</explanation>
      <lampRoom>
        <entries>
          <entry>
            <name>Ada</name>
            <url>www.ada.example</url>
          </entry>
        </entries>
      </lampRoom>
      <kitchen>
        <entries/>
      </kitchen>
    </rooms>
  </keepers>
</response>
"#;

#[test]
fn it_is_written_and_read_as_xml() {
    let response = typed().to_response().expect("the types hold what a response holds");
    let mut writer = msq_xml::Writer::new(Vec::new(), &Msq2020::catalogue());
    writer.write(&response).expect("memory takes all that is written");
    let written = writer.finish().expect("memory takes all that is written");
    assert_eq!(String::from_utf8_lossy(&written), XML);
    for editions in both() {
        let reading = msq_xml::Reader::new(XML.as_bytes(), editions).next().expect("a response");
        assert_eq!(reading.expect("the document is read").response, response);
    }
}

/// A namespace is one edition's, and a document has one.
#[test]
fn no_xml_document_holds_two_editions() {
    let mut writer = msq_xml::Writer::new(Vec::new(), &Msq2020::catalogue());
    let [of_1999, of_2020] = [Msq1999::catalogue(), Msq2020::catalogue()].map(|each| Response::new(&each));
    writer.write(&of_1999).expect("memory takes all that is written");
    let error = writer.write(&of_2020).expect_err("the second is of another edition");
    assert!(matches!(error.refusal(), Some(msq_xml::Refusal::OtherEdition { .. })), "{error}");
    writer.write(&of_1999).expect("the document goes on");
    let written = writer.finish().expect("memory takes all that is written");
    let readings: Vec<_> = msq_xml::Reader::new(written.as_slice(), vec![Msq1999::catalogue()]).collect();
    assert_eq!(readings.len(), 2);
    assert!(
        readings
            .iter()
            .flatten()
            .all(|reading| reading.response == of_1999 && reading.diagnostics.is_empty())
    );
}

#[test]
fn a_document_is_read_as_the_edition_that_it_names() {
    for editions in both() {
        let [response] = read_json(DOCUMENT, editions.clone());
        assert_eq!(response.catalogue().edition(), "1999");
        let [response] = read_json(r#"{"edition": "2020", "version": "1.0"}"#, editions);
        assert_eq!(response.catalogue().edition(), "2020");
    }
}

/// Both editions, in both orders.
fn both() -> [Vec<Arc<Catalogue>>; 2] {
    let (of_1999, of_2020) = (Msq1999::catalogue(), Msq2020::catalogue());
    [vec![Arc::clone(&of_2020), Arc::clone(&of_1999)], vec![of_1999, of_2020]]
}

#[test]
fn an_edition_that_is_not_given_is_not_read() {
    let mut readings = Reader::new(DOCUMENT.as_bytes(), editions());
    let error = readings.next().expect("an item").expect_err("1999 isn't published");
    assert_eq!(
        *error.kind(),
        ErrorKind::UnknownEdition { found: "\"1999\"".to_owned(), known: "\"2020\"".to_owned() }
    );
    assert_eq!((error.line(), error.column()), (2, 14));
    assert!(readings.next().is_none());
}

#[test]
fn a_response_to_another_edition_has_no_typed_view() {
    let response = typed().to_response().expect("the types hold what a response holds");
    assert!(Msq2020::from_response(&response).is_err());
}

const GRID: &str = "
Questionnaire on the Lighthouse 1999
     | Date                                                | 31 December 1999
I.   | Light
1.   | Is the lamp lit at night?¹                          | Yes
2.   | Which birds rest on the gallery?
x    | Seagull
     | Owl; or another bird of the night
x    | Other                                               | an albatross
3.   | What is the percentage of nights with fog?          | 12,5 %
II.  | Keepers
4.   | Please list who works in the following rooms:
a.   | Lamp room                                           | Ada: www.ada.example
b.   | Kitchen                                             | nobody
";

#[test]
fn a_grid_is_read_as_the_edition_whose_questions_it_has() {
    for editions in both().into_iter().chain([vec![Msq1999::catalogue()]]) {
        let reading = notation::read(GRID, editions);
        let response = &reading.responses[0].response;
        assert_eq!(response.catalogue().edition(), "1999");
        assert_eq!(
            notation::answers(response),
            [
                "date.value = 1999-12-31",
                "1.answer = yes",
                "2.seagull = yes",
                "2.other = yes",
                "2.other.detail = an albatross",
                "3.value = 12.5",
                "4.a[1].name = Ada",
                "4.a[1].url = www.ada.example",
                "4.b[1].description = nobody",
            ]
        );
    }
}

#[test]
fn its_parts_are_answered_by_their_kind() {
    let catalogue = Msq1999::catalogue();
    let mut response = Response::new(&catalogue);
    let part = catalogue.part("3.value").expect("a part").id;
    response.set(part, Value::Percent(12.5)).expect("a percentage fits");
    assert!(response.set(part, Value::YesNo(true)).is_err());
    let answered: Vec<&Part> = response.answers().map(|(part, _)| &catalogue[part]).collect();
    assert_eq!(answered, [&catalogue[part]]);
}

/// An id is a position: of a longer edition, it may lead beyond the parts of a shorter one.
#[test]
fn a_part_beyond_its_own_is_none() {
    let (of_1999, of_2020) = (Msq1999::catalogue(), Msq2020::catalogue());
    let beyond = of_2020.part("X.2.ticked").expect("a part").id;
    let mut response = Response::new(&of_1999);
    assert_eq!(response.set(beyond, Value::Ticked([0].into())), Err(Misfit::Part));
    assert_eq!(response.get(beyond), None);
    assert_eq!(response.take(beyond), None);
    assert_eq!(of_1999.options(beyond), []);
    assert_eq!(response.answers().count(), 0);
    for path in ["X.2.ticked", "3", "2.owl", "4.a[1].url"] {
        assert_eq!(of_1999.part(path), None, "{path}");
    }
}

#[test]
fn a_percentage_that_is_not_finite_makes_no_response() {
    for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let mut typed = typed();
        typed.light.nights_with_fog.value = Some(value);
        let error = typed.to_response().expect_err("a response holds finite numbers");
        assert_eq!(error.to_string(), Misfit::NotFinite.to_string());
    }
}

#[test]
fn its_contract_is_made_of_its_catalogue() {
    let catalogue = Msq1999::catalogue();
    for &artefact in Artefact::ALL {
        let content = artefact.content(&catalogue);
        assert!(!content.contains("digitalIdentity"), "{artefact:?} knows another edition");
    }
    for artefact in [Artefact::CodeBook, Artefact::CodeBookPage, Artefact::Questions] {
        let content = artefact.content(&catalogue);
        for question in catalogue.questions() {
            assert!(content.contains(&question.prompt), "{artefact:?}: {}", question.code);
        }
    }
    for document in documents(&catalogue) {
        let (content, [editions, _]) = (document.content.as_bytes(), both());
        let is_right = |reading: Option<Reading>| reading.is_some_and(|reading| !reading.has_errors());
        let is_accepted = match document.format {
            Format::Json => Reader::new(content, editions).map(Result::ok).all(is_right),
            Format::Xml => msq_xml::Reader::new(content, editions).map(Result::ok).all(is_right),
        };
        assert_eq!(is_accepted, document.error.is_none(), "{}", document.file_name());
    }
}
