//! One file to check: where it lies, which root it may not leave, and reading it.

use std::{
    io::{self, Read as _},
    path::{Path, PathBuf},
};

use crate::{
    error::Error,
    report::Reading,
    source::{Loader, MAX_FILE_BYTES, Refusal, Sources},
};

/// The name that messages give to standard input.
const STANDARD_INPUT: &str = "<stdin>";

/// The name of a file that is not there, and includes those that are read together. Findings never name it.
const TOGETHER: &str = "<together>";

/// A file to check.
#[derive(Debug)]
pub(super) struct Input {
    loader: Loader,
    /// Relative to the root, with forward slashes.
    name: String,
    /// As the call names it, for messages.
    path: PathBuf,
    root: PathBuf,
}

impl Input {
    /// A file on disk, below `root`; without one, below the current folder if it lies there, else below its own.
    pub(super) fn file(path: &Path, root: Option<&Path>) -> Result<Self, Error> {
        let folder = match path.parent() {
            Some(parent) if parent != Path::new("") => parent,
            _ => Path::new("."),
        };
        let folder = real(folder)?;
        let file = path.file_name().ok_or_else(|| Error::NeitherFileNorFolder(path.to_owned()))?;
        let root = root.map_or_else(|| Ok(root_of(&folder)), real)?;
        let full = folder.join(file);
        let Ok(relative) = full.strip_prefix(&root) else {
            return Err(Error::OutsideRoot(path.to_owned()));
        };
        let parts: Option<Vec<&str>> = relative.iter().map(|part| part.to_str()).collect();
        let name = parts.ok_or_else(|| Error::NameNotUtf8(path.to_owned()))?.join("/");
        Ok(Self { loader: loader(&root)?, name, path: path.to_owned(), root })
    }

    /// Standard input, read to its end; what it includes lies below `root`, by default the current folder.
    pub(super) fn standard(root: Option<&Path>) -> Result<Self, Error> {
        let mut bytes = Vec::new();
        io::stdin().lock().take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes).map_err(Error::ReadStandardInput)?;
        if bytes.len() as u64 > MAX_FILE_BYTES {
            return Err(Error::TooLarge(STANDARD_INPUT.into()));
        }
        let root = real(root.unwrap_or(Path::new(".")))?;
        let loader = loader(&root)?.with(STANDARD_INPUT, bytes);
        Ok(Self { loader, name: STANDARD_INPUT.to_owned(), path: STANDARD_INPUT.into(), root })
    }

    /// Whether both are the same file.
    pub(super) fn is(&self, other: &Self) -> bool {
        (&self.root, &self.name) == (&other.root, &other.name)
    }

    /// What stands in the file.
    pub(super) fn bytes(&self) -> Result<Vec<u8>, Error> {
        self.loader.read(&self.name).map_err(|refusal| self.error(refusal))
    }

    /// Reads and resolves the file with everything it includes.
    pub(super) fn read(&self) -> Result<Reading, Error> {
        Reading::new(&self.loader, &self.name).map_err(|refusal| self.error(refusal))
    }

    /// Refuses to write over a file that was read, under whatever name.
    pub(super) fn spare(&self, sources: &Sources, output: &Path) -> Result<(), Error> {
        let Ok(output_file) = output.canonicalize() else { return Ok(()) };
        let mut read = sources.files().filter_map(|file| self.root.join(sources.name(file)).canonicalize().ok());
        if read.any(|file| file == output_file) { Err(Error::WouldReplace(output.to_owned())) } else { Ok(()) }
    }

    /// The folders that hold the files which were read, each once: what appears in them may change the next reading.
    #[cfg(feature = "watch")]
    pub(super) fn folders(&self, sources: &Sources) -> Vec<PathBuf> {
        let mut folders: Vec<PathBuf> =
            sources.files().filter_map(|file| Some(self.root.join(sources.name(file)).parent()?.to_owned())).collect();
        folders.sort();
        folders.dedup();
        folders
    }

    /// Its name relative to the root.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// Whether both have the same root, so that one can include what the other does.
    pub(super) fn shares_root(&self, other: &Self) -> bool {
        self.root == other.root
    }

    /// Reads and resolves the file together with others below its root. `None` where that cannot be.
    pub(super) fn read_with(&self, others: &[String]) -> Option<Reading> {
        let quoted = |name: &String| format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\""));
        let names: Vec<String> = [self.name.clone()].iter().chain(others).map(quoted).collect();
        let text = format!("include = [{}]\n", names.join(", "));
        let loader = loader(&self.root).ok()?.with(TOGETHER, text.into_bytes());
        Reading::new(&loader, TOGETHER).ok()
    }

    fn error(&self, refusal: Refusal) -> Error {
        let path = self.path.clone();
        match refusal {
            Refusal::Missing => Error::NoSuchPath(path),
            Refusal::NotAFile => Error::NeitherFileNorFolder(path),
            Refusal::TooLarge => Error::TooLarge(path),
            Refusal::Unreadable(error) => Error::Read { path, error },
            Refusal::Absolute | Refusal::OutsideRoot => Error::OutsideRoot(path),
        }
    }
}

fn loader(root: &Path) -> Result<Loader, Error> {
    Loader::disk(root).map_err(|error| Error::Read { path: root.to_owned(), error })
}

/// The current folder if `folder` lies in it, else `folder` itself.
pub(super) fn root_of(folder: &Path) -> PathBuf {
    match std::env::current_dir().and_then(|here| here.canonicalize()) {
        Ok(here) if folder.starts_with(&here) => here,
        _ => folder.to_owned(),
    }
}

/// The folder without links and dots, by which paths can be compared.
pub(super) fn real(folder: &Path) -> Result<PathBuf, Error> {
    folder.canonicalize().map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => Error::NoSuchPath(folder.to_owned()),
        _ => Error::Read { path: folder.to_owned(), error },
    })
}
