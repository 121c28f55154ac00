//! The order in which a package is shown: by day where days are stated, else the author's.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::{
    calendar::days_between,
    exposure::Exposures,
    expr::{Anchor, When},
    framework::{Day, Framework, Point, Provision, Thing},
};

/// The turns at which something is done: the earliest day first as far as days are known, what is due with the signature first of all,
/// then the author's order. What a deadline puts before something else comes before it.
pub(super) fn in_order(framework: &Framework, exposures: &Exposures) -> Vec<usize> {
    let course = &exposures.course;
    let mut held = course.clone();
    for turn in held.turns.iter_mut().filter(|turn| !turn.any) {
        let due_after = std::mem::take(&mut turn.due_after);
        turn.waits_for.extend(due_after);
    }
    let (days, due) = days(framework, exposures);
    let mut sequence = held.reach(|_| true, |turn| (days[turn], due[turn]));
    if sequence.len() < course.turns.len() {
        // The deadlines cannot all be kept.
        sequence = course.reach(|_| true, |turn| (days[turn], due[turn]));
    }
    sequence.retain(|&turn| !course.turns[turn].done.is_empty());
    sequence
}

/// By turn, as far as days are stated: the first day on which it can come, what waits for an event last; and the day by which it, or what
/// waits for it, is to be done, if that is the day of the signature.
fn days(framework: &Framework, exposures: &Exposures) -> (Vec<i32>, Vec<i32>) {
    let heading = framework.heading.as_ref();
    let base = heading.and_then(|heading| heading.signed.or(heading.date));
    let mut calendar =
        Calendar { base: base.map_or(Date::constant(2000, 1, 1), |date| date.value.first), days: BTreeMap::new() };
    let turns = &exposures.course.turns;
    let (mut days, mut due) = (vec![UNKNOWN; turns.len()], vec![i32::MAX; turns.len()]);
    let mut acts = exposures.acts.iter().peekable();
    for (index, turn) in turns.iter().enumerate() {
        let earlier = turn.waits_for.iter().map(|&earlier| days[earlier]);
        let earlier = if turn.any { earlier.min() } else { earlier.max() };
        days[index] = if turn.by_chance { i32::MAX } else { earlier.unwrap_or(UNKNOWN) };
        while let Some(act) = acts.next_if(|act| act.turn == index) {
            let stated = provision(framework, act.thing).and_then(|it| it.falls_on.as_ref().or(it.not_before.as_ref()));
            let day = stated.and_then(|day| calendar.first(&day.value));
            days[index] = days[index].max(day.unwrap_or(UNKNOWN));
            calendar.days.insert(act.thing, days[index]);
            due[index] =
                provision(framework, act.thing).and_then(|it| calendar.last(it)).unwrap_or(due[index]).min(due[index]);
        }
    }
    for (index, turn) in turns.iter().enumerate().rev().filter(|(_, turn)| !turn.any) {
        for &earlier in &turn.waits_for {
            due[earlier] = due[earlier].min(due[index]);
        }
    }
    (days, due)
}

/// The rank of what no day is stated for: as early as can be.
const UNKNOWN: i32 = i32::MIN;

/// Days as they are known while turn after turn is looked at.
struct Calendar {
    /// Dates are counted from here.
    base: Date,
    days: BTreeMap<Thing, i32>,
}

impl Calendar {
    fn first(&self, day: &Day) -> Option<i32> {
        let parts = day.parts().iter().filter_map(|when| self.moment(when));
        if matches!(day, Day::EarlierOf(_)) { parts.min() } else { parts.max() }
    }

    /// The day by which something is to be done, if that is the day of the signature; what waits for nothing has its time from it.
    fn last(&self, provision: &Provision) -> Option<i32> {
        let waits = provision.after.is_some() || provision.not_before.is_some() || provision.falls_on.is_some();
        let within = provision.within.as_ref().filter(|_| !waits).map(|within| within.value.nominal_days());
        let due = provision.due.as_ref().and_then(|day| self.first(&day.value));
        within.into_iter().chain(due).min().filter(|&day| day <= 0)
    }

    fn moment(&self, when: &When<Point>) -> Option<i32> {
        let anchor = match &when.anchor {
            Anchor::Date(date) => days_between(self.base, date.first),
            Anchor::Point(point) if point.thing == Thing::Signature => 0,
            Anchor::Point(point) => *self.days.get(&point.thing).filter(|&&day| day != UNKNOWN && day != i32::MAX)?,
        };
        let offset = when.offset.map_or(0, |offset| {
            let length = offset.length.nominal_days();
            if offset.before { -length } else { length }
        });
        Some(anchor.saturating_add(offset))
    }
}

/// What says when a step, or a component without steps, is done.
fn provision(framework: &Framework, thing: Thing) -> Option<&Provision> {
    match thing {
        Thing::Step(id) => Some(&framework.steps[id].provision),
        Thing::Component(id) => Some(&framework.components[id].provision),
        _ => None,
    }
}
