//! The terminal, or the file or pipe in its place: how wide it is, whether it shows colours, and that it may be gone.

use std::io::{self, IsTerminal as _, Write as _};

use anstream::{AutoStream, ColorChoice};
use clap::ValueEnum;

use super::Outcome;
use crate::{error::Error, render, report::Misunderstood};

/// Columns where nobody says how many there are.
const WIDTH: usize = 100;

/// When to colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    /// On a terminal, unless `NO_COLOR` is set
    #[default]
    Auto,
    Always,
    Never,
}

/// Standard output.
#[derive(Clone, Copy, Debug)]
pub(super) struct Screen {
    color: ColorChoice,
}

impl Screen {
    pub(super) fn new(color: Color) -> Self {
        let color = match color {
            Color::Auto => ColorChoice::Auto,
            Color::Always => ColorChoice::Always,
            Color::Never => ColorChoice::Never,
        };
        Self { color }
    }

    /// How many columns a line may have.
    pub(super) fn width() -> usize {
        let stdout = io::stdout();
        let size = stdout.is_terminal().then(|| terminal_size::terminal_size_of(stdout)).flatten();
        // A window of no width is one that does not know it.
        size.map(|(width, _)| usize::from(width.0)).filter(|&width| width > 0).unwrap_or(WIDTH)
    }

    /// Whether a person looks at it.
    pub(super) fn is_terminal() -> bool {
        io::stdout().is_terminal()
    }

    /// Writes text with its colours, or without where they are not wanted.
    pub(super) fn show(self, text: &str) -> Result<(), Error> {
        let mut stream = AutoStream::new(io::stdout().lock(), self.color);
        unless_gone(stream.write_all(text.as_bytes()).and_then(|()| stream.flush()))
    }

    /// Writes text as it is.
    pub(super) fn write(text: &str) -> Result<(), Error> {
        Self::write_bytes(text.as_bytes())
    }

    /// Writes a part of the answer. False: nobody reads on.
    pub(super) fn write_on(text: &str) -> Result<bool, Error> {
        let mut stdout = io::stdout().lock();
        match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(false),
            written => unless_gone(written).map(|()| true),
        }
    }

    /// Writes bytes as they are.
    pub(super) fn write_bytes(bytes: &[u8]) -> Result<(), Error> {
        let mut stdout = io::stdout().lock();
        unless_gone(stdout.write_all(bytes).and_then(|()| stdout.flush()))
    }

    /// What is wrong with the words of a call, on standard error.
    pub(super) fn misunderstood(color: Color, misunderstood: &Misunderstood) -> Outcome {
        let text = render::text::misunderstood(misunderstood, Self::width());
        let mut stream = AutoStream::new(io::stderr().lock(), Self::new(color).color);
        // Where nobody reads it any more, there is nobody to tell.
        let _ = stream.write_all(text.as_bytes());
        Outcome::Refused
    }

    /// One line on standard error.
    pub(super) fn complain(error: &Error) {
        say("error", &error.to_string());
    }

    /// One line on standard error about what was done nonetheless.
    pub(super) fn warn(message: &str) {
        say("warning", message);
    }
}

fn say(level: &str, message: &str) {
    let line = message.replace(|character: char| character.is_control(), " ");
    let _ = writeln!(anstream::stderr().lock(), "{level}: {line}");
}

/// A reader that has seen enough, like `head`, is no failure.
fn unless_gone(result: io::Result<()>) -> Result<(), Error> {
    match result {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Error::WriteStandardOutput(error)),
        _ => Ok(()),
    }
}
