//! Formulas, conditions and times whose names have become ids.

use super::{ChoiceId, ComponentId, EventId, Framework, IssueId, SourceId, StepId, Value};
use crate::{
    calendar::{Duration, PartialDate},
    expr::{Compare, Logic, PointOf, Time},
    source::{Span, Spanned},
};

/// Anything that components, steps, choices, issues and events have in common: it can be spoken of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Thing {
    Component(ComponentId),
    Step(StepId),
    Choice(ChoiceId),
    Issue(IssueId),
    Event(EventId),
    /// The framework as a whole.
    Plan,
    /// Day 0.
    Signature,
}

impl Thing {
    /// Its id as it stands in the files.
    pub fn id(self, framework: &Framework) -> &str {
        match self {
            Self::Component(id) => &framework.components[id].entry.id,
            Self::Step(id) => &framework.steps[id].entry.id,
            Self::Choice(id) => &framework.choices[id].entry.id,
            Self::Issue(id) => &framework.issues[id].entry.id,
            Self::Event(id) => &framework.events[id].entry.id,
            Self::Plan => "plan",
            Self::Signature => "signature",
        }
    }

    /// The ids of the sources that it names; a step without any has those of its component.
    pub fn sources(self, framework: &Framework) -> Vec<&str> {
        let own = match self {
            Self::Component(id) => &framework.components[id].entry,
            Self::Step(id) if framework.steps[id].entry.sources.is_empty() => {
                &framework.components[framework.steps[id].component].entry
            }
            Self::Step(id) => &framework.steps[id].entry,
            Self::Choice(id) => &framework.choices[id].entry,
            Self::Issue(id) => &framework.issues[id].entry,
            Self::Event(id) => &framework.events[id].entry,
            Self::Plan => return framework.heading.iter().flat_map(|it| ids(framework, &it.sources)).collect(),
            Self::Signature => return Vec::new(),
        };
        ids(framework, &own.sources)
    }

    /// Where it is defined; `None` for the plan and the signature.
    pub fn at(self, framework: &Framework) -> Option<Span> {
        match self {
            Self::Component(id) => Some(framework.components[id].entry.at),
            Self::Step(id) => Some(framework.steps[id].entry.at),
            Self::Choice(id) => Some(framework.choices[id].entry.at),
            Self::Issue(id) => Some(framework.issues[id].entry.at),
            Self::Event(id) => Some(framework.events[id].entry.at),
            Self::Plan | Self::Signature => None,
        }
    }
}

fn ids<'f>(framework: &'f Framework, sources: &[Spanned<SourceId>]) -> Vec<&'f str> {
    sources.iter().map(|source| framework.sources[source.value].entry.id.as_str()).collect()
}

/// A point in the life of a thing.
pub type Point = PointOf<Thing>;

/// One side of an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    Point(Point),
    Date(Spanned<PartialDate>),
}

/// A leaf of a formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Literal {
    /// The package contains the component, step or choice; or the yes/no issue is true; or the event happens.
    Holds(Spanned<Thing>),
    Before {
        first: Stop,
        gap: Option<Duration>,
        second: Stop,
        at: Span,
    },
    With {
        first: Point,
        second: Point,
        at: Span,
    },
    Compare {
        issue: IssueId,
        sign: Compare,
        value: Value,
        at: Span,
    },
}

impl Literal {
    /// Where it is written.
    pub fn at(&self) -> Span {
        match self {
            Self::Holds(thing) => thing.at,
            Self::Before { at, .. } | Self::With { at, .. } | Self::Compare { at, .. } => *at,
        }
    }

    /// The things it names.
    pub fn things(&self) -> Vec<Thing> {
        match self {
            Self::Holds(thing) => vec![thing.value],
            Self::Before { first, second, .. } => [first, second]
                .into_iter()
                .filter_map(|stop| match stop {
                    Stop::Point(point) => Some(point.thing),
                    Stop::Date(_) => None,
                })
                .collect(),
            Self::With { first, second, .. } => vec![first.thing, second.thing],
            Self::Compare { issue, .. } => vec![Thing::Issue(*issue)],
        }
    }
}

/// What a package and an order may have to satisfy.
pub type Formula = Logic<Literal>;

/// What has to have happened. Holds no `Not`.
pub type Condition = Logic<Point>;

/// The day of a deadline or a start.
pub type Day = Time<Point>;
