//! `model trace`: the way through a package, and whom it exposes.

use std::path::PathBuf;

use super::{
    Outcome, files,
    options::Format,
    screen::{Color, Screen},
};
use crate::{
    error::Error,
    render,
    report::{Asked, Trace, Traced, Until},
};

const LONG_ABOUT: &str = "\
Show one order in which a package can be carried out: who acts, what that unlocks, and how exposed each party is after it.

The exposure of a party is the weight of what it has done and cannot undo (`reversible = false`), less that of what it has \
received (`for`); each component weighs 1, split over its steps by `share` or evenly. By default everything is shown, the \
earliest day first where days are known, then in the author's order. --worst shows the worst state for a party that the \
order of the text allows, by the fewest steps; days are left aside for it, because what is due may fail to come.

Of a draft that leaves things open one package is shown: bracketed text in, and the first of each choice and list. A scenario \
takes another with `choose`.";

const EXAMPLES: &str = "\
Examples:
  model trace examples/two-villages.toml
  model trace --until withdrawal.second frameworks/aceh/aceh.toml
  model trace --worst ukraine frameworks/ukraine/russia-terms-2024.toml
  model trace --format json frameworks/colombia/colombia.toml

Exit codes: 0 shown, 2 the call failed.";

/// Show step by step who acts, what that unlocks, and whom it exposes
#[derive(Debug, clap::Args)]
#[command(long_about = LONG_ABOUT, after_long_help = EXAMPLES)]
pub(super) struct Args {
    /// The file to read, or `-` for standard input
    #[arg(value_name = "PATH")]
    path: PathBuf,

    /// Stop once this step, or component without steps, is done
    #[arg(long, value_name = "STEP", conflicts_with = "worst")]
    until: Option<String>,

    /// Show the shortest way to the worst state for this party
    #[arg(long, value_name = "PARTY")]
    worst: Option<String>,

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
    let until = match (&args.until, &args.worst) {
        (Some(step), _) => Until::Step(step.clone()),
        (None, Some(party)) => Until::Worst(party.clone()),
        (None, None) => Until::End,
    };
    let trace = Trace::new(input.read()?, &Asked::default(), until);
    match (&trace.traced, &trace.until) {
        (Traced::UnknownStep(nearest), Until::Step(id)) => {
            return Err(Error::UnknownStep { id: id.clone(), nearest: nearest.clone() });
        }
        (Traced::UnknownParty(nearest), Until::Worst(id)) => {
            return Err(Error::UnknownParty { id: id.clone(), nearest: nearest.clone() });
        }
        _ => {}
    }
    match args.format {
        Format::Text => Screen::new(args.color).show(&render::text::trace(&trace, Screen::width()))?,
        Format::Json => Screen::write(&render::json::trace(&trace))?,
    }
    Ok(Outcome::Done)
}
