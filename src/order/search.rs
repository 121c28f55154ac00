//! The shortest ways round a circle, and what the alternatives on it wait for.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use petgraph::{Direction, visit::EdgeRef as _};

use super::{
    Order,
    circle::{Circle, Found, Leg},
    closure::Counted,
    graph::{Edge, EdgeId, Graph, Holder, PointId, Rule, Stage},
};
use crate::{expr::Moment, framework::ComponentId, source::Span};

/// One edge of a way; ties can be gone both ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hop {
    pub(super) edge: EdgeId,
    pub(super) from: PointId,
    pub(super) to: PointId,
}

/// About so many points are visited in one circle before the shortest way round so far is taken for the shortest.
const PATIENCE: usize = 500_000;

/// The search for the shortest ways round in one set of stuck points.
pub(super) struct Search<'a> {
    order: &'a Order<'a>,
    graph: &'a Graph,
    counted: &'a Counted<'a>,
    /// In ascending order.
    core: Vec<PointId>,
}

impl<'a> Search<'a> {
    pub(super) fn new(order: &'a Order<'a>, counted: &'a Counted<'a>, core: Vec<PointId>) -> Self {
        Self { order, graph: &order.chart.graph, counted, core }
    }

    /// Whether a package can have the circle, and if so, what it consists of.
    pub(super) fn circle(self) -> Found {
        let mut rounds = self.rounds();
        let first = rounds.first().cloned().unwrap_or_default();
        let alternatives = self.alternatives(&first);
        let all: Vec<_> = first.iter().chain(&alternatives).copied().collect();
        if let Some(ways_out) = self.order.never_together(&all) {
            return Found::Never(ways_out);
        }
        rounds.retain(|round| self.order.never_together(round).is_none());
        let only_with = self.only_with(&first);
        let rounds = rounds.iter().map(|round| self.legs(round)).collect();
        let (alternatives, clauses) = (self.legs(&alternatives), self.clauses());
        Found::Real(Circle { rounds, alternatives, only_with, clauses, core: self.core })
    }

    /// The shortest way round; with claims, the shortest through each claim that is on none so far.
    fn rounds(&self) -> Vec<Vec<Hop>> {
        let starts = self.starts();
        let mut ways: Vec<Vec<Hop>> = Vec::new();
        for start in starts.into_iter().take(1 + PATIENCE / self.core.len()) {
            if let Some(way) = self.way(&[start.to], start.from) {
                ways.push([vec![start], way].concat());
            }
        }
        ways.sort_by_key(Vec::len);
        let mut seen = BTreeSet::new();
        let mut rounds = Vec::new();
        for way in ways {
            let claims: Vec<_> = way.iter().filter_map(|hop| self.claim(hop.edge)).collect();
            if rounds.is_empty() || claims.iter().any(|claim| !seen.contains(claim)) {
                seen.extend(claims);
                rounds.push(way);
            }
        }
        rounds
    }

    /// Edges of which every circle has one: those of claims, or, without any, those of the text. A circle that ties of the
    /// text close with nothing else has only what goes without saying: a step is done before its component.
    fn starts(&self) -> Vec<Hop> {
        let strict = self.core.iter().flat_map(|&point| self.hops(point)).filter(|hop| !self.graph[hop.edge].tie);
        let (claims, rest): (Vec<_>, Vec<_>) = strict.partition(|hop| self.claim(hop.edge).is_some());
        let (nature, text): (Vec<_>, Vec<_>) =
            rest.into_iter().partition(|hop| self.graph[hop.edge].holder == Holder::Nature);
        [claims, text, nature].into_iter().find(|hops| !hops.is_empty()).unwrap_or_default()
    }

    fn is_inside(&self, point: PointId) -> bool {
        self.core.binary_search(&point).is_ok()
    }

    fn claim(&self, edge: EdgeId) -> Option<usize> {
        self.graph[edge].holder.claim()
    }

    /// Where one can go from a point without leaving the circle.
    fn hops(&self, point: PointId) -> Vec<Hop> {
        let counts = |id| (self.counted.counts)(id);
        let onward = self.graph.edges(point).map(|edge| Hop { edge: edge.id(), from: point, to: edge.target() });
        let back = self
            .graph
            .edges_directed(point, Direction::Incoming)
            .filter(|edge| edge.weight().tie)
            .map(|edge| Hop { edge: edge.id(), from: point, to: edge.source() });
        let mut hops: Vec<_> = onward.chain(back).filter(|hop| self.is_inside(hop.to) && counts(hop.edge)).collect();
        // The graph lists the newest edge first; the author's order is the other way round.
        hops.sort_by_key(|hop| hop.edge);
        hops
    }

