//! The table: earliest and latest days of each component and step.

use comfy_table::CellAlignment;

use super::super::super::{tables, visible::visible, wrap::wrap};
use crate::{
    report::{Calendar, Dated},
    schedule::{Progress, Row, Window},
};

/// Nothing bounds it.
const NONE: &str = "·";

/// One line for each component and step. Dates where they are known, days from the signature elsewhere.
pub(super) fn table(calendar: &Calendar, dated: &Dated, width: usize) -> String {
    let rows = &dated.timeline.rows;
    if rows.is_empty() {
        return String::new();
    }
    let mut table = tables::plain(width);
    table.set_header(["\nstep", "start\nearliest", "\nlatest", "done\nearliest", "\nlatest", "\nslack", ""]);
    table.column_iter_mut().skip(1).take(5).for_each(|column| {
        column.set_cell_alignment(CellAlignment::Right);
    });
    for row in rows {
        let id = row.thing.id(&calendar.framework).to_owned();
        let slack = row.slack.map_or_else(|| NONE.to_owned(), |days| days.to_string());
        let cells = std::iter::once(id).chain(days(row)).chain([slack, marks(calendar, row)]);
        table.add_row(cells.map(|cell| visible(&cell)));
    }
    let mut legend = vec!["start and done in dates, or in days from the signature; slack in days; · is not bounded"];
    if rows.iter().any(|row| row.progress == Progress::Implied) {
        legend.push("implied: the files say of something that waits for it that it happened");
    }
    let legend: Vec<String> = legend.into_iter().flat_map(|line| wrap(line, width)).collect();
    format!("{}\n\n{}", tables::finish(table), legend.join("\n"))
}

/// Earliest and latest start, earliest and latest end: dates where they are known, else days from the signature.
pub(in crate::render) fn days(row: &Row) -> [String; 4] {
    let Window { earliest_start, latest_start, earliest_done, latest_done } = row.days;
    let days = [earliest_start, latest_start, earliest_done, latest_done];
    let Window { earliest_start, latest_start, earliest_done, latest_done } = row.dates;
    let dates = [earliest_start, latest_start, earliest_done, latest_done];
    let cell = |place: usize| match (dates[place], days[place]) {
        (Some(date), _) => date.to_string(),
        (None, Some(days)) => days.to_string(),
        (None, None) => NONE.to_owned(),
    };
    [0, 1, 2, 3].map(cell)
}

/// What else there is to say of a row.
pub(in crate::render) fn marks(calendar: &Calendar, row: &Row) -> String {
    let mut marks = Vec::new();
    match row.progress {
        Progress::Happened(date) => marks.push(format!("happened {date}")),
        Progress::Implied => marks.push("implied".to_owned()),
        Progress::Open => {}
    }
    if calendar.is_overdue(row) {
        marks.push("overdue".to_owned());
    }
    if row.critical {
        marks.push("critical".to_owned());
    }
    marks.extend(row.waits_for.iter().map(|awaited| format!("if {}", awaited.id(&calendar.framework))));
    marks.join(", ")
}
