//! What places the figures of a picture: the engine that is built in, or Graphviz.

use std::{
    io::{ErrorKind, Write as _},
    process::{Command, Stdio},
    thread,
};

use clap::ValueEnum;

use crate::{
    diagram::{self, Picture},
    error::Error,
};

/// What places the figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Engine {
    /// The built-in one: nothing to install, the same bytes everywhere, up to 500 figures
    #[cfg_attr(feature = "picture", default)]
    #[cfg_attr(not(feature = "picture"), value(hide = true))]
    Elk,
    /// Graphviz, which has to be installed; for more figures, and for PNG in any script
    #[cfg_attr(not(feature = "picture"), default)]
    Dot,
}

impl Engine {
    pub(super) fn svg(self, picture: &Picture) -> Result<String, Error> {
        match self {
            Self::Elk => built_in::svg(picture),
            Self::Dot => {
                let svg = graphviz("-Tsvg", &diagram::dot(picture))?;
                Ok(diagram::described(picture, &String::from_utf8_lossy(&svg)))
            }
        }
    }

    pub(super) fn png(self, picture: &Picture) -> Result<Vec<u8>, Error> {
        match self {
            Self::Elk => built_in::png(picture),
            Self::Dot => graphviz("-Tpng", &diagram::dot(picture)),
        }
    }
}

#[cfg(feature = "picture")]
mod built_in {
    use super::{
        super::super::screen::Screen,
        diagram::{self, Fonts, Picture},
    };
    use crate::error::Error;

    pub(super) fn svg(picture: &Picture) -> Result<String, Error> {
        Ok(diagram::svg(picture)?)
    }

    pub(super) fn png(picture: &Picture) -> Result<Vec<u8>, Error> {
        let mut others = Fonts::new();
        if !diagram::not_in_png(picture, &others).is_empty() {
            others.load_system_fonts();
            let missing = diagram::not_in_png(picture, &others);
            if !missing.is_empty() {
                let letters: Vec<String> = missing.iter().take(12).map(ToString::to_string).collect();
                let more = if missing.len() > 12 { " …" } else { "" };
                let letters = letters.join(" ");
                Screen::warn(&format!(
                    "no font on this machine has {letters}{more}; write SVG, or install one that has"
                ));
            }
        }
        Ok(diagram::png(picture, &others)?)
    }
}

#[cfg(not(feature = "picture"))]
mod built_in {
    use super::Picture;
    use crate::{diagram::Refusal, error::Error};

    pub(super) fn svg(_: &Picture) -> Result<String, Error> {
        Err(Refusal::NoEngine.into())
    }

    pub(super) fn png(_: &Picture) -> Result<Vec<u8>, Error> {
        Err(Refusal::NoEngine.into())
    }
}

/// What `dot` makes of it.
fn graphviz(format: &str, dot: &str) -> Result<Vec<u8>, Error> {
    let missing = |error: std::io::Error| match error.kind() {
        ErrorKind::NotFound => Error::NoGraphviz,
        _ => Error::Graphviz(error.to_string()),
    };
    let mut command = Command::new("dot");
    let command = command.arg(format).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(missing)?;
    let mut input = child.stdin.take().expect("it was asked for");
    // Side by side: `dot` may write before it has read all.
    let output = thread::scope(|scope| {
        scope.spawn(move || input.write_all(dot.as_bytes()));
        child.wait_with_output()
    });
    let output = output.map_err(|error| Error::Graphviz(error.to_string()))?;
    if output.status.success() {
        Ok(output.stdout)
    } else {
        Err(Error::Graphviz(String::from_utf8_lossy(&output.stderr).trim().to_owned()))
    }
}
