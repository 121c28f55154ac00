//! What a picture is made of, before it is written in any format.

use std::collections::BTreeMap;

use super::{figures, groups, lines};
use crate::{
    finding::{Finding, Severity},
    framework::{Framework, PartyId, Thing},
};

/// Everything that is drawn.
pub(super) struct Picture {
    pub(super) title: String,
    /// Findings about nothing that is drawn.
    pub(super) elsewhere: Tally,
    pub(super) groups: Vec<Group>,
    pub(super) lines: Vec<Line>,
}

/// Figures that stand together.
pub(super) struct Group {
    /// `None`: they stand free.
    pub(super) name: Option<String>,
    pub(super) figures: Vec<Figure>,
}

/// One thing that is drawn.
pub(super) struct Figure {
    pub(super) end: End,
    /// Unique in the picture; the id, where the files give one.
    pub(super) name: String,
    pub(super) shape: Shape,
    pub(super) title: String,
    /// What stands in small print under the title.
    pub(super) details: Vec<String>,
    pub(super) marks: Vec<Mark>,
    pub(super) findings: Tally,
    pub(super) tooltip: String,
    /// In the author's order; a figure with steps is drawn as a frame around them.
    pub(super) steps: Vec<Figure>,
}

/// What a figure stands for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Shape {
    Act,
    Standing,
    Amendment,
    Choice,
    Event,
    Issue,
    Party,
    Plan,
    Signature,
    Junction,
}

/// How the standing of a text differs from that of an agreed clause.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mark {
    Implied,
    Bracketed,
    LeftOut,
}

/// How many findings of each level there are.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) errors: usize,
    pub(super) warnings: usize,
    pub(super) notes: usize,
}

impl Tally {
    /// One finding more.
    pub(super) fn add(&mut self, severity: Severity) {
        match severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Note => self.notes += 1,
        }
    }

    /// The levels that occur, each with its symbol and count, most serious first.
    pub(super) fn levels(self) -> impl Iterator<Item = (Severity, char, usize)> {
        [
            (Severity::Error, '✖', self.errors),
            (Severity::Warning, '▲', self.warnings),
            (Severity::Note, '·', self.notes),
        ]
        .into_iter()
        .filter(|&(_, _, count)| count > 0)
    }

    /// The most serious level that occurs.
    pub(super) fn worst(self) -> Option<Severity> {
        self.levels().next().map(|(severity, ..)| severity)
    }
}

/// What a line can start from or lead to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum End {
    Thing(Thing),
    Party(PartyId),
    /// Where the members of an `or`, `and` or `not` come together.
    Junction(usize),
}

/// A line between two figures.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Line {
    pub(super) from: End,
    pub(super) to: End,
    pub(super) meaning: Meaning,
    /// What is written on the line; often nothing.
    pub(super) words: String,
}

/// What a line says of its two ends.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Meaning {
    /// `from` comes first, and `to` waits for it.
    Order,
    /// A day of `to` is counted from `from`.
    Count,
    Together,
    /// A package with `from` has `to`.
    Requires,
    Excludes,
    Reverses,
    /// When `from` happens, `to` lapses, rests or returns.
    Triggers,
    Verifies,
    Consents,
    Amends,
    OneOf,
    Settles,
}

/// The picture of the whole framework.
pub(super) fn draw(framework: &Framework, findings: &[(Severity, &Finding)]) -> Picture {
    let (lines, junctions) = lines::all(framework);
    let mut about: BTreeMap<&str, Vec<(Severity, &Finding)>> = BTreeMap::new();
    for &(severity, finding) in findings {
        for id in &finding.subject.about {
            about.entry(id).or_default().push((severity, finding));
        }
    }
    let figures = figures::all(framework, &lines, &junctions, &about);
    Picture {
        title: framework.heading.as_ref().map_or("Component graph", |heading| &heading.title).to_owned(),
        elsewhere: elsewhere(&figures, findings),
        groups: groups::arrange(framework, figures),
        lines,
    }
}

fn elsewhere(figures: &[Figure], findings: &[(Severity, &Finding)]) -> Tally {
    let drawn: Vec<&str> = figures
        .iter()
        .flat_map(|figure| std::iter::once(figure).chain(&figure.steps))
        .map(|figure| figure.name.as_str())
        .collect();
    let mut tally = Tally::default();
    for (severity, finding) in findings {
        if !finding.subject.about.iter().any(|id| drawn.contains(&id.as_str())) {
            tally.add(*severity);
        }
    }
    tally
}
