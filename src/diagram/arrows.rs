//! The lines of a picture written in DOT.

use std::collections::BTreeMap;

use petgraph::{algo::tarjan_scc, graphmap::DiGraphMap};

use super::{
    look::{First, Pen, Stroke, stroke},
    picture::{End, Figure, Line, Picture},
    text::{plate, quoted},
};

/// The name of the frame that Graphviz draws around the steps of a component.
pub(super) fn frame(figure: &Figure) -> String {
    format!("cluster:{}", figure.name)
}

/// One statement of DOT a line.
pub(super) fn statements(picture: &Picture) -> Vec<String> {
    let figures = picture.groups.iter().flat_map(|group| &group.figures).flat_map(Figure::parts);
    let figures: BTreeMap<End, &Figure> = figures.map(|figure| (figure.end, figure)).collect();
    let arrow = |line| Arrow::of(line, &figures);
    let arrows: Vec<Arrow<'_>> = picture.lines.iter().filter_map(arrow).collect();
    let places = places(&arrows);
    arrows.iter().map(|arrow| arrow.statement(&places)).collect()
}

/// A line with what it is tied to.
struct Arrow<'a> {
    line: &'a Line,
    stroke: Stroke,
    from: &'a Figure,
    to: &'a Figure,
}

/// Places from left to right in which each thing stands after those it waits for, unless they wait for each other.
fn places(arrows: &[Arrow<'_>]) -> BTreeMap<End, usize> {
    let graph: DiGraphMap<End, ()> = arrows.iter().filter_map(Arrow::order).collect();
    // Tarjan's components come last first.
    let circles = tarjan_scc(&graph).into_iter().rev().enumerate();
    circles.flat_map(|(place, circle)| circle.into_iter().map(move |end| (end, place))).collect()
}

impl<'a> Arrow<'a> {
    fn of(line: &'a Line, figures: &BTreeMap<End, &'a Figure>) -> Option<Self> {
        let (from, to) = (*figures.get(&line.from)?, *figures.get(&line.to)?);
        Some(Self { line, stroke: stroke(line.meaning), from, to })
    }

    /// Graphviz ties no line to a frame: it is tied to the last step inside and cut at the frame.
    fn tail(&self) -> &'a Figure {
        self.from.steps.last().unwrap_or(self.from)
    }

    fn head(&self) -> &'a Figure {
        self.to.steps.first().unwrap_or(self.to)
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

    fn statement(&self, places: &BTreeMap<End, usize>) -> String {
        let (tail, head) = (self.tail(), self.head());
        // Every line draws its ends together, but only what is ordered says which stands left: the rest follows it.
        // What is done together would best stand one under the other, but Graphviz 2.43 fails on some such lines.
        let place = |figure: &Figure| (places.get(&figure.end), figure.end);
        let back = match self.stroke.first {
            First::From => false,
            First::To => true,
            First::Either => place(head) < place(tail),
        };
        let [left, right] = if back { [head, tail] } else { [tail, head] };
        format!("{} -> {} [{}]", quoted(&left.name), quoted(&right.name), self.attributes(back).join(", "))
    }

    fn attributes(&self, back: bool) -> Vec<String> {
        let (line, stroke) = (self.line, &self.stroke);
        let mut attributes = vec![pen(stroke), direction(stroke, back)];
        if !line.words.is_empty() {
            attributes.push(format!("label=<{}>", plate(&line.words)));
        }
        let [tail_cut, head_cut] = if back { ["lhead", "ltail"] } else { ["ltail", "lhead"] };
        for (cut, figure, other) in [(tail_cut, self.from, self.to), (head_cut, self.to, self.from)] {
            // A line inside a frame is not cut at it.
            if !figure.steps.is_empty() && figure.parts().all(|part| part.end != other.end) {
                attributes.push(format!("{cut}={}", quoted(&frame(figure))));
            }
        }
        let words = if line.words.is_empty() { String::new() } else { format!(", {}", line.words) };
        let (class, from, to) = (stroke.class, &self.from.name, &self.to.name);
        attributes.push(format!("id={}", quoted(&format!("{class}:{from}:{to}"))));
        attributes.push(format!("class=\"line {class}\""));
        attributes.push(format!("tooltip={}", quoted(&format!("{from} → {to}: {class}{words}"))));
        attributes
    }
}

fn pen(stroke: &Stroke) -> String {
    let color = stroke.color;
    match stroke.pen {
        Pen::Solid => format!("style=solid, color=\"{color}\", penwidth=1.2"),
        Pen::Dashed => format!("style=dashed, color=\"{color}\", penwidth=1.2"),
        Pen::Dotted => format!("style=dotted, color=\"{color}\", penwidth=1.6"),
        Pen::Double => format!("style=solid, color=\"{color}:#FFFFFF:{color}\", penwidth=1.2"),
        Pen::Bold => format!("style=dashed, color=\"{color}\", penwidth=3"),
        Pen::Invisible => "style=invis".to_owned(),
    }
}

fn direction(stroke: &Stroke, back: bool) -> String {
    match (stroke.head, back) {
        // What holds both ways has the same mark at both ends.
        ("tee", _) => "dir=both, arrowhead=tee, arrowtail=tee".to_owned(),
        (head, false) => format!("arrowhead={head}"),
        (head, true) => format!("dir=back, arrowtail={head}"),
    }
}
