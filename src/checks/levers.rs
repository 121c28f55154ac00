//! What the checks on holds have in common: what a gate is about, and where its cost stands.

use crate::{
    finding::Finding,
    framework::{Framework, PartyId, Provision, Thing},
    order::Gate,
    source::Span,
};

/// Costs beyond which no more places are shown.
const SHOWN: usize = 3;

/// The component, step or event that a gate is about.
pub(super) fn thing(gate: Gate) -> Thing {
    match gate {
        Gate::Start(thing) | Gate::Verified(thing) => thing,
        Gate::Event(event) => Thing::Event(event),
    }
}

/// What a component or step says.
pub(super) fn provision(framework: &Framework, thing: Thing) -> Option<&Provision> {
    match thing {
        Thing::Component(id) => Some(&framework.components[id].provision),
        Thing::Step(id) => Some(&framework.steps[id].provision),
        _ => None,
    }
}

/// Shows where the text puts the first of some costs on a party.
pub(super) fn label_costs(framework: &Framework, finding: Finding, costs: &[Thing], party: PartyId) -> Finding {
    let mut places: Vec<Span> = costs.iter().filter_map(|&cost| cost_at(framework, cost, party)).collect();
    places.dedup();
    let text = format!("owed by {} or at its cost", framework.parties[party].called);
    places.into_iter().take(SHOWN).fold(finding, |finding, at| finding.label(at, &text))
}

/// Where a party is obliged by something, or named as who loses by it.
fn cost_at(framework: &Framework, cost: Thing, party: PartyId) -> Option<Span> {
    let own = provision(framework, cost)?;
    let whole = match cost {
        Thing::Step(id) => Some(&framework.components[framework.steps[id].component].provision),
        _ => None,
    };
    let named =
        std::iter::once(own).chain(whole).flat_map(|provision| provision.at_cost_of.iter().chain(&provision.by));
    named.into_iter().find(|it| it.value == party).map(|it| it.at)
}
