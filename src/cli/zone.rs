//! `model conflicts` and `model repairs`: what clashes, and what would have to give.

use std::{cell::Cell, num::NonZeroUsize, time::Duration};

use super::{Outcome, options::Asking, screen::Screen, time};
use crate::{
    error::Error,
    framework::Framework,
    logic::{Discovery, Minimal, Reach},
    render,
    report::{Wanted, Zone},
    source::Sources,
};

/// Steps of search, of which the slowest machines in use do some ten thousand in a second.
const STEPS: u64 = 200_000;

/// Conflicts or repairs of one group beyond which nobody reads on.
const MANY: usize = 10_000;

const ABOUT_CONFLICTS: &str = "\
Show the smallest sets of statements that cannot all be upheld.

A conflict is a set of red lines and demands in force that no outcome of the proposal upholds together, and that could be \
upheld without any one of them. Each says which clauses of the proposal it takes, or that it takes none: then another text \
can only leave the point open, or find other words. What the proposal breaches by itself comes first. The other conflicts stand in groups that share statements, \
with the number of conflicts that each statement is in. If nothing clashes, an outcome that upholds everything is shown, \
and what it presumes. \
A search that takes longer shows on the terminal what it finds as it finds it, and the answer in its order at the end; \
programs can read it so with --format jsonl.";

const EXAMPLES_OF_CONFLICTS: &str = "\
Examples:
  model conflicts examples/two-villages.toml
  model conflicts --all frameworks/ukraine/four-part.toml          every conflict
  model conflicts --red-lines frameworks/ukraine/four-part.toml    red lines alone
  model conflicts --statements official --as-of 2025-09-05 frameworks/ukraine/four-part.toml
  model conflicts --format json frameworks/ukraine/four-part.toml
  model conflicts --format jsonl frameworks/ukraine/four-part.toml  each as it is found

Exit codes: 0 shown, whatever was found; 2 the call failed.";

const ABOUT_REPAIRS: &str = "\
Show the least that would have to give, and who would move.

A repair is a set of red lines and demands without which the others can all be upheld by one outcome of the proposal, with \
nothing in it that could stay. Repairs stand in groups that have no statement in common, and one from each group is needed. \
They are sorted by the fewest parties moving, then the fewest statements, red lines and official statements given up, then \
the oldest, then by their place in the files. With --let clauses a clause of the draft can give too: a date or a number moves by the \
least that is enough, a value is left open, a clause or a component goes, and with it what was to be done so long after it. \
A draft that contradicts itself is mended in the same way, first alone and then with what the parties say. No party is said to move by that, and such \
repairs come first. Nothing else tells parties apart. If nothing clashes, an outcome that upholds \
everything is shown, and what it presumes. \
A search that takes longer shows on the terminal what it finds as it finds it, and the answer in its order at the end; \
programs can read it so with --format jsonl.";

const EXAMPLES_OF_REPAIRS: &str = "\
Examples:
  model repairs examples/two-villages.toml
  model repairs --all frameworks/ukraine/four-part.toml            every repair
  model repairs --red-lines frameworks/ukraine/four-part.toml      red lines alone
  model repairs --let clauses examples/two-villages.toml           or another text
  model repairs --statements official --as-of 2025-09-05 frameworks/ukraine/four-part.toml
  model repairs --format json frameworks/ukraine/four-part.toml
  model repairs --format jsonl frameworks/ukraine/four-part.toml   each as it is found

Exit codes: 0 shown, whatever was found; 2 the call failed.";

/// Show the smallest sets of statements that cannot all be upheld
#[derive(Debug, clap::Args)]
#[command(long_about = ABOUT_CONFLICTS, after_long_help = EXAMPLES_OF_CONFLICTS)]
pub(super) struct Conflicts {
    /// List every conflict, not only a smallest one of each group
    #[arg(long)]
    all: bool,

    /// Look for no more than so many conflicts in a group; if there are more, their number is given as "at least"
    #[arg(long, value_name = "N")]
    limit: Option<NonZeroUsize>,

    #[command(flatten)]
    asked: Args,
}

