//! Verifications and decisions that a party can block alone, and that its own loss waits for.

use super::{
    Context, levers,
    wording::{ids, list, some, verb_for},
};
use crate::{
    finding::Finding,
    framework::{Framework, PartyId, Terms, Thing},
    order::Gate,
    power::{Grip, Holds, Lever},
};

pub(super) fn run(cx: &Context<'_>) -> Vec<Finding> {
    let Some((shown, holds)) = cx.holds() else { return Vec::new() };
    holds.parties().filter_map(|party| finding(shown, holds, party)).collect()
}

fn finding(shown: &Framework, holds: &Holds, party: PartyId) -> Option<Finding> {
    let leverage = holds.leverage(shown, party, |grip| counts(shown, grip))?;
    let (verified, decided): (Vec<_>, Vec<_>) =
        leverage.gates.iter().partition(|gate| matches!(gate, Gate::Verified(_) | Gate::Event(_)));
    let named = |gates: &[Gate]| ids(shown, gates.iter().map(|&gate| levers::thing(gate)));
    let blocks = [("the verification of", named(&verified)), ("the decision on", named(&decided))];
    let blocks: Vec<_> = blocks
        .iter()
        .filter(|(_, gates)| !gates.is_empty())
        .map(|(what, gates)| format!("{what} {}", list(gates, "and")))
        .collect();
    let costs = ids(shown, leverage.costs.iter().copied());
    let name = &shown.parties[party].called;
    let message = format!(
        "{name} can alone block {}, and {} {} for it, owed by it or at its cost",
        list(&blocks, "and"),
        some(&costs),
        verb_for(costs.len(), "waits", "wait"),
    );
    let things: Vec<Thing> = leverage.gates.iter().map(|&gate| levers::thing(gate)).collect();
    let at = things.iter().find_map(|&thing| levers::provision(shown, thing)?.verified_by.first().map(|by| by.at));
    let finding = Finding::new(at.or_else(|| things.first()?.at(shown))?, message);
    Some(
        levers::label_costs(shown, finding, &leverage.costs, party)
            .help(
                "let somebody verify or decide who neither gains nor loses by it, or give the last word to an arbiter",
            )
            .about(things.iter().map(|thing| thing.id(shown)))
            .parties([shown.parties[party].entry.id.as_str()]),
    )
}

/// Not the decision to reverse something, of which another check speaks.
fn counts(shown: &Framework, grip: &Grip) -> bool {
    let reversal = |thing: Thing| matches!(thing, Thing::Component(id) if matches!(shown.components[id].nature.terms(), Terms::Snapback(_)));
    match grip.lever {
        Lever::Verifies => true,
        Lever::Decides => !reversal(levers::thing(grip.gate)),
        Lever::Performs | Lever::Consents => false,
    }
}
