//! The calendar for spreadsheets.

use super::line;
use crate::report::Calendar;

/// Names of the columns.
const HEADER: &str = "id,title,earliest_start,latest_start,earliest_done,latest_done,slack,critical,waits_for,\
earliest_start_date,latest_start_date,earliest_done_date,latest_done_date,happened,overdue\r\n";

/// A row for each component and step; days from the signature, empty where nothing bounds them or no date is known.
pub fn timeline(calendar: &Calendar) -> String {
    let framework = &calendar.framework;
    let rows = calendar.dated().into_iter().flat_map(|dated| &dated.timeline.rows);
    let mut text = HEADER.to_owned();
    for row in rows {
        let entry = framework.entry(row.thing);
        let number = |days: Option<i64>| days.map_or_else(String::new, |days| days.to_string());
        let date = |date: Option<jiff::civil::Date>| date.map_or_else(String::new, |date| date.to_string());
        let yes = |is: bool| if is { "yes" } else { "no" }.to_owned();
        let (days, dates) = (&row.days, &row.dates);
        let waits_for: Vec<String> = row.waits_for.iter().map(|awaited| awaited.id(framework)).collect();
        let cells = [
            row.thing.id(framework).to_owned(),
            entry.and_then(|entry| entry.title.clone()).unwrap_or_default(),
            number(days.earliest_start),
            number(days.latest_start),
            number(days.earliest_done),
            number(days.latest_done),
            number(row.slack),
            yes(row.critical),
            waits_for.join(" "),
            date(dates.earliest_start),
            date(dates.latest_start),
            date(dates.earliest_done),
            date(dates.latest_done),
            row.progress.date().map_or_else(String::new, |date| date.to_string()),
            yes(calendar.is_overdue(row)),
        ];
        text.push_str(&line(cells));
    }
    text
}
