//! The time points of a framework, and which of them a name in a file means.

use std::collections::BTreeMap;

use super::{
    amendments::Amendments,
    graph::{Edge, Graph, Holder, Point, PointId, Rule, Stage},
};
use crate::{
    expr::Moment,
    framework::{self, ComponentId, Framework, Nature, StepId, Thing},
};

/// The points of a component or step, in the order of `Stage`.
const LIFE: [Stage; 4] = [Stage::Start, Stage::End, Stage::Verified, Stage::Contingent];

/// Where each thing's points stand in the graph.
#[derive(Debug)]
pub(super) struct Points<'a> {
    framework: &'a Framework,
    pub(super) amendments: Amendments,
    /// What the first step of a component waits for, if the component has steps.
    gates: BTreeMap<ComponentId, PointId>,
    /// When all steps of a standing component are in force.
    in_force: BTreeMap<ComponentId, PointId>,
    day_zero: PointId,
}

impl<'a> Points<'a> {
    /// Adds every point to the graph, and the edges that follow from what the points are.
    pub(super) fn add(framework: &'a Framework, graph: &mut Graph) -> Self {
        let amendments = Amendments::of(framework);
        for id in framework.components.ids() {
            // A component starts with whichever of its steps starts first.
            let start = if steps_of(framework, &amendments, id).next().is_some() { Rule::Any } else { Rule::All };
            add_stages(graph, Thing::Component(id), id, start);
        }
        for (id, step) in framework.steps.iter() {
            add_stages(graph, Thing::Step(id), step.component, Rule::All);
        }
        let singles = (framework.issues.ids().map(Thing::Issue))
            .chain(framework.choices.ids().map(Thing::Choice))
            .chain(framework.events.ids().map(Thing::Event));
        for thing in singles {
            graph.add_node(Point { thing: Some(thing), stage: Stage::Only, of: None, rule: Rule::All });
        }
        let day_zero =
            graph.add_node(Point { thing: Some(Thing::Signature), stage: Stage::Only, of: None, rule: Rule::All });
        let mut points = Self { framework, gates: BTreeMap::new(), in_force: BTreeMap::new(), day_zero, amendments };
        for (id, component) in framework.components.iter() {
            if matches!(component.nature, Nature::Provision { .. }) {
                points.add_lives(graph, id);
            }
        }
        points.add_choices(graph);
        points
    }

    /// A start before its end and its being done before its verification; a component around its steps.
    fn add_lives(&mut self, graph: &mut Graph, id: ComponentId) {
        let component = Thing::Component(id);
        let nature = Edge::new(Holder::Nature, self.framework.components[id].entry.at);
        let steps: Vec<_> = steps_of(self.framework, &self.amendments, id).map(Thing::Step).collect();
        if !steps.is_empty() {
            let frame = |stage| Point { thing: Some(component), stage, of: Some(id), rule: Rule::All };
            self.gates.insert(id, graph.add_node(frame(Stage::Start)));
            if is_standing(self.framework, id) {
                self.in_force.insert(id, graph.add_node(frame(Stage::End)));
            }
        }
        let mut link = |from, to| graph.add_edge(from, to, nature.clone());
        for &thing in steps.iter().chain([&component]) {
            link(self.stage(thing, Stage::Start), self.stage(thing, Stage::End));
            link(self.done(thing), self.stage(thing, Stage::Verified));
        }
        for &step in &steps {
            link(self.gate(component), self.stage(step, Stage::Start));
            link(self.stage(step, Stage::Start), self.stage(component, Stage::Start));
            link(self.stage(step, Stage::End), self.done(component));
        }
        if self.in_force.contains_key(&id) {
            link(self.done(component), self.stage(component, Stage::End));
        }
    }

    fn add_choices(&self, graph: &mut Graph) {
        for (id, choice) in self.framework.choices.iter() {
            for member in &choice.one_of {
                let edge = Edge { owner: Some(member.value), ..Edge::new(Holder::Nature, member.at) };
                graph.add_edge(self.done(Thing::Component(member.value)), self.only(Thing::Choice(id)), edge);
            }
        }
    }

