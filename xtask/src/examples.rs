//! Panama's response, made from its workbook, in every format and layout that msq writes.

use std::fs::File;

use msq_core::{Response, editions::editions};
use msq_csv::{Delimiter, WriteOptions};
use msq_excel::Limits;
use msq_json::Style;
use msq_table::{Layout, Reader};

use crate::{
    generated::{Error, Generated},
    workspace,
};

/// The files below `examples/` that are made from others.
pub(crate) fn files() -> Result<Vec<Generated>, Error> {
    let path = workspace().join("examples/panama/form.xlsx");
    let input = File::open(&path).map_err(|error| Error::Io { path: path.clone(), error })?;
    let reading = msq_excel::read(input, Reader::new(editions()), &Limits::default())?;
    let response = &reading.responses.first().ok_or(Error::NoResponse)?.response;
    let file = |path: String, content| Generated { path, content, chore: "examples" };
    let mut files = vec![
        file("examples/panama/response.json".to_owned(), json(response, Style::Pretty)?),
        file("examples/panama/formats/response.jsonl".to_owned(), json(response, Style::Lines)?),
        file("examples/panama/formats/response.xml".to_owned(), xml(response)?),
    ];
    for layout in Layout::ALL {
        let name = |extension| format!("examples/panama/formats/{}.{extension}", layout.id());
        files.push(file(name("csv"), delimited(response, layout, Delimiter::COMMA)?));
        files.push(file(name("tsv"), delimited(response, layout, Delimiter::TAB)?));
        files.push(file(name("xlsx"), workbook(response, layout)?));
    }
    Ok(files)
}

fn json(response: &Response, style: Style) -> Result<Vec<u8>, Error> {
    let failed = |error| Error::Io { path: "memory".into(), error };
    let mut writer = msq_json::Writer::new(Vec::new(), style);
    writer.write(response).map_err(failed)?;
    writer.finish().map_err(failed)
}

fn xml(response: &Response) -> Result<Vec<u8>, Error> {
    let mut writer = msq_xml::Writer::new(Vec::new(), response.catalogue());
    writer.write(response)?;
    Ok(writer.finish()?)
}

fn delimited(response: &Response, layout: Layout, delimiter: Delimiter) -> Result<Vec<u8>, Error> {
    let mut options = WriteOptions::default();
    options.delimiter = delimiter;
    let mut writer = msq_csv::Writer::new(Vec::new(), layout, response.catalogue(), &options)?;
    writer.write(response)?;
    Ok(writer.finish()?)
}

fn workbook(response: &Response, layout: Layout) -> Result<Vec<u8>, Error> {
    let mut writer = msq_excel::Writer::new(Vec::new(), layout, response.catalogue())?;
    writer.write(response)?;
    Ok(writer.finish()?)
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
