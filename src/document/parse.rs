//! TOML text to a tree, with every syntax error of the file.

use std::ops::Range;

use toml::de::DeTable;

use super::tree::{self, Table};
use crate::{
    finding::Finding,
    source::{FileId, Sources, Span},
};

/// Parses a file that was read; what could not be read is said and left out.
pub(super) fn parse(sources: &Sources, file: FileId) -> (Table, Vec<Finding>) {
    let text = sources.text(file);
    let (table, errors) = DeTable::parse_recoverable(text);
    let places: Vec<_> = errors.iter().map(|error| error.span().unwrap_or(0..0)).collect();
    let tree = tree::convert(file, text, table.get_ref(), &places);
    let findings = errors
        .iter()
        .zip(&places)
        .map(|(error, part)| Syntax { text, file, part: part.clone(), tree: &tree }.explain(error.message()))
        .collect();
    (tree, findings)
}

/// A syntax error and what is needed to explain it.
struct Syntax<'a> {
    text: &'a str,
    file: FileId,
    part: Range<usize>,
    tree: &'a Table,
}

impl Syntax<'_> {
    fn explain(self, message: &str) -> Finding {
        if message.starts_with("duplicate key") {
            self.duplicate()
        } else if message.starts_with("cannot recurse") {
            Finding::of("limit_exceeded", self.at(), "this nests deeper than tables and lists may")
                .help("no key of the language needs more than a few levels")
        } else if message.starts_with("string values must be quoted") {
            self.unquoted()
        } else if message.starts_with("invalid date") {
            self.finding("this is not a day of the calendar")
                .help("write a whole day as 2025-11-27, a month or a year in quotation marks: \"2025-11\"")
        } else if message.starts_with("invalid basic string") || message.starts_with("invalid literal string") {
            self.finding("the quotation mark that ends this text is missing")
                .help("texts end on the line they begin on")
        } else if message.starts_with("unclosed table") {
            self.finding("this header lacks its `]`")
                .help("an id in a header has letters, digits and hyphens, no spaces")
        } else if message.starts_with("invalid unquoted key") {
            self.finding("a key is made of letters a to z, digits, hyphens and underscores")
                .help("ids are ASCII; titles and texts may be in any script")
        } else {
            self.finding(message.replace(", expected", "; expected"))
        }
    }

    fn at(&self) -> Span {
        // An empty place is shown as the character before it, which is what lacks something.
        let Range { start, end } = self.part.clone();
        let start =
            if start == end { self.text[..start].char_indices().next_back().map_or(0, |(at, _)| at) } else { start };
        Span::new(self.file, start..end)
    }

    fn finding(&self, message: impl Into<String>) -> Finding {
        Finding::of("syntax", self.at(), message)
    }

    fn unquoted(self) -> Finding {
        let value = self.text[self.part.start..].lines().next().unwrap_or_default().trim();
        match value {
            "" => self.finding("a value is missing here").help("write a value after `=`, or take the key out"),
            "yes" | "Yes" | "True" => self.finding(format!("`{value}` is not a value")).help("write `true`"),
            "no" | "No" | "False" => self.finding(format!("`{value}` is not a value")).help("write `false`"),
            _ => self.finding("a text stands in quotation marks").help(format!("write \"{value}\"")),
        }
    }

    /// One key or header twice in one file.
    fn duplicate(self) -> Finding {
        let name = &self.text[self.part.clone()];
        let finding = Finding::of("duplicate_definition", self.at(), format!("`{name}` is defined twice"))
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
            return key_before(self.tree, name, self.part.start);
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
                super::Value::Table(inner) => key_before(inner, name, byte),
                _ => None,
            };
            inner.or_else(|| (key.value == name && (key.at.start as usize) < byte).then_some(key.at))
        })
        .max_by_key(|at| at.start)
}
