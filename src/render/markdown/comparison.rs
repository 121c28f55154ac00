//! Several proposals side by side, as a page.

use super::{
    super::tables::{sort, speakers},
    super::text::{answers, described, sign, statements},
    prose::prose,
    table,
};
use crate::report::Comparison;

/// A legend of the proposals, the table of statements, and what each settles that another does not.
pub fn comparison(comparison: &Comparison) -> String {
    let mut parts =
        vec!["# Proposals side by side".to_owned(), format!("Statements: {}.", prose(&statements(comparison)))];
    parts.extend(comparison.dossier.as_ref().map(|dossier| format!("Dossier: {}.", prose(dossier))));
    let columns = comparison.columns.iter().enumerate();
    let legend = columns.clone().map(|(place, column)| [(place + 1).to_string(), prose(&described(column))]);
    parts.push(table(&[String::new(), "proposal".to_owned()], legend.map(Vec::from)));
    parts.push(SIGNS.to_owned());
    let numbers = columns.map(|(place, _)| (place + 1).to_string());
    let header: Vec<String> = ["statement", "of", "is a"].map(str::to_owned).into_iter().chain(numbers).collect();
    let rows = comparison.rows.iter().map(|row| {
        let (framework, position) = comparison.statement(row);
        let first = [code(&position.entry.id), prose(&speakers(framework, position)), sort(position)];
        first.into_iter().chain(row.cells.iter().map(|&cell| sign(cell).to_owned())).collect()
    });
    parts.push(table(&header, rows));
    if !comparison.issues.is_empty() {
        parts.push("## What each settles that another does not".to_owned());
        let rows = comparison.issues.iter().flat_map(|settling| {
            let issue = &comparison.columns[settling.column].framework.issues[settling.issue];
            let row =
                |(says, by): (String, String)| vec![code(&issue.entry.id), prose(&issue.question), prose(&says), by];
            answers(settling).into_iter().map(row).collect::<Vec<_>>()
        });
        parts.push(table(&["issue", "question", "settled as", "by"].map(str::to_owned), rows));
    }
    if !comparison.skipped.is_empty() {
        parts.push(format!("Skipped, because they propose nothing: {}.", prose(&comparison.skipped.join(", "))));
    }
    parts.push(match comparison.sources_to {
        Some(date) => format!("Newest source: {date}; nothing here is current by itself."),
        None => "No source is dated; nothing here is current by itself.".to_owned(),
    });
    parts.join("\n\n") + "\n"
}

const SIGNS: &str = "\
U: upheld in every outcome. B: breached in every outcome. O: open, it depends on choices that the proposal leaves open. S: silent, it \
depends on what the proposal does not settle. -: not in force. ·: no verdict, its files do not have the statement or do not know what it \
speaks of. ?: not judged.";

/// An id, which holds letters, digits and hyphens only.
fn code(id: &str) -> String {
    format!("`{}`", id.replace(['|', '`', '\n'], " "))
}
