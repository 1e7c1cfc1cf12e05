//! The published schemas: a folder an edition, and in it a folder a version of the contract.

use msq_core::editions::editions;

use crate::generated::Generated;

/// The files below `schemas/`.
pub(crate) fn files() -> Vec<Generated> {
    let file = |catalogue: &msq_core::Catalogue| Generated {
        path: format!("schemas/{}/{}/msq.schema.json", catalogue.edition(), catalogue.version()),
        content: format!("{:#}\n", catalogue.schema()),
        chore: "schema",
    };
    editions().iter().map(|catalogue| file(catalogue)).collect()
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
