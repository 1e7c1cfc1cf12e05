//! What can be typed: the command line as types.

use std::{
    num::NonZero,
    path::{Path, PathBuf},
    thread,
};

use clap::{
    Args as ClapArgs, Parser, Subcommand, ValueEnum,
    builder::{PossibleValue, PossibleValuesParser, TypedValueParser},
};

use msq::{Checks, Format, InputLayout, Layout, Settings};
use msq_contract::Artefact;

/// The UN Member States Questionnaire as data.
///
/// Every two years the United Nations ask their Member States to fill in the Member States Questionnaire (MSQ) of the
/// E-Government Survey. msq reads the files that come back, turns them into clean data, and says, down to the
/// cell, what it wasn't sure of.
///
/// Data goes to standard output, or to the file that you name; everything else goes to standard error. The exit
/// status is 0 if all went well (there may be warnings), 1 if some input had errors, and 2 if nothing could be done.
#[derive(Debug, Parser)]
#[command(name = "msq", version, max_term_width = 100)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Turn filled-in questionnaires into data
    #[command(after_help = CONVERT_EXAMPLES)]
    Convert(ConvertArgs),
    /// Convert a file to every format and back, and say whether anything changed on the way
    Roundtrip(RoundtripArgs),
    /// Check files, and list everything that is doubtful or wrong in them
    Validate(ValidateArgs),
    /// Show how a workbook or text file is read: what each cell was taken for, and what is left over
    Inspect(InspectArgs),
    /// List the questions: codes, sections, prompts, the parts of their answers, and the options to tick
    Questions(QuestionsArgs),
    /// Print what other programs build on: the schemas that the data follows, code lists, the code book
    Schema(SchemaArgs),
}

const CONVERT_EXAMPLES: &str = "Examples:
  msq convert panama.xlsx                      print the response as JSON
  msq convert panama.xlsx -o panama.json       write it to a file
  msq convert panama.csv                       delimiter and encoding are told by the content
  msq convert responses/ -o all.jsonl          a folder of workbooks, one response a line
  msq convert responses/ -o all.csv            one table, a row a Member State
  msq convert all.csv -o long.csv --layout long
                                               the same as a row an answer, for a database
  msq convert all.csv -o states/ --split --to json
                                               a file for each Member State
  msq convert all.jsonl -o public.csv --omit 4,X.contact
                                               without the people that it names";

#[derive(Debug, ClapArgs)]
pub(crate) struct ConvertArgs {
    #[arg(required = true, value_name = "INPUT", help = inputs())]
    pub(crate) inputs: Vec<PathBuf>,
    /// The file to write; its name says the format. It appears whole or not at all. With --split, the folder to write to
    /// [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// The format of the inputs, instead of telling it by their content
    #[arg(long, value_name = "FORMAT")]
    from: Option<FormatArg>,
    /// The format to write, instead of telling it by the output's name
    #[arg(long, value_name = "FORMAT", value_parser = writable())]
    to: Option<FormatArg>,
    /// How the cells of a table are laid out that is written [default: wide]. If none is written, how those of the inputs are,
    /// as --input-layout says for any output
    #[arg(long, value_enum, value_name = "LAYOUT")]
    layout: Option<LayoutArg>,
    /// How the cells of the inputs are laid out, instead of finding it out
    #[arg(long, value_enum, value_name = "LAYOUT", hide_possible_values = true)]
    input_layout: Option<LayoutArg>,
    /// Write a file for each response into the folder that -o names
    #[arg(long, requires = "output")]
    pub(crate) split: bool,
    #[command(flatten)]
    allow: AllowArg,
    /// Leave answers out: of questions by their codes, of sections by their numerals, or parts by their paths
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    pub(crate) omit: Vec<String>,
    /// Write these answers only, and whose they are
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    pub(crate) only: Vec<String>,
    /// Begin CSV with a byte order mark, by which Excel knows that it is UTF-8
    #[arg(long)]
    pub(crate) bom: bool,
    /// Also write every finding to a CSV file: state, code, file, sheet, cell, what was found, what to do
    #[arg(long, value_name = "FINDINGS.csv")]
    pub(crate) report: Option<PathBuf>,
    /// End with status 1 if any text was left unread
    #[arg(long)]
    pub(crate) strict: bool,
    #[command(flatten)]
    pub(crate) jobs: JobsArgs,
}

