//! `model diff`: what the change between two drafts does.

use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::{
    Outcome, files,
    options::Question,
    screen::{Color, Screen},
};
use crate::{
    error::Error,
    render,
    report::{Change, Reading},
};

const LONG_ABOUT: &str = "\
Say what the change from one draft to another does: not lines of text, but verdicts, conflicts and packages.

Both drafts are held against the same statements: those of the call, or else as of the later of the two dates and at the \
level of the first. A change helps a party by its own statements where one of its red lines, demands or preferences that \
was breached no longer is, or that was open or not settled is now upheld, and hurts it the other way round. Between open \
and silent, and into and out of force, it does neither. Nothing is weighed, and no party is rated.

Then comes what the two settle otherwise, ways of settling the issues that packages of one have and no package of the \
other, with an example, conflicts of several statements that are gone or new, and the checks with another number of findings. \
Statements and issues are matched by their ids. A statement that only one of the two has is named and not compared.";

const EXAMPLES: &str = "\
Examples:
  model diff frameworks/ukraine/us-28-point.toml frameworks/ukraine/e3-counter.toml
  model diff frameworks/ukraine/minsk-2.toml frameworks/ukraine/minsk-2-steinmeier.toml
  model diff --format markdown examples/istanbul-march.toml examples/istanbul-april.toml
  model diff --statements official examples/us-28-point.toml examples/e3-counter.toml

Exit codes: 0 shown, whatever differs; 2 the call failed.";

/// Say what the change between two drafts does
#[derive(Debug, clap::Args)]
#[command(long_about = LONG_ABOUT, after_long_help = EXAMPLES)]
pub(super) struct Args {
    /// The draft before the change
    #[arg(value_name = "BEFORE")]
    before: PathBuf,

    /// The draft after it
    #[arg(value_name = "AFTER")]
    after: PathBuf,

    /// What to write
    #[arg(long, value_enum, default_value_t)]
    format: Format,

    #[command(flatten)]
    question: Question,

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
    /// For people, on a site that shows Markdown
    Markdown,
    /// For programs, as described in docs/json.md
    Json,
}

pub(super) fn run(args: &Args) -> Result<Outcome, Error> {
    let change = Change::between(args.read(&args.before)?, args.read(&args.after)?, &args.question.asked()?);
    match args.format {
        Format::Text => Screen::new(args.color).show(&render::text::change(&change, Screen::width()))?,
        Format::Markdown => Screen::write(&render::markdown::change(&change))?,
        Format::Json => Screen::write(&render::json::diff(&change))?,
    }
    Ok(Outcome::Done)
}

impl Args {
    /// A draft. Of a file with mistakes nobody can tell whether it is one; it is shown, and says so.
    fn read(&self, path: &Path) -> Result<Reading, Error> {
        let reading = files::one(path, self.question.root.as_deref())?.read()?;
        if reading.mistakes() == 0 && reading.framework.is_dossier() {
            return Err(Error::ProposesNothing(path.to_owned()));
        }
        Ok(reading)
    }
}
