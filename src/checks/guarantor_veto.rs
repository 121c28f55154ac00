//! Guarantees that the party they are directed against can block.

use super::{Context, variant};
use crate::{
    finding::Finding,
    framework::{Activation, Component, DecisionRule, Framework, GuaranteeTerms, PartyId, PartyOrBody, Terms},
    power::{Blocking, Decision},
    source::Spanned,
};

pub(super) fn run(cx: &Context<'_>) -> Vec<Finding> {
    let framework = cx.framework;
    let mut feared: Vec<_> =
        framework.components_in_play().flat_map(|(_, component)| attackers(framework, component)).collect();
    feared.sort_unstable();
    feared.dedup();
    let mut found = Vec::new();
    for party in feared {
        found.extend(variant::of_each(cx, |_, component| match component.nature.terms() {
            Terms::Guarantee(terms) if attackers(framework, component).contains(&party) => {
                finding(framework, component, terms, party)
            }
            _ => None,
        }));
    }
    found
}

/// Whom a guarantee is directed against; where that is not stated and it protects one side of the war, the other.
fn attackers(framework: &Framework, component: &Component) -> Vec<PartyId> {
    let Terms::Guarantee(terms) = component.nature.terms() else { return Vec::new() };
    if !terms.against.is_empty() {
        return terms.against.iter().map(|party| party.value).collect();
    }
    let fighting = framework.heading.iter().flat_map(|heading| heading.belligerents.iter().flatten());
    let is_protected = |party: &Spanned<PartyId>| component.provision.for_.iter().any(|own| own.value == party.value);
    let (own, others): (Vec<&Spanned<PartyId>>, Vec<_>) = fighting.partition(|party| is_protected(party));
    if own.is_empty() { Vec::new() } else { others.into_iter().map(|party| party.value).collect() }
}

fn finding(framework: &Framework, component: &Component, terms: &GuaranteeTerms, party: PartyId) -> Option<Finding> {
    let guarantors: Vec<_> = component.provision.by.iter().map(|by| by.value).collect();
    let activation = terms.activated_by.iter().find(|activation| {
        // Alone is enough: a party that needs help to block has to find somebody who wants the attack to succeed.
        let decision = Decision::activating(framework, &activation.value, guarantors.clone());
        decision.blocking(party) == Blocking::Alone
    })?;
    let (id, named) = (&component.entry.id, &framework.parties[party]);
    let one_of = if terms.activated_by.len() > 1 { ", as one of the ways that are left open" } else { "" };
    let finding = if let Some(against) = terms.against.iter().find(|against| against.value == party) {
        let message = format!("`{id}` is directed against {}, which can block its being called in", named.name);
        Finding::new(against.at, message).here("directed against it")
    } else {
        let message =
            format!("`{id}` is for the other side of the war, and {} can block its being called in", named.name);
        Finding::new(component.entry.at, message)
            .note("the guarantee does not say against whom it is directed (`against`)")
    };
    Some(
        finding
            .label(activation.at, format!("{}{one_of}", in_words(framework, activation)))
            .help("let each guarantor act on its own finding, or take the decision out of its hands")
            .about([id])
            .about(amendment(framework, activation))
            .parties([named.entry.id.as_str()]),
    )
}

/// The amendment that says by whom the guarantee is called in, if one does.
fn amendment<'a>(framework: &'a Framework, activation: &Spanned<Activation>) -> Option<&'a str> {
    let says = |component: &Component| match component.nature.terms() {
        Terms::Guarantee(terms) => terms.activated_by.iter().any(|own| own.at == activation.at),
        _ => false,
    };
    let amendments = framework.components.iter().filter(|(_, component)| !component.nature.is_provision());
    amendments.map(|(_, component)| component).find(|component| says(component)).map(|it| it.entry.id.as_str())
}

/// What it takes to call the guarantee in.
fn in_words(framework: &Framework, activation: &Spanned<Activation>) -> String {
    match &activation.value {
        Activation::EachGuarantor => "it is the only guarantor".to_owned(),
        Activation::By(PartyOrBody::Party(party)) => format!("{} decides", framework.parties[*party].called),
        Activation::By(PartyOrBody::Body(body)) => format!("`{}` decides", framework.components[*body].entry.id),
        Activation::Rule(DecisionRule::Unanimity) => "every guarantor has to agree, it among them".to_owned(),
        Activation::Rule(_) => "without its vote there are not enough".to_owned(),
    }
}
