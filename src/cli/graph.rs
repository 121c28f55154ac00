//! `model graph`: the component graph as DOT.

use std::path::PathBuf;

use super::{Outcome, files, options::Question, replace::replace, screen::Screen};
use crate::{diagram, error::Error, report::Checked};

const EXAMPLES: &str = "\
Examples:
  model graph examples/two-villages.toml                       DOT on standard output
  model graph frameworks/ukraine/four-part.toml -o graph.dot   into a file
  model graph frameworks/ukraine/four-part.toml | dot -Tsvg > graph.svg
  model graph --statements official frameworks/ukraine/four-part.toml -o official.dot

Exit codes: 0 written, whatever was found; 2 the call failed.";

/// Draw a proposal as a graph in DOT, the language of Graphviz
#[derive(Debug, clap::Args)]
#[command(after_long_help = EXAMPLES)]
#[command(long_about = "\
Draw a proposal as a graph in DOT, the language of Graphviz.

Components stand in clusters; lines and arrows show what requires, waits for, goes with or excludes what, and who \
verifies, consents to or undoes what. What the checks found is marked by shape and sign first and by colour last, so \
that the picture can be read without colours. A legend explains what is used.")]
pub(super) struct Args {
    /// The file to draw, or `-` for standard input
    #[arg(value_name = "PATH")]
    path: PathBuf,

    /// The file to write instead of standard output; it is replaced as a whole or not at all
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    #[command(flatten)]
    question: Question,
}

pub(super) fn run(args: &Args) -> Result<Outcome, Error> {
    let input = files::one(&args.path, args.question.root.as_deref())?;
    let checked = Checked::new(input.read()?, &args.question.asked()?);
    let findings: Vec<_> = checked.findings.iter().map(|reported| (reported.level, &reported.finding)).collect();
    let dot = diagram::dot(&checked.framework, &findings);
    match &args.output {
        Some(path) => replace(path, &dot)?,
        None => Screen::write(&dot)?,
    }
    Ok(Outcome::Done)
}
