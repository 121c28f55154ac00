//! The commands: the only place that reads arguments and the environment, asks the terminal, prints, and ends the program.

mod check;
mod compare;
mod diff;
mod coverage;
mod explain;
mod files;
mod graph;
mod input;
mod new;
mod open;
mod options;
mod packages;
mod positions;
mod power;
mod replace;
mod report;
mod screen;
mod time;
mod timeline;
mod trace;
#[cfg(feature = "watch")]
mod watch;
mod why;
mod why_not;
mod zone;

use std::{ffi::OsString, process::ExitCode};

use clap::{Parser, Subcommand};

use screen::Screen;

/// Check a peace proposal against what the parties have said, and against itself.
#[derive(Debug, Parser)]
#[command(name = "model", version, max_term_width = 100, arg_required_else_help = true)]
#[command(about = "Check a peace proposal against what the parties have said, and against itself", long_about = LONG_ABOUT)]
#[command(after_long_help = EXAMPLES)]
struct Args {
    #[command(subcommand)]
    command: Command,
}

const LONG_ABOUT: &str = "\
Check a peace proposal against what the parties have said, and against itself.

A proposal is written in TOML as components (its provisions) and how they hang together; a dossier beside it holds what \
the parties have said, each statement with its source. The program says which statements the proposal upholds, which \
it breaches, what depends on choices that it leaves open, and what it does not settle. It rates no party, and it knows \
only what the files say.";

const EXAMPLES: &str = "\
Examples:
  model check examples/two-villages.toml             a small proposal, made up, to begin with
  model check frameworks/ukraine/four-part.toml      a real one
  model repairs frameworks/ukraine/four-part.toml    what would have to give for it to be possible
  model positions frameworks/ukraine/four-part.toml  who has said what about it
  model timeline frameworks/ukraine/minsk-2.toml     when things can happen, and what that rests on
  model power frameworks/ukraine/minsk-2.toml        who can stall what
  model explain red_line                             what a check looks for, and why
  model report -o page.html examples/two-villages.toml   a briefing to read and print

Exit codes: 0 nothing to report, 1 findings, 2 the call failed.";

#[derive(Debug, Subcommand)]
enum Command {
    New(new::Args),
    Check(check::Args),
    Conflicts(zone::Conflicts),
    Repairs(zone::Repairs),
    Packages(packages::Args),
    Compare(compare::Args),
    Power(power::Args),
    Positions(positions::Args),
    Trace(trace::Args),
    Why(why::Args),
    WhyNot(why_not::Args),
    Diff(diff::Args),
    Coverage(coverage::Args),
    Timeline(timeline::Args),
    Explain(explain::Args),
    Graph(graph::Args),
    Report(report::Args),
    #[cfg(feature = "watch")]
    Watch(watch::Args),
}

/// What a command comes to when it does not fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Done,
    /// Something at or above the level that was asked for.
    Findings,
    /// The words of the call mean nothing here, which has been said.
    Refused,
}

/// Runs the program with these arguments, the first being its own name: 0 for nothing to report, 1 for findings, 2 if the
/// call failed.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args = match Args::try_parse_from(arguments) {
        Ok(args) => args,
        Err(message) => {
            // Help and mistakes in the call alike; where nobody reads it any more, there is nobody to tell.
            let _ = message.print();
            return ExitCode::from(u8::try_from(message.exit_code()).unwrap_or(2));
        }
    };
    let outcome = match args.command {
        Command::New(args) => new::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Conflicts(args) => zone::conflicts(&args),
        Command::Repairs(args) => zone::repairs(&args),
        Command::Compare(args) => compare::run(&args),
        Command::Packages(args) => packages::run(&args),
        Command::Power(args) => power::run(&args),
        Command::Positions(args) => positions::run(&args),
        Command::Trace(args) => trace::run(&args),
        Command::Why(args) => why::run(&args),
        Command::WhyNot(args) => why_not::run(&args),
        Command::Diff(args) => diff::run(&args),
        Command::Coverage(args) => coverage::run(&args),
        Command::Timeline(args) => timeline::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Graph(args) => graph::run(&args),
        Command::Report(args) => report::run(&args),
        #[cfg(feature = "watch")]
        Command::Watch(args) => watch::run(&args),
    };
    match outcome {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::FAILURE,
        Ok(Outcome::Refused) => ExitCode::from(2),
        Err(error) => {
            Screen::complain(&error);
            ExitCode::from(2)
        }
    }
}
