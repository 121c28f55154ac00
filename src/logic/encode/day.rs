//! Times such as "14 days after x" as bounds on a point.

use std::cmp::Ordering;

use super::{Encoder, calendar::Days, leeway::Leeway};
use crate::{
    calendar::Duration,
    expr::{Anchor, Time, When},
    framework::{Day, Point, Thing},
    logic::prop::{Instant, Prop},
};

/// On which side of its anchor a day lies.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    At,
    After,
    Before,
}

/// One day of a time, as numbers.
struct Moment {
    /// What it is counted from is in the package. The days of absent things never come.
    given: Prop,
    from: Instant,
    days: Days,
    side: Side,
    /// The point it is counted from, where that has a place in the order.
    mark: Option<Instant>,
    /// Days from that point; fewer than 0 before it.
    offset: i32,
    leeway: Leeway,
}

impl Moment {
    fn no_later(&self, point: Instant) -> Prop {
        Prop::at_most(self.from, point, self.days.last + self.leeway.later)
    }

    fn no_earlier(&self, point: Instant) -> Prop {
        self.days.first.map_or(Prop::TRUE, |first| Prop::gap(self.from, point, first - self.leeway.earlier))
    }

    /// On which side of its anchor it lies when it is so many days later. On the very day of the anchor it stays where it was.
    fn side_when(&self, later: i32) -> Side {
        match (self.offset + later).cmp(&0) {
            _ if later == 0 => self.side,
            Ordering::Less => Side::Before,
            Ordering::Equal => self.side,
            Ordering::Greater => Side::After,
        }
    }

    /// `point` is done in time, and before the anchor in the order if that is the deadline.
    fn due(&self, point: Instant) -> Prop {
        let order = match self.mark {
            Some(mark) if self.side_when(self.leeway.later) != Side::After => Prop::earlier(point, mark),
            _ => Prop::TRUE,
        };
        Prop::all([self.no_later(point), order])
    }

    /// `point` is not too early, and after the anchor in the order if it waits for it.
    fn not_before(&self, point: Instant) -> Prop {
        let order = match self.mark {
            Some(mark) if self.side_when(-self.leeway.earlier) != Side::Before => Prop::earlier(mark, point),
            _ => Prop::TRUE,
        };
        Prop::all([self.given.clone(), self.no_earlier(point), order])
    }

    /// `point` is on that day, and on its side of the anchor in the order.
    fn on_day(&self, point: Instant) -> Prop {
        Prop::all([self.given.clone(), self.no_earlier(point), self.no_later(point), self.beside_mark(point)])
    }

    fn beside_mark(&self, point: Instant) -> Prop {
        let Some(mark) = self.mark else { return Prop::TRUE };
        // With leeway it may lie on a day on the other side.
        let (order, beyond, may_cross) = match self.side {
            Side::Before => (Prop::earlier(point, mark), Prop::gap(mark, point, 1), self.leeway.later > 0),
            Side::At | Side::After => (Prop::earlier(mark, point), Prop::gap(point, mark, 1), self.leeway.earlier > 0),
        };
        if may_cross { Prop::any([order, beyond]) } else { order }
    }
}

