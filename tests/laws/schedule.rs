//! Every way to put a few points on days and in order.

use std::collections::BTreeMap;

use peace_model::framework::{Nature, Thing, Values};

use super::brute::settlers;
use super::world::World;

/// A day, and a place in the order; an earlier day has an earlier place.
pub(crate) type Time = (i32, i32);

/// The start (`false`) or end (`true`) of a thing; other points are under `true`.
pub(crate) type Times = BTreeMap<(Thing, bool), Time>;

/// All schedules of up to some number of points.
pub(crate) struct Schedules {
    /// By the number of points.
    all: Vec<Vec<Vec<Time>>>,
}

impl Schedules {
    pub(crate) fn new(days: std::ops::RangeInclusive<i32>, most: usize) -> Self {
        Self { all: (0..=most).map(|points| schedules(points, *days.start(), *days.end())).collect() }
    }

    /// The schedules for the points of a world; `None` if there are too many points.
    pub(crate) fn of(&self, world: &World<'_>) -> Option<Vec<Times>> {
        let points = points(world);
        let schedules = self.all.get(points.len())?;
        Some(schedules.iter().map(|times| points.iter().copied().zip(times.iter().copied()).collect()).collect())
    }
}

/// Every order with ties, and for each of its ranks a day, none earlier than the one before.
fn schedules(points: usize, first: i32, last: i32) -> Vec<Vec<Time>> {
    let mut found = Vec::new();
    for order in rows(points, 0, points as i32 - 1) {
        let ranks = order.iter().max().map_or(0, |last| last + 1);
        if (0..ranks).any(|rank| !order.contains(&rank)) {
            continue;
        }
        for days in rows(ranks as usize, first, last).into_iter().filter(|days| days.is_sorted()) {
            found.push(order.iter().map(|&rank| (days[rank as usize], rank)).collect());
        }
    }
    found
}

/// All rows of `length` numbers between two bounds.
fn rows(length: usize, first: i32, last: i32) -> Vec<Vec<i32>> {
    (0..length).fold(vec![Vec::new()], |rows, _| {
        rows.iter()
            .flat_map(|row| (first..=last).map(move |number| row.iter().copied().chain([number]).collect()))
            .collect()
    })
}

/// What has a time of its own: starts and ends of steps, and of components without steps; events; issues that nothing settles.
fn points(world: &World<'_>) -> Vec<(Thing, bool)> {
    let framework = world.framework;
    let mut points = Vec::new();
    for (id, component) in framework.components.iter().filter(|(id, _)| world.has[id.index()]) {
        if component.steps.is_empty() && matches!(component.nature, Nature::Provision { .. }) {
            points.extend([(Thing::Component(id), false), (Thing::Component(id), true)]);
        }
        points.extend(component.steps.iter().flat_map(|&step| [(Thing::Step(step), false), (Thing::Step(step), true)]));
    }
    points.extend(framework.events.ids().map(|event| (Thing::Event(event), true)));
    for (id, issue) in framework.issues.iter().filter(|(_, issue)| issue.values == Values::YesNo) {
        let free = world.values[id.index()] == 1 && settlers(framework, &world.has, id).is_empty();
        points.extend((free && issue.values == Values::YesNo).then_some((Thing::Issue(id), true)));
    }
    if points.iter().all(|(thing, _)| !matches!(thing, Thing::Component(_) | Thing::Step(_))) {
        points.extend([(Thing::Plan, false), (Thing::Plan, true)]);
    }
    points
}
