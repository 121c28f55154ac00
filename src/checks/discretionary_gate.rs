//! Provisions that take effect when one party sees fit.

use super::{
    Context,
    wording::{some, verb_for},
};
use crate::{
    finding::Finding,
    framework::{Entry, PartyId, Thing},
    order::Gate,
    source::Spanned,
};

pub(super) fn run(cx: &Context<'_>) -> Vec<Finding> {
    let framework = cx.framework;
    let components = cx
        .variants
        .iter()
        .map(|(id, it)| (Thing::Component(*id), &it.component.entry, it.component.provision.discretion_of));
    let steps =
        framework.steps_in_play().map(|(id, step)| (Thing::Step(id), &step.entry, step.provision.discretion_of));
    let mut found: Vec<Finding> = Vec::new();
    for (thing, entry, discretion) in components.chain(steps) {
        if let Some(party) = discretion
            && found.iter().all(|known| known.at != party.at)
        {
            found.push(finding(cx, thing, entry, party));
        }
    }
    found
}

fn finding(cx: &Context<'_>, thing: Thing, entry: &Entry, party: Spanned<PartyId>) -> Finding {
    let framework = cx.framework;
    let waiting = waiting(cx, thing);
    let ids: Vec<_> = waiting.iter().map(|thing| format!("`{}`", thing.id(framework))).collect();
    let also = if ids.is_empty() {
        String::new()
    } else {
        format!(", and {} {} for it", some(&ids), verb_for(ids.len(), "waits", "wait"))
    };
    let named = &framework.parties[party.value];
    let message = format!("`{}` takes effect when {} sees fit, by no stated standard{also}", entry.id, named.name);
    Finding::new(party.at, message)
        .help("say what has to be the case, and who establishes it: `after`, `verified-by`")
        .about([&entry.id])
        .about(waiting.iter().map(|thing| thing.id(framework)))
        .parties([named.entry.id.as_str()])
}

/// What does not come without it, beside the thing itself and its own steps.
fn waiting(cx: &Context<'_>, gate: Thing) -> Vec<Thing> {
    let Some((shown, holds)) = cx.holds() else { return Vec::new() };
    let gates = holds.gates();
    let own = |act: &Thing| {
        *act == gate || matches!(act, Thing::Step(id) if Thing::Component(shown.steps[*id].component) == gate)
    };
    gates.fall(&[Gate::Start(gate)]).into_iter().map(|act| gates.acts[act]).filter(|act| !own(act)).collect()
}
