//! What is done in the end in a draft that leaves nothing open, and what is not if somebody keeps a gate closed.

use super::{
    amendments::Amendments,
    chart::Chart,
    graph::{EdgeId, PointId},
    lists::Lists,
    points::steps_of,
    presence::Presence,
    together::Together,
};
use crate::framework::{EventId, Framework, Thing};

/// What waits for what, and what is done if everybody does what is theirs.
#[derive(Debug)]
pub struct Gates {
    /// What is done one by one: components without steps, and steps. In the author's order.
    pub acts: Vec<Thing>,
    /// By moment: whether one of what it waits for is enough.
    any: Vec<bool>,
    /// By moment: what it waits for, and what waits for it.
    waits_for: Lists,
    awaited_by: Lists,
    /// By moment: it comes, if everybody does what is theirs.
    comes: Vec<bool>,
    /// By act: the moment by which it is done. The other acts done by then are found through `done_by`.
    done: Vec<usize>,
    done_by: Lists,
    starts: Named,
    verified: Named,
    events: Vec<usize>,
}

/// The moments of components and steps.
#[derive(Debug)]
struct Named {
    components: Vec<usize>,
    steps: Vec<usize>,
}

/// Something that has to happen first and that somebody may refuse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gate {
    /// That a component or step begins.
    Start(Thing),
    /// That it is found to be done.
    Verified(Thing),
    /// That an event is found to have happened.
    Event(EventId),
}

impl Gates {
    /// Reads the text of a draft in which nothing is left open, as `Framework::settled` gives it.
    pub fn new(framework: &Framework) -> Self {
        let chart = Chart::of_text(framework);
        let presence = Presence::new(&chart, &[]);
        // What is due before something else can be late, and the other comes all the same.
        let counts = |edge: EdgeId| presence.binds(&chart.graph, edge) && !chart.graph[edge].is_deadline();
        let together = Together::new(&chart.graph, counts);
        let (any, waits) = together.waits(&chart.graph, counts);
        let moment = |point: PointId| together.moment[point.index()];
        let acts = acts(framework);
        let done: Vec<_> = acts.iter().map(|&act| moment(chart.points.done(act))).collect();
        let each = |of: &dyn Fn(Thing) -> PointId| Named {
            components: framework.components.ids().map(|id| moment(of(Thing::Component(id)))).collect(),
            steps: framework.steps.ids().map(|id| moment(of(Thing::Step(id)))).collect(),
        };
        let events = framework.events.ids().map(|id| moment(chart.points.only(Thing::Event(id)))).collect();
        let mut gates = Self {
            done_by: Lists::new(any.len(), done.iter().enumerate().map(|(act, &moment)| (moment, act))),
            waits_for: Lists::new(any.len(), waits.iter().map(|&(first, second)| (second, first))),
            awaited_by: Lists::new(any.len(), waits.into_iter()),
            comes: vec![true; any.len()],
            starts: each(&|thing| chart.points.gate(thing)),
            verified: each(&|thing| chart.points.verified(thing)),
            acts,
            any,
            done,
            events,
        };
        // What is not in the package never comes; what waits for itself does not either.
        let absent: Vec<_> = chart.graph.node_indices().filter(|&point| !presence.has(point)).map(moment).collect();
        let all: Vec<_> = (0..gates.any.len()).collect();
        for moment in gates.not_coming(&all, &absent) {
            gates.comes[moment] = false;
        }
        gates
    }

    /// Whether an act, by its place among `acts`, is ever done if everybody does what is theirs.
    pub fn is_done(&self, act: usize) -> bool {
        self.comes[self.done[act]]
    }

    /// The acts, by their places, that are done in the end only if none of these is refused; in ascending order. Where several things can each
    /// be waited for, all have to fall.
    pub fn fall(&self, refused: &[Gate]) -> Vec<usize> {
        self.without(refused.iter().filter_map(|&gate| self.moment(gate)).collect())
    }

    /// The acts that are done in the end only if this one is.
    pub fn fall_with(&self, act: usize) -> Vec<usize> {
        self.without(vec![self.done[act]])
    }

    /// Those of some gates on which one of these acts may depend, in their order.
    pub fn leading_to(&self, acts: &[usize], gates: &[Gate]) -> Vec<Gate> {
        let before = self.before(acts.iter().map(|&act| self.done[act]).collect());
        gates.iter().copied().filter(|&gate| self.moment(gate).is_some_and(|moment| before[moment])).collect()
    }

    /// Whether one gate may open while the other is still closed: the other waits for it, or for something that it does not need itself.
    pub fn may_precede(&self, one: Gate, other: Gate) -> bool {
        let (Some(first), Some(second)) = (self.moment(one), self.moment(other)) else { return false };
        let (before_first, before_second) = (self.before(vec![first]), self.before(vec![second]));
        let more = |&done: &usize| done != second && before_second[done] && !before_first[done];
        first != second && !before_first[second] && (before_second[first] || self.done.iter().any(more))
    }

