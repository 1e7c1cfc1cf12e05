//! The questionnaire of 1999, which never was: its questions are invented.

use std::sync::{Arc, LazyLock};

use msq_core::{Catalogue, CheckList, ContractVersion, Directory, Edition, Percentage, ResponseDate, YesNo};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Questionnaire on the Lighthouse 1999
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(extend("x-msq" = { "boilerplate": ["Please keep the lamp burning."] }))]
pub(crate) struct Msq1999 {
    /// The edition of the questionnaire.
    pub(crate) edition: Edition1999,
    /// The version of the data contract.
    pub(crate) version: ContractVersion,
    /// Date
    #[serde(default)]
    #[schemars(extend("x-msq" = { "code": "date" }))]
    pub(crate) date: ResponseDate,
    /// Light
    #[serde(default)]
    #[schemars(extend("x-msq" = { "section": "I" }))]
    pub(crate) light: Light,
    /// Keepers
    #[serde(default)]
    #[schemars(extend("x-msq" = { "section": "II" }))]
    pub(crate) keepers: Keepers,
}

impl Edition for Msq1999 {
    fn catalogue() -> Arc<Catalogue> {
        static CATALOGUE: LazyLock<Arc<Catalogue>> =
            LazyLock::new(|| Arc::new(Catalogue::derive::<Msq1999>()));
        Arc::clone(&CATALOGUE)
    }
}

/// The name of the edition.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(inline)]
pub(crate) enum Edition1999 {
    /// The edition of 1999.
    #[default]
    #[serde(rename = "1999")]
    Edition1999,
}

/// The lamp and what is seen of it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Light {
    /// Is the lamp lit at night?
    #[schemars(extend("x-msq" = { "code": "1", "notes": [{ "number": 1, "text": "From dusk to dawn" }] }))]
    pub(crate) lit_at_night: YesNo,
    /// Which birds rest on the gallery?
    #[schemars(extend("x-msq" = { "code": "2" }))]
    pub(crate) resting_birds: CheckList<Bird>,
    /// What is the percentage of nights with fog?
    #[schemars(extend("x-msq" = { "code": "3" }))]
    pub(crate) nights_with_fog: Percentage,
}

/// A bird.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Bird {
    /// Seagull
    Seagull,
    /// Owl; or another bird of the night
    #[schemars(extend("x-msq" = { "notes": [{ "number": 2, "text": "Bats are no birds" }] }))]
    Owl,
    /// Other
    #[schemars(extend("x-msq" = { "open": true }))]
    Other,
}

/// Who works there.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Keepers {
    /// Please list who works in the following rooms:
    #[schemars(extend("x-msq" = { "code": "4" }))]
    pub(crate) rooms: Rooms,
}

/// The rooms of the lighthouse.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Rooms {
    /// Words written beside the common prompt.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) explanation: Option<String>,
    /// Lamp room
    #[schemars(extend("x-msq" = { "code": "4.a" }))]
    pub(crate) lamp_room: Directory,
    /// Kitchen
    #[schemars(extend("x-msq" = { "code": "4.b" }))]
    pub(crate) kitchen: Directory,
}
