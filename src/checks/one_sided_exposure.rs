//! A party that can come to have given far more than it can take back, and far more than the others.

use super::{
    Context,
    wording::{ids, list},
};
use crate::{
    exposure::{Act, Exposure, Exposures, Weight},
    finding::Finding,
    framework::{Framework, Provision},
};

pub(super) fn run(cx: &Context<'_>) -> Vec<Finding> {
    let stated = |provision: &Provision| provision.reversible.is_some_and(|reversible| !reversible.value);
    if !cx.framework.provisions().any(stated) {
        return Vec::new();
    }
    let Some((framework, exposures)) = cx.exposures() else { return Vec::new() };
    let mut all: Vec<Exposure> = exposures.parties().into_iter().map(|party| exposures.worst(party)).collect();
    all.sort_by_key(|exposure| std::cmp::Reverse(exposure.reached));
    let [first, others @ ..] = &all[..] else { return Vec::new() };
    let next = others.iter().map(|exposure| exposure.worst).max().unwrap_or(Weight::ZERO);
    let one_sided = first.reached > Weight::ONE && first.reached >= next.twice();
    one_sided.then(|| finding(framework, exposures, first, next)).into_iter().collect()
}

fn finding(framework: &Framework, exposures: &Exposures, exposure: &Exposure, next: Weight) -> Finding {
    let party = &framework.parties[exposure.party];
    let given = exposures
        .acts
        .iter()
        .filter(|act| exposure.state.contains(&act.thing) && act.is_irreversible() && act.by.contains(&exposure.party));
    let given: Vec<&Act> = given.collect();
    let at = given.iter().find_map(|act| act.thing.at(framework)).expect("only what is given exposes a party");
    let others = if next == Weight::ZERO { "at all".to_owned() } else { format!("to more than {next}") };
    let message = format!("{}'s exposure can come to {}, and nobody else's {others}", party.called, exposure.reached);
    let mut finding = Finding::new(at, message).here("cannot be undone");
    for place in given.iter().skip(1).filter_map(|act| act.thing.at(framework)) {
        finding = finding.label(place, "cannot be undone");
    }
    let state = ids(framework, exposure.state.iter().copied());
    finding
        .note(format!("the worst state: {} done", list(&state, "and")))
        .note(
            "exposure is what a party has done and cannot undo, less what it has received by then; each component weighs 1, \
             and what does not state `reversible` counts as reversible",
        )
        .help("let what the party gets come between these, in steps that take turns; or make them possible to undo")
        .about(exposure.state.iter().map(|thing| thing.id(framework)))
        .parties([&party.entry.id])
}
