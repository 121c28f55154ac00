//! The program `model`: arguments in, exit code out.

use std::process::ExitCode;

fn main() -> ExitCode {
    peace_model::cli::run(std::env::args_os())
}
