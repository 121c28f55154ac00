//! What a picture is made of, before it is written in any format.

use crate::{
    finding::Severity,
    framework::{Kind, PartyId, PositionId, Thing},
};

/// One picture of a framework, ready to be written in any format.
#[derive(Debug)]
pub struct Picture {
    pub(super) title: String,
    /// Of the file and the view, and what narrows it: no two pictures of one proposal share it.
    pub(super) name: String,
    /// Whether left is earlier and right is later.
    #[cfg_attr(not(feature = "picture"), expect(dead_code, reason = "Graphviz keeps the order by itself"))]
    pub(super) in_time: bool,
    /// What it shows, as a sentence without its stop.
    pub(super) subject: &'static str,
    /// What it leaves out, and what else must be known to read it: one sentence each.
    pub(super) notes: Vec<String>,
    pub(super) groups: Vec<Group>,
    pub(super) lines: Vec<Line>,
    pub(super) legend: Legend,
}

impl Picture {
    /// Why there is nothing in it, and what else to try; `None` where there is something.
    pub fn nothing(&self) -> Option<String> {
        self.figures().next().is_none().then(|| self.notes.join(". "))
    }

    /// Every figure, the steps of a frame after the frame.
    pub(super) fn figures(&self) -> impl Iterator<Item = &Figure> {
        self.groups.iter().flat_map(|group| &group.figures).flat_map(Figure::parts)
    }
}

/// Samples of what a picture uses, and of nothing else.
#[derive(Debug, Default)]
pub(super) struct Legend {
    pub(super) figures: Vec<Figure>,
    pub(super) lines: Vec<Sample>,
}

/// How a line looks, between words that say what stands at its ends.
#[derive(Debug)]
pub(super) struct Sample {
    pub(super) meaning: Meaning,
    pub(super) circle: bool,
    pub(super) words: [&'static str; 2],
}

/// Figures that stand together.
#[derive(Debug)]
pub(super) struct Group {
    /// `None`: they stand free.
    pub(super) name: Option<String>,
    pub(super) figures: Vec<Figure>,
}

/// One thing that is drawn.
#[derive(Debug)]
pub(super) struct Figure {
    pub(super) end: End,
    /// In SVG and HTML; no figure of another picture has it.
    pub(super) id: String,
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
    /// Of its first source that has one.
    pub(super) link: Option<String>,
    pub(super) facts: Facts,
    /// In the author's order; a figure with steps is a frame around them.
    pub(super) steps: Vec<Figure>,
}

/// By what a figure is chosen.
#[derive(Debug, Default)]
pub(super) struct Facts {
    /// The ids of the parties it names.
    pub(super) parties: Vec<String>,
    pub(super) phase: Option<String>,
    pub(super) kind: Option<Kind>,
}

impl Figure {
    /// A figure with nothing but a name and a title.
    pub(super) fn new(end: End, name: String, shape: Shape, title: String) -> Self {
        Self {
            end,
            id: String::new(),
            name,
            shape,
            tooltip: vec![title.clone()],
            title,
            details: Vec::new(),
            marks: Vec::new(),
            findings: Tally::default(),
            link: None,
            facts: Facts::default(),
            steps: Vec::new(),
        }
    }

    /// Gives the figure and its steps ids that begin with the name of their picture.
    pub(super) fn name_after(&mut self, picture: &str) {
        self.id = format!("{picture}-figure-{}", self.name);
        self.steps.iter_mut().for_each(|step| step.name_after(picture));
    }

    /// The figure itself and its steps.
    pub(super) fn parts(&self) -> impl Iterator<Item = &Self> {
        std::iter::once(self).chain(&self.steps)
    }
}

/// What a figure stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Shape {
    Act,
    Standing,
    Amendment,
    Choice,
    Event,
    Issue,
    Party,
    Statement,
    Plan,
    Signature,
    Junction,
    /// Statements that cannot all be upheld.
    Clash,
}

