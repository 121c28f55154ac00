//! The calendar in JSON.

use jiff::civil::Date;
use serde::Serialize;

use super::{VERSION, verdicts::CauseJson, write};
use crate::{
    framework::SourceId,
    logic::Cause,
    report::{Calendar, Dated, Shown},
    schedule::{Conflict, Limit, Link, Longest, Progress, Row, Window},
};

/// The calendar as JSON, with a line break at the end.
pub fn timeline(calendar: &Calendar) -> String {
    let dated = calendar.dated();
    let timeline = dated.map(|dated| &dated.timeline);
    let contradiction: &[Cause] = if let Shown::NoPackage(clauses) = &calendar.shown { clauses } else { &[] };
    let conflicts = timeline.map_or(&[][..], |timeline| &timeline.conflicts);
    write(&CalendarJson {
        format: "model-timeline",
        version: VERSION,
        file: calendar.file(),
        title: calendar.framework.title(),
        as_of: calendar.basis.statements.as_of.map(|date| date.to_string()),
        found: found(&calendar.shown),
        signed: timeline.and_then(|timeline| timeline.date(0)).map(|date| date.to_string()),
        package: dated.map(|dated| uses(calendar, dated)),
        consistent: timeline.map(|timeline| timeline.conflicts.is_empty()),
        exact: timeline.map(|timeline| timeline.exact),
        longest: timeline.map(|timeline| longest(&timeline.longest)),
        longest_conflict: dated.and_then(|dated| match &dated.timeline.longest {
            Longest::Fails(conflict) => Some(ConflictJson::of(calendar, dated, conflict)),
            Longest::Fixed | Longest::Fits => None,
        }),
        steps: dated
            .iter()
            .flat_map(|dated| dated.timeline.rows.iter().map(|row| step(calendar, dated, row)))
            .collect(),
        critical_chain: dated
            .iter()
            .flat_map(|dated| dated.timeline.chain.iter().map(|link| chain(calendar, dated, link)))
            .collect(),
        conflict: dated.and_then(|dated| conflicts.first().map(|it| ConflictJson::of(calendar, dated, it))),
        other_conflicts: conflicts.len().saturating_sub(1),
        contradiction: contradiction.iter().map(|cause| cause_json(calendar, cause)).collect(),
        mistakes: if let Shown::Mistakes(count) = calendar.shown { count } else { 0 },
        sources_to: calendar.framework.newest_source().map(|date| date.to_string()),
    })
}

#[derive(Serialize)]
struct CalendarJson<'a> {
    format: &'static str,
    version: u32,
    file: &'a str,
    title: Option<&'a str>,
    as_of: Option<String>,
    found: &'static str,
    signed: Option<String>,
    package: Option<Vec<UseJson<'a>>>,
    consistent: Option<bool>,
    exact: Option<bool>,
    longest: Option<&'static str>,
    longest_conflict: Option<ConflictJson<'a>>,
    steps: Vec<StepJson<'a>>,
    critical_chain: Vec<LinkJson<'a>>,
    conflict: Option<ConflictJson<'a>>,
    other_conflicts: usize,
    contradiction: Vec<CauseJson<'a>>,
    mistakes: usize,
    sources_to: Option<String>,
}

#[derive(Serialize)]
struct UseJson<'a> {
    about: &'a str,
    is: &'a str,
}

/// Days from the signature.
#[derive(Serialize)]
struct StepJson<'a> {
    id: &'a str,
    title: Option<&'a str>,
    earliest_start: Option<i64>,
    latest_start: Option<i64>,
    earliest_done: Option<i64>,
    latest_done: Option<i64>,
    slack: Option<i64>,
    critical: bool,
    dates: DatesJson,
    waits_for: Vec<String>,
    happened: Option<String>,
    implied: bool,
    overdue: bool,
    earliest_because: Vec<CauseJson<'a>>,
    latest_because: Vec<CauseJson<'a>>,
}

#[derive(Serialize)]
struct DatesJson {
    earliest_start: Option<String>,
    latest_start: Option<String>,
    earliest_done: Option<String>,
    latest_done: Option<String>,
}

#[derive(Serialize)]
struct LinkJson<'a> {
    day: i64,
    date: Option<String>,
    sources: Vec<&'a str>,
    #[serde(flatten)]
    cause: CauseJson<'a>,
}

