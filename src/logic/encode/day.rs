//! Times such as "14 days after x" as bounds on a point.

use super::{Encoder, calendar::Days};
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
}

impl Moment {
    fn no_later(&self, point: Instant) -> Prop {
        Prop::at_most(self.from, point, self.days.last)
    }

    fn no_earlier(&self, point: Instant) -> Prop {
        self.days.first.map_or(Prop::TRUE, |first| Prop::gap(self.from, point, first))
    }

    /// `point` comes after the anchor in the order.
    fn after_mark(&self, point: Instant) -> Prop {
        match self.mark {
            Some(mark) if self.side != Side::Before => Prop::earlier(mark, point),
            _ => Prop::TRUE,
        }
    }

    /// `point` comes before the anchor in the order.
    fn before_mark(&self, point: Instant) -> Prop {
        match self.mark {
            Some(mark) if self.side == Side::Before => Prop::earlier(point, mark),
            _ => Prop::TRUE,
        }
    }
}

impl Encoder<'_> {
    /// `point` is at the latest then. What is absent never comes, so that it bounds nothing.
    pub(super) fn no_later(&mut self, time: &Day, point: Instant) -> Prop {
        self.latest(time, |moment| moment.no_later(point))
    }

    /// The same for `due`, which is an order too: what is due by a point is done before it.
    pub(super) fn due(&mut self, time: &Day, point: Instant) -> Prop {
        self.latest(time, |moment| {
            let order = match (moment.side, moment.mark) {
                (Side::At, Some(mark)) => Prop::earlier(point, mark),
                _ => moment.before_mark(point),
            };
            Prop::all([moment.no_later(point), order])
        })
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
        let parts = moments
            .iter()
            .map(|moment| Prop::all([moment.given.clone(), moment.no_earlier(point), moment.after_mark(point)]));
        match time {
            Time::At(_) | Time::LaterOf(_) => Prop::all(parts),
            Time::EarlierOf(_) => Prop::any(parts),
        }
    }

    /// `point` is on that day, and in the order on the side of its anchor that the time says.
    pub(super) fn falls_on(&mut self, time: &Day, point: Instant) -> Prop {
        let moments = self.moments(time);
        let on_one = Prop::any(moments.iter().map(|moment| {
            let on_day = [moment.given.clone(), moment.no_earlier(point), moment.no_later(point)];
            Prop::all(on_day.into_iter().chain([moment.after_mark(point), moment.before_mark(point)]))
        }));
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
        match &when.anchor {
            Anchor::Date(date) => {
                let days = self.calendar.days(*date, moved);
                Moment { given: Prop::TRUE, from: Instant::ORIGIN, days, side, mark: None }
            }
            Anchor::Point(point) => {
                let mark = Some(self.point(point));
                let (from, days) = self.counted(point, moved);
                Moment {
                    given: self.present_point(point),
                    from,
                    days: Days { first: Some(days), last: days },
                    side,
                    mark,
                }
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
            (moment.given.clone(), Prop::at_most(moment.from, point, last))
        });
        let bounds: Vec<_> = bounds.collect();
        match time {
            Time::At(_) | Time::LaterOf(_) => Prop::any(bounds.into_iter().map(|(_, bound)| bound)),
            Time::EarlierOf(_) => Prop::all(bounds.into_iter().map(|(given, bound)| Prop::implies(&given, bound))),
        }
    }

    /// `done` is at most so long after the point.
    pub(super) fn so_long_after_point(&mut self, point: &Point, length: Duration, done: Instant) -> Prop {
        let (from, days) = self.counted(point, Some((length, false)));
        Prop::at_most(from, done, days)
    }

    /// `done` is at most so long after the signature.
    pub(super) fn so_long_after_signature(&mut self, length: Duration, done: Instant) -> Prop {
        let (from, days) = match self.calendar.signed {
            Some(signed) => (Instant::ORIGIN, self.calendar.moved(signed, length, false)),
            None => (Instant::SIGNATURE, self.length(length)),
        };
        Prop::at_most(from, done, days)
    }
}
