//! Remedies that end before the obligations they answer.

use std::collections::BTreeSet;

use super::{
    Context,
    wording::{ids, list},
};
use crate::{
    expr::{Anchor, Moment},
    finding::Finding,
    framework::{Component, ComponentId, Day, Framework, Nature, PartyOrBody, SnapbackTerms, Terms, Thing},
    remedy::{Remedies, ends_first},
    source::Spanned,
};

pub(super) fn run(cx: &Context<'_>) -> Vec<Finding> {
    let can_end = |component: &Component| matches!(component.nature.terms(), Terms::Snapback(_));
    if !cx.framework.components_in_play().any(|(_, component)| can_end(component)) {
        return Vec::new();
    }
    let Some((framework, remedies)) = cx.remedies() else { return Vec::new() };
    let snapbacks = framework.components_in_play().filter_map(|(id, component)| match component.nature.terms() {
        Terms::Snapback(terms) => Some((id, component, terms)),
        _ => None,
    });
    snapbacks.flat_map(|(id, component, terms)| findings(framework, remedies, id, component, terms)).collect()
}

fn findings(
    framework: &Framework,
    remedies: &Remedies,
    id: ComponentId,
    component: &Component,
    terms: &SnapbackTerms,
) -> Vec<Finding> {
    let obligations = obligations(framework, remedies, id, terms);
    let enforcer = terms.decided_by.and_then(|decider| match decider.value {
        PartyOrBody::Body(body) => Some(&framework.components[body]),
        PartyOrBody::Party(_) => None,
    });
    let ends = [(component, "`{}`"), (enforcer.unwrap_or(component), "`{}`, which decides on it,")];
    let ends = ends.into_iter().take(if enforcer.is_some() { 2 } else { 1 });
    let ends = ends.filter_map(|(it, words)| Some((it.provision.expires.as_ref()?, words.replace("{}", &it.entry.id))));
    ends.filter_map(|(day, who)| finding(framework, component, &obligations, day, &who)).collect()
}

fn finding(
    framework: &Framework,
    remedy: &Component,
    obligations: &BTreeSet<ComponentId>,
    day: &Spanned<Day>,
    who: &str,
) -> Option<Finding> {
    let outlasting = obligations.iter().copied();
    let outlasting: Vec<_> =
        outlasting.filter(|&it| ends_first(framework, &day.value, &framework.components[it].provision)).collect();
    let words = list(&ids(framework, outlasting.iter().copied().map(Thing::Component)), "and");
    let verb = if outlasting.len() == 1 { "does" } else { "do" };
    let mut finding = Finding::new(day.at, format!("{who} ends before {words} {verb}"));
    for &obligation in &outlasting {
        let component = &framework.components[obligation];
        finding = match &component.provision.expires {
            Some(end) => finding.label(end.at, "this ends later"),
            None => finding.label(component.entry.at, "no end is stated for this"),
        };
    }
    let anchors = day.value.parts().iter().filter_map(|when| match &when.anchor {
        Anchor::Point(point) => Some(point.thing.id(framework)),
        Anchor::Date(_) => None,
    });
    let finding = finding
        .help("let the remedy last as long as what it answers, or say what follows a breach after its end")
        .about([&remedy.entry.id])
        .about(outlasting.iter().map(|&it| framework.components[it].entry.id.as_str()))
        .about(anchors);
    (!outlasting.is_empty()).then_some(finding)
}

/// The obligations that a remedy answers: those rewarded by what it undoes and those whose breach triggers it, as far as they last.
fn obligations(
    framework: &Framework,
    remedies: &Remedies,
    id: ComponentId,
    terms: &SnapbackTerms,
) -> BTreeSet<ComponentId> {
    let undone = remedies.benefits.iter().filter(|benefit| benefit.reversals.iter().any(|reversal| reversal.by == id));
    let rewarded = undone.flat_map(|benefit| benefit.rewards.iter().copied());
    let leaves = terms.if_.iter().flat_map(|condition| condition.value.leaves());
    let breached = leaves.filter(|point| point.moment == Some(Moment::Breached));
    let breached = breached.filter_map(|point| framework.component_of(point.thing));
    rewarded.chain(breached).filter(|&it| lasts(&framework.components[it].nature)).collect()
}

/// Whether it is to be kept and not only to be done. What is by its kind a limit to be kept stays one where the first steps are counted
/// as an act.
fn lasts(nature: &Nature) -> bool {
    matches!(nature, Nature::Provision { kind, standing, .. } if *standing || kind.value.is_standing())
}
