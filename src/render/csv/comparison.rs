//! Several proposals side by side for spreadsheets.

use super::{
    super::{json::word, text::sort_of},
    line,
};
use crate::report::{Comparison, Settles};

/// A line for each statement, then one for each issue on which the proposals differ; a column for each proposal, under the name of its file.
pub fn comparison(comparison: &Comparison) -> String {
    let files = comparison.columns.iter().map(|column| column.file.clone());
    let mut text = line(["row", "id", "parties", "sort", "status", "date"].map(str::to_owned).into_iter().chain(files));
    for row in &comparison.rows {
        let (framework, position) = comparison.statement(row);
        let parties = position.parties.iter().map(|party| framework.parties[party.value].entry.id.as_str());
        let parties = parties.collect::<Vec<_>>().join(" ");
        let (sort, status) = (sort_of(position).to_owned(), position.status.value.word().to_owned());
        let date = position.date.map(|date| date.value.to_string()).unwrap_or_default();
        let first = ["statement".to_owned(), position.entry.id.clone(), parties, sort, status, date];
        text += &line(first.into_iter().chain(row.cells.iter().map(|&cell| word(cell).to_owned())));
    }
    for settling in &comparison.issues {
        let issue = &comparison.columns[settling.column].framework.issues[settling.issue];
        let [parties, sort, status, date] = [const { String::new() }; 4];
        let first = ["issue".to_owned(), issue.entry.id.clone(), parties, sort, status, date];
        let cells =
            settling.cells.iter().map(|cell| cell.as_ref().map_or_else(|| "unknown".to_owned(), Settles::in_words));
        text += &line(first.into_iter().chain(cells));
    }
    text
}
