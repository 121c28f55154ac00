//! Deadlocks: circles that only statements close, and the smallest sets of parties whose orders close them.

use std::collections::BTreeSet;

use petgraph::visit::EdgeRef as _;

use super::{Circle, Leg, Order, graph::PointId, package::component_of, presence::Decided};
use crate::framework::{Framework, PartyId, PositionId, Thing};

/// A circle that the text has only together with the orders of some parties.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadlock {
    pub circle: Circle,
    /// The parties whose orders close it, none of them to spare, in the author's order.
    pub holders: Vec<PartyId>,
    /// Claims that are not on it and have one of its orders too: their places in `Order::claims`.
    pub agreeing: Vec<usize>,
}

impl Deadlock {
    /// The claims on it: their places in `Order::claims`.
    pub fn claims(&self) -> BTreeSet<usize> {
        self.circle.rounds.iter().flatten().filter_map(|leg| leg.holder.claim()).collect()
    }
}

/// Of so many parties every set is tried; of more, one smallest set that closes the circle is found.
const MAX_PARTIES: usize = 12;

/// So many sets of packages are asked for circles of their own.
const MAX_PACKAGES: usize = 8;

impl Order<'_> {
    /// The deadlocks. A demand in `breached` that the text alone contradicts is left out: it is reported as breached.
    pub fn deadlocks(&self, breached: &BTreeSet<PositionId>) -> Vec<Deadlock> {
        if self.claims.is_empty() {
            return Vec::new();
        }
        let granted: BTreeSet<_> = self.circles.iter().flat_map(|circle| &circle.core).collect();
        let points: Vec<_> = self.chart.graph.node_indices().filter(|point| !granted.contains(point)).collect();
        let mut found: Vec<Deadlock> = Vec::new();
        for core in self.cores(&points, &|_| true) {
            for deadlock in self.smallest(&core, breached) {
                if found.iter().all(|other| other.circle.rounds != deadlock.circle.rounds) {
                    found.push(deadlock);
                }
            }
        }
        found.retain(|deadlock| self.concerns_draft(deadlock));
        found
    }

    /// Whether a deadlock passes something that the draft has. Orders of things that it leaves alone are each kept if none of them comes.
    fn concerns_draft(&self, deadlock: &Deadlock) -> bool {
        let framework = self.chart.framework;
        let has = |thing| match thing {
            Thing::Issue(issue) => framework
                .components_in_play()
                .any(|(_, component)| component.provision.settles.iter().any(|settles| settles.issue == issue)),
            Thing::Event(_) => false,
            _ => true,
        };
        deadlock.circle.rounds.iter().flatten().any(|leg| has(leg.before) || has(leg.after))
    }

    /// The circles among some points that the smallest sets of parties close, in all packages, and where some packages do not have one of
    /// them, in those.
    fn smallest(&self, points: &[PointId], breached: &BTreeSet<PositionId>) -> Vec<Deadlock> {
        let claims = self.claims_between(points, breached);
        let mut found = Vec::new();
        let mut asked = vec![Vec::new()];
        for place in 0..MAX_PACKAGES {
            let Some(given) = asked.get(place).cloned() else { break };
            for deadlock in self.closed(&given, points, &claims) {
                for &component in &deadlock.circle.only_with {
                    let without = [&given[..], &[(component, false)]].concat();
                    if !asked.contains(&without) {
                        asked.push(without);
                    }
                }
                found.push(deadlock);
            }
        }
        found
    }

    /// The circles among some points that the smallest sets of parties close in some packages.
    fn closed(&self, given: &Decided, points: &[PointId], claims: &BTreeSet<usize>) -> Vec<Deadlock> {
        let parties: BTreeSet<_> = claims.iter().flat_map(|&claim| self.parties(claim)).collect();
        let parties: Vec<_> = parties.into_iter().collect();
        let closed_by = |set: &[PartyId]| {
            let holds = |claim| claims.contains(&claim) && self.parties(claim).any(|party| set.contains(&party));
            self.circles(given, points, &|edge| edge.holder.claim().is_none_or(holds))
        };
        if parties.len() > MAX_PARTIES {
            let set = without_spare(parties, |set| !closed_by(set).is_empty());
            return closed_by(&set).into_iter().map(|circle| self.deadlock(circle)).collect();
        }
        let mut closing: Vec<Vec<PartyId>> = Vec::new();
        let mut found = Vec::new();
        for set in subsets(&parties) {
            if closing.iter().any(|smaller| smaller.iter().all(|party| set.contains(party))) {
                continue;
            }
            let circles = closed_by(&set);
            if !circles.is_empty() {
                closing.push(set);
                found.extend(circles.into_iter().map(|circle| self.deadlock(circle)));
            }
        }
        found
    }

    /// The claims that order two of some points, but for breached demands that the text alone contradicts.
    fn claims_between(&self, points: &[PointId], breached: &BTreeSet<PositionId>) -> BTreeSet<usize> {
        let onward = points.iter().flat_map(|&point| self.chart.graph.edges(point));
        let between = onward.filter(|edge| points.binary_search(&edge.target()).is_ok());
        let claims: BTreeSet<_> = between.filter_map(|edge| edge.weight().holder.claim()).collect();
        let demands = claims.iter().map(|&claim| &self.claims[claim]).filter(|claim| !claim.reads);
        let against: BTreeSet<_> = demands
            .map(|claim| claim.position)
            .filter(|position| breached.contains(position))
            .filter(|&position| {
                let own = |claim: usize| self.claims[claim].position == position;
                !self.circles(&[], points, &|edge| edge.holder.claim().is_none_or(own)).is_empty()
            })
            .collect();
        claims.into_iter().filter(|&claim| !against.contains(&self.claims[claim].position)).collect()
    }

    fn parties(&self, claim: usize) -> impl Iterator<Item = PartyId> {
        self.claims[claim].parties(self.chart.framework)
    }

    fn deadlock(&self, circle: Circle) -> Deadlock {
        let legs: Vec<_> = circle.rounds.iter().flatten().collect();
        let on: BTreeSet<_> = legs.iter().filter_map(|leg| leg.holder.claim()).collect();
        let holders: BTreeSet<_> = on.iter().flat_map(|&claim| self.parties(claim)).collect();
        let agrees = |claim: &usize| !on.contains(claim) && legs.iter().any(|leg| self.says_the_same(*claim, leg));
        let agreeing = (0..self.claims.len()).filter(agrees).collect();
        Deadlock { circle, holders: holders.into_iter().collect(), agreeing }
    }

    fn says_the_same(&self, claim: usize, leg: &Leg) -> bool {
        let claim = &self.claims[claim];
        let framework = self.chart.framework;
        claim.together == leg.together
            && touches(framework, claim.first, leg.before)
            && touches(framework, claim.second, leg.after)
    }
}

