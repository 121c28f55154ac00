//! What waits for what in one package: the order of its steps, with days left aside.

use std::collections::{BTreeMap, VecDeque};

use petgraph::{unionfind::UnionFind, visit::EdgeRef as _};

use super::{
    Order,
    chart::Chart,
    graph::{Clause, Edge, Holder, PointId, Rule},
    package::own_steps,
    presence::Presence,
};
use crate::framework::{ComponentId, IssueId, Nature, Thing};

/// What waits for what in one package. Steps that can never come are left out.
#[derive(Clone, Debug, Default)]
pub struct Course {
    /// Those without which others cannot come stand before them.
    pub turns: Vec<Turn>,
}

/// A moment of the course.
#[derive(Clone, Debug, Default)]
pub struct Turn {
    /// Steps, and components without steps, that are done at it, together if several; in the author's order. Mostly none:
    /// then it is a start, a verification, an event or a part of a condition.
    pub done: Vec<Thing>,
    /// Earlier turns: all of them have to come first, or if `any` one of them.
    pub waits_for: Vec<usize>,
    pub any: bool,
    /// Turns that a deadline puts before this one, which can all the same come without them.
    pub due_after: Vec<usize>,
}

impl Course {
    /// Reads the course of the package that has these components and settles open yes/no issues as `is_yes` says.
    pub fn new(order: &Order<'_>, has: impl Fn(ComponentId) -> bool, is_yes: impl Fn(IssueId) -> bool) -> Self {
        let chart = &order.chart;
        let decided: Vec<_> = chart.framework.components.ids().map(|id| (id, has(id))).collect();
        let presence = Presence::new(chart, &decided);
        let mut draft = Draft::new(chart, &presence);
        for edge in chart.graph.edge_references() {
            let settles_no = edge.weight().open
                && matches!(chart.graph[edge.target()].thing, Some(Thing::Issue(issue)) if !is_yes(issue));
            if presence.binds(&chart.graph, edge.id()) && !settles_no {
                draft.add(edge.source(), edge.target(), edge.weight());
            }
        }
        draft.things(&has);
        draft.finish()
    }

    /// Which turns can come if only those that `may` do.
    pub fn reach(&self, may: impl Fn(usize) -> bool) -> Vec<bool> {
        let mut reached = vec![false; self.turns.len()];
        let mut waiting = Waiting::new(&self.turns);
        while let Some(turn) = waiting.next() {
            if may(turn) {
                reached[turn] = true;
                waiting.reach(turn);
            }
        }
        reached
    }
}

/// The turns whose time has come, first come first served.
struct Waiting {
    /// By turn: how many more turns it waits for.
    wanting: Vec<usize>,
    /// By turn: those that wait for it.
    waiters: Vec<Vec<usize>>,
    ready: VecDeque<usize>,
}

impl Waiting {
    fn new(turns: &[Turn]) -> Self {
        let mut waiters = vec![Vec::new(); turns.len()];
        let mut wanting = Vec::with_capacity(turns.len());
        for (index, turn) in turns.iter().enumerate() {
            turn.waits_for.iter().for_each(|&earlier| waiters[earlier].push(index));
            wanting.push(if turn.any { turn.waits_for.len().min(1) } else { turn.waits_for.len() });
        }
        let ready = (0..turns.len()).filter(|&index| wanting[index] == 0).collect();
        Self { wanting, waiters, ready }
    }

    fn next(&mut self) -> Option<usize> {
        self.ready.pop_front()
    }

    fn reach(&mut self, turn: usize) {
        for waiter in std::mem::take(&mut self.waiters[turn]) {
            if self.wanting[waiter] > 0 {
                self.wanting[waiter] -= 1;
                if self.wanting[waiter] == 0 {
                    self.ready.push_back(waiter);
                }
            }
        }
    }
}

