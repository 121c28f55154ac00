//! Repairs as text: what every repair gives up, then the repairs of each group under the parties that move.

use super::{super::super::wrap::wrap, NOTHING_ELSE, bold, cut_short, group, indented, statement};
use crate::{
    checks::{list, verb, who},
    framework::PositionId,
    logic::{Clash, Repair, Together},
    report::Zone,
};

/// The answer in blocks.
pub(super) fn blocks(zone: &Zone, together: &Together, width: usize) -> Vec<String> {
    let groups: Vec<&Clash> = together.groups().collect();
    let alone: Vec<&[PositionId]> = together.alone().map(|conflict| &conflict.statements[0][..]).collect();
    let first = "There is no zone of agreement. Unless the draft changes, this is the least that would have to give.";
    let mut blocks = vec![wrap(first, width).join("\n")];
    if !alone.is_empty() {
        blocks.push(in_every_repair(zone, &alone, width));
    }
    blocks.push(one_of_each(alone.len(), groups.len()));
    let of = groups.len();
    blocks.extend(
        groups.iter().enumerate().map(|(place, clash)| of_group(zone, clash, &group(clash, place + 1, of), width)),
    );
    blocks.push(bold("What these statements say"));
    blocks.extend(
        legend(zone, alone, &groups)
            .map(|said| statement::lines(&zone.framework, &zone.sources, said, width).join("\n")),
    );
    blocks
}

fn in_every_repair(zone: &Zone, alone: &[&[PositionId]], width: usize) -> String {
    let these = if alone.len() == 1 { "this, even alone" } else { "any of these, even alone" };
    let mut lines = vec![bold(&format!("In every repair: no outcome upholds {these}"))];
    lines.extend(alone.iter().flat_map(|said| indented(&format!("- {}", gives_up(zone, &[said])), 2, width)));
    lines.join("\n")
}

/// How a whole repair is put together.
pub(in crate::render) fn one_of_each(alone: usize, groups: usize) -> String {
    match (alone, groups) {
        (_, 0) => NOTHING_ELSE.to_owned(),
        (0, 1) => "One of these repairs is enough:".to_owned(),
        (0, _) => format!("One repair from each of these {groups} groups is enough:"),
        (_, 1) => "Beside that, one of these repairs is enough:".to_owned(),
        (_, _) => format!("Beside that, one repair from each of these {groups} groups is enough:"),
    }
}

/// Repairs of the same parties one after the other, in the order of the first; then how many more there are.
fn of_group(zone: &Zone, clash: &Clash, heading: &str, width: usize) -> String {
    let shown = zone.repairs(clash);
    let place = |repair: &Repair| shown.iter().position(|other| other.parties == repair.parties);
    let mut repairs: Vec<&Repair> = shown.iter().collect();
    repairs.sort_by_key(|repair| place(repair));
    let mut lines = vec![bold(heading)];
    for repair in repairs {
        let said: Vec<&[PositionId]> = repair.statements.iter().map(Vec::as_slice).collect();
        lines.extend(indented(&format!("- {}", gives_up(zone, &said)), 2, width));
    }
    let more = clash.repairs.len() - shown.len();
    if more > 0 {
        let all = zone.call("repairs --all");
        let lists = format!("{more} more, with more parties or statements; `{all}` lists all");
        lines.extend(indented(&lists, 2, width));
    }
    lines.extend(cut_short(clash, clash.is_smallest_repair_proven(), width));
    lines.join("\n")
}

/// "Russia no longer insists on `a` and `b`, and Ukraine no longer insists on `c`".
pub(in crate::render) fn gives_up(zone: &Zone, said: &[&[PositionId]]) -> String {
    let framework = &zone.framework;
    let mut speakers: Vec<String> = Vec::new();
    for said in said {
        let who = who(framework, said[0]);
        if !speakers.contains(&who) {
            speakers.push(who);
        }
    }
    let parts = speakers.iter().map(|speaker| {
        let own: Vec<_> = said.iter().filter(|said| who(framework, said[0]) == *speaker).collect();
        let ids: Vec<String> = own.iter().map(|said| statement::ids(framework, said)).collect();
        format!("{speaker} no longer {} on {}", verb(framework, own[0][0], "insists", "insist"), list(&ids, "and"))
    });
    parts.collect::<Vec<_>>().join(", and ")
}

/// Every statement that the repairs shown give up, once, in the author's order.
fn legend<'z>(
    zone: &Zone,
    alone: Vec<&'z [PositionId]>,
    groups: &[&'z Clash],
) -> impl Iterator<Item = &'z [PositionId]> {
    let mut named = alone;
    for clash in groups {
        named.extend(zone.repairs(clash).iter().flat_map(|repair| &repair.statements).map(Vec::as_slice));
    }
    named.sort_unstable();
    named.dedup();
    named.into_iter()
}
