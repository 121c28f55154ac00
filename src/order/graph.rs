//! What a time point is, and what an edge between two of them rests on.

use petgraph::graph::{DiGraph, EdgeIndex, NodeIndex};

use crate::{
    framework::{ComponentId, Thing},
    source::Span,
};

pub(super) type Graph = DiGraph<Point, Edge>;
pub(super) type PointId = NodeIndex;
pub(super) type EdgeId = EdgeIndex;

/// A moment in the plan; or, without a thing, a part of a condition.
#[derive(Clone, Debug)]
pub(super) struct Point {
    pub(super) thing: Option<Thing>,
    pub(super) stage: Stage,
    /// Out of the package with this component.
    pub(super) of: Option<ComponentId>,
    pub(super) rule: Rule,
}

/// Which moment in the life of its thing a point is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    Start,
    End,
    Verified,
    /// A breach or a lapse, which may happen on any day or never.
    Contingent,
    /// The one point of an issue, choice, event or day 0.
    Only,
}

/// How many of the points it waits for have to be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    All,
    Any,
}

/// One point before another, or (`tie`) both together.
#[derive(Clone, Debug)]
pub(super) struct Edge {
    pub(super) holder: Holder,
    pub(super) at: Span,
    /// Whose clause it is: without that component the edge does not bind.
    pub(super) owner: Option<ComponentId>,
    /// The amendment that replaces the clause.
    pub(super) unless: Option<ComponentId>,
    /// Without the earlier point the owner cannot be in the package.
    pub(super) requires: bool,
    /// It binds only for some values that the draft leaves open.
    pub(super) open: bool,
    pub(super) tie: bool,
}

impl Edge {
    /// An edge that binds whenever both its points are there.
    pub(super) fn new(holder: Holder, at: Span) -> Self {
        Self { holder, at, owner: None, unless: None, requires: false, open: false, tie: false }
    }

    /// Whether it only says that the later point is too late for the earlier one.
    pub(super) fn is_deadline(&self) -> bool {
        match self.holder {
            Holder::Text(Clause::Due) => true,
            Holder::Text(Clause::FallsOn) => !self.requires,
            _ => false,
        }
    }
}

/// Who says that one point comes before the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holder {
    /// Nobody has to: a thing starts before it ends.
    Nature,
    Text(Clause),
    /// A statement: its place in `Order::claims`.
    Claim(usize),
}

impl Holder {
    /// The statement's claim, if it is one.
    pub fn claim(self) -> Option<usize> {
        match self {
            Self::Claim(claim) => Some(claim),
            Self::Nature | Self::Text(_) => None,
        }
    }
}

/// The key of the text that an order comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clause {
    After,
    /// A step that names no precondition comes after the one before it.
    Follows,
    NotBefore,
    FallsOn,
    Due,
    With,
    Settles,
}
