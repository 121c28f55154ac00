//! What a change does, as text.

use super::{
    super::{change, change::Section, tables, visible::visible, wrap::wrap},
    summary::heading,
    totals::newest,
    zone::{bold, indented},
};
use crate::report::Change;

/// What lies between two drafts, or what suppositions change, in lines of at most `width` columns.
pub fn change(change: &Change, width: usize) -> String {
    let (before, after) = (change::title(&change.before), change::title(&change.after));
    let title = if change.supposed.is_empty() { format!("From {before} to {after}") } else { before.to_owned() };
    let mut blocks = vec![heading(&title, &change::facts(change), width)];
    if change.is_nothing() {
        blocks.push("Nothing changes: not a verdict, not a finding, not a package.".to_owned());
    } else {
        blocks.extend(change::sections(change).iter().map(|it| section(it, width)));
    }
    let file = change.after.checked.file();
    let next = if change.supposed.is_empty() {
        format!("`model check {file}` says all there is to say of the second")
    } else {
        format!("`model check {file}` says all there is to say without the supposition")
    };
    let dates = [&change.before, &change.after].map(|side| side.checked.framework.newest_source());
    let date = dates.into_iter().flatten().max_by_key(|date| date.first);
    blocks.push(wrap(&visible(&format!("next: {next}\n{}", newest(date))), width).join("\n"));
    blocks.join("\n\n") + "\n"
}

fn section(section: &Section, width: usize) -> String {
    let mut parts = vec![bold(section.title)];
    if !section.rows.is_empty() {
        let mut table = tables::plain(width);
        table.set_header(&section.header);
        for row in &section.rows {
            table.add_row(row.iter().map(|cell| visible(cell)));
        }
        parts.push(tables::finish(table));
    }
    parts.extend(section.list.iter().map(|line| indented(&format!("- {line}"), 2, width).join("\n")));
    parts.extend(section.text.iter().map(|text| wrap(&visible(text), width).join("\n")));
    parts.join("\n")
}
