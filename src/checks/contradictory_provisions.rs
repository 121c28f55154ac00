//! Drafts whose own clauses leave no package at all.

use super::{
    Context,
    wording::{ids, list},
};
use crate::{
    finding::Finding,
    framework::{ComponentId, Thing},
};

pub(super) fn run(cx: &Context<'_>) -> Vec<Finding> {
    let Some((first, others)) = cx.answer.contradiction.split_first() else { return Vec::new() };
    // A circle, or a step that can never be reached, is reported as such.
    if cx.answer.contradiction.iter().all(|cause| is_explained(cx, cause.thing)) {
        return Vec::new();
    }
    let things = cx.answer.contradiction.iter().map(|cause| cause.thing);
    let names = ids(cx.framework, things.clone());
    let message = match &names[..] {
        [only] => format!("{only} contradicts itself, so that no package is left"),
        _ => format!("{} contradict each other, so that no package is left", list(&names, "and")),
    };
    let finding = Finding::new(first.at, message).here(&first.says);
    let finding = others.iter().fold(finding, |finding, cause| finding.label(cause.at, &cause.says));
    vec![finding.help("change one of these clauses, or put one in brackets").about(things.map(|t| t.id(cx.framework)))]
}

/// Whether another check says what is wrong with a thing.
fn is_explained(cx: &Context<'_>, thing: Thing) -> bool {
    let component = |thing| match thing {
        Thing::Component(id) => Some(id),
        Thing::Step(id) => Some(cx.framework.steps[id].component),
        _ => None,
    };
    let Some(blamed) = component(thing) else { return false };
    let is_blamed = |id: ComponentId| id == blamed;
    let legs = cx.order.circles.iter().flat_map(|circle| circle.rounds.iter().flatten().chain(&circle.alternatives));
    legs.flat_map(|leg| [leg.before, leg.after]).filter_map(component).any(is_blamed)
        || cx.order.unreachable.iter().any(|step| is_blamed(step.component))
        || (cx.framework.components[blamed].dropped && !cx.order.unreachable.is_empty())
}
