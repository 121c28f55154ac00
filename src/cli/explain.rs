//! `model explain`: the page of a check, or the list of all.

use super::{
    Outcome, options,
    screen::{Color, Screen},
};
use crate::{checks::CHECKS, error::Error, render};

const EXAMPLES: &str = "\
Examples:
  model explain                    the list of all checks
  model explain red_line           what it looks for and why, with examples
  model explain reading_deadlock | less

Exit codes: 0 shown, 2 there is no such check.";

/// Show what a check looks for and why, or list all checks
#[derive(Debug, clap::Args)]
#[command(after_long_help = EXAMPLES)]
#[command(long_about = "\
Show what a check looks for and why, or list all checks.

Every finding names its check in square brackets, as in `error[red_line]`. The page of a check says what makes it \
speak up, who in research or practice says that this matters and where they disagree, and shows proposals on which it \
does and does not.")]
pub(super) struct Args {
    /// The name of a check, as in `error[red_line]`; without it, the list
    #[arg(value_name = "CHECK")]
    check: Option<String>,

    /// When to colour
    #[arg(long, value_enum, value_name = "WHEN", default_value_t)]
    color: Color,
}

pub(super) fn run(args: &Args) -> Result<Outcome, Error> {
    let width = Screen::width();
    let text = match &args.check {
        Some(name) => render::explain::page(options::check(name)?.page, width),
        None => render::explain::list(CHECKS, width),
    };
    Screen::new(args.color).show(&text)?;
    Ok(Outcome::Done)
}
