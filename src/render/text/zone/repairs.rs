//! Repairs as text: what every repair gives up, then the repairs of each group under the parties that move.

use anstyle::Style;

use super::{super::totals::counted, cut_short, group, indented, statement};
use crate::{
    checks::{list, who},
    framework::{PartyId, PositionId},
    logic::{Clash, Repair, Together},
    report::Zone,
};

/// The answer in blocks.
pub(super) fn blocks(zone: &Zone, together: &Together, width: usize) -> Vec<String> {
    let groups: Vec<&Clash> = together.groups().collect();
    let first = "No outcome upholds all of them. Unless the draft changes, this is the least that would have to give.";
    let mut blocks = vec![indented(first, 0, width).join("\n")];
    let alone: Vec<&[PositionId]> = together.alone().map(|conflict| &conflict.statements[0][..]).collect();
    if !alone.is_empty() {
        blocks.push(in_every_repair(zone, &alone, width));
    }
    if groups.len() > 1 {
        blocks.push(format!("One repair from each of these {} groups, whichever it is:", groups.len()));
    }
    for (place, clash) in groups.iter().enumerate() {
        blocks.push(bold(&group(clash, place + 1, groups.len())));
        blocks.extend(of_group(zone, clash, width));
    }
    blocks.push(bold("What these statements say"));
    blocks.extend(legend(zone, alone, &groups).map(|said| statement::lines(zone, said, width).join("\n")));
    blocks
}

fn bold(text: &str) -> String {
    let bold = Style::new().bold();
    format!("{bold}{text}{bold:#}")
}

fn in_every_repair(zone: &Zone, alone: &[&[PositionId]], width: usize) -> String {
    let mut lines = vec![bold("In every repair, because no outcome upholds it even alone")];
    for said in alone {
        let (who, ids) = (who(&zone.framework, said[0]), statement::ids(&zone.framework, said));
        lines.extend(indented(&format!("{who}: {ids}"), 2, width));
    }
    lines.join("\n")
}

/// A block for each set of parties that would move, in the order of its first repair; then how many more there are.
fn of_group(zone: &Zone, clash: &Clash, width: usize) -> Vec<String> {
    let shown = zone.repairs(clash);
    let mut movers: Vec<&[PartyId]> = Vec::new();
    for repair in shown {
        if !movers.contains(&&repair.parties[..]) {
            movers.push(&repair.parties);
        }
    }
    let mut blocks: Vec<String> = movers.into_iter().map(|parties| moved_by(zone, parties, shown, width)).collect();
    let more = clash.repairs.len() - shown.len();
    if more > 0 {
        let more = counted(more, "repair");
        let lists = format!("{more} more, of more parties or statements: `{}` lists them", zone.call("repairs --all"));
        blocks.push(indented(&lists, 0, width).join("\n"));
    }
    blocks.extend(cut_short(clash, clash.is_smallest_repair_proven(), width));
    blocks
}

fn moved_by(zone: &Zone, parties: &[PartyId], repairs: &[Repair], width: usize) -> String {
    let names: Vec<&str> = parties.iter().map(|&party| zone.framework.parties[party].name.as_str()).collect();
    let moves = if names.len() == 1 { "moves" } else { "move" };
    let mut lines = indented(&format!("if {} {moves}", list(&names, "and")), 2, width);
    for repair in repairs.iter().filter(|repair| repair.parties == parties) {
        let gives: Vec<String> = repair.statements.iter().map(|said| given(zone, said, parties.len())).collect();
        lines.extend(indented(&format!("- {} {}", gives_up(names.len()), list(&gives, "and")), 4, width));
    }
    lines.join("\n")
}

fn gives_up(parties: usize) -> &'static str {
    if parties == 1 { "it gives up" } else { "they give up" }
}

/// A statement given up, and whose it is where several parties move.
fn given(zone: &Zone, said: &[PositionId], parties: usize) -> String {
    let ids = statement::ids(&zone.framework, said);
    if parties == 1 { ids } else { format!("{ids} ({})", who(&zone.framework, said[0])) }
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
