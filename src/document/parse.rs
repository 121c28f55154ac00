//! TOML text to a tree, with every mistake of the file.

use std::ops::Range;

use toml::de::DeTable;

use super::{
    mend::{MAX_MISTAKES, Mended},
    tree::{self, Table, Value},
};
use crate::{
    finding::Finding,
    source::{FileId, Sources, Span},
};

/// What a file holds.
pub(super) struct Parsed {
    pub(super) table: Table,
    pub(super) findings: Vec<Finding>,
    /// Statements of which nothing could be made.
    pub(super) unread: Vec<String>,
}

/// Parses a file; statements that cannot be read are mended, or else said and left out.
pub(super) fn parse(sources: &Sources, file: FileId) -> Parsed {
    let text = sources.text(file);
    let (table, errors) = DeTable::parse_recoverable(text);
    if errors.is_empty() {
        let table = tree::convert(file, &Mended::sound(text), table.into_inner());
        return Parsed { table, findings: Vec::new(), unread: Vec::new() };
    }
    let mended = Mended::mend(text);
    let (table, errors) = DeTable::parse_recoverable(&mended.text);
    let table = tree::convert(file, &mended, table.into_inner());
    let mistakes = mended.mistakes.iter().map(|mistake| {
        let at = Span::new(file, mistake.at.clone());
        Finding::of(mistake.check, at, &mistake.message).help(&mistake.help)
    });
    // What is left is right line by line and wrong in the whole.
    let mut parts: Vec<_> =
        errors.iter().map(|error| (mended.written(&error.span().unwrap_or(0..0)), error.message())).collect();
    parts.sort_by_key(|(part, _)| part.start);
    parts.truncate(MAX_MISTAKES);
    parts.dedup_by(|(next, _), (part, _)| below_header(text, part, next));
    let whole = parts.into_iter().map(|(part, message)| Whole { text, file, part, table: &table }.explain(message));
    let mut findings: Vec<_> = mistakes.chain(whole).collect();
    findings.sort_by_key(|finding| finding.at);
    Parsed { table, findings, unread: mended.unread }
}

/// Whether `part` is the header of the table that `next` stands in: then the keys are twice there only because it is.
fn below_header(text: &str, part: &Range<usize>, next: &Range<usize>) -> bool {
    let line = text[..part.start].rfind('\n').map_or(0, |newline| newline + 1);
    let below = &text[part.end.min(next.start)..next.start];
    text[line..].starts_with('[') && !below.contains("\n[")
}

/// A mistake between statements, and what is needed to explain it.
struct Whole<'a> {
    text: &'a str,
    file: FileId,
    part: Range<usize>,
    table: &'a Table,
}

impl Whole<'_> {
    fn explain(self, message: &str) -> Finding {
        let at = Span::new(self.file, self.part.clone());
        if !message.starts_with("duplicate key") {
            return Finding::of("syntax", at, message.replace(", expected", "; expected"));
        }
        let name = &self.text[self.part.clone()];
        let finding = Finding::of("duplicate_definition", at, format!("`{name}` is defined twice"))
            .help("keep one of them, or give the second another name");
        match self.first_place(name) {
            Some(first) => finding.label(first, "first here"),
            None => finding,
        }
    }

    fn first_place(&self, name: &str) -> Option<Span> {
        let line = |start: usize| self.text[start..].lines().next().unwrap_or_default().trim();
        let own_start = self.text[..self.part.start].rfind('\n').map_or(0, |newline| newline + 1);
        let header = line(own_start);
        if !header.starts_with('[') {
            return key_before(self.table, name, self.part.start);
        }
        let earlier = self.text[..own_start].lines().scan(0, |next, text| {
            let start = *next;
            *next += text.len() + 1;
            Some((start, text))
        });
        let (start, text) = earlier.into_iter().find(|(_, text)| text.trim() == header)?;
        let column = text.rfind(name)?;
        Some(Span::new(self.file, start + column..start + column + name.len()))
    }
}

/// The last place before `byte` where `name` stands as a key.
fn key_before(table: &Table, name: &str, byte: usize) -> Option<Span> {
    table
        .entries
        .iter()
        .filter_map(|(key, node)| {
            let inner = match &node.value {
                Value::Table(inner) => key_before(inner, name, byte),
                _ => None,
            };
            inner.or_else(|| (key.value == name && (key.at.start as usize) < byte).then_some(key.at))
        })
        .max_by_key(|at| at.start)
}