    /// The shortest way from one of several points to another.
    fn way(&self, from: &[PointId], to: PointId) -> Option<Vec<Hop>> {
        let mut came = BTreeMap::new();
        let mut queue: VecDeque<_> = from.iter().copied().collect();
        while let Some(point) = queue.pop_front() {
            if point == to {
                return Some(trace(&came, to));
            }
            for hop in self.hops(point) {
                if !from.contains(&hop.to) && !came.contains_key(&hop.to) {
                    came.insert(hop.to, hop);
                    queue.push_back(hop.to);
                }
            }
        }
        None
    }

    /// For each alternative on a round that is not on it itself: a way from the round to it.
    fn alternatives(&self, round: &[Hop]) -> Vec<Hop> {
        let mut on: Vec<PointId> = round.iter().map(|hop| hop.to).collect();
        let mut found: Vec<Hop> = Vec::new();
        let mut next = 0;
        while let Some(&point) = on.get(next) {
            next += 1;
            if self.graph[point].rule == Rule::All {
                continue;
            }
            let into = self.graph.edges_directed(point, Direction::Incoming);
            let mut others: Vec<_> = into
                .map(|edge| Hop { edge: edge.id(), from: edge.source(), to: point })
                .filter(|hop| self.is_inside(hop.from) && (self.counted.counts)(hop.edge))
                .filter(|hop| !round.contains(hop) && !found.contains(hop))
                .collect();
            others.sort_by_key(|hop| hop.edge);
            for other in others {
                let way = self.way(&on, other.from).unwrap_or_default();
                on.extend(way.iter().map(|hop| hop.to));
                found.extend(way);
                found.push(other);
            }
        }
        found
    }

    /// Components that not every package has and without which the round would be broken.
    fn only_with(&self, round: &[Hop]) -> Vec<ComponentId> {
        let mut found = BTreeSet::new();
        for &hop in round {
            let open = self.graph[hop.edge].open.then_some(self.graph[hop.edge].owner).flatten();
            let optional = self.order.components_on(hop).filter(|id| !self.order.presence.certain[id.index()]);
            found.extend(optional.chain(open));
        }
        found.into_iter().collect()
    }

    fn clauses(&self) -> Vec<Span> {
        let hops = self.core.iter().flat_map(|&point| self.hops(point));
        let held = hops.map(|hop| &self.graph[hop.edge]).filter(|edge| edge.holder != Holder::Nature);
        let clauses: BTreeSet<_> = held.map(|edge| edge.at).collect();
        clauses.into_iter().collect()
    }

    fn legs(&self, hops: &[Hop]) -> Vec<Leg> {
        hops.iter().filter_map(|hop| self.leg(*hop)).collect()
    }

    /// What a hop says in the author's terms; `None` for what goes without saying.
    fn leg(&self, hop: Hop) -> Option<Leg> {
        let Edge { holder, at, tie, .. } = self.graph[hop.edge];
        let before = &self.graph[hop.from];
        if holder == Holder::Nature {
            return None;
        }
        let thing = before.thing?;
        let moment = match before.stage {
            _ if self.order.chart.points.done(thing) == hop.from => None,
            Stage::Start => Some(Moment::Started),
            Stage::End => Some(Moment::Finished),
            Stage::Verified => Some(Moment::Verified),
            Stage::Contingent | Stage::Only => None,
        };
        let after = self.graph[self.whole(hop.to)].thing?;
        Some(Leg { before: thing, moment, after, together: tie, holder, at })
    }

    /// The point that a part of a condition belongs to.
    fn whole(&self, mut point: PointId) -> PointId {
        while self.graph[point].thing.is_none()
            && let Some(next) = self.graph.neighbors(point).next()
        {
            point = next;
        }
        point
    }
}

/// The hops that led to a point.
fn trace(came: &BTreeMap<PointId, Hop>, to: PointId) -> Vec<Hop> {
    let mut way = Vec::new();
    let mut at = to;
    while let Some(&hop) = came.get(&at) {
        way.push(hop);
        at = hop.from;
    }
    way.reverse();
    way
}
