//! Belligerents that neither sign nor are addressed.

use super::{
    Context,
    signing::{is_among, signatories},
};
use crate::{
    finding::Finding,
    framework::{PartyId, PartyOrBody, Provision, Terms},
};

pub(super) fn run(cx: &Context<'_>) -> Vec<Finding> {
    let framework = cx.framework;
    let Some(signatories) = signatories(framework) else { return Vec::new() };
    let belligerents = framework.heading.iter().flat_map(|heading| &heading.belligerents).flatten();
    let mut involved = signatories;
    involved.extend(addressed(cx));
    let absent = belligerents.filter(|party| !is_among(framework, &involved, party.value));
    absent
        .map(|party| {
            let party_named = &framework.parties[party.value];
            let message = format!("{} is a belligerent, does not sign, and is not addressed", party_named.name);
            Finding::new(party.at, message)
                .help("say what the agreement asks of it, or offers it; or what follows if it fights on")
                .parties([party_named.entry.id.as_str()])
        })
        .collect()
}

/// Everybody whom a provision names.
fn addressed(cx: &Context<'_>) -> Vec<PartyId> {
    let components = cx.variants.iter().map(|(_, variant)| &variant.component.provision);
    let steps = cx.framework.steps_in_play().map(|(_, step)| &step.provision);
    let members = cx.variants.iter().filter_map(|(_, variant)| match variant.component.nature.terms() {
        Terms::Body(body) => Some(body.members.iter().chain(&body.optional_members).map(|member| member.value)),
        _ => None,
    });
    let mut found: Vec<_> = components.chain(steps).flat_map(named).collect();
    found.extend(members.flatten());
    found
}

fn named(provision: &Provision) -> Vec<PartyId> {
    let Provision { by, for_, performed_by, consent, at_cost_of, discretion_of, verified_by, .. } = provision;
    let verifiers = verified_by.iter().filter_map(|verifier| match verifier.value {
        PartyOrBody::Party(party) => Some(party),
        PartyOrBody::Body(_) => None,
    });
    let named = [by, for_, performed_by, consent, at_cost_of].into_iter().flatten().chain(discretion_of);
    named.map(|party| party.value).chain(verifiers).collect()
}
