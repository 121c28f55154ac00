//! When things can happen: the windows as a table with bars, the chain that fixes the end, and times that clash.

use serde::Serialize;

use super::{
    super::text::timeline::{consistent, reasons::told, table},
    touches::Touches,
};
use crate::{
    report::{Calendar, Dated, Shown},
    schedule::{Conflict, Longest, Row, counted},
};

/// Bars are drawn on so many units from the first day to the last.
const WIDTH: i64 = 1000;

/// The calendar of the package shown; all empty where there is none.
#[derive(Default, Serialize)]
pub(super) struct Times<'a> {
    sentence: String,
    /// What day 0 is, and what the package makes of each thing left free.
    basis: Vec<String>,
    /// Times that have no solution, or none if everything takes its longest.
    clashes: Vec<Clashing>,
    rows: Vec<Line<'a>>,
    /// Of what nothing is said.
    untimed: Vec<&'a str>,
    /// The first day and the last on which a bar begins or ends.
    ends: Option<(String, String)>,
    chain: Option<Chain>,
}

/// Bounds that clash.
#[derive(Serialize)]
struct Clashing {
    title: String,
    /// What each says, and whether a change of it alone is enough.
    limits: Vec<(String, String)>,
    nominal: bool,
}

/// One component or step.
#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    /// Earliest and latest start, earliest and latest end.
    days: [String; 4],
    slack: Option<i64>,
    marks: String,
    critical: bool,
    bar: Option<Bar>,
    touches: String,
}

/// On a scale from 0 to `WIDTH`: full from `from` for `full`, light for `light` more.
#[derive(Serialize)]
struct Bar {
    from: i64,
    full: i64,
    light: i64,
    /// Nothing bounds its end.
    unbounded: bool,
}

/// What keeps the last step from being done earlier.
#[derive(Serialize)]
struct Chain {
    last: String,
    day: String,
    links: Vec<(String, String)>,
}

impl Times<'_> {
    pub(super) fn is_empty(&self) -> bool {
        self.sentence.is_empty()
    }
}

pub(super) fn of(calendar: &Calendar) -> Times<'_> {
    let Shown::Package(dated) = &calendar.shown else { return Times::default() };
    let timeline = &dated.timeline;
    if !timeline.is_consistent() {
        let clash = |conflict| clashing(calendar, dated, conflict, "These clauses clash");
        return Times {
            sentence: "The times have no solution.".to_owned(),
            basis: basis(calendar, dated),
            clashes: timeline.conflicts.iter().map(clash).collect(),
            ..Times::default()
        };
    }
    if timeline.rows.iter().all(is_free) {
        let sentence = "The text gives no times: by it, everything could be done on one day.";
        return Times { sentence: sentence.to_owned(), ..Times::default() };
    }
    let longest = match &timeline.longest {
        Longest::Fails(conflict) => {
            Some(clashing(calendar, dated, conflict, "But not if everything takes its longest"))
        }
        Longest::Fits | Longest::Fixed => None,
    };
    let scale = Scale::of(&timeline.rows);
    let is_untimed = |row: &&Row| is_free(row) && !row.critical && table::marks(calendar, row).is_empty();
    let (untimed, rows): (Vec<&Row>, Vec<&Row>) = timeline.rows.iter().partition(is_untimed);
    Times {
        sentence: consistent(dated),
        basis: basis(calendar, dated),
        clashes: longest.into_iter().collect(),
        rows: rows.into_iter().map(|row| line(calendar, row, scale.as_ref())).collect(),
        untimed: untimed.into_iter().map(|row| row.thing.id(&calendar.framework)).collect(),
        ends: scale.map(|scale| (dated.day(scale.first), dated.day(scale.last))),
        chain: chain(calendar, dated),
    }
}

/// Whether nothing is said of its days.
fn is_free(row: &Row) -> bool {
    row.days.latest_done.is_none()
        && row.days.earliest_done.is_none_or(|day| day == 0)
        && row.dates.earliest_done.is_none()
}

fn basis(calendar: &Calendar, dated: &Dated) -> Vec<String> {
    let day = match dated.timeline.date(0) {
        Some(date) => format!("Day 0 is the signature, {date}."),
        None => "Day 0 is the signature, of which the files give no date.".to_owned(),
    };
    let uses = dated.uses.iter().map(|(thing, is)| format!("`{}` is {is}", thing.id(&calendar.framework)));
    let uses = uses.collect::<Vec<_>>().join("; ");
    let package = (!uses.is_empty()).then(|| format!("Shown for the package in which {uses}."));
    std::iter::once(day).chain(package).collect()
}

fn clashing(calendar: &Calendar, dated: &Dated, conflict: &Conflict, title: &str) -> Clashing {
    let limits = conflict.limits.iter().filter_map(|limit| {
        let change = |days| limit.loosened(&calendar.framework, &dated.timeline.times, days);
        let alone = match limit.relax_alone {
            Some(days) => format!("enough alone: {}", change(days)),
            None => "not enough alone, by however many days".to_owned(),
        };
        Some((told(calendar, dated.cause(limit.clause)?), alone))
    });
    Clashing {
        title: format!("{title}, {} short", counted(conflict.short_by)),
        limits: limits.collect(),
        nominal: conflict.nominal,
    }
}

fn line<'a>(calendar: &'a Calendar, row: &Row, scale: Option<&Scale>) -> Line<'a> {
    Line {
        id: row.thing.id(&calendar.framework),
        days: table::days(row),
        slack: row.slack,
        marks: table::marks(calendar, row),
        critical: row.critical,
        bar: scale.and_then(|scale| scale.bar(row)),
        touches: Touches::default().thing(&calendar.framework, row.thing).words(),
    }
}

/// The days that the bars span, counted from the signature.
struct Scale {
    first: i64,
    last: i64,
}

impl Scale {
    /// `None` where all bars would be of one day.
    fn of(rows: &[Row]) -> Option<Self> {
        let first = rows.iter().filter_map(|row| row.days.earliest_start).min()?;
        let last = rows.iter().filter_map(|row| row.days.latest_done.max(row.days.earliest_done)).max()?;
        (first < last).then_some(Self { first, last })
    }

    fn bar(&self, row: &Row) -> Option<Bar> {
        let start = row.days.earliest_start?;
        let done = row.days.earliest_done?.max(start);
        let at = |day: i64| (day - self.first).saturating_mul(WIDTH) / (self.last - self.first);
        let until = row.days.latest_done.unwrap_or(self.last).max(done);
        Some(Bar {
            from: at(start),
            full: at(done) - at(start),
            light: at(until) - at(done),
            unbounded: row.days.latest_done.is_none(),
        })
    }
}

fn chain(calendar: &Calendar, dated: &Dated) -> Option<Chain> {
    let last = dated.timeline.chain.last()?;
    let links = dated.timeline.chain.iter();
    let links = links.filter_map(|link| Some((dated.day(link.day), told(calendar, dated.cause(link.clause)?))));
    Some(Chain {
        last: last.thing.id(&calendar.framework).to_owned(),
        day: dated.day(last.day),
        links: links.collect(),
    })
}
