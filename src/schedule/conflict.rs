//! Times without a solution: bounds that clash, by how many days, and what loosening one of them would take.
//!
//! Without alternatives the bounds are a circle in a simple temporal network: Dechter, Meiri and Pearl, "Temporal constraint
//! networks" (1991), section 3.

use std::collections::BTreeSet;

use super::{
    network::{Network, Tied, map, visit},
    search::{Outcome, earliest},
};
use crate::logic::{Bound, Bounds, Order, Times};

/// So many conflicts that share no clause are looked for.
const MOST: usize = 8;

/// A conflict of more clauses is shown as it was found.
const LONG: usize = 200;

/// Bounds that cannot all be kept; without any one of them the others could.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// By so many days they fail at least.
    pub short_by: i64,
    /// In the order of the circle that they form; where alternatives take part, in the author's order.
    pub limits: Vec<Limit>,
    /// A month counts as 30 days in one of them, or a year as 365.
    pub nominal: bool,
}

/// One bound of a conflict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limit {
    /// The place of its clause among those of `Times`.
    pub clause: usize,
    /// `None`: the clause leaves alternatives, and none of them can be kept.
    pub bound: Option<Bound>,
    /// By so many days it would have to be looser for the whole calendar to have a solution; `None`: that alone is not enough.
    pub relax_alone: Option<i64>,
}

/// The conflicts in the times of a package, each apart from the others; empty if they have a solution.
pub(super) fn conflicts(times: &Times) -> Vec<Conflict> {
    let mut found = Vec::new();
    let mut spent: BTreeSet<usize> = BTreeSet::new();
    while found.len() < MOST
        && let Some(conflict) = conflict(times, &|clause| !spent.contains(&clause))
    {
        spent.extend(conflict.limits.iter().map(|limit| limit.clause));
        found.push(conflict);
    }
    found
}

/// The first conflict among the clauses that count.
pub(super) fn conflict(times: &Times, counts: &dyn Fn(usize) -> bool) -> Option<Conflict> {
    let network = Network::of(times, counts);
    let Outcome::Clash { clauses, circle } = earliest(&network, 1) else { return None };
    // Without alternatives no other points than those on the circle take part.
    let on_circle: BTreeSet<usize> = circle.iter().flat_map(|tied| [tied.bound.from, tied.bound.to]).collect();
    let near = |clause: usize| {
        let mut inside = true;
        visit(&times.clauses[clause].says, &mut |bound| {
            inside &= on_circle.contains(&bound.from) && on_circle.contains(&bound.to);
        });
        inside || !network.open.is_empty()
    };
    let core = minimal(times, clauses, &near);
    let without_alternatives = Network { open: Vec::new(), ..among(times, &core, &near) };
    Some(match earliest(&without_alternatives, 1) {
        Outcome::Clash { circle, .. } => of_circle(times, &circle),
        _ => of_clauses(times, &core),
    })
}

/// Some clauses, and what words mean that are `near`.
fn among(times: &Times, clauses: &BTreeSet<usize>, near: &dyn Fn(usize) -> bool) -> Network {
    Network::of(times, |clause| clauses.contains(&clause) || times.clauses[clause].cause.is_none() && near(clause))
}

/// Clauses of which none can be left out without the others having a solution.
fn minimal(times: &Times, mut clauses: BTreeSet<usize>, near: &dyn Fn(usize) -> bool) -> BTreeSet<usize> {
    clauses.retain(|&clause| times.clauses[clause].cause.is_some());
    // To leave out one clause after the other of so many would take longer than their reader has.
    if clauses.len() <= LONG {
        for clause in clauses.clone() {
            clauses.remove(&clause);
            if !matches!(earliest(&among(times, &clauses, near), 1), Outcome::Clash { .. }) {
                clauses.insert(clause);
            }
        }
    }
    clauses
}

