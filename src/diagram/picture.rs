//! What a picture is made of, before it is written in any format.

use crate::{
    finding::Severity,
    framework::{PartyId, Thing},
};

/// Everything that is drawn, the legend too.
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
    /// One fact a line; may be of any length.
    pub(super) tooltip: Vec<String>,
    /// In the author's order; a figure with steps is a frame around them.
    pub(super) steps: Vec<Figure>,
}

impl Figure {
    /// A figure with nothing but a name and a title.
    pub(super) fn new(end: End, name: String, shape: Shape, title: String) -> Self {
        let tooltip = vec![title.clone()];
        let (details, marks, steps) = (Vec::new(), Vec::new(), Vec::new());
        Self { end, name, shape, title, details, marks, findings: Tally::default(), tooltip, steps }
    }

    /// The figure itself and its steps.
    pub(super) fn parts(&self) -> impl Iterator<Item = &Self> {
        std::iter::once(self).chain(&self.steps)
    }
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
    /// Words without an outline.
    Caption,
}

/// What sets a text apart from an agreed clause.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mark {
    Implied,
    Bracketed,
    LeftOut,
}

/// How many findings of each level there are.
#[derive(Clone, Copy, Default)]
pub(super) struct Tally {
    errors: usize,
    warnings: usize,
    notes: usize,
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

    /// How many of one level.
    pub(super) fn count(self, severity: Severity) -> usize {
        match severity {
            Severity::Error => self.errors,
            Severity::Warning => self.warnings,
            Severity::Note => self.notes,
        }
    }

    /// The most serious level that occurs.
    pub(super) fn worst(self) -> Option<Severity> {
        [Severity::Error, Severity::Warning, Severity::Note].into_iter().find(|&severity| self.count(severity) > 0)
    }

    /// Each level that occurs with its symbol and count, such as "✖ 1  ▲ 2"; empty without findings.
    pub(super) fn symbols(self) -> String {
        let levels = [('✖', self.errors), ('▲', self.warnings), ('·', self.notes)];
        let levels = levels.iter().filter(|(_, count)| *count > 0);
        levels.map(|(symbol, count)| format!("{symbol} {count}")).collect::<Vec<_>>().join("  ")
    }
}

/// What a line can start from or lead to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum End {
    Thing(Thing),
    /// A party that verifies or consents to something. It is drawn beside each such thing anew: one figure for all would
    /// send its lines across the whole picture.
    Party(PartyId, Thing),
    /// Where the members of an `or`, `and` or `not` come together.
    Junction(usize),
    /// In the legend.
    Sample(usize),
}

impl From<Thing> for End {
    fn from(thing: Thing) -> Self {
        Self::Thing(thing)
    }
}

/// A line between two figures.
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
    /// A day of `to` is counted from `from`, onwards.
    Count,
    /// A day of `to` is counted back from `from`.
    CountBack,
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
    /// Nothing: it only keeps the samples of the legend in two columns.
    Beside,
}
