//! Whole conversions: from a file to a file, a response at a time, as the command line does it.

use std::{
    fs::{self, File},
    io::BufWriter,
};

use msq_core::check::Checks;
use msq_csv::{Cells, ReadOptions};
use msq_json::Style;
use msq_table::{Layout, Settings, labels};
use msq_tests::written::Way;

use crate::{compare::Comparison, editions::catalogues, floor};

type Conversion = fn(File, File);

/// Compares a conversion to JSON Lines and one from it. The floor reads the same input, and writes the same output.
pub(crate) fn compare(comparison: &Comparison, survey: &[u8], lines: &[u8]) {
    let [csv, workbook] = [Way::Csv(Layout::Wide), Way::Excel(Layout::Wide)];
    let conversions: [(&str, Way, &[u8], Way, Conversion); 2] = [
        ("a survey's CSV to JSON Lines", csv, survey, Way::JsonLines, survey_to_lines),
        ("JSON Lines to a wide workbook", Way::JsonLines, lines, workbook, lines_to_workbook),
    ];
    let folder = tempfile::tempdir().expect(FOLDER);
    let [from, to] = ["from", "to"].map(|name| folder.path().join(name));
    for (name, input, bytes, output, convert) in conversions {
        fs::write(&from, bytes).expect(FOLDER);
        let msq = || convert(File::open(&from).expect(FOLDER), File::create(&to).expect(FOLDER));
        msq();
        let write = floor::writer(output, &fs::read(&to).expect(FOLDER));
        let floor = || {
            floor::read(input, &fs::read(&from).expect(FOLDER));
            fs::write(&to, write()).expect(FOLDER);
        };
        comparison.case(name, bytes.len(), floor, msq);
    }
}

fn survey_to_lines(from: File, to: File) {
    let mut writer = msq_json::Writer::new(BufWriter::new(to), Style::Lines);
    let mut settings = Settings::new(catalogues().into());
    settings.checks = Checks::FilledIn;
    let cells = Cells::new(from, &ReadOptions::default(), &labels(&settings.editions)).expect(READ);
    for reading in msq_table::responses(cells, &settings) {
        writer.write(&reading.expect(READ).response).expect(FOLDER);
    }
    writer.finish().expect(FOLDER);
}

fn lines_to_workbook(from: File, to: File) {
    let [catalogue] = catalogues();
    let mut writer = msq_excel::Writer::new(BufWriter::new(to), Layout::Wide, &catalogue).expect(FOLDER);
    for reading in msq_json::Reader::new(from, vec![catalogue]) {
        writer.write(&reading.expect(READ).response).expect(FOLDER);
    }
    writer.finish().expect(FOLDER);
}

const FOLDER: &str = "the folder is the benchmark's own";
const READ: &str = "the file is a questionnaire";