fn of_circle(times: &Times, circle: &[Tied]) -> Conflict {
    let whole = Network::of(times, |_| true);
    let own = circle.iter().filter(|tied| times.clauses[tied.clause].cause.is_some());
    let limits = own.map(|tied| Limit {
        clause: tied.clause,
        bound: Some(tied.bound),
        relax_alone: if is_open(&whole, tied.clause) {
            relax_clause(times, tied.clause, Some(tied.bound), &|_| true)
        } else {
            relax_bound(&whole, *tied)
        },
    });
    let short_by = circle.iter().map(|tied| tied.bound.days).sum();
    conflict_of(times, limits.collect(), short_by)
}

fn of_clauses(times: &Times, clauses: &BTreeSet<usize>) -> Conflict {
    let whole = Network::of(times, |_| true);
    let limits = clauses.iter().map(|&clause| limit(times, &whole, clause, &|_| true));
    let among = |clause: usize| times.clauses[clause].cause.is_none() || clauses.contains(&clause);
    let part = Network::of(times, among);
    let alone = clauses.iter().filter_map(|&clause| limit(times, &part, clause, &among).relax_alone);
    let short_by = alone.min().unwrap_or(1);
    conflict_of(times, limits.collect(), short_by)
}

/// What loosening a clause alone would take, among some clauses: the bound of it that takes least.
fn limit(times: &Times, network: &Network, clause: usize, among: &dyn Fn(usize) -> bool) -> Limit {
    if is_open(network, clause) {
        return Limit { clause, bound: None, relax_alone: relax_clause(times, clause, None, among) };
    }
    let own = network.bounds.iter().filter(|tied| tied.clause == clause);
    let each = own.map(|tied| Limit { clause, bound: Some(tied.bound), relax_alone: relax_bound(network, *tied) });
    let least = each.min_by_key(|limit| limit.relax_alone.unwrap_or(i64::MAX));
    least.unwrap_or(Limit { clause, bound: None, relax_alone: None })
}

fn conflict_of(times: &Times, limits: Vec<Limit>, short_by: i64) -> Conflict {
    let nominal = limits.iter().any(|limit| times.clauses[limit.clause].nominal);
    Conflict { short_by, limits, nominal }
}

/// By how many days one bound would have to be looser. Without it, the days from its second point to its first are as few as
/// can be in some schedule; it has to leave room for them.
fn relax_bound(whole: &Network, tied: Tied) -> Option<i64> {
    let mut without = Network { bounds: Vec::new(), from: vec![Vec::new(); whole.points], ..whole.clone() };
    for other in whole.bounds.iter().filter(|&&other| other != tied) {
        without.add(&Bounds::One(other.bound), other.clause);
    }
    match earliest(&without, tied.bound.to) {
        Outcome::Found(found) if found.exact => Some(found.days[tied.bound.from]? + tied.bound.days),
        _ => None,
    }
}

/// Whether a clause leaves alternatives.
fn is_open(network: &Network, clause: usize) -> bool {
    network.open.iter().any(|open| open.clause == clause)
}

/// By how many days one bound of a clause with alternatives, or every bound of it, would have to be looser, among some clauses.
fn relax_clause(times: &Times, clause: usize, bound: Option<Bound>, among: &dyn Fn(usize) -> bool) -> Option<i64> {
    let others = Network::of(times, |other| other != clause && among(other));
    let possible = |days: i64| {
        let loose = |own: &Bound| match bound {
            Some(bound) if *own != bound => *own,
            // What may come before another by some days has no order with it any more.
            _ => Bound { days: own.days - days, order: Order::Free, ..*own },
        };
        let mut network = others.clone();
        network.add(&map(&times.clauses[clause].says, &loose), clause);
        matches!(earliest(&network, 1), Outcome::Found(_))
    };
    let most = others.far() + Network::of(times, |other| other == clause).far();
    if !possible(most) {
        return None;
    }
    // Too few days, and enough.
    let (mut few, mut enough) = (0, most);
    while enough - few > 1 {
        let between = few + (enough - few) / 2;
        if possible(between) { enough = between } else { few = between }
    }
    Some(enough)
}
