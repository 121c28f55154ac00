//! `model timeline`: when things can happen, and what that rests on.

use clap::ValueEnum;

use super::{Outcome, options::Asking, screen::Screen};
use crate::{error::Error, render, report::Calendar};

const LONG_ABOUT: &str = "\
Show when each provision and step can start and be done, and what that rests on.

Days count from the signature; dates are shown where the text or the day of the signature gives them. Each window holds the \
days of all schedules that keep every order, length and deadline of one package: the one that takes in all bracketed text, of \
each choice the first member and of each list of values the first, as far as the text allows and unless a scenario chooses \
otherwise. Where the text leaves alternatives (`or`, the earlier or later of two days), a window runs from the earliest day \
under any of them to the latest under any. What waits for an event without a day may never come; its days are those on which \
it could. Slack is how many days after its earliest end something can be done without breaking the calendar. The critical \
chain is the chain of clauses that keeps the last step from being done earlier.

With --as-of, or a scenario that has one, what is overdue is listed: its latest day has passed, and nothing in the files says \
that it happened. If the times have no solution, the clauses that clash are shown, and what would be enough.";

const EXAMPLES: &str = "\
Examples:
  model timeline examples/two-villages.toml
  model timeline frameworks/aceh/aceh.toml
  model timeline --as-of 2016-01-31 frameworks/ukraine/minsk-2.toml     what was overdue then
  model timeline --format csv frameworks/ukraine/minsk-2.toml           for a spreadsheet
  model timeline --format ics frameworks/ukraine/minsk-2.toml > minsk.ics
  model timeline --format json frameworks/colombia/colombia.toml

Exit codes: 0 shown, whatever was found; 2 the call failed.";

/// Show when each step can start and be done, and what that rests on
#[derive(Debug, clap::Args)]
#[command(long_about = LONG_ABOUT, after_long_help = EXAMPLES)]
pub(super) struct Args {
    #[command(flatten)]
    asking: Asking<Format>,
}

/// What to write.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people; on a terminal with bars
    #[default]
    Text,
    /// For programs, as described in docs/json.md
    Json,
    /// A table for spreadsheets
    Csv,
    /// Dates for calendar programs (iCalendar)
    Ics,
}

pub(super) fn run(args: &Args) -> Result<Outcome, Error> {
    let calendar = Calendar::new(args.asking.read()?, &args.asking.asked()?);
    match args.asking.format {
        Format::Text => {
            let text = render::text::timeline(&calendar, Screen::width(), Screen::is_terminal());
            Screen::new(args.asking.color).show(&text)?;
        }
        Format::Json => Screen::write(&render::json::timeline(&calendar))?,
        Format::Csv => Screen::write(&render::csv::timeline(&calendar))?,
        Format::Ics => Screen::write(&render::ics::timeline(&calendar).ok_or(Error::NoDates)?)?,
    }
    Ok(Outcome::Done)
}
