//! Which components settle an issue: its point is the last of them to be done.

use super::{
    graph::{Clause, Edge, Graph, Holder, PointId},
    points::Points,
};
use crate::{
    expr::Moment,
    framework::{self, ComponentId, Framework, IssueId, Provision, Thing, Values},
};

/// What settles each issue, and what a name therefore means on the later side of an order.
pub(super) struct Settlers<'a> {
    framework: &'a Framework,
    points: &'a Points<'a>,
    /// By issue: what settles it (a yes/no issue: with yes), done at which point.
    by_issue: Vec<Vec<PointId>>,
    /// Yes/no issues that are settled with no: by a component, or by what holds where none does.
    pub(super) denied: Vec<(IssueId, Option<ComponentId>)>,
}

impl<'a> Settlers<'a> {
    /// Finds them, and adds an edge from each to its issue.
    pub(super) fn add(framework: &'a Framework, points: &'a Points<'a>, graph: &mut Graph) -> Self {
        let by_issue = vec![Vec::new(); framework.issues.len()];
        let mut settlers = Self { framework, points, by_issue, denied: Vec::new() };
        for (owner, component) in framework.components.iter().filter(|(_, component)| !component.dropped) {
            let own = (Thing::Component(owner), &component.provision);
            let steps = component.steps.iter().filter(|&&id| !framework.steps[id].dropped);
            let steps = steps.map(|&id| (Thing::Step(id), &framework.steps[id].provision));
            for (thing, provision) in std::iter::once(own).chain(steps) {
                settlers.add_provision(graph, owner, points.done(thing), provision);
            }
        }
        for (id, issue) in framework.issues.iter() {
            let no = issue.values == Values::YesNo && issue.status_quo.is_some_and(|value| value.value == 0);
            if no && settlers.by_issue[id.index()].is_empty() {
                settlers.denied.push((id, None));
            }
        }
        settlers
    }

    fn add_provision(&mut self, graph: &mut Graph, owner: ComponentId, done: PointId, provision: &Provision) {
        for settles in &provision.settles {
            let yes_no = self.framework.issues[settles.issue].values == Values::YesNo;
            let can_be = |value| settles.values.iter().any(|own| own.value == value);
            if yes_no && !can_be(1) {
                self.denied.push((settles.issue, Some(owner)));
                continue;
            }
            let holder = Holder::Text(Clause::Settles);
            let edge = Edge { owner: Some(owner), open: yes_no && can_be(0), ..Edge::new(holder, settles.at) };
            graph.add_edge(done, self.points.only(Thing::Issue(settles.issue)), edge);
            self.by_issue[settles.issue.index()].push(done);
        }
    }

    /// What settles an issue, where that is one component only: then their points are one.
    pub(super) fn alone(&self, thing: Thing) -> Option<PointId> {
        match thing {
            Thing::Issue(id) => match self.by_issue[id.index()][..] {
                [only] => Some(only),
                _ => None,
            },
            _ => None,
        }
    }

    /// What settles an issue, if several components do; empty otherwise.
    pub(super) fn several(&self, thing: Thing) -> &[PointId] {
        match thing {
            Thing::Issue(id) if self.by_issue[id.index()].len() > 1 => &self.by_issue[id.index()],
            _ => &[],
        }
    }

    /// The points that have to wait if something comes before `point`.
    /// An id alone means its start if `starts`, else its being done.
    pub(super) fn held_back(&self, point: &framework::Point, starts: bool) -> Vec<PointId> {
        let held = |thing| match point.moment {
            Some(Moment::Started) => self.points.gate(thing),
            None if starts => self.points.gate(thing),
            _ => self.points.meant(&framework::Point { thing, ..point.clone() }),
        };
        match point.thing {
            Thing::Choice(id) => {
                let members = &self.framework.choices[id].one_of;
                members.iter().map(|member| held(Thing::Component(member.value))).collect()
            }
            thing => vec![self.alone(thing).unwrap_or_else(|| held(thing))],
        }
    }
}
