//! `model coverage`: what of a proposal the field's data sets have codes for.

use std::path::PathBuf;

use super::{
    Outcome, files,
    options::Format,
    screen::{Color, Screen},
};
use crate::{error::Error, render, report::Coverage};

const LONG_ABOUT: &str = "\
Show under which codes the provisions of a proposal are found in the field's two data sets, PA-X and the Peace Accords Matrix, \
and which provisions of the matrix the proposal does not touch.

That a proposal does not touch a provision is no fault: the matrix was made for comprehensive agreements after civil wars. \
The codes follow from the kind of each provision. Some are only the nearest, and some labels are given from memory; both is said.";

const EXAMPLES: &str = "\
Examples:
  model coverage examples/two-villages.toml
  model coverage frameworks/colombia/colombia.toml
  model coverage --format json frameworks/ukraine/four-part.toml

Exit codes: 0 shown, 2 the call failed.";

/// Show what PA-X and the Peace Accords Matrix have codes for
#[derive(Debug, clap::Args)]
#[command(long_about = LONG_ABOUT, after_long_help = EXAMPLES)]
pub(super) struct Args {
    /// The file to read, or `-` for standard input
    #[arg(value_name = "PATH")]
    path: PathBuf,

    /// What to write
    #[arg(long, value_enum, default_value_t)]
    format: Format,

    /// The folder that no include may leave [default: the current folder if the file lies in it, else the file's own]
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,

    /// When to colour
    #[arg(long, value_enum, value_name = "WHEN", default_value_t)]
    color: Color,
}

pub(super) fn run(args: &Args) -> Result<Outcome, Error> {
    let input = files::one(&args.path, args.root.as_deref())?;
    let coverage = Coverage::new(input.read()?);
    match args.format {
        Format::Text => Screen::new(args.color).show(&render::text::coverage(&coverage, Screen::width()))?,
        Format::Json => Screen::write(&render::json::coverage(&coverage))?,
    }
    Ok(Outcome::Done)
}
