//! Defines a small edition of one's own as types; prints its questions and its schema, and writes and reads a document
//! of it.
//!
//! `cargo run -p msq-examples --bin define_edition`
//!
//! All that is asked stands in doc comments and `x-msq`; every reader and writer of msq takes it from there.

use std::{
    error::Error,
    sync::{Arc, LazyLock},
};

use msq_core::{Catalogue, CheckList, ContractVersion, Edition, MemberState, Percentage};
use msq_json::{Reader, Style, Writer};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Questionnaire on Lighthouses 1999
#[derive(Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Lighthouses {
    /// The edition of the questionnaire.
    edition: Edition1999,
    /// The version of the data contract.
    version: ContractVersion,
    /// Member State
    #[serde(default)]
    #[schemars(extend("x-msq" = { "code": "memberState" }))]
    member_state: MemberState,
    /// Light
    #[serde(default)]
    #[schemars(extend("x-msq" = { "section": "I" }))]
    light: Light,
}

/// The name of the edition.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(inline)]
enum Edition1999 {
    /// The edition of 1999.
    #[default]
    #[serde(rename = "1999")]
    Edition1999,
}

/// The lamp and what is seen of it.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
struct Light {
    /// What is the percentage of nights with fog?
    #[schemars(extend("x-msq" = { "code": "1" }))]
    nights_with_fog: Percentage,
    /// Which birds rest on the gallery?
    #[schemars(extend("x-msq" = { "code": "2" }))]
    resting_birds: CheckList<Bird>,
}

/// A bird.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
enum Bird {
    /// Seagull
    Seagull,
    /// Owl
    Owl,
}

impl Edition for Lighthouses {
    fn catalogue() -> Arc<Catalogue> {
        static CATALOGUE: LazyLock<Arc<Catalogue>> =
            LazyLock::new(|| Arc::new(Catalogue::derive::<Lighthouses>()));
        Arc::clone(&CATALOGUE)
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let catalogue = Lighthouses::catalogue();
    for question in catalogue.questions() {
        println!("{}: {}", question.code, question.prompt);
    }
    println!("{:#}", catalogue.schema());

    let mut answers = Lighthouses::default();
    answers.member_state.name = Some("Utopia".to_owned());
    answers.light.resting_birds.ticked = Some([Bird::Owl].into());

    let mut writer = Writer::new(Vec::new(), Style::Pretty);
    writer.write(&answers.to_response()?)?;
    let document = writer.finish()?;
    print!("{}", str::from_utf8(&document)?);

    for reading in Reader::new(document.as_slice(), vec![catalogue]) {
        assert_eq!(Lighthouses::from_response(&reading?.response)?, answers);
    }
    Ok(())
}
