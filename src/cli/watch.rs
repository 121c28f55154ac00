//! `model watch`: the report anew at every save, on the terminal and in the browser.

mod disk;
mod server;

use std::path::{Path, PathBuf};

use self::server::Page;
use super::{
    Outcome, files,
    input::Input,
    options::Question,
    report::WANTED,
    screen::{Color, Screen},
};
use crate::{
    error::Error,
    render::{self, html::Life},
    report::{Asked, Briefing, Checked, Reading, Since},
};

const LONG_ABOUT: &str = "\
Check a proposal again whenever one of its files is saved.

The terminal shows the report, and under it what has changed since the last save: which findings are new, which are gone, \
which statements have another verdict. The address that it names shows the briefing of `model report` in a browser, and \
keeps it as new as the files. Only this computer can reach it. Ctrl-C ends it.";

const EXAMPLES: &str = "\
Examples:
  model watch examples/two-villages.toml
  model watch --open frameworks/ukraine/four-part.toml          and show the briefing
  model watch --port 8080 frameworks/ukraine/four-part.toml     at an address that stays the same

Exit codes: 2 the call failed. Otherwise it goes on until it is stopped.";

/// Check a proposal at every save, and keep its briefing in the browser up to date
#[derive(Debug, clap::Args)]
#[command(long_about = LONG_ABOUT, after_long_help = EXAMPLES)]
pub(super) struct Args {
    /// The file to watch, with everything that it includes
    #[arg(value_name = "PATH")]
    path: PathBuf,

    /// The port of this computer at which the briefing is shown; 0: any that is free
    #[arg(long, value_name = "N", default_value_t = 0)]
    port: u16,

    /// Open the briefing in the browser
    #[arg(long)]
    open: bool,

    #[command(flatten)]
    question: Question,

    /// When to colour
    #[arg(long, value_enum, value_name = "WHEN", default_value_t)]
    color: Color,
}

pub(super) fn run(args: &Args) -> Result<Outcome, Error> {
    if args.path == Path::new("-") {
        return Err(Error::WatchStandardInput);
    }
    let input = files::one(&args.path, args.question.root.as_deref())?;
    let asked = args.question.asked()?;
    let reading = input.read()?;
    let mut disk = disk::Disk::watch(&input.folders(&reading.sources))?;
    let mut shown = Shown::of(reading, &asked, 1);
    let (server, address) = server::start(args.port, shown.page())?;
    shown.tell(args, None)?;
    Screen::write(&format!("the briefing is at {address}\n"))?;
    if args.open {
        super::open::open(address.as_ref())?;
    }
    let mut complaint = None;
    loop {
        disk.wait()?;
        let Some(reading) = read(&input, &mut complaint) else { continue };
        disk.also_watch(&input.folders(&reading.sources))?;
        if shown.is_of(&reading) {
            continue;
        }
        let newer = Shown::of(reading, &asked, shown.number + 1);
        newer.tell(args, Some(&shown))?;
        shown = newer;
        server.show(shown.page());
    }
}

/// `None`: it cannot be read. Editors take a file away before they put a new one in its place, so that the next moment may tell
/// more; if not, the complaint stands on the screen, once and not at every change of another file beside it.
fn read(input: &Input, complaint: &mut Option<String>) -> Option<Reading> {
    match input.read() {
        Ok(reading) => {
            *complaint = None;
            Some(reading)
        }
        Err(error) => {
            let told = error.to_string();
            if complaint.as_ref() != Some(&told) {
                Screen::complain(&error);
            }
            *complaint = Some(told);
            None
        }
    }
}

/// What is shown at the moment.
struct Shown {
    briefing: Briefing,
    /// Of the page, from 1.
    number: u64,
}

impl Shown {
    fn of(reading: Reading, asked: &Asked, number: u64) -> Self {
        Self { briefing: Briefing::new(reading, asked, WANTED), number }
    }

    fn checked(&self) -> &Checked {
        &self.briefing.checked
    }

    /// Whether it was made of the same texts.
    fn is_of(&self, reading: &Reading) -> bool {
        self.checked().sources == reading.sources
    }

    fn page(&self) -> Page {
        let html = render::html::page(&self.briefing, Life::Live(self.number));
        Page { number: self.number, html: html.into() }
    }

    /// The report on the terminal, and what is different from the one before.
    fn tell(&self, args: &Args, before: Option<&Self>) -> Result<(), Error> {
        let width = Screen::width();
        let text = render::text::framework(self.checked(), width);
        let changes = before.map(|before| Since::between(before.checked(), self.checked()));
        let changes = changes.map(|changes| format!("\n{}", render::text::since(&changes, width)));
        Screen::new(args.color).show(&format!("{text}\n{}", changes.unwrap_or_default()))
    }
}
