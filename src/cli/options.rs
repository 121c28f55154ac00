//! Options that several commands share.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use jiff::civil::Date;

use super::{
    Outcome, files,
    screen::{Color, Screen},
};
use crate::{
    calendar::PartialDate,
    checks::Check,
    error::Error,
    finding,
    report::{self, Asked, Reading},
};

/// Which statements to count, and where files may lie.
#[derive(Debug, Args)]
pub(super) struct Question {
    /// Which statements to believe; by default what the scenario says, else `reported`
    #[arg(long, value_name = "LEVEL", value_enum)]
    statements: Option<Level>,

    /// Count only what was said until then: a day, a month or a year [default: what the scenario says, else the latest
    /// statement]
    #[arg(long, value_name = "DATE")]
    as_of: Option<String>,

    /// The folder that no include may leave [default: the current folder if the file lies in it, else the file's own]
    #[arg(long, value_name = "DIR")]
    pub(super) root: Option<PathBuf>,
}

/// One file, what is asked of it, and how the answer is written.
#[derive(Debug, Args)]
pub(super) struct Asking<F: ValueEnum + Default + Send + Sync + 'static = Format> {
    /// The file to read, or `-` for standard input
    #[arg(value_name = "PATH")]
    path: PathBuf,

    /// What to write
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: F,

    #[command(flatten)]
    question: Question,

    /// When to colour
    #[arg(long, value_enum, value_name = "WHEN", default_value_t)]
    pub(super) color: Color,
}

/// Which statements to believe.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Level {
    /// The party's own words on the record
    Official,
    /// Those, and reports by a named third party
    Reported,
    /// Anonymous accounts too
    All,
}

/// What to write.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people
    #[default]
    Text,
    /// For programs, as described in docs/json.md
    Json,
}

impl<F: ValueEnum + Default + Send + Sync + 'static> Asking<F> {
    /// Reads the file and what it includes.
    pub(super) fn read(&self) -> Result<Reading, Error> {
        files::one(&self.path, self.question.root.as_deref())?.read()
    }

    /// What is asked of it.
    pub(super) fn asked(&self) -> Result<Asked, Error> {
        self.question.asked()
    }
}

impl Asking {
    /// Writes an answer in the format that was asked for.
    pub(super) fn show<T>(
        &self,
        answer: &T,
        text: fn(&T, usize) -> String,
        json: fn(&T) -> String,
    ) -> Result<Outcome, Error> {
        match self.format {
            Format::Text => Screen::new(self.color).show(&text(answer, Screen::width()))?,
            Format::Json => Screen::write(&json(answer))?,
        }
        Ok(Outcome::Done)
    }
}

impl Question {
    /// The question without anything about checks.
    pub(super) fn asked(&self) -> Result<Asked, Error> {
        let statements = self.statements.map(|level| match level {
            Level::Official => finding::Level::Official,
            Level::Reported => finding::Level::Reported,
            Level::All => finding::Level::All,
        });
        let as_of = self.as_of.as_deref().map(date).transpose()?;
        Ok(Asked { as_of, statements, ..Asked::default() })
    }
}

/// The last day that a date can mean. "before …" has none.
fn date(text: &str) -> Result<Date, Error> {
    let date = PartialDate::parse(text).and_then(|date| date.counts_from());
    date.ok_or_else(|| Error::AsOf(text.to_owned()))
}

/// The check of that name, which may be copied from a report with what stands around it: `error[red_line]`.
pub(super) fn check(name: &str) -> Result<&'static Check, Error> {
    let name = name.split_once('[').and_then(|(_, rest)| rest.strip_suffix(']')).unwrap_or(name);
    Check::named(name).ok_or_else(|| Error::UnknownCheck { name: name.to_owned(), nearest: report::nearest(name) })
}
