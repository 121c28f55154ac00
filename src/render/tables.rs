//! Tables for the terminal.

use comfy_table::{Cell, CellAlignment, ContentArrangement, Table, presets};

use super::visible::visible;
use crate::report::{Checked, Tally};

/// Parties against the verdicts on their red lines and demands; empty if no party insists on anything.
pub(super) fn parties(checked: &Checked, width: usize) -> String {
    let insisting: Vec<&Tally> = checked.parties.iter().filter(|tally| tally.insists()).collect();
    if insisting.is_empty() {
        return String::new();
    }
    let mut table = plain(width);
    table.set_header([
        "\nparty",
        "red lines\nupheld",
        "\nbreached",
        "\nopen",
        "\nsilent",
        "demands\nupheld",
        "\nbreached",
        "\nopen",
        "\nsilent",
    ]);
    for column in table.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    for tally in insisting {
        let counts = tally.red_lines.in_order().into_iter().chain(tally.demands.in_order());
        let name = Cell::new(visible(&checked.framework.parties[tally.party].name));
        table.add_row(std::iter::once(name).chain(counts.map(count)));
    }
    table.trim_fmt()
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

/// None is a dot, so that the eye finds what there is.
fn count(count: usize) -> Cell {
    if count == 0 { Cell::new("·") } else { Cell::new(count) }
}
