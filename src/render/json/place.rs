//! Places in JSON: bytes for programs that edit, lines and columns for people.

use serde::Serialize;

use crate::source::{Sources, Span};

/// A place in a file. Bytes count from 0, the end is the first byte after it; lines and columns count from 1, columns in characters.
#[derive(Serialize)]
pub(super) struct PlaceJson<'a> {
    file: &'a str,
    start: u32,
    end: u32,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

impl<'a> PlaceJson<'a> {
    pub(super) fn of(sources: &'a Sources, at: Span) -> Self {
        let first = sources.line_column(at.file, at.range().start);
        let last = sources.line_column(at.file, at.range().end);
        Self {
            file: sources.name(at.file),
            start: at.start,
            end: at.end,
            line: first.line,
            column: first.column,
            end_line: last.line,
            end_column: last.column,
        }
    }
}