    /// Whether one gate may have to wait for the other.
    pub fn waits(&self, one: Gate, other: Gate) -> bool {
        let (Some(first), Some(second)) = (self.moment(one), self.moment(other)) else { return false };
        self.before(vec![first])[second]
    }

    /// By moment: whether it may have to come before one of these, or is one of them.
    fn before(&self, mut queue: Vec<usize>) -> Vec<bool> {
        let mut before = vec![false; self.any.len()];
        while let Some(moment) = queue.pop() {
            if !std::mem::replace(&mut before[moment], true) {
                queue.extend(self.waits_for.of(moment));
            }
        }
        before
    }

    /// Some of these acts such that each of the others is needed by one of them: the last to be done.
    pub fn last_of(&self, acts: &[usize]) -> Vec<usize> {
        let mut needed = vec![false; self.any.len()];
        let mut last = Vec::new();
        for &act in acts.iter().rev().filter(|&&act| self.is_done(act)) {
            if !needed[self.done[act]] {
                last.push(act);
                self.mark_needed(self.done[act], &mut needed);
            }
        }
        last.retain(|&act| !needed[self.done[act]]);
        last
    }

    /// Marks what has to come before a moment, but for what it needs only in some of several ways.
    fn mark_needed(&self, moment: usize, needed: &mut [bool]) {
        let mut queue = vec![moment];
        while let Some(moment) = queue.pop() {
            if !self.any[moment] {
                queue.extend(
                    self.waits_for.of(moment).filter(|&earlier| !std::mem::replace(&mut needed[earlier], true)),
                );
            }
        }
    }

    fn without(&self, mut refused: Vec<usize>) -> Vec<usize> {
        refused.retain(|&moment| self.comes[moment]);
        let mut affected = vec![false; self.any.len()];
        let mut reached = Vec::new();
        let mut queue = refused.clone();
        while let Some(moment) = queue.pop() {
            if self.comes[moment] && !std::mem::replace(&mut affected[moment], true) {
                reached.push(moment);
                queue.extend(self.awaited_by.of(moment));
            }
        }
        let fallen = self.not_coming(&reached, &refused);
        let mut acts: Vec<_> = fallen.into_iter().flat_map(|moment| self.done_by.of(moment)).collect();
        acts.sort_unstable();
        acts
    }

    /// Those of some moments that do not come without what is refused, while all others come that can.
    fn not_coming(&self, affected: &[usize], refused: &[usize]) -> Vec<usize> {
        const OUTSIDE: u32 = u32::MAX;
        let mut wanting = vec![OUTSIDE; self.any.len()];
        affected.iter().for_each(|&moment| wanting[moment] = 0);
        let inside: Vec<bool> = wanting.iter().map(|&wanting| wanting != OUTSIDE).collect();
        for &moment in affected {
            let (mut in_doubt, mut in_all) = (0, 0);
            for earlier in self.waits_for.of(moment).filter(|&earlier| self.comes[earlier]) {
                in_doubt += u32::from(inside[earlier]);
                in_all += 1;
            }
            wanting[moment] = if self.any[moment] { u32::from(in_doubt == in_all && in_all > 0) } else { in_doubt };
        }
        // Nothing makes up for a refusal.
        refused.iter().for_each(|&moment| wanting[moment] = OUTSIDE);
        let mut queue: Vec<_> = affected.iter().copied().filter(|&moment| wanting[moment] == 0).collect();
        while let Some(moment) = queue.pop() {
            for later in self.awaited_by.of(moment).filter(|&later| inside[later]) {
                if wanting[later] != OUTSIDE && wanting[later] > 0 {
                    wanting[later] -= 1;
                    if wanting[later] == 0 {
                        queue.push(later);
                    }
                }
            }
        }
        affected.iter().copied().filter(|&moment| wanting[moment] > 0).collect()
    }

    fn moment(&self, gate: Gate) -> Option<usize> {
        let of = |named: &Named, thing| match thing {
            Thing::Component(id) => Some(named.components[id.index()]),
            Thing::Step(id) => Some(named.steps[id.index()]),
            _ => None,
        };
        match gate {
            Gate::Start(thing) => of(&self.starts, thing),
            Gate::Verified(thing) => of(&self.verified, thing),
            Gate::Event(id) => Some(self.events[id.index()]),
        }
    }
}

/// Steps, and components that have none, but for amendments.
fn acts(framework: &Framework) -> Vec<Thing> {
    let amendments = Amendments::of(framework);
    let provisions = framework.components_in_play().filter(|(_, component)| component.nature.is_provision());
    let acts = provisions.flat_map(|(id, _)| {
        let mut steps: Vec<_> = steps_of(framework, &amendments, id).map(Thing::Step).collect();
        if steps.is_empty() {
            steps.push(Thing::Component(id));
        }
        steps
    });
    acts.collect()
}
