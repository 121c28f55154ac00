//! Irreversible acts that hang on a performance which nobody verifies and somebody doubts.

use super::{
    Context, levers,
    wording::{ids, provenance, resting_on, some, verb, verb_for, who},
};
use crate::{
    finding::Finding,
    framework::{Framework, Oversight, PartyId, PositionId, Stance, Thing},
    order::{Gate, Gates},
};

pub(super) fn run(cx: &Context<'_>) -> Vec<Finding> {
    let positions = cx.framework.positions.iter().filter(|(id, _)| cx.statements.in_force(*id));
    let doubts: Vec<_> = positions
        .filter_map(|(id, position)| match &position.stance {
            Stance::Doubts { thing, of } => Some((id, thing.value, of.map(|of| of.value))),
            _ => None,
        })
        .collect();
    let Some((shown, holds)) = (if doubts.is_empty() { None } else { cx.holds() }) else { return Vec::new() };
    let gates = holds.gates();
    let oversight = Oversight::of(shown);
    let verified = |act| levers::provision(shown, act).is_none_or(|it| !oversight.verifiers(shown, act, it).is_empty());
    let found = doubts.into_iter().filter_map(|(id, thing, of)| {
        let doubted: Vec<Thing> =
            gates.acts.iter().copied().filter(|&act| is_meant(shown, act, thing, of) && !verified(act)).collect();
        let irreversible: Vec<Thing> = gates.acts.iter().copied().filter(|&act| is_irreversible(shown, act)).collect();
        let bound = irreversible.into_iter().filter(|&act| doubted.iter().any(|&it| hang_together(gates, act, it)));
        finding(cx, id, &doubted, &bound.collect::<Vec<_>>())
    });
    found.collect()
}

/// Whether an act is what a statement doubts: it or its component, or anything the doubted party has to do.
fn is_meant(shown: &Framework, act: Thing, thing: Thing, of: Option<PartyId>) -> bool {
    let whole = matches!(act, Thing::Step(step) if thing == Thing::Component(shown.steps[step].component));
    let by_party = |party| levers::provision(shown, act).is_some_and(|it| it.by.iter().any(|by| by.value == party));
    match thing {
        Thing::Plan => of.is_some_and(by_party),
        _ => act == thing || whole,
    }
}

/// Whether the text says that it cannot be undone.
fn is_irreversible(shown: &Framework, act: Thing) -> bool {
    let stated =
        |thing| levers::provision(shown, thing).and_then(|it| it.reversible).map(|reversible| !reversible.value);
    let whole = match act {
        Thing::Step(step) => stated(Thing::Component(shown.steps[step].component)),
        _ => None,
    };
    stated(act).or(whole).unwrap_or(false)
}

/// Whether one waits for the other, in either direction.
fn hang_together(gates: &Gates, one: Thing, other: Thing) -> bool {
    let waits = |one, other| gates.waits(Gate::Start(one), Gate::Start(other));
    one != other && (waits(one, other) || waits(other, one))
}

fn finding(cx: &Context<'_>, id: PositionId, doubted: &[Thing], irreversible: &[Thing]) -> Option<Finding> {
    let framework = cx.framework;
    let at = irreversible.first()?.at(framework)?;
    let (acts, doubts) = (ids(framework, irreversible.iter().copied()), ids(framework, doubted.iter().copied()));
    let message = format!(
        "{} {} {}, which nobody verifies; {} cannot be undone and {} on it",
        who(framework, id),
        verb(framework, id, "doubts", "doubt"),
        some(&doubts),
        some(&acts),
        verb_for(acts.len(), "hangs", "hang"),
    );
    let finding = Finding::new(at, message)
        .label(framework.positions[id].stance_at, provenance(framework, id))
        .help("have it verified by somebody whom those who doubt it trust, or go in smaller steps that can be undone")
        .about(irreversible.iter().chain(doubted).map(|thing| thing.id(framework)))
        .parties(framework.positions[id].parties.iter().map(|it| framework.parties[it.value].entry.id.as_str()));
    Some(resting_on(framework, finding, [id]))
}
