//! Conflicts as text: what the draft breaches by itself, then what clashes, group by group.

use super::{super::totals::counted, bold, cut_short, group, indented, statement, the_others};
use crate::{
    checks::who,
    framework::{Framework, Literal, PositionId, Thing},
    logic::{Cause, Clash, Conflict, Together},
    report::Zone,
};

/// The answer in blocks.
pub(super) fn blocks(zone: &Zone, together: &Together, width: usize) -> Vec<String> {
    let groups: Vec<&Clash> = together.groups().collect();
    let mut blocks = vec!["There is no zone of agreement: no outcome upholds all of them.".to_owned()];
    let alone: Vec<&Conflict> = together.alone().collect();
    match alone.len() {
        0 => {}
        1 => blocks.push(bold("No outcome upholds this one, even alone: it is in every repair")),
        _ => blocks.push(bold("No outcome upholds any of these, even alone: they are in every repair")),
    }
    blocks.extend(alone.into_iter().map(|conflict| breached(zone, conflict, width)));
    for (place, clash) in groups.iter().enumerate() {
        blocks.push(bold(&group(clash, place + 1, groups.len())));
        blocks.extend(zone.conflicts(clash).iter().map(|conflict| clashing(zone, conflict, width)));
        blocks.extend(end(zone, clash, width));
    }
    blocks.extend(the_others(together).map(|text| indented(text, 0, width).join("\n")));
    blocks
}

/// A statement that no outcome upholds, and why.
fn breached(zone: &Zone, conflict: &Conflict, width: usize) -> String {
    let said = &conflict.statements[0];
    let mut lines = statement::lines(&zone.framework, &zone.sources, said, width);
    lines.extend(because(&conflict.because, whatever(&zone.framework, said[0]), width));
    lines.join("\n")
}

/// Why no outcome upholds a statement, where no clause of the draft is to blame.
pub(in crate::render) fn whatever(framework: &Framework, position: PositionId) -> &'static str {
    if turns_down_the_plan(framework, position) {
        "it turns down the draft as a whole: no wording of the draft can uphold it"
    } else {
        "it contradicts itself: no draft can uphold it"
    }
}

fn turns_down_the_plan(framework: &Framework, position: PositionId) -> bool {
    let formula = framework.positions[position].stance.formula();
    let leaves = formula.map(|formula| formula.value.leaves()).unwrap_or_default();
    leaves.into_iter().flat_map(Literal::things).any(|thing| thing == Thing::Plan)
}

/// Where a conflict takes no clause of the draft.
pub(in crate::render) const WHATEVER: &str = "they clash whatever the draft says: a text can only leave the point open, or find words that none of \
    them names";

/// Statements that cannot all be upheld, and what of the draft this takes.
fn clashing(zone: &Zone, conflict: &Conflict, width: usize) -> String {
    let count = match conflict.statements.len() {
        2 => "both of these".to_owned(),
        count => format!("all {count} of these"),
    };
    let mut lines = vec![format!("No outcome upholds {count}:")];
    lines.extend(
        conflict.statements.iter().flat_map(|said| statement::lines(&zone.framework, &zone.sources, said, width)),
    );
    lines.extend(because(&conflict.because, WHATEVER, width));
    lines.join("\n")
}

/// The clauses that it takes, or that it takes none.
fn because(clauses: &[Cause], whatever: &str, width: usize) -> Vec<String> {
    if clauses.is_empty() {
        return indented(whatever, 2, width);
    }
    let word = |place| if place == 0 { "because" } else { "and" };
    let clauses = clauses.iter().enumerate().map(|(place, clause)| format!("{} {}", word(place), clause.says));
    clauses.flat_map(|clause| indented(&clause, 2, width)).collect()
}

/// What else there is in a group, and which statements occur most often.
fn end(zone: &Zone, clash: &Clash, width: usize) -> Option<String> {
    let mut lines = Vec::new();
    let more = clash.conflicts.len() - zone.conflicts(clash).len();
    if more > 0 {
        let lists = format!("{} not shown; `{}` lists all", counted(more, "conflict"), zone.call("conflicts --all"));
        lines.extend(indented(&lists, 0, width));
    }
    if clash.conflicts.len() > 1 {
        lines.push("in how many conflicts each statement is:".to_owned());
        for (said, count) in clash.occurrences() {
            let (ids, who) = (statement::ids(&zone.framework, said), who(&zone.framework, said[0]));
            lines.extend(indented(&format!("{count} of {}: {who}, {ids}", clash.conflicts.len()), 2, width));
        }
    }
    lines.extend(cut_short(clash, clash.smallest_conflict, width));
    (!lines.is_empty()).then(|| lines.join("\n"))
}
