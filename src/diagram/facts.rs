//! What a figure is chosen by: the parties it names, its phase, its kind; and where it can be read up.

use std::collections::BTreeSet;

use super::{figures::kind, picture::Facts};
use crate::{
    framework::{Activation, ComponentId, Framework, Nature, PartyId, PartyOrBody, Provision, SourceId, Terms, Thing},
    source::Spanned,
};

/// Of a component with its steps, a step, a choice, an issue or an event.
pub(super) fn of_thing(framework: &Framework, thing: Thing) -> Facts {
    let (parties, component) = match thing {
        Thing::Component(id) => (parties_of(framework, id), Some(id)),
        Thing::Step(id) => (named(&framework.steps[id].provision), Some(framework.steps[id].component)),
        Thing::Choice(id) => {
            let choice = &framework.choices[id];
            let bracketed = choice.bracketed_by.iter().flat_map(|by| &by.value).map(|party| party.value);
            (bracketed.collect(), choice.one_of.first().map(|member| member.value))
        }
        Thing::Event(id) => {
            let event = &framework.events[id];
            let verifiers = event.verified_by.iter().filter_map(|verifier| party(verifier.value));
            (event.by.iter().map(|party| party.value).chain(verifiers).collect(), None)
        }
        Thing::Issue(_) | Thing::Plan | Thing::Signature => (BTreeSet::new(), None),
    };
    Facts {
        parties: parties.into_iter().map(|party| framework.parties[party].entry.id.clone()).collect(),
        phase: component.and_then(|id| phase(framework, id)).map(str::to_owned),
        kind: component.and_then(|id| kind(framework, id)),
    }
}

/// The phase of a component, or of what an amendment changes.
pub(super) fn phase(framework: &Framework, id: ComponentId) -> Option<&str> {
    let component = &framework.components[id];
    let own = |id: ComponentId| framework.components[id].provision.phase.as_ref().map(|phase| phase.value.as_str());
    match &component.nature {
        Nature::Amendment { target, .. } => own(id).or_else(|| own(target.value)),
        Nature::Provision { .. } => own(id),
    }
}

/// The address of the first source that has one that a reader can open without harm.
pub(super) fn link(framework: &Framework, sources: &[Spanned<SourceId>]) -> Option<String> {
    let urls = sources.iter().filter_map(|source| framework.sources[source.value].url.as_ref());
    let mut opened = urls.filter(|url| url.starts_with("https://") || url.starts_with("http://"));
    // What is no part of an address has no business in one.
    opened.find(|url| url.chars().all(|c| c.is_ascii_graphic() && !matches!(c, '"' | '<' | '>' | '\\'))).cloned()
}

fn parties_of(framework: &Framework, id: ComponentId) -> BTreeSet<PartyId> {
    let component = &framework.components[id];
    let (Nature::Provision { terms, .. } | Nature::Amendment { terms, .. }) = &component.nature;
    let steps = component.steps.iter().flat_map(|&step| named(&framework.steps[step].provision));
    named(&component.provision).into_iter().chain(in_terms(terms)).chain(steps).collect()
}

fn named(provision: &Provision) -> BTreeSet<PartyId> {
    let lists = [&provision.by, &provision.for_, &provision.performed_by, &provision.at_cost_of, &provision.consent];
    let bracketed = provision.bracketed_by.iter().flat_map(|by| &by.value);
    let listed = lists.into_iter().flatten().chain(bracketed).chain(&provision.discretion_of);
    let verifiers = provision.verified_by.iter().filter_map(|verifier| party(verifier.value));
    listed.map(|party| party.value).chain(verifiers).collect()
}

fn in_terms(terms: &Terms) -> Vec<PartyId> {
    match terms {
        Terms::Guarantee(guarantee) => {
            let activation = guarantee.activated_by.iter().filter_map(|by| match by.value {
                Activation::By(by) => party(by),
                Activation::EachGuarantor | Activation::Rule(_) => None,
            });
            guarantee.against.iter().map(|party| party.value).chain(activation).collect()
        }
        Terms::Body(body) => {
            let listed = body.members.iter().chain(&body.optional_members).chain(&body.chair);
            listed.map(|party| party.value).collect()
        }
        Terms::Relief(relief) => relief.imposed_by.iter().map(|party| party.value).collect(),
        Terms::Snapback(snapback) => snapback.decided_by.and_then(|by| party(by.value)).into_iter().collect(),
        _ => Vec::new(),
    }
}

fn party(of: PartyOrBody) -> Option<PartyId> {
    match of {
        PartyOrBody::Party(id) => Some(id),
        PartyOrBody::Body(_) => None,
    }
}
