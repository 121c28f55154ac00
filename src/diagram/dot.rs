//! A picture written in DOT.

use std::{collections::BTreeMap, fmt::Write as _};

use super::{
    legend,
    look::{alarm, outline, stroke},
    picture::{End, Figure, Line, Mark, Picture, Shape, Tally},
    text::{markup, quoted, visible, wrap},
};

/// What holds for the whole picture. Every text has its own box, so no viewer's font can push it over another.
const PREAMBLE: &str = r##"  graph [charset="UTF-8", rankdir=LR, compound=true, labelloc=t, fontsize=16, nodesep=0.25, ranksep=0.7, pad=0.3, newrank=true]
  graph [fontname="Helvetica,Arial,sans-serif", fontcolor="#000000", color="#767676"]
  node [fontname="Helvetica,Arial,sans-serif", fontcolor="#000000", fontsize=12, margin="0.16,0.08", height=0.3, style=filled]
  edge [fontname="Helvetica,Arial,sans-serif", fontcolor="#000000", fontsize=10, arrowsize=0.8]
"##;

/// The whole picture, with a legend of what it uses.
pub(super) fn write(picture: &Picture) -> String {
    let mut out = String::from("digraph framework {\n");
    out.push_str(PREAMBLE);
    let mut heading = bold(&wrap(&picture.title, 90, 2));
    if picture.elsewhere.worst().is_some() {
        let _ = write!(
            heading,
            "<br/>{}",
            small(&[format!("about no part of the picture: {}", symbols(picture.elsewhere))])
        );
    }
    let tooltip = quoted(&visible(&picture.title));
    let _ = writeln!(out, "  graph [label=<{heading}>, tooltip={tooltip}]");
    for (index, group) in picture.groups.iter().enumerate() {
        let Some(name) = &group.name else {
            group.figures.iter().for_each(|figure| write_figure(&mut out, figure, "  "));
            continue;
        };
        let title = quoted(name);
        let _ = writeln!(out, "  subgraph {} {{", quoted(&format!("cluster group {}", index + 1)));
        let label = bold(&wrap(name, 60, 2));
        let _ = writeln!(
            out,
            "    graph [label=<{label}>, tooltip={title}, labeljust=l, fontsize=13, style=dashed, class=group]"
        );
        group.figures.iter().for_each(|figure| write_figure(&mut out, figure, "    "));
        out.push_str("  }\n");
    }
    let ends = Ends::of(picture);
    picture.lines.iter().for_each(|line| write_line(&mut out, &ends, line));
    legend::write(&mut out, picture);
    out.push_str("}\n");
    out
}

/// Title in bold, details and findings in small print under it.
fn label(figure: &Figure) -> String {
    let title =
        if figure.marks.contains(&Mark::Bracketed) { format!("[{}]", figure.title) } else { figure.title.clone() };
    let mut rows: Vec<String> = figure.details.iter().flat_map(|detail| wrap(detail, 34, 3)).collect();
    if figure.findings.worst().is_some() {
        rows.push(symbols(figure.findings));
    }
    let title = bold(&wrap(&title, 28, 4));
    if rows.is_empty() { title } else { format!("{title}<br/>{}", small(&rows)) }
}

fn bold(rows: &[String]) -> String {
    let rows: Vec<String> = rows.iter().map(|row| markup(row)).collect();
    // Graphviz refuses an empty <b>.
    if rows.concat().is_empty() { " ".to_owned() } else { format!("<b>{}</b>", rows.join("<br/>")) }
}

fn small(rows: &[String]) -> String {
    let rows: Vec<String> = rows.iter().map(|row| markup(row)).collect();
    format!("<font point-size=\"10\">{}</font>", rows.join("<br/>"))
}

/// Each level with its count, such as "✖ 1  ▲ 2".
fn symbols(findings: Tally) -> String {
    let levels: Vec<String> = findings.levels().map(|(_, symbol, count)| format!("{symbol} {count}")).collect();
    levels.join("  ")
}