    /// The point by which a thing has been done; of a standing one, its coming into force.
    pub(super) fn done(&self, thing: Thing) -> PointId {
        match thing {
            Thing::Component(id) if is_standing(self.framework, self.framework.provision_of(id)) => {
                let id = self.framework.provision_of(id);
                self.in_force.get(&id).copied().unwrap_or_else(|| self.stage(thing, Stage::Start))
            }
            Thing::Component(_) | Thing::Step(_) => self.stage(thing, Stage::End),
            _ => self.only(thing),
        }
    }

    /// The point by which a component or step has been found to be done.
    pub(super) fn verified(&self, thing: Thing) -> PointId {
        self.stage(thing, Stage::Verified)
    }

    /// The point that waits for what comes before a thing.
    pub(super) fn gate(&self, thing: Thing) -> PointId {
        match thing {
            Thing::Component(id) => {
                let id = self.framework.provision_of(id);
                self.gates.get(&id).copied().unwrap_or_else(|| self.stage(thing, Stage::Start))
            }
            Thing::Step(_) => self.stage(thing, Stage::Start),
            _ => self.only(thing),
        }
    }

    /// The point that a name means where something waits for it.
    pub(super) fn meant(&self, point: &framework::Point) -> PointId {
        let stage = match (point.thing, point.moment) {
            (Thing::Component(_) | Thing::Step(_), Some(moment)) => match moment {
                Moment::Started => Stage::Start,
                Moment::Finished => Stage::End,
                Moment::Verified => Stage::Verified,
                Moment::Breached | Moment::Lapsed => Stage::Contingent,
            },
            _ => return self.done(point.thing),
        };
        self.stage(point.thing, stage)
    }

    /// Every point of a component and of its own steps.
    pub(super) fn of(&self, id: ComponentId) -> impl Iterator<Item = PointId> {
        let steps = self.framework.components[id].steps.iter().copied().map(Thing::Step);
        let own = (self.framework.provision_of(id) == id).then_some(Thing::Component(id));
        let staged = own.into_iter().chain(steps).flat_map(|thing| self.life(thing));
        staged.chain(self.gates.get(&id).copied()).chain(self.in_force.get(&id).copied())
    }

    /// The points of a component or step that are not there without it; a breach or lapse may come in any case.
    pub(super) fn life(&self, thing: Thing) -> [PointId; 3] {
        [Stage::Start, Stage::End, Stage::Verified].map(|stage| self.stage(thing, stage))
    }

    fn stage(&self, thing: Thing, stage: Stage) -> PointId {
        let index = match thing {
            // An amendment has the life of what it amends.
            Thing::Component(id) => self.framework.provision_of(id).index(),
            Thing::Step(id) => self.framework.components.len() + id.index(),
            _ => return self.only(thing),
        };
        PointId::new(LIFE.len() * index + stage as usize)
    }

    /// The one point of an issue, choice or event; day 0 for the rest.
    pub(super) fn only(&self, thing: Thing) -> PointId {
        let framework = self.framework;
        let issues = LIFE.len() * (framework.components.len() + framework.steps.len());
        let choices = issues + framework.issues.len();
        let events = choices + framework.choices.len();
        match thing {
            Thing::Issue(id) => PointId::new(issues + id.index()),
            Thing::Choice(id) => PointId::new(choices + id.index()),
            Thing::Event(id) => PointId::new(events + id.index()),
            _ => self.day_zero,
        }
    }
}

/// The steps of a component and those that amendments add to it, but for those taken out.
pub(super) fn steps_of<'a>(
    framework: &'a Framework,
    amendments: &'a Amendments,
    id: ComponentId,
) -> impl Iterator<Item = StepId> + 'a {
    let owners = std::iter::once(id).chain(amendments.of_target(id).iter().copied());
    let steps = owners.flat_map(|owner| framework.components[owner].steps.iter().copied());
    steps.filter(|&step| !framework.steps[step].dropped)
}

/// Whether a component is done once it is in force. An amendment has no life of its own.
fn is_standing(framework: &Framework, id: ComponentId) -> bool {
    matches!(framework.components[id].nature, Nature::Provision { standing: true, .. })
}

fn add_stages(graph: &mut Graph, thing: Thing, of: ComponentId, start: Rule) {
    for stage in LIFE {
        let rule = if stage == Stage::Start { start } else { Rule::All };
        graph.add_node(Point { thing: Some(thing), stage, of: Some(of), rule });
    }
}
