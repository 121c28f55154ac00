//! Words in SVG: escaped, and set in rows.

use std::fmt::Write as _;

use super::{
    super::described::escaped,
    INK,
    size::{LEADING, Row},
};

/// On which side rows stand.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Align {
    /// `x` is their left end.
    Left,
    /// `x` is their middle.
    Center,
}

/// Writes rows one under the other from `y` down.
pub(super) fn rows_at(out: &mut String, rows: &[Row], [x, y]: [f64; 2], align: Align) {
    let anchor = if align == Align::Center { " text-anchor=\"middle\"" } else { "" };
    let mut top = y;
    for row in rows {
        let weight = if row.bold { " font-weight=\"bold\"" } else { "" };
        // The letters of a row stand on a line at about three quarters of its height.
        let base = top + f64::from(row.size) * (0.92 + (LEADING - 1.0) / 2.0);
        let text = escaped(&row.text);
        let _ = writeln!(
            out,
            "<text x=\"{}\" y=\"{}\" font-size=\"{}\"{weight}{anchor} fill=\"{INK}\">{text}</text>",
            number(x),
            number(base),
            row.size,
        );
        top += row.height();
    }
}

/// A length to a tenth of a pixel.
pub(super) fn number(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").map_or_else(|| text.clone(), str::to_owned)
}
