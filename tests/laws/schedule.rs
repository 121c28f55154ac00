//! Every way to put a few points on days and in order.

use std::{collections::BTreeMap, ops::RangeInclusive};

use peace_model::framework::{Nature, Thing, Values};

use super::brute::{one_of_each, settlers};
use super::world::World;

/// A day, and a place in the order from 1; an earlier day has an earlier place.
pub(crate) type Time = (i32, usize);

/// The start (`false`) or end (`true`) of a thing; other points are under `true`.
pub(crate) type Times = BTreeMap<(Thing, bool), Time>;

/// All schedules of up to some number of points.
pub(crate) struct Schedules {
    /// By the number of points.
    all: Vec<Vec<Vec<Time>>>,
}

impl Schedules {
    pub(crate) fn new(days: &RangeInclusive<i32>, most: usize) -> Self {
        Self { all: (0..=most).map(|points| schedules(points, days)).collect() }
    }

    /// The schedules for the points of a world; `None` if there are too many points.
    pub(crate) fn of(&self, world: &World<'_>) -> Option<Vec<Times>> {
        let points = points(world);
        let schedules = self.all.get(points.len())?;
        Some(schedules.iter().map(|times| points.iter().copied().zip(times.iter().copied()).collect()).collect())
    }
}

/// Every order with ties, and for each of its ranks a day, none earlier than the one before.
fn schedules(points: usize, days: &RangeInclusive<i32>) -> Vec<Vec<Time>> {
    let mut found = Vec::new();
    for order in one_of_each(&vec![(1..=points).collect(); points]) {
        let ranks = order.iter().max().copied().unwrap_or(0);
        if (1..=ranks).any(|rank| !order.contains(&rank)) {
            continue;
        }
        let rows = one_of_each(&vec![days.clone().collect(); ranks]);
        for days in rows.into_iter().filter(|days| days.is_sorted()) {
            found.push(order.iter().map(|&rank| (days[rank - 1], rank)).collect());
        }
    }
    found
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
