//! The edges of the text: what its conditions and times put before what.

use std::collections::BTreeMap;

use super::{
    graph::{Clause, Edge, Graph, Holder, Point, PointId, Rule, Stage},
    points::{Points, steps_of},
    settlers::Settlers,
};
use crate::{
    expr::{Anchor, When},
    framework::{self, ComponentId, Condition, Day, Framework, Nature, Provision, Thing},
    source::Span,
};

/// Reads a framework's text into the graph.
pub(super) struct Text<'a> {
    pub(super) framework: &'a Framework,
    pub(super) points: &'a Points<'a>,
    pub(super) settlers: &'a Settlers<'a>,
    pub(super) amendments: &'a BTreeMap<ComponentId, Vec<ComponentId>>,
    pub(super) graph: &'a mut Graph,
}

/// Whose provision is being read.
#[derive(Clone, Copy)]
struct Bound<'a> {
    provision: &'a Provision,
    owner: ComponentId,
    /// What its clauses bind: itself, or what it amends.
    thing: Thing,
}

impl Text<'_> {
    /// Adds every edge of the text.
    pub(super) fn add(&mut self) {
        let amendments = self.amendments;
        for (owner, component) in self.framework.components.iter() {
            let thing = Thing::Component(amended(self.framework, owner));
            let amending = amendments.get(&owner).map_or(&[][..], Vec::as_slice);
            self.add_provision(Bound { provision: &component.provision, owner, thing }, amending);
            let mut before = None;
            for id in steps_of(self.framework, owner) {
                let step = &self.framework.steps[id];
                let thing = Thing::Step(id);
                self.add_provision(Bound { provision: &step.provision, owner, thing }, &[]);
                if let Some(before) = before
                    && follows(&step.provision)
                {
                    let edge = Edge { owner: Some(owner), ..text(Clause::Follows, step.entry.at) };
                    self.graph.add_edge(self.points.done(before), self.points.gate(thing), edge);
                }
                before = Some(thing);
            }
        }
    }

    fn add_provision(&mut self, bound: Bound<'_>, amendments: &[ComponentId]) {
        let Bound { provision, owner, thing } = bound;
        let replaced = |key: fn(&Provision) -> bool| {
            amendments.iter().copied().find(|&id| key(&self.framework.components[id].provision))
        };
        let clause = |clause, at, unless| Edge { owner: Some(owner), unless, ..text(clause, at) };
        let (start, done) = (self.points.gate(thing), self.points.done(thing));
        if let Some(after) = &provision.after {
            let edge = Edge { requires: true, ..clause(Clause::After, after.at, None) };
            self.wait_for(&after.value, start, &edge);
        }
        if let Some(day) = &provision.not_before {
            self.no_earlier(
                &day.value,
                start,
                &clause(Clause::NotBefore, day.at, replaced(|p| p.not_before.is_some())),
            );
        }
        if let Some(day) = &provision.falls_on {
            let edge = clause(Clause::FallsOn, day.at, replaced(|p| p.falls_on.is_some()));
            self.no_earlier(&day.value, done, &edge);
            self.no_later(&day.value, done, &edge, |when| when.offset.is_some());
        }
        if let Some(day) = &provision.due {
            let edge = clause(Clause::Due, day.at, replaced(|p| p.due.is_some()));
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
                parts.iter().for_each(|part| self.wait_for(part, to, edge));
            }
            Condition::All(parts) => {
                let part_of = self.add_part(Rule::All, to, edge);
                parts.iter().for_each(|part| self.wait_for(part, part_of, edge));
            }
            Condition::Any(parts) => {
                let part_of = self.add_part(Rule::Any, to, edge);
                parts.iter().for_each(|part| self.wait_for(part, part_of, edge));
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
                // `n before x` has x on the right of `before`, where an id alone means its start.
                for to in self.settlers.held_back(point, back) {
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

/// What a component's clauses bind: itself, or at the end of a chain of amendments a provision.
pub(super) fn amended(framework: &Framework, id: ComponentId) -> ComponentId {
    let mut found = id;
    // As many steps as there are components: amendments that amend each other have no end.
    for _ in framework.components.ids() {
        match &framework.components[found].nature {
            Nature::Amendment { target, .. } => found = target.value,
            Nature::Provision { .. } => return found,
        }
    }
    id
}

/// The amendments of each component.
pub(super) fn amendments(framework: &Framework) -> BTreeMap<ComponentId, Vec<ComponentId>> {
    let mut found: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for (id, component) in framework.components.iter() {
        if let Nature::Amendment { target, .. } = &component.nature
            && !component.dropped
        {
            found.entry(target.value).or_default().push(id);
        }
    }
    found
}
