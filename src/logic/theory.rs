//! A framework as constraints, each with its reason, over few kinds of unknowns and without any solver.

use jiff::civil::Date;

use crate::framework::{PositionId, Thing};

use super::{
    encode::Instants,
    prop::{Prop, Rank, Switch},
    reason::Reason,
};

/// Everything the solver is asked about.
#[derive(Clone, Debug, Default)]
pub struct Theory {
    pub(super) rules: Vec<Rule>,
    /// What tells packages apart.
    pub(super) dimensions: Vec<Dimension>,
    /// One per statement that can have a verdict, in the author's order.
    pub(super) claims: Vec<Claim>,
    /// One per statement of what a party can live with. They decide nothing, but a party is held to them by itself.
    pub(super) accepted: Vec<Claim>,
    /// What may differ between two outcomes of one package.
    pub(super) loose: Vec<Loose>,
    /// For each issue, the value that each rank stands for; of numbers, the least of a cell.
    pub(super) values: Vec<Vec<crate::framework::Value>>,
    /// For each issue, whether some component of the package settles it.
    pub(super) settled: Vec<Prop>,
    pub(super) unknowns: Unknowns,
    /// The points in time of which the rules speak.
    pub(super) instants: Instants,
    /// The date of day 0: of the signature, if that is given exactly.
    pub(super) origin: Date,
    /// The day of the signature is given exactly.
    pub(super) signature_known: bool,
}

impl Theory {
    /// The unknown value of an issue. The first ranks are those of the issues.
    pub(super) fn rank_of(&self, issue: crate::framework::IssueId) -> Rank {
        let number = |index: usize| u32::try_from(index).expect("files of 16 MiB hold fewer things");
        Rank { index: number(issue.index()), top: number(self.values[issue.index()].len() - 1) }
    }
}

/// How many unknowns of each sort there are.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Unknowns {
    pub switches: usize,
    pub ranks: usize,
    pub instants: usize,
}

/// One constraint.
#[derive(Clone, Debug)]
pub(super) struct Rule {
    pub prop: Prop,
    /// `None`: it is the meaning of a word, such as "a start comes before its end", and nobody's clause.
    pub reason: Option<Reason>,
    /// It counts months as 30 or years as 365 days.
    pub nominal: bool,
}

/// Something by which two packages differ.
#[derive(Clone, Debug)]
pub(super) struct Dimension {
    /// It exists only in packages where this holds.
    pub given: Prop,
    pub of: Measure,
    /// How a reader is told that it differs.
    pub thing: DimensionOf,
}

/// The unknown behind a dimension.
#[derive(Clone, Copy, Debug)]
pub(super) enum Measure {
    Switch(Switch),
    Rank(Rank),
}

/// What a dimension is to the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DimensionOf {
    Component(crate::framework::ComponentId),
    Issue(crate::framework::IssueId),
    /// The n-th field that a kind leaves open, of this component.
    Term(crate::framework::ComponentId, &'static str),
}

/// Something that may differ between two outcomes of one package.
#[derive(Clone, Debug)]
pub(super) enum Loose {
    /// The value of an issue, where no component of the package settles it.
    Issue {
        issue: crate::framework::IssueId,
        rank: Rank,
        unsettled: Prop,
    },
    Event {
        event: crate::framework::EventId,
        happens: Switch,
    },
}

/// One statement as constraints.
#[derive(Clone, Debug)]
pub(super) struct Claim {
    pub position: PositionId,
    /// What its `if` asks.
    pub condition: Option<Prop>,
    /// The whole statement: its formula, where its condition holds.
    pub says: Prop,
    pub orders: Vec<OrderLiteral>,
    /// The components that its orders name are in the package.
    pub named: Prop,
    /// Whether the formula consists of orders alone.
    pub only_orders: bool,
    pub nominal: bool,
}

/// One order in a statement.
#[derive(Clone, Debug)]
pub(super) struct OrderLiteral {
    pub first: Thing,
    /// `None`: a date.
    pub second: Option<Thing>,
    /// The two days and places are as the order says, whatever is present.
    pub holds: Prop,
    /// The days alone are so far apart as the order says: what its denial speaks of. True if it says no distance.
    pub distance: Prop,
    /// What comes later is in the package.
    pub arises: Prop,
}
