//! Elections that come before what accommodates the parties.

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

const ACCOMMODATION: [Kind; 5] =
    [Kind::PowerSharing, Kind::SpecialStatus, Kind::ConstitutionalReform, Kind::Amnesty, Kind::PrisonerRelease];

pub(super) fn run(cx: &Context<'_>) -> Vec<Finding> {
    if cx.answer.packages.is_none() {
        return Vec::new();
    }
    of_kinds(cx.framework, &[Kind::Elections]).filter_map(|(id, _)| finding(cx, id)).collect()
}

fn finding(cx: &Context<'_>, elections: ComponentId) -> Option<Finding> {
    let framework = cx.framework;
    let (mut later, mut causes) = (Vec::<Thing>::new(), Vec::<Cause>::new());
    for (measure, _) in of_kinds(framework, &ACCOMMODATION) {
        let steps = framework.components[measure].steps.iter().filter(|&&step| !framework.steps[step].dropped);
        let thing = Thing::Component(measure);
        // A first step before the vote is a beginning.
        let parts: Vec<Thing> = steps.map(|&step| Thing::Step(step)).chain([thing]).collect();
        let before = |&part: &Thing| cx.inquiry.always_before(Thing::Component(elections), part, Phase::Done);
        let befores: Option<Vec<_>> = parts.iter().map(before).collect();
        if let Some(befores) = befores {
            later.push(thing);
            causes.extend(befores.into_iter().flat_map(|before| before.because));
        }
    }
    causes.sort_by_key(|cause| cause.at);
    causes.dedup();
    let entry = &framework.components[elections].entry;
    let message = format!("`{}` always comes before {}", entry.id, list(&ids(framework, later.iter().copied()), "and"));
    let finding = because(Finding::new(entry.at, message), &causes);
    (!later.is_empty()).then(|| {
        finding
            .help("let it be in force before the vote, if the text can bear it")
            .about(later.iter().map(|thing| thing.id(framework)).chain([entry.id.as_str()]))
    })
}
