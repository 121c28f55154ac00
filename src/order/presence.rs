//! Which points and edges are there in the packages that have some components and not others.

use petgraph::{Direction, visit::EdgeRef as _};

use super::{
    chart::Chart,
    graph::{EdgeId, Graph, PointId, Rule},
    package::certain,
};
use crate::framework::{ComponentId, Thing};

/// Choices that a draft leaves open, made: a component is in or out.
pub(super) type Decided = [(ComponentId, bool)];

/// What is in the packages in which some choices are made.
#[derive(Clone, Debug)]
pub(super) struct Presence {
    /// By component: in every such package.
    pub(super) certain: Vec<bool>,
    /// By component: in no such package.
    gone: Vec<bool>,
    /// By point: never there.
    absent: Vec<bool>,
}

impl Presence {
    /// Works out what follows from some choices.
    pub(super) fn new(chart: &Chart<'_>, decided: &Decided) -> Self {
        let framework = chart.framework;
        let mut cascade = Cascade {
            chart,
            certain: certain(framework, decided),
            gone: vec![false; framework.components.len()],
            absent: vec![false; chart.graph.node_count()],
            queue: Vec::new(),
        };
        let out = decided.iter().filter(|(_, is_in)| !is_in).map(|(id, _)| *id);
        for id in chart.out.iter().copied().chain(out) {
            cascade.remove(id);
        }
        for (id, _) in framework.steps.iter().filter(|(_, step)| step.dropped) {
            for point in chart.points.life(Thing::Step(id)) {
                cascade.lose(point);
            }
        }
        let denied = |by: Option<ComponentId>| by.is_none_or(|by| cascade.certain[by.index()]);
        let denied: Vec<_> = chart.denied.iter().filter(|(_, by)| denied(*by)).map(|(issue, _)| *issue).collect();
        for issue in denied {
            cascade.lose(chart.points.only(Thing::Issue(issue)));
        }
        cascade.follow();
        Self { certain: cascade.certain, gone: cascade.gone, absent: cascade.absent }
    }

    /// Whether a point can be reached at all.
    pub(super) fn has(&self, point: PointId) -> bool {
        !self.absent[point.index()]
    }

    /// Whether an edge binds: its points and its clause are there, and nothing that surely replaces the clause.
    pub(super) fn binds(&self, graph: &Graph, id: EdgeId) -> bool {
        let (from, to) = graph.edge_endpoints(id).expect("edges are never removed");
        let edge = &graph[id];
        self.has(from)
            && self.has(to)
            && edge.owner.is_none_or(|owner| !self.gone[owner.index()])
            && edge.unless.is_none_or(|amendment| !self.certain[amendment.index()])
    }
}

/// Takes out what cannot be there without what is already out.
struct Cascade<'a> {
    chart: &'a Chart<'a>,
    certain: Vec<bool>,
    gone: Vec<bool>,
    absent: Vec<bool>,
    /// Absent points whose consequences are still to be drawn.
    queue: Vec<PointId>,
}

impl Cascade<'_> {
    fn remove(&mut self, id: ComponentId) {
        if std::mem::replace(&mut self.gone[id.index()], true) {
            return;
        }
        let chart = self.chart;
        for point in chart.points.of(id) {
            self.lose(point);
        }
        // An amendment needs what it amends.
        for &amendment in chart.points.amendments.of_target(id) {
            self.remove(amendment);
        }
        if let Some(choice) = chart.framework.components[id].choice
            && chart.framework.choices[choice].one_of.iter().all(|member| self.gone[member.value.index()])
        {
            self.lose(chart.points.only(Thing::Choice(choice)));
        }
    }

    fn lose(&mut self, point: PointId) {
        if !std::mem::replace(&mut self.absent[point.index()], true) {
            self.queue.push(point);
        }
    }

    fn follow(&mut self) {
        let graph = &self.chart.graph;
        while let Some(point) = self.queue.pop() {
            for edge in graph.edges(point).filter(|edge| edge.weight().requires) {
                let to = edge.target();
                let is_part = graph[to].thing.is_none();
                let another = graph[to].rule == Rule::Any
                    && graph.neighbors_directed(to, Direction::Incoming).any(|other| !self.absent[other.index()]);
                match edge.weight().owner {
                    _ if is_part && another => {}
                    _ if is_part => self.lose(to),
                    Some(owner) => self.remove(owner),
                    None => {}
                }
            }
        }
    }
}
