//! Parties that have had their benefit and can still stall what it costs them.

use super::{
    Context, levers,
    wording::{ids, some, verb_for},
};
use crate::{
    finding::Finding,
    framework::{Framework, PartyId, Thing},
    power::{Hold, Holds, Lever},
};

pub(super) fn run(cx: &Context<'_>) -> Vec<Finding> {
    let Some((shown, holds)) = cx.holds() else { return Vec::new() };
    holds.parties().filter_map(|party| finding(shown, holds, party)).collect()
}

fn finding(shown: &Framework, holds: &Holds, party: PartyId) -> Option<Finding> {
    let Hold { at_own_cost, received, .. } = holds.of(shown, party);
    let named = |things: &[Thing]| some(&ids(shown, things.iter().copied()));
    let first = received.first()?;
    let name = &shown.parties[party].called;
    let message = format!(
        "{name} can stall {}, owed by it or at its cost, after {} {} come to its benefit",
        named(&at_own_cost),
        named(&received),
        verb_for(received.len(), "has", "have"),
    );
    let benefit = levers::provision(shown, *first)?.for_.iter().find(|it| it.value == party)?;
    let finding = Finding::new(at_own_cost.first()?.at(shown)?, message).label(benefit.at, "its benefit");
    let finding = means(shown, holds, party).into_iter().fold(finding, Finding::note);
    Some(
        levers::label_costs(shown, finding, &at_own_cost, party)
            .help("let its benefit wait for what it costs, or split both into smaller steps in turn")
            .about(at_own_cost.iter().map(|thing| thing.id(shown)))
            .parties([shown.parties[party].entry.id.as_str()]),
    )
}

/// By what the party can stall what is at its cost.
fn means(shown: &Framework, holds: &Holds, party: PartyId) -> Vec<String> {
    let by = |lever: Lever| {
        let leverage = holds.leverage(shown, party, |grip| grip.lever == lever)?;
        Some(some(&ids(shown, leverage.gates.iter().map(|&gate| levers::thing(gate)))))
    };
    let consents = by(Lever::Consents).map(|things| format!("its consent is needed for {things}"));
    let decides = by(Lever::Decides).map(|things| format!("without it there is no decision on {things}"));
    let verifies = by(Lever::Verifies).map(|things| format!("without it {things} cannot be verified"));
    consents.into_iter().chain(decides).chain(verifies).collect()
}
