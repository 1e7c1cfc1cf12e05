//! What makes a family of types an edition of the questionnaire, and the way between them and a [`Response`].

use std::{borrow::Cow, sync::Arc};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de, de::DeserializeOwned};

use crate::{
    Catalogue, Response,
    document::{self, Fault},
};

pub(crate) mod schema;

pub use schema::BASE;

/// The version of the data contract: of the shape of a document, apart from the version of this software.
///
/// A document of an earlier version with the same first number is one of this version, too.
pub const CONTRACT_VERSION: &str = "1.0";

/// The versions whose documents are also documents of this version, oldest first; [`CONTRACT_VERSION`] is the last.
pub const READABLE_VERSIONS: &[&str] = &[CONTRACT_VERSION];

/// The types of one edition: the root struct of its documents.
///
/// The root has the fields `edition` (an inline enum of one variant, renamed to the edition's name) and `version`
/// ([`ContractVersion`]), questions that stand in no section, and sections; the [module of the 2020
/// edition](crate::editions::edition2020) shows all of it. A crate with an edition of its own depends on `serde` and
/// `schemars` (1.x) as well, for their derives.
pub trait Edition: Serialize + DeserializeOwned + JsonSchema {
    /// The catalogue of this edition, derived once ([`Catalogue::derive`]) and shared.
    fn catalogue() -> Arc<Catalogue>;

    /// This value as a response of parts, each as it is. Nothing follows a change: a percentage that was corrected
    /// stands beside the explanation's old words until they are corrected, too.
    ///
    /// # Errors
    ///
    /// If a text holds characters that no response can hold, or a percentage isn't finite.
    ///
    /// ```
    /// use msq_core::{Edition, editions::edition2020::Msq2020};
    ///
    /// let mut typed = Msq2020::default();
    /// typed.indicators.satisfied_population.value = Some(81.0);
    /// let response = typed.to_response()?;
    /// assert_eq!(Msq2020::from_response(&response)?, typed);
    /// # Ok::<(), msq_core::TypedError>(())
    /// ```
    fn to_response(&self) -> Result<Response, TypedError> {
        let value = serde_json::to_value(self).map_err(Reason::Value)?;
        let (response, faults) = document::read(&Self::catalogue(), value).map_err(Reason::View)?;
        match faults.into_iter().next() {
            None => Ok(response),
            Some(fault) => Err(Reason::Fault(fault).into()),
        }
    }

    /// The typed view of a response of this edition.
    ///
    /// # Errors
    ///
    /// If the response is of another edition.
    fn from_response(response: &Response) -> Result<Self, TypedError> {
        let value = serde_json::to_value(response).map_err(Reason::View)?;
        Ok(serde_json::from_value(value).map_err(Reason::View)?)
    }
}

/// A typed value and a response don't fit each other.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct TypedError(#[from] Reason);

#[derive(Debug, thiserror::Error)]
enum Reason {
    /// The types refuse a value of their own.
    #[error(transparent)]
    Value(serde_json::Error),
    #[error("the typed view doesn't fit the response")]
    View(#[source] serde_json::Error),
    #[error("{}: {}", .0.pointer, .0.message)]
    Fault(Fault),
}

/// The version of the contract that a document follows: it is read from all of [`READABLE_VERSIONS`], and written as
/// [`CONTRACT_VERSION`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ContractVersion;

impl Serialize for ContractVersion {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(CONTRACT_VERSION)
    }
}

impl<'de> Deserialize<'de> for ContractVersion {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<str>::deserialize(deserializer)?;
        if READABLE_VERSIONS.contains(&&*text) {
            Ok(Self)
        } else {
            Err(de::Error::custom(format_args!(
                "version {text:?} of the contract isn't {CONTRACT_VERSION:?}"
            )))
        }
    }
}

impl JsonSchema for ContractVersion {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "ContractVersion".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        match READABLE_VERSIONS {
            [only] => json_schema!({ "type": "string", "const": only }),
            several => json_schema!({ "type": "string", "enum": several }),
        }
    }
}
