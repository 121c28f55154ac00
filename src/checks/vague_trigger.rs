//! Clauses that void or suspend something on an event that nobody establishes.

use super::{
    Context,
    wording::{ids, list},
};
use crate::{
    expr::Moment,
    finding::Finding,
    framework::{Condition, Entry, Framework, Oversight, Point, Provision, Thing},
    source::Spanned,
};

pub(super) fn run(cx: &Context<'_>) -> Vec<Finding> {
    let Some(framework) = cx.shown.as_deref() else { return Vec::new() };
    let oversight = Oversight::of(framework);
    let components = framework.components_in_play().map(|(_, it)| (&it.entry, &it.provision));
    let steps = framework.steps_in_play().map(|(_, it)| (&it.entry, &it.provision));
    let clauses = components.chain(steps).flat_map(|(entry, provision)| {
        let clauses = [("lapses", &provision.void_if), ("is suspended", &provision.suspends_if)];
        clauses.map(|(verb, conditions)| (entry, verb, conditions))
    });
    clauses.filter_map(|(entry, verb, conditions)| finding(framework, &oversight, entry, verb, conditions)).collect()
}

fn finding(
    framework: &Framework,
    oversight: &Oversight,
    entry: &Entry,
    verb: &str,
    conditions: &[Spanned<Condition>],
) -> Option<Finding> {
    let points: Vec<&Point> = conditions.iter().flat_map(|condition| condition.value.leaves()).collect();
    let vague: Vec<_> = points.into_iter().filter(|point| !is_established(framework, oversight, point)).collect();
    let first = vague.first()?;
    let events = ids(framework, vague.iter().filter(|point| point.moment.is_none()).map(|point| point.thing));
    let breaches = vague.iter().filter(|point| point.moment.is_some()).map(|point| point.thing);
    let breaches = ids(framework, breaches).into_iter().map(|id| format!("a breach of {id}"));
    let triggers: Vec<_> = events.into_iter().chain(breaches).collect();
    let message = format!("`{}` {verb} on {}, and nobody is named who establishes it", entry.id, list(&triggers, "or"));
    let mut finding = Finding::new(first.at, message)
        .help("name who finds that it has happened: `verified-by` on the event, or on what can be breached")
        .about([&entry.id])
        .about(vague.iter().map(|point| point.thing.id(framework)));
    for point in &vague {
        if let Some(at) = point.thing.at(framework) {
            finding = finding.label(at, "nobody establishes this");
        }
    }
    Some(finding)
}

/// Whether somebody is named who finds that it happened. That a provision is done or has lapsed shows by itself.
fn is_established(framework: &Framework, oversight: &Oversight, point: &Point) -> bool {
    let verified = |thing, provision: &Provision| {
        let plan = oversight.verifiers(framework, Thing::Plan, &Provision::default());
        !oversight.verifiers(framework, thing, provision).is_empty() || !plan.is_empty()
    };
    match (point.thing, point.moment) {
        (Thing::Event(id), _) => !framework.events[id].verified_by.is_empty(),
        (Thing::Component(id), Some(Moment::Breached)) => verified(point.thing, &framework.components[id].provision),
        (Thing::Step(id), Some(Moment::Breached)) => verified(point.thing, &framework.steps[id].provision),
        _ => true,
    }
}
