//! The `msq` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    msq_cli::main()
}
