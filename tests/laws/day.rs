//! Days that a text names, read in one outcome.

use peace_model::{
    calendar::{PartialDate, days_between},
    expr::{Anchor, Time as When, When as OneDay},
    framework::{Day, Point, Thing},
};

use super::{
    schedule::Time,
    world::{World, earlier},
};

impl World<'_> {
    pub(crate) fn no_later(&self, time: &Day, holds: impl Fn(&Reading) -> bool) -> bool {
        // What is absent comes never, so that everything is earlier.
        let mut parts = self.moments(time).into_iter().map(|moment| moment.is_none_or(|moment| holds(&moment)));
        if matches!(time, When::LaterOf(_)) { parts.any(|part| part) } else { parts.all(|part| part) }
    }

    pub(crate) fn not_before(&self, time: &Day, start: Time) -> bool {
        let mut parts = self
            .moments(time)
            .into_iter()
            .map(|moment| moment.is_some_and(|moment| start.0 >= moment.first && moment.kept_after(start)));
        if matches!(time, When::EarlierOf(_)) { parts.any(|part| part) } else { parts.all(|part| part) }
    }

    pub(crate) fn falls_on(&self, time: &Day, done: Time) -> bool {
        let moments = self.moments(time);
        let on = |moment: &Reading| {
            let before = moment.side != Side::Before || moment.mark.is_none_or(|mark| earlier(done, mark));
            (moment.first..=moment.last).contains(&done.0) && moment.kept_after(done) && before
        };
        let on_one = moments.iter().flatten().any(on);
        on_one
            && match time {
                When::At(_) => true,
                When::EarlierOf(_) => moments.iter().flatten().all(|moment| done.0 <= moment.last),
                When::LaterOf(_) => moments.iter().all(|moment| moment.as_ref().is_some_and(|it| done.0 >= it.first)),
            }
    }

    pub(crate) fn moments(&self, time: &Day) -> Vec<Option<Reading>> {
        time.parts().iter().map(|part| self.reading(part)).collect()
    }

    fn reading(&self, when: &OneDay<Point>) -> Option<Reading> {
        let side = match when.offset {
            None => Side::At,
            Some(offset) if offset.before => Side::Before,
            Some(_) => Side::After,
        };
        let days = when.offset.map_or(0, |offset| offset.length.nominal_days() * if offset.before { -1 } else { 1 });
        let (first, last, mark) = match &when.anchor {
            Anchor::Date(date) => (day(date.first), day(date.last), None),
            Anchor::Point(point) => self.at(point, false).map(|at| (at.0, at.0, Some(at)))?,
        };
        Some(Reading { first: first + days, last: last + days, side, mark })
    }
}

#[derive(PartialEq, Eq)]
pub(crate) enum Side {
    At,
    After,
    Before,
}

/// A day of a time expression.
pub(crate) struct Reading {
    pub(crate) first: i32,
    pub(crate) last: i32,
    pub(crate) side: Side,
    pub(crate) mark: Option<Time>,
}

impl Reading {
    fn kept_after(&self, at: Time) -> bool {
        self.side == Side::Before || self.mark.is_none_or(|mark| earlier(mark, at))
    }
}

pub(crate) fn day(date: jiff::civil::Date) -> i32 {
    days_between(PartialDate::parse("2020-01-03").expect("this is a date").first, date)
}

/// Whether a time names a day before the signature, which drawn files date.
pub(crate) fn is_dated(time: &Day, is_deadline: bool) -> bool {
    time.parts().iter().any(|when| {
        let days = when.offset.map_or(0, |offset| offset.length.nominal_days() * if offset.before { -1 } else { 1 });
        match &when.anchor {
            Anchor::Date(date) => days + day(if is_deadline { date.last } else { date.first }) < 0,
            Anchor::Point(point) => point.thing == Thing::Signature && when.offset.is_some_and(|offset| offset.before),
        }
    })
}
