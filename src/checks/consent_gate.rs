//! Parties whose consent unlocks their own loss.

use super::{
    Context, levers,
    wording::{ids, list, some, verb_for},
};
use crate::{
    finding::Finding,
    framework::{Framework, PartyId, Thing},
    power::{Holds, Lever},
    source::Span,
};

pub(super) fn run(cx: &Context<'_>) -> Vec<Finding> {
    let Some((shown, holds)) = cx.holds() else { return Vec::new() };
    holds.parties().filter_map(|party| finding(shown, holds, party)).collect()
}

fn finding(shown: &Framework, holds: &Holds, party: PartyId) -> Option<Finding> {
    let consents = |gate| Some((levers::thing(gate), consent(shown, levers::thing(gate), party)?));
    let leverage =
        holds.leverage(shown, party, |grip| grip.lever == Lever::Consents && consents(grip.gate).is_some())?;
    let gates: Vec<_> = leverage.gates.into_iter().filter_map(consents).collect();
    let (first, others) = gates.split_first()?;
    let (opens, costs) =
        (ids(shown, gates.iter().map(|(thing, _)| *thing)), ids(shown, leverage.costs.iter().copied()));
    let named = &shown.parties[party];
    let message = format!(
        "{} {} the consent of {}, and {} {}, owed by it or at its cost",
        list(&opens, "and"),
        verb_for(opens.len(), "needs", "need"),
        named.name,
        verb_for(opens.len(), "unlocks", "unlock"),
        some(&costs),
    );
    let finding = Finding::new(first.1, message);
    let finding = others.iter().fold(finding, |finding, (_, at)| finding.label(*at, "and here"));
    Some(
        levers::label_costs(shown, finding, &leverage.costs, party)
            .help("say by when it decides, on what grounds it may refuse, or what follows if it does")
            .about(gates.iter().map(|(thing, _)| thing.id(shown)))
            .parties([named.entry.id.as_str()]),
    )
}

/// Where the consent of a party is asked.
fn consent(shown: &Framework, thing: Thing, party: PartyId) -> Option<Span> {
    let consent = &levers::provision(shown, thing)?.consent;
    consent.iter().find(|consent| consent.value == party).map(|consent| consent.at)
}