fn write_figure(out: &mut String, figure: &Figure, indent: &str) {
    if figure.steps.is_empty() {
        let _ = writeln!(out, "{indent}{} [{}]", quoted(&figure.name), attributes(figure));
        return;
    }
    let (_, fill, _, width) = alarm(figure.findings.worst());
    let _ = writeln!(out, "{indent}subgraph {} {{", quoted(&frame(figure)));
    let _ = writeln!(
        out,
        "{indent}  graph [label=<{}>, id={}, class={}, tooltip={}, labeljust=l, fontsize=12, style={}, color=\"#000000\", fillcolor=\"{fill}\", penwidth={width}]",
        label(figure),
        quoted(&figure.name),
        quoted(&class(figure)),
        quoted(&figure.tooltip),
        quoted(&style(figure)),
    );
    for step in &figure.steps {
        write_figure(out, step, &format!("{indent}  "));
    }
    let _ = writeln!(out, "{indent}}}");
}

fn frame(figure: &Figure) -> String {
    format!("cluster {}", figure.name)
}

fn attributes(figure: &Figure) -> String {
    let (color, fill, outlines, width) = alarm(figure.findings.worst());
    format!(
        "label=<{}>, shape={}, style={}, peripheries={outlines}, color=\"{color}\", fillcolor=\"{fill}\", penwidth={width}, id={}, class={}, tooltip={}",
        label(figure),
        outline(figure.shape).0,
        quoted(&style(figure)),
        quoted(&figure.name),
        quoted(&class(figure)),
        quoted(&figure.tooltip),
    )
}

fn style(figure: &Figure) -> String {
    let mut style = String::from("filled");
    if figure.shape == Shape::Standing {
        style.push_str(",rounded");
    }
    if figure.marks.contains(&Mark::Bracketed) {
        style.push_str(",dashed");
    } else if !figure.marks.is_empty() {
        style.push_str(",dotted");
    }
    style
}

fn class(figure: &Figure) -> String {
    let mut class = outline(figure.shape).1.to_owned();
    if let Some(worst) = figure.findings.worst() {
        let _ = write!(class, " {}", worst.word());
    }
    for mark in &figure.marks {
        class.push_str(match mark {
            Mark::Implied => " implied",
            Mark::Bracketed => " bracketed",
            Mark::LeftOut => " left-out",
        });
    }
    class
}

/// The figures by what they stand for, for the lines between them.
struct Ends<'a> {
    figures: BTreeMap<End, &'a Figure>,
}

impl<'a> Ends<'a> {
    fn of(picture: &'a Picture) -> Self {
        let figures = picture.groups.iter().flat_map(|group| &group.figures);
        let figures = figures.flat_map(|figure| std::iter::once(figure).chain(&figure.steps));
        Self { figures: figures.map(|figure| (figure.end, figure)).collect() }
    }
}

fn write_line(out: &mut String, ends: &Ends<'_>, line: &Line) {
    let (Some(from), Some(to)) = (ends.figures.get(&line.from), ends.figures.get(&line.to)) else { return };
    let stroke = stroke(line.meaning);
    // A component with steps is a frame: its lines are tied to a step and cut at the frame.
    let inside = |frame: &Figure, end: End| frame.steps.iter().any(|step| step.end == end);
    let tail = from.steps.last().map_or(&from.name, |step| &step.name);
    let head = to.steps.first().map_or(&to.name, |step| &step.name);
    let _ = write!(out, "  {} -> {} [", quoted(tail), quoted(head));
    if !from.steps.is_empty() && !inside(from, line.to) && from.end != to.end {
        let _ = write!(out, "ltail={}, ", quoted(&frame(from)));
    }
    if !to.steps.is_empty() && !inside(to, line.from) && from.end != to.end {
        let _ = write!(out, "lhead={}, ", quoted(&frame(to)));
    }
    out.push_str(&legend::stroke_attributes(&stroke));
    if !line.words.is_empty() {
        let _ = write!(out, ", label={}", quoted(&format!(" {} ", visible(&line.words))));
    }
    if !stroke.ranks {
        out.push_str(", constraint=false");
    }
    let tooltip = format!(
        "{} → {}: {}{}{}",
        from.name,
        to.name,
        stroke.class,
        if line.words.is_empty() { "" } else { ", " },
        line.words
    );
    let _ = writeln!(out, ", class={}, tooltip={}]", quoted(&format!("line {}", stroke.class)), quoted(&tooltip));
}
