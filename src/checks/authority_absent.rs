//! Relief from measures whose authors have no part in it.

use super::{
    Context, variant,
    wording::{list, verb_for},
};
use crate::{
    finding::Finding,
    framework::{Component, ComponentId, Framework, PartyId, PartyOrBody, Provision, Terms, Thing},
    source::{Span, Spanned},
};

pub(super) fn run(cx: &Context<'_>) -> Vec<Finding> {
    let framework = cx.framework;
    variant::of_each(cx, |id, component| {
        let Terms::Relief(terms) = component.nature.terms() else { return None };
        let own = all(framework, component);
        let absent: Vec<_> =
            terms.imposed_by.iter().filter(|party| !takes_part(framework, &own, party.value)).collect();
        not_obliged(framework, component, &absent)
            .or_else(|| without_seat(framework, id, component, &own, &terms.imposed_by))
    })
}

fn all<'a>(framework: &'a Framework, component: &'a Component) -> Vec<&'a Provision> {
    let steps = component.steps.iter().filter(|&&step| !framework.steps[step].dropped);
    std::iter::once(&component.provision).chain(steps.map(|&step| &framework.steps[step].provision)).collect()
}

/// Whether a party is obliged or asked, or proposes the whole; a collective also if all its members are.
fn takes_part(framework: &Framework, own: &[&Provision], party: PartyId) -> bool {
    let named =
        own.iter().flat_map(|provision| provision.by.iter().chain(&provision.performed_by).chain(&provision.consent));
    let proposing = framework.heading.iter().flat_map(|heading| &heading.proposed_by);
    let members = &framework.parties[party].members;
    named.chain(proposing).any(|it| it.value == party)
        || (!members.is_empty() && members.iter().all(|member| takes_part(framework, own, member.value)))
}

fn not_obliged(framework: &Framework, component: &Component, absent: &[&Spanned<PartyId>]) -> Option<Finding> {
    let (first, _) = absent.split_first()?;
    let verb = if absent.len() == 1 { "is" } else { "are" };
    let message = format!(
        "{} imposed the measures that `{}` lifts, and {verb} neither obliged by it nor asked to consent",
        names(framework, absent),
        component.entry.id
    );
    Some(
        finished(framework, component, first.at, message, absent)
            .help("oblige who imposed the measures (`by`), or make their `consent` a condition"),
    )
}

/// What the relief waits for is established by a body in which none of those who imposed the measures sits.
fn without_seat(
    framework: &Framework,
    id: ComponentId,
    component: &Component,
    own: &[&Provision],
    imposed_by: &[Spanned<PartyId>],
) -> Option<Finding> {
    let awaited = own.iter().flat_map(|it| &it.after).flat_map(|after| after.value.leaves()).map(|point| point.thing);
    let verifiers =
        awaited.filter(|&thing| thing != Thing::Component(id)).flat_map(|thing| verified_by(framework, thing));
    let seated = |party: &Spanned<PartyId>, body| framework.seats(body).contains(&party.value);
    let body = verifiers
        .filter(|it| matches!(it.value, PartyOrBody::Body(_)))
        .find(|body| !imposed_by.is_empty() && !imposed_by.iter().any(|party| seated(party, body.value)))?;
    let PartyOrBody::Body(of) = body.value else { return None };
    let absent: Vec<_> = imposed_by.iter().collect();
    let message = format!(
        "`{}` waits for what `{}` verifies, and {}, which imposed the measures, {} no seat in it",
        component.entry.id,
        framework.components[of].entry.id,
        names(framework, &absent),
        verb_for(absent.len(), "has", "have"),
    );
    let finding = finished(framework, component, imposed_by[0].at, message, &absent).label(body.at, "verified here");
    Some(finding.help("give them a seat, or say on whose finding they act"))
}

fn verified_by(framework: &Framework, thing: Thing) -> &[Spanned<PartyOrBody>] {
    match thing {
        Thing::Component(id) => &framework.components[id].provision.verified_by,
        Thing::Step(id) => &framework.steps[id].provision.verified_by,
        _ => &[],
    }
}

fn names(framework: &Framework, parties: &[&Spanned<PartyId>]) -> String {
    let names: Vec<_> = parties.iter().map(|party| framework.parties[party.value].called.as_str()).collect();
    list(&names, "and")
}

fn finished(
    framework: &Framework,
    component: &Component,
    at: Span,
    message: String,
    parties: &[&Spanned<PartyId>],
) -> Finding {
    let ids = parties.iter().map(|party| framework.parties[party.value].entry.id.as_str());
    Finding::new(at, message).about([&component.entry.id]).parties(ids)
}
