//! Lines with what they are tied to, and which end of each stands left.

use std::collections::BTreeMap;

use petgraph::{algo::tarjan_scc, graphmap::DiGraphMap};

use super::{
    look::{First, Stroke, stroke},
    picture::{End, Figure, Line, Picture},
};

/// A line with what it is tied to.
pub(super) struct Arrow<'a> {
    /// In SVG and HTML; no line of another picture has it.
    pub(super) id: String,
    pub(super) line: &'a Line,
    pub(super) stroke: Stroke,
    pub(super) from: &'a Figure,
    pub(super) to: &'a Figure,
    /// Whether `to` stands left of `from`: then it is drawn from `to`, with its head behind.
    pub(super) back: bool,
}

/// Every line between figures of the picture. Every line draws its ends together, but only what is ordered says which
/// stands left: the rest follows it.
pub(super) fn all(picture: &Picture) -> Vec<Arrow<'_>> {
    let figures: BTreeMap<End, &Figure> = picture.figures().map(|figure| (figure.end, figure)).collect();
    let mut arrows: Vec<Arrow<'_>> =
        picture.lines.iter().filter_map(|line| Arrow::of(line, &figures, &picture.name)).collect();
    let places = places(&arrows);
    for arrow in &mut arrows {
        let place = |figure: &Figure| (places.get(&figure.end), figure.end);
        arrow.back = match arrow.stroke.first {
            First::From => false,
            First::To => true,
            // What is undone or ended stands right of what does so, unless it has a place in time of its own.
            First::Either if arrow.line.meaning.ends() && !places.contains_key(&arrow.head().end) => false,
            First::Either => place(arrow.head()) < place(arrow.tail()),
        };
    }
    arrows
}

/// Places from left to right in which each thing stands after those it waits for, unless they wait for each other.
fn places(arrows: &[Arrow<'_>]) -> BTreeMap<End, usize> {
    let graph: DiGraphMap<End, ()> = arrows.iter().filter_map(Arrow::order).collect();
    // Tarjan's components come last first.
    let circles = tarjan_scc(&graph).into_iter().rev().enumerate();
    circles.flat_map(|(place, circle)| circle.into_iter().map(move |end| (end, place))).collect()
}

impl<'a> Arrow<'a> {
    fn of(line: &'a Line, figures: &BTreeMap<End, &'a Figure>, picture: &str) -> Option<Self> {
        let (from, to, stroke) = (*figures.get(&line.from)?, *figures.get(&line.to)?, stroke(line.meaning));
        let id = format!("{picture}-line-{}:{}:{}", stroke.class, from.name, to.name);
        Some(Self { id, line, stroke, from, to, back: false })
    }

    /// The figure at the tail, or the last step in its frame.
    pub(super) fn tail(&self) -> &'a Figure {
        self.from.steps.last().unwrap_or(self.from)
    }

    /// The figure at the head, or the first step in its frame.
    pub(super) fn head(&self) -> &'a Figure {
        self.to.steps.first().unwrap_or(self.to)
    }

    /// What stands left and what right.
    pub(super) fn sides(&self) -> [&'a Figure; 2] {
        if self.back { [self.to, self.from] } else { [self.from, self.to] }
    }

    pub(super) fn class(&self) -> String {
        format!("line {}{}", self.stroke.class, if self.line.circle { " circle" } else { "" })
    }

    /// Everything that the line says, one fact a line.
    pub(super) fn tooltip(&self) -> String {
        let words = if self.line.words.is_empty() { String::new() } else { format!(", {}", self.line.words) };
        let [before, after] = self.stroke.legend;
        let (from, to) = (&self.from.name, &self.to.name);
        let mut rows = vec![format!("{from} ({before}) → {to} ({after}){words}")];
        if self.line.circle {
            rows.push("part of a circle of waiting".to_owned());
        }
        rows.extend(self.line.tooltip.iter().cloned());
        rows.join("\n")
    }

    /// The earlier and the later end; `None` where the line says nothing of time.
    fn order(&self) -> Option<(End, End)> {
        let (tail, head) = (self.tail().end, self.head().end);
        match self.stroke.first {
            First::From => Some((tail, head)),
            First::To => Some((head, tail)),
            First::Either => None,
        }
    }
}
