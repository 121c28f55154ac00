//! Opening files: only below the root, never through a link out of it, never more than a stated size.

use std::{
    collections::BTreeMap,
    fs,
    io::{self, Read as _},
    path::{Component, Path, PathBuf},
};

/// The largest file that is read.
pub const MAX_FILE_BYTES: u64 = 16 * 1024 * 1024;

/// Why a file was not read.
#[derive(Debug)]
pub enum Refusal {
    Absolute,
    OutsideRoot,
    Missing,
    NotAFile,
    TooLarge,
    Unreadable(io::Error),
}

/// Where files come from: texts in memory, a folder on disk, or both.
#[derive(Debug, Default)]
pub struct Loader {
    root: Option<PathBuf>,
    texts: BTreeMap<String, Vec<u8>>,
}

impl Loader {
    /// Files below `root`.
    pub fn disk(root: &Path) -> io::Result<Self> {
        Ok(Self { root: Some(root.canonicalize()?), texts: BTreeMap::new() })
    }

    /// Texts by name, for tests.
    pub fn memory(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Self {
        Self { root: None, texts: files.into_iter().collect() }
    }

    /// One text more, such as standard input; it goes before a file of that name.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, bytes: Vec<u8>) -> Self {
        self.texts.insert(name.into(), bytes);
        self
    }

    /// The name, relative to the root, of `path` written in the file called `from`; without looking whether it exists.
    pub fn name(from: &str, path: &str) -> Result<String, Refusal> {
        if Path::new(path).is_absolute() || path.starts_with(['/', '\\']) || path.chars().nth(1) == Some(':') {
            return Err(Refusal::Absolute);
        }
        let mut parts: Vec<&str> = from.split('/').collect();
        parts.pop();
        for part in path.split(['/', '\\']) {
            match part {
                "" | "." => {}
                ".." => {
                    parts.pop().ok_or(Refusal::OutsideRoot)?;
                }
                part => parts.push(part),
            }
        }
        Ok(parts.join("/"))
    }

    /// The bytes of a file, by its name relative to the root.
    pub fn read(&self, name: &str) -> Result<Vec<u8>, Refusal> {
        match (self.texts.get(name), &self.root) {
            (Some(bytes), _) => Ok(bytes.clone()),
            (None, Some(root)) => read_below(root, name),
            (None, None) => Err(Refusal::Missing),
        }
    }
}

fn read_below(root: &Path, name: &str) -> Result<Vec<u8>, Refusal> {
    let relative = Path::new(name);
    if !relative.components().all(|part| matches!(part, Component::Normal(_))) {
        return Err(Refusal::OutsideRoot);
    }
    // `canonicalize` follows links, so a link that leaves the root is seen before anything is opened.
    let path = root.join(relative).canonicalize().map_err(refusal)?;
    if !path.starts_with(root) {
        return Err(Refusal::OutsideRoot);
    }
    if !path.is_file() {
        return Err(Refusal::NotAFile);
    }
    let mut bytes = Vec::new();
    let file = fs::File::open(&path).map_err(refusal)?;
    // One byte more than allowed is enough to know, however large the file has grown since.
    file.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes).map_err(refusal)?;
    if bytes.len() as u64 > MAX_FILE_BYTES { Err(Refusal::TooLarge) } else { Ok(bytes) }
}

fn refusal(error: io::Error) -> Refusal {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Refusal::Missing,
        _ => Refusal::Unreadable(error),
    }
}
