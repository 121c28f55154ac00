//! Performances that others wait for and nobody verifies.

use std::collections::BTreeMap;

use super::{
    Context,
    wording::{ids, list, verb_for},
};
use crate::{
    finding::Finding,
    framework::{ComponentId, Entry, Framework, Kind, Nature, Oversight, Provision, Thing},
    source::Span,
};

pub(super) fn run(cx: &Context<'_>) -> Vec<Finding> {
    let framework = cx.framework;
    let waiting = waiting(framework);
    let oversight = Oversight::of(framework);
    let mut found: BTreeMap<Vec<Thing>, Vec<Unverified<'_>>> = BTreeMap::new();
    for (thing, entry, provision) in unverified(cx, &oversight, &waiting) {
        let others = waiting[&thing].iter().filter(|it| relies(it.provision, provision));
        let others: Vec<_> = others.map(|it| it.thing).collect();
        let group = if others.is_empty() { continue } else { found.entry(others).or_default() };
        // Of several variants the first tells it.
        if group.iter().all(|known| known.thing != thing) {
            group.push(Unverified { thing, entry });
        }
    }
    let said = |thing, waiters: &[Thing]| waiting[&thing].iter().find(|it| waiters.contains(&it.thing)).map(|it| it.at);
    let found = found.iter().filter_map(|(waiters, group)| Some((said(group[0].thing, waiters)?, waiters, group)));
    found.map(|(at, waiters, group)| finding(cx, at, waiters, group)).collect()
}

/// Something that is waited for.
struct Unverified<'a> {
    thing: Thing,
    entry: &'a Entry,
}

/// What waits, and where it says so.
struct Waiting<'a> {
    thing: Thing,
    provision: &'a Provision,
    at: Span,
}

fn waiting(framework: &Framework) -> BTreeMap<Thing, Vec<Waiting<'_>>> {
    let mut waiting: BTreeMap<Thing, Vec<Waiting<'_>>> = BTreeMap::new();
    let components = framework.components_in_play().map(|(id, it)| (Thing::Component(id), &it.provision));
    let steps = framework.steps_in_play().map(|(id, it)| (Thing::Step(id), &it.provision));
    for (thing, provision) in components.chain(steps) {
        let Some(after) = &provision.after else { continue };
        for point in after.value.leaves() {
            waiting.entry(point.thing).or_default().push(Waiting { thing, provision, at: after.at });
        }
    }
    waiting
}

/// What is waited for and verified by nobody, in some package.
fn unverified<'a>(
    cx: &'a Context<'_>,
    oversight: &'a Oversight,
    waiting: &'a BTreeMap<Thing, Vec<Waiting<'_>>>,
) -> impl Iterator<Item = (Thing, &'a Entry, &'a Provision)> {
    let framework = cx.framework;
    let of_ground = |id: ComponentId| happens_on_the_ground(&framework.components[id].nature);
    let components = cx
        .variants
        .iter()
        .filter(move |(id, _)| of_ground(*id))
        .map(|(id, variant)| (Thing::Component(*id), &variant.component.entry, &variant.component.provision));
    let steps = framework.steps_in_play().filter(move |(_, step)| of_ground(step.component));
    let steps = steps.map(|(id, step)| (Thing::Step(id), &step.entry, &step.provision));
    let alone = move |thing, provision| oversight.verifiers(framework, thing, provision).is_empty();
    components.chain(steps).filter(move |&(thing, _, it)| waiting.contains_key(&thing) && alone(thing, it))
}

fn finding(cx: &Context<'_>, at: Span, waiters: &[Thing], group: &[Unverified<'_>]) -> Finding {
    let framework = cx.framework;
    let awaited = ids(framework, group.iter().map(|it| it.thing));
    let waiting = ids(framework, waiters.iter().copied());
    let verb = verb_for(waiting.len(), "waits", "wait");
    let message = format!("{} {verb} for {}, which nobody verifies", list(&waiting, "and"), list(&awaited, "and"));
    let finding = Finding::new(at, message)
        .help("name who establishes that it is done: `verified-by`, or a monitor that `oversees` it")
        .about(group.iter().map(|it| it.entry.id.as_str()))
        .about(waiters.iter().map(|thing| thing.id(framework)));
    group.iter().fold(finding, |finding, it| finding.label(it.entry.at, "nobody is named who verifies it"))
}

/// Whether somebody waits who cannot know by having done it.
fn relies(waiting: &Provision, on: &Provision) -> bool {
    waiting.by.is_empty() || waiting.by.iter().any(|party| on.by.iter().all(|own| own.value != party.value))
}

/// Whether it happens on the ground. A law, an election or a signature happens in public, and needs nobody to establish it.
fn happens_on_the_ground(nature: &Nature) -> bool {
    match nature {
        Nature::Provision { kind, .. } => matches!(
            kind.value,
            Kind::NonAggression
                | Kind::ForceLimit
                | Kind::ForeignForces
                | Kind::Withdrawal
                | Kind::Ceasefire
                | Kind::CeasefireLine
                | Kind::DemilitarisedZone
                | Kind::Disarmament
                | Kind::Demobilisation
                | Kind::ArmsEmbargo
                | Kind::HumanitarianAccess
                | Kind::PrisonerRelease
                | Kind::RefugeeReturn
                | Kind::BorderControl
                | Kind::NuclearLimits
                | Kind::ConfidenceBuilding
        ),
        Nature::Amendment { .. } => false,
    }
}
