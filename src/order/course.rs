//! What waits for what in one package: the order of its steps, with days left aside.

use std::{cmp::Reverse, collections::BinaryHeap};

use petgraph::visit::EdgeRef as _;

use super::{
    chart::Chart,
    graph::{PointId, Stage},
    points::steps_of,
    presence::Presence,
    together::Together,
};
use crate::framework::{Component, Framework, Terms, Thing};

/// What waits for what in one package. Steps that can never come are left out.
#[derive(Clone, Debug, Default)]
pub struct Course {
    /// In an order in which they can come: the author's, as far as they do not wait for each other.
    pub turns: Vec<Turn>,
}

/// A moment of the course.
#[derive(Clone, Debug, Default)]
pub struct Turn {
    /// Steps, and components without steps, that are done at it, together if several; in the author's order. Mostly none:
    /// then it is a start, a verification, an event or a part of a condition, or it undoes something (`snapback`).
    pub done: Vec<Thing>,
    /// Other turns: all of them have to come first, or if `any` one of them.
    pub waits_for: Vec<usize>,
    pub any: bool,
    /// An event, a breach or a lapse, which may come on any day or never.
    pub by_chance: bool,
    /// Turns that a deadline puts before this one, which can all the same come without them.
    pub due_after: Vec<usize>,
}

impl Course {
    /// Reads the course of a draft in which nothing is left open, as `Framework::settled` makes it.
    pub fn of(settled: &Framework) -> Self {
        let chart = Chart::of_text(settled);
        let presence = Presence::new(&chart, &[]);
        let mut draft = Draft::new(&chart, &presence);
        draft.things();
        draft.finish()
    }

    /// The turns that can come if only those that `may` do, in an order in which they can: of those whose time has come,
    /// the one with the least `rank` first, then the first of the course.
    pub fn reach<R: Ord>(&self, may: impl Fn(usize) -> bool, rank: impl Fn(usize) -> R) -> Vec<usize> {
        reach(&self.turns, may, rank)
    }
}

/// The closure by which turns come one after the other.
fn reach<R: Ord>(turns: &[Turn], may: impl Fn(usize) -> bool, rank: impl Fn(usize) -> R) -> Vec<usize> {
    let mut waiters = vec![Vec::new(); turns.len()];
    let mut wanting = Vec::with_capacity(turns.len());
    for (index, turn) in turns.iter().enumerate() {
        turn.waits_for.iter().for_each(|&earlier| waiters[earlier].push(index));
        wanting.push(if turn.any { turn.waits_for.len().min(1) } else { turn.waits_for.len() });
    }
    let ready = |index: usize| Reverse((rank(index), index));
    let free = (0..turns.len()).filter(|&index| wanting[index] == 0 && may(index));
    let mut queue: BinaryHeap<_> = free.map(ready).collect();
    let mut reached = Vec::new();
    while let Some(Reverse((_, turn))) = queue.pop() {
        reached.push(turn);
        for waiter in std::mem::take(&mut waiters[turn]) {
            // At zero already: one of several came before.
            if wanting[waiter] > 0 {
                wanting[waiter] -= 1;
                if wanting[waiter] == 0 && may(waiter) {
                    queue.push(ready(waiter));
                }
            }
        }
    }
    reached
}

/// A course in the making, whose turns may still be stuck.
struct Draft<'a> {
    chart: &'a Chart<'a>,
    /// By point: its turn.
    turn_of: Vec<usize>,
    turns: Vec<Turn>,
}

impl<'a> Draft<'a> {
    fn new(chart: &'a Chart<'a>, presence: &Presence) -> Self {
        let graph = &chart.graph;
        let binds = |edge| presence.binds(graph, edge);
        let together = Together::new(graph, binds);
        let (any, waits) = together.waits(graph, |edge| binds(edge) && !graph[edge].is_deadline());
        let mut turns: Vec<_> = any.into_iter().map(|any| Turn { any, ..Turn::default() }).collect();
        waits.into_iter().for_each(|(first, second)| turns[second].waits_for.push(first));
        let turn_of = together.moment;
        for edge in graph.edge_references().filter(|edge| edge.weight().is_deadline() && binds(edge.id())) {
            turns[turn_of[edge.target().index()]].due_after.push(turn_of[edge.source().index()]);
        }
        let by_chance = |point: PointId| {
            graph[point].stage == Stage::Contingent || matches!(graph[point].thing, Some(Thing::Event(_)))
        };
        graph.node_indices().for_each(|point| turns[turn_of[point.index()]].by_chance |= by_chance(point));
        Self { chart, turn_of, turns }
    }

    /// Says at which turn each step, or component without steps, is done.
    fn things(&mut self) {
        let framework = self.chart.framework;
        let happens = |component: &Component| {
            component.nature.is_provision() && !matches!(component.nature.terms(), Terms::Snapback(_))
        };
        let whole = framework.components_in_play().filter(|(_, component)| happens(component));
        let whole = whole.filter(|(id, _)| steps_of(framework, &self.chart.points.amendments, *id).next().is_none());
        let steps = framework.steps_in_play().map(|(id, _)| Thing::Step(id));
        let mut things: Vec<_> = whole.map(|(id, _)| Thing::Component(id)).chain(steps).collect();
        things.sort_by_key(|thing| thing.at(framework));
        for thing in things {
            let turn = self.turn_of[self.chart.points.done(thing).index()];
            self.turns[turn].done.push(thing);
        }
    }

    /// Leaves out what can never come, and numbers the rest.
    fn finish(self) -> Course {
        let Self { chart, turn_of, turns, .. } = self;
        // A start stands where its thing does, so that it comes when that would.
        let mut at = vec![None; turns.len()];
        for point in chart.graph.node_indices() {
            let place = chart.graph[point].thing.and_then(|thing| thing.at(chart.framework));
            let turn = turn_of[point.index()];
            at[turn] = at[turn].max(place);
        }
        let sequence = reach(&turns, |_| true, |turn| at[turn]);
        let mut place = vec![None; turns.len()];
        sequence.iter().enumerate().for_each(|(index, &turn)| place[turn] = Some(index));
        let places = |turns: &[usize]| {
            let mut places: Vec<_> = turns.iter().filter_map(|&turn| place[turn]).collect();
            places.sort_unstable();
            places.dedup();
            places
        };
        let numbered = |&turn: &usize| {
            let Turn { done, waits_for, any, by_chance, due_after } = &turns[turn];
            Turn {
                done: done.clone(),
                waits_for: places(waits_for),
                any: *any,
                by_chance: *by_chance,
                due_after: places(due_after),
            }
        };
        Course { turns: sequence.iter().map(numbered).collect() }
    }
}
