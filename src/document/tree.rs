//! What an author wrote: tables, keys and values, each with its place.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::mend::Mended;
use crate::{
    expr::{Name, Written},
    source::{FileId, Span, Spanned},
};

/// A value and its place. The place of a `[table]` is its header.
#[derive(Clone, Debug)]
pub struct Node {
    pub value: Value,
    pub at: Span,
}

/// A value of the file.
#[derive(Clone, Debug)]
pub enum Value {
    Text {
        text: String,
        /// Where in the file the text begins; `None` if escapes keep its bytes from lining up.
        begins: Option<u32>,
    },
    Integer(i64),
    Float(f64),
    Boolean(bool),
    /// A date, as text.
    Date(String),
    Array(Vec<Node>),
    Table(Table),
    /// It did not parse, which has been said: readers take it as neither given nor missing.
    Broken,
}

impl Node {
    /// The word for its type in messages.
    pub fn type_word(&self) -> &'static str {
        match &self.value {
            Value::Text { .. } => "a text",
            Value::Integer(_) => "a whole number",
            Value::Float(_) => "a number with a fraction",
            Value::Boolean(_) => "true or false",
            Value::Date(_) => "a date",
            Value::Array(_) => "a list",
            Value::Table(_) => "a table",
            Value::Broken => "nothing readable",
        }
    }

    /// The value as an expression, if it is a text.
    pub fn written(&self) -> Option<Written<'_>> {
        match &self.value {
            Value::Text { text, begins } => Some(Written { text, at: self.at, begins: *begins }),
            _ => None,
        }
    }
}

/// Keys and values in the order in which the keys first stand in the file.
#[derive(Clone, Debug, Default)]
pub struct Table {
    pub entries: Vec<(Name, Node)>,
}

impl Table {
    /// The key and value under `key`.
    pub fn get(&self, key: &str) -> Option<&(Name, Node)> {
        self.entries.iter().find(|(name, _)| name.value == key)
    }

    /// Takes out what stands under `key`.
    pub fn remove(&mut self, key: &str) -> Option<(Name, Node)> {
        let index = self.entries.iter().position(|(name, _)| name.value == key)?;
        Some(self.entries.remove(index))
    }
}

/// Turns a parsed table into ours, with the places it has in the file as it was written.
pub(super) fn convert(file: FileId, mended: &Mended, table: DeTable<'_>) -> Table {
    Converter { file, mended }.table(table)
}

struct Converter<'a> {
    file: FileId,
    mended: &'a Mended,
}

impl Converter<'_> {
    /// Takes the table apart as it goes: a large one need not be there twice.
    fn table(&self, table: DeTable<'_>) -> Table {
        let mut entries: Vec<_> = table
            .into_iter()
            // A header that could not be read has a stand-in, and nobody asked for that.
            .filter(|(key, _)| !self.mended.is_broken(&key.span()))
            .map(|(key, value)| {
                let name = Spanned::new(key.get_ref().to_string(), self.at(&key.span()));
                let part = value.span();
                (name, self.node(value.into_inner(), &part))
            })
            .collect();
        // The parser sorts keys by name; the author's order is theirs in the file.
        entries.sort_by_key(|(name, _)| name.at.start);
        entries.shrink_to_fit();
        Table { entries }
    }

    fn at(&self, part: &Range<usize>) -> Span {
        Span::new(self.file, self.mended.written(part))
    }

    fn node(&self, value: DeValue<'_>, part: &Range<usize>) -> Node {
        let value = if self.mended.is_broken(part) { Value::Broken } else { self.value(value, part) };
        Node { value, at: self.at(part) }
    }

    fn value(&self, value: DeValue<'_>, part: &Range<usize>) -> Value {
        match value {
            DeValue::String(text) => {
                let begins = self.begins(&text, part);
                Value::Text { text: text.into_owned(), begins }
            }
            DeValue::Integer(integer) => i64::from_str_radix(&integer.as_str().replace('_', ""), integer.radix())
                // Too large for any bound of the language: the largest number will be refused all the same.
                .map_or(Value::Integer(i64::MAX), Value::Integer),
            DeValue::Float(float) => float.as_str().replace('_', "").parse().map_or(Value::Broken, Value::Float),
            DeValue::Boolean(boolean) => Value::Boolean(boolean),
            DeValue::Datetime(date) => Value::Date(date.to_string()),
            DeValue::Array(array) => {
                let node = |element: toml::Spanned<DeValue<'_>>| {
                    let part = element.span();
                    self.node(element.into_inner(), &part)
                };
                Value::Array(array.into_iter().map(node).collect())
            }
            DeValue::Table(table) => Value::Table(self.table(table)),
        }
    }

    /// Where the text inside the quotes begins, if it stands in the file byte for byte.
    fn begins(&self, text: &str, part: &Range<usize>) -> Option<u32> {
        let raw = &self.mended.text[part.clone()];
        let quotes = if raw.starts_with("\"\"\"") || raw.starts_with("'''") { 3 } else { 1 };
        let inner = raw.get(quotes..raw.len().checked_sub(quotes)?)?;
        let newline = inner.len().checked_sub(text.len())?;
        // A newline right after three quotes is not part of the text.
        let lines_up = newline <= 2 && inner.get(newline..) == Some(text) && inner[..newline].trim().is_empty();
        let start = part.start + quotes + newline;
        let written = self.mended.written(&(start..start + text.len()));
        (lines_up && written.len() == text.len())
            .then(|| u32::try_from(written.start).expect("a file is at most 16 MiB"))
    }
}
