//! Performers whom nothing binds.

use super::{
    Context,
    signing::{is_among, is_member, signatories},
};
use crate::{
    finding::Finding,
    framework::{Entry, PartyId, Provision},
    source::Spanned,
};

pub(super) fn run(cx: &Context<'_>) -> Vec<Finding> {
    let framework = cx.framework;
    let Some(signatories) = signatories(framework) else { return Vec::new() };
    let bound = |party| is_among(framework, &signatories, party) || is_member(framework, &signatories, party);
    let components = cx.variants.iter().map(|(_, it)| (&it.component.entry, &it.component.provision));
    let steps = framework.steps_in_play().map(|(_, step)| (&step.entry, &step.provision));
    let mut found: Vec<Finding> = Vec::new();
    for (entry, provision) in components.chain(steps) {
        // Who is obliged and does not sign is the subject of another check.
        let obliged = |party| provision.by.iter().any(|by| by.value == party);
        for performer in provision.performed_by.iter().filter(|party| !bound(party.value) && !obliged(party.value)) {
            let finding = finding(cx, entry, provision, *performer);
            // Of several variants the first tells it.
            if found.iter().all(|known| known.at != finding.at) {
                found.push(finding);
            }
        }
    }
    found
}

fn finding(cx: &Context<'_>, entry: &Entry, provision: &Provision, performer: Spanned<PartyId>) -> Finding {
    let party = &cx.framework.parties[performer.value];
    let message =
        format!("`{}` is performed by {}, which neither signs nor is bound by who does", entry.id, party.called);
    let finding = Finding::new(performer.at, message);
    let finding = provision.by.iter().fold(finding, |finding, by| finding.label(by.at, "obliged here"));
    finding
        .help("have it sign, or say what those who are obliged owe if it does not perform")
        .about([&entry.id])
        .parties([party.entry.id.as_str()])
}
