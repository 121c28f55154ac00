//! The last lines of a report: what the findings add up to, what to do next, and how old the sources are.

use super::super::wrap::wrap;
use crate::{
    calendar::PartialDate,
    report::{Report, Silenced, Silencer, Totals},
};

/// The totals, the next step and the date of the newest source.
pub(in crate::render) fn totals(report: &Report, width: usize) -> String {
    let mut totals = vec![findings(&report.totals)];
    if report.totals.expected > 0 {
        totals.push(format!("{} expected by the scenario", report.totals.expected));
    }
    totals.extend(Silencer::ALL.into_iter().filter_map(|by| silenced(&report.totals.silenced, by)));
    let lines = [totals.join("; "), format!("next: {}", next(report)), newest(report.sources_to)];
    lines.iter().flat_map(|line| wrap(line, width)).collect::<Vec<_>>().join("\n")
}

/// How old the sources are: the line that ends everything shown to people.
pub(in crate::render) fn newest(date: Option<PartialDate>) -> String {
    match date {
        Some(date) => format!("newest source: {date}; nothing here is current by itself"),
        None => "no source is dated; nothing here is current by itself".to_owned(),
    }
}

/// "2 errors, 1 warning, no notes"; "no unexpected errors, …" where a scenario expects some findings.
pub(in crate::render) fn findings(totals: &Totals) -> String {
    let sorts = [(totals.errors, "error"), (totals.warnings, "warning"), (totals.notes, "note")];
    let [errors, warnings, notes] = sorts.map(|(count, sort)| counted(count, sort));
    let unexpected = if totals.expected > 0 { "unexpected: " } else { "" };
    format!("{unexpected}{errors}, {warnings}, {notes}")
}

/// "no errors", "1 error", "2 errors".
pub(in crate::render) fn counted(count: usize, sort: &str) -> String {
    match count {
        0 => format!("no {sort}s"),
        1 => format!("1 {sort}"),
        _ => format!("{count} {sort}s"),
    }
}

/// What of the findings is kept out by whom; `None` if nothing is.
pub(in crate::render) fn silenced(all: &[Silenced], by: Silencer) -> Option<String> {
    let mut silenced: Vec<&Silenced> = all.iter().filter(|silenced| silenced.by == by).collect();
    silenced.sort_by_key(|silenced| silenced.check);
    let count: usize = silenced.iter().map(|silenced| silenced.count).sum();
    let checks = silenced.iter().map(|silenced| format!("`{}`", silenced.check)).collect::<Vec<_>>().join(", ");
    match by {
        _ if count == 0 => None,
        Silencer::Off => Some(format!("{count} turned off in `[checks]` ({checks})")),
        Silencer::Permission => Some(format!("{count} permitted in the files ({checks})")),
        Silencer::Call => Some(format!("{count} left out by `--allow` ({checks})")),
        Silencer::Only => Some(format!("{count} of other checks left out by `--only`")),
    }
}

fn next(report: &Report) -> String {
    let findings = report.frameworks.iter().flat_map(|it| it.findings.iter().map(move |reported| (it, reported)));
    // Backwards, because of equals the last one met is taken, and the first one shown is wanted.
    let first = findings.filter(|(_, it)| !it.expected).rev().max_by_key(|(_, reported)| reported.level);
    match (first, &report.frameworks[..]) {
        (Some((checked, first)), _) if first.finding.check == "no_zone_of_agreement" => {
            format!("`model repairs {}` shows what would have to give", checked.file())
        }
        (Some((_, first)), _) => {
            format!("`model explain {}` says what that check looks for and why", first.finding.check)
        }
        (None, [checked]) => {
            format!("`model positions {}` shows who has said what", checked.file())
        }
        (None, _) => "`model explain` lists what was looked for".to_owned(),
    }
}
