//! Which components are in no package, which are in every one, and which points and edges are therefore there.

use petgraph::{Direction, visit::EdgeRef as _};

use super::{
    chart::Chart,
    claims::stated,
    graph::{EdgeId, Graph, PointId, Rule},
};
use crate::{
    expr::Moment,
    framework::{
        Choosing, Component, ComponentId, Condition, Formula, Framework, Literal, Nature, Provision, StepId, Thing,
    },
};

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
        chart.out.iter().copied().chain(out).for_each(|id| cascade.remove(id));
        for (id, _) in framework.steps.iter().filter(|(_, step)| step.dropped) {
            chart.points.life(Thing::Step(id)).into_iter().for_each(|point| cascade.lose(point));
        }
        let denied = |by: Option<ComponentId>| by.is_none_or(|by| cascade.certain[by.index()]);
        let denied: Vec<_> = chart.denied.iter().filter(|(_, by)| denied(*by)).map(|(issue, _)| *issue).collect();
        denied.into_iter().for_each(|issue| cascade.lose(chart.points.only(Thing::Issue(issue))));
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
        chart.points.of(id).for_each(|point| self.lose(point));
        // An amendment needs what it amends.
        chart.points.amendments.of_target(id).iter().for_each(|&amendment| self.remove(amendment));
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

/// Components that the draft, or a question asked of it, leaves out of every package.
pub(super) fn left_out(framework: &Framework) -> Vec<ComponentId> {
    let chosen = framework.scenario.iter().flat_map(|scenario| &scenario.choose);
    let rivals = |choice, taken| {
        framework.choices[choice].one_of.iter().map(|member| member.value).filter(move |&id| Some(id) != taken)
    };
    let mut out: Vec<_> =
        framework.components.iter().filter(|(_, component)| component.dropped).map(|(id, _)| id).collect();
    for chosen in chosen {
        match chosen.what {
            Choosing::Component(id, false) => out.push(id),
            Choosing::Choice(choice, taken) => out.extend(rivals(choice, taken)),
            Choosing::Component(_, true) | Choosing::Issue(..) => {}
        }
    }
    out
}

/// By component: whether it is in every package.
fn certain(framework: &Framework, decided: &Decided) -> Vec<bool> {
    let mut certain = vec![false; framework.components.len()];
    let chosen =
        framework.scenario.iter().flat_map(|scenario| &scenario.choose).filter_map(|chosen| match chosen.what {
            Choosing::Component(id, true) => Some(id),
            Choosing::Choice(_, taken) => taken,
            _ => None,
        });
    let agreed = framework.components.iter().filter(|(_, component)| is_agreed(component)).map(|(id, _)| id);
    let decided = decided.iter().filter(|(_, is_in)| *is_in).map(|(id, _)| *id);
    let bound = framework.heading.iter().flat_map(|heading| &heading.requires).flat_map(|f| held(&f.value));
    let mut queue: Vec<_> = agreed.chain(chosen).chain(decided).chain(bound).collect();
    while let Some(id) = queue.pop() {
        if !framework.components[id].dropped && !std::mem::replace(&mut certain[id.index()], true) {
            queue.extend(needed_by(framework, id));
        }
    }
    certain
}

fn is_agreed(component: &Component) -> bool {
    component.provision.bracketed_by.is_none() && component.choice.is_none() && !component.dropped
}

/// What a component cannot be there without.
fn needed_by(framework: &Framework, id: ComponentId) -> Vec<ComponentId> {
    let component = &framework.components[id];
    let mut needed = Vec::new();
    if let Nature::Amendment { target, .. } = &component.nature {
        needed.push(target.value);
    }
    let steps = own_steps(framework, id).map(|step| &framework.steps[step].provision);
    for Provision { after, requires, .. } in std::iter::once(&component.provision).chain(steps) {
        needed.extend(requires.iter().flat_map(|formula| held(&formula.value)));
        if let Some(after) = after {
            needed.extend(always_awaited(&after.value).into_iter().filter_map(|thing| component_of(framework, thing)));
        }
    }
    needed
}

/// Components that a formula says are in.
fn held(formula: &Formula) -> Vec<ComponentId> {
    let component = |(literal, holds): (&Literal, bool)| match literal {
        Literal::Holds(thing) if holds => match thing.value {
            Thing::Component(id) => Some(id),
            _ => None,
        },
        _ => None,
    };
    stated(formula).into_iter().filter_map(component).collect()
}

/// The steps that a component itself has, but for those taken out.
pub(super) fn own_steps(framework: &Framework, id: ComponentId) -> impl Iterator<Item = StepId> {
    framework.components[id].steps.iter().copied().filter(|&step| !framework.steps[step].dropped)
}

/// What a condition waits for whatever its alternatives.
pub(super) fn always_awaited(condition: &Condition) -> Vec<Thing> {
    match condition {
        // A breach or lapse may come or not, whatever is in the package.
        Condition::Is(point) if matches!(point.moment, Some(Moment::Breached | Moment::Lapsed)) => Vec::new(),
        Condition::Is(point) => vec![point.thing],
        Condition::All(parts) => parts.iter().flat_map(always_awaited).collect(),
        Condition::Any(_) | Condition::Not(_) => Vec::new(),
    }
}

/// The component that a component or step belongs to.
pub(super) fn component_of(framework: &Framework, thing: Thing) -> Option<ComponentId> {
    match thing {
        Thing::Component(id) => Some(id),
        Thing::Step(id) => Some(framework.steps[id].component),
        _ => None,
    }
}
