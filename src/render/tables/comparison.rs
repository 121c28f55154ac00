//! Tables of several proposals: letters under numbers, and answers with the numbers of those that give them.

use comfy_table::{CellAlignment, ColumnConstraint, Width};

use super::{
    super::{
        text::{answers, sign},
        visible::visible,
    },
    ROOMY, finish, folded, plain, sort,
};
use crate::{
    framework::{Framework, Position},
    report::{Comparison, Row},
};

/// The widest that a statement's id and sort get.
const LABEL: usize = 50;

/// What a letter takes with the space before it.
const LETTER: usize = 4;

/// Statements under those who made them, proposals in columns; as many tables below each other as the width takes.
pub(in crate::render) fn comparison(comparison: &Comparison, width: usize) -> String {
    let places: Vec<usize> = (0..comparison.columns.len()).collect();
    let label = LABEL.min(width / 2);
    let fit = (width.saturating_sub(label + 1) / LETTER).max(1);
    let tables = places.chunks(fit).map(|places| letters(comparison, places, label, width));
    tables.collect::<Vec<_>>().join("\n\n")
}

fn letters(comparison: &Comparison, places: &[usize], label: usize, width: usize) -> String {
    let mut table = plain(width);
    let numbers = places.iter().map(|place| (place + 1).to_string());
    table.set_header(std::iter::once("statement".to_owned()).chain(numbers));
    let mut last = String::new();
    for row in &comparison.rows {
        let (framework, position) = comparison.statement(row);
        let who = speakers(framework, position);
        if who != last {
            table.add_row([visible(&who)]);
            last = who;
        }
        table.add_row(std::iter::once(statement(position, label)).chain(cells(row, places)));
    }
    for (place, column) in table.column_iter_mut().enumerate() {
        if place > 0 {
            column.set_cell_alignment(CellAlignment::Right);
            column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(3)));
        }
    }
    finish(table)
}

fn cells<'r>(row: &'r Row, places: &'r [usize]) -> impl Iterator<Item = String> + 'r {
    places.iter().map(|&place| sign(row.cells[place]).to_owned())
}

/// Who made a statement, by names.
pub(in crate::render) fn speakers(framework: &Framework, position: &Position) -> String {
    let names = position.parties.iter().map(|party| framework.parties[party.value].name.as_str());
    names.collect::<Vec<_>>().join(" and ")
}

fn statement(position: &Position, width: usize) -> String {
    visible(&folded(&format!("  {}, {}", position.entry.id, sort(position)), width))
}

/// What becomes of each issue on which they differ.
pub(in crate::render) fn settled(comparison: &Comparison, width: usize) -> String {
    let mut table = plain(width);
    table.set_header(["issue", "settled as", "by"]);
    let third = if width >= ROOMY { width / 3 } else { width };
    for settling in &comparison.issues {
        let issue = &comparison.columns[settling.column].framework.issues[settling.issue];
        for (place, (says, by)) in answers(settling).into_iter().enumerate() {
            let id = if place == 0 { folded(&issue.entry.id, third) } else { String::new() };
            table.add_row([visible(&id), visible(&folded(&says, third)), by]);
        }
    }
    finish(table)
}
