//! Duties for parties that neither sign, propose nor consent.

use super::{
    Context,
    signing::{is_among, signatories},
    wording::{ids, list, verb_for},
};
use crate::{
    finding::{Finding, Severity},
    framework::{Component, ComponentId, FrameworkStatus, Kind, Literal, Nature, PartyId, PartyKind, Stance, Thing},
    source::Span,
};

pub(super) fn run(cx: &Context<'_>) -> Vec<Finding> {
    let framework = cx.framework;
    let Some(mut bound) = signatories(framework) else { return Vec::new() };
    bound.extend(framework.heading.iter().flat_map(|heading| &heading.proposed_by).map(|party| party.value));
    // An organ acts by deciding.
    let is_organ = |party| framework.parties[party].kind.is_some_and(|kind| kind.value == PartyKind::Organ);
    let parties = framework.parties.ids().filter(|&party| !is_organ(party) && !is_among(framework, &bound, party));
    parties.filter_map(|party| finding(cx, party)).collect()
}

fn finding(cx: &Context<'_>, party: PartyId) -> Option<Finding> {
    let framework = cx.framework;
    let duties = duties(cx, party);
    let (first, others) = duties.split_first()?;
    let components = ids(framework, duties.iter().map(|(id, _)| Thing::Component(*id)));
    let name = &framework.parties[party].called;
    let message = format!(
        "{} {} {name}, which neither signs, proposes nor consents",
        list(&components, "and"),
        verb_for(components.len(), "obliges", "oblige")
    );
    let status = framework.heading.as_ref().and_then(|heading| heading.status).map(|status| status.value);
    let finding = Finding::new(first.1, message).here("obliged here");
    let finding = others.iter().fold(finding, |finding, (_, at)| finding.label(*at, "and here"));
    let finding = finding
        .help("have it sign, make its `consent` a condition, or oblige those who sign to bring it about")
        .about(duties.iter().map(|(id, _)| framework.components[*id].entry.id.as_str()))
        .parties([framework.parties[party].entry.id.as_str()]);
    Some(match status {
        Some(FrameworkStatus::Signed | FrameworkStatus::InForce) => finding.severity(Severity::Error),
        _ => finding,
    })
}

/// The components that oblige a party without its consent, and where; none if all it has to do is to verify or to decide.
fn duties(cx: &Context<'_>, party: PartyId) -> Vec<(ComponentId, Span)> {
    let mut duties: Vec<(ComponentId, Span)> = Vec::new();
    let mut serious = false;
    for (id, variant) in &cx.variants {
        let Some(at) = obliged(cx, &variant.component, party) else { continue };
        if duties.last().is_none_or(|(known, _)| known != id) && !consents(cx, *id, &variant.component, party) {
            duties.push((*id, at));
            serious |= !oversees(&variant.component);
        }
    }
    if serious { duties } else { Vec::new() }
}

fn obliged(cx: &Context<'_>, component: &Component, party: PartyId) -> Option<Span> {
    let steps = component.steps.iter().map(|&step| &cx.framework.steps[step]).filter(|step| !step.dropped);
    let by = steps.flat_map(|step| &step.provision.by);
    component.provision.by.iter().chain(by).find(|by| by.value == party).map(|by| by.at)
}

/// Whether its part is to watch, to verify, to report, to mediate or to decide.
fn oversees(component: &Component) -> bool {
    let Nature::Provision { kind, .. } = &component.nature else { return false };
    matches!(
        kind.value,
        Kind::OversightBody
            | Kind::Monitoring
            | Kind::DisputeSettlement
            | Kind::Mediation
            | Kind::Snapback
            | Kind::Milestone
            | Kind::Ratification
            | Kind::Referendum
    )
}

/// Whether its consent is a condition, or it has said that it accepts it.
fn consents(cx: &Context<'_>, id: ComponentId, component: &Component, party: PartyId) -> bool {
    let asked = component.provision.consent.iter().any(|consent| consent.value == party);
    let own = cx.framework.positions.iter().filter(|(position, _)| cx.statements.in_force(*position));
    let accepts = own.filter(|(_, position)| position.parties.iter().any(|it| it.value == party)).any(|(_, position)| {
        let Stance::Accepts(formula) = &position.stance else { return false };
        let holds = |literal: &&Literal| {
            matches!(literal, Literal::Holds(thing) if [Thing::Component(id), Thing::Plan].contains(&thing.value))
        };
        formula.value.leaves().iter().any(holds)
    });
    asked || accepts
}