/// A course in the making, whose turns may still be stuck.
struct Draft<'a> {
    chart: &'a Chart<'a>,
    /// By point: its turn.
    turn_of: Vec<usize>,
    turns: Vec<Turn>,
    /// By point that waits for one of several but is tied to others: the part of its turn that does.
    parts: BTreeMap<PointId, usize>,
}

impl<'a> Draft<'a> {
    /// One turn for each set of points that are tied together.
    fn new(chart: &'a Chart<'a>, presence: &Presence) -> Self {
        let graph = &chart.graph;
        let mut ties = UnionFind::<usize>::new(graph.node_count());
        for edge in graph.edge_references().filter(|edge| edge.weight().tie && is_text(edge.weight())) {
            if presence.binds(graph, edge.id()) {
                ties.union(edge.source().index(), edge.target().index());
            }
        }
        let groups = ties.into_labeling();
        let mut sizes = vec![0_usize; groups.len()];
        groups.iter().for_each(|&group| sizes[group] += 1);
        let mut turns = vec![Turn::default(); groups.len()];
        let mut parts = BTreeMap::new();
        for point in graph.node_indices().filter(|&point| graph[point].rule == Rule::Any) {
            let group = groups[point.index()];
            if sizes[group] == 1 {
                turns[group].any = true;
            } else {
                let part = turns.len();
                parts.insert(point, part);
                turns[group].waits_for.push(part);
                turns.push(Turn { any: true, ..Turn::default() });
            }
        }
        Self { chart, turn_of: groups, turns, parts }
    }

    fn add(&mut self, from: PointId, to: PointId, edge: &Edge) {
        if !is_text(edge) || edge.tie {
            return;
        }
        let from = self.turn_of[from.index()];
        let to = self.parts.get(&to).copied().unwrap_or(self.turn_of[to.index()]);
        if is_deadline(edge) {
            self.turns[to].due_after.push(from);
        } else {
            self.turns[to].waits_for.push(from);
        }
    }

    /// Says at which turn each step, or component without steps, is done.
    fn things(&mut self, has: &impl Fn(ComponentId) -> bool) {
        let framework = self.chart.framework;
        for (id, component) in framework.components.iter().filter(|(id, _)| has(*id)) {
            let steps: Vec<_> = own_steps(framework, id).map(Thing::Step).collect();
            let of_amendments = self.chart.points.amendments.of_target(id).iter().filter(|&&other| has(other));
            let whole = steps.is_empty()
                && matches!(component.nature, Nature::Provision { .. })
                && of_amendments.into_iter().all(|&other| own_steps(framework, other).next().is_none());
            for thing in steps.into_iter().chain(whole.then_some(Thing::Component(id))) {
                let turn = self.turn_of[self.chart.points.done(thing).index()];
                self.turns[turn].done.push(thing);
            }
        }
    }

    /// Leaves out what can never come, and numbers the rest in an order in which it can.
    fn finish(self) -> Course {
        let mut waiting = Waiting::new(&self.turns);
        let mut place = vec![None; self.turns.len()];
        let mut sequence = Vec::new();
        while let Some(turn) = waiting.next() {
            place[turn] = Some(sequence.len());
            sequence.push(turn);
            waiting.reach(turn);
        }
        let places = |turns: &[usize]| {
            let mut places: Vec<_> = turns.iter().filter_map(|&turn| place[turn]).collect();
            places.sort_unstable();
            places.dedup();
            places
        };
        let turns = sequence.iter().map(|&turn| {
            let Turn { done, waits_for, any, due_after } = &self.turns[turn];
            Turn { done: done.clone(), waits_for: places(waits_for), any: *any, due_after: places(due_after) }
        });
        Course { turns: turns.collect() }
    }
}

fn is_text(edge: &Edge) -> bool {
    edge.holder.claim().is_none()
}

/// Whether it only says that the later point is too late for the earlier one.
fn is_deadline(edge: &Edge) -> bool {
    match edge.holder {
        Holder::Text(Clause::Due) => true,
        Holder::Text(Clause::FallsOn) => !edge.requires,
        _ => false,
    }
}
