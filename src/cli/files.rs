//! Which files a call means: those it names, and in folders those that ask something.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::input::{Input, real, root_of};
use crate::{error::Error, report::Reading};

/// The files that paths name, each once; those of a folder sorted by name.
pub(super) fn find(paths: &[PathBuf], root: Option<&Path>) -> Result<Vec<Input>, Error> {
    let mut inputs: Vec<Input> = Vec::new();
    for path in paths {
        let found = if path.is_dir() { find_in_folder(path, root)? } else { vec![one(path, root)?] };
        for input in found {
            if !inputs.iter().any(|known| known.is(&input)) {
                inputs.push(input);
            }
        }
    }
    Ok(inputs)
}

/// The file that a path names, or standard input for `-`.
pub(super) fn one(path: &Path, root: Option<&Path>) -> Result<Input, Error> {
    if path == Path::new("-") {
        Input::standard(root)
    } else if path.exists() {
        Input::file(path, root)
    } else {
        Err(Error::NoSuchPath(path.to_owned()))
    }
}

/// `Err`: what was read has mistakes of its own, and half a proposal shows nothing that can be relied on.
pub(super) fn whole(path: &Path, reading: &Reading) -> Result<(), Error> {
    match reading.mistakes() {
        0 => Ok(()),
        count => Err(Error::Mistakes { path: path.to_owned(), count }),
    }
}

fn find_in_folder(folder: &Path, root: Option<&Path>) -> Result<Vec<Input>, Error> {
    let mut paths = Vec::new();
    collect_toml(folder, &mut paths)?;
    if paths.is_empty() {
        return Err(Error::NoToml(folder.to_owned()));
    }
    // One root for the whole folder, not one for each file: its files may include one another.
    let root = root.map_or_else(|| real(folder).map(|folder| root_of(&folder)), |root| Ok(root.to_owned()))?;
    let mut asking = Vec::new();
    for path in paths {
        let input = Input::file(&path, Some(&root))?;
        if asks_something(&input.bytes()?) {
            asking.push(input);
        }
    }
    if asking.is_empty() { Err(Error::NoFramework(folder.to_owned())) } else { Ok(asking) }
}

/// Every TOML file below `folder`, sorted by name; hidden ones, links and build folders are passed over.
fn collect_toml(folder: &Path, found: &mut Vec<PathBuf>) -> Result<(), Error> {
    let failed = |error| Error::Read { path: folder.to_owned(), error };
    let mut entries = fs::read_dir(folder).map_err(failed)?.collect::<Result<Vec<_>, _>>().map_err(failed)?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let (name, path, kind) = (entry.file_name(), entry.path(), entry.file_type().map_err(failed)?);
        if name.to_string_lossy().starts_with('.') || name == "target" {
            continue;
        }
        if kind.is_dir() {
            collect_toml(&path, found)?;
        } else if kind.is_file() && path.extension().is_some_and(|extension| extension == "toml") {
            found.push(path);
        }
    }
    Ok(())
}

/// Whether a file has a table that makes it worth checking on its own. It is asked of lines and not of the parsed file,
/// so that a file with mistakes is checked too.
fn asks_something(bytes: &[u8]) -> bool {
    String::from_utf8_lossy(bytes).lines().any(|line| {
        let table = line.trim_start_matches('\u{feff}').trim_start().strip_prefix('[').map(str::trim_start);
        let name = table.map(|table| table.split(|sign: char| !sign.is_alphanumeric()).next().unwrap_or_default());
        matches!(name, Some("framework" | "scenario"))
    })
}
