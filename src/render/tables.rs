//! Tables for the terminal.

mod comparison;
mod packages;
mod verdicts;

use comfy_table::{CellAlignment, ContentArrangement, Table, presets};
use unicode_width::UnicodeWidthStr as _;

use super::visible::visible;
use crate::report::{Checked, Counts, Tally};

pub(super) use comparison::{comparison, settled, speakers};
pub(super) use packages::packages;
pub(super) use verdicts::{sort, verdicts};

/// From this width on, tables have room for columns of a fixed width.
pub(super) const ROOMY: usize = 80;

/// Parties against the verdicts on their red lines and demands; empty if no party insists on anything.
pub(super) fn parties(checked: &Checked, width: usize) -> String {
    let insisting: Vec<&Tally> = checked.insisting().collect();
    if insisting.is_empty() {
        return String::new();
    }
    let mut table = plain(width);
    if width >= ROOMY {
        table.set_header(COLUMNS);
        table.column_iter_mut().skip(1).for_each(|column| {
            column.set_cell_alignment(CellAlignment::Right);
        });
    } else {
        table.set_header(["party", "red lines", "demands"]);
    }
    for tally in insisting {
        let counts = [&tally.red_lines, &tally.demands];
        let counts: Vec<String> = if width >= ROOMY {
            counts.into_iter().flat_map(in_columns).collect()
        } else {
            counts.map(in_words).into()
        };
        let name = visible(&checked.framework.parties[tally.party].name);
        table.add_row(std::iter::once(name).chain(counts));
    }
    finish(table)
}

const COLUMNS: [&str; 9] = [
    "\nparty",
    "red lines\nupheld",
    "\nbreached",
    "\nopen",
    "\nsilent",
    "demands\nupheld",
    "\nbreached",
    "\nopen",
    "\nsilent",
];

/// One number a column; none is a dot, so that the eye finds what there is.
fn in_columns(counts: &Counts) -> [String; 4] {
    counts.in_order().map(|(_, count)| if count == 0 { "·".to_owned() } else { count.to_string() })
}

/// "2 upheld, 1 silent".
fn in_words(counts: &Counts) -> String {
    let counted = counts.in_order().into_iter().filter(|&(_, count)| count > 0);
    counted.map(|(verdict, count)| format!("{count} {}", verdict.word())).collect::<Vec<_>>().join(", ")
}

/// A text on several lines of at most `width` columns, broken at spaces and after hyphens; further lines begin as far in as the first, and two more.
fn folded(text: &str, width: usize) -> String {
    let indent = text.len() - text.trim_start().len();
    let (mut folded, mut line) = (String::new(), 0);
    for word in text.split_inclusive(['-', ' ']) {
        if line > indent && line + word.trim_end().width() > width {
            let kept = folded.trim_end_matches(' ').len();
            folded.truncate(kept);
            folded.push('\n');
            folded.extend(std::iter::repeat_n(' ', indent + 2));
            line = indent + 2;
        }
        folded.push_str(word);
        line += word.width();
    }
    folded
}

/// A table without lines, in which nothing but the words counts.
pub(super) fn plain(width: usize) -> Table {
    let mut table = Table::new();
    table
        .load_style(presets::NOTHING.header_separator(comfy_table::LineStyle::none().fill('-').junction('-')))
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(u16::try_from(width).unwrap_or(u16::MAX));
    table
}

/// The table as text, flush left, with no spaces at the ends of lines.
pub(super) fn finish(mut table: Table) -> String {
    table.column_iter_mut().for_each(|column| {
        column.set_padding((0, 1));
    });
    table.trim_fmt()
}
