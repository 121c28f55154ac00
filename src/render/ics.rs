//! The calendar for calendar programs: iCalendar, RFC 5545.

use jiff::{ToSpan as _, civil::Date};

use crate::{
    framework::Framework,
    logic::{Cause, Sort},
    report::{Calendar, Dated},
    schedule::Row,
};

/// Octets of a line before it is folded (RFC 5545, section 3.1).
const LINE: usize = 75;

/// One entry for each day on which something can begin or has to be done at the latest; `None` if no such date is known.
pub fn timeline(calendar: &Calendar) -> Option<String> {
    let dated = calendar.dated()?;
    let stamp = stamp(&calendar.framework);
    let entries: Vec<Vec<String>> = dated.timeline.rows.iter().flat_map(|row| entries(calendar, dated, row)).collect();
    if entries.is_empty() {
        return None;
    }
    let mut lines = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//peace-model//timeline//EN".to_owned(),
        "CALSCALE:GREGORIAN".to_owned(),
        format!("NAME:{}", escaped(calendar.framework.title().unwrap_or(calendar.file()))),
        format!("X-WR-CALNAME:{}", escaped(calendar.framework.title().unwrap_or(calendar.file()))),
    ];
    for entry in entries {
        lines.push("BEGIN:VEVENT".to_owned());
        lines.push(format!("DTSTAMP:{}T000000Z", compact(stamp)));
        lines.extend(entry);
        lines.push("TRANSP:TRANSPARENT".to_owned());
        lines.push("END:VEVENT".to_owned());
    }
    lines.push("END:VCALENDAR".to_owned());
    Some(lines.iter().map(|line| folded(line)).collect())
}

/// The date of the text, not of the call: the same files give the same bytes.
fn stamp(framework: &Framework) -> Date {
    let heading = framework.heading.as_ref();
    let dates = [heading.and_then(|it| it.date), heading.and_then(|it| it.signed)];
    let of_text = dates.into_iter().flatten().map(|date| date.value.last).next();
    of_text.or_else(|| framework.newest_source().map(|date| date.last)).unwrap_or(Date::constant(1970, 1, 1))
}

/// The entries of one row: the day on which the text lets it begin, and its last day or the one day on which it falls.
fn entries(calendar: &Calendar, dated: &Dated, row: &Row) -> Vec<Vec<String>> {
    let timed = |clauses: &[usize]| clauses.first().map(|&clause| &dated.timeline.times.clauses[clause]);
    let causes = |clauses: &[usize]| clauses.iter().filter_map(|&clause| dated.cause(clause)).collect::<Vec<_>>();
    let (done, last) = (row.dates.earliest_done, row.dates.latest_done);
    // That it can begin after the signature goes without saying.
    let told = timed(&row.earliest_by).is_some_and(|clause| clause.sort != Sort::AfterSignature);
    let start = row.dates.earliest_start.filter(|&start| told && Some(start) != last);
    let start = start.map(|day| entry(calendar, row, "start", day, "can begin: ", &causes(&row.earliest_by)));
    let label = if done == last { "" } else { "last day: " };
    let end = last.map(|day| entry(calendar, row, "end", day, label, &causes(&row.latest_by)));
    start.into_iter().chain(end).collect()
}

fn entry(calendar: &Calendar, row: &Row, what: &str, day: Date, label: &str, because: &[&Cause]) -> Vec<String> {
    let framework = &calendar.framework;
    let id = row.thing.id(framework);
    let title = framework.entry(row.thing).map_or(id, |entry| entry.name());
    let mut words = Vec::new();
    words.extend(because.iter().map(|cause| format!("{} ({})", cause.says, calendar.place(cause.at))));
    words.extend(row.waits_for.iter().map(|awaited| format!("only if {} happens", awaited.id(framework))));
    let sources = calendar.sources_of(row.thing).into_iter().map(|id| &framework.sources[id].entry);
    words.extend(sources.map(|source| format!("source: {}", source.name())));
    let after = day.checked_add(1.days()).unwrap_or(day);
    vec![
        // The same entry has the same name in every export, whatever its day.
        format!("UID:{}", escaped(&format!("{id}.{what}@{}", calendar.file()))),
        format!("DTSTART;VALUE=DATE:{}", compact(day)),
        format!("DTEND;VALUE=DATE:{}", compact(after)),
        format!("SUMMARY:{}", escaped(&format!("{label}{title}"))),
        format!("DESCRIPTION:{}", escaped(&words.join("\n"))),
    ]
}

fn compact(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

/// A text value (RFC 5545, section 3.3.11); control characters are not allowed in it.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => escaped.extend(['\\', letter]),
            '\n' => escaped.push_str("\\n"),
            letter if letter.is_control() => escaped.push(' '),
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// A line of at most 75 octets; what does not fit stands on further lines that begin with a space.
fn folded(line: &str) -> String {
    let (mut folded, mut octets) = (String::new(), 0);
    for letter in line.chars() {
        if octets + letter.len_utf8() > LINE {
            folded.push_str("\r\n ");
            octets = 1;
        }
        folded.push(letter);
        octets += letter.len_utf8();
    }
    folded + "\r\n"
}

#[cfg(test)]
mod tests {
    use super::{escaped, folded};

    #[test]
    fn long_lines_are_folded_between_letters() {
        let line = format!("SUMMARY:{}", "я".repeat(40));
        let first = format!("SUMMARY:{}", "я".repeat(33));
        assert_eq!(folded(&line), format!("{first}\r\n {}\r\n", "я".repeat(7)));
    }

    #[test]
    fn signs_that_mean_something_are_escaped() {
        assert_eq!(escaped("a, b; c\\d\ne\u{7}"), "a\\, b\\; c\\\\d\\ne ");
    }
}
