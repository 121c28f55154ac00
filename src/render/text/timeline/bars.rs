//! Bars for the terminal: from the earliest start of each step to its latest end.

use unicode_width::UnicodeWidthStr as _;

use super::super::super::visible::visible;
use crate::{
    report::{Calendar, Dated},
    schedule::{Row, Window},
};

/// Columns for ids; longer ones are cut.
const IDS: usize = 32;

/// One bar for each row with a day: full where it goes on at the earliest, light until the latest end, an arrow if nothing bounds that.
pub(super) fn bars(calendar: &Calendar, dated: &Dated, width: usize) -> String {
    let rows: Vec<(&Row, Bar)> =
        dated.timeline.rows.iter().filter_map(|row| Some((row, Bar::of(&row.days)?))).collect();
    let first = rows.iter().map(|(_, bar)| bar.from).min().unwrap_or(0);
    let last = rows.iter().map(|(_, bar)| bar.until.unwrap_or(bar.done)).max().unwrap_or(0);
    let ids = rows.iter().map(|(row, _)| row.thing.id(&calendar.framework).width()).max().unwrap_or(0).min(IDS);
    let columns = width.saturating_sub(ids + 4);
    if last <= first || columns < 10 {
        return String::new();
    }
    let scale = Scale { first, days: last - first + 1, columns };
    let name = |day: i64| dated.timeline.date(day).map_or_else(|| format!("day {day}"), |date| date.to_string());
    let (from, until) = (name(first), name(last));
    let gap = columns.saturating_sub(from.len() + until.len());
    let mut lines = vec![format!("{:ids$}  {from}{:gap$}{until}", "", "")];
    for (row, bar) in &rows {
        let id: String = visible(row.thing.id(&calendar.framework)).chars().take(ids).collect();
        lines.push(format!("{id:ids$}  {}", scale.draw(bar)));
    }
    lines.join("\n")
}

/// Days from the signature.
struct Bar {
    from: i64,
    /// The earliest end.
    done: i64,
    /// The latest end.
    until: Option<i64>,
}

impl Bar {
    fn of(window: &Window<i64>) -> Option<Self> {
        let from = window.earliest_start?;
        let done = window.earliest_done?.max(from);
        Some(Self { from, done, until: window.latest_done })
    }
}

/// How days become columns.
struct Scale {
    first: i64,
    days: i64,
    columns: usize,
}

impl Scale {
    fn column(&self, day: i64) -> usize {
        let columns = i64::try_from(self.columns).unwrap_or(i64::MAX);
        let column = (day - self.first).saturating_mul(columns) / self.days;
        usize::try_from(column).unwrap_or(0).min(self.columns - 1)
    }

    fn draw(&self, bar: &Bar) -> String {
        let (from, done) = (self.column(bar.from), self.column(bar.done));
        let full = "█".repeat(done - from + 1);
        let rest = match bar.until {
            Some(until) => "░".repeat(self.column(until).saturating_sub(done)),
            None => "→".to_owned(),
        };
        format!("{:from$}{full}{rest}", "")
    }
}

#[cfg(test)]
mod tests {
    use super::{Bar, Scale};

    #[test]
    fn a_bar_is_full_to_the_earliest_end_and_light_to_the_latest() {
        let scale = Scale { first: -10, days: 40, columns: 20 };
        let drawn = |from, done, until| scale.draw(&Bar { from, done, until });
        assert_eq!(drawn(-10, -10, Some(-10)), "█");
        assert_eq!(drawn(-10, 0, Some(29)), "██████░░░░░░░░░░░░░░");
        assert_eq!(drawn(0, 10, None), "     ██████→");
        assert_eq!(drawn(29, 29, Some(29)), "                   █");
    }
}
