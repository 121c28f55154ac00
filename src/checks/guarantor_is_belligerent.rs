//! Guarantees given by those at war.

use super::{
    Context, variant,
    wording::{list, verb_for},
};
use crate::{
    finding::Finding,
    framework::{Component, PartyId, Terms},
    source::Spanned,
};

pub(super) fn run(cx: &Context<'_>) -> Vec<Finding> {
    let belligerents = cx.framework.heading.iter().flat_map(|heading| &heading.belligerents).flatten();
    let belligerents: Vec<_> = belligerents.map(|party| party.value).collect();
    variant::of_each(cx, |_, component| match component.nature.terms() {
        Terms::Guarantee(_) => finding(cx, component, &belligerents),
        _ => None,
    })
}

fn finding(cx: &Context<'_>, component: &Component, belligerents: &[PartyId]) -> Option<Finding> {
    let framework = cx.framework;
    let guarantors = component.provision.by.iter().filter(|by| belligerents.contains(&by.value));
    let guarantors: Vec<&Spanned<PartyId>> = guarantors.collect();
    let (first, others) = guarantors.split_first()?;
    let names: Vec<_> = guarantors.iter().map(|party| framework.parties[party.value].called.as_str()).collect();
    let verb = verb_for(names.len(), "is a belligerent and a guarantor", "are belligerents and guarantors");
    let message = format!("{} {verb} in `{}`", list(&names, "and"), component.entry.id);
    let finding = Finding::new(first.at, message);
    let finding = others.iter().fold(finding, |finding, other| finding.label(other.at, "and here"));
    Some(
        finding
            .help("say what follows if the attack comes from a guarantor, and who then answers it")
            .about([&component.entry.id])
            .parties(guarantors.iter().map(|party| framework.parties[party.value].entry.id.as_str())),
    )
}
