//! Dates as documents give them, often only a month or a year, and durations in words.

use std::fmt;

use jiff::{ToSpan as _, civil::Date};

/// How a date is hedged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Hedge {
    Plain,
    About,
    Before,
}

/// A day, a month or a year, perhaps hedged: all days from `first` to `last` are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PartialDate {
    pub first: Date,
    pub last: Date,
    pub hedge: Hedge,
}

impl PartialDate {
    /// A day known exactly.
    pub fn day(date: Date) -> Self {
        Self { first: date, last: date, hedge: Hedge::Plain }
    }

    /// Reads `2025-11-27`, `2015-04` or `2015`, or one of them with `about` or `before` in front.
    pub fn parse(text: &str) -> Option<Self> {
        let (hedge, rest) = match text.split_once(' ') {
            Some(("about", rest)) => (Hedge::About, rest),
            Some(("before", rest)) => (Hedge::Before, rest),
            _ => (Hedge::Plain, text),
        };
        let digits = |part: &str, count| part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit());
        let parts: Vec<&str> = rest.trim_start().split('-').collect();
        let (first, last) = match parts[..] {
            [year] if digits(year, 4) => {
                let year = year.parse().ok()?;
                (Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?)
            }
            [year, month] if digits(year, 4) && digits(month, 2) => {
                let first = Date::new(year.parse().ok()?, month.parse().ok()?, 1).ok()?;
                (first, first.last_of_month())
            }
            [year, month, day] if digits(year, 4) && digits(month, 2) && digits(day, 2) => {
                let day = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
                (day, day)
            }
            _ => return None,
        };
        Some(Self { first, last, hedge })
    }

    /// The day somebody probably meant by a date in another order: `27.11.2025`, `11/27/2025`, `2025/11/27`.
    /// `None` where day and month could be either.
    pub fn year_first(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split(['.', '/', '-']).collect();
        let [first, second, third] = parts[..] else { return None };
        let number = |part: &str| part.parse::<i16>().ok();
        let day_first = |day: &str, month: &str, year: &str| {
            let (day, month) = (i8::try_from(number(day)?).ok()?, i8::try_from(number(month)?).ok()?);
            Date::new(number(year)?, month, day).ok().map(Self::day)
        };
        if first.len() == 4 {
            return day_first(third, second, first);
        }
        let (european, american) = (day_first(first, second, third), day_first(second, first, third));
        // With slashes both orders are in use; with points and hyphens the day comes first.
        if text.contains('/') && european.is_some() && european != american {
            european.xor(american)
        } else {
            european.or(american)
        }
    }

    /// The last day it can mean, by which a statement is counted; `None` for "before …", which has no last day to count from.
    pub fn counts_from(&self) -> Option<Date> {
        (self.hedge != Hedge::Before).then_some(self.last)
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.hedge {
            Hedge::Plain => {}
            Hedge::About => f.write_str("about ")?,
            Hedge::Before => f.write_str("before ")?,
        }
        let (first, last) = (self.first, self.last);
        if first == last {
            write!(f, "{first}")
        } else if first.month() == last.month() {
            write!(f, "{:04}-{:02}", first.year(), first.month())
        } else {
            write!(f, "{:04}", first.year())
        }
    }
}

/// The unit a duration is given in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    Day,
    Week,
    Month,
    Year,
}

impl Unit {
    /// The unit of `day`, `days`, `week` and so on.
    pub fn of(word: &str) -> Option<Self> {
        match word.strip_suffix('s').unwrap_or(word) {
            "day" => Some(Self::Day),
            "week" => Some(Self::Week),
            "month" => Some(Self::Month),
            "year" => Some(Self::Year),
            _ => None,
        }
    }

    /// Days in one unit, where no date fixes them: 30 in a month, 365 in a year.
    pub fn nominal_days(self) -> i32 {
        match self {
            Self::Day => 1,
            Self::Week => 7,
            Self::Month => 30,
            Self::Year => 365,
        }
    }
}

/// A whole number of days, weeks, months or years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Duration {
    count: i32,
    pub unit: Unit,
}

/// The longest duration: ten thousand years, so that sums of days stay whole 32-bit numbers.
pub const MAX_DAYS: i32 = 3_650_000;

impl Duration {
    /// `count` units, or `None` above `MAX_DAYS`.
    pub fn new(count: i64, unit: Unit) -> Option<Self> {
        let days = count.checked_mul(i64::from(unit.nominal_days()))?;
        let count = i32::try_from(count).ok()?;
        (0..=i64::from(MAX_DAYS)).contains(&days).then_some(Self { count, unit })
    }

    /// Its length in days where no date fixes it, with months of 30 days and years of 365.
    pub fn nominal_days(self) -> i32 {
        self.count * self.unit.nominal_days()
    }

    /// Whether its length in days depends on the day it is counted from.
    pub fn is_nominal(self) -> bool {
        matches!(self.unit, Unit::Month | Unit::Year)
    }

    /// The date this long after `date` (or before, if `back`) by the calendar; `None` beyond the years -9999 to 9999.
    pub fn from_date(self, date: Date, back: bool) -> Option<Date> {
        let span = match self.unit {
            Unit::Day => i64::from(self.count).days(),
            Unit::Week => i64::from(self.count).weeks(),
            Unit::Month => i64::from(self.count).months(),
            Unit::Year => i64::from(self.count).years(),
        };
        if back { date.checked_sub(span) } else { date.checked_add(span) }.ok()
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = match self.unit {
            Unit::Day => "day",
            Unit::Week => "week",
            Unit::Month => "month",
            Unit::Year => "year",
        };
        write!(f, "{} {unit}{}", self.count, if self.count == 1 { "" } else { "s" })
    }
}

/// Days from `from` to `to`.
pub fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}