impl Encoder<'_> {
    /// `point` is at the latest then. What is absent never comes, so that it bounds nothing.
    pub(super) fn no_later(&mut self, time: &Day, point: Instant) -> Prop {
        self.latest(time, |moment| moment.no_later(point))
    }

    /// The same for `due`, which is an order too: what is due by a point is done before it.
    pub(super) fn due(&mut self, time: &Day, point: Instant) -> Prop {
        self.latest(time, |moment| moment.due(point))
    }

    fn latest(&mut self, time: &Day, bound: impl Fn(&Moment) -> Prop) -> Prop {
        let moments = self.moments(time);
        let parts = moments.iter().map(|moment| Prop::implies(&moment.given, bound(moment)));
        match time {
            Time::At(_) | Time::EarlierOf(_) => Prop::all(parts),
            Time::LaterOf(_) => Prop::any(parts),
        }
    }

    /// `point` is at the earliest then, and after what it is counted from.
    pub(super) fn no_earlier(&mut self, time: &Day, point: Instant) -> Prop {
        let moments = self.moments(time);
        let parts = moments.iter().map(|moment| moment.not_before(point));
        match time {
            Time::At(_) | Time::LaterOf(_) => Prop::all(parts),
            Time::EarlierOf(_) => Prop::any(parts),
        }
    }

    /// `point` is on that day, and in the order on the side of its anchor that the time says.
    pub(super) fn falls_on(&mut self, time: &Day, point: Instant) -> Prop {
        let moments = self.moments(time);
        let on_one = Prop::any(moments.iter().map(|moment| moment.on_day(point)));
        let beside = moments.iter().map(|moment| match time {
            Time::At(_) => Prop::TRUE,
            Time::EarlierOf(_) => Prop::implies(&moment.given, moment.no_later(point)),
            Time::LaterOf(_) => Prop::all([moment.given.clone(), moment.no_earlier(point)]),
        });
        Prop::all(beside.chain([on_one]))
    }

    fn moments(&mut self, time: &Day) -> Vec<Moment> {
        time.parts().iter().map(|part| self.moment(part)).collect()
    }

    fn moment(&mut self, when: &When<Point>) -> Moment {
        let side = match when.offset {
            None => Side::At,
            Some(offset) if offset.before => Side::Before,
            Some(_) => Side::After,
        };
        let moved = when.offset.map(|offset| (offset.length, offset.before));
        let leeway = self.leeway;
        match &when.anchor {
            Anchor::Date(date) => {
                let days = self.calendar.days(*date, moved);
                Moment { given: Prop::TRUE, from: Instant::ORIGIN, days, side, mark: None, offset: 0, leeway }
            }
            Anchor::Point(point) => {
                let mark = Some(self.point(point));
                let (from, offset) = self.counted(point, moved);
                let days = Days { first: Some(offset), last: offset };
                // Days from the signature are days from the origin, which is its day.
                Moment { given: self.present_point(point), from, days, side, mark, offset, leeway }
            }
        }
    }

    /// From which point, and how many days. Months after a signature whose date is known are those of the calendar.
    fn counted(&mut self, point: &Point, moved: Option<(Duration, bool)>) -> (Instant, i32) {
        let Some((length, back)) = moved else { return (self.point(point), 0) };
        match self.calendar.signed {
            Some(signed) if point.thing == Thing::Signature => {
                (Instant::ORIGIN, self.calendar.moved(signed, length, back))
            }
            _ => {
                let days = self.length(length);
                (self.point(point), if back { -days } else { days })
            }
        }
    }

    /// A length of time that no date fixes, in days.
    pub(super) fn length(&mut self, length: Duration) -> i32 {
        self.nominal |= length.is_nominal();
        length.nominal_days()
    }

    /// `point` is at most so long after the day of `time` has come.
    pub(super) fn so_long_after_day(&mut self, time: &Day, length: Duration, point: Instant) -> Prop {
        let moments = self.moments(time);
        let bounds = moments.iter().map(|moment| {
            let day = moment.days.first.unwrap_or(moment.days.last);
            let last = if moment.from == Instant::ORIGIN {
                self.calendar.later(day, length)
            } else {
                day + self.length(length)
            };
            (moment.given.clone(), Prop::at_most(moment.from, point, last + self.leeway.later))
        });
        let bounds: Vec<_> = bounds.collect();
        match time {
            Time::At(_) | Time::LaterOf(_) => Prop::any(bounds.into_iter().map(|(_, bound)| bound)),
            Time::EarlierOf(_) => Prop::all(bounds.into_iter().map(|(given, bound)| Prop::implies(&given, bound))),
        }
    }

    /// `done` is at most so long after an instant.
    pub(super) fn so_long_after(&mut self, ready: Instant, length: Duration, done: Instant) -> Prop {
        Prop::at_most(ready, done, self.length(length) + self.leeway.later)
    }

    /// `done` is at most so long after the point.
    pub(super) fn so_long_after_point(&mut self, point: &Point, length: Duration, done: Instant) -> Prop {
        let (from, days) = self.counted(point, Some((length, false)));
        Prop::at_most(from, done, days + self.leeway.later)
    }

    /// `done` is at most so long after the signature.
    pub(super) fn so_long_after_signature(&mut self, length: Duration, done: Instant) -> Prop {
        let (from, days) = match self.calendar.signed {
            Some(signed) => (Instant::ORIGIN, self.calendar.moved(signed, length, false)),
            None => (Instant::SIGNATURE, self.length(length)),
        };
        Prop::at_most(from, done, days + self.leeway.later)
    }
}
