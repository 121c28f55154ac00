//! Days that can be compared without a schedule, because they are counted from the same point.

use jiff::civil::Date;

use crate::{
    calendar::days_between,
    expr::{Anchor, When},
    framework::{Day, Framework, Point, Provision, Thing},
};

/// A point that falls on a point that falls on … is followed so far; it also ends a circle.
const DEPTH: usize = 16;

/// A day counted from a point, or a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    from: From,
    days: i32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum From {
    /// The day that dates are counted from.
    Calendar,
    Thing(Thing),
}

impl Known {
    /// Whether it comes before the other; `None` where they are counted from different points.
    pub fn is_before(&self, other: &Self) -> Option<bool> {
        (self.from == other.from).then_some(self.days < other.days)
    }
}

/// Where a day lies: followed from point to point as long as each falls on a stated day. `None` where it is one of several days, or
/// not exactly dated.
pub fn known(framework: &Framework, day: &Day) -> Option<Known> {
    at(framework, day, DEPTH)
}

fn at(framework: &Framework, day: &Day, depth: usize) -> Option<Known> {
    let Day::At(when) = day else { return None };
    let anchor = match &when.anchor {
        Anchor::Date(date) if date.first == date.last => Known { from: From::Calendar, days: number(date.first) },
        Anchor::Date(_) => return None,
        Anchor::Point(point) => point_at(framework, point, depth.checked_sub(1)?)?,
    };
    Some(shifted(anchor, when))
}

fn point_at(framework: &Framework, point: &Point, depth: usize) -> Option<Known> {
    let exact = |date: crate::calendar::PartialDate| (date.first == date.last).then_some(date.first);
    let dated = |date| Known { from: From::Calendar, days: number(date) };
    let happened = framework.scenario.iter().flat_map(|scenario| &scenario.happened);
    let mut happened = happened.filter(|(thing, _)| thing.value == point.thing && point.moment.is_none());
    if let Some(date) = happened.find_map(|(_, date)| exact(date.value)) {
        return Some(dated(date));
    }
    let falls_on = match point.thing {
        Thing::Component(id) => framework.components[id].provision.falls_on.as_ref(),
        Thing::Step(id) => framework.steps[id].provision.falls_on.as_ref(),
        Thing::Signature => {
            let signed = framework.heading.as_ref().and_then(|heading| heading.signed);
            return Some(signed.and_then(|signed| exact(signed.value)).map_or(undated(point.thing), dated));
        }
        _ => None,
    };
    match falls_on {
        Some(day) if point.moment.is_none() => at(framework, &day.value, depth).or(Some(undated(point.thing))),
        _ => point.moment.is_none().then(|| undated(point.thing)),
    }
}

fn undated(thing: Thing) -> Known {
    Known { from: From::Thing(thing), days: 0 }
}

fn shifted(anchor: Known, when: &When<Point>) -> Known {
    let Some(offset) = when.offset else { return anchor };
    let days = match anchor.from {
        From::Calendar => date(anchor.days).and_then(|date| offset.length.from_date(date, offset.before)).map(number),
        From::Thing(_) => None,
    };
    let length = offset.length.nominal_days();
    let nominal = anchor.days.saturating_add(if offset.before { -length } else { length });
    Known { days: days.unwrap_or(nominal), ..anchor }
}

/// The last day by which a provision lets it be done, where it says one.
pub(crate) fn last_day(provision: &Provision) -> Option<&crate::source::Spanned<Day>> {
    provision.falls_on.as_ref().or(provision.due.as_ref())
}

fn number(date: Date) -> i32 {
    days_between(Date::ZERO, date)
}

fn date(days: i32) -> Option<Date> {
    use jiff::ToSpan as _;
    Date::ZERO.checked_add(i64::from(days).days()).ok()
}
