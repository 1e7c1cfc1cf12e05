//! What is made once and serves any number of inputs.

use msq_core::Reading;
use msq_table::TableReading;

use crate::{
    Error, ErrorKind, Input, Responses, Settings,
    cells::Cells,
    responses::{named, of_cells},
    settings::Prepared,
};

/// Reads inputs: it owns the settings and the catalogues.
///
/// ```
/// use msq::{Input, Session, Settings};
///
/// let session = Session::new(Settings::default());
/// let json = r#"{"edition": "2020", "version": "1.0", "memberState": {"name": "Utopia"}}"#;
/// let readings = session.read(&Input::bytes("utopia.json", json.as_bytes()))?;
/// assert_eq!(readings.len(), 1);
/// # Ok::<(), msq::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Session(Prepared);

impl Session {
    /// Reads inputs so.
    pub fn new(settings: Settings) -> Self {
        Self(Prepared::new(settings))
    }

    /// How inputs are read.
    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// The responses in an input, each as soon as it is read.
    ///
    /// An error stands for the input, or for one response of it behind which others follow.
    pub fn responses(&self, input: &Input) -> Responses<'_> {
        Responses::new(&self.0, input)
    }

    /// All responses in an input: at least one.
    ///
    /// # Errors
    ///
    /// If the input can't be read, or one of its responses, or if there is none.
    pub fn read(&self, input: &Input) -> Result<Vec<Reading>, Error> {
        self.responses(input).collect()
    }

    /// The responses in the cells of an input, and what became of each cell.
    ///
    /// # Errors
    ///
    /// If the input can't be read, has no cells, or if those aren't answers to the questionnaire.
    pub fn inspect(&self, input: &Input) -> Result<TableReading, Error> {
        let Prepared { settings, tables } = &self.0;
        let (format, opened) = input.open(settings.format)?;
        let failed = |kind| input.error(kind).with_allowed(settings.allow);
        let watch = opened.watch().map_err(|error| failed(ErrorKind::unreadable(error)))?;
        let read = Cells::open(format, opened, &self.0)
            .and_then(|cells| msq_table::read(cells, tables).map_err(of_cells));
        // A change explains whatever else is wrong.
        let mut reading = watch.check().and(read).map_err(failed)?;
        let responses = std::mem::take(&mut reading.responses);
        reading.responses = responses.into_iter().map(|reading| named(input.name(), reading)).collect();
        Ok(reading)
    }
}
