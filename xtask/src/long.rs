//! The long run of the property tests: thousands of cases of each, optimised as a release is.

use std::{
    env,
    error::Error,
    ffi::OsString,
    io,
    process::{Command, ExitStatus},
};

/// The packages that have property tests.
const PACKAGES: &[&str] = &["msq-tests", "msq-table", "msq-csv"];

/// Which tests run, and with how many cases.
#[derive(clap::Args)]
pub(crate) struct Long {
    /// How many cases each property test tries
    #[arg(long, value_name = "NUMBER", default_value_t = 20_000)]
    cases: u32,
    /// Run only tests with one of these in their names
    #[arg(value_name = "NAME")]
    names: Vec<String>,
}

/// Why the long run failed.
#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error("cargo doesn't start")]
    Start(#[source] io::Error),
    #[error("the tests failed: {0}")]
    Tests(ExitStatus),
}

impl Long {
    /// Builds the tests and runs them.
    pub(crate) fn run(&self) -> Result<(), Box<dyn Error>> {
        // Cargo says which one it is to what it runs.
        let cargo = env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
        let status = self.command(Command::new(cargo)).status().map_err(Failure::Start)?;
        if status.success() { Ok(()) } else { Err(Failure::Tests(status).into()) }
    }

    fn command(&self, mut cargo: Command) -> Command {
        cargo.args(["test", "--release", "--lib", "--test", "suite"]);
        cargo.args(PACKAGES.iter().flat_map(|package| ["--package", package]));
        cargo.arg("--").args(&self.names).env("PROPTEST_CASES", self.cases.to_string());
        cargo.current_dir(crate::workspace::folder());
        cargo
    }
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use super::PACKAGES;
    use crate::{tidy::sources, workspace};

    #[test]
    fn every_package_with_property_tests_takes_part() {
        for file in sources() {
            let text = fs::read_to_string(&file).expect("the file was just listed");
            // In two pieces, so that this file doesn't find itself.
            if text.contains(concat!("proptest", "! {")) {
                let path = file.strip_prefix(workspace::folder()).expect("a file of the workspace");
                let is_of = |package: &&str| match *package {
                    "msq-tests" => path.starts_with("tests"),
                    package => path.starts_with(Path::new("crates").join(package)),
                };
                assert!(PACKAGES.iter().any(is_of), "{} is of no package in PACKAGES", path.display());
            }
        }
    }
}
