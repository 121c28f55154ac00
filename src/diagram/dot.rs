//! A picture written in DOT.

mod lines;
mod samples;

use std::fmt::Write as _;

use super::{
    look::{Alarm, alarm, border, outline},
    picture::{Figure, Group, Mark, Picture, Shape},
    text::{bold, quoted, small, wrap},
};
use crate::finding::Severity;

/// What holds for the whole picture. Time runs from left to right: boxes are wider than high, so the things that may
/// happen side by side take less room one under the other. `newrank` keeps that order across groups. The margins leave
/// room for a viewer's wider font. The background keeps every contrast on a dark page too.
const PREAMBLE: &str = r##"  graph [charset="UTF-8", rankdir=LR, compound=true, newrank=true, labelloc=t, nodesep=0.25, ranksep=0.7, pad=0.3]
  graph [fontname="Helvetica,Arial,sans-serif", fontcolor="#000000", fontsize=16, color="#767676", bgcolor="#FFFFFF"]
  node [fontname="Helvetica,Arial,sans-serif", fontcolor="#000000", fontsize=12, margin="0.18,0.09", height=0.3]
  edge [fontname="Helvetica,Arial,sans-serif", fontcolor="#000000", fontsize=10]
"##;

/// The whole picture.
pub(super) fn write(picture: &Picture) -> String {
    let mut out = format!("digraph framework {{\n{PREAMBLE}");
    let mut heading = bold(&wrap(&picture.title, 90, 2), Align::Center.line_break());
    for note in [picture.subject].into_iter().chain(picture.notes.iter().map(String::as_str)) {
        heading.push_str("<br/>");
        heading.push_str(&small(&wrap(note, 110, 3), "<br/>"));
    }
    put(&mut out, 1, &format!("graph [label=<{heading}>, tooltip={}]", quoted(&picture.title)));
    // From left to right, Graphviz stacks what comes first at the bottom; within a group it begins at the top.
    samples::write(&mut out, picture);
    picture.groups.iter().rev().for_each(|group| write_group(&mut out, group));
    lines::statements(picture).iter().for_each(|statement| put(&mut out, 1, statement));
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

/// The name of the frame that Graphviz draws around the steps of a component.
fn frame(figure: &Figure) -> String {
    format!("cluster:{}", figure.name)
}

/// A box, or for a component with steps a frame around them.
fn write_figure(out: &mut String, depth: usize, figure: &Figure) {
    if figure.steps.is_empty() {
        let shape = outline(figure.shape).shape;
        let label = label(figure, Align::Center);
        let look = attributes(figure);
        return put(out, depth, &format!("{} [label=<{label}>, shape={shape}, {look}]", quoted(&figure.name)));
    }
    put(out, depth, &format!("subgraph {} {{", quoted(&frame(figure))));
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
    let line_break = align.line_break();
    let mut parts = vec![bold(&figure.title_rows(), line_break)];
    let details = figure.detail_rows();
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
    // A frame has one outline.
    let outlines = if figure.steps.is_empty() { outlines } else { 1 };
    let link = figure.link.as_ref().map_or_else(String::new, |url| format!(", URL={}, target=_blank", quoted(url)));
    // A sample of the legend has none.
    let id = if figure.id.is_empty() { String::new() } else { format!(", id={}", quoted(&figure.id)) };
    format!(
        "style=\"{}\", color=\"{color}\", fillcolor=\"{fill}\", penwidth={width}, peripheries={outlines}{id}, class=\"{}\", tooltip={}{link}",
        style(figure),
        figure.class(),
        quoted(&figure.tooltip.join("\n")),
    )
}

fn style(figure: &Figure) -> String {
    let rounded = (figure.shape == Shape::Standing).then_some("rounded");
    let border = figure.marks.iter().max().map(|&mark| border(mark).0);
    ["filled"].into_iter().chain(rounded).chain(border).collect::<Vec<_>>().join(",")
}

impl Figure {
    /// Its classes in SVG and HTML: what it is, what sets it apart, and its most serious finding.
    pub(super) fn class(&self) -> String {
        let mut classes = vec!["figure", outline(self.shape).class];
        classes.extend(self.marks.iter().map(|&mark| border(mark).1));
        classes.extend(self.findings.worst().map(Severity::word));
        classes.join(" ")
    }

    /// The title in short rows, in square brackets if it is not agreed.
    pub(super) fn title_rows(&self) -> Vec<String> {
        let bracketed = self.marks.contains(&Mark::Bracketed);
        let title = if bracketed { format!("[{}]", self.title) } else { self.title.clone() };
        wrap(&title, 28, 6)
    }

    pub(super) fn detail_rows(&self) -> Vec<String> {
        self.details.iter().flat_map(|detail| wrap(detail, 34, 6)).collect()
    }
}
