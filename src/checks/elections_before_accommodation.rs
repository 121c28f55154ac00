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
    if cx.answer.packages.count == 0 {
        return Vec::new();
    }
    of_kinds(cx.framework, &[Kind::Elections]).filter_map(|(id, _)| finding(cx, id)).collect()
}

fn finding(cx: &Context<'_>, elections: ComponentId) -> Option<Finding> {
    let framework = cx.framework;
    let (mut later, mut causes) = (Vec::<Thing>::new(), Vec::<Cause>::new());
    for measure in of_kinds(framework, &ACCOMMODATION).map(|(measure, _)| Thing::Component(measure)) {
        if let Some(before) = cx.inquiry.always_before(Thing::Component(elections), measure, Phase::Done) {
            later.push(measure);
            causes.extend(before.because);
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
