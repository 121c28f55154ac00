//! `model compare`: several proposals held against the same statements.

use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::{
    Outcome, files,
    input::Input,
    options::Question,
    screen::{Color, Screen},
};
use crate::{
    error::Error,
    render,
    report::{Comparison, Held, Reading},
};

const LONG_ABOUT: &str = "\
Hold several proposals against the same statements, side by side, and show what each settles that another does not.

Statements are in rows and proposals in columns. Every proposal is held against the statements of all the dossiers that the proposals \
include, or against those of one dossier with --dossier. A proposal whose files do not know what a statement speaks of has no \
verdict on it: a text is not said to leave open what nobody looked up in it. Statements count up to one and the same date in all \
columns, and what a scenario sets for date and level does not count.

Of an issue the table says what each proposal settles: a value, several that it leaves open, or nothing. Files and folders may be \
named; files without a framework are skipped.";

const EXAMPLES: &str = "\
Examples:
  model compare frameworks/ukraine/four-part.toml frameworks/ukraine/article-5-like.toml
  model compare frameworks/ukraine                                   all texts of a folder
  model compare --dossier frameworks/ukraine/dossier.toml frameworks/ukraine
  model compare --statements official --as-of 2025-11-30 frameworks/ukraine
  model compare --format markdown frameworks/iran frameworks/aceh    for a page
  model compare --format csv frameworks/ukraine                      for a spreadsheet

Exit codes: 0 shown, 2 the call failed.";

/// Hold several proposals against the same statements, side by side
#[derive(Debug, clap::Args)]
#[command(long_about = LONG_ABOUT, after_long_help = EXAMPLES)]
pub(super) struct Args {
    /// Files or folders; files without a framework are skipped
    #[arg(value_name = "FRAMEWORK", required = true)]
    paths: Vec<PathBuf>,

    /// Show only the statements of this file and those it includes, and hold every proposal against them
    #[arg(long, value_name = "FILE")]
    dossier: Option<PathBuf>,

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
    /// Tables for a page
    Markdown,
    /// For spreadsheets: a line for each statement and each issue
    Csv,
    /// For programs, as described in docs/json.md
    Json,
}

pub(super) fn run(args: &Args) -> Result<Outcome, Error> {
    let comparison = args.compare()?;
    match args.format {
        Format::Text => Screen::new(args.color).show(&render::text::comparison(&comparison, Screen::width()))?,
        Format::Markdown => Screen::write(&render::markdown::comparison(&comparison))?,
        Format::Csv => Screen::write(&render::csv::comparison(&comparison))?,
        Format::Json => Screen::write(&render::json::comparison(&comparison))?,
    }
    Ok(Outcome::Done)
}

impl Args {
    fn compare(&self) -> Result<Comparison, Error> {
        let root = self.question.root.as_deref();
        let asked = self.question.asked()?;
        let dossier = self.dossier.as_deref().map(|path| read(path, root)).transpose()?;
        let (mut proposals, mut skipped) = (Vec::new(), Vec::new());
        for input in files::find(&self.paths, root)? {
            let reading = input.read()?;
            // Of a file with mistakes nobody can tell; it is shown, and says so.
            if reading.mistakes() == 0 && (reading.framework.is_dossier() || reading.framework.heading.is_none()) {
                skipped.push(input.name().to_owned());
            } else {
                proposals.push((input, reading));
            }
        }
        if proposals.is_empty() {
            return Err(Error::NothingToCompare);
        }
        let others = match &dossier {
            Some((input, _)) => vec![(input, input.name().to_owned())],
            None => dossiers(&proposals),
        };
        let held = proposals.iter().map(|(input, _)| with_others(input, &others)).collect::<Result<_, Error>>()?;
        Ok(Comparison::new(held, dossier.as_ref().map(|(_, reading)| reading), skipped, &asked))
    }
}

fn read(path: &Path, root: Option<&Path>) -> Result<(Input, Reading), Error> {
    let input = files::one(path, root)?;
    let reading = input.read()?;
    Ok((input, reading))
}

/// The dossiers of all proposals, each once, and an input that has the same root.
fn dossiers(proposals: &[(Input, Reading)]) -> Vec<(&Input, String)> {
    let mut found: Vec<(&Input, String)> = Vec::new();
    for (input, reading) in proposals {
        for name in reading.dossiers() {
            if !found.iter().any(|(known, other)| known.shares_root(input) && other == name) {
                found.push((input, name.to_owned()));
            }
        }
    }
    found
}

/// A proposal with those of the dossiers that go together with its own files: two that define one thing differently do not.
fn with_others(input: &Input, others: &[(&Input, String)]) -> Result<Held, Error> {
    let own = input.read()?;
    let has = |name: &String| own.sources.files().any(|file| own.sources.name(file) == name);
    let (mut added, mut without, mut with_others) = (Vec::new(), Vec::new(), None);
    for (other, name) in others.iter().filter(|(other, name)| !(other.shares_root(input) && has(name))) {
        let more: Vec<String> = added.iter().chain([name]).cloned().collect();
        let reading = other.shares_root(input).then(|| input.read_with(&more)).flatten();
        match reading.filter(|reading| reading.mistakes() <= own.mistakes()) {
            Some(reading) => (added, with_others) = (more, Some(reading)),
            None => without.push(name.clone()),
        }
    }
    Ok(Held { file: input.name().to_owned(), own, with_others, without })
}
