//! One obligation whose days are counted from two different days.

use std::collections::BTreeSet;

use super::{
    Context,
    wording::{ids, list},
};
use crate::{
    expr::Anchor,
    finding::Finding,
    framework::{Day, Framework, Provision, Thing},
    source::{Span, Spanned},
};

pub(super) fn run(cx: &Context<'_>) -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    let components = cx.variants.iter().map(|(id, variant)| (Thing::Component(*id), &variant.component.provision));
    let steps = cx.framework.steps_in_play().map(|(id, step)| (Thing::Step(id), &step.provision));
    for (thing, provision) in components.chain(steps) {
        // Variants of one provision often share a fault.
        found.extend(finding(cx.framework, thing, provision).filter(|finding| !found.contains(finding)));
    }
    found
}

/// A key, where it stands, and what its days are counted from.
struct Count {
    key: &'static str,
    at: Span,
    anchors: BTreeSet<Thing>,
}

fn finding(framework: &Framework, thing: Thing, provision: &Provision) -> Option<Finding> {
    let counts = counts(framework, thing, provision);
    let apart = |one: &Count, other: &Count| one.anchors.is_disjoint(&other.anchors);
    let (first, second) = counts.iter().enumerate().find_map(|(place, one)| {
        counts[place + 1..].iter().find(|other| apart(one, other)).map(|other| (one, other))
    })?;
    let from = |count: &Count| list(&ids(framework, count.anchors.iter().copied()), "and");
    let id = thing.id(framework);
    let message =
        format!("`{id}` counts `{}` from {} and `{}` from {}", first.key, from(first), second.key, from(second));
    let finding = Finding::new(first.at, message)
        .label(second.at, format!("counted from {}", from(second)))
        .help("count both from one day, or say what holds if the two days drift apart")
        .about(first.anchors.iter().chain(&second.anchors).chain([&thing]).map(|thing| thing.id(framework)));
    Some(finding)
}

/// The keys that count days from something that has no date of its own.
fn counts(framework: &Framework, thing: Thing, provision: &Provision) -> Vec<Count> {
    let days: [(&str, &Option<Spanned<Day>>); 4] = [
        ("starts-by", &provision.starts_by),
        ("due", &provision.due),
        ("not-before", &provision.not_before),
        ("falls-on", &provision.falls_on),
    ];
    let counted = days.into_iter().filter_map(|(key, day)| {
        let day = day.as_ref()?;
        Some(Count { key, at: day.at, anchors: anchors(&day.value) })
    });
    let within = provision.within.map(|within| Count {
        key: "within",
        at: within.at,
        anchors: ready(framework, thing, provision),
    });
    counted.chain(within).filter(|count| !count.anchors.is_empty()).collect()
}

fn anchors(day: &Day) -> BTreeSet<Thing> {
    let point = |anchor: &Anchor<crate::framework::Point>| match anchor {
        Anchor::Point(point) => Some(point.thing),
        Anchor::Date(_) => None,
    };
    day.parts().iter().filter_map(|when| point(&when.anchor)).collect()
}

/// What `within` is counted from; nothing, if that is a day nobody has named.
fn ready(framework: &Framework, thing: Thing, provision: &Provision) -> BTreeSet<Thing> {
    if !provision.consent.is_empty() {
        return BTreeSet::new();
    }
    let after = provision.after.iter().flat_map(|after| after.value.leaves()).map(|point| point.thing);
    let mut anchors: BTreeSet<Thing> = after.collect();
    anchors.extend(provision.not_before.iter().flat_map(|day| self::anchors(&day.value)));
    anchors.extend(previous(framework, thing, provision));
    // Of a `not-before` that is a date the days are counted from no other thing.
    if anchors.is_empty() && provision.not_before.is_none() {
        anchors.insert(Thing::Signature);
    }
    anchors
}

/// The step that a step without an order of its own follows.
fn previous(framework: &Framework, thing: Thing, provision: &Provision) -> Option<Thing> {
    let Thing::Step(id) = thing else { return None };
    if provision.after.is_some() || !provision.with.is_empty() || provision.falls_on.is_some() {
        return None;
    }
    let steps = &framework.components[framework.steps[id].component].steps;
    let before =
        steps.iter().take_while(|&&other| other != id).filter(|&&other| !framework.steps[other].dropped).last()?;
    Some(Thing::Step(*before))
}
