//! The legend in SVG: samples that flow in rows under the picture.

use std::fmt::Write as _;

use super::{
    super::{
        look::stroke,
        picture::{Figure, Legend, Sample, Shape},
    },
    layout::Place,
    outline,
    size::{DETAIL, Row, SIGN, Sizes},
    stroke::draw,
    words::{Align, number, rows_at},
};

use crate::finding::Severity;

/// The height of a row of samples, and the space between two samples.
const ROW: f64 = 28.0;
const GAP: f64 = 22.0;
/// How long the line of a sample is.
const LINE: f64 = 46.0;

/// A legend that is written and has its size.
pub(super) struct Arranged {
    pub(super) svg: String,
    pub(super) height: f64,
}

/// Sets the samples in rows of at most this width.
pub(super) fn arrange(legend: &Legend, sizes: &Sizes, width: f64) -> Arranged {
    let mut flow = Flow { svg: String::new(), at: [0.0, 0.0], width };
    let figures = legend.figures.iter().map(|figure| figure_sample(figure, sizes));
    for (svg, wide) in figures.chain(legend.lines.iter().map(|sample| line_sample(sample, sizes))) {
        flow.add(&svg, wide);
    }
    let rows = if legend.figures.is_empty() && legend.lines.is_empty() { 0.0 } else { flow.at[1] + ROW };
    Arranged { svg: flow.svg, height: rows }
}

struct Flow {
    svg: String,
    at: [f64; 2],
    width: f64,
}

impl Flow {
    fn add(&mut self, svg: &str, wide: f64) {
        if self.at[0] > 0.0 && self.at[0] + wide > self.width {
            self.at = [0.0, self.at[1] + ROW];
        }
        let [x, y] = self.at.map(number);
        let _ = writeln!(self.svg, "<g transform=\"translate({x} {y})\">\n{svg}</g>");
        self.at[0] += wide + GAP;
    }
}

/// A small figure with what it means inside; for a finding its sign.
fn figure_sample(figure: &Figure, sizes: &Sizes) -> (String, f64) {
    let row = Row::new(figure.title.as_str(), DETAIL, false);
    let sign = if figure.findings.worst().is_some() { SIGN } else { 0.0 };
    let side = if figure.shape == Shape::Act { 7.0 } else { 14.0 };
    // In a circle or a rhomb words have no room: they stand beside it.
    let beside = if matches!(figure.shape, Shape::Junction | Shape::Clash) { 9.0 } else { 0.0 };
    let wide = sizes.width(&row) + 2.0 * side + sign + beside;
    let place = Place { x: 0.0, y: 0.0, width: if beside > 0.0 { 18.0 } else { wide }, height: 18.0 };
    let place = if figure.shape == Shape::Statement { Place { y: -5.0, height: 23.0, ..place } } else { place };
    // The double outline keeps clear of the word.
    let place =
        if figure.findings.worst() == Some(Severity::Error) { Place { y: -3.0, height: 24.0, ..place } } else { place };
    let mut svg = String::new();
    outline::shape(&mut svg, figure, place);
    for (severity, count) in figure.findings.counts() {
        outline::sign(&mut svg, severity, count, [3.0, 1.0]);
    }
    rows_at(&mut svg, &[row], [sign + side + beside, 3.0], Align::Left);
    (svg, wide)
}

/// The line between the words for what stands at its ends.
fn line_sample(sample: &Sample, sizes: &Sizes) -> (String, f64) {
    let [from, to] = sample.words.map(|words| Row::new(words, DETAIL, false));
    let before = sizes.width(&from);
    let mut svg = String::new();
    let (start, end) = (before + 5.0, before + 5.0 + LINE);
    rows_at(&mut svg, std::slice::from_ref(&from), [0.0, 3.0], Align::Left);
    draw(&mut svg, &stroke(sample.meaning), sample.circle, &[[start, 9.5], [end, 9.5]]);
    rows_at(&mut svg, std::slice::from_ref(&to), [end + 5.0, 3.0], Align::Left);
    (svg, end + 5.0 + sizes.width(&to))
}
