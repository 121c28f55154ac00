//! What a party has given and cannot take back, against what it has received: the worst that can come of a package.

mod act;
mod balance;
mod closure;
mod weight;
mod worst;

pub use act::Act;
pub use balance::Balance;
pub use weight::Weight;

use crate::{
    framework::{Framework, PartyId, Thing},
    order::Course,
};

/// The course of a package, and what each act in it weighs for whom.
///
/// The exposure of a party is the weight of its irreversible acts that are done, less that of the done acts that benefit
/// it. Days are left aside: a benefit that is due may fail to come.
#[derive(Clone, Debug)]
pub struct Exposures {
    pub course: Course,
    /// In the order of the course.
    pub acts: Vec<Act>,
    /// Into how many parts 1 is split so that all weights are whole.
    scale: i128,
}

/// The worst state for a party.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exposure {
    pub party: PartyId,
    /// Its exposure in any state is at most this.
    pub worst: Weight,
    /// There is a state in which it is just this. Else there are too many ways through the alternatives of the text to try them all.
    pub exact: bool,
    /// Its exposure in the worst state that was found.
    pub reached: Weight,
    /// The acts that lead there, as few as there are, in an order in which they can come; empty where nothing exposes it.
    pub state: Vec<Thing>,
}

impl Exposures {
    /// Weighs the acts of a draft in which nothing is left open, as `Framework::settled` makes it.
    pub fn of(settled: &Framework) -> Self {
        let course = Course::of(settled);
        let acts = act::acts(settled, &course);
        let scale = Weight::scale(acts.iter().map(|act| act.weight));
        Self { course, acts, scale }
    }

    /// The parties that do something or benefit from something, in the author's order.
    pub fn parties(&self) -> Vec<PartyId> {
        let mut parties: Vec<_> = self.acts.iter().flat_map(|act| act.by.iter().chain(&act.for_)).copied().collect();
        parties.sort_unstable();
        parties.dedup();
        parties
    }

    /// The worst state that `party` can come to: exact for a text without alternatives, and for one in which up to a thousand
    /// ways lead through them.
    pub fn worst(&self, party: PartyId) -> Exposure {
        let none = Exposure { party, worst: Weight::ZERO, exact: true, reached: Weight::ZERO, state: Vec::new() };
        if !self.acts.iter().any(|act| act.is_irreversible() && act.by.contains(&party)) {
            return none;
        }
        let mut weights = vec![0; self.course.turns.len()];
        for act in &self.acts {
            weights[act.turn] += self.parts(act, party);
        }
        let found = worst::worst(&self.course, &weights);
        let state = found.turns.iter().flat_map(|&turn| self.course.turns[turn].done.iter().copied());
        Exposure {
            party,
            worst: Weight::fraction(found.bound, self.scale),
            exact: found.bound == found.sum && self.is_whole(),
            reached: Weight::fraction(found.sum, self.scale),
            state: state.collect(),
        }
    }

    /// What an act adds to the exposure of a party, or takes from it; never too little.
    fn parts(&self, act: &Act, party: PartyId) -> i128 {
        let weight = act.weight.in_parts(self.scale);
        let given = if act.is_irreversible() && act.by.contains(&party) { *weight.end() } else { 0 };
        let received = if act.for_.contains(&party) { *weight.start() } else { 0 };
        given - received
    }

    fn is_whole(&self) -> bool {
        self.acts.iter().all(|act| act.weight.in_parts(self.scale).count() == 1)
    }
}
