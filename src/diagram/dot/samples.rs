//! The legend written in DOT: small samples in as many columns as the picture has.

use super::{
    super::{
        look::{outline, stroke},
        picture::{Figure, Picture, Sample},
        text::{quoted, small, wrap},
    },
    attributes, lines, put,
};

/// A cluster of samples, unless there is nothing to explain.
pub(super) fn write(out: &mut String, picture: &Picture) {
    let legend = &picture.legend;
    if legend.figures.is_empty() && legend.lines.is_empty() {
        return;
    }
    put(out, 1, "subgraph \"cluster:Legend\" {");
    let title = small(&["Legend".to_owned()], "");
    put(
        out,
        2,
        &format!("graph [label=<{title}>, labeljust=l, style=solid, class=group, margin=6, tooltip=\"Legend\"]"),
    );
    put(out, 2, "node [margin=\"0.06,0.03\", height=0.2, width=0.4, fontsize=9]");
    put(out, 2, "edge [minlen=1]");
    let width = lines::width(picture).max(4);
    legend.figures.iter().for_each(|figure| put(out, 2, &sample(figure)));
    for row in legend.figures.chunks(width) {
        beside(out, &row.iter().map(lines::name).collect::<Vec<_>>());
    }
    let pairs: Vec<[String; 2]> = legend.lines.iter().map(|sample| line(out, sample)).collect();
    for row in pairs.chunks(width / 2) {
        row.windows(2).for_each(|pair| beside(out, &[pair[0][1].clone(), pair[1][0].clone()]));
    }
    put(out, 1, "}");
}

fn sample(figure: &Figure) -> String {
    let shape = outline(figure.shape).shape;
    let findings = figure.findings.symbols();
    let title = if findings.is_empty() { figure.title.clone() } else { format!("{findings} {}", figure.title) };
    let label = small(&wrap(&title, 28, 2), "<br/>");
    format!("{} [label=<{label}>, shape={shape}, {}]", lines::name(figure), attributes(figure))
}

/// Writes the two ends of a sample and the line between them; gives the names of the ends.
fn line(out: &mut String, sample: &Sample) -> [String; 2] {
    let stroke = stroke(sample.meaning);
    let class = if sample.circle { "circle" } else { stroke.class };
    let ends = ["from", "to"].map(|end| quoted(&format!("legend:{class}:{end}")));
    for (end, words) in ends.iter().zip(sample.words) {
        let label = small(&[words.to_owned()], "");
        put(out, 2, &format!("{end} [label=<{label}>, shape=plaintext, class=\"caption\", tooltip={}]", quoted(words)));
    }
    let look = format!("{}, {}", lines::pen(&stroke, sample.circle), lines::direction(&stroke, false));
    let [from, to] = &ends;
    put(
        out,
        2,
        &format!("{from} -> {to} [{look}, class=\"line {class}\", tooltip={}]", quoted(&sample.words.join(" … "))),
    );
    ends
}

fn beside(out: &mut String, names: &[String]) {
    if names.len() > 1 {
        put(out, 2, &format!("{} [style=invis]", names.join(" -> ")));
    }
}
