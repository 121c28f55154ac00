//! Parties that nobody but themselves verifies.

use super::{Context, variant};
use crate::{
    finding::Finding,
    framework::{Component, ComponentId, Oversight, PartyId, Provision, Thing},
    source::Spanned,
};

pub(super) fn run(cx: &Context<'_>) -> Vec<Finding> {
    let oversight = Oversight::of(cx.framework);
    let mut found = variant::of_each(cx, |id, component| in_component(cx, &oversight, id, component));
    let steps = cx.framework.steps_in_play();
    found.extend(steps.filter_map(|(id, step)| {
        let inherited = step.provision.verified_by == cx.framework.components[step.component].provision.verified_by;
        let party = alone(cx, &oversight, Thing::Step(id), &step.provision).filter(|_| !inherited)?;
        Some(finding(cx, party, &step.entry.id, &step.provision))
    }));
    found
}

fn in_component(cx: &Context<'_>, oversight: &Oversight, id: ComponentId, component: &Component) -> Option<Finding> {
    let party = alone(cx, oversight, Thing::Component(id), &component.provision)?;
    Some(finding(cx, party, &component.entry.id, &component.provision))
}

/// An obliged party that is among the verifiers, where nobody else is.
fn alone(cx: &Context<'_>, oversight: &Oversight, thing: Thing, provision: &Provision) -> Option<Spanned<PartyId>> {
    let verifiers = oversight.verifiers(cx.framework, thing, provision);
    let seats: Vec<_> = verifiers.iter().flat_map(|&verifier| cx.framework.seats(verifier)).collect();
    // Where two oblige themselves and both verify, each verifies the other.
    let mut obliged = provision.by.iter();
    obliged.find(|by| !seats.is_empty() && seats.iter().all(|&seat| seat == by.value)).copied()
}

fn finding(cx: &Context<'_>, party: Spanned<PartyId>, id: &str, provision: &Provision) -> Finding {
    let entry = &cx.framework.parties[party.value];
    let at = provision.verified_by.first().map_or(party.at, |verifier| verifier.at);
    Finding::new(at, format!("{} is obliged by `{id}`, and nobody else verifies it", entry.name))
        .here("verified here")
        .label(party.at, "obliged here")
        .help("name a verifier that is not obliged by it: `verified-by`")
        .about([id])
        .parties([entry.entry.id.as_str()])
}
