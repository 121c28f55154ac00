//! What the theory answers: packages, verdicts, and the reasons for them.

use crate::{
    framework::{ComponentId, IssueId, PositionId, Thing, Value, Verdict},
    source::Span,
};

/// Everything that `check` wants to know of a framework.
#[derive(Clone, Debug)]
pub struct Answer {
    pub packages: Packages,
    /// One per statement in force that can have a verdict (`requires`, `rejects`, `prefers`), in the author's order;
    /// empty if there is no package.
    pub verdicts: Vec<Judged>,
    /// Where there is no package: a minimal set of the draft's own clauses that clash. Empty otherwise.
    pub contradiction: Vec<Cause>,
    /// Statements on which the search was given up: they have no verdict, though one exists. Empty but for huge or hostile input.
    pub given_up: Vec<PositionId>,
}

/// How many packages there are, counted as distinct sets of components and settled values.
#[derive(Clone, Debug)]
pub struct Packages {
    pub count: u64,
    /// False: there are at least `count`.
    pub exact: bool,
}

/// The verdict on one statement.
#[derive(Clone, Debug)]
pub struct Judged {
    pub position: PositionId,
    pub verdict: Verdict,
    /// For upheld and breached, how it comes about.
    pub how: How,
    /// For upheld and breached: a minimal set of clauses from which it follows, in the author's order. Never the statement itself.
    pub because: Vec<Cause>,
    /// For open and silent: what it depends on.
    pub depends_on: Vec<Dependency>,
    /// It rests on months of 30 or years of 365 days.
    pub nominal: bool,
}

/// How an upheld or breached verdict comes about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// By clauses of the draft.
    Text,
    /// By what holds where the draft settles nothing.
    StatusQuo,
    /// Its condition is never met, or what it asks to come later never comes.
    DoesNotArise,
    /// Open or silent: it does not come about.
    Undecided,
}

/// A clause that a verdict or a contradiction rests on.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Cause {
    /// The key and value, or the id where no key is to blame.
    pub at: Span,
    /// The component, step, choice, issue or the plan whose clause it is.
    pub thing: Thing,
    /// What the clause says, as the end of "because …", such as "`line-freeze` settles `line` as present-contact-line".
    pub says: String,
}

/// What an open or silent verdict depends on.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Dependency {
    /// A bracketed component in or out.
    Bracket(ComponentId),
    /// Which member of a choice.
    Choice(crate::framework::ChoiceId),
    /// A value the draft leaves open, among these.
    OpenValue(IssueId, Vec<Value>),
    /// An issue the draft does not settle.
    Unsettled(IssueId),
    /// The order of two things, which the draft leaves free.
    Order(Thing, Thing),
    /// On which day a thing falls, where a statement names a date.
    Day(Thing),
    /// Whether an event happens.
    Event(crate::framework::EventId),
}

impl Dependency {
    /// What it is about.
    pub fn things(&self) -> Vec<Thing> {
        match self {
            Self::Bracket(component) => vec![Thing::Component(*component)],
            Self::Choice(choice) => vec![Thing::Choice(*choice)],
            Self::OpenValue(issue, _) | Self::Unsettled(issue) => vec![Thing::Issue(*issue)],
            Self::Order(first, second) => vec![*first, *second],
            Self::Event(event) => vec![Thing::Event(*event)],
            Self::Day(thing) => vec![*thing],
        }
    }
}
