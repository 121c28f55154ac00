//! The lines of a picture written in DOT.

use super::{
    super::{
        arrows::{self, Arrow},
        look::{Pen, Stroke},
        picture::{Figure, Picture},
        text::{plate, quoted, wrap},
    },
    frame,
};

/// One statement of DOT a line.
pub(super) fn statements(picture: &Picture) -> Vec<String> {
    arrows::all(picture).iter().map(statement).collect()
}

fn statement(arrow: &Arrow<'_>) -> String {
    // Graphviz ties no line to a frame: it is tied to the last step inside and cut at the frame.
    let [left, right] = if arrow.back { [arrow.head(), arrow.tail()] } else { [arrow.tail(), arrow.head()] };
    format!("{} -> {} [{}]", quoted(&left.name), quoted(&right.name), attributes(arrow).join(", "))
}

fn attributes(arrow: &Arrow<'_>) -> Vec<String> {
    let (line, stroke) = (arrow.line, &arrow.stroke);
    let mut attributes = vec![pen(stroke, line.circle), direction(stroke, arrow.back)];
    if stroke.pen == Pen::Invisible {
        return attributes;
    }
    if !line.words.is_empty() {
        attributes.push(format!("label=<{}>", plate(&wrap(&line.words, 30, 3))));
    }
    let [tail_cut, head_cut] = if arrow.back { ["lhead", "ltail"] } else { ["ltail", "lhead"] };
    for (cut, figure, other) in [(tail_cut, arrow.from, arrow.to), (head_cut, arrow.to, arrow.from)] {
        // A line inside a frame is not cut at it.
        if !figure.steps.is_empty() && figure.parts().all(|part| part.end != other.end) {
            attributes.push(format!("{cut}={}", quoted(&frame(figure))));
        }
    }
    attributes.push(format!("id={}", quoted(&arrow.id)));
    attributes.push(format!("class=\"{}\"", arrow.class()));
    attributes.push(format!("tooltip={}", quoted(&arrow.tooltip())));
    attributes
}

/// The style, colour and width of a line.
pub(super) fn pen(stroke: &Stroke, circle: bool) -> String {
    let color = stroke.color;
    let width = stroke.pen.width(circle);
    match stroke.pen {
        Pen::Solid => format!("style=solid, color=\"{color}\", penwidth={width}"),
        Pen::Dashed | Pen::Bold => format!("style=dashed, color=\"{color}\", penwidth={width}"),
        Pen::Dotted => format!("style=dotted, color=\"{color}\", penwidth={width}"),
        Pen::Double => format!("style=solid, color=\"{color}:#FFFFFF:{color}\", penwidth={width}"),
        Pen::Invisible => "style=invis".to_owned(),
    }
}

/// The head of a line, at whichever end it stands.
pub(super) fn direction(stroke: &Stroke, back: bool) -> String {
    match (stroke.head, back) {
        // What holds both ways has the same mark at both ends.
        ("tee", _) => "dir=both, arrowhead=tee, arrowtail=tee".to_owned(),
        (head, false) => format!("arrowhead={head}"),
        (head, true) => format!("dir=back, arrowtail={head}"),
    }
}

/// Whether any line of the picture leads on from another: how many figures stand beside each other at most.
pub(super) fn width(picture: &Picture) -> usize {
    let arrows = arrows::all(picture);
    let mut places = std::collections::BTreeMap::new();
    // A few rounds are enough to tell a narrow picture from a wide one.
    for _ in 0..MOST {
        for [left, right] in arrows.iter().map(Arrow::sides) {
            let at: usize = places.get(&left.end).copied().unwrap_or(1);
            let place = places.entry(right.end).or_insert(1);
            *place = (*place).max(at + 1).min(MOST);
        }
    }
    places.into_values().max().unwrap_or(1)
}

/// Beyond so many columns a legend is wide enough.
const MOST: usize = 6;

/// Of no use but for reading: a figure's name as DOT wants it.
pub(super) fn name(figure: &Figure) -> String {
    quoted(&figure.name)
}