impl ConvertArgs {
    /// The folder to write to, with a file for each response.
    pub(crate) fn folder(&self) -> Option<&Path> {
        self.output.as_deref().filter(|_| self.split)
    }

    /// How the inputs are read, if that is what is written.
    pub(crate) fn settings(&self, to: Format) -> Settings {
        let of_inputs = self.layout.filter(|_| !to.has_cells());
        settings(self.from, self.input_layout.or(of_inputs), self.allow)
    }

    /// The format to write, if it is named.
    pub(crate) fn to(&self) -> Option<Format> {
        self.to.map(Format::from)
    }

    /// How the cells of the output are laid out.
    pub(crate) fn output_layout(&self) -> Layout {
        self.layout.map_or(Layout::Wide, Layout::from)
    }
}

/// What inputs can be.
fn inputs() -> String {
    format!(
        "Workbooks, CSV, text, JSON or XML files; - for standard input; a folder stands for the files in it whose names \
         end in {}; what else is in it is passed over, and told",
        Format::read_in_folders()
    )
}

/// How inputs are read, where that isn't to be found out.
#[derive(Clone, Copy, Debug, ClapArgs)]
pub(crate) struct HowArgs {
    /// The format of the inputs, instead of telling it by their content
    #[arg(long, value_name = "FORMAT")]
    from: Option<FormatArg>,
    /// How the cells of the inputs are laid out, instead of finding it out
    #[arg(long, value_enum, value_name = "LAYOUT")]
    layout: Option<LayoutArg>,
    #[command(flatten)]
    allow: AllowArg,
}

/// How much an input may ask for.
#[derive(Clone, Copy, Debug, ClapArgs)]
struct AllowArg {
    /// Raise the limits on what an input may ask for to N times as much (1 to 65535; usually 10). That holds for every input of the
    /// run, so name the file that was refused alone
    #[arg(long, value_name = "N", default_value_t = 1, hide_default_value = true, value_parser = clap::value_parser!(u16).range(1..))]
    allow: u16,
}

impl HowArgs {
    pub(crate) fn settings(self, checks: Checks) -> Settings {
        let mut settings = settings(self.from, self.layout, self.allow);
        settings.checks = checks;
        settings
    }
}

/// How inputs are read that are said to be so.
fn settings(format: Option<FormatArg>, layout: Option<LayoutArg>, allow: AllowArg) -> Settings {
    let mut settings = Settings::default();
    settings.format = format.map(Format::from);
    settings.layout = layout.map(|layout| InputLayout::from(Layout::from(layout)));
    settings.allow = allow.allow;
    settings
}

/// A file format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum FormatArg {
    /// A workbook: xlsx; xlsm, xlsb, xls and ods are read as well
    #[value(aliases = ["xlsm", "xlsb", "xls", "ods"])]
    Xlsx,
    /// Delimited text: by commas, and read by any delimiter
    Csv,
    /// Text delimited by tabulators
    #[value(alias = "tab")]
    Tsv,
    /// Plain text or Markdown
    #[value(aliases = ["txt", "md", "markdown"])]
    Text,
    /// JSON: one response, or a list of them
    Json,
    /// JSON Lines: a response a line
    #[value(alias = "ndjson")]
    Jsonl,
    /// XML: one response, or several
    Xml,
}

