//! Who sits where, and who decides on what.

use super::{
    super::super::picture::{End, Line, Meaning},
    terms,
};
use crate::framework::{Activation, BodyTerms, Component, Framework, Nature, PartyId, PartyOrBody, Terms, Thing};

/// The members of bodies and of the collectives among them, and those who decide on a guarantee or on a return.
pub(super) fn lines(framework: &Framework) -> Vec<Line> {
    let mut lines = Vec::new();
    for (id, component) in framework.components_in_play() {
        of_component(framework, Thing::Component(id), component, &mut lines);
    }
    collectives(framework, &mut lines);
    lines
}

fn of_component(framework: &Framework, thing: Thing, component: &Component, lines: &mut Vec<Line>) {
    let mut decides = |by: PartyOrBody, words: &str| {
        let by = match by {
            PartyOrBody::Party(id) => End::Party(id),
            PartyOrBody::Body(id) => Thing::Component(id).into(),
        };
        lines.push(Line::new(by, thing, Meaning::Decides, words));
    };
    match terms(component) {
        Terms::Body(body) => members(thing, body, lines),
        Terms::Guarantee(guarantee) => {
            let activations = guarantee.activated_by.iter().map(|by| &by.value);
            for activation in activations {
                match activation {
                    Activation::By(by) => decides(*by, "calls it in"),
                    Activation::EachGuarantor | Activation::Rule(_) => {
                        let guarantors = component.provision.by.iter();
                        guarantors.for_each(|party| decides(PartyOrBody::Party(party.value), "calls it in"));
                    }
                }
            }
        }
        Terms::Snapback(snapback) => {
            if let Some(by) = snapback.decided_by {
                decides(by.value, "decides on the return");
            }
        }
        _ => {}
    }
    if let Nature::Amendment { target, .. } = &component.nature
        && matches!(terms(component), Terms::Body(_))
        && !matches!(terms(&framework.components[target.value]), Terms::None)
    {
        lines.push(Line::new(thing, Thing::Component(target.value), Meaning::Amends, ""));
    }
}

fn members(body: Thing, terms: &BodyTerms, lines: &mut Vec<Line>) {
    let chairs = |party: PartyId| terms.chair.iter().any(|chair| chair.value == party);
    let outside = terms.chair.iter().filter(|chair| terms.members.iter().all(|member| member.value != chair.value));
    for party in terms.members.iter().chain(outside) {
        let words = if chairs(party.value) { "chair" } else { "" };
        lines.push(Line::new(End::Party(party.value), body, Meaning::Member, words));
    }
    let optional = terms.optional_members.iter();
    lines.extend(optional.map(|party| Line::new(End::Party(party.value), body, Meaning::Member, "may be a member")));
}

/// The members of collectives that already have a line, and of collectives among those.
fn collectives(framework: &Framework, lines: &mut Vec<Line>) {
    let mut index = 0;
    let mut seen = std::collections::BTreeSet::new();
    while index < lines.len() {
        if let End::Party(id) = lines[index].from
            && seen.insert(id)
        {
            let members = framework.parties[id].members.iter();
            lines
                .extend(members.map(|member| Line::new(End::Party(member.value), End::Party(id), Meaning::Member, "")));
        }
        index += 1;
    }
}
