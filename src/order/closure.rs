//! The and/or closure: which points are never reached, because what they wait for waits for them.

use petgraph::{
    Direction,
    algo::kosaraju_scc,
    graph::{DiGraph, NodeIndex},
    unionfind::UnionFind,
    visit::EdgeRef as _,
};

use super::graph::{EdgeId, Graph, PointId, Rule};

/// A graph, and which of its edges count.
pub(super) struct Counted<'a> {
    pub(super) graph: &'a Graph,
    pub(super) counts: &'a dyn Fn(EdgeId) -> bool,
}

impl Counted<'_> {
    /// Those of `points` (in ascending order) that are never reached if all other points are. Points tied together are reached together.
    pub(super) fn stuck(&self, points: &[PointId]) -> Vec<PointId> {
        let mut closure = Closure::new(self, points);
        closure.run();
        points.iter().copied().filter(|&point| closure.wanting[closure.group(point)] > 0).collect()
    }

    /// The circles among stuck points: sets of points that wait for each other and would do so
    /// even if everything else were reached.
    pub(super) fn cores(&self, stuck: Vec<PointId>) -> Vec<Vec<PointId>> {
        let mut found = Vec::new();
        let mut queue = vec![stuck];
        while let Some(points) = queue.pop() {
            for circle in self.circles(&points) {
                let still = self.stuck(&circle);
                if still.len() == circle.len() {
                    found.push(circle);
                } else if !still.is_empty() {
                    // An alternative outside would free part of it.
                    queue.push(still);
                }
            }
        }
        found.sort();
        found
    }

    /// Strongly connected sets with an edge that is no tie, each sorted.
    fn circles(&self, points: &[PointId]) -> Vec<Vec<PointId>> {
        let local = Local::new(self.graph, points);
        let mut waits = DiGraph::<(), ()>::with_capacity(points.len(), points.len());
        for _ in points {
            waits.add_node(());
        }
        let mut strict = Vec::new();
        for (index, &point) in points.iter().enumerate() {
            for edge in self.graph.edges(point).filter(|edge| (self.counts)(edge.id())) {
                let Some(to) = local.get(edge.target()) else { continue };
                let (from, to) = (NodeIndex::new(index), NodeIndex::new(to));
                waits.add_edge(from, to, ());
                if edge.weight().tie {
                    waits.add_edge(to, from, ());
                } else {
                    strict.push((from, to));
                }
            }
        }
        let sets = kosaraju_scc(&waits);
        let mut set_of = vec![0; points.len()];
        for (set, members) in sets.iter().enumerate() {
            for member in members {
                set_of[member.index()] = set;
            }
        }
        let mut circular = vec![false; sets.len()];
        for (from, to) in strict {
            let set = set_of[from.index()];
            circular[set] |= set == set_of[to.index()];
        }
        let circular = sets.into_iter().zip(circular).filter(|(_, circular)| *circular);
        circular
            .map(|(members, _)| {
                let mut members: Vec<_> = members.into_iter().map(|member| points[member.index()]).collect();
                members.sort_unstable();
                members
            })
            .collect()
    }
}

/// Which points are asked about, and where each stands among them.
struct Local<'a> {
    /// In ascending order.
    points: &'a [PointId],
    /// They are all points there are, each at its own place.
    whole: bool,
}

impl<'a> Local<'a> {
    fn new(graph: &Graph, points: &'a [PointId]) -> Self {
        Self { points, whole: points.len() == graph.node_count() }
    }

    fn get(&self, point: PointId) -> Option<usize> {
        if self.whole { Some(point.index()) } else { self.points.binary_search(&point).ok() }
    }
}

/// The closure under way.
struct Closure<'a> {
    counted: &'a Counted<'a>,
    points: &'a [PointId],
    local: Local<'a>,
    /// By point: the group it is tied into, named by one of its members.
    groups: Vec<u32>,
    members: Vec<Vec<u32>>,
    /// By group: how many more points it waits for.
    wanting: Vec<u32>,
    /// By point that waits for one of several: none has come yet.
    open: Vec<bool>,
}

impl<'a> Closure<'a> {
    fn new(counted: &'a Counted<'a>, points: &'a [PointId]) -> Self {
        let local = Local::new(counted.graph, points);
        let mut ties = UnionFind::<u32>::new(points.len());
        for (index, &point) in points.iter().enumerate() {
            for edge in counted.graph.edges(point).filter(|edge| edge.weight().tie && (counted.counts)(edge.id())) {
                if let Some(to) = local.get(edge.target()) {
                    let small = |index| u32::try_from(index).expect("a graph has fewer points");
                    ties.union(small(index), small(to));
                }
            }
        }
        let groups = ties.into_labeling();
        let mut members = vec![Vec::new(); points.len()];
        for (index, &group) in (0..).zip(&groups) {
            members[group as usize].push(index);
        }
        let (wanting, open) = (vec![0; points.len()], vec![false; points.len()]);
        let mut closure = Self { counted, points, local, groups, members, wanting, open };
        (0..points.len()).for_each(|index| closure.count(index));
        closure
    }

    fn group(&self, point: PointId) -> usize {
        self.groups[self.local.get(point).expect("asked only of its own points")] as usize
    }

    /// Counts what a point waits for.
    fn count(&mut self, index: usize) {
        let Counted { graph, counts } = self.counted;
        let point = self.points[index];
        let group = self.groups[index] as usize;
        let waits = graph
            .edges_directed(point, Direction::Incoming)
            .filter(|edge| !edge.weight().tie && counts(edge.id()))
            .map(|edge| self.local.get(edge.source()).is_some());
        match graph[point].rule {
            Rule::All => {
                let inside = waits.filter(|inside| *inside).count();
                self.wanting[group] += u32::try_from(inside).expect("a graph has fewer edges");
            }
            Rule::Any => {
                let (mut some, mut reached) = (false, false);
                waits.for_each(|inside| {
                    some = true;
                    reached |= !inside;
                });
                self.open[index] = some && !reached;
                self.wanting[group] += u32::from(self.open[index]);
            }
        }
    }

    fn run(&mut self) {
        let mut queue: Vec<usize> = (0..self.points.len())
            .filter(|&index| self.groups[index] as usize == index && self.wanting[index] == 0)
            .collect();
        while let Some(group) = queue.pop() {
            for member in std::mem::take(&mut self.members[group]) {
                self.reach(member as usize, &mut queue);
            }
        }
    }

    /// A point has been reached: whatever waits for it waits for one less.
    fn reach(&mut self, index: usize, queue: &mut Vec<usize>) {
        let Counted { graph, counts } = self.counted;
        for edge in graph.edges(self.points[index]).filter(|edge| !edge.weight().tie && counts(edge.id())) {
            let Some(to) = self.local.get(edge.target()) else { continue };
            let waited = graph[edge.target()].rule == Rule::All || std::mem::take(&mut self.open[to]);
            if waited {
                let group = self.groups[to] as usize;
                self.wanting[group] -= 1;
                if self.wanting[group] == 0 {
                    queue.push(group);
                }
            }
        }
    }
}
