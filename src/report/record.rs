//! The record: every statement in the files, and what has become of it.

use super::{Asked, Basis, Reading};
use crate::{
    framework::{Denied, Framework, Literal, Position, Stance, Thing},
    source::{FileId, Sources, Span, Spanned},
};

/// Every statement in a file and those it includes, in force or not.
#[derive(Debug)]
pub struct Record {
    pub sources: Sources,
    pub framework: Framework,
    pub basis: Basis,
    /// How many mistakes the files have: statements may be missing here.
    pub mistakes: usize,
}

impl Record {
    /// The name of the file that was asked for.
    pub fn file(&self) -> &str {
        self.sources.name(FileId::FIRST)
    }

    /// Sorts out what is in force.
    pub fn new(reading: Reading, asked: &Asked) -> Self {
        let Reading { sources, framework, findings, .. } = reading;
        let basis = Basis::new(&framework, asked);
        let mistakes = super::levels::mistakes(&findings);
        Self { sources, framework, basis, mistakes }
    }

    /// As the function of this name.
    pub fn wording(&self, position: &Position) -> String {
        wording(&self.framework, &self.sources, position)
    }

    /// As the function of this name.
    pub fn written(&self, at: Span) -> String {
        written(&self.sources, at)
    }
}

/// What a statement says, in the words of the file: the formula, or the ids it denies, doubts or comments on.
pub fn wording(framework: &Framework, sources: &Sources, position: &Position) -> String {
    match (position.stance.formula(), &position.stance) {
        (Some(formula), _) => written(sources, formula.at),
        (None, Stance::Denies(Spanned { value: Denied::Position(denied), .. })) => {
            framework.positions[*denied].entry.id.clone()
        }
        (None, _) => about(position).iter().map(|thing| thing.id(framework)).collect::<Vec<_>>().join(", "),
    }
}

/// An expression as it stands in the file, on one line and without its quotation marks.
pub fn written(sources: &Sources, at: Span) -> String {
    let quotes = |sign| matches!(sign, '"' | '\'');
    // A backslash at the end of a line only says that the text goes on.
    let one_line = sources.slice(at).trim_matches(quotes).replace("\\\n", " ");
    one_line.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a statement speaks of, each thing once. The account of a position that it denies is no thing.
pub fn about(position: &Position) -> Vec<Thing> {
    let mut things = Vec::new();
    for thing in all(position) {
        if !things.contains(&thing) {
            things.push(thing);
        }
    }
    things
}

fn all(position: &Position) -> Vec<Thing> {
    match &position.stance {
        Stance::Denies(denied) => match denied.value {
            Denied::Component(component) => vec![Thing::Component(component)],
            Denied::Plan => vec![Thing::Plan],
            Denied::Position(_) => Vec::new(),
        },
        Stance::Doubts { thing, .. } => vec![thing.value],
        Stance::Comments(things) => things.iter().map(|thing| thing.value).collect(),
        Stance::Requires(formula)
        | Stance::Rejects(formula)
        | Stance::Prefers(formula)
        | Stance::Accepts(formula)
        | Stance::Reads(formula) => formula.value.leaves().into_iter().flat_map(Literal::things).collect(),
    }
}
