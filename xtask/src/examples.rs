//! Panama's response, made from its workbook, in every format and layout that msq writes.

use msq::{Format, Layout, OutputFormat, Response, Writer};

use crate::{
    generated::{Error, Generated},
    workspace,
};

/// The files below `examples/` that are made from others.
pub(crate) fn files() -> Result<Vec<Generated>, Error> {
    let readings = msq::read(workspace::folder().join("examples/panama/form.xlsx"))?;
    let response = &readings.first().ok_or(Error::NoResponse)?.response;
    let formats = "examples/panama/formats";
    let mut targets = vec![
        ("examples/panama/response.json".to_owned(), OutputFormat::new(Format::Json)),
        (format!("{formats}/response.jsonl"), OutputFormat::new(Format::JsonLines)),
        (format!("{formats}/response.xml"), OutputFormat::new(Format::Xml)),
    ];
    for layout in Layout::ALL {
        for format in [Format::Csv, Format::Tsv, Format::Workbook] {
            let path = format!("{formats}/{}.{}", layout.id(), format.extension());
            targets.push((path, OutputFormat::new(format).laid_out(layout)));
        }
    }
    let file =
        |(path, target)| Ok(Generated { path, content: written(response, target)?, chore: "examples" });
    targets.into_iter().map(file).collect()
}

fn written(response: &Response, target: OutputFormat) -> Result<Vec<u8>, Error> {
    let mut writer = Writer::new(Vec::new(), target);
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
