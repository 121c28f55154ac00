//! `model check`: the report.

use std::path::PathBuf;

use clap::ValueEnum;

use super::{
    Outcome, files,
    input::Input,
    options::{self, Question},
    screen::{Color, Screen},
};
use crate::{
    error::Error,
    finding::Severity,
    render,
    report::{Asked, Change, Checked, Report},
};

const LONG_ABOUT: &str = "\
Check proposals and report what was found.

The report begins with what was checked: title, status and date, the number of packages (ways of settling all that the \
proposal leaves open), a table of parties against their red lines and demands, and the verdict on each statement. It is

  upheld    in every outcome of the proposal
  breached  in every outcome
  open      it depends on choices that the proposal leaves open
  silent    it depends on what the proposal does not settle

Then come the findings, the most serious first, each at the places in the files that it rests on.

With --what-if only what differs from the same check without it is shown: verdicts, and whom they help or hurt by their own \
statements, packages, zones of agreement, conflicts and findings. Set aside, the party no longer insists, and what the \
statement had superseded stays retired; disbelieved, it was never said, and what it retired is back. What the scenario \
chooses for the same thing gives way.";

const EXAMPLES: &str = "\
Examples:
  model check                                                 everything in this folder
  model check examples/two-villages.toml                      one file and what it includes
  model check --statements official frameworks/ukraine/four-part.toml
  model check --as-of 2025-09-05 frameworks/ukraine/four-part.toml
  model check --only red_line --only demand frameworks/ukraine/four-part.toml
  model check --format json frameworks/ukraine/four-part.toml
  model check --format sarif > model.sarif
  model check --fail-on warning --allow no_statement examples/two-villages.toml
  model check --what-if 'set-aside stonewell-half' examples/two-villages.toml
  model check - < examples/two-villages.toml                  standard input

Exit codes:
  0  nothing at or above --fail-on; what a scenario expects does not count
  1  findings
  2  the call failed: no such file, an unknown check, a date that is none";

/// Check proposals and report what was found
#[derive(Debug, clap::Args)]
#[command(long_about = LONG_ABOUT, after_long_help = EXAMPLES)]
pub(super) struct Args {
    /// Files, folders, or `-` for standard input; in a folder every file with a `[framework]` or `[scenario]` table
    #[arg(value_name = "PATH", default_value = ".")]
    paths: Vec<PathBuf>,

    /// What to write
    #[arg(long, value_enum, default_value_t)]
    format: Format,

    #[command(flatten)]
    question: Question,

    /// From which level on findings make the exit code 1
    #[arg(long, value_name = "LEVEL", value_enum, default_value_t)]
    fail_on: FailOn,

    /// Leave out the findings of a check, which is then named in the totals; may be repeated
    #[arg(long, value_name = "CHECK")]
    allow: Vec<String>,

    /// Show only the findings of a check; may be repeated
    #[arg(long, value_name = "CHECK")]
    only: Vec<String>,

    /// Show only what would change: `set-aside ID`, `disbelieve ID`, `without ID`, `ID in`, `not ID`, `choice = member` or
    /// `issue = value`; may be repeated
    #[arg(long, value_name = "CHANGE", conflicts_with_all = ["allow", "only", "fail_on"])]
    what_if: Vec<String>,

    /// When to colour
    #[arg(long, value_enum, value_name = "WHEN", default_value_t)]
    color: Color,
}

/// What to write.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    #[default]
    Text,
    /// For programs, as described in docs/json.md
    Json,
    /// SARIF 2.1.0, for code-hosting sites and editors
    Sarif,
    /// Workflow commands of GitHub Actions: annotations beside the lines
    Github,
    #[value(help = "JUnit XML; what counts for --fail-on is a failure")]
    Junit,
    /// GitHub-flavoured Markdown, for a comment or a job's summary
    Markdown,
}

/// From which level on findings fail.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum FailOn {
    #[default]
    Error,
    Warning,
    Note,
    Never,
}

pub(super) fn run(args: &Args) -> Result<Outcome, Error> {
    let asked = args.asked()?;
    let inputs = files::find(&args.paths, args.question.root.as_deref())?;
    if !args.what_if.is_empty() {
        return what_if(args, &inputs, &asked);
    }
    let checked = inputs.iter().map(|input| Ok(Checked::new(input.read()?, &asked)));
    let report = Report::new(checked.collect::<Result<_, Error>>()?);
    match args.format {
        Format::Text => Screen::new(args.color).show(&render::text::report(&report, Screen::width()))?,
        Format::Json => Screen::write(&render::json::report(&report))?,
        Format::Sarif => Screen::write(&render::sarif::report(&report))?,
        Format::Github => Screen::write(&render::github::report(&report))?,
        Format::Junit => Screen::write(&render::junit::report(&report, args.fail_on.level()))?,
        Format::Markdown => Screen::write(&render::markdown::report(&report))?,
    }
    let outcome = args.fail_on.outcome(&report);
    // The program ends here: to take a large report apart piece by piece would only keep its reader waiting.
    std::mem::forget(report);
    Ok(outcome)
}

/// What suppositions change in one file.
fn what_if(args: &Args, inputs: &[Input], asked: &Asked) -> Result<Outcome, Error> {
    let [input] = inputs else { return Err(Error::WhatIfOfSeveral(inputs.len())) };
    let change = match Change::supposing(input.read()?, asked, &args.what_if) {
        Ok(change) => change,
        Err(misunderstood) => return Ok(Screen::misunderstood(args.color, &misunderstood)),
    };
    match args.format {
        Format::Text => Screen::new(args.color).show(&render::text::change(&change, Screen::width()))?,
        Format::Json => Screen::write(&render::json::what_if(&change))?,
        Format::Markdown => Screen::write(&render::markdown::change(&change))?,
        Format::Sarif | Format::Github | Format::Junit => return Err(Error::WhatIfFormat),
    }
    Ok(Outcome::Done)
}

impl Args {
    fn asked(&self) -> Result<Asked, Error> {
        let names = |names: &[String]| -> Result<Vec<_>, Error> {
            names.iter().map(|name| Ok(options::check(name)?.name)).collect()
        };
        Ok(Asked { allow: names(&self.allow)?, only: names(&self.only)?, ..self.question.asked()? })
    }
}

impl FailOn {
    /// `None`: never.
    fn level(self) -> Option<Severity> {
        match self {
            Self::Error => Some(Severity::Error),
            Self::Warning => Some(Severity::Warning),
            Self::Note => Some(Severity::Note),
            Self::Never => None,
        }
    }

    fn outcome(self, report: &Report) -> Outcome {
        if self.level().is_some_and(|level| report.has(level)) { Outcome::Findings } else { Outcome::Done }
    }
}
