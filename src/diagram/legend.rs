//! The legend: samples of what a picture uses, and of nothing else.

use std::collections::BTreeSet;

use super::{
    look::{border, outline, stroke},
    picture::{End, Figure, Group, Legend, Line, Meaning, Sample, Shape},
};
use crate::finding::Severity;

/// The samples that a reader of these figures and lines needs.
pub(super) fn legend(groups: &[Group], lines: &[Line]) -> Legend {
    let figures: Vec<&Figure> = groups.iter().flat_map(|group| &group.figures).flat_map(Figure::parts).collect();
    let mut samples = shapes(&figures);
    for mark in figures.iter().flat_map(|figure| figure.marks.iter().copied()).collect::<BTreeSet<_>>() {
        let (_, class, text) = border(mark);
        let mut sample = sample(class, Shape::Act, text);
        sample.marks.push(mark);
        samples.push(sample);
    }
    for severity in [Severity::Error, Severity::Warning, Severity::Note] {
        if figures.iter().any(|figure| figure.findings.counts().any(|(level, _)| level == severity)) {
            let mut sample = sample(severity.word(), Shape::Act, severity.word());
            sample.findings.add(severity);
            samples.push(sample);
        }
    }
    Legend { figures: samples, lines: strokes(lines) }
}

fn shapes(figures: &[&Figure]) -> Vec<Figure> {
    let used: BTreeSet<Shape> = figures.iter().map(|figure| figure.shape).collect();
    let outlines = used.into_iter().map(|shape| (shape, outline(shape)));
    outlines.map(|(shape, outline)| sample(outline.class, shape, outline.legend)).collect()
}

fn strokes(lines: &[Line]) -> Vec<Sample> {
    let used: BTreeSet<Meaning> =
        lines.iter().map(|line| line.meaning).filter(|&meaning| meaning != Meaning::Beside).collect();
    let plain = used.into_iter().map(|meaning| Sample { meaning, circle: false, words: stroke(meaning).legend });
    let circle = lines.iter().find(|line| line.circle);
    let words = ["thick", "part of a circle of waiting"];
    plain.chain(circle.map(|line| Sample { meaning: line.meaning, circle: true, words })).collect()
}

fn sample(name: &str, shape: Shape, title: &str) -> Figure {
    // The colon cannot stand in an id: a sample never takes the name of a component.
    Figure::new(End::Junction(usize::MAX), format!("legend:{name}"), shape, title.to_owned())
}
