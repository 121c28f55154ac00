//! The program `model`: arguments in, exit code out.

use std::process::ExitCode;

/// A framework is very many small texts and lists: this takes a quarter off reading a large one.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    peace_model::cli::run(std::env::args_os())
}
