//! Panama's response, made from its workbook.

use std::fs::File;

use msq_core::editions::editions;
use msq_excel::Limits;
use msq_json::{Style, Writer};
use msq_table::Reader;

use crate::{
    generated::{Error, Generated},
    workspace,
};

/// The files below `examples/` that are made from others.
pub(crate) fn files() -> Result<Vec<Generated>, Error> {
    let path = workspace().join("examples/panama/form.xlsx");
    let failed = |error| Error::Io { path: path.clone(), error };
    let workbook = File::open(&path).map_err(failed)?;
    let reading = msq_excel::read(workbook, Reader::new(editions()), &Limits::default())?;
    let response = &reading.responses.first().ok_or(Error::NoResponse)?.response;
    let mut writer = Writer::new(Vec::new(), Style::Pretty);
    writer.write(response).map_err(failed)?;
    let json = writer.finish().map_err(failed)?;
    let content = String::from_utf8_lossy(&json).into_owned();
    Ok(vec![Generated { path: "examples/panama/response.json".to_owned(), content, chore: "examples" }])
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_examples_are_fresh() {
        if let Err(stale) = super::files().and_then(|files| crate::generated::check(&files)) {
            panic!("{stale}");
        }
    }
}
