//! Files and their text, and the places in them: the only reader, confined to a root folder.

mod load;

pub use load::{Loader, MAX_FILE_BYTES, Refusal};

/// A file that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

impl FileId {
    /// The file that was asked for.
    pub const FIRST: Self = Self(0);
}

/// A place: bytes `start..end` of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    pub file: FileId,
    pub start: u32,
    pub end: u32,
}

impl Span {
    /// Bytes `range` of `file`.
    pub fn new(file: FileId, range: std::ops::Range<usize>) -> Self {
        let offset = |byte: usize| u32::try_from(byte).expect("a file is at most 16 MiB");
        Self { file, start: offset(range.start), end: offset(range.end) }
    }

    /// Whether the other place lies within this one.
    pub fn contains(self, other: Self) -> bool {
        self.file == other.file && self.start <= other.start && other.end <= self.end
    }

    /// The bytes as a range.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A value and where it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spanned<T> {
    pub value: T,
    pub at: Span,
}

impl<T> Spanned<T> {
    /// The value with its place.
    pub fn new(value: T, at: Span) -> Self {
        Self { value, at }
    }

    /// Another value at the same place.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Spanned<U> {
        Spanned { value: change(self.value), at: self.at }
    }
}

/// A position as people count it: both from 1, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineColumn {
    pub line: usize,
    pub column: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct File {
    name: String,
    text: String,
    line_starts: Vec<usize>,
}

/// Every file that was read, in the order of reading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sources {
    files: Vec<File>,
}

impl Sources {
    /// Keeps a text under the name that messages show.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>) -> FileId {
        let text = text.into();
        let line_starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let id = FileId(u32::try_from(self.files.len()).expect("the loader opens far fewer files"));
        self.files.push(File { name: name.into(), text, line_starts });
        id
    }

    /// The name of a file, relative to the root, with forward slashes.
    pub fn name(&self, file: FileId) -> &str {
        &self.files[file.0 as usize].name
    }

    /// The whole text of a file.
    pub fn text(&self, file: FileId) -> &str {
        &self.files[file.0 as usize].text
    }

    /// The text at a place.
    pub fn slice(&self, at: Span) -> &str {
        &self.text(at.file)[at.range()]
    }

    /// The whole line on which a place begins.
    pub fn line_at(&self, at: Span) -> &str {
        let text = self.text(at.file);
        let start = text[..at.range().start].rfind('\n').map_or(0, |newline| newline + 1);
        text[start..].lines().next().unwrap_or_default()
    }

    /// The line and column at which a byte stands.
    pub fn line_column(&self, file: FileId, byte: usize) -> LineColumn {
        let file = &self.files[file.0 as usize];
        let line = file.line_starts.partition_point(|&start| start <= byte);
        let start = file.line_starts[line - 1];
        // A mark of the byte order is not seen.
        let seen = file.text[start..byte].chars().filter(|&letter| letter != '\u{feff}');
        LineColumn { line, column: seen.count() + 1 }
    }

    /// Every file, in the order of reading.
    pub fn files(&self) -> impl Iterator<Item = FileId> + use<> {
        (0..self.files.len()).map(|index| FileId(u32::try_from(index).expect("made by `add`")))
    }
}
