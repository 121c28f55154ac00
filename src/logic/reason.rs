//! Why a rule of the theory is there: a clause of the draft, not yet in words.

use crate::{
    framework::{ComponentId, Formula, Framework, IssueId, Thing, Value},
    source::Span,
};

/// A clause of the draft, or of the scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reason {
    /// Whose clause it is.
    pub thing: Thing,
    pub at: Span,
    pub clause: Clause,
}

impl Reason {
    /// The formula that the clause is; `None` if it is none.
    pub(super) fn formula<'f>(&self, framework: &'f Framework) -> Option<&'f Formula> {
        let formulas = match (&self.clause, self.thing) {
            (Clause::PlanRequires(_), _) => &framework.heading.as_ref()?.requires,
            (_, Thing::Component(component)) => &framework.components[component].provision.requires,
            (_, Thing::Step(step)) => &framework.steps[step].provision.requires,
            _ => return None,
        };
        let (Clause::Requires(place) | Clause::PlanRequires(place)) = self.clause else { return None };
        formulas.get(place).map(|formula| &formula.value)
    }
}

/// Which clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Clause {
    /// The component is in the draft, without brackets.
    Contained,
    /// The component was taken out.
    LeftOut,
    /// One member of the choice, or none of several at once.
    OneOf,
    Amends(ComponentId),
    Settles {
        issue: IssueId,
        values: Vec<Value>,
    },
    StatusQuo {
        issue: IssueId,
        value: Value,
    },
    /// The n-th formula of `requires`.
    Requires(usize),
    /// The n-th formula of the framework's `requires`.
    PlanRequires(usize),
    Excludes(Thing),
    Time(TimeKey),
    /// A step follows the one before it.
    Follows(Thing),
    /// The n-th point of `with`.
    With(usize),
    /// Two amendments give one key different values.
    Rival(&'static str),
    /// Nothing undated happens before the signature.
    AfterSignature,
    Signed,
    /// The n-th entry of `happened`.
    Happened(usize),
    /// The n-th entry of `choose`.
    Chosen(usize),
}

/// A key of a component that says something about its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum TimeKey {
    After,
    Takes,
    Within,
    StartsBy,
    Due,
    NotBefore,
    FallsOn,
}

impl TimeKey {
    /// The word for it in files.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::After => "after",
            Self::Takes => "takes",
            Self::Within => "within",
            Self::StartsBy => "starts-by",
            Self::Due => "due",
            Self::NotBefore => "not-before",
            Self::FallsOn => "falls-on",
        }
    }
}

impl Clause {
    /// Whether it is what holds where the draft settles nothing.
    pub(super) fn is_status_quo(&self) -> bool {
        matches!(self, Self::StatusQuo { .. })
    }
}
