//! Circles of waiting: the shortest way round, and what the alternatives on it wait for.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use petgraph::{Direction, visit::EdgeRef as _};

use super::{
    Order,
    closure::Counted,
    graph::{Edge, EdgeId, Graph, Holder, PointId, Rule, Stage},
    presence::{Decided, Presence},
};
use crate::{
    expr::Moment,
    framework::{ComponentId, Thing},
    source::Span,
};

/// Steps that wait for each other, so that none of them can ever be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Circle {
    /// Each way round, the shortest first: a text's circle has one, a deadlock one for each order that only statements
    /// have. The `after` of each leg is, or is part of, the `before` of the next, and the last leads to the first.
    pub rounds: Vec<Vec<Leg>>,
    /// What the other alternatives on it wait for.
    pub alternatives: Vec<Leg>,
    /// What it takes and some packages do not have; empty if every package has the circle.
    pub only_with: Vec<ComponentId>,
    pub(super) core: Vec<PointId>,
}

/// One thing before another, and who says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leg {
    pub before: Thing,
    /// The moment in the life of `before` that is waited for; `None`: its being done.
    pub moment: Option<Moment>,
    pub after: Thing,
    /// Both together.
    pub together: bool,
    pub holder: Holder,
    pub at: Span,
}

/// One edge of a way; ties can be gone both ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Hop {
    edge: EdgeId,
    from: PointId,
    to: PointId,
}

/// So many edges are looked at for a shorter way round, within one circle, before the shortest found so far is taken.
const PATIENCE: usize = 500_000;

/// So many times a circle that no package can have is taken apart.
const TRIES: usize = 64;

impl Order<'_> {
    /// The circles among `points` under the orders of the text and of the claims believed in.
    pub(super) fn circles(&self, points: &[PointId], believes: &dyn Fn(usize) -> bool) -> Vec<Circle> {
        let mut found: Vec<Circle> = Vec::new();
        let mut worlds = VecDeque::from([Vec::new()]);
        for _ in 0..TRIES {
            let Some(decided) = worlds.pop_front() else { break };
            for circle in self.circles_where(&decided, points, believes) {
                match circle {
                    Found::Real(circle) if found.iter().all(|other| other.rounds != circle.rounds) => {
                        found.push(circle)
                    }
                    Found::Real(_) => {}
                    Found::Never(ways_out) => worlds.extend(ways_out.into_iter().map(|way_out| {
                        let mut decided = decided.clone();
                        decided.push(way_out);
                        decided
                    })),
                }
            }
        }
        found
    }

    fn circles_where(&self, decided: &Decided, points: &[PointId], believes: &dyn Fn(usize) -> bool) -> Vec<Found> {
        let presence = match decided {
            [] => &self.presence,
            decided => &Presence::new(&self.chart, decided),
        };
        let counts = |id| {
            presence.binds(&self.chart.graph, id)
                && match self.chart.graph[id].holder {
                    Holder::Claim(claim) => believes(claim),
                    Holder::Nature | Holder::Text(_) => true,
                }
        };
        let counted = Counted { graph: &self.chart.graph, counts: &counts };
        let points: Vec<_> = points.iter().copied().filter(|&point| presence.has(point)).collect();
        let stuck = counted.stuck(&points);
        let cores = counted.cores(stuck);
        cores.into_iter().map(|core| Search::new(self, &counted, core).circle()).collect()
    }

    /// Why no package has all of these edges: the choices that would take one of them out.
    fn never_together(&self, hops: &[Hop]) -> Option<[(ComponentId, bool); 2]> {
        let components: BTreeSet<_> = hops.iter().flat_map(|hop| self.components_on(*hop)).collect();
        let framework = self.chart.framework;
        let replaced =
            hops.iter().filter_map(|hop| self.chart.graph[hop.edge].unless).find(|id| components.contains(id));
        let rivals = components.iter().find_map(|&one| {
            let choice = framework.components[one].choice?;
            let other = components.range(..one).find(|&&other| framework.components[other].choice == Some(choice))?;
            Some([(*other, false), (one, false)])
        });
        replaced.map(|amendment| [(amendment, false), (amendment, true)]).or(rivals)
    }

    fn components_on(&self, hop: Hop) -> impl Iterator<Item = ComponentId> {
        let graph = &self.chart.graph;
        [graph[hop.from].of, graph[hop.to].of, graph[hop.edge].owner].into_iter().flatten()
    }
}

