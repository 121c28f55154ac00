//! Figures in SVG: outlines that say what a thing is, and the words inside.

use std::fmt::Write as _;

use super::{
    super::{
        described::escaped,
        look::{Alarm, PAPER, alarm},
        picture::{Figure, Mark, Shape, Tally},
    },
    INK,
    layout::Place,
    size::{SIGN, SIGNS, rows},
    words::{Align, number, rows_at},
};
use crate::finding::Severity;

/// The radius of the corners of a party that is high because many lines end there.
const ROUND: f64 = 36.0;

/// How far the slanting sides of a shape reach in.
const SLANT: f64 = 10.0;

/// Writes a figure, without its steps.
pub(super) fn write(out: &mut String, figure: &Figure, place: Place) {
    let label = escaped(&figure.tooltip.join("\n"));
    let parties = escaped(&figure.facts.parties.join(" "));
    let _ = writeln!(
        out,
        "<g id=\"{}\" class=\"{}\" role=\"graphics-symbol\" aria-label=\"{}\" data-id=\"{}\" data-parties=\"{parties}\"><title>{label}</title>",
        escaped(&figure.id),
        figure.class(),
        escaped(&figure.title),
        escaped(&figure.name),
    );
    if let Some(url) = &figure.link {
        let _ = writeln!(out, "<a href=\"{}\" target=\"_blank\" rel=\"noopener\">", escaped(url));
    }
    shape(out, figure, place);
    inside(out, figure, place);
    out.push_str(if figure.link.is_some() { "</a></g>\n" } else { "</g>\n" });
}

/// Writes the outline alone.
pub(super) fn shape(out: &mut String, figure: &Figure, place: Place) {
    let Alarm { color, fill, outlines, width } = alarm(figure.findings.worst());
    let dash = match figure.marks.iter().max() {
        Some(Mark::Bracketed) => " stroke-dasharray=\"6 4\"",
        Some(Mark::LeftOut) => " stroke-dasharray=\"9 3 1.5 3\"",
        Some(Mark::Implied) => " stroke-dasharray=\"1.5 3\"",
        None => "",
    };
    let outer = path(figure.shape, place);
    let _ = writeln!(out, "<path d=\"{outer}\" fill=\"{fill}\" stroke=\"{color}\" stroke-width=\"{width}\"{dash}/>");
    if outlines > 1 && figure.steps.is_empty() {
        let inner = Place { x: place.x + 3.5, y: place.y + 3.5, width: place.width - 7.0, height: place.height - 7.0 };
        let inner = path(figure.shape, inner);
        let _ = writeln!(out, "<path d=\"{inner}\" fill=\"none\" stroke=\"{color}\" stroke-width=\"1\"{dash}/>");
    }
}

/// The words, in the middle of a box and at the top of a frame, and the signs of the findings under them.
fn inside(out: &mut String, figure: &Figure, place: Place) {
    let rows = rows(figure);
    let words: f64 = rows.iter().map(super::size::Row::height).sum();
    let signs = if figure.findings == Tally::default() { 0.0 } else { SIGNS };
    let middle = place.x + place.width / 2.0;
    let top = place.y + (place.height - words - signs) / 2.0;
    let (at, align) = match figure.shape {
        _ if !figure.steps.is_empty() => ([place.x + 10.0, place.y + 7.0], Align::Left),
        Shape::Statement | Shape::Plan => ([middle, top + 4.0], Align::Center),
        _ => ([middle, top], Align::Center),
    };
    rows_at(out, &rows, at, align);
    let count = figure.findings.counts().count();
    let wide = SIGN * f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    let left = if align == Align::Left { at[0] } else { middle - wide / 2.0 };
    for (index, (severity, count)) in (0u32..).zip(figure.findings.counts()) {
        sign(out, severity, count, [left + SIGN * f64::from(index), at[1] + words]);
    }
}

/// The sign of a level and how often it occurs.
pub(super) fn sign(out: &mut String, severity: Severity, count: usize, [x, y]: [f64; 2]) {
    let (x, y) = (x + 8.0, y + 8.0);
    let at = format!("transform=\"translate({} {})\"", number(x), number(y));
    let _ = match severity {
        Severity::Error => writeln!(
            out,
            "<path {at} d=\"M-3.5 -3.5L3.5 3.5M3.5 -3.5L-3.5 3.5\" stroke=\"{INK}\" stroke-width=\"2.5\" fill=\"none\"/>"
        ),
        Severity::Warning => writeln!(out, "<path {at} d=\"M0 -4.5L4.5 3.5L-4.5 3.5Z\" fill=\"{INK}\"/>"),
        Severity::Note => writeln!(out, "<path {at} d=\"M-2 0A2 2 0 1 0 2 0A2 2 0 1 0 -2 0Z\" fill=\"{INK}\"/>"),
    };
    let row = super::size::Row::new(count.to_string(), 11.0, true);
    rows_at(out, &[row], [x + 8.0, y - 7.0], Align::Left);
}

