//! Circles of waiting, in the packages that can have them.

use std::collections::{BTreeSet, VecDeque};

use super::{
    Order,
    closure::Counted,
    graph::{Edge, Holder, PointId},
    presence::{Decided, Presence},
    search::{Hop, Search},
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
    /// Every clause that puts one thing of the circle before another, whether on one of the rounds or not.
    pub clauses: Vec<Span>,
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

/// So many times circles that no package can have are taken apart.
const TRIES: usize = 64;

/// What a set of points that wait for each other turns out to be.
pub(super) enum Found {
    Real(Circle),
    /// It needs things that are never in one package; each of these choices takes out one of them.
    Never([(ComponentId, bool); 2]),
}

impl Order<'_> {
    /// The circles among `points` in some packages, if only some edges count.
    pub(super) fn circles(&self, given: &Decided, points: &[PointId], counts: &dyn Fn(&Edge) -> bool) -> Vec<Circle> {
        let mut found: Vec<Circle> = Vec::new();
        let mut worlds = VecDeque::from([given.to_vec()]);
        for _ in 0..TRIES {
            let Some(decided) = worlds.pop_front() else { break };
            let circles =
                self.in_packages(&decided, points, counts, |counted, core| Search::new(self, counted, core).circle());
            for circle in circles {
                match circle {
                    Found::Real(circle) => {
                        if found.iter().all(|other| other.rounds != circle.rounds) {
                            found.push(circle);
                        }
                    }
                    Found::Never(choices) => worlds.extend(choices.map(|choice| [&decided[..], &[choice]].concat())),
                }
            }
        }
        found
    }

    /// Sets of `points` that wait for each other, before it is asked whether a package can have them.
    pub(super) fn cores(&self, points: &[PointId], counts: &dyn Fn(&Edge) -> bool) -> Vec<Vec<PointId>> {
        self.in_packages(&[], points, counts, |_, core| core)
    }

    fn in_packages<T>(
        &self,
        decided: &Decided,
        points: &[PointId],
        counts: &dyn Fn(&Edge) -> bool,
        mut each: impl FnMut(&Counted<'_>, Vec<PointId>) -> T,
    ) -> Vec<T> {
        let presence = match decided {
            [] => &self.presence,
            decided => &Presence::new(&self.chart, decided),
        };
        let graph = &self.chart.graph;
        let counts = |id| presence.binds(graph, id) && counts(&graph[id]);
        let counted = Counted { graph, counts: &counts };
        let points: Vec<_> = points.iter().copied().filter(|&point| presence.has(point)).collect();
        let cores = counted.cores(counted.stuck(&points));
        cores.into_iter().map(|core| each(&counted, core)).collect()
    }

    /// Why no package has all of these edges: the choices that would take one of them out.
    pub(super) fn never_together(&self, hops: &[Hop]) -> Option<[(ComponentId, bool); 2]> {
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

    /// Components without which there is no such edge.
    pub(super) fn components_on(&self, hop: Hop) -> impl Iterator<Item = ComponentId> {
        let graph = &self.chart.graph;
        [graph[hop.from].of, graph[hop.to].of, graph[hop.edge].owner].into_iter().flatten()
    }
}
