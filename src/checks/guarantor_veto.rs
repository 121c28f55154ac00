//! Guarantees that the party they are directed against can block.

use super::{Context, variant};
use crate::{
    finding::Finding,
    framework::{Activation, Component, DecisionRule, Framework, GuaranteeTerms, PartyId, PartyOrBody, Terms},
    power::{Blocking, Decision},
    source::Spanned,
};

pub(super) fn run(cx: &Context<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    let guarantees = cx.framework.components_in_play();
    let guarantees = guarantees.filter(|(_, component)| matches!(component.nature.terms(), Terms::Guarantee(_)));
    let mut against: Vec<_> = guarantees.flat_map(|(_, component)| directed_against(component)).collect();
    against.sort_unstable();
    against.dedup();
    for party in against {
        found.extend(variant::of_each(cx, |_, component| match component.nature.terms() {
            Terms::Guarantee(terms) => finding(cx, component, terms, party),
            _ => None,
        }));
    }
    found
}

fn directed_against(component: &Component) -> Vec<PartyId> {
    match component.nature.terms() {
        Terms::Guarantee(terms) => terms.against.iter().map(|party| party.value).collect(),
        _ => Vec::new(),
    }
}

fn finding(cx: &Context<'_>, component: &Component, terms: &GuaranteeTerms, party: PartyId) -> Option<Finding> {
    let framework = cx.framework;
    let against = terms.against.iter().find(|against| against.value == party)?;
    let guarantors: Vec<_> = component.provision.by.iter().map(|by| by.value).collect();
    let activation = terms.activated_by.iter().find(|activation| {
        // Alone is enough: a party that needs help to block has to find somebody who wants the attack to succeed.
        let decision = Decision::activating(framework, &activation.value, guarantors.clone());
        decision.blocking(party) == Blocking::Alone
    })?;
    let (id, party) = (&component.entry.id, &framework.parties[party]);
    let message = format!("`{id}` is directed against {}, which can block its being called in", party.name);
    let one_of = if terms.activated_by.len() > 1 { ", as one of the ways that are left open" } else { "" };
    Some(
        Finding::new(against.at, message)
            .here("directed against it")
            .label(activation.at, format!("{}{one_of}", in_words(framework, activation)))
            .help("let each guarantor act on its own finding, or take the decision out of its hands")
            .about([id])
            .about(amendment(framework, activation))
            .parties([party.entry.id.as_str()]),
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
        Activation::By(PartyOrBody::Party(party)) => format!("{} decides", framework.parties[*party].name),
        Activation::By(PartyOrBody::Body(body)) => format!("`{}` decides", framework.components[*body].entry.id),
        Activation::Rule(DecisionRule::Unanimity) => "every guarantor has to agree, it among them".to_owned(),
        Activation::Rule(_) => "without its vote there are not enough".to_owned(),
    }
}