/// Whether two things are one, or one is a part of the other or what settles it.
fn touches(framework: &Framework, one: Thing, other: Thing) -> bool {
    one == other || has_part(framework, one, other) || has_part(framework, other, one)
}

fn has_part(framework: &Framework, whole: Thing, part: Thing) -> bool {
    let Some(part) = component_of(framework, part) else { return false };
    match whole {
        Thing::Component(id) => id == part,
        Thing::Choice(id) => framework.components[part].choice == Some(id),
        Thing::Issue(id) => framework.components[part].provision.settles.iter().any(|settles| settles.issue == id),
        Thing::Step(_) | Thing::Event(_) | Thing::Plan | Thing::Signature => false,
    }
}

/// Every set of some parties but the empty one, the smallest first.
fn subsets(parties: &[PartyId]) -> Vec<Vec<PartyId>> {
    let mut masks: Vec<u32> = (1..1 << parties.len()).collect();
    masks.sort_by_key(|mask| mask.count_ones());
    let members = |mask: u32| (0..).zip(parties).filter(move |(bit, _)| mask >> bit & 1 == 1);
    masks.into_iter().map(|mask| members(mask).map(|(_, &party)| party).collect()).collect()
}

/// A set of which none can be spared, if `holds` is true of the whole and of every set around one of which it is true.
fn without_spare(mut set: Vec<PartyId>, holds: impl Fn(&[PartyId]) -> bool) -> Vec<PartyId> {
    for party in set.clone() {
        let rest: Vec<_> = set.iter().copied().filter(|&other| other != party).collect();
        if holds(&rest) {
            set = rest;
        }
    }
    set
}
