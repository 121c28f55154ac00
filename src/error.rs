//! What can be wrong with a call, as opposed to with a file: no such file, no such check, cannot write.

use std::{ffi::OsString, io, path::PathBuf};

use crate::diagram::Refusal;

/// Why a call failed. Each shows as one line.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("there is no file or folder `{}`", .0.display())]
    NoSuchPath(PathBuf),

    #[error("cannot read `{}`: {error}", .path.display())]
    Read { path: PathBuf, error: io::Error },

    #[error("cannot read standard input: {0}")]
    ReadStandardInput(io::Error),

    #[error("cannot read `{}`: it is larger than 16 MiB; split it into several files", .0.display())]
    TooLarge(PathBuf),

    #[error("cannot read `{}`: it lies outside the root folder; choose a higher one with --root", .0.display())]
    OutsideRoot(PathBuf),

    #[error("cannot read `{}`: it is no file; name one file", .0.display())]
    NeitherFileNorFolder(PathBuf),

    #[error("cannot read `{}`: its name is not UTF-8", .0.display())]
    NameNotUtf8(PathBuf),

    #[error("there is no TOML file in `{}`", .0.display())]
    NoToml(PathBuf),

    #[error("no TOML file in `{}` has a `[framework]` or `[scenario]` table; name a file to check it nonetheless", .0.display())]
    NoFramework(PathBuf),

    #[error("none of these files has a `[framework]` table; name a proposal to compare")]
    NothingToCompare,

    #[error("`{}` is a dossier and proposes nothing; name a proposal that includes it", .0.display())]
    ProposesNothing(PathBuf),

    #[error("`{0}` is no date for --as-of; write a day, a month or a year, like `2025-09-05`, `2025-09` or `2025`")]
    AsOf(String),

    #[error("no check is called `{name}`; {}", did_you_mean(*.nearest))]
    UnknownCheck { name: String, nearest: Option<&'static str> },

    #[error("`{id}` is no step, nor a component without steps, of the package shown{}", in_quotes(.nearest.as_deref()))]
    UnknownStep { id: String, nearest: Option<String> },

    #[error("no party is called `{id}`{}", in_quotes(.nearest.as_deref()))]
    UnknownParty { id: String, nearest: Option<String> },

    #[error("--what-if is asked of one file, and here are {0}; name one")]
    WhatIfOfSeveral(usize),
    #[error("no day in this calendar has a date; `signed` in `[framework]` dates the signature, from which days count")]
    NoDates,

    #[error("what --what-if changes is no list of findings; write it as text, JSON or Markdown")]
    WhatIfFormat,

    #[error("cannot write `{}`: {error}", .path.display())]
    Write { path: PathBuf, error: io::Error },

    #[error("cannot open `{}`: {error}; it was written, open it by hand", .what.display())]
    Open { what: OsString, error: io::Error },

    #[error("cannot watch standard input: name a file")]
    WatchStandardInput,

    #[error("cannot watch `{}`: {reason}", .path.display())]
    Watch { path: PathBuf, reason: String },

    #[error("cannot listen on port {port} of this computer: {error}")]
    Listen { port: u16, error: io::Error },

    #[error("`{}` exists, and is left as it is; choose another name", .0.display())]
    Exists(PathBuf),

    #[error("`{}` is a file of the proposal, and would be replaced; choose another name", .0.display())]
    WouldReplace(PathBuf),

    #[error("`{}` does not end in `.toml`, and `model check` would not find it in a folder", .0.display())]
    NotToml(PathBuf),

    #[error("cannot write to standard output: {0}")]
    WriteStandardOutput(io::Error),

    #[error(transparent)]
    Picture(#[from] Refusal),

    #[error(
        "what to write cannot be told from `{}`; end it in .svg, .png, .dot, .mmd or .txt, or say --format", .0.display()
    )]
    UnknownFormat(PathBuf),

    #[error("the files have {}; `model check {}` shows {}", mistakes(*.count), .path.display(), if *.count == 1 { "it" } else { "them" })]
    Mistakes { path: PathBuf, count: usize },

    #[error("a PNG is no text; name a file with -o")]
    PngOnTerminal,

    #[error("there is no `dot`; install Graphviz, or choose --engine elk")]
    NoGraphviz,

    #[error("`dot` failed: {0}")]
    Graphviz(String),
}

fn did_you_mean(nearest: Option<&str>) -> String {
    match nearest {
        Some(name) => format!("did you mean `{name}`?"),
        None => "`model explain` lists the checks".to_owned(),
    }
}

fn mistakes(count: usize) -> String {
    if count == 1 { "a mistake".to_owned() } else { format!("{count} mistakes") }
}

fn in_quotes(nearest: Option<&str>) -> String {
    nearest.map_or_else(String::new, |id| format!("; did you mean `{id}`?"))
}

#[cfg(test)]
mod tests {
    use super::Error;

    #[test]
    fn an_unknown_check_names_the_nearest() {
        let error = Error::UnknownCheck { name: "redline".to_owned(), nearest: Some("red_line") };
        assert_eq!(error.to_string(), "no check is called `redline`; did you mean `red_line`?");
    }
}
