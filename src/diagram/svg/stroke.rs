//! Lines in SVG: pens, heads, and the words on them.

use std::fmt::Write as _;

use super::{
    super::{
        arrows::Arrow,
        described::escaped,
        look::{PAPER, Pen, Stroke},
        picture::{Figure, Line},
    },
    layout::{Place, Route},
    outline::{inset, plate},
    size,
    words::{Align, number, rows_at},
};

/// How a corner is rounded.
const CORNER: f64 = 5.0;

/// Writes a line without its words.
pub(super) fn write(out: &mut String, arrow: &Arrow<'_>, route: &Route, [left, right]: [(&Figure, Place); 2]) {
    if route.points.len() < 2 {
        return;
    }
    let mut points = route.points.clone();
    touch(&mut points, left, right);
    let tooltip = escaped(&arrow.tooltip());
    let _ = writeln!(
        out,
        "<g id=\"{}\" class=\"{}\" role=\"graphics-symbol\" aria-label=\"{tooltip}\" data-from=\"{}\" data-to=\"{}\"><title>{tooltip}</title>",
        escaped(&arrow.id),
        arrow.class(),
        escaped(&arrow.from.name),
        escaped(&arrow.to.name),
    );
    if arrow.back {
        points.reverse();
    }
    draw(out, &arrow.stroke, arrow.line.circle, &points);
    out.push_str("</g>\n");
}

/// Writes the words on a line, on a plate: it would run through them.
pub(super) fn write_words(out: &mut String, line: &Line, route: &Route) {
    if let Some(place) = route.words {
        plate(out, place);
        rows_at(out, &size::words(line), [place.x + place.width / 2.0, place.y + 1.0], Align::Center);
    }
}

/// Leads the ends from the rectangles to the outlines within.
fn touch(points: &mut [[f64; 2]], left: (&Figure, Place), right: (&Figure, Place)) {
    let last = points.len() - 1;
    for (index, (figure, place)) in [(0, left), (last, right)] {
        if !figure.steps.is_empty() {
            continue;
        }
        let [x, y] = points[index];
        let [at_left, at_right] = inset(figure.shape, place, y);
        if (x - place.x).abs() < 1.0 {
            points[index][0] = x + at_left;
        } else if (x - place.x - place.width).abs() < 1.0 {
            points[index][0] = x - at_right;
        }
    }
}

/// Draws a line from its first point to its last, where its head is.
pub(super) fn draw(out: &mut String, stroke: &Stroke, circle: bool, points: &[[f64; 2]]) {
    let (color, width) = (stroke.color, stroke.pen.width(circle));
    let Head { path, length, open, both } = head(stroke.head);
    let scale = if circle { 1.5 } else { 1.0 };
    let mut line = points.to_vec();
    shorten(&mut line, length * scale);
    let d = rounded(&line);
    let dash = match stroke.pen {
        Pen::Dashed => " stroke-dasharray=\"7 4\"",
        Pen::Bold => " stroke-dasharray=\"9 5\"",
        Pen::Dotted => " stroke-dasharray=\"1.5 3.5\"",
        Pen::Solid | Pen::Double | Pen::Invisible => "",
    };
    let pen = if stroke.pen == Pen::Double { width * 3.0 } else { width };
    let _ = writeln!(out, "<path d=\"{d}\" fill=\"none\" stroke=\"{color}\" stroke-width=\"{pen:.1}\"{dash}/>");
    if stroke.pen == Pen::Double {
        let _ = writeln!(out, "<path d=\"{d}\" fill=\"none\" stroke=\"{PAPER}\" stroke-width=\"{width:.1}\"/>");
    }
    if path.is_empty() {
        return;
    }
    let fill = if open { PAPER } else { color };
    let backwards: Vec<[f64; 2]> = points.iter().rev().copied().collect();
    for way in [Some(points), both.then_some(&backwards[..])].into_iter().flatten() {
        let ([x, y], angle) = tip(way);
        let _ = writeln!(
            out,
            "<path transform=\"translate({} {}) rotate({}) scale({scale})\" d=\"{path}\" fill=\"{fill}\" stroke=\"{color}\" stroke-width=\"1.2\"/>",
            number(x),
            number(y),
            number(angle),
        );
    }
}

