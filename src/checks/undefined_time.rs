//! Words in place of a date on which something waits.

use std::collections::BTreeMap;

use super::{Context, wording::list};
use crate::{
    expr::Anchor,
    finding::Finding,
    framework::{Entry, Framework, Provision, Thing},
    source::Spanned,
};

pub(super) fn run(cx: &Context<'_>) -> Vec<Finding> {
    let framework = cx.framework;
    let components = framework.components_in_play().map(|(id, it)| (Thing::Component(id), &it.entry, &it.provision));
    let steps = framework.steps_in_play().map(|(id, it)| (Thing::Step(id), &it.entry, &it.provision));
    let vague: Vec<_> = components.chain(steps).filter(|(.., provision)| provision.vague_time.is_some()).collect();
    if vague.is_empty() {
        return Vec::new();
    }
    let waiting = waiting(framework);
    let findings = vague.into_iter().filter_map(|(thing, entry, provision)| {
        Some(finding(entry, provision.vague_time.as_ref()?, waiting.get(&thing)?))
    });
    findings.collect()
}

fn finding(entry: &Entry, words: &Spanned<String>, waiting: &[&Entry]) -> Finding {
    let ids: Vec<_> = waiting.iter().map(|entry| format!("`{}`", entry.id)).collect();
    let verb = if ids.len() == 1 { "waits" } else { "wait" };
    let message = format!("{} {verb} for `{}`, which comes \"{}\"", list(&ids, "and"), entry.id, words.value);
    let finding = Finding::new(words.at, message).help("name a day, a period, or who says that the time has come");
    let finding = waiting.iter().fold(finding, |finding, entry| finding.label(entry.at, "waits for it"));
    finding.about([&entry.id]).about(waiting.iter().map(|entry| entry.id.as_str()))
}

/// What waits for each component and step.
fn waiting(framework: &Framework) -> BTreeMap<Thing, Vec<&Entry>> {
    let mut waiting: BTreeMap<Thing, Vec<&Entry>> = BTreeMap::new();
    let components = framework.components_in_play().map(|(_, it)| (&it.entry, &it.provision));
    let steps = framework.steps_in_play().map(|(_, it)| (&it.entry, &it.provision));
    for (entry, provision) in components.chain(steps) {
        for thing in waits_for(provision) {
            let known = waiting.entry(thing).or_default();
            if known.iter().all(|other| other.id != entry.id) {
                known.push(entry);
            }
        }
    }
    waiting
}

/// What a provision names in `after`, `not-before` and `falls-on`.
fn waits_for(provision: &Provision) -> Vec<Thing> {
    let after = provision.after.iter().flat_map(|after| after.value.leaves()).map(|point| point.thing);
    let days = provision.not_before.iter().chain(&provision.falls_on).flat_map(|day| day.value.parts());
    let anchors = days.filter_map(|when| match &when.anchor {
        Anchor::Point(point) => Some(point.thing),
        Anchor::Date(_) => None,
    });
    after.chain(anchors).collect()
}
