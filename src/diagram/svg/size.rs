//! How much room words and figures take.

use super::super::{
    fonts::Fonts,
    picture::{Figure, Line, Shape},
    text::wrap,
};

/// Sizes of print, in pixels.
pub(super) const TITLE: f32 = 12.0;
pub(super) const DETAIL: f32 = 10.0;
pub(super) const GROUP: f32 = 13.0;
pub(super) const HEADING: f32 = 17.0;

/// From one row of print to the next, in parts of its size.
pub(super) const LEADING: f64 = 1.25;

/// The space between words and the outline around them.
const PAD: [f64; 2] = [10.0, 7.0];

/// Measures.
pub(super) struct Sizes {
    fonts: Fonts,
}

/// One row of print.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row {
    pub(super) text: String,
    pub(super) size: f32,
    pub(super) bold: bool,
}

impl Row {
    pub(super) fn new(text: impl Into<String>, size: f32, bold: bool) -> Self {
        Self { text: text.into(), size, bold }
    }

    pub(super) fn height(&self) -> f64 {
        f64::from(self.size) * LEADING
    }
}

/// What stands in a figure: its title in bold, then details. The findings stand under them, drawn as signs.
pub(super) fn rows(figure: &Figure) -> Vec<Row> {
    let title = figure.title_rows().into_iter().map(|text| Row::new(text, TITLE, true));
    title.chain(figure.detail_rows().into_iter().map(|text| Row::new(text, DETAIL, false))).collect()
}

/// The words of a line.
pub(super) fn words(line: &Line) -> Vec<Row> {
    if line.words.is_empty() {
        return Vec::new();
    }
    wrap(&line.words, 30, 3).into_iter().map(|text| Row::new(text, DETAIL, false)).collect()
}

/// A sign and a number take so much.
pub(super) const SIGN: f64 = 30.0;
/// The row of signs is so high.
pub(super) const SIGNS: f64 = 16.0;

impl Sizes {
    pub(super) fn new() -> Self {
        Self { fonts: Fonts::new() }
    }

    /// Width and height of rows one under the other.
    pub(super) fn block(&self, rows: &[Row]) -> [f64; 2] {
        let widths = rows.iter().map(|row| self.width(row));
        [widths.fold(0.0, f64::max), rows.iter().map(Row::height).sum()]
    }

    pub(super) fn width(&self, row: &Row) -> f64 {
        f64::from(self.fonts.width(&row.text, row.size, row.bold))
    }

    /// Of a figure; of one with steps, its own words alone.
    pub(super) fn figure(&self, figure: &Figure) -> [f64; 2] {
        let [mut width, mut height] = self.block(&rows(figure));
        let signs = figure.findings.counts().count();
        if signs > 0 {
            height += SIGNS;
            width = width.max(SIGN * f64::from(u32::try_from(signs).unwrap_or(u32::MAX)));
        }
        let [width, height] = [width + 2.0 * PAD[0], height + 2.0 * PAD[1]].map(f64::ceil);
        around(figure.shape, [width, height])
    }

    pub(super) fn group_title(&self, name: &str) -> [f64; 2] {
        let [width, height] = self.block(&group_rows(name));
        [(width + 24.0).ceil(), (height + 6.0).ceil()]
    }

    /// `None`: there are no words on it.
    pub(super) fn words(&self, line: &Line) -> Option<[f64; 2]> {
        let rows = words(line);
        let [width, height] = self.block(&rows);
        (!rows.is_empty()).then(|| [(width + 6.0).ceil(), (height + 2.0).ceil()])
    }
}

/// The title of a group.
pub(super) fn group_rows(name: &str) -> Vec<Row> {
    wrap(name, 60, 2).into_iter().map(|text| Row::new(text, GROUP, true)).collect()
}

/// The outline around words of this size.
fn around(shape: Shape, [width, height]: [f64; 2]) -> [f64; 2] {
    match shape {
        Shape::Party => [width + height * 0.5, height],
        Shape::Choice | Shape::Issue | Shape::Signature => [width + 20.0, height],
        Shape::Event => [width + 8.0, height],
        // The title keeps clear of the fold.
        Shape::Amendment => [width + 14.0, height],
        Shape::Statement | Shape::Plan => [width, height + 8.0],
        Shape::Junction => {
            let size = width.max(height) - 6.0;
            [size, size]
        }
        Shape::Clash => [width * 1.4, height * 1.7],
        _ => [width, height],
    }
}