#[derive(Serialize)]
struct ConflictJson<'a> {
    short_by: i64,
    bounds: Vec<BoundJson<'a>>,
    nominal: bool,
}

#[derive(Serialize)]
struct BoundJson<'a> {
    relax_alone: Option<i64>,
    change: Option<String>,
    sources: Vec<&'a str>,
    #[serde(flatten)]
    cause: CauseJson<'a>,
}

fn found(shown: &Shown) -> &'static str {
    match shown {
        Shown::Mistakes(_) => "mistakes",
        Shown::Dossier => "dossier",
        Shown::NoPackage(_) => "no-package",
        Shown::GivenUp => "given-up",
        Shown::Package(_) => "package",
    }
}

fn longest(longest: &Longest) -> &'static str {
    match longest {
        Longest::Fixed => "fixed",
        Longest::Fits => "fits",
        Longest::Fails(_) => "fails",
    }
}

fn uses<'a>(calendar: &'a Calendar, dated: &'a Dated) -> Vec<UseJson<'a>> {
    dated.uses.iter().map(|(thing, is)| UseJson { about: thing.id(&calendar.framework), is }).collect()
}

fn step<'a>(calendar: &'a Calendar, dated: &'a Dated, row: &'a Row) -> StepJson<'a> {
    let framework = &calendar.framework;
    let because = |clauses: &[usize]| {
        let causes = clauses.iter().filter_map(|&clause| dated.cause(clause));
        causes.map(|cause| cause_json(calendar, cause)).collect()
    };
    let Window { earliest_start, latest_start, earliest_done, latest_done } = row.days;
    StepJson {
        id: row.thing.id(framework),
        title: framework.entry(row.thing).and_then(|entry| entry.title.as_deref()),
        earliest_start,
        latest_start,
        earliest_done,
        latest_done,
        slack: row.slack,
        critical: row.critical,
        dates: DatesJson::of(&row.dates),
        waits_for: row.waits_for.iter().map(|awaited| awaited.id(framework)).collect(),
        happened: row.progress.date().map(|date| date.to_string()),
        implied: row.progress == Progress::Implied,
        overdue: calendar.is_overdue(row),
        earliest_because: because(&row.earliest_by),
        latest_because: because(&row.latest_by),
    }
}

impl DatesJson {
    fn of(dates: &Window<Date>) -> Self {
        let text = |date: Option<Date>| date.map(|date| date.to_string());
        Self {
            earliest_start: text(dates.earliest_start),
            latest_start: text(dates.latest_start),
            earliest_done: text(dates.earliest_done),
            latest_done: text(dates.latest_done),
        }
    }
}

fn chain<'a>(calendar: &'a Calendar, dated: &'a Dated, link: &Link) -> LinkJson<'a> {
    let cause = dated.cause(link.clause).expect("a link of the chain is somebody's clause");
    LinkJson {
        day: link.day,
        date: dated.timeline.date(link.day).map(|date| date.to_string()),
        sources: sources(calendar, cause),
        cause: cause_json(calendar, cause),
    }
}

impl<'a> ConflictJson<'a> {
    fn of(calendar: &'a Calendar, dated: &'a Dated, conflict: &Conflict) -> Self {
        let bounds = conflict.limits.iter().filter_map(|limit| BoundJson::of(calendar, dated, limit));
        Self { short_by: conflict.short_by, bounds: bounds.collect(), nominal: conflict.nominal }
    }
}

impl<'a> BoundJson<'a> {
    fn of(calendar: &'a Calendar, dated: &'a Dated, limit: &Limit) -> Option<Self> {
        let cause = dated.cause(limit.clause)?;
        let change = |days| limit.loosened(&calendar.framework, &dated.timeline.times, days);
        Some(Self {
            relax_alone: limit.relax_alone,
            change: limit.relax_alone.map(change),
            sources: sources(calendar, cause),
            cause: cause_json(calendar, cause),
        })
    }
}

fn cause_json<'a>(calendar: &'a Calendar, cause: &'a Cause) -> CauseJson<'a> {
    CauseJson::of(&calendar.framework, &calendar.sources, cause)
}

fn sources<'a>(calendar: &'a Calendar, cause: &Cause) -> Vec<&'a str> {
    let id = |source: SourceId| calendar.framework.sources[source].entry.id.as_str();
    calendar.sources_of(cause.thing).into_iter().map(id).collect()
}
