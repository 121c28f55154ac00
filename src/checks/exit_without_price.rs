//! Parties that can stop their part with nothing following, where others cannot.

use std::collections::BTreeSet;

use super::{
    Context,
    wording::{ids, list},
};
use crate::{
    exposure::Exposures,
    finding::Finding,
    framework::{Component, ComponentId, Condition, Framework, Kind, Nature, PartyId, Terms, Thing},
    source::Spanned,
};

pub(super) fn run(cx: &Context<'_>) -> Vec<Finding> {
    let Some(framework) = cx.shown.as_deref() else { return Vec::new() };
    let priced = Priced::of(framework);
    // Where nothing undoes anything that is one fact, and not one for each party.
    if !priced.any {
        return Vec::new();
    }
    let Some((framework, exposures)) = cx.exposures() else { return Vec::new() };
    let parties = exposures.parties().into_iter().filter(|party| !priced.parties.contains(party));
    parties.filter_map(|party| finding(framework, exposures, &priced, party)).collect()
}

/// What loses something if it is stopped.
#[derive(Default)]
struct Priced {
    /// Something can be undone at all.
    any: bool,
    /// Those who benefit from something that can be undone.
    parties: BTreeSet<PartyId>,
    /// Components whose breach or lapse undoes something.
    components: BTreeSet<ComponentId>,
}

impl Priced {
    fn of(framework: &Framework) -> Self {
        let mut priced = Self::default();
        for (id, component) in framework.components_in_play() {
            for provision in framework.provisions_of(id) {
                priced.add(framework, component, provision.void_if.iter().chain(&provision.suspends_if));
            }
            if let Terms::Snapback(terms) = component.nature.terms() {
                let undone = terms.reverses.iter().filter_map(|thing| framework.component_of(thing.value));
                for undone in undone {
                    priced.add(framework, &framework.components[undone], terms.if_.iter());
                }
            }
        }
        priced
    }

    fn add<'a>(
        &mut self,
        framework: &Framework,
        undone: &Component,
        conditions: impl Iterator<Item = &'a Spanned<Condition>>,
    ) {
        for point in conditions.flat_map(|condition| condition.value.leaves()) {
            self.any = true;
            self.parties.extend(undone.provision.for_.iter().map(|party| party.value));
            self.components.extend(framework.component_of(point.thing));
        }
    }
}

fn finding(framework: &Framework, exposures: &Exposures, priced: &Priced, party: PartyId) -> Option<Finding> {
    let holding = holding_up_others(exposures, party);
    let held_up = exposures.acts.iter().filter(|act| holding[act.turn]);
    let held_up: BTreeSet<_> = held_up.filter_map(|act| framework.component_of(act.thing)).collect();
    let own = framework.components_in_play().filter(|(_, component)| is_part(component, party)).map(|(id, _)| id);
    let own: Vec<_> = own.filter(|id| !priced.components.contains(id) && !held_up.contains(id)).collect();
    let (&first, others) = own.split_first()?;
    let words = list(&ids(framework, own.iter().copied().map(Thing::Component)), "and");
    let defined = &framework.parties[party];
    let message = format!("{} can stop {words}, and nothing in the text follows", defined.name);
    let mut finding = Finding::new(framework.components[first].entry.at, message);
    for &other in others {
        finding = finding.label(framework.components[other].entry.at, "this too");
    }
    Some(
        finding
            .note("others lose something if they stop: some of what they get can be undone")
            .help("say what follows if this party stops: a `snapback` `if` it is `.breached`, or `void-if`")
            .about(own.iter().map(|&id| framework.components[id].entry.id.as_str()))
            .parties([&defined.entry.id]),
    )
}

/// Whether it is something that the party does for others and could stop or take back.
fn is_part(component: &Component, party: PartyId) -> bool {
    let provision = &component.provision;
    let deed = matches!(&component.nature, Nature::Provision { kind, .. } if !matches!(kind.value, Kind::Principle | Kind::Milestone | Kind::Snapback));
    let can_stop = provision.reversible.is_none_or(|reversible| reversible.value);
    let obliged = provision.by.iter().any(|by| by.value == party);
    deed && can_stop && obliged && provision.for_.iter().any(|for_| for_.value != party)
}

/// By turn: whether something that others do waits for it, directly or not; then they need not go on.
fn holding_up_others(exposures: &Exposures, party: PartyId) -> Vec<bool> {
    let turns = &exposures.course.turns;
    let mut of_others = vec![false; turns.len()];
    for act in exposures.acts.iter().filter(|act| act.by.iter().any(|by| *by != party)) {
        of_others[act.turn] = true;
    }
    let mut holding = vec![false; turns.len()];
    for (index, turn) in turns.iter().enumerate().rev().filter(|(_, turn)| !turn.any || turn.waits_for.len() == 1) {
        let held = holding[index] || of_others[index];
        turn.waits_for.iter().for_each(|&earlier| holding[earlier] |= held);
    }
    holding
}
