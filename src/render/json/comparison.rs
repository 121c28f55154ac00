//! Several proposals side by side in JSON.

use serde::Serialize;

use super::{VERSION, write};
use crate::report::{Cell, Column, Comparison, Row, Settles, Settling};

/// The comparison as JSON, with a line break at the end.
pub fn comparison(comparison: &Comparison) -> String {
    write(&ComparisonJson {
        format: "model-compare",
        version: VERSION,
        as_of: comparison.as_of.map(|date| date.to_string()),
        statements: comparison.level.word(),
        dossier: comparison.dossier.as_deref(),
        frameworks: comparison.columns.iter().map(ColumnJson::of).collect(),
        rows: comparison.rows.iter().map(|row| RowJson::of(comparison, row)).collect(),
        issues: comparison.issues.iter().map(|settling| SettlingJson::of(comparison, settling)).collect(),
        skipped: &comparison.skipped,
        sources_to: comparison.sources_to.map(|date| date.to_string()),
    })
}

#[derive(Serialize)]
struct ComparisonJson<'a> {
    format: &'static str,
    version: u32,
    as_of: Option<String>,
    statements: &'static str,
    dossier: Option<&'a str>,
    frameworks: Vec<ColumnJson<'a>>,
    rows: Vec<RowJson<'a>>,
    issues: Vec<SettlingJson<'a>>,
    skipped: &'a [String],
    sources_to: Option<String>,
}

#[derive(Serialize)]
struct ColumnJson<'a> {
    file: &'a str,
    title: &'a str,
    unjudged: Option<&'static str>,
    without: &'a [String],
}

#[derive(Serialize)]
struct RowJson<'a> {
    position: &'a str,
    parties: Vec<&'a str>,
    stance: &'static str,
    red_line: bool,
    status: &'static str,
    date: Option<String>,
    verdicts: Vec<&'static str>,
}

#[derive(Serialize)]
struct SettlingJson<'a> {
    issue: &'a str,
    question: &'a str,
    /// One for each framework.
    settled: Vec<Option<SettlesJson<'a>>>,
}

#[derive(Serialize)]
struct SettlesJson<'a> {
    values: &'a [String],
    always: bool,
}

impl<'a> ColumnJson<'a> {
    fn of(column: &'a Column) -> Self {
        Self { file: &column.file, title: column.title(), unjudged: column.unjudged, without: &column.without }
    }
}

impl<'a> RowJson<'a> {
    fn of(comparison: &'a Comparison, row: &'a Row) -> Self {
        let (framework, position) = comparison.statement(row);
        let parties = position.parties.iter().map(|party| framework.parties[party.value].entry.id.as_str());
        Self {
            position: &position.entry.id,
            parties: parties.collect(),
            stance: position.stance.word(),
            red_line: position.red_line,
            status: position.status.value.word(),
            date: position.date.map(|date| date.value.to_string()),
            verdicts: row.cells.iter().map(|&cell| word(cell)).collect(),
        }
    }
}

/// The word for a cell in JSON and CSV.
pub(in crate::render) fn word(cell: Cell) -> &'static str {
    match cell {
        Cell::Verdict(verdict) => verdict.word(),
        Cell::NotInForce => "not-in-force",
        Cell::Unknown => "unknown",
        Cell::Unjudged => "not-judged",
    }
}

impl<'a> SettlingJson<'a> {
    fn of(comparison: &'a Comparison, settling: &'a Settling) -> Self {
        let issue = &comparison.columns[settling.column].framework.issues[settling.issue];
        let settles = |it: &'a Settles| SettlesJson { values: &it.values, always: it.always };
        let settled = settling.cells.iter().map(|cell| cell.as_ref().map(settles)).collect();
        Self { issue: &issue.entry.id, question: &issue.question, settled }
    }
}
