//! A picture written as an outline, for those who do not see it.

use std::{collections::BTreeMap, fmt::Write as _};

use super::{
    arrows::{self, Arrow},
    look::{Pen, outline},
    picture::{End, Figure, Meaning, Picture},
    text::visible_lines,
};

/// The whole picture: every figure with what is written in it, and under it every line that starts there or leads there.
pub(super) fn write(picture: &Picture) -> String {
    let arrows: Vec<Arrow<'_>> =
        arrows::all(picture).into_iter().filter(|arrow| arrow.stroke.pen != Pen::Invisible).collect();
    let mut of: BTreeMap<End, Vec<&Arrow<'_>>> = BTreeMap::new();
    for arrow in &arrows {
        of.entry(arrow.from.end).or_default().push(arrow);
        if arrow.to.end != arrow.from.end {
            of.entry(arrow.to.end).or_default().push(arrow);
        }
    }
    let mut out = format!("{}\n{}\n", one_line(&picture.title), picture.subject);
    picture.notes.iter().for_each(|note| put(&mut out, 0, &one_line(note)));
    for group in &picture.groups {
        out.push('\n');
        let depth = usize::from(group.name.is_some());
        if let Some(name) = &group.name {
            put(&mut out, 0, &one_line(name));
        }
        group.figures.iter().for_each(|figure| write_figure(&mut out, figure, depth, &of));
    }
    out
}

fn write_figure(out: &mut String, figure: &Figure, depth: usize, of: &BTreeMap<End, Vec<&Arrow<'_>>>) {
    let title = one_line(&figure.title);
    put(out, depth, &format!("- {}: {title}", figure.name));
    let sort = outline(figure.shape).legend;
    let marks = figure.details.iter().map(|detail| one_line(detail));
    let mut facts: Vec<String> =
        Some(sort.to_owned()).into_iter().filter(|sort| !sort.is_empty()).chain(marks).collect();
    facts.dedup();
    if !facts.is_empty() {
        put(out, depth + 1, &facts.join("; "));
    }
    for arrow in of.get(&figure.end).into_iter().flatten() {
        put(out, depth + 1, &sentence(arrow, figure.end));
    }
    let findings = figure.findings.in_words();
    if !findings.is_empty() {
        put(out, depth + 1, &findings);
    }
    figure.steps.iter().for_each(|step| write_figure(out, step, depth + 1, of));
}

/// What a line says, told from one of its ends.
fn sentence(arrow: &Arrow<'_>, end: End) -> String {
    let [onwards, back] = arrow.stroke.told;
    let (words, other) = if arrow.from.end == end { (onwards, arrow.to) } else { (back, arrow.from) };
    // There is room for what the words on a line leave out.
    let full = matches!(arrow.line.meaning, Meaning::Obliged | Meaning::Stalls);
    let said = if full { arrow.line.tooltip.join(", ") } else { arrow.line.words.clone() };
    let more = if said.is_empty() { String::new() } else { format!(" ({})", one_line(&said)) };
    let circle = if arrow.line.circle { ", part of a circle of waiting" } else { "" };
    format!("{words} {}{more}{circle}", other.name)
}

fn put(out: &mut String, depth: usize, text: &str) {
    let _ = writeln!(out, "{:indent$}{text}", "", indent = 2 * depth);
}

fn one_line(text: &str) -> String {
    visible_lines(text).replace('\n', " ")
}
