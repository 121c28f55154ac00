//! The edges of the text: what its conditions and times put before what.

use super::{
    graph::{Clause, Edge, Graph, Holder, Point, PointId, Rule, Stage},
    points::{Points, steps_of},
    settlers::Settlers,
};
use crate::{
    expr::{Anchor, When},
    framework::{self, ComponentId, Condition, Day, Framework, Provision, StepId, Thing},
    source::Span,
};

/// Reads a framework's text into the graph.
pub(super) struct Text<'a> {
    pub(super) framework: &'a Framework,
    pub(super) points: &'a Points<'a>,
    pub(super) settlers: &'a Settlers<'a>,
    pub(super) graph: &'a mut Graph,
}

/// Whose provision is being read.
#[derive(Clone, Copy)]
struct Bound<'a> {
    provision: &'a Provision,
    owner: ComponentId,
    thing: Thing,
}

impl Text<'_> {
    /// Adds every edge of the text.
    pub(super) fn add(&mut self) {
        for (owner, component) in self.framework.components.iter() {
            self.add_provision(Bound { provision: &component.provision, owner, thing: Thing::Component(owner) });
            let amends = self.framework.provision_of(owner) != owner;
            let mut before = None;
            for id in steps_of(self.framework, &self.points.amendments, owner).filter(|_| !amends) {
                self.add_step(id, before);
                before = Some(Thing::Step(id));
            }
        }
    }

    fn add_step(&mut self, id: StepId, before: Option<Thing>) {
        let step = &self.framework.steps[id];
        let (owner, thing) = (step.component, Thing::Step(id));
        self.add_provision(Bound { provision: &step.provision, owner, thing });
        if let Some(before) = before
            && follows(&step.provision)
        {
            let edge = Edge { owner: Some(owner), ..text(Clause::Follows, step.entry.at) };
            self.graph.add_edge(self.points.done(before), self.points.gate(thing), edge);
        }
    }

    fn add_provision(&mut self, Bound { provision, owner, thing }: Bound<'_>) {
        let replaced = |key: fn(&Provision) -> bool| match thing {
            Thing::Component(id) => self.points.amendments.replacing(self.framework, id, key),
            _ => None,
        };
        let clause = |clause, at, unless| Edge { owner: Some(owner), unless, ..text(clause, at) };
        let (start, done) = (self.points.gate(thing), self.points.done(thing));
        if let Some(after) = &provision.after {
            let edge = Edge { requires: true, ..clause(Clause::After, after.at, None) };
            self.wait_for(&after.value, start, &edge);
        }
        if let Some(day) = &provision.not_before {
            let edge = clause(Clause::NotBefore, day.at, replaced(|own| own.not_before.is_some()));
            self.no_earlier(&day.value, start, &edge);
        }
        if let Some(day) = &provision.falls_on {
            let edge = clause(Clause::FallsOn, day.at, replaced(|own| own.falls_on.is_some()));
            self.no_earlier(&day.value, done, &edge);
            self.no_later(&day.value, done, &edge, |when| when.offset.is_some());
        }
        if let Some(day) = &provision.due {
            let edge = clause(Clause::Due, day.at, replaced(|own| own.due.is_some()));
            self.no_later(&day.value, done, &edge, |_| true);
        }
        for point in &provision.with {
            let edge = Edge { tie: true, ..clause(Clause::With, point.at, None) };
            let other = self.settlers.alone(point.thing).unwrap_or_else(|| self.points.meant(point));
            self.graph.add_edge(other, done, edge);
        }
    }

    /// `to` waits for a condition; parts of it that are no single point become points of their own.
    fn wait_for(&mut self, condition: &Condition, to: PointId, edge: &Edge) {
        match condition {
            Condition::Is(point) => {
                let from = self.points.meant(point);
                self.graph.add_edge(from, to, Edge { at: point.at, ..edge.clone() });
            }
            Condition::All(parts) if self.graph[to].rule == Rule::All => {
                for part in parts {
                    self.wait_for(part, to, edge);
                }
            }
            Condition::All(parts) | Condition::Any(parts) => {
                let rule = if matches!(condition, Condition::All(_)) { Rule::All } else { Rule::Any };
                let whole = self.add_part(rule, to, edge);
                for part in parts {
                    self.wait_for(part, whole, edge);
                }
            }
            // The grammar of conditions has no `not`.
            Condition::Not(_) => {}
        }
    }

    fn add_part(&mut self, rule: Rule, to: PointId, edge: &Edge) -> PointId {
        let part = self.graph.add_node(Point { thing: None, stage: Stage::Only, of: edge.owner, rule });
        self.graph.add_edge(part, to, edge.clone());
        part
    }

    /// `to` comes after the points that a day is counted from.
    fn no_earlier(&mut self, day: &Day, to: PointId, edge: &Edge) {
        let after = |when: &When<framework::Point>| match (&when.anchor, when.offset) {
            (Anchor::Point(point), offset) if offset.is_none_or(|offset| !offset.before) => {
                Some(Condition::Is(point.clone()))
            }
            _ => None,
        };
        let edge = &Edge { requires: true, ..edge.clone() };
        match day {
            Day::At(_) | Day::LaterOf(_) => {
                for condition in day.parts().iter().filter_map(after) {
                    self.wait_for(&condition, to, edge);
                }
            }
            // A date among them comes by itself, and then nothing has to be waited for.
            Day::EarlierOf(parts) => {
                if let Some(parts) = parts.iter().map(after).collect() {
                    self.wait_for(&Condition::Any(parts), to, edge);
                }
            }
        }
    }

    /// `from` comes before the points that a day is counted back from.
    fn no_later(&mut self, day: &Day, from: PointId, edge: &Edge, counts: impl Fn(&When<framework::Point>) -> bool) {
        // Of the later of two days only one has to be kept: no order follows.
        if matches!(day, Day::LaterOf(_)) {
            return;
        }
        for when in day.parts().iter().filter(|when| counts(when)) {
            let back = when.offset.is_some_and(|offset| offset.before);
            if let Anchor::Point(point) = &when.anchor
                && (back || when.offset.is_none())
            {
                for to in self.settlers.held_back(point, false) {
                    self.graph.add_edge(from, to, Edge { at: when.at, ..edge.clone() });
                }
            }
        }
    }
}

fn text(clause: Clause, at: Span) -> Edge {
    Edge::new(Holder::Text(clause), at)
}

/// Whether a step comes after the one before it because it says nothing else.
fn follows(step: &Provision) -> bool {
    step.after.is_none() && step.with.is_empty() && step.falls_on.is_none()
}
