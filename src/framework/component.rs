//! Components, their steps, the choices between them and the amendments to them.

use serde::Deserialize;

use super::{
    ChoiceId, ComponentId, Condition, Day, Entry, Formula, IssueId, Kind, PartyId, PartyOrBody, Point, StepId, Terms,
    Thing, Value,
};
use crate::{
    calendar::Duration,
    source::{Span, Spanned},
};

/// One provision, or an amendment to one.
#[derive(Clone, Debug)]
pub struct Component {
    pub entry: Entry,
    pub nature: Nature,
    pub provision: Provision,
    /// In the author's order.
    pub steps: Vec<StepId>,
    /// The choice it is a member of.
    pub choice: Option<ChoiceId>,
    /// Taken out by `without`: it still resolves, and is in no package.
    pub dropped: bool,
    pub allow: Vec<Allow>,
}

/// Whether a component stands on its own.
#[derive(Clone, Debug)]
pub enum Nature {
    Provision {
        kind: Spanned<Kind>,
        terms: Terms,
        standing: bool,
    },
    /// Only what changes; `terms` are those of the target's kind.
    Amendment {
        target: Spanned<ComponentId>,
        terms: Terms,
    },
}

/// What components, steps and amendments can all say.
#[derive(Clone, Debug, Default)]
pub struct Provision {
    pub point: Option<String>,
    pub text: Option<String>,
    /// Who is obliged.
    pub by: Vec<Spanned<PartyId>>,
    /// Who benefits.
    pub for_: Vec<Spanned<PartyId>>,
    /// Who really does it, where that is not `by`.
    pub performed_by: Vec<Spanned<PartyId>>,
    /// All of them.
    pub verified_by: Vec<Spanned<PartyOrBody>>,
    pub at_cost_of: Vec<Spanned<PartyId>>,
    /// Whose agreement it still needs.
    pub consent: Vec<Spanned<PartyId>>,
    pub discretion_of: Option<Spanned<PartyId>>,
    /// At whose wish the text stands in square brackets; `None` if it is agreed.
    pub bracketed_by: Option<Spanned<Vec<Spanned<PartyId>>>>,
    pub settles: Vec<Settles>,
    /// `None`: not stated, taken as reversible.
    pub reversible: Option<Spanned<bool>>,
    pub form: Vec<Spanned<Form>>,
    pub duty: Option<Spanned<Duty>>,
    pub phase: Option<Spanned<String>>,
    /// Not in the text, understood.
    pub implied: bool,
    pub carries_out: Vec<Spanned<ComponentId>>,
    pub undefined_terms: Vec<Spanned<String>>,
    pub vague_time: Option<Spanned<String>>,
    pub defers: Vec<Spanned<IssueId>>,
    pub requires: Vec<Spanned<Formula>>,
    pub excludes: Vec<Spanned<Thing>>,
    /// `None`: not given; a condition that is an empty `All`: nothing.
    pub after: Option<Spanned<Condition>>,
    pub with: Vec<Point>,
    pub takes: Option<Spanned<Takes>>,
    pub within: Option<Spanned<Duration>>,
    pub starts_by: Option<Spanned<Day>>,
    pub due: Option<Spanned<Day>>,
    pub not_before: Option<Spanned<Day>>,
    pub falls_on: Option<Spanned<Day>>,
    pub expires: Option<Spanned<Day>>,
    pub void_if: Vec<Spanned<Condition>>,
    pub suspends_if: Vec<Spanned<Condition>>,
    /// The part of the whole that a step is, 0 to 1.
    pub share: Option<Spanned<f64>>,
}

/// One entry of `settles`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settles {
    pub issue: IssueId,
    /// One value, or the list that the draft leaves open; never empty.
    pub values: Vec<Spanned<Value>>,
    /// Key and value.
    pub at: Span,
}

/// How long it takes, in days: exactly, or between two bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Takes {
    pub min: Option<Duration>,
    pub max: Option<Duration>,
}

/// One part of a component, done in its turn.
#[derive(Clone, Debug)]
pub struct Step {
    /// The id is `component.step`.
    pub entry: Entry,
    pub component: ComponentId,
    /// Taken out by `without`.
    pub dropped: bool,
    pub provision: Provision,
}

/// Rival provisions of which a package has exactly one.
#[derive(Clone, Debug)]
pub struct Choice {
    pub entry: Entry,
    pub one_of: Vec<Spanned<ComponentId>>,
    /// At whose wish the whole choice is bracketed: then a package may have none of them.
    pub bracketed_by: Option<Spanned<Vec<Spanned<PartyId>>>>,
}

/// A finding that the author permits, and why.
#[derive(Clone, Debug)]
pub struct Allow {
    pub check: Spanned<String>,
    pub reason: String,
    pub until: Option<Spanned<crate::calendar::PartialDate>>,
    pub at: Span,
}

/// The legal form a provision takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    Treaty,
    Statute,
    Constitution,
    Resolution,
    ExecutiveAct,
    Letter,
    PoliticalDeclaration,
    Unspecified,
}

/// A weaker duty than an obligation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Duty {
    BestEfforts,
    Expectation,
}
