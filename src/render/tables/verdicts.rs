//! The table of verdicts: what becomes of each statement, and by what.

use comfy_table::{Cell, ColumnConstraint};

use super::{
    super::{text::sort_of, visible::visible},
    ROOMY, finish, folded, plain,
};
use crate::{
    framework::{Framework, PartyId, Position, Status, Thing},
    logic::{Dependency, How, Judged},
    report::Checked,
};

/// Every verdict under the party that made the statement, in the author's order; empty if there is none.
pub(in crate::render) fn verdicts(checked: &Checked, width: usize) -> String {
    let framework = &checked.framework;
    let mut verdicts: Vec<&Judged> = checked.answer.iter().flat_map(|answer| &answer.verdicts).collect();
    if verdicts.is_empty() {
        return String::new();
    }
    let parties = |judged: &Judged| parties(&framework.positions[judged.position]);
    verdicts.sort_by_key(|judged| parties(judged));
    let mut table = plain(width);
    table.set_header(["statement", "a", "is", "by, or depending on"]);
    for group in verdicts.chunk_by(|first, second| parties(first) == parties(second)) {
        let names = parties(group[0]).iter().map(|&party| framework.parties[party].name.as_str()).collect::<Vec<_>>();
        table.add_row([visible(&names.join(" and "))]);
        for judged in group {
            table.add_row(row(framework, judged));
        }
    }
    // Ids are for copying: they are kept whole where there is room.
    if width >= ROOMY {
        table.column_iter_mut().take(1).for_each(|column| {
            column.set_constraint(ColumnConstraint::ContentWidth);
        });
    }
    finish(table)
}

fn parties(position: &Position) -> Vec<PartyId> {
    position.parties.iter().map(|party| party.value).collect()
}

fn row(framework: &Framework, judged: &Judged) -> [Cell; 4] {
    let position = &framework.positions[judged.position];
    [
        Cell::new(visible(&format!("  {}", position.entry.id))),
        Cell::new(sort(position)),
        Cell::new(judged.verdict.word()),
        why(framework, judged),
    ]
}

/// "reported red line": what it is, and how we know where that is not from the party itself.
pub(in crate::render) fn sort(position: &Position) -> String {
    let sort = sort_of(position);
    match position.status.value {
        Status::Official => sort.to_owned(),
        status => format!("{} {sort}", status.word()),
    }
}

fn why(framework: &Framework, judged: &Judged) -> Cell {
    let because = || judged.because.iter().map(|cause| cause.thing);
    match judged.how {
        How::Text => ids(framework, because(), ""),
        How::StatusQuo => ids(framework, because(), "status quo of:\n"),
        How::DoesNotArise => Cell::new("it does not arise"),
        How::Undecided => ids(framework, judged.depends_on.iter().flat_map(Dependency::things), ""),
    }
}

/// One id a line.
fn ids(framework: &Framework, things: impl Iterator<Item = Thing>, before: &str) -> Cell {
    let mut ids: Vec<String> = Vec::new();
    for thing in things {
        let implied = matches!(thing, Thing::Component(id) if framework.components[id].provision.implied);
        let id = folded(thing.id(framework), LONG) + if implied { "\n  (implied)" } else { "" };
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    Cell::new(format!("{before}{}", visible(&ids.join("\n"))))
}

/// The column's width beside the longest of the others on a line of 100.
const LONG: usize = 24;
