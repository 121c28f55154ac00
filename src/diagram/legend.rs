//! The legend: samples of what a picture uses, and of nothing else.

use std::collections::BTreeSet;

use super::{
    look::{border, outline, stroke},
    picture::{End, Figure, Group, Line, Meaning, Shape, Tally},
};
use crate::finding::Severity;

/// The samples as a group of their own, and the lines between them.
pub(super) fn legend(groups: &[Group], lines: &[Line]) -> (Group, Vec<Line>) {
    let mut samples = Samples::default();
    let figures: Vec<&Figure> = groups.iter().flat_map(|group| &group.figures).flat_map(Figure::parts).collect();
    for shape in figures.iter().map(|figure| figure.shape).collect::<BTreeSet<_>>() {
        let outline = outline(shape);
        if !outline.legend.is_empty() {
            samples.figure(outline.class, shape, outline.legend);
        }
    }
    for mark in figures.iter().flat_map(|figure| figure.marks.iter().copied()).collect::<BTreeSet<_>>() {
        let (_, class, text) = border(mark);
        samples.figure(class, Shape::Act, text).marks.push(mark);
    }
    for severity in [Severity::Error, Severity::Warning, Severity::Note] {
        if figures.iter().any(|figure| figure.findings.count(severity) > 0) {
            let mut one = Tally::default();
            one.add(severity);
            samples.figure(severity.word(), Shape::Act, &format!("one {}", severity.word())).findings = one;
        }
    }
    samples.in_two_columns();
    for meaning in lines.iter().map(|line| line.meaning).collect::<BTreeSet<_>>() {
        let stroke = stroke(meaning);
        let [from, to] = stroke.legend;
        let from = samples.figure(&format!("{}:from", stroke.class), Shape::Caption, from).end;
        let to = samples.figure(&format!("{}:to", stroke.class), Shape::Caption, to).end;
        samples.lines.push(Line { from, to, meaning, words: String::new() });
    }
    (Group { name: Some("Legend".to_owned()), figures: samples.figures }, samples.lines)
}

#[derive(Default)]
struct Samples {
    figures: Vec<Figure>,
    lines: Vec<Line>,
}

impl Samples {
    fn figure(&mut self, name: &str, shape: Shape, title: &str) -> &mut Figure {
        let end = End::Sample(self.figures.len());
        // The colon cannot stand in an id: a sample never takes the name of a component.
        self.figures.push(Figure::new(end, format!("legend:{name}"), shape, title.to_owned()));
        self.figures.last_mut().expect("just pushed")
    }

    fn in_two_columns(&mut self) {
        let (left, right) = self.figures.split_at(self.figures.len().div_ceil(2));
        let pairs = left.iter().zip(right).map(|(left, right)| (left.end, right.end));
        let beside = |(from, to)| Line { from, to, meaning: Meaning::Beside, words: String::new() };
        self.lines.extend(pairs.map(beside));
    }
}
