//! `model why-not`: what would have to be otherwise for a statement to be upheld, or a formula to hold.

use super::{Outcome, options::Asking, screen::Screen};
use crate::{error::Error, render, report::Contrast};

const LONG_ABOUT: &str = "\
Say what would have to be otherwise for a statement to be upheld, a component to be in, or a formula to hold.

TARGET is written as for `model why`. What is computed:

1. If every outcome of the draft has it: nothing.
2. If some package of the draft has outcomes with it: the nearest such packages. They are compared with the package that is \
shown where one has to stand for all (bracketed text in, of each choice the first member, of each open list the first value, \
as far as the draft allows). A change is one freedom used differently: a bracket, a choice, or a value left open. A way is a \
smallest set of changes: with the other freedoms used as they were, some outcome has it, and without any one of the changes \
none has. Fewest changes come first.
3. If no outcome of the draft has it: the smallest sets of clauses that would have to change. If all of one set were struck \
or worded otherwise, and everything else stayed, some outcome would have it; if any one of them stayed, none would. What the \
new wording would be is not computed.
4. If no draft can have it, because it contradicts itself or the statements to be upheld: that, and which they are.

With --for, only outcomes count that uphold the red lines and demands in force of that party as well. Those that the \
draft breaches as it is cannot stay upheld: they are named and not counted. Statements in the way are a smallest set of \
them without which some outcome of the draft would have it.

Every set is verified before it is printed.";

const EXAMPLES: &str = "\
Examples:
  model why-not examples/two-villages.toml stonewell-half
  model why-not frameworks/ukraine/four-part.toml russia-no-freeze-2025-10
  model why-not --for ukraine frameworks/ukraine/four-part.toml russia-no-freeze-2025-10
  model why-not --format json frameworks/ukraine/istanbul-april.toml russia-say-over-response

Exit codes: 0 shown, 2 the call failed.";

/// Say what would have to be otherwise for something to hold
#[derive(Debug, clap::Args)]
#[command(long_about = LONG_ABOUT, after_long_help = EXAMPLES)]
pub(super) struct Args {
    /// Only while the red lines and demands of this party stay upheld
    #[arg(long = "for", value_name = "PARTY")]
    party: Option<String>,

    #[command(flatten)]
    asking: Asking,

    /// A statement or a component by its id, or a formula
    #[arg(value_name = "TARGET")]
    target: String,
}

pub(super) fn run(args: &Args) -> Result<Outcome, Error> {
    let party = args.party.as_deref();
    let contrast = match Contrast::new(args.asking.read()?, &args.asking.asked()?, &args.target, party) {
        Ok(contrast) => contrast,
        Err(misunderstood) => return Ok(Screen::misunderstood(args.asking.color, &misunderstood)),
    };
    args.asking.show(&contrast, render::text::why_not, render::json::why_not)
}