/// The outline of a shape that fills a place.
pub(super) fn path(shape: Shape, Place { x, y, width: w, height: h }: Place) -> String {
    let (right, bottom, middle) = (x + w, y + h, y + h / 2.0);
    let slant = SLANT.min(w / 4.0);
    match shape {
        // A low one must not look like a party.
        Shape::Standing => rounded([x, y], [w, h], (h / 4.0).min(10.0)),
        Shape::Party => rounded([x, y], [w, h], (h / 2.0).min(ROUND)),
        Shape::Junction => rounded([x, y], [w, h], w / 2.0),
        Shape::Choice => polygon(&[
            [x + slant, y],
            [right - slant, y],
            [right, middle],
            [right - slant, bottom],
            [x + slant, bottom],
            [x, middle],
        ]),
        Shape::Event => {
            let cut = slant.min(h / 3.0);
            polygon(&[
                [x + cut, y],
                [right - cut, y],
                [right, y + cut],
                [right, bottom - cut],
                [right - cut, bottom],
                [x + cut, bottom],
                [x, bottom - cut],
                [x, y + cut],
            ])
        }
        Shape::Issue => polygon(&[[x + slant, y], [right, y], [right - slant, bottom], [x, bottom]]),
        Shape::Clash => polygon(&[[x + w / 2.0, y], [right, middle], [x + w / 2.0, bottom], [x, middle]]),
        Shape::Signature => {
            polygon(&[[x, y], [right - slant, y], [right, middle], [right - slant, bottom], [x, bottom]])
        }
        Shape::Amendment => {
            let fold = polygon(&[[x, y], [right - 9.0, y], [right, y + 9.0], [right, bottom], [x, bottom]]);
            format!("{fold}M{} {}V{}H{}", number(right - 9.0), number(y), number(y + 9.0), number(right))
        }
        // A tab at the left, and a folder's at the right.
        Shape::Statement => {
            polygon(&[[x, y], [x + 26.0, y], [x + 26.0, y + 8.0], [right, y + 8.0], [right, bottom], [x, bottom]])
        }
        Shape::Plan => polygon(&[
            [x, y + 8.0],
            [right - 26.0, y + 8.0],
            [right - 26.0, y],
            [right, y],
            [right, bottom],
            [x, bottom],
        ]),
        Shape::Act => polygon(&[[x, y], [right, y], [right, bottom], [x, bottom]]),
    }
}

/// How far the outline lies within the place at a height, at the left and at the right: there lines end.
pub(super) fn inset(shape: Shape, place: Place, y: f64) -> [f64; 2] {
    let (height, half) = (place.height.max(1.0), place.height.max(1.0) / 2.0);
    let slant = SLANT.min(place.width / 4.0);
    // From -1 at the top to 1 at the bottom.
    let at = ((y - place.y - half) / half).clamp(-1.0, 1.0);
    match shape {
        Shape::Junction => [half - half * (1.0 - at * at).sqrt(); 2],
        Shape::Party => {
            let radius = half.min(ROUND);
            let beyond = (half * at.abs() - half + radius).max(0.0);
            [radius - (radius * radius - beyond * beyond).sqrt(); 2]
        }
        Shape::Choice => [slant * at.abs(); 2],
        Shape::Clash => [place.width / 2.0 * at.abs(); 2],
        Shape::Signature => [0.0, slant * at.abs()],
        Shape::Issue => {
            let down = (y - place.y) / height;
            [slant * (1.0 - down), slant * down]
        }
        _ => [0.0; 2],
    }
}

fn polygon(points: &[[f64; 2]]) -> String {
    let points = points.iter().map(|[x, y]| format!("{} {}", number(*x), number(*y)));
    format!("M{}Z", points.collect::<Vec<_>>().join("L"))
}

fn rounded([x, y]: [f64; 2], [width, height]: [f64; 2], radius: f64) -> String {
    let radius = radius.min(width / 2.0).min(height / 2.0);
    let arc = |across: f64, down: f64| format!("a{0} {0} 0 0 1 {1} {2}", number(radius), number(across), number(down));
    let (across, down) = (width - 2.0 * radius, height - 2.0 * radius);
    let sides = [
        format!("h{}{}", number(across), arc(radius, radius)),
        format!("v{}{}", number(down), arc(-radius, radius)),
        format!("h{}{}", number(-across), arc(-radius, -radius)),
        format!("v{}{}", number(-down), arc(radius, -radius)),
    ];
    format!("M{} {}{}Z", number(x + radius), number(y), sides.concat())
}

/// Behind words on a line.
pub(super) fn plate(out: &mut String, place: Place) {
    let Place { x, y, width, height } = place;
    let _ = writeln!(
        out,
        "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{PAPER}\"/>",
        number(x),
        number(y),
        number(width),
        number(height),
    );
}
