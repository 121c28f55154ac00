//! `model report`: the briefing, as one page to read, print and pass on.

use std::path::PathBuf;

use clap::ValueEnum;

use super::{Outcome, files, options::Question, replace::replace, screen::Screen};
use crate::{
    error::Error,
    logic::Reach,
    render::{self, html::Life},
    report::{Briefing, Wanted},
};

/// As far as a reader of a page follows; `model conflicts` and `model repairs` go further.
const REACH: Reach = Reach { conflicts: 1000, repairs: 1000, steps: 50_000, clauses: false };

const LONG_ABOUT: &str = "\
Write a briefing on a proposal: one page to read, print and pass on.

First comes the answer: whether the red lines and demands can all be upheld, and how each party fares. Then what would \
have to give, which statement touches which component, the findings with their sources, what the proposal says, who has \
said what, the list of sources, and what was not checked. The page needs nothing beside itself: it opens from a file, \
without a network, on paper as on a telephone, and shows whatever the files hold as text.";

const EXAMPLES: &str = "\
Examples:
  model report examples/two-villages.toml -o villages.html
  model report --open frameworks/iran/jcpoa.toml -o jcpoa.html             and show it
  model report --format md frameworks/iran/jcpoa.toml -o jcpoa.md          for a wiki or an issue
  model report --statements official frameworks/ukraine/four-part.toml -o official.html

Exit codes: 0 written, whatever was found; 2 the call failed.";

/// Write a briefing on a proposal, as one page to read, print and pass on
#[derive(Debug, clap::Args)]
#[command(long_about = LONG_ABOUT, after_long_help = EXAMPLES)]
pub(super) struct Args {
    /// The file to report on, or `-` for standard input
    #[arg(value_name = "PATH")]
    path: PathBuf,

    /// The file to write instead of standard output; it is replaced as a whole or not at all
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// What to write
    #[arg(long, value_enum, default_value_t)]
    format: Format,

    /// Open the file that was written in the program that this computer opens such files with
    #[arg(long, requires = "output")]
    open: bool,

    #[command(flatten)]
    question: Question,
}

/// What to write.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One page that needs nothing else
    #[default]
    Html,
    /// GitHub-flavoured Markdown
    Md,
}

pub(super) fn run(args: &Args) -> Result<Outcome, Error> {
    let input = files::one(&args.path, args.question.root.as_deref())?;
    let reading = input.read()?;
    if let Some(path) = &args.output {
        input.spare(&reading.sources, path)?;
    }
    if let Err(mistakes) = files::whole(&args.path, &reading) {
        Screen::warn(&mistakes.to_string());
    }
    let briefing = Briefing::new(reading, &args.question.asked()?, WANTED);
    let text = match args.format {
        Format::Html => render::html::page(&briefing, Life::Still),
        Format::Md => render::markdown::briefing(&briefing),
    };
    match &args.output {
        Some(path) => replace(path, text.as_bytes())?,
        None => Screen::write(&text)?,
    }
    if let Some(path) = args.output.as_ref().filter(|_| args.open) {
        super::open::open(path.as_os_str())?;
    }
    Ok(Outcome::Done)
}

/// Red lines with demands, and of what clashes the smallest.
pub(super) const WANTED: Wanted = Wanted { red_lines: false, all: false, reach: REACH, stop: || false };
