//! Ceasefires and lines that wait for what only a settlement can bring.

use super::{
    Context,
    dead_component::because,
    order_of_kinds::of_kinds,
    wording::{ids, list},
};
use crate::{
    finding::Finding,
    framework::{ComponentId, Kind, Thing},
    logic::{Cause, Phase},
};

const PEACE: [Kind; 2] = [Kind::Ceasefire, Kind::CeasefireLine];

const CONDITIONS: [Kind; 4] = [Kind::Accountability, Kind::SanctionsRelief, Kind::TerritorialStatus, Kind::Recognition];

pub(super) fn run(cx: &Context<'_>) -> Vec<Finding> {
    if cx.answer.packages.is_none() {
        return Vec::new();
    }
    of_kinds(cx.framework, &PEACE).filter_map(|(id, _)| finding(cx, id)).collect()
}

fn finding(cx: &Context<'_>, id: ComponentId) -> Option<Finding> {
    let framework = cx.framework;
    let (mut awaited, mut causes) = (Vec::<Thing>::new(), Vec::<Cause>::new());
    for (condition, _) in of_kinds(framework, &CONDITIONS) {
        // Of a thing in steps one is enough to wait for.
        let steps = framework.components[condition].steps.iter().map(|&step| Thing::Step(step));
        let whole = [Thing::Component(condition)].into_iter().chain(steps);
        let waits = |thing| {
            let before = cx.inquiry.always_before(thing, Thing::Component(id), Phase::Start)?;
            before.waits.then_some((thing, before))
        };
        if let Some((thing, before)) = whole.into_iter().find_map(waits) {
            awaited.push(thing);
            causes.extend(before.because);
        }
    }
    causes.sort_by_key(|cause| cause.at);
    causes.dedup();
    let kinds = |thing: &Thing| {
        let component = match *thing {
            Thing::Step(step) => framework.steps[step].component,
            Thing::Component(component) => component,
            _ => id,
        };
        of_kinds(framework, &CONDITIONS).find(|(other, _)| *other == component).map_or("", |(_, kind)| what(kind))
    };
    let described: Vec<String> = ids(framework, awaited.iter().copied())
        .into_iter()
        .zip(awaited.iter().map(kinds))
        .map(|(id, kind)| format!("{id} ({kind})"))
        .collect();
    let component = &framework.components[id].entry;
    let message = format!("`{}` cannot begin before {}", component.id, list(&described, "and"));
    let finding = because(Finding::new(component.at, message), &causes);
    (!awaited.is_empty()).then(|| {
        finding
            .help("let the fighting end without it, and make it part of what follows")
            .about(awaited.iter().map(|thing| thing.id(framework)).chain([component.id.as_str()]))
    })
}

fn what(kind: Kind) -> &'static str {
    match kind {
        Kind::Accountability => "accountability",
        Kind::SanctionsRelief => "sanctions relief",
        Kind::Recognition => "recognition",
        _ => "final status",
    }
}
