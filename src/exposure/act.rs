//! What is done in a package: by whom, for whom, and how much it weighs.

use std::collections::BTreeMap;

use super::Weight;
use crate::{
    framework::{Framework, PartyId, Provision, Thing},
    order::Course,
    source::Spanned,
};

/// A step, or a component without steps.
#[derive(Clone, Debug)]
pub struct Act {
    pub thing: Thing,
    /// When it is done: a place in `Course::turns`.
    pub turn: usize,
    /// Who is obliged, each once.
    pub by: Vec<PartyId>,
    /// Who benefits, each once.
    pub for_: Vec<PartyId>,
    /// `None`: not stated, taken as reversible. What a step does not say its component says for it.
    pub reversible: Option<bool>,
    /// Its part of its component, which weighs 1.
    pub weight: Weight,
}

impl Act {
    /// Whether it cannot be undone.
    pub fn is_irreversible(&self) -> bool {
        self.reversible == Some(false)
    }
}

/// Everything that is done in the course of a package, in the order of the course.
pub(super) fn acts(settled: &Framework, course: &Course) -> Vec<Act> {
    let done = course.turns.iter().enumerate().flat_map(|(turn, it)| it.done.iter().map(move |&thing| (thing, turn)));
    let weights = weights(settled);
    done.map(|(thing, turn)| act(settled, thing, turn, &weights)).collect()
}

fn act(settled: &Framework, thing: Thing, turn: usize, weights: &[Weight]) -> Act {
    let (own, whole, weight) = match thing {
        Thing::Step(id) => {
            let step = &settled.steps[id];
            (&step.provision, &settled.components[step.component].provision, weights[id.index()])
        }
        Thing::Component(id) => (&settled.components[id].provision, &settled.components[id].provision, Weight::ONE),
        _ => unreachable!("only steps and components are done"),
    };
    let Provision { by, for_, .. } = own;
    let reversible = own.reversible.or(whole.reversible).map(|stated| stated.value);
    Act { thing, turn, by: each(by), for_: each(for_), reversible, weight }
}

fn each(parties: &[Spanned<PartyId>]) -> Vec<PartyId> {
    let mut each = Vec::new();
    for party in parties {
        if !each.contains(&party.value) {
            each.push(party.value);
        }
    }
    each
}

/// By step: its part of its component. What an amendment adds is a part of what it amends.
fn weights(settled: &Framework) -> Vec<Weight> {
    let mut families: Vec<Vec<_>> = vec![Vec::new(); settled.components.len()];
    let amendments =
        settled.amendments().into_iter().flat_map(|(target, by)| by.into_iter().map(move |it| (it, target)));
    let amended: BTreeMap<_, _> = amendments.collect();
    for (id, step) in settled.steps_in_play() {
        let target = amended.get(&step.component).copied().unwrap_or(step.component);
        families[target.index()].push(id);
    }
    let mut weights = vec![Weight::ZERO; settled.steps.len()];
    for family in families {
        let shares: Vec<_> =
            family.iter().map(|&id| settled.steps[id].provision.share.map(|share| share.value)).collect();
        for (id, weight) in family.into_iter().zip(Weight::split(&shares)) {
            weights[id.index()] = weight;
        }
    }
    weights
}
