//! Days as whole numbers: day 0 is the signature where its date is known, a fixed date otherwise.

use jiff::{ToSpan as _, civil::Date};

use crate::{
    calendar::{Duration, Hedge, PartialDate, days_between},
    framework::Framework,
};

/// How dates become numbers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Calendar {
    /// The date of day 0.
    pub origin: Date,
    /// The date of the signature, if it is known to the day; it is then day 0.
    pub signed: Option<Date>,
}

/// The days that a date can mean. `first` is `None` for "before …", which has no first day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Days {
    pub first: Option<i32>,
    pub last: i32,
}

impl Calendar {
    pub(super) fn new(framework: &Framework) -> Self {
        let signed = framework
            .heading
            .as_ref()
            .and_then(|heading| heading.signed)
            .map(|signed| signed.value)
            .filter(|date| date.first == date.last && date.hedge == Hedge::Plain)
            .map(|date| date.first);
        Self { origin: signed.unwrap_or(Date::constant(2000, 1, 1)), signed }
    }

    /// The days meant by a date, perhaps moved by a length of time.
    pub(super) fn days(&self, date: PartialDate, moved: Option<(Duration, bool)>) -> Days {
        let day = |date: Date| match moved {
            None => self.day(date),
            Some((length, back)) => self.moved(date, length, back),
        };
        match date.hedge {
            Hedge::Before => Days { first: None, last: day(date.first) - 1 },
            Hedge::Plain | Hedge::About => Days { first: Some(day(date.first)), last: day(date.last) },
        }
    }

    /// The day so long after a date, or before it.
    pub(super) fn moved(&self, date: Date, length: Duration, back: bool) -> i32 {
        length.from_date(date, back).map_or_else(
            // Beyond the calendar's end a month is as good as 30 days.
            || self.day(date) + if back { -length.nominal_days() } else { length.nominal_days() },
            |date| self.day(date),
        )
    }

    /// The day so long after another day, by the calendar.
    pub(super) fn later(&self, day: i32, length: Duration) -> i32 {
        match self.origin.checked_add(i64::from(day).days()) {
            Ok(date) => self.moved(date, length, false),
            Err(_) => day + length.nominal_days(),
        }
    }

    fn day(&self, date: Date) -> i32 {
        days_between(self.origin, date)
    }
}
