//! `model positions`: who has said what.

use super::{Outcome, options::Asking};
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
    #[command(flatten)]
    asking: Asking,
}

pub(super) fn run(args: &Args) -> Result<Outcome, Error> {
    let record = Record::new(args.asking.read()?, &args.asking.asked()?);
    args.asking.show(&record, render::text::positions, render::json::positions)
}