impl From<FormatArg> for Format {
    fn from(format: FormatArg) -> Self {
        match format {
            FormatArg::Xlsx => Self::Workbook,
            FormatArg::Csv => Self::Csv,
            FormatArg::Tsv => Self::Tsv,
            FormatArg::Text => Self::Text,
            FormatArg::Json => Self::Json,
            FormatArg::Jsonl => Self::JsonLines,
            FormatArg::Xml => Self::Xml,
        }
    }
}

/// Takes the name of a format that msq writes.
fn writable() -> impl TypedValueParser<Value = FormatArg> {
    let all = FormatArg::value_variants();
    let named = |format: Format| all.iter().find(|argument| Format::from(**argument) == format);
    let written = Format::WRITTEN.into_iter().filter_map(named).filter_map(FormatArg::to_possible_value);
    PossibleValuesParser::new(written).try_map(|name| FormatArg::from_str(&name, false))
}

/// How cells are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum LayoutArg {
    /// Questions down the rows
    Form,
    /// Questions along the first row, and a row a Member State
    Wide,
    /// A row an answer
    Long,
}

impl From<LayoutArg> for Layout {
    fn from(layout: LayoutArg) -> Self {
        match layout {
            LayoutArg::Form => Self::Form,
            LayoutArg::Wide => Self::Wide,
            LayoutArg::Long => Self::Long,
        }
    }
}

/// How many inputs are read at the same time.
#[derive(Clone, Copy, Debug, ClapArgs)]
pub(crate) struct JobsArgs {
    /// How many inputs to read at the same time; the results are the same for any number [default: what the machine can do]
    #[arg(short, long, value_name = "N")]
    jobs: Option<NonZero<usize>>,
}

impl JobsArgs {
    pub(crate) fn number(self) -> NonZero<usize> {
        self.jobs.or_else(|| thread::available_parallelism().ok()).unwrap_or(NonZero::<usize>::MIN)
    }
}

#[derive(Debug, ClapArgs)]
pub(crate) struct RoundtripArgs {
    /// A workbook, or a CSV, text, JSON or XML file; - for standard input
    #[arg(value_name = "FILE")]
    pub(crate) input: PathBuf,
    #[command(flatten)]
    pub(crate) how: HowArgs,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct ValidateArgs {
    #[arg(required = true, value_name = "INPUT", help = inputs())]
    pub(crate) inputs: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) how: HowArgs,
    /// How to print the findings
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: FindingsFormat,
    #[command(flatten)]
    pub(crate) jobs: JobsArgs,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct InspectArgs {
    /// A workbook, or a CSV or text file; - for standard input
    #[arg(value_name = "INPUT")]
    pub(crate) input: PathBuf,
    #[command(flatten)]
    pub(crate) how: HowArgs,
    /// How to print the cells
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: FindingsFormat,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct QuestionsArgs {
    /// The edition of the questionnaire [default: the latest]
    #[arg(long, value_name = "YEAR")]
    pub(crate) edition: Option<String>,
    /// How to print the questions
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: ListFormat,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct SchemaArgs {
    /// The edition of the questionnaire [default: the latest]
    #[arg(long, value_name = "YEAR")]
    pub(crate) edition: Option<String>,
    /// What to print
    #[arg(long, default_value = Artefact::JsonSchema.id(), value_parser = artefacts())]
    pub(crate) kind: Artefact,
    /// The file to write. It appears whole or not at all [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

/// Takes the name of an artefact.
fn artefacts() -> impl TypedValueParser<Value = Artefact> {
    let named = |artefact: &Artefact| PossibleValue::new(artefact.id()).help(artefact.about());
    PossibleValuesParser::new(Artefact::ALL.iter().map(named))
        .try_map(|id| Artefact::from_id(&id).ok_or("no such kind"))
}

/// How findings or cells are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum FindingsFormat {
    /// For people
    #[default]
    Text,
    /// For programs
    Json,
    /// For spreadsheets
    Csv,
}

/// How the questions are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    /// For people
    #[default]
    Text,
    /// For programs
    Json,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        super::Args::command().debug_assert();
    }
}
