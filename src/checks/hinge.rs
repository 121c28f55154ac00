//! Statements on which, each by itself, a zone of agreement or a deadlock turns.

use super::{
    Context, REACH,
    wording::{provenance, resting_on, who},
};
use crate::{
    finding::Finding,
    framework::{Denied, PositionId, Stance},
    logic::{Inquiry, Theory},
    order::{Deadlock, Order},
};

pub(super) fn run(cx: &Context<'_>) -> Vec<Finding> {
    let given_up = given_up(cx).into_iter().map(|(said, what)| finding(cx, said, "gave it up", what));
    let unsaid = cx.framework.positions.ids().filter_map(|position| unsaid(cx, position));
    given_up.chain(unsaid).collect()
}

/// Statements that alone are a repair of all the red lines that clash. What the draft breaches by itself is no hinge but a breach.
fn given_up(cx: &Context<'_>) -> Vec<(PositionId, &'static str)> {
    let [clash] = &cx.red_lines.clashes[..] else { return Vec::new() };
    if cx.red_lines.undecided {
        return Vec::new();
    }
    if clash.alone().is_some() {
        return Vec::new();
    }
    clash
        .repairs
        .iter()
        .filter_map(|repair| match &repair.statements[..] {
            [said] => Some((said[0], "all other red lines could be upheld together")),
            _ => None,
        })
        .collect()
}

/// A statement without which there would be a zone of agreement or a deadlock that there is not, or the other way round.
fn unsaid(cx: &Context<'_>, position: PositionId) -> Option<Finding> {
    let retires = retires(cx, position);
    let closes =
        cx.deadlocks.iter().flat_map(Deadlock::claims).any(|claim| cx.order.claims[claim].position == position);
    if !cx.statements.in_force(position) || !(retires || closes) {
        return None;
    }
    let statements = cx.statements.disbelieving(cx.framework, position);
    let order = Order::new(cx.framework, &statements);
    let deadlock = !order.deadlocks(&cx.breached()).is_empty();
    let had_deadlock = !cx.deadlocks.is_empty();
    if deadlock != had_deadlock {
        let what = if deadlock { "the orders would deadlock" } else { "no orders would deadlock" };
        return Some(finding(cx, position, "had not said this", what));
    }
    // Only what it retired can come back, and change what the red lines come to.
    if !retires || cx.answer.packages.is_none() {
        return None;
    }
    let theory = Theory::of(cx.framework, &statements);
    let red_lines = Inquiry::new(cx.framework, &theory).together(REACH, |id| cx.framework.positions[id].red_line);
    if red_lines.undecided || cx.red_lines.undecided {
        return None;
    }
    let (zone, had_zone) = (red_lines.clashes.is_empty(), cx.red_lines.clashes.is_empty());
    let what = if zone { "all red lines could be upheld together" } else { "the red lines could not all be upheld" };
    (zone != had_zone).then(|| finding(cx, position, "had not said this", what))
}

fn retires(cx: &Context<'_>, position: PositionId) -> bool {
    let it = &cx.framework.positions[position];
    let denies = matches!(&it.stance, Stance::Denies(denied) if matches!(denied.value, Denied::Position(_)));
    denies || !it.supersedes.is_empty()
}

fn finding(cx: &Context<'_>, position: PositionId, how: &str, what: &str) -> Finding {
    let framework = cx.framework;
    let it = &framework.positions[position];
    let id = &it.entry.id;
    let message = format!("much turns on `{id}`: if {} {how}, {what}", who(framework, position));
    let finding = Finding::new(it.stance_at, message).here(provenance(framework, position));
    let parties = it.parties.iter().map(|party| framework.parties[party.value].entry.id.as_str());
    resting_on(
        framework,
        finding.help("see how well it is sourced before anything is built on it").parties(parties),
        [position],
    )
}
