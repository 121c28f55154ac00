//! The table of packages: what is chosen, what that breaches, and of whom.

use comfy_table::{CellAlignment, ColumnConstraint};
use unicode_width::UnicodeWidthStr as _;

use super::{super::visible::visible, finish, folded, plain, sort};
use crate::{
    framework::PositionId,
    logic::{Listing, Ranked},
    report::PackageList,
};

/// The widest that a choice or value gets before it is folded.
const CHOICE: usize = 14;

/// The widest that the first column gets.
const LABEL: usize = 38;

/// A line of the table: what it is about, and a cell for each package.
struct Row {
    label: String,
    cells: Vec<String>,
}

/// As many tables below each other as the width takes.
pub(in crate::render) fn packages(packages: &PackageList, listing: &Listing, width: usize) -> String {
    let rows = rows(packages, listing);
    let widest = |texts: &mut dyn Iterator<Item = &String>| {
        texts.flat_map(|text| text.lines()).map(str::width).max().unwrap_or(0)
    };
    let label = widest(&mut rows.iter().map(|row| &row.label));
    // Two columns apart, so that folded ids do not run into each other.
    let column = widest(&mut rows.iter().flat_map(|row| &row.cells)).max(2) + 2;
    let fit = (width.saturating_sub(label) / column).max(1);
    let places: Vec<usize> = (0..listing.packages.len()).collect();
    let tables = places.chunks(fit).map(|places| table(&rows, places, label, column, width));
    tables.collect::<Vec<_>>().join("\n\n")
}

fn table(rows: &[Row], places: &[usize], label: usize, column: usize, width: usize) -> String {
    let mut table = plain(width);
    let numbers = places.iter().map(|place| (place + 1).to_string());
    table.set_header(std::iter::once("package".to_owned()).chain(numbers));
    for row in rows {
        let cells = places.iter().filter_map(|&place| row.cells.get(place).cloned());
        table.add_row(std::iter::once(row.label.clone()).chain(cells));
    }
    for (place, cells) in table.column_iter_mut().enumerate() {
        // The last column that a table pads with is not counted.
        let width = if place == 0 { label + 1 } else { column - 1 };
        let width = u16::try_from(width).unwrap_or(u16::MAX);
        cells.set_constraint(ColumnConstraint::Absolute(comfy_table::Width::Fixed(width)));
        cells.set_cell_alignment(CellAlignment::Left);
    }
    finish(table)
}

fn rows(packages: &PackageList, listing: &Listing) -> Vec<Row> {
    let row = |label: &str, cell: &dyn Fn(&Ranked) -> String| Row {
        label: visible(&folded(label, LABEL)),
        cells: listing.packages.iter().map(|ranked| visible(&folded(&cell(ranked), CHOICE))).collect(),
    };
    let mut rows: Vec<Row> = listing
        .freedoms
        .iter()
        .map(|&free| {
            row(&packages.name(free), &|ranked| packages.use_of(free, ranked).unwrap_or_else(|| NONE.to_owned()))
        })
        .collect();
    if !rows.is_empty() {
        rows.push(empty());
    }
    let count = |count: usize| if count == 0 { NONE.to_owned() } else { count.to_string() };
    rows.push(row("parties with a breached red line", &|ranked| count(ranked.totals.parties)));
    rows.push(row("red lines breached", &|ranked| count(ranked.totals.red_lines)));
    rows.push(row("demands and objections breached", &|ranked| count(ranked.totals.demands)));
    rows.push(row("preferences breached", &|ranked| count(ranked.totals.preferences)));
    let agrees = |ranked: &Ranked| if ranked.agrees { "yes" } else { "no" }.to_owned();
    rows.push(row("zone of agreement", &agrees));
    for (party, positions) in packages.in_some(listing) {
        rows.push(empty());
        rows.push(Row { label: visible(&packages.framework.parties[party].name), cells: Vec::new() });
        for position in positions {
            let breached =
                |ranked: &Ranked| if ranked.breached.contains(&position) { BREACHED } else { NONE }.to_owned();
            rows.push(row(&label(packages, position), &breached));
        }
    }
    rows
}

const NONE: &str = "·";

const BREACHED: &str = "×";

fn empty() -> Row {
    Row { label: String::new(), cells: Vec::new() }
}

/// "  russia-no-nato, red line".
fn label(packages: &PackageList, position: PositionId) -> String {
    let position = &packages.framework.positions[position];
    format!("  {}, {}", position.entry.id, sort(position))
}
