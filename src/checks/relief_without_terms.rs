//! Relief from sanctions that does not say what is lifted, whose measures, on what evidence and by whom decided.

use super::{Context, variant, wording::list};
use crate::{
    finding::Finding,
    framework::{Component, ComponentId, Framework, Oversight, Provision, ReliefTerms, Terms, Thing},
};

pub(super) fn run(cx: &Context<'_>) -> Vec<Finding> {
    let oversight = Oversight::of(cx.framework);
    variant::of_each(cx, |id, component| match component.nature.terms() {
        Terms::Relief(terms) => finding(cx.framework, &oversight, id, component, terms),
        _ => None,
    })
}

fn finding(
    framework: &Framework,
    oversight: &Oversight,
    id: ComponentId,
    component: &Component,
    terms: &ReliefTerms,
) -> Option<Finding> {
    let own = (Thing::Component(id), &component.provision);
    let steps = component.steps.iter().filter(|&&step| !framework.steps[step].dropped);
    let all: Vec<_> =
        std::iter::once(own).chain(steps.map(|&step| (Thing::Step(step), &framework.steps[step].provision))).collect();
    let lacking: Vec<(&str, &str)> = [
        (terms.effect.is_empty(), "whether the measures rest or end", "effect"),
        (terms.imposed_by.is_empty(), "whose measures they are", "imposed-by"),
        (all.iter().all(|(_, it)| it.by.is_empty()), "by whose act", "by"),
        (!all.iter().any(|(_, it)| waits(it)), "on what evidence", "after"),
        (!all.iter().any(|(thing, it)| decided(framework, oversight, *thing, it)), "who decides", "verified-by"),
    ]
    .into_iter()
    .filter_map(|(lacks, words, key)| lacks.then_some((words, key)))
    .collect();
    if lacking.is_empty() {
        return None;
    }
    let words: Vec<_> = lacking.iter().map(|(words, _)| *words).collect();
    let keys: Vec<_> = lacking.iter().map(|(_, key)| format!("`{key}`")).collect();
    let message = format!("`{}` does not say {}", component.entry.id, list(&words, "or"));
    let help = format!("state it: {}", list(&keys, "and"));
    Some(Finding::new(component.entry.at, message).help(help).about([&component.entry.id]))
}

/// Whether relief is tied to something that happens.
fn waits(provision: &Provision) -> bool {
    let after = provision.after.as_ref().is_some_and(|after| !after.value.leaves().is_empty());
    after || !provision.with.is_empty()
}

/// Whether somebody establishes that the relief is due: it is verified, consented to or at somebody's discretion, or what it waits for is verified.
fn decided(framework: &Framework, oversight: &Oversight, thing: Thing, provision: &Provision) -> bool {
    let own = |thing, provision: &Provision| !oversight.verifiers(framework, thing, provision).is_empty();
    let awaited = provision.after.iter().flat_map(|after| after.value.leaves()).map(|point| point.thing);
    let verified = |thing| match thing {
        Thing::Component(id) => own(thing, &framework.components[id].provision),
        Thing::Step(id) => own(thing, &framework.steps[id].provision),
        Thing::Event(id) => !framework.events[id].verified_by.is_empty(),
        _ => false,
    };
    let mut awaited = awaited.chain(provision.with.iter().map(|point| point.thing));
    own(thing, provision) || !provision.consent.is_empty() || provision.discretion_of.is_some() || awaited.any(verified)
}
