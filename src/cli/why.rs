//! `model why`: why a statement is upheld or breached, or a formula certain or impossible.

use super::{Outcome, options::Asking, screen::Screen};
use crate::{error::Error, render, report::Explanation};

const LONG_ABOUT: &str = "\
Say why a statement is upheld or breached, a component is in every package or in none, or a formula is certain or impossible.

TARGET is the id of a statement, the id of a component, or a formula of the language, in quotation marks: \
'line = present-contact-line', 'annex and not monitors', 'border before elections'. An id that both a statement and a \
component have means the statement; write (ID) for the component.

The answer is an argument from the clauses of the draft, each with its place and its sources. The clauses are a smallest \
set: together they are enough, and none of them can be missed; this is verified before it is printed. Where more than two \
clauses are needed, what some of them come to stands in between, and has a number if it is used twice. Of what is open \
or not settled, the answer is what it depends on, and what each way of deciding that would come to.";

const EXAMPLES: &str = "\
Examples:
  model why examples/two-villages.toml stonewell-half
  model why frameworks/ukraine/four-part.toml russia-no-freeze-2025-10    a statement
  model why frameworks/ukraine/four-part.toml line-freeze                 a component
  model why --format json frameworks/ukraine/four-part.toml line-freeze
  model why --statements official frameworks/ukraine/four-part.toml 'nato-membership = granted'

Exit codes: 0 shown, 2 the call failed.";

/// Say why something is so, or cannot be
#[derive(Debug, clap::Args)]
#[command(long_about = LONG_ABOUT, after_long_help = EXAMPLES)]
pub(super) struct Args {
    #[command(flatten)]
    asking: Asking,

    /// A statement or a component by its id, or a formula
    #[arg(value_name = "TARGET")]
    target: String,
}

pub(super) fn run(args: &Args) -> Result<Outcome, Error> {
    let explanation = match Explanation::new(args.asking.read()?, &args.asking.asked()?, &args.target) {
        Ok(explanation) => explanation,
        Err(misunderstood) => return Ok(Screen::misunderstood(args.asking.color, &misunderstood)),
    };
    args.asking.show(&explanation, render::text::why, render::json::why)
}
