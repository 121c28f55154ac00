//! Arms laid down or troops withdrawn before anything protects those who do it.

use std::collections::BTreeSet;

use super::Context;
use crate::{
    exposure::Exposures,
    finding::Finding,
    framework::{Component, ComponentId, Framework, Kind, Nature, Oversight, PartyId, PartyOrBody, Provision, Thing},
    remedy::{known, last_day},
};

pub(super) fn run(cx: &Context<'_>) -> Vec<Finding> {
    let Some(framework) = cx.shown.as_deref() else { return Vec::new() };
    let disarming: Vec<_> = framework.components_in_play().filter(|(_, it)| lays_down(it)).map(|(id, _)| id).collect();
    let watched = Watched::of(framework, &disarming);
    let unwatched: Vec<_> = disarming.into_iter().filter(|&id| !watched.covers(framework, id)).collect();
    if unwatched.is_empty() {
        return Vec::new();
    }
    let Some((framework, exposures)) = cx.exposures() else { return Vec::new() };
    unwatched.into_iter().filter_map(|id| finding(framework, exposures, id)).collect()
}

fn kind(component: &Component) -> Option<Kind> {
    match &component.nature {
        Nature::Provision { kind, .. } => Some(kind.value),
        Nature::Amendment { .. } => None,
    }
}

fn lays_down(component: &Component) -> bool {
    let kind = matches!(kind(component), Some(Kind::Disarmament | Kind::Demobilisation | Kind::Withdrawal));
    kind && !component.provision.by.is_empty()
}

/// Whose laying down of arms others verify: then somebody is there to see what happens to them.
struct Watched {
    all: bool,
    parties: BTreeSet<PartyId>,
}

impl Watched {
    fn of(framework: &Framework, disarming: &[ComponentId]) -> Self {
        let oversight = Oversight::of(framework);
        let all = !oversight.verifiers(framework, Thing::Plan, &Provision::default()).is_empty();
        let mut parties = BTreeSet::new();
        for &id in disarming {
            let provision = &framework.components[id].provision;
            let obliged = |party: &PartyId| provision.by.iter().any(|by| by.value == *party);
            for verifier in oversight.verifiers(framework, Thing::Component(id), provision) {
                match verifier {
                    PartyOrBody::Party(party) if obliged(&party) => continue,
                    PartyOrBody::Party(party) => _ = parties.insert(party),
                    PartyOrBody::Body(_) => {}
                }
                parties.extend(provision.by.iter().map(|by| by.value));
            }
        }
        Self { all, parties }
    }

    fn covers(&self, framework: &Framework, id: ComponentId) -> bool {
        self.all || framework.components[id].provision.by.iter().any(|by| self.parties.contains(&by.value))
    }
}

fn finding(framework: &Framework, exposures: &Exposures, id: ComponentId) -> Option<Finding> {
    let component = &framework.components[id];
    let protecting: Vec<_> =
        framework.components_in_play().filter(|(_, other)| protects(other, component)).map(|(id, _)| id).collect();
    if protecting.iter().any(|&other| is_there_by_date(framework, other, id)) {
        return None;
    }
    let of = |ids: &[ComponentId]| {
        let whose = |thing| framework.component_of(thing).is_some_and(|owner| ids.contains(&owner));
        exposures.acts.iter().filter(|act| whose(act.thing)).map(|act| act.turn).collect::<BTreeSet<_>>()
    };
    let (own, protections) = (of(&[id]), of(&protecting));
    let without = exposures.course.reach(|turn| own.contains(&turn) || !protections.contains(&turn), |_| ());
    without.iter().any(|turn| own.contains(turn)).then(|| describe(framework, component, &protecting))
}

fn describe(framework: &Framework, component: &Component, protecting: &[ComponentId]) -> Finding {
    let id = &component.entry.id;
    let message = if protecting.is_empty() {
        format!("`{id}` is carried out without peacekeeping, monitoring or a guarantee for those who do it")
    } else {
        format!("`{id}` can be done before any guarantee, peacekeeping or monitoring is in force")
    };
    let finding = Finding::new(component.entry.at, message)
        .about([id])
        .parties(component.provision.by.iter().map(|party| framework.parties[party.value].entry.id.as_str()));
    let finding = protecting.iter().fold(finding, |finding, &other| {
        finding.label(framework.components[other].entry.at, "nothing puts this first")
    });
    finding.help("let it wait for what protects them (`after`), or name who verifies it")
}

/// A guarantee for somebody else is no protection.
fn protects(component: &Component, those: &Component) -> bool {
    let for_ = &component.provision.for_;
    match kind(component) {
        Some(Kind::Peacekeeping | Kind::Monitoring) => true,
        Some(Kind::SecurityGuarantee) => {
            for_.is_empty() || for_.iter().any(|it| those.provision.by.iter().any(|by| by.value == it.value))
        }
        _ => false,
    }
}

/// Whether a protection is there at once, or by a day before the other can begin.
fn is_there_by_date(framework: &Framework, protection: ComponentId, id: ComponentId) -> bool {
    let (first, then) = (&framework.components[protection].provision, &framework.components[id].provision);
    let at_once = first.after.is_none() && first.within.is_some_and(|within| within.value.nominal_days() == 0);
    let begins = then.not_before.as_ref().or(then.falls_on.as_ref());
    let in_time = last_day(first)
        .zip(begins)
        .and_then(|(last, begins)| known(framework, &last.value)?.is_before(&known(framework, &begins.value)?));
    at_once || in_time == Some(true)
}
