//! `model power`: how bodies decide, and who can stall what.

use super::{Outcome, options::Asking};
use crate::{error::Error, render, report::Powers};

const ABOUT: &str = "\
Show how bodies decide, and who can stall what.

For every body, guarantee and collective with a rule: who can block a decision alone, which few can take or block it together, \
whether votes can be even, and how often each vote decides (Banzhaf). A party that votes inside a collective votes there \
too. Where no rule is stated, nothing is concluded.

Then, parties against steps: what does not come if a party stops cooperating, because it performs it, has to consent, or can \
block the decision or the verification, or because it waits for such a thing. And for each party whose benefits those are, \
which of them are at its own cost, and which of its own benefits can have come by then.

What a draft leaves open is settled in one way, which is shown: bracketed text in, of each choice the first, of each list the first value, as far as the \
draft allows. A scenario can choose otherwise.";

const EXAMPLES: &str = "\
Examples:
  model power examples/two-villages.toml
  model power frameworks/ukraine/minsk-2.toml
  model power --limit 100 frameworks/colombia/colombia.toml    more coalitions
  model power --format json frameworks/ukraine/minsk-2.toml

Exit codes: 0 shown, whatever was found; 2 the call failed.";

/// Show how bodies decide, and who can stall what
#[derive(Debug, clap::Args)]
#[command(long_about = ABOUT, after_long_help = EXAMPLES)]
pub(super) struct Args {
    /// List no more than so many coalitions of a sort; they are counted all the same
    #[arg(long, value_name = "N", default_value_t = 10)]
    limit: usize,

    #[command(flatten)]
    asking: Asking,
}

pub(super) fn run(args: &Args) -> Result<Outcome, Error> {
    let powers = Powers::new(args.asking.read()?, &args.asking.asked()?, args.limit);
    args.asking.show(&powers, render::text::power, render::json::power)
}
