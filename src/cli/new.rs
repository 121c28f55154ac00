//! `model new`: a file to begin with.

use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::{Outcome, replace::create, screen::Screen};
use crate::error::Error;

const LONG_ABOUT: &str = "\
Write a commented file to begin with. It checks without an error or a warning, and every line of it is meant to be replaced.

A file that exists is never overwritten. With `-` in the place of a path it is written to standard output.";

const EXAMPLES: &str = "\
Examples:
  model new proposal.toml                          one proposal, with all it needs
  model new --template dossier dossier.toml        what is known of a conflict
  model new --template guarantee guarantee.toml    one provision, to take over
  model new --template sanctions-relief -          look at it first

Exit codes: 0 written; 2 the call failed, and nothing was written.";

/// Write a commented file to begin with
#[derive(Debug, clap::Args)]
#[command(long_about = LONG_ABOUT, after_long_help = EXAMPLES)]
pub(super) struct Args {
    /// The file to write, ending in `.toml`, or `-` for standard output
    #[arg(value_name = "PATH")]
    path: PathBuf,

    /// What to begin with
    #[arg(long, value_enum, default_value_t)]
    template: Template,
}

/// What to begin with.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Template {
    /// What is known of a conflict, whatever the proposal
    Dossier,
    /// One proposal
    #[default]
    Framework,
    /// A question asked of a proposal
    Scenario,
    /// A security guarantee given jointly
    Guarantee,
    /// A freeze of the lines, with observers
    Freeze,
    /// Relief from sanctions in steps, with a way back
    SanctionsRelief,
    /// A joint body that watches over an agreement
    JointBody,
}

impl Template {
    fn text(self) -> &'static str {
        match self {
            Self::Dossier => include_str!("new/dossier.toml"),
            Self::Framework => include_str!("new/framework.toml"),
            Self::Scenario => include_str!("new/scenario.toml"),
            Self::Guarantee => include_str!("new/guarantee.toml"),
            Self::Freeze => include_str!("new/freeze.toml"),
            Self::SanctionsRelief => include_str!("new/sanctions-relief.toml"),
            Self::JointBody => include_str!("new/joint-body.toml"),
        }
    }
}

pub(super) fn run(args: &Args) -> Result<Outcome, Error> {
    let text = args.template.text();
    if args.path == Path::new("-") {
        Screen::write(text)?;
        return Ok(Outcome::Done);
    }
    if args.path.extension().is_none_or(|extension| extension != "toml") {
        return Err(Error::NotToml(args.path.clone()));
    }
    create(&args.path, text)?;
    Screen::write(&format!("wrote {0}; next: `model check {0}`\n", args.path.display()))?;
    Ok(Outcome::Done)
}
