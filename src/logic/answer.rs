//! What the theory answers: packages, verdicts, and the reasons for them.

use num_bigint::BigUint;

use crate::{
    framework::{ComponentId, IssueId, PartyId, PositionId, Thing, Value, Verdict},
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

/// What statements come to together.
#[derive(Clone, Debug, Default)]
pub struct Together {
    /// One for each set of statements that hang together and cannot all hold; nothing in one bears on another.
    pub clashes: Vec<Clash>,
    /// Where nothing clashes: an outcome that upholds all of them. `None` as well if the search was given up.
    pub agreement: Option<Agreement>,
    /// The search ended before it was known whether some of them, beside those that clash here, can all hold.
    pub undecided: bool,
}

/// Statements that hang together and cannot all hold.
#[derive(Clone, Debug, Default)]
pub struct Clash {
    /// Each unsatisfiable, and satisfiable without any one of its statements; smallest first.
    pub conflicts: Vec<Conflict>,
    /// What would have to give, in the order of the fewest parties moving.
    pub repairs: Vec<Repair>,
    /// All conflicts and repairs there are.
    pub complete: bool,
    /// No conflict with fewer statements than the first can exist.
    pub smallest_conflict: bool,
    /// No repair with fewer parties, or as many and fewer statements, than the first can exist.
    pub smallest_repair: bool,
}

impl Together {
    pub(super) fn of(clashes: Vec<Clash>, agreement: Option<Agreement>) -> Self {
        let all = clashes.len();
        let known = |clash: &Clash| !clash.conflicts.is_empty() || !clash.repairs.is_empty();
        let clashes: Vec<Clash> = clashes.into_iter().filter(known).collect();
        Self { undecided: clashes.len() < all, clashes, agreement }
    }

    /// Each statement that the draft breaches by itself, with that conflict: every repair gives it up.
    pub fn alone(&self) -> impl Iterator<Item = &Conflict> {
        self.clashes.iter().filter(|clash| clash.alone().is_some()).flat_map(|clash| &clash.conflicts)
    }

    /// The clashes of several statements: a repair of the whole is one repair of each.
    pub fn groups(&self) -> impl Iterator<Item = &Clash> {
        self.clashes.iter().filter(|clash| clash.alone().is_none())
    }

    /// Whether all conflicts and repairs there are were found.
    pub fn is_complete(&self) -> bool {
        let decided = !self.undecided && self.clashes.iter().all(|clash| clash.complete);
        decided && (self.agreement.is_some() || !self.clashes.is_empty())
    }
}

impl Clash {
    /// The statements that take part, each with those that say the same and with the number of conflicts in which it
    /// occurs: the most frequent first, then in the author's order.
    pub fn occurrences(&self) -> Vec<(&[PositionId], usize)> {
        let mut found: Vec<(&[PositionId], usize)> = Vec::new();
        for said in self.conflicts.iter().flat_map(|conflict| &conflict.statements) {
            match found.iter_mut().find(|(known, _)| known == said) {
                Some((_, count)) => *count += 1,
                None => found.push((said, 1)),
            }
        }
        found.sort_by_key(|&(said, count)| (std::cmp::Reverse(count), said));
        found
    }

    /// The repairs with the fewest parties moving, and of these those with the fewest statements.
    pub fn smallest_repairs(&self) -> &[Repair] {
        let size = |repair: &Repair| (repair.parties.len(), repair.statements.len() + repair.relax.len());
        let same = self.repairs.iter().take_while(|repair| size(repair) == size(&self.repairs[0])).count();
        &self.repairs[..same]
    }

    /// The statement that the draft breaches by itself, if that is all: every repair gives it up.
    pub fn alone(&self) -> Option<&[PositionId]> {
        match (&self.conflicts[..], &self.repairs[..]) {
            // A clause that may change is another way out.
            ([conflict], [repair]) if self.complete && repair.relax.is_empty() => match &conflict.statements[..] {
                [statement] => Some(statement),
                _ => None,
            },
            _ => None,
        }
    }
}

/// A smallest set of statements that cannot all hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Each with those of the same party and strength that say the same.
    pub statements: Vec<Vec<PositionId>>,
    /// The clauses it needs; none: they clash whatever the draft says.
    pub because: Vec<Cause>,
}

/// Statements of which all would have to give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// Each with those of the same party and strength that say the same.
    pub statements: Vec<Vec<PositionId>>,
    /// Clauses of the draft that would have to change, where that was asked.
    pub relax: Vec<Relaxation>,
    /// Who moves. Who would have to agree to another clause, the files do not say: nobody moves by it.
    pub parties: Vec<PartyId>,
}

/// A clause of the draft and its least change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relaxation {
    pub cause: Cause,
    pub change: Change,
}

/// How a clause has to change. Each is the least of its sort: with one day or one unit less the rest could not be upheld.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// So many days later, or earlier; of a length of time, longer or shorter.
    Days { days: i32, later: bool, length: bool },
    /// Another bound, in words, and what is between the two if they are numbers: more or less than 0.
    Moved { from: String, to: String, by: Option<Value> },
    /// The value is left open, or is this, for one.
    Opened { to: String },
    /// What nothing settles is settled: as this, for one.
    Settled { to: String },
    /// The clause goes.
    Dropped,
    /// The component is left out.
    LeftOut,
}

impl Change {
    /// Moved before opened, opened before dropped, and a clause before a whole component.
    pub(super) fn mildness(&self) -> u8 {
        match self {
            Self::Days { .. } | Self::Moved { .. } => 0,
            Self::Opened { .. } | Self::Settled { .. } => 1,
            Self::Dropped => 2,
            Self::LeftOut => 3,
        }
    }
}

/// An outcome in which all statements hold.
#[derive(Clone, Debug)]
pub struct Agreement {
    /// How it uses the freedoms that the draft leaves.
    pub chosen: Vec<Freedom>,
    /// Which values it takes where the draft settles nothing.
    pub presumed: Vec<(IssueId, Value)>,
}

/// One freedom of the draft, used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Freedom {
    /// A component that may be in or out.
    Component(ComponentId, bool),
    /// An issue that is left open among values.
    Issue(IssueId, Value),
}

/// A freedom on paper that has one use only.
#[derive(Clone, Debug)]
pub struct Stuck {
    /// The one way in which it can be used.
    pub only: Freedom,
    /// A minimal set of clauses that rules the others out.
    pub because: Vec<Cause>,
}

/// How many packages there are, counted as distinct sets of components and settled values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packages {
    pub count: BigUint,
    /// False: there are at least `count`.
    pub exact: bool,
}

impl Packages {
    /// Whether none is known.
    pub fn is_none(&self) -> bool {
        self.count == BigUint::ZERO
    }
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
            Self::Day(thing) => vec![*thing],
            Self::Event(event) => vec![Thing::Event(*event)],
        }
    }
}
