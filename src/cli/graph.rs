//! `model graph`: pictures of a proposal, in the formats that memos and pages take.

mod engine;
mod filters;

use std::{
    io::{IsTerminal as _, stdout},
    path::{Path, PathBuf},
};

use clap::ValueEnum;

use super::{Outcome, files, options::Question, replace::replace, screen::Screen};
use crate::{diagram, error::Error, report::Checked};
use engine::Engine;
use filters::Filters;

const LONG_ABOUT: &str = "\
Draw a picture of a proposal, as SVG, PNG, DOT, Mermaid or an outline in words.

Each view makes one point:

  components  the provisions, and how they hang together
  sequence    what waits for what from left to right, and who says so
  conflicts   which statements clash with which provisions
  parties     who is obliged to whom, and who can stall what another gains
  power       who takes part in which decision, and who can block it
  undoing     what undoes what: the breach, who decides, and what is reversed

What the checks found is marked by shape and sign first and by colour last, so that the picture can be read without \
colours. A legend explains what is used. docs/graph.md says what every sign means.";

const EXAMPLES: &str = "\
Examples:
  model graph examples/two-villages.toml -o villages.svg
  model graph frameworks/ukraine/minsk-2.toml --view sequence -o minsk.png
  model graph frameworks/iran/jcpoa.toml --view undoing --text
  model graph frameworks/ukraine/four-part.toml --focus sanctions-relief --depth 2 -o relief.svg
  model graph frameworks/ukraine/us-28-point.toml --view conflicts --party ukraine --format mermaid
  model graph frameworks/ukraine/four-part.toml | dot -Tsvg > graph.svg

Exit codes: 0 written, whatever the checks found; 2 the call failed, or the files have mistakes of their own.";

/// Draw a proposal: its provisions, order, conflicts, duties, bodies, or undoing
#[derive(Debug, clap::Args)]
#[command(long_about = LONG_ABOUT, after_long_help = EXAMPLES)]
pub(super) struct Args {
    /// The file to draw, or `-` for standard input
    #[arg(value_name = "PATH")]
    path: PathBuf,

    /// The file to write instead of standard output; it is replaced as a whole or not at all
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// What to write [default: what the name of the output file ends in, else `dot`]
    #[arg(long, value_name = "FORMAT", value_enum)]
    format: Option<Format>,

    /// The same as `--format text`
    #[arg(long, conflicts_with = "format")]
    text: bool,

    /// What places the figures of SVG and PNG
    #[arg(long, value_name = "ENGINE", value_enum, default_value_t)]
    engine: Engine,

    #[command(flatten)]
    filters: Filters,

    #[command(flatten)]
    question: Question,
}

/// What to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// The language of Graphviz; files end in `.dot` or `.gv`
    Dot,
    /// For pages and memos, with tooltips and links
    Svg,
    /// For what takes no SVG
    Png,
    /// For code-hosting sites, which draw it; files end in `.mmd` or `.mermaid`
    Mermaid,
    /// The same content as an outline, for those who do not see it; files end in `.txt`
    Text,
}

impl Format {
    fn of_file(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "dot" | "gv" => Some(Self::Dot),
            "svg" => Some(Self::Svg),
            "png" => Some(Self::Png),
            "mmd" | "mermaid" => Some(Self::Mermaid),
            "txt" => Some(Self::Text),
            _ => None,
        }
    }
}

impl Args {
    fn format(&self) -> Result<Format, Error> {
        match (self.format, &self.output) {
            _ if self.text => Ok(Format::Text),
            (Some(format), _) => Ok(format),
            (None, Some(path)) => Format::of_file(path).ok_or_else(|| Error::UnknownFormat(path.clone())),
            (None, None) => Ok(Format::Dot),
        }
    }
}

pub(super) fn run(args: &Args) -> Result<Outcome, Error> {
    let format = args.format()?;
    let input = files::one(&args.path, args.question.root.as_deref())?;
    let reading = input.read()?;
    if let Some(path) = &args.output {
        input.spare(&reading.sources, path)?;
    }
    files::whole(&args.path, &reading)?;
    let checked = Checked::new(reading, &args.question.asked()?);
    let wanted = args.filters.wanted(&checked.framework)?;
    let picture = diagram::draw(&checked, &wanted)?;
    if let Some(why) = picture.nothing() {
        Screen::warn(&format!("there is nothing to draw: {}", lower(&why)));
    }
    let bytes = match format {
        Format::Mermaid => {
            diagram::mermaid(&picture).map_err(|refusal| diagram::advise(refusal, &checked, &wanted))?.into_bytes()
        }
        Format::Dot => diagram::dot(&picture).into_bytes(),
        Format::Svg => args.engine.svg(&picture)?.into_bytes(),
        Format::Png => args.engine.png(&picture)?,
        Format::Text => diagram::outline(&picture).into_bytes(),
    };
    match &args.output {
        Some(path) => replace(path, &bytes)?,
        None if format == Format::Png && stdout().is_terminal() => return Err(Error::PngOnTerminal),
        None => Screen::write_bytes(&bytes)?,
    }
    Ok(Outcome::Done)
}

/// As the rest of a sentence.
fn lower(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
