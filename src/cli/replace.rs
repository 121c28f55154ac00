//! Writing a file so that nobody ever finds half of it.

use std::{
    ffi::OsString,
    fs::{self, File},
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use crate::error::Error;

/// Puts `bytes` in the place of the file, or leaves the file as it is.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    replace_or_fail(path, bytes).map_err(|error| Error::Write { path: path.to_owned(), error })
}

/// Writes a file that is not there yet.
pub(super) fn create(path: &Path, text: &str) -> Result<(), Error> {
    if fs::symlink_metadata(path).is_ok() {
        return Err(Error::Exists(path.to_owned()));
    }
    replace(path, text.as_bytes())
}

fn replace_or_fail(path: &Path, bytes: &[u8]) -> io::Result<()> {
    match fs::metadata(path) {
        // A device or a pipe takes what it is given; a new file in its place would be something else.
        Ok(known) if !known.is_file() => fs::write(path, bytes),
        // The file that a link leads to is meant, not the link.
        Ok(known) => write_beside(&path.canonicalize()?, bytes, Some(known.permissions())),
        Err(_) => write_beside(path, bytes, None),
    }
}

fn write_beside(path: &Path, bytes: &[u8], permissions: Option<fs::Permissions>) -> io::Result<()> {
    let beside = beside(path)?;
    let written = write_new(&beside, bytes, permissions).and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        // The first failure is the one to tell of.
        let _ = fs::remove_file(&beside);
    }
    written
}

/// A name in the same folder: a file moves in one step only within a file system.
fn beside(path: &Path) -> io::Result<PathBuf> {
    let mut name = OsString::from(".");
    name.push(path.file_name().ok_or(io::ErrorKind::InvalidFilename)?);
    name.push(format!(".{}.part", std::process::id()));
    Ok(path.with_file_name(name))
}

fn write_new(path: &Path, bytes: &[u8], permissions: Option<fs::Permissions>) -> io::Result<()> {
    let mut file = File::create_new(path)?;
    file.write_all(bytes)?;
    if let Some(permissions) = permissions {
        file.set_permissions(permissions)?;
    }
    file.sync_all()
}
