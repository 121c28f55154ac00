//! Tables for spreadsheets, as RFC 4180 has them but for line ends, which are those of text files.

use super::{json::word, text::sort_of};
use crate::report::{Comparison, PackageList, Settles};

/// A line for each package: how it uses each freedom, what it comes to, and the ids of what it breaches of each party. Empty where there is
/// no package.
pub fn packages(packages: &PackageList) -> String {
    let Some(listing) = packages.listing() else { return String::new() };
    let parties: Vec<_> = packages
        .framework
        .parties
        .ids()
        .filter(|&party| listing.packages.iter().any(|ranked| packages.breached_of(ranked, party).next().is_some()))
        .collect();
    let freedoms = listing.freedoms.iter().map(|&free| packages.name(free));
    let names = parties.iter().map(|&party| packages.framework.parties[party].entry.id.clone());
    let header = std::iter::once("package".to_owned()).chain(freedoms).chain(SUMS.map(str::to_owned)).chain(names);
    let mut text = line(header);
    for (place, ranked) in listing.packages.iter().enumerate() {
        let uses = listing.freedoms.iter().map(|&free| packages.use_of(free, ranked).unwrap_or_default());
        let totals = &ranked.totals;
        let sums = [totals.parties, totals.red_lines, totals.demands, totals.preferences].map(|sum| sum.to_string());
        let agrees = if ranked.agrees { "yes" } else { "no" }.to_owned();
        let breached = parties.iter().map(|&party| {
            let ids = packages.breached_of(ranked, party).map(|id| packages.framework.positions[id].entry.id.as_str());
            ids.collect::<Vec<_>>().join(" ")
        });
        let first = std::iter::once((place + 1).to_string());
        text += &line(first.chain(uses).chain([listing.alike.count.to_string(), agrees]).chain(sums).chain(breached));
    }
    text
}

const SUMS: [&str; 6] = ["stands_for", "agreement", "parties", "red_lines", "demands", "preferences"];

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

/// The cells of a line, quoted where they have to be.
pub(super) fn line(cells: impl IntoIterator<Item = String>) -> String {
    let cells: Vec<String> = cells.into_iter().map(|cell| quoted(&cell)).collect();
    cells.join(",") + "\n"
}

fn quoted(cell: &str) -> String {
    // A spreadsheet would take these for the start of a formula.
    let safe = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.to_owned() };
    let special = |sign| matches!(sign, '"' | ',' | '\n' | '\r');
    if safe.contains(special) { format!("\"{}\"", safe.replace('"', "\"\"")) } else { safe }
}
