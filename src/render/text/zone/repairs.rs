//! Repairs as text: what every repair gives up, then the repairs of each group under the parties that move.

use super::{
    super::{super::wrap::wrap, totals::counted},
    bold,
    conflicts::whatever,
    cut_short, group, indented, statement, the_others,
};
use crate::{
    checks::{list, verb, who},
    framework::{Framework, PositionId},
    logic::{Change, Clash, Conflict, Relaxation, Repair, Together},
    report::Zone,
};

/// The answer in blocks.
pub(super) fn blocks(zone: &Zone, together: &Together, width: usize) -> Vec<String> {
    let proven = !together.undecided && together.groups().all(|clash| clash.smallest_repair);
    let first = if !proven {
        "There is no zone of agreement. The search was cut short: this is the least found by then that would have to give."
    } else if zone.wanted.reach.clauses {
        "There is no zone of agreement. This is the least that would have to give, or to change in the draft."
    } else {
        "There is no zone of agreement. Unless the draft changes, this is the least that would have to give."
    };
    let mut blocks = vec![wrap(first, width).join("\n")];
    blocks.extend(all(zone, together, width));
    blocks
}

/// The repairs, and what the statements in them say.
pub(super) fn all(zone: &Zone, together: &Together, width: usize) -> Vec<String> {
    let alone = alone(together);
    let mut blocks = Vec::new();
    if !alone.is_empty() {
        blocks.push(in_every_repair(zone, together, width));
    }
    blocks.extend(groups(zone, together, width));
    let groups: Vec<&Clash> = together.groups().collect();
    let mut said = legend(zone, alone, &groups).peekable();
    if said.peek().is_some() {
        blocks.push(bold("What these statements say"));
    }
    blocks.extend(said.map(|said| statement::lines(&zone.framework, &zone.sources, said, width).join("\n")));
    blocks
}

/// The repairs of each group.
pub(super) fn groups(zone: &Zone, together: &Together, width: usize) -> Vec<String> {
    let groups: Vec<&Clash> = together.groups().collect();
    let of = groups.len();
    let mut blocks: Vec<String> =
        the_others(together).map(|text| indented(text, 0, width).join("\n")).into_iter().collect();
    if groups.iter().all(|clash| !clash.repairs.is_empty()) {
        blocks.extend(one_of_each(alone(together).len(), of, together.undecided));
    }
    blocks.extend(
        groups.iter().enumerate().map(|(place, clash)| of_group(zone, clash, &group(clash, place + 1, of), width)),
    );
    blocks
}

/// What no outcome upholds, even alone.
fn alone(together: &Together) -> Vec<&[PositionId]> {
    together.alone().map(|conflict| &conflict.statements[0][..]).collect()
}

fn in_every_repair(zone: &Zone, together: &Together, width: usize) -> String {
    let these = if together.alone().count() == 1 { "this, even alone" } else { "any of these, even alone" };
    let gives_up = |conflict: &Conflict| {
        let said = &conflict.statements[0][..];
        let why = match &conflict.because[..] {
            [] => format!("; {}", whatever(&zone.framework, said[0])),
            _ => String::new(),
        };
        format!("- {}{why}", gives_up(&zone.framework, &[said]))
    };
    let mut lines = vec![bold(&format!("In every repair: no outcome upholds {these}"))];
    lines.extend(together.alone().flat_map(|conflict| indented(&gives_up(conflict), 2, width)));
    lines.join("\n")
}

/// How a whole repair is put together; `None` if nothing clashes with anything.
pub(in crate::render) fn one_of_each(alone: usize, groups: usize, undecided: bool) -> Option<String> {
    let one = match groups {
        0 => return None,
        1 => "one of these repairs".to_owned(),
        _ => format!("one repair from each of these {groups} groups"),
    };
    Some(match (alone, undecided) {
        (0, false) => format!("O{} is enough:", &one[1..]),
        (0, true) => format!("O{} is needed:", &one[1..]),
        (_, false) => format!("Beside that, {one} is enough:"),
        (_, true) => format!("Beside that, {one} is needed:"),
    })
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
        let changes = repair.relax.iter().map(|relaxation| changed(zone, relaxation));
        let all: Vec<String> = changes.chain((!said.is_empty()).then(|| gives_up(&zone.framework, &said))).collect();
        lines.extend(indented(&format!("- {}", all.join("; and ")), 2, width));
    }
    let more = clash.repairs.len() - shown.len();
    if more > 0 {
        let clauses = if zone.wanted.reach.clauses { " --let clauses" } else { "" };
        let all = zone.call(&format!("repairs --all{clauses}"));
        let lists = format!("{more} more, with more parties or statements; `{all}` lists all");
        lines.extend(indented(&lists, 2, width));
    }
    lines.extend(cut_short(clash, clash.smallest_repair, width));
    lines.join("\n")
}

/// "Russia no longer insists on `a` and `b`, and Ukraine no longer insists on `c`".
pub(in crate::render) fn gives_up(framework: &Framework, said: &[&[PositionId]]) -> String {
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

/// "the draft says 14 days later where now `border` is due 2030-01-01".
fn changed(zone: &Zone, relaxation: &Relaxation) -> String {
    let now = &relaxation.cause.says;
    match &relaxation.change {
        Change::Days { days, later, length } => {
            let days = counted(usize::try_from(*days).unwrap_or_default(), "day");
            let way = match (later, length) {
                (true, false) => "later",
                (false, false) => "earlier",
                (true, true) => "longer",
                (false, true) => "shorter",
            };
            format!("the draft says {days} {way} where now {now}")
        }
        Change::Moved { to, by: None, .. } => format!("the draft says {to} where now {now}"),
        Change::Moved { to, by: Some(by), .. } => {
            let by = if *by < 0 { format!("{} less", -by) } else { format!("{by} more") };
            format!("the draft says {to}, {by}, where now {now}")
        }
        Change::Opened { to } => format!("the draft leaves the value open, or says {to}, where now {now}"),
        Change::Settled { to } => format!("the draft settles it, as {to} for one, where now {now}"),
        Change::Dropped => format!("the draft no longer says that {now}"),
        Change::LeftOut => {
            format!("the draft brackets or leaves out `{}`", relaxation.cause.thing.id(&zone.framework))
        }
    }
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
