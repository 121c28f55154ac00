//! Obligations that nobody verifies, and for which no body and no dispute route is there.

use std::collections::BTreeSet;

use super::{
    Context,
    wording::{ids, some, verb_for},
};
use crate::{
    finding::Finding,
    framework::{Component, ComponentId, Framework, Kind, Nature, Oversight, PartyId, Terms, Thing},
    source::{Span, Spanned},
};

pub(super) fn run(cx: &Context<'_>) -> Vec<Finding> {
    let framework = cx.framework;
    let all = || cx.variants.iter().map(|(_, variant)| &*variant.component);
    if all().any(covers_everything) {
        return Vec::new();
    }
    let cover = Cover { framework, oversight: Oversight::of(framework), overseen: all().flat_map(overseen).collect() };
    let mut uncovered: Vec<(ComponentId, Span)> = Vec::new();
    for (id, variant) in &cx.variants {
        // The variants of one provision stand together.
        let new = uncovered.last().is_none_or(|(known, _)| known != id);
        if let Some(by) = obligation(&variant.component).filter(|_| new && !cover.has(*id, &variant.component)) {
            uncovered.push((*id, by.at));
        }
    }
    finding(framework, &uncovered).into_iter().collect()
}

fn finding(framework: &Framework, uncovered: &[(ComponentId, Span)]) -> Option<Finding> {
    let (_, at) = uncovered.first()?;
    let named = ids(framework, uncovered.iter().map(|(id, _)| Thing::Component(*id)));
    let verb = verb_for(named.len(), "is an obligation", "are obligations");
    let message = format!("{} {verb} that no verification, body or dispute route covers", some(&named));
    let finding = Finding::new(*at, message).here("obliged here");
    Some(
        finding
            .help("name who verifies, a body that `oversees`, or a `dispute-settlement` to turn to")
            .about(uncovered.iter().map(|(id, _)| framework.components[*id].entry.id.as_str())),
    )
}

/// Who is obliged first, where a component obliges somebody to more than to watch, to talk or to decide.
fn obligation(component: &Component) -> Option<Spanned<PartyId>> {
    let Nature::Provision { kind, .. } = &component.nature else { return None };
    let watches = matches!(
        kind.value,
        Kind::OversightBody
            | Kind::Monitoring
            | Kind::Peacekeeping
            | Kind::DisputeSettlement
            | Kind::Mediation
            | Kind::Dialogue
            | Kind::Snapback
            | Kind::Principle
            | Kind::Milestone
    );
    component.provision.by.first().copied().filter(|_| !watches)
}

/// Whether a component covers all the others: a dispute route, or a body over the plan as a whole.
fn covers_everything(component: &Component) -> bool {
    let dispute = matches!(&component.nature, Nature::Provision { kind, .. } if kind.value == Kind::DisputeSettlement);
    dispute || overseen(component).any(|thing| thing == Thing::Plan)
}

/// What a body or a monitor has under its eye, whatever it may do about it.
fn overseen(component: &Component) -> impl Iterator<Item = Thing> {
    let overseen: &[_] = match component.nature.terms() {
        Terms::Body(body) => &body.oversees,
        Terms::Overseer { oversees } => oversees,
        _ => &[],
    };
    overseen.iter().map(|thing| thing.value)
}

struct Cover<'a> {
    framework: &'a Framework,
    oversight: Oversight,
    overseen: BTreeSet<Thing>,
}

impl Cover<'_> {
    /// Whether somebody looks after a component, or after one of its steps.
    fn has(&self, id: ComponentId, component: &Component) -> bool {
        let steps = component.steps.iter().map(|&step| (Thing::Step(step), &self.framework.steps[step].provision));
        let mut all = steps.chain([(Thing::Component(id), &component.provision)]);
        all.any(|(thing, provision)| {
            let verifiers = self.oversight.verifiers(self.framework, thing, provision);
            self.overseen.contains(&thing) || !verifiers.is_empty()
        })
    }
}
