//! The legend: what a picture uses, and nothing else.

use std::{collections::BTreeSet, fmt::Write as _};

use super::{
    look::{Stroke, outline, stroke},
    picture::{Figure, Picture},
    text::quoted,
};

/// Writes the legend as a group of its own.
pub(super) fn write(out: &mut String, picture: &Picture) {
    out.push_str("  subgraph \"cluster legend\" {\n    graph [label=<<b>Legend</b>>, tooltip=\"Legend\", labeljust=l, fontsize=13, style=solid, class=legend]\n");
    let figures: Vec<&Figure> = picture
        .groups
        .iter()
        .flat_map(|group| &group.figures)
        .flat_map(|figure| std::iter::once(figure).chain(&figure.steps))
        .collect();
    let shapes: BTreeSet<_> = figures.iter().map(|figure| figure.shape).collect();
    for shape in shapes {
        let (shape, class, text) = outline(shape);
        let style = if class == "standing" { "filled,rounded" } else { "filled" };
        let _ = writeln!(
            out,
            "    {} [label={}, shape={shape}, style={}, fillcolor=\"#FFFFFF\", fontsize=10]",
            quoted(&format!("legend {class}")),
            quoted(text),
            quoted(style)
        );
    }
    let meanings: BTreeSet<_> = picture.lines.iter().map(|line| line.meaning).collect();
    for meaning in meanings {
        let stroke = stroke(meaning);
        let (from, to) = stroke.legend.split_once(" → ").unwrap_or((stroke.legend, ""));
        let names = [format!("legend {} from", stroke.class), format!("legend {} to", stroke.class)];
        for (name, text) in names.iter().zip([from, to]) {
            let _ =
                writeln!(out, "    {} [label={}, shape=plain, style=solid, fontsize=10]", quoted(name), quoted(text));
        }
        let _ = writeln!(
            out,
            "    {} -> {} [{}, label={}]",
            quoted(&names[0]),
            quoted(&names[1]),
            stroke_attributes(&stroke),
            quoted(stroke.class)
        );
    }
    out.push_str("  }\n");
}

/// The attributes that make a line look like what it means.
pub(super) fn stroke_attributes(stroke: &Stroke) -> String {
    let Stroke { color, head, tail, .. } = stroke;
    let (style, color, width) = match stroke.style {
        "double" => ("solid", format!("{color}:#FFFFFF:{color}"), "1"),
        "bold" => ("dashed", (*color).to_owned(), "2.5"),
        style => (style, (*color).to_owned(), "1.2"),
    };
    let direction = if *tail == "none" { "forward" } else { "both" };
    format!("style={style}, color=\"{color}\", penwidth={width}, dir={direction}, arrowhead={head}, arrowtail={tail}")
}
