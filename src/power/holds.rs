//! Holds: what a party can stall by ceasing to cooperate, whose benefit that is, and what it has received by then.

use std::collections::BTreeMap;

use super::{
    Grip, Lever,
    acts::{benefits, is_at_cost_of},
    levers,
};
use crate::{
    framework::{Framework, PartyId, Thing},
    order::{Gate, Gates},
};

/// What one party can stall.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hold {
    pub party: PartyId,
    /// What is not done in the end if the party stops cooperating, in the author's order.
    pub stalls: Vec<Thing>,
    /// Of these, what it avoids at nobody's cost but the others': it would have to do it without benefit or lose by it, and can stall it
    /// through consent, decision or verification.
    pub at_own_cost: Vec<Thing>,
    /// Its own benefits that can come without one of the things at its own cost.
    pub received: Vec<Thing>,
}

/// What a party can keep closed, and what lies behind at its own cost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leverage {
    pub gates: Vec<Gate>,
    /// In the author's order.
    pub costs: Vec<Thing>,
}

/// Who can stop what in a draft that leaves nothing open. Every question is asked with the framework that was read.
#[derive(Debug)]
pub struct Holds {
    gates: Gates,
    /// By party, sorted.
    grips: BTreeMap<PartyId, Vec<Grip>>,
}

impl Holds {
    /// Reads who performs, consents, decides and verifies what. The framework is as `Framework::settled` gives it.
    pub fn new(framework: &Framework) -> Self {
        let gates = Gates::new(framework);
        let grips = levers::grips(framework, &gates.acts);
        Self { gates, grips }
    }

    /// Everything that a party holds in its hand.
    pub fn grips(&self, party: PartyId) -> &[Grip] {
        self.grips.get(&party).map_or(&[], Vec::as_slice)
    }

    /// What waits for what.
    pub fn gates(&self) -> &Gates {
        &self.gates
    }

    /// The parties that hold anything in their hands, in the author's order.
    pub fn parties(&self) -> impl Iterator<Item = PartyId> {
        self.grips.keys().copied()
    }

    /// Steps, and components without steps, in the author's order: what can be stalled.
    pub fn acts(&self) -> &[Thing] {
        &self.gates.acts
    }

    /// What each party can stall, in the author's order of the parties; a party that can stall nothing has an empty hold.
    pub fn all(&self, framework: &Framework) -> Vec<Hold> {
        framework.parties.ids().map(|party| self.of(framework, party)).collect()
    }

    /// What a party can stall.
    pub fn of(&self, framework: &Framework, party: PartyId) -> Hold {
        let grips = self.grips(party);
        let soft: Vec<_> = grips.iter().copied().filter(|grip| grip.lever != Lever::Performs).collect();
        let costs = self.at_cost(framework, party, self.fall(&soft));
        Hold {
            party,
            stalls: self.things(&self.fall(grips)),
            received: self.things(&self.received(framework, party, &costs)),
            at_own_cost: self.things(&costs),
        }
    }

    /// What a party can hold up by some of its levers that is at its own cost, beside what these levers bear on themselves; `None` if nothing is.
    pub fn leverage(&self, framework: &Framework, party: PartyId, counts: impl Fn(&Grip) -> bool) -> Option<Leverage> {
        let grips: Vec<_> = self.grips(party).iter().copied().filter(counts).collect();
        let gates: Vec<_> = grips.iter().map(|grip| grip.gate).collect();
        let own = |act: usize| gates.iter().any(|gate| is_part_of(framework, self.gates.acts[act], *gate));
        let mut costs = self.at_cost(framework, party, self.fall(&grips));
        costs.retain(|&act| !own(act));
        let gates = self.gates.leading_to(&costs, &gates);
        (!costs.is_empty()).then(|| Leverage { gates, costs: self.things(&costs) })
    }

    /// Places of acts that fall without some grips being loosened.
    fn fall(&self, grips: &[Grip]) -> Vec<usize> {
        let gates: Vec<_> = grips.iter().map(|grip| grip.gate).collect();
        if gates.is_empty() { Vec::new() } else { self.gates.fall(&gates) }
    }

    fn at_cost(&self, framework: &Framework, party: PartyId, mut acts: Vec<usize>) -> Vec<usize> {
        acts.retain(|&act| is_at_cost_of(framework, self.gates.acts[act], party));
        acts
    }

    /// The benefits of a party that do not each fall with all of these.
    fn received(&self, framework: &Framework, party: PartyId, costs: &[usize]) -> Vec<usize> {
        let is_benefit = |act: &usize| benefits(framework, self.gates.acts[*act], party);
        if costs.is_empty() {
            return Vec::new();
        }
        let all = (0..self.gates.acts.len()).filter(|&act| self.gates.is_done(act)).filter(is_benefit);
        let (all, mut waiting): (Vec<usize>, Option<Vec<usize>>) = (all.collect(), None);
        // What falls with an act falls with everything that the act needs, too: the last ones are enough.
        for act in self.gates.last_of(costs) {
            let fallen = self.gates.fall_with(act);
            let still = |act: &usize| fallen.binary_search(act).is_ok();
            waiting = Some(match waiting {
                Some(waiting) => waiting.into_iter().filter(still).collect(),
                None => all.iter().copied().filter(still).collect(),
            });
            if waiting.as_ref().is_some_and(Vec::is_empty) {
                break;
            }
        }
        let waiting = waiting.unwrap_or_default();
        all.into_iter().filter(|act| waiting.binary_search(act).is_err()).collect()
    }

    fn things(&self, acts: &[usize]) -> Vec<Thing> {
        acts.iter().map(|&act| self.gates.acts[act]).collect()
    }
}

/// Whether a gate is that of an act, or of the component it is a step of.
fn is_part_of(framework: &Framework, act: Thing, gate: Gate) -> bool {
    let (Gate::Start(of) | Gate::Verified(of)) = gate else { return false };
    of == act || matches!(act, Thing::Step(step) if Thing::Component(framework.steps[step].component) == of)
}
