//! What the parties have said.

use serde::Deserialize;

use super::{Allow, ComponentId, Entry, Formula, PartyId, PositionId, Thing};
use crate::{calendar::PartialDate, finding::Level, source::Spanned};

/// One statement of one party, or a joint one of several.
#[derive(Clone, Debug)]
pub struct Position {
    pub entry: Entry,
    pub parties: Vec<Spanned<PartyId>>,
    pub stance: Stance,
    /// Where the stance key stands.
    pub stance_at: crate::source::Span,
    /// The party will not give it up.
    pub red_line: bool,
    pub condition: Option<Spanned<Formula>>,
    /// `None`: undated, in force at any date.
    pub date: Option<Spanned<PartialDate>>,
    pub until: Option<Spanned<PartialDate>>,
    pub status: Spanned<Status>,
    pub reporter: Option<Spanned<Reporter>>,
    pub speaker: Option<String>,
    pub says: Option<String>,
    pub supersedes: Vec<Spanned<PositionId>>,
    pub allow: Vec<Allow>,
}

impl Position {
    /// Whether it is a demand, or a red line: something that the party requires or rejects.
    pub fn insists(&self) -> bool {
        matches!(self.stance, Stance::Requires(_) | Stance::Rejects(_))
    }
}

/// What a statement does.
#[derive(Clone, Debug)]
pub enum Stance {
    Requires(Spanned<Formula>),
    Rejects(Spanned<Formula>),
    Prefers(Spanned<Formula>),
    Accepts(Spanned<Formula>),
    /// How the party reads the text.
    Reads(Spanned<Formula>),
    Denies(Spanned<Denied>),
    /// It does not believe that `of` will do it.
    Doubts {
        thing: Spanned<Thing>,
        of: Option<Spanned<PartyId>>,
    },
    /// Said something of them that decides nothing.
    Comments(Vec<Spanned<Thing>>),
}

impl Stance {
    /// The key it is written with.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Requires(_) => "requires",
            Self::Rejects(_) => "rejects",
            Self::Prefers(_) => "prefers",
            Self::Accepts(_) => "accepts",
            Self::Reads(_) => "reads",
            Self::Denies(_) => "denies",
            Self::Doubts { .. } => "doubts",
            Self::Comments(_) => "comments",
        }
    }

    /// Whether a draft can uphold or breach it.
    pub fn is_judged(&self) -> bool {
        matches!(self, Self::Requires(_) | Self::Rejects(_) | Self::Prefers(_))
    }

    /// The formula, where the stance has one.
    pub fn formula(&self) -> Option<&Spanned<Formula>> {
        match self {
            Self::Requires(formula)
            | Self::Rejects(formula)
            | Self::Prefers(formula)
            | Self::Accepts(formula)
            | Self::Reads(formula) => Some(formula),
            Self::Denies(_) | Self::Doubts { .. } | Self::Comments(_) => None,
        }
    }
}

/// What a party says is not so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Denied {
    /// That account of its position is wrong.
    Position(PositionId),
    /// It is not bound by it.
    Component(ComponentId),
    /// It is not bound by any of it.
    Plan,
}

/// How we know of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    Official,
    Reported,
    Anonymous,
}

impl Status {
    /// The lowest level at which such a statement is believed.
    pub fn level(self) -> Level {
        match self {
            Self::Official => Level::Official,
            Self::Reported => Level::Reported,
            Self::Anonymous => Level::All,
        }
    }

    /// The word for it in files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Official => "official",
            Self::Reported => "reported",
            Self::Anonymous => "anonymous",
        }
    }
}

/// Who says that the party said so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reporter {
    Party(PartyId),
    Name(String),
}
