//! A picture written in SVG, placed by the engine that is built in.

mod layout;
mod legend;
mod outline;
mod pack;
mod parts;
mod size;
mod stroke;
mod words;

use std::fmt::Write as _;

use super::{
    arrows::{self, Arrow},
    described::{escaped, head, role},
    fonts::FAMILIES,
    look::{BLACK, DARK, GREY, PAPER, Pen},
    picture::{Figure, Picture},
    wanted::Refusal,
};
use layout::{Place, Placed};
use size::{DETAIL, HEADING, Row, Sizes};
use words::{Align, number, rows_at};

/// The space around everything, and between the heading, the picture and the legend.
const MARGIN: f64 = 20.0;

/// The picture as SVG; `dark` adds the colours for readers whose screens are dark.
pub(super) fn write(picture: &Picture, dark: bool) -> Result<String, Refusal> {
    let sizes = Sizes::new();
    let arrows = arrows::all(picture).into_iter().filter(|arrow| arrow.stroke.pen != Pen::Invisible);
    let arrows: Vec<Arrow<'_>> = arrows.collect();
    let placed = layout::place(picture, &arrows, &sizes)?;
    let heading = heading(picture);
    let [heading_width, heading_height] = sizes.block(&heading);
    let wide = placed.whole.width.max(heading_width).max(480.0);
    let legend = legend::arrange(&picture.legend, &sizes, wide);
    let top = MARGIN + heading_height + 14.0;
    let bottom = top + placed.whole.height + MARGIN;
    let size = [wide + 2.0 * MARGIN, bottom + legend.height + MARGIN].map(f64::ceil);
    let mut out = opening(picture, size, dark);
    rows_at(&mut out, &heading, [MARGIN, MARGIN], Align::Left);
    let _ = writeln!(out, "<g transform=\"translate({} {})\">", number(MARGIN), number(top));
    body(&mut out, picture, &arrows, &placed);
    out.push_str("</g>\n");
    let _ = writeln!(out, "<g class=\"legend\" transform=\"translate({} {})\">", number(MARGIN), number(bottom));
    out.push_str(&legend.svg);
    out.push_str("</g>\n</svg>\n");
    Ok(out)
}

fn heading(picture: &Picture) -> Vec<Row> {
    let title = super::text::wrap(&picture.title, 70, 3).into_iter().map(|row| Row::new(row, HEADING, true));
    let notes = [picture.subject].into_iter().chain(picture.notes.iter().map(String::as_str));
    let notes = notes.flat_map(|note| super::text::wrap(note, 110, 3)).map(|row| Row::new(row, DETAIL + 1.0, false));
    title.chain(notes).collect()
}

fn opening(picture: &Picture, [width, height]: [f64; 2], dark: bool) -> String {
    let (width, height) = (number(width), number(height));
    let mut out = format!(
        "<svg {} xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" font-family=\"{FAMILIES}\">\n{}",
        role(picture),
        head(picture),
    );
    if dark {
        out.push_str(&style());
    }
    let _ = writeln!(out, "<rect class=\"paper\" width=\"{width}\" height=\"{height}\" fill=\"{PAPER}\"/>");
    out
}

/// The colours of a dark screen in place of those of paper.
fn style() -> String {
    let rules = DARK.iter().map(|(light, dark)| {
        format!(".model-picture [fill=\"{light}\"]{{fill:{dark}}}.model-picture [stroke=\"{light}\"]{{stroke:{dark}}}")
    });
    format!("<style>@media (prefers-color-scheme:dark){{{}}}</style>\n", rules.collect::<String>())
}

/// Frames lie under the lines, and boxes and words over them.
fn body(out: &mut String, picture: &Picture, arrows: &[Arrow<'_>], placed: &Placed) {
    for (index, group) in picture.groups.iter().enumerate() {
        if let (Some(name), Some(place)) = (&group.name, placed.groups.get(&index)) {
            write_group(out, name, *place);
        }
    }
    let place = |figure: &Figure| placed.figures.get(&figure.name).copied().unwrap_or_default();
    let (frames, boxes): (Vec<&Figure>, Vec<&Figure>) = picture.figures().partition(|figure| !figure.steps.is_empty());
    frames.iter().for_each(|figure| outline::write(out, figure, place(figure)));
    let routed = || placed.routes.iter().map(|(&index, route)| (&arrows[index], route));
    for (arrow, route) in routed() {
        let [left, right] = arrow.sides().map(|figure| (figure, place(figure)));
        stroke::write(out, arrow, route, [left, right]);
    }
    boxes.iter().for_each(|figure| outline::write(out, figure, place(figure)));
    for (arrow, route) in routed() {
        stroke::write_words(out, arrow.line, route);
    }
}

fn write_group(out: &mut String, name: &str, place: Place) {
    let Place { x, y, width, height } = place;
    let label = escaped(name);
    let _ = writeln!(
        out,
        "<g class=\"group\" role=\"graphics-object\" aria-label=\"{label}\"><rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" \
         fill=\"none\" stroke=\"{GREY}\"/>",
        number(x),
        number(y),
        number(width),
        number(height),
    );
    rows_at(out, &size::group_rows(name), [x + 8.0, y + 4.0], Align::Left);
    out.push_str("</g>\n");
}

/// Ink of words and of most lines.
pub(super) const INK: &str = BLACK;
