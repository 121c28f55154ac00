//! The component graph of a framework as DOT, the language of Graphviz.

mod arrows;
mod dot;
mod figures;
mod groups;
mod legend;
mod lines;
mod look;
mod picture;
mod text;

use std::collections::BTreeSet;

use self::picture::{Figure, Picture, Tally};
use crate::{
    finding::{Finding, Severity},
    framework::Framework,
};

/// The component graph as DOT, each finding (with its level) marked on the components, steps and choices it is about.
///
/// The same framework and findings give the same bytes, and `dot` takes them without a warning whatever the texts hold.
pub fn dot(framework: &Framework, findings: &[(Severity, &Finding)]) -> String {
    dot::write(&draw(framework, findings))
}

fn draw(framework: &Framework, findings: &[(Severity, &Finding)]) -> Picture {
    let (mut lines, junctions) = lines::all(framework);
    let figures = figures::all(framework, &lines, &junctions, findings);
    let title = framework.heading.as_ref().map_or("Component graph", |heading| &heading.title).to_owned();
    let elsewhere = elsewhere(&figures, findings);
    let mut groups = groups::arrange(framework, figures);
    let (legend, samples) = legend::legend(&groups, &lines);
    groups.push(legend);
    lines.extend(samples);
    Picture { title, elsewhere, groups, lines }
}

fn elsewhere(figures: &[Figure], findings: &[(Severity, &Finding)]) -> Tally {
    let drawn: BTreeSet<&str> = figures.iter().flat_map(Figure::parts).map(|figure| figure.name.as_str()).collect();
    let mut tally = Tally::default();
    for (severity, finding) in findings {
        if !finding.subject.about.iter().any(|id| drawn.contains(id.as_str())) {
            tally.add(*severity);
        }
    }
    tally
}
