//! Comma-separated values (RFC 4180), for spreadsheets.

mod comparison;
mod packages;
mod timeline;

pub use comparison::comparison;
pub use packages::packages;
pub use timeline::timeline;

/// The cells of a line, and its end.
fn line(cells: impl IntoIterator<Item = String>) -> String {
    let cells: Vec<String> = cells.into_iter().map(|cell| quoted(&cell)).collect();
    cells.join(",") + "\r\n"
}

/// A cell that no spreadsheet splits, and that none takes for a formula.
fn quoted(cell: &str) -> String {
    let formula = cell.starts_with(['=', '+', '@', '\t']) || cell.starts_with('-') && cell.parse::<i64>().is_err();
    let cell = if formula { format!("'{cell}") } else { cell.to_owned() };
    if cell.contains([',', '"', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
}