/// Show the least that would have to give, and who would move
#[derive(Debug, clap::Args)]
#[command(long_about = ABOUT_REPAIRS, after_long_help = EXAMPLES_OF_REPAIRS)]
pub(super) struct Repairs {
    /// List every repair, not only those with the fewest parties and statements
    #[arg(long)]
    all: bool,

    /// Let clauses of the draft change too: a date or a number moved as little as can be, a value left open, a clause or a
    /// component dropped
    #[arg(long = "let", value_name = "WHAT", value_enum)]
    may_change: Option<MayChange>,

    /// Look for no more than so many repairs in a group; if there are more, their number is given as "at least"
    #[arg(long, value_name = "N")]
    limit: Option<NonZeroUsize>,

    #[command(flatten)]
    asked: Args,
}

/// What may change beside statements.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum MayChange {
    /// Clauses of the draft
    Clauses,
}

/// What to write.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// For people
    #[default]
    Text,
    /// For programs, as described in docs/json.md
    Json,
    /// For programs that do not wait: a line of JSON for each as it is found, then the answer in one
    Jsonl,
}

/// What both commands ask.
#[derive(Debug, clap::Args)]
struct Args {
    /// Hold only red lines together, and leave out demands
    #[arg(long)]
    red_lines: bool,

    /// Search so long and show what was found by then, instead of so many steps [such as: 10s, 500ms, 2m]. What is shown is
    /// right, but what is missing may differ from run to run
    #[arg(long, value_name = "TIME", value_parser = time::parse)]
    budget: Option<Duration>,

    #[command(flatten)]
    asking: Asking<Format>,
}

pub(super) fn conflicts(args: &Conflicts) -> Result<Outcome, Error> {
    let reach = Reach { conflicts: limit(args.limit), repairs: MANY, steps: STEPS, clauses: false };
    let zone = args.asked.zone(args.all, reach, Minimal::Conflict)?;
    args.asked.show(&zone, render::text::conflicts, render::json::conflicts)
}

pub(super) fn repairs(args: &Repairs) -> Result<Outcome, Error> {
    let reach = Reach { conflicts: MANY, repairs: limit(args.limit), steps: STEPS, clauses: args.may_change.is_some() };
    let zone = args.asked.zone(args.all, reach, Minimal::Repair)?;
    args.asked.show(&zone, render::text::repairs, render::json::repairs)
}

fn limit(limit: Option<NonZeroUsize>) -> usize {
    limit.map_or(MANY, NonZeroUsize::get)
}

impl Args {
    fn zone(&self, all: bool, reach: Reach, sort: Minimal) -> Result<Zone, Error> {
        // With a budget in time, steps do not matter.
        let steps = if self.budget.is_some() { u64::MAX } else { reach.steps };
        let (reach, stop) = (Reach { steps, ..reach }, time::within(self.budget));
        let wanted = Wanted { red_lines: self.red_lines, all, reach, stop };
        let failed = Cell::new(None);
        let tell = |framework: &Framework, sources: &Sources, found: &Discovery| {
            if found.sort != sort {
                return;
            }
            if self.asking.format != Format::Jsonl {
                return time::found(render::text::discovery(framework, found));
            }
            let written = Screen::write_on(&render::json::discovery(framework, sources, found));
            if !matches!(written, Ok(true)) {
                time::unread();
                failed.set(written.err());
            }
        };
        let zone = Zone::telling(self.asking.read()?, &self.asking.asked()?, wanted, &tell);
        time::ended();
        failed.take().map_or(Ok(zone), Err)
    }

    fn show(&self, zone: &Zone, text: fn(&Zone, usize) -> String, json: fn(&Zone) -> String) -> Result<Outcome, Error> {
        match self.asking.format {
            Format::Text => Screen::new(self.asking.color).show(&text(zone, Screen::width()))?,
            Format::Json => Screen::write(&json(zone))?,
            Format::Jsonl => Screen::write(&render::json::on_one_line(&json(zone)))?,
        }
        Ok(Outcome::Done)
    }
}
