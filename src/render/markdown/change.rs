//! What a change does, as a page.

use super::{
    super::{change, change::Section},
    prose::prose,
    table,
};
use crate::report::Change;

/// The page, with a line break at the end.
pub fn change(change: &Change) -> String {
    let (before, after) = (change::title(&change.before), change::title(&change.after));
    let facts = change::facts(change).into_iter().map(|(name, fact)| format!("- {}: {}", name.trim(), prose(&fact)));
    let mut blocks =
        vec![format!("# From {} to {}", prose(before), prose(after)), facts.collect::<Vec<_>>().join("\n")];
    if change.is_nothing() {
        blocks.push("Nothing changes: not a verdict, not a finding, not a package.".to_owned());
    } else {
        blocks.extend(change::sections(change).iter().map(section));
    }
    let dates = [&change.before, &change.after].map(|side| side.checked.framework.newest_source());
    let date = dates.into_iter().flatten().max_by_key(|date| date.first);
    blocks.extend(date.map(|date| format!("Newest source: {date}; nothing here is current by itself.")));
    blocks.join("\n\n") + "\n"
}

fn section(section: &Section) -> String {
    let mut parts = vec![format!("## {}", section.title)];
    if !section.rows.is_empty() {
        let header: Vec<String> = section.header.iter().map(|&cell| cell.to_owned()).collect();
        let rows = section.rows.iter().map(|row| row.iter().map(|cell| prose(cell)).collect());
        parts.push(table(&header, rows));
    }
    if !section.list.is_empty() {
        parts.push(section.list.iter().map(|line| format!("- {}", prose(line))).collect::<Vec<_>>().join("\n"));
    }
    parts.extend(section.text.iter().map(|text| prose(text)));
    parts.join("\n\n")
}