/// What a strongly connected set of stuck points turned out to be.
enum Found {
    Real(Circle),
    /// It needs things that are never in one package; each choice takes out one of them.
    Never([(ComponentId, bool); 2]),
}

/// The search for the shortest ways round in one set of stuck points.
struct Search<'a> {
    order: &'a Order<'a>,
    graph: &'a Graph,
    counted: &'a Counted<'a>,
    core: Vec<PointId>,
    inside: Vec<bool>,
}

impl<'a> Search<'a> {
    fn new(order: &'a Order<'a>, counted: &'a Counted<'a>, core: Vec<PointId>) -> Self {
        let mut inside = vec![false; order.chart.graph.node_count()];
        core.iter().for_each(|point| inside[point.index()] = true);
        Self { order, graph: &order.chart.graph, counted, core, inside }
    }

    fn circle(self) -> Found {
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
        Found::Real(Circle { rounds, alternatives: self.legs(&alternatives), only_with, core: self.core })
    }

    /// The shortest way round; with claims, the shortest through each claim that is on none so far.
    fn rounds(&self) -> Vec<Vec<Hop>> {
        let starts = self.starts();
        let mut patience = PATIENCE;
        let mut ways: Vec<Vec<Hop>> = Vec::new();
        for start in starts {
            if patience == 0 {
                break;
            }
            if let Some(mut way) = self.way(&[start.to], start.from, &mut patience) {
                way.insert(0, start);
                ways.push(way);
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

    /// Edges of which every circle has one: those of claims, or, without any, those of the text.
    fn starts(&self) -> Vec<Hop> {
        let strict = self.core.iter().flat_map(|&point| self.hops(point)).filter(|hop| !self.graph[hop.edge].tie);
        let (claims, rest): (Vec<_>, Vec<_>) = strict.partition(|hop| self.claim(hop.edge).is_some());
        if claims.is_empty() {
            rest.into_iter().filter(|hop| self.graph[hop.edge].holder != Holder::Nature).collect()
        } else {
            claims
        }
    }

    fn claim(&self, edge: EdgeId) -> Option<usize> {
        match self.graph[edge].holder {
            Holder::Claim(claim) => Some(claim),
            Holder::Nature | Holder::Text(_) => None,
        }
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
        let mut hops: Vec<_> =
            onward.chain(back).filter(|hop| self.inside[hop.to.index()] && counts(hop.edge)).collect();
        // The graph lists the newest edge first; the author's order is the other way round.
        hops.sort_by_key(|hop| hop.edge);
        hops
    }

    /// The shortest way from one of several points to another.
    fn way(&self, from: &[PointId], to: PointId, patience: &mut usize) -> Option<Vec<Hop>> {
        let mut came = BTreeMap::new();
        let mut queue: VecDeque<_> = from.iter().copied().collect();
        while let Some(point) = queue.pop_front() {
            if point == to {
                return Some(trace(&came, to));
            }
            for hop in self.hops(point) {
                *patience = patience.saturating_sub(1);
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
                .filter(|hop| self.inside[hop.from.index()] && (self.counted.counts)(hop.edge))
                .filter(|hop| !round.contains(hop) && !found.contains(hop))
                .collect();
            others.sort_by_key(|hop| hop.edge);
            for other in others {
                let way = self.way(&on, other.from, &mut PATIENCE.clone()).unwrap_or_default();
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
