//! The published schemas: a folder an edition, and in it a folder a version of the contract.

use msq_core::editions::editions;

use crate::generated::Generated;

/// The files below `schemas/`.
pub(crate) fn files() -> Vec<Generated> {
    let mut files = Vec::new();
    for catalogue in editions() {
        let schemas = [
            ("msq.schema.json", format!("{:#}\n", catalogue.schema())),
            ("msq.xsd", msq_xml::xsd(&catalogue)),
        ];
        files.extend(schemas.map(|(name, content)| Generated {
            path: format!("schemas/{}/{}/{name}", catalogue.edition(), catalogue.version()),
            content: content.into_bytes(),
            chore: "schema",
        }));
    }
    files
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_schemas_are_fresh() {
        let files = super::files();
        if let Err(stale) = crate::generated::check(&files) {
            panic!("{stale}");
        }
    }
}