/// What sets a text apart from an agreed clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mark {
    Implied,
    Bracketed,
    LeftOut,
}

/// How many findings of each level there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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

    /// The levels that occur, the most serious first, each with its number.
    pub(super) fn counts(self) -> impl Iterator<Item = (Severity, usize)> {
        let all = [(Severity::Error, self.errors), (Severity::Warning, self.warnings), (Severity::Note, self.notes)];
        all.into_iter().filter(|(_, count)| *count > 0)
    }

    /// The most serious level that occurs.
    pub(super) fn worst(self) -> Option<Severity> {
        self.counts().next().map(|(severity, _)| severity)
    }

    /// Each level that occurs with its symbol and number, such as "✖ 1  ▲ 2"; empty without findings.
    pub(super) fn symbols(self) -> String {
        let levels = self.counts().map(|(severity, count)| format!("{} {count}", symbol(severity)));
        levels.collect::<Vec<_>>().join("  ")
    }

    /// Each level that occurs in words, such as "1 error, 2 warnings"; empty without findings.
    pub(super) fn in_words(self) -> String {
        let levels = self
            .counts()
            .map(|(severity, count)| format!("{count} {}{}", severity.word(), if count == 1 { "" } else { "s" }));
        levels.collect::<Vec<_>>().join(", ")
    }
}

fn symbol(severity: Severity) -> char {
    match severity {
        Severity::Error => '✖',
        Severity::Warning => '▲',
        Severity::Note => '·',
    }
}

/// What a line can start from or lead to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum End {
    Thing(Thing),
    Party(PartyId),
    Statement(PositionId),
    /// Where the members of an `or`, `and` or `not` come together, or statements clash: its place among the junctions.
    Junction(usize),
}

impl From<Thing> for End {
    fn from(thing: Thing) -> Self {
        Self::Thing(thing)
    }
}

/// A line between two figures.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) from: End,
    pub(super) to: End,
    pub(super) meaning: Meaning,
    /// What is written on the line; often nothing.
    pub(super) words: String,
    /// What else there is to say, one fact a line.
    pub(super) tooltip: Vec<String>,
    /// Whether it is part of a circle of waiting.
    pub(super) circle: bool,
}

impl Line {
    pub(super) fn new(from: impl Into<End>, to: impl Into<End>, meaning: Meaning, words: impl Into<String>) -> Self {
        let (from, to, words) = (from.into(), to.into(), words.into());
        Self { from, to, meaning, words, tooltip: Vec::new(), circle: false }
    }
}

/// What a line says of its two ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Meaning {
    /// `from` comes first, and `to` waits for it.
    Order,
    /// As `Order`, read or demanded by a party.
    Held,
    /// A day of `to` is counted from `from`, onwards.
    Count,
    /// A day of `to` is counted back from `from`.
    CountBack,
    /// `to` is in force until a day that is counted from `from`: that says nothing of when it begins.
    Ends,
    Together,
    /// As `Together`, read or demanded by a party.
    HeldTogether,
    /// A package with `from` has `to`.
    Requires,
    Excludes,
    Reverses,
    /// When `from` happens, `to` lapses, rests or returns.
    Triggers,
    Decides,
    Verifies,
    Amends,
    OneOf,
    Settles,
    /// A statement and what it clashes with.
    Clashes,
    /// One of several that cannot all hold.
    PartOf,
    /// `from` owes `to` something.
    Obliged,
    /// `from` can keep from coming what `to` gains by.
    Stalls,
    Member,
    /// `from` takes part in what `to` decides, and can block it alone.
    Vetoes,
    /// Nothing: it only keeps figures without lines in rows.
    Beside,
}

impl Meaning {
    /// Whether `to` is undone or ended.
    pub(super) fn ends(self) -> bool {
        matches!(self, Self::Reverses | Self::Ends)
    }
}
