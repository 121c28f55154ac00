//! The earliest days that satisfy bounds which all hold, or a circle of bounds that cannot.
//!
//! Bellman and Ford's method, a round at a time in an order of the points that most bounds follow, so that without deadlines
//! one round is enough. A circle shows among the bounds that last moved each point: Cherkassky and Goldberg, "Negative-cycle
//! detection algorithms" (1999).

use std::{cmp::Reverse, collections::BinaryHeap};

use petgraph::{algo::kosaraju_scc, graph::DiGraph};

use super::network::Network;
use crate::logic::{Bound, Order};

/// For each point a number that is smaller than those of what comes after it, where nothing else keeps the two in their places.
#[derive(Clone, Debug)]
pub(super) struct Ranks(Vec<u32>);

impl Ranks {
    pub(super) fn of(network: &Network) -> Self {
        let mut graph = DiGraph::<(), ()>::with_capacity(network.points, network.bounds.len());
        let nodes: Vec<_> = (0..network.points).map(|_| graph.add_node(())).collect();
        // A bound of fewer than 0 days is a deadline: it seldom moves anything.
        for bound in network.bounds.iter().map(|tied| tied.bound).filter(|bound| bound.days >= 0) {
            graph.add_edge(nodes[bound.from], nodes[bound.to], ());
        }
        let mut ranks = vec![0; network.points];
        for (rank, point) in (0..).zip(kosaraju_scc(&graph).into_iter().rev().flatten()) {
            ranks[point.index()] = rank;
        }
        Self(ranks)
    }
}

/// The earliest day of each point, and by which bound it is no earlier.
#[derive(Clone, Debug)]
pub(super) struct Least {
    pub days: Vec<i64>,
    /// `None`: nothing keeps it from being earlier.
    pub by: Vec<Option<usize>>,
}

impl Least {
    /// `source` is on day 0, and everything else as early as can be, but on no day before `floor`.
    pub(super) fn begin(points: usize, source: usize, floor: i64) -> Self {
        let mut days = vec![floor; points];
        days[source] = 0;
        Self { days, by: vec![None; points] }
    }

    /// Moves points until the bounds hold, beginning with those in `dirty`; `Err` names bounds that form a circle.
    pub(super) fn settle(
        &mut self,
        network: &Network,
        ranks: &Ranks,
        dirty: impl Iterator<Item = usize>,
    ) -> Result<(), Vec<usize>> {
        self.settle_by(network, ranks, dirty, |bound| Some(bound.days))
    }

    /// The places of points within their days, given the days of all.
    pub(super) fn places(network: &Network, ranks: &Ranks, days: &[i64]) -> Result<Vec<i64>, Vec<usize>> {
        let mut places = Self { days: vec![0; network.points], by: vec![None; network.points] };
        // What lies on an earlier day has an earlier place anyhow.
        let apart = |bound: &Bound| match bound.order {
            _ if days[bound.from] != days[bound.to] => None,
            Order::Free => None,
            Order::After => Some(1),
            Order::NotBefore => Some(0),
        };
        places.settle_by(network, ranks, 0..network.points, apart)?;
        Ok(places.days)
    }

    fn settle_by(
        &mut self,
        network: &Network,
        ranks: &Ranks,
        dirty: impl Iterator<Item = usize>,
        apart: impl Fn(&Bound) -> Option<i64>,
    ) -> Result<(), Vec<usize>> {
        let mut now: BinaryHeap<_> = dirty.map(|point| Reverse((ranks.0[point], point))).collect();
        let mut later = Vec::new();
        loop {
            let mut last = None;
            while let Some(Reverse((rank, point))) = now.pop() {
                if last.replace(point) == Some(point) {
                    continue;
                }
                for &index in &network.from[point] {
                    let bound = network.bounds[index].bound;
                    let Some(days) = apart(&bound) else { continue };
                    let day = self.days[point] + days;
                    if day > self.days[bound.to] {
                        self.days[bound.to] = day;
                        self.by[bound.to] = Some(index);
                        let place = (ranks.0[bound.to], bound.to);
                        if place.0 > rank {
                            now.push(Reverse(place));
                        } else {
                            later.push(Reverse(place));
                        }
                    }
                }
            }
            if later.is_empty() {
                return Ok(());
            }
            if let Some(circle) = self.circle(network, later.iter().map(|place| place.0.1)) {
                return Err(circle);
            }
            now.extend(later.drain(..));
        }
    }

    /// A circle among the bounds that last moved each point, on the way back from one of these.
    fn circle(&self, network: &Network, from: impl Iterator<Item = usize>) -> Option<Vec<usize>> {
        let mut seen = vec![0; self.days.len()];
        for (walk, start) in (1..).zip(from) {
            let mut at = start;
            while seen[at] == 0 {
                seen[at] = walk;
                let Some(by) = self.by[at] else { break };
                at = network.bounds[by].bound.from;
            }
            if seen[at] == walk && self.by[at].is_some() {
                return Some(self.way(network, at, Some(at)));
            }
        }
        None
    }

    /// The bounds that keep a point where it is, the first first, back to where nothing does, or to `until`.
    pub(super) fn way(&self, network: &Network, point: usize, until: Option<usize>) -> Vec<usize> {
        let mut way = Vec::new();
        let mut at = point;
        while let Some(by) = self.by[at] {
            way.push(by);
            at = network.bounds[by].bound.from;
            if Some(at) == until {
                break;
            }
        }
        way.reverse();
        way
    }
}
