//! `model positions`: who has said what.

use std::path::PathBuf;

use super::{
    Outcome, files,
    options::{Format, Question},
    screen::{Color, Screen},
};
use crate::{error::Error, render, report::Record};

const LONG_ABOUT: &str = "\
Show who has said what, on which issue, when, how we know and by which source, and what has become of it.

A statement is in force unless it was made after --as-of, is less certain than --statements asks for, has expired, was \
superseded by a newer one of the same party, or is an account that the party denies. The column `standing` says which.";

const EXAMPLES: &str = "\
Examples:
  model positions examples/two-villages.toml
  model positions frameworks/ukraine/four-part.toml
  model positions --as-of 2025-09-05 --statements official frameworks/ukraine/four-part.toml
  model positions --format json frameworks/ukraine/four-part.toml

Exit codes: 0 shown, 2 the call failed.";

/// Show who has said what, and which of it is in force
#[derive(Debug, clap::Args)]
#[command(long_about = LONG_ABOUT, after_long_help = EXAMPLES)]
pub(super) struct Args {
    /// The file to read, or `-` for standard input
    #[arg(value_name = "PATH")]
    path: PathBuf,

    /// What to write
    #[arg(long, value_enum, default_value_t)]
    format: Format,

    #[command(flatten)]
    question: Question,

    /// When to colour
    #[arg(long, value_enum, value_name = "WHEN", default_value_t)]
    color: Color,
}

pub(super) fn run(args: &Args) -> Result<Outcome, Error> {
    let input = files::one(&args.path, args.question.root.as_deref())?;
    let record = Record::new(input.read()?, &args.question.asked()?);
    match args.format {
        Format::Text => Screen::new(args.color).show(&render::text::positions(&record, Screen::width()))?,
        Format::Json => Screen::write(&render::json::positions(&record))?,
    }
    Ok(Outcome::Done)
}