/// The mark at the end of a line.
struct Head {
    /// With its tip at the origin, coming from the left.
    path: &'static str,
    /// How far before the tip the line ends.
    length: f64,
    /// Filled with paper.
    open: bool,
    /// Both ends have it.
    both: bool,
}

fn head(name: &str) -> Head {
    let triangle = "M0 0L-9 -4L-9 4Z";
    let inverse = "M0 -4.5L0 4.5L-9 0Z";
    let diamond = "M0 0L-6 -4L-12 0L-6 4Z";
    let circle = "M0 0A4 4 0 1 0 -8 0A4 4 0 1 0 0 0Z";
    let square = "M0 -3.5L-7 -3.5L-7 3.5L0 3.5Z";
    let (path, length, open) = match name {
        "normal" => (triangle, 8.0, false),
        "onormal" => (triangle, 9.0, true),
        "teenormal" => ("M-0.5 -5.5L-0.5 5.5L-2.5 5.5L-2.5 -5.5ZM-2.5 0L-11 -4.5L-11 4.5Z", 10.0, false),
        "oinv" => (inverse, 9.0, true),
        "vee" => ("M0 0L-10 -4.5L-6 0L-10 4.5Z", 6.0, false),
        "tee" => ("M-1 -5.5L-1 5.5L-3 5.5L-3 -5.5Z", 1.0, false),
        "teeonormal" => ("M-0.5 -5.5L-0.5 5.5L-2.5 5.5L-2.5 -5.5ZM-2.5 0L-11 -4.5L-11 4.5Z", 11.0, true),
        // As the sign for a pause.
        "teetee" => ("M-1 -5.5L-1 5.5L-3 5.5L-3 -5.5ZM-5 -5.5L-5 5.5L-7 5.5L-7 -5.5Z", 7.0, false),
        "diamond" => (diamond, 10.0, false),
        "odiamond" => (diamond, 12.0, true),
        "dot" => (circle, 6.0, false),
        "odot" => (circle, 8.0, true),
        "box" => (square, 6.0, false),
        "obox" => (square, 7.0, true),
        _ => ("", 0.0, false),
    };
    Head { path, length, open, both: name == "tee" }
}

/// The last point of a line and the direction in which it gets there, in degrees.
fn tip(points: &[[f64; 2]]) -> ([f64; 2], f64) {
    let last = points[points.len() - 1];
    let before = points
        .iter()
        .rev()
        .find(|point| (point[0] - last[0]).hypot(point[1] - last[1]) > 0.01)
        .copied()
        .unwrap_or(last);
    (last, (last[1] - before[1]).atan2(last[0] - before[0]).to_degrees())
}

/// Takes so much off the end of a line, but not its last corner.
fn shorten(points: &mut [[f64; 2]], by: f64) {
    let [.., before, last] = points else { return };
    let length = (last[0] - before[0]).hypot(last[1] - before[1]);
    if length > 0.0 {
        let keep = 1.0 - (by / length).min(0.9);
        *last = [before[0] + (last[0] - before[0]) * keep, before[1] + (last[1] - before[1]) * keep];
    }
}

/// The line with its corners rounded.
fn rounded(points: &[[f64; 2]]) -> String {
    let at = |[x, y]: [f64; 2]| format!("{} {}", number(x), number(y));
    let mut d = format!("M{}", at(points[0]));
    for corner in points.windows(3) {
        let [before, here, after] = [corner[0], corner[1], corner[2]];
        let _ = write!(d, "L{}Q{} {}", at(towards(here, before)), at(here), at(towards(here, after)));
    }
    let _ = write!(d, "L{}", at(points[points.len() - 1]));
    d
}

/// A point a little way from one point to another, never beyond the middle.
fn towards([x, y]: [f64; 2], other: [f64; 2]) -> [f64; 2] {
    let (dx, dy) = (other[0] - x, other[1] - y);
    let part = (CORNER / dx.hypot(dy).max(1.0)).min(0.5);
    [x + dx * part, y + dy * part]
}
