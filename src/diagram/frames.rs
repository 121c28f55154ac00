//! Frames in a picture of time: steps that take turns with those of another frame stand free, so that left is earlier.

use std::collections::{BTreeMap, BTreeSet};

use petgraph::{algo::kosaraju_scc, graphmap::DiGraphMap};

use super::{
    look::{First, stroke},
    picture::{End, Figure, Line},
};

/// The figures, with the steps of frames that would have to be left and entered again in place of these frames. A frame of which
/// something is said as a whole stays.
pub(super) fn opened(figures: Vec<Figure>, lines: &[Line]) -> Vec<Figure> {
    let circles = circles(&figures, lines);
    let of_whole: BTreeSet<End> = lines.iter().flat_map(|line| [line.from, line.to]).collect();
    let takes_turns = |frame: &Figure| {
        let inside = frame.parts().count();
        circles.get(&frame.end).is_some_and(|&together| together > inside)
    };
    let opens =
        |figure: &Figure| !of_whole.contains(&figure.end) && figure.findings.worst().is_none() && takes_turns(figure);
    figures.into_iter().flat_map(|figure| if opens(&figure) { free(figure) } else { vec![figure] }).collect()
}

/// With how many others each comes both before and after, itself counted; a frame is as one with its steps.
fn circles(figures: &[Figure], lines: &[Line]) -> BTreeMap<End, usize> {
    let mut order: DiGraphMap<End, ()> = DiGraphMap::new();
    for line in lines {
        match stroke(line.meaning).first {
            First::From => order.add_edge(line.from, line.to, ()),
            First::To => order.add_edge(line.to, line.from, ()),
            First::Either => None,
        };
    }
    for (frame, step) in figures.iter().flat_map(|frame| frame.steps.iter().map(|step| (frame.end, step.end))) {
        order.add_edge(frame, step, ());
        order.add_edge(step, frame, ());
    }
    kosaraju_scc(&order)
        .into_iter()
        .flat_map(|circle| {
            let together = circle.len();
            circle.into_iter().map(move |end| (end, together))
        })
        .collect()
}

/// The steps of a frame, each with what is said of all of them.
fn free(frame: Figure) -> Vec<Figure> {
    let Figure { title, details, marks, link, steps, .. } = frame;
    let said: Vec<String> = std::iter::once(title).chain(details).collect();
    let free = |mut step: Figure| {
        step.details.splice(0..0, said.iter().cloned());
        step.marks.extend(&marks);
        step.marks.sort_unstable();
        step.marks.dedup();
        step.link = step.link.or_else(|| link.clone());
        step
    };
    steps.into_iter().map(free).collect()
}
