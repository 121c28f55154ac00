//! Bodies that may begin their work after the first thing they oversee.

use super::{
    Context, levers,
    wording::{ids, some},
};
use crate::{
    expr::{Anchor, When},
    finding::Finding,
    framework::{Component, ComponentId, Framework, PartyOrBody, Point, Provision, Terms, Thing},
    order::{Gate, Gates},
};

pub(super) fn run(cx: &Context<'_>) -> Vec<Finding> {
    let Some(shown) = cx.shown.as_deref() else { return Vec::new() };
    let watching = shown.components_in_play().filter(|(_, component)| watches(component) && waits(component));
    let bodies: Vec<_> = watching.filter(|(id, _)| oversees(shown, *id).next().is_some()).collect();
    if bodies.is_empty() {
        return Vec::new();
    }
    let Some((_, holds)) = cx.holds() else { return Vec::new() };
    bodies.into_iter().filter_map(|(id, body)| finding(shown, holds.gates(), id, body)).collect()
}

/// Whether it can oversee anything at all.
fn watches(component: &Component) -> bool {
    matches!(component.nature.terms(), Terms::Body(_) | Terms::Overseer { .. })
}

/// Whether something has to come first. What waits for nothing can begin on the first day.
fn waits(component: &Component) -> bool {
    let it = &component.provision;
    it.after.as_ref().is_some_and(|after| !after.value.leaves().is_empty())
        || it.not_before.is_some()
        || it.falls_on.is_some()
}

/// What a component oversees, or is named to verify; for the plan as a whole everything else in it.
fn oversees(shown: &Framework, id: ComponentId) -> impl Iterator<Item = Thing> {
    let listed: &[_] = match shown.components[id].nature.terms() {
        Terms::Body(body) => &body.oversees,
        Terms::Overseer { oversees } => oversees,
        _ => &[],
    };
    let plan = listed.iter().any(|thing| thing.value == Thing::Plan);
    let others = shown.components_in_play().filter(move |(other, it)| {
        let named = it.provision.verified_by.iter().any(|by| by.value == PartyOrBody::Body(id));
        *other != id && (named || (plan && !it.provision.by.is_empty()))
    });
    let listed = listed.iter().map(|thing| thing.value).filter(|thing| *thing != Thing::Plan);
    listed.chain(others.map(|(other, _)| Thing::Component(other)))
}

fn finding(shown: &Framework, gates: &Gates, id: ComponentId, body: &Component) -> Option<Finding> {
    let early: Vec<Thing> = oversees(shown, id).filter(|&thing| may_begin_before(shown, gates, thing, id)).collect();
    let names = ids(shown, early.iter().copied());
    let message = format!("`{}` may begin after {}, which it oversees", body.entry.id, some(&names));
    let at = body.provision.after.as_ref().map(|after| after.at);
    let at =
        at.or_else(|| body.provision.not_before.as_ref().or(body.provision.falls_on.as_ref()).map(|day| day.at))?;
    let finding = Finding::new(at, message).here("it waits for this");
    (!early.is_empty()).then(|| {
        let finding = early
            .iter()
            .filter_map(|thing| thing.at(shown))
            .fold(finding, |finding, at| finding.label(at, "may begin before it"));
        finding
            .help("let the body begin first, or let what it oversees wait for it")
            .about([&body.entry.id])
            .about(early.iter().map(|thing| thing.id(shown)))
    })
}

/// Whether something can begin while a body still waits: for what it does not need itself, or for a day.
fn may_begin_before(shown: &Framework, gates: &Gates, thing: Thing, body: ComponentId) -> bool {
    let provision = &shown.components[body].provision;
    let days =
        |it: &Provision| it.not_before.iter().chain(&it.falls_on).flat_map(|day| day.value.parts().to_vec()).collect();
    let own: Vec<When<Point>> = days(provision);
    // What falls on the day on which the other begins does not come after it.
    if own
        .iter()
        .any(|when| when.offset.is_none() && matches!(&when.anchor, Anchor::Point(point) if point.thing == thing))
    {
        return false;
    }
    let is_dated = |when: &When<Point>| when.offset.is_some() || matches!(when.anchor, Anchor::Date(_));
    let other: Vec<When<Point>> = levers::provision(shown, thing).map(days).unwrap_or_default();
    let by_day = own.iter().any(is_dated) && !other.iter().any(is_dated);
    let (begins, body) = (Gate::Start(thing), Gate::Start(Thing::Component(body)));
    gates.may_precede(begins, body) || (by_day && !gates.waits(begins, body))
}
