//! A picture written in DOT.

use std::fmt::Write as _;

use super::{
    arrows,
    look::{Alarm, alarm, border, outline},
    picture::{End, Figure, Group, Mark, Picture, Shape},
    text::{bold, quoted, small, wrap},
};
use crate::finding::Severity;

/// What holds for the whole picture. Time runs from left to right: boxes are wider than high, so the things that may
/// happen side by side take less room one under the other. `newrank` keeps that order across groups. The margins leave room for a viewer's wider font.
const PREAMBLE: &str = r##"  graph [charset="UTF-8", rankdir=LR, compound=true, newrank=true, labelloc=t, nodesep=0.25, ranksep=0.7, pad=0.3]
  graph [fontname="Helvetica,Arial,sans-serif", fontcolor="#000000", fontsize=16, color="#767676"]
  node [fontname="Helvetica,Arial,sans-serif", fontcolor="#000000", fontsize=12, margin="0.18,0.09", height=0.3]
  edge [fontname="Helvetica,Arial,sans-serif", fontcolor="#000000", fontsize=10]
"##;

/// The whole picture.
pub(super) fn write(picture: &Picture) -> String {
    let mut out = format!("digraph framework {{\n{PREAMBLE}");
    let mut heading = bold(&wrap(&picture.title, 90, 2), Align::Center.line_break());
    let elsewhere = picture.elsewhere.symbols();
    if !elsewhere.is_empty() {
        heading.push_str("<br/>");
        heading.push_str(&small(&[format!("findings about none of these: {elsewhere}")], "<br/>"));
    }
    put(&mut out, 1, &format!("graph [label=<{heading}>, tooltip={}]", quoted(&picture.title)));
    // From left to right, Graphviz stacks what comes first at the bottom; within a group it begins at the top.
    picture.groups.iter().rev().for_each(|group| write_group(&mut out, group));
    arrows::statements(picture).iter().for_each(|statement| put(&mut out, 1, statement));
    out.push_str("}\n");
    out
}

/// One line of DOT.
fn put(out: &mut String, depth: usize, text: &str) {
    let _ = writeln!(out, "{:indent$}{text}", "", indent = 2 * depth);
}

fn write_group(out: &mut String, group: &Group) {
    let Some(name) = &group.name else {
        return group.figures.iter().rev().for_each(|figure| write_figure(out, 1, figure));
    };
    put(out, 1, &format!("subgraph {} {{", quoted(&format!("cluster:{name}"))));
    let label = bold(&wrap(name, 60, 2), Align::Left.line_break());
    // Without a tooltip of its own a group would show the picture's.
    let tooltip = quoted(name);
    put(
        out,
        2,
        &format!("graph [label=<{label}>, labeljust=l, fontsize=13, style=solid, class=group, tooltip={tooltip}]"),
    );
    group.figures.iter().for_each(|figure| write_figure(out, 2, figure));
    put(out, 1, "}");
}

/// A box, or for a component with steps a frame around them.
fn write_figure(out: &mut String, depth: usize, figure: &Figure) {
    if figure.steps.is_empty() {
        let shape = outline(figure.shape).shape;
        let label = label(figure, Align::Center);
        let look = attributes(figure);
        return put(out, depth, &format!("{} [label=<{label}>, shape={shape}, {look}]", quoted(&figure.name)));
    }
    put(out, depth, &format!("subgraph {} {{", quoted(&arrows::frame(figure))));
    let (label, look) = (label(figure, Align::Left), attributes(figure));
    put(out, depth + 1, &format!("graph [label=<{label}>, labeljust=l, fontsize=12, {look}]"));
    figure.steps.iter().for_each(|step| write_figure(out, depth + 1, step));
    put(out, depth, "}");
}

#[derive(Clone, Copy)]
enum Align {
    Left,
    Center,
}

impl Align {
    fn line_break(self) -> &'static str {
        match self {
            Self::Left => "<br align=\"left\"/>",
            Self::Center => "<br/>",
        }
    }
}

/// The title in bold, and details and findings in small print under it.
fn label(figure: &Figure, align: Align) -> String {
    let bracketed = figure.marks.contains(&Mark::Bracketed);
    let title = if bracketed { format!("[{}]", figure.title) } else { figure.title.clone() };
    let title = wrap(&title, 28, 4);
    let details: Vec<String> = figure.details.iter().flat_map(|detail| wrap(detail, 34, 3)).collect();
    let line_break = align.line_break();
    let sample = matches!(figure.end, End::Sample(_));
    let mut parts = vec![if sample { small(&title, line_break) } else { bold(&title, line_break) }];
    if !details.is_empty() {
        parts.push(small(&details, line_break));
    }
    let findings = figure.findings.symbols();
    if !findings.is_empty() {
        parts.push(bold(&[findings], line_break));
    }
    // Graphviz aligns a line by the break that ends it, the last one too.
    let end = if matches!(align, Align::Left) { line_break } else { "" };
    format!("{}{end}", parts.join(line_break))
}

/// What boxes and frames have in common.
fn attributes(figure: &Figure) -> String {
    let Alarm { color, fill, outlines, width } = alarm(figure.findings.worst());
    // A frame has one outline or none.
    let outlines = match figure {
        Figure { shape: Shape::Caption, .. } => 0,
        Figure { steps, .. } if !steps.is_empty() => 1,
        _ => outlines,
    };
    format!(
        "style=\"{}\", color=\"{color}\", fillcolor=\"{fill}\", penwidth={width}, peripheries={outlines}, id={}, class=\"{}\", tooltip={}",
        style(figure),
        quoted(&figure.name),
        class(figure),
        quoted(&figure.tooltip.join("\n")),
    )
}

fn style(figure: &Figure) -> String {
    if figure.shape == Shape::Caption {
        return "solid".to_owned();
    }
    let rounded = (figure.shape == Shape::Standing).then_some("rounded");
    let border = figure.marks.iter().max().map(|&mark| border(mark).0);
    ["filled"].into_iter().chain(rounded).chain(border).collect::<Vec<_>>().join(",")
}

fn class(figure: &Figure) -> String {
    let mut classes = vec![outline(figure.shape).class];
    classes.extend(figure.marks.iter().map(|&mark| border(mark).1));
    classes.extend(figure.findings.worst().map(Severity::word));
    classes.join(" ")
}
