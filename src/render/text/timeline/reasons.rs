//! What the days rest on: the critical chain, the clauses behind each window, and what is overdue.

use super::{bold, indented};
use crate::{
    checks::list,
    logic::{Cause, Sort},
    report::{Calendar, Dated},
    schedule::Row,
};

/// The clauses that keep the last step from being done earlier, from the signature on.
pub(super) fn chain(calendar: &Calendar, dated: &Dated, width: usize) -> String {
    let timeline = &dated.timeline;
    let Some(last) = timeline.chain.last() else {
        return bold("No critical chain: by the text, everything could be done on one day.");
    };
    let title = format!(
        "Critical chain: what keeps `{}` from being done before {}",
        last.thing.id(&calendar.framework),
        dated.day(last.day)
    );
    let mut lines = vec![bold(&title)];
    for link in &timeline.chain {
        if let Some(cause) = dated.cause(link.clause) {
            lines.extend(indented(&format!("{}: {}", dated.day(link.day), told(calendar, cause)), 2, width));
        }
    }
    lines.join("\n")
}

/// For each row the clauses at both ends of its window. That nothing undated happens before the signature goes without saying.
pub(super) fn each(calendar: &Calendar, dated: &Dated, width: usize) -> String {
    let mut lines = vec![bold("What fixes the days")];
    for row in &dated.timeline.rows {
        let ends = match (&row.earliest_by, &row.latest_by) {
            (earliest, latest) if earliest == latest => vec![("neither earlier nor later", earliest)],
            (earliest, latest) => vec![("no earlier", earliest), ("no later", latest)],
        };
        let ends: Vec<_> =
            ends.into_iter().filter_map(|(word, clauses)| Some((word, told_of(calendar, dated, clauses)?))).collect();
        if !ends.is_empty() {
            lines.extend(indented(&format!("`{}`", row.thing.id(&calendar.framework)), 2, width));
            lines.extend(ends.iter().flat_map(|(word, told)| indented(&format!("{word}: {told}"), 4, width)));
        }
    }
    if lines.len() == 1 { String::new() } else { lines.join("\n") }
}

/// What is late by the text's own dates, as far as the files say.
pub(super) fn overdue(calendar: &Calendar, dated: &Dated, width: usize) -> String {
    let Some(as_of) = calendar.as_of() else { return String::new() };
    let rows: Vec<&Row> = dated.timeline.rows.iter().filter(|row| calendar.is_overdue(row)).collect();
    if rows.is_empty() {
        return bold(&format!("Nothing is overdue as of {as_of}"));
    }
    let mut lines = vec![bold(&format!(
        "Overdue as of {as_of}: the latest day has passed, and these files do not say that it happened"
    ))];
    for row in rows {
        let latest = row.dates.latest_done.map_or_else(String::new, |date| date.to_string());
        let told = told_of(calendar, dated, &row.latest_by).map_or_else(String::new, |told| format!(": {told}"));
        let id = row.thing.id(&calendar.framework);
        lines.extend(indented(&format!("- `{id}`, by {latest}{told}"), 2, width));
    }
    lines.join("\n")
}

/// "`b` comes after `a` (…), and `b` is due 2030-01-01 (…)".
fn told_of(calendar: &Calendar, dated: &Dated, clauses: &[usize]) -> Option<String> {
    let timed = clauses.iter().map(|&clause| &dated.timeline.times.clauses[clause]);
    let said = timed.filter(|timed| timed.sort != Sort::AfterSignature).filter_map(|timed| timed.cause.as_ref());
    let said: Vec<String> = said.map(|cause| told(calendar, cause)).collect();
    (!said.is_empty()).then(|| said.join(", and "))
}

/// "`a` takes 3 days (plan.toml:12, `minutes`)".
pub(in crate::render) fn told(calendar: &Calendar, cause: &Cause) -> String {
    let sources = calendar.sources_of(cause.thing).into_iter();
    let names: Vec<String> = sources.map(|id| format!("`{}`", calendar.framework.sources[id].entry.id)).collect();
    let by = if names.is_empty() { String::new() } else { format!(", {}", list(&names, "and")) };
    format!("{} ({}{by})", cause.says, calendar.place(cause.at))
}
