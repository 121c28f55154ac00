//! Opening a file or an address in the program that this computer opens such things with.

use std::{
    ffi::OsStr,
    process::{Command, Stdio},
};

use crate::error::Error;

/// Hands it over and does not wait until it is closed.
pub(super) fn open(what: &OsStr) -> Result<(), Error> {
    let mut command = opener();
    command.arg(what).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().map(drop).map_err(|error| Error::Open { what: what.to_owned(), error })
}

#[cfg(target_os = "macos")]
fn opener() -> Command {
    Command::new("open")
}

#[cfg(windows)]
fn opener() -> Command {
    // Not `start`: it is a word of the shell, which would read the name as a command.
    Command::new("explorer")
}

#[cfg(not(any(target_os = "macos", windows)))]
fn opener() -> Command {
    Command::new("xdg-open")
}
