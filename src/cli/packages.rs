//! `model packages`: the ways of settling what a proposal leaves open.

use clap::{ValueEnum, builder::RangedU64ValueParser};

use super::{Outcome, options::Asking, screen::Screen};
use crate::{error::Error, logic::Pick, render, report::PackageList};

/// Steps of search, of which the slowest machines in use do some ten thousand in a second.
const STEPS: u64 = 200_000;

/// More packages than a person compares, and than fit on a screen.
const FOR_PEOPLE: usize = 10;

const FOR_PROGRAMS: usize = 100;

const LONG_ABOUT: &str = "\
List the packages, which are the ways of settling all that a proposal leaves open, and what each breaches of what the parties have said.

First come the packages that breach red lines of the fewest parties, then the fewest red lines, demands and preferences; then those \
in which red lines and demands can all be upheld at once; then the order in which the files name what is left open, text in before \
text left out and values as the draft lists them. A statement is breached in a package if no outcome of the package upholds it. \
Statements of one party and strength that say the same count once. Nothing else is counted, and nothing is weighed.

What changes nothing in what is breached is named below the table, so that a package shown may stand for many. JSON and CSV list \
every package nonetheless if all are within the limit. Where more than 4096 packages hang together, only the first are looked at, \
and that is said.";

const EXAMPLES: &str = "\
Examples:
  model packages frameworks/ukraine/us-ua-20-point.toml
  model packages --pareto frameworks/ukraine/istanbul-april.toml      those that no other beats
  model packages --limit 16 frameworks/ukraine/istanbul-april.toml
  model packages --format csv frameworks/ukraine/us-ua-20-point.toml  for a spreadsheet
  model packages --format json examples/two-villages.toml

Exit codes: 0 shown, whatever was found; 2 the call failed.";

/// List the ways of settling what a proposal leaves open, and what each breaches
#[derive(Debug, clap::Args)]
#[command(long_about = LONG_ABOUT, after_long_help = EXAMPLES)]
pub(super) struct Args {
    /// Only packages to which no other is as good for every party and better for one
    #[arg(long)]
    pareto: bool,

    /// List so many packages [default: 10 as text, else 100]
    #[arg(long, value_name = "N", value_parser = RangedU64ValueParser::<usize>::new().range(1..=10_000))]
    limit: Option<usize>,

    #[command(flatten)]
    asking: Asking<Format>,
}

/// What to write.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    #[default]
    Text,
    /// For programs, as described in docs/json.md
    Json,
    /// For spreadsheets: a line for each package
    Csv,
}

pub(super) fn run(args: &Args) -> Result<Outcome, Error> {
    let spread = args.asking.format != Format::Text;
    let limit = args.limit.unwrap_or(if spread { FOR_PROGRAMS } else { FOR_PEOPLE });
    let pick = Pick { limit, pareto: args.pareto, spread, steps: STEPS };
    let packages = PackageList::new(args.asking.read()?, &args.asking.asked()?, pick);
    match args.asking.format {
        Format::Text => Screen::new(args.asking.color).show(&render::text::packages(&packages, Screen::width()))?,
        Format::Json => Screen::write(&render::json::packages(&packages))?,
        Format::Csv => Screen::write(&render::csv::packages(&packages))?,
    }
    Ok(Outcome::Done)
}
