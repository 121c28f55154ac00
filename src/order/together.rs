//! Moments: points that are reached together are one.

use petgraph::{Direction, unionfind::UnionFind, visit::EdgeRef as _};

use super::graph::{EdgeId, Graph, Rule};

/// Which points are one moment.
pub(super) struct Together {
    /// By point: its moment.
    pub(super) moment: Vec<usize>,
    /// By moment: of how many points it consists.
    points: Vec<u32>,
}

impl Together {
    /// Joins what the edges that count tie together.
    pub(super) fn new(graph: &Graph, counts: impl Fn(EdgeId) -> bool) -> Self {
        let mut ties = UnionFind::<usize>::new(graph.node_count());
        for edge in graph.edge_references().filter(|edge| edge.weight().tie && counts(edge.id())) {
            ties.union(edge.source().index(), edge.target().index());
        }
        let mut numbers = vec![usize::MAX; graph.node_count()];
        let (mut moment, mut points) = (Vec::with_capacity(graph.node_count()), Vec::new());
        for label in ties.into_labeling() {
            if numbers[label] == usize::MAX {
                numbers[label] = points.len();
                points.push(0);
            }
            moment.push(numbers[label]);
            points[numbers[label]] += 1;
        }
        Self { moment, points }
    }

    /// By moment, whether one of what it waits for is enough; and what waits for what, the earlier first.
    ///
    /// Where a point that needs only one is tied to others, its alternatives become a moment of their own, which the whole waits for.
    pub(super) fn waits(&self, graph: &Graph, counts: impl Fn(EdgeId) -> bool) -> (Vec<bool>, Vec<(usize, usize)>) {
        let mut any = vec![false; self.points.len()];
        let mut waits = Vec::with_capacity(graph.edge_count());
        for point in graph.node_indices() {
            let mut earlier = graph
                .edges_directed(point, Direction::Incoming)
                .filter(|edge| !edge.weight().tie && counts(edge.id()))
                .map(|edge| self.moment[edge.source().index()])
                .peekable();
            let whole = self.moment[point.index()];
            let mut waiting = whole;
            if graph[point].rule == Rule::Any && earlier.peek().is_some() {
                if self.points[whole] > 1 {
                    waiting = any.len();
                    any.push(true);
                    waits.push((waiting, whole));
                }
                any[waiting] = true;
            }
            waits.extend(earlier.map(|earlier| (earlier, waiting)));
        }
        (any, waits)
    }
}
