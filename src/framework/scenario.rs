//! Scenarios: questions asked of a framework, and what is expected of the answer.

use serde::Deserialize;

use super::{ComponentId, Entry, IssueId, PartyId, PositionId, Thing, Value};
use crate::{
    calendar::PartialDate,
    finding::{Level, Severity},
    source::{Span, Spanned},
};

/// A question asked of a framework.
#[derive(Clone, Debug)]
pub struct Scenario {
    pub title: String,
    pub note: Option<String>,
    pub at: Span,
    pub as_of: Option<Spanned<PartialDate>>,
    pub statements: Option<Spanned<Level>>,
    pub choose: Vec<Chosen>,
    /// Positions that their party no longer insists on.
    pub set_aside: Vec<Spanned<PositionId>>,
    /// Positions that were never taken.
    pub disbelieve: Vec<Spanned<PositionId>>,
    pub happened: Vec<(Spanned<Thing>, Spanned<PartialDate>)>,
    pub expect: Vec<Expectation>,
}

/// One entry of `choose`.
#[derive(Clone, Debug)]
pub struct Chosen {
    pub what: Choosing,
    pub at: Span,
}

/// What an entry of `choose` fixes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choosing {
    /// A bracketed component is in or out.
    Component(ComponentId, bool),
    /// One member of a choice, or for a bracketed choice none.
    Choice(super::ChoiceId, Option<ComponentId>),
    Issue(IssueId, Value),
}

/// What a scenario expects of the report.
#[derive(Clone, Debug)]
pub struct Expectation {
    pub expected: Expected,
    pub at: Span,
}

/// The three forms of an expectation.
#[derive(Clone, Debug)]
pub enum Expected {
    Finding(Narrowed),
    None(Narrowed),
    Verdict { position: Spanned<PositionId>, verdict: Spanned<super::Verdict> },
}

/// A check, perhaps only where it speaks of all of these.
#[derive(Clone, Debug)]
pub struct Narrowed {
    pub check: Spanned<String>,
    pub about: Vec<Spanned<Thing>>,
    pub parties: Vec<Spanned<PartyId>>,
}

/// A picture declared in the file: the filters of `model graph` by their names.
#[derive(Clone, Debug)]
pub struct View {
    pub entry: Entry,
    pub aspect: Spanned<Aspect>,
    /// The id of a component, step, choice, issue, event, party or position.
    pub focus: Option<Spanned<String>>,
    /// As `focus`.
    pub between: Option<[Spanned<String>; 2]>,
    /// How many lines away from `focus`.
    pub depth: Option<u32>,
    pub party: Option<Spanned<PartyId>>,
    pub phase: Option<String>,
    pub kind: Option<super::Kind>,
    pub findings_only: bool,
}

/// What a picture of a framework shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Aspect {
    /// The provisions, and how they hang together.
    #[default]
    Components,
    /// What waits for what, and who says so.
    Sequence,
    /// Statements against the provisions they clash with.
    Conflicts,
    /// Who is obliged to whom.
    Parties,
    /// Who takes part in which decision.
    Power,
    /// What undoes what, when, and who decides.
    Undoing,
}

impl Aspect {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Components, Self::Sequence, Self::Conflicts, Self::Parties, Self::Power, Self::Undoing];

    /// The word for it in files and options.
    pub fn word(self) -> &'static str {
        match self {
            Self::Components => "components",
            Self::Sequence => "sequence",
            Self::Conflicts => "conflicts",
            Self::Parties => "parties",
            Self::Power => "power",
            Self::Undoing => "undoing",
        }
    }
}

/// A level that the files give a check.
#[derive(Clone, Debug)]
pub struct CheckLevel {
    pub check: Spanned<String>,
    /// `None`: off.
    pub level: Option<Severity>,
    pub reason: Option<String>,
}
