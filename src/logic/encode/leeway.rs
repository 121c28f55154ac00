//! Clauses about time, read again with some days of leeway.

use super::Encoder;
use crate::{
    expr::Logic,
    framework::{Formula, Framework, Literal, Provision, Stop, Thing},
    logic::{
        prop::Prop,
        reason::{Clause, Reason, TimeKey},
        theory::Theory,
    },
};

/// So many days by which a bound is moved to the side on which it asks less. Of a length of time, `later` makes what is allowed longer,
/// and `earlier` what is required shorter.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::logic) struct Leeway {
    pub earlier: i32,
    pub later: i32,
}

impl<'a> Encoder<'a> {
    /// Reads single clauses again, of the points that the theory knows.
    pub(in crate::logic) fn again(framework: &'a Framework, theory: &Theory) -> Self {
        Self { instants: theory.instants.clone(), ..Self::new(framework) }
    }

    /// What a clause comes to with some leeway; `None` if it has no day and no length that could move.
    pub(in crate::logic) fn with_leeway(&mut self, reason: &Reason, leeway: Leeway) -> Option<Prop> {
        self.leeway = leeway;
        let moved = match reason.clause {
            Clause::Time(key) => self.time_with_leeway(reason.thing, key),
            Clause::PlanRequires(_) => self.formula_with_leeway(reason),
            _ => None,
        };
        self.leeway = Leeway::default();
        moved
    }

    fn time_with_leeway(&mut self, thing: Thing, key: TimeKey) -> Option<Prop> {
        let provision = self.provision(thing)?;
        let moved = self.timed(thing, provision, key)?;
        // What was dated before the signature may no longer be.
        self.moved = Some(key);
        let not_before_signature = self.not_before_signature(thing, provision).unwrap_or(Prop::TRUE);
        self.moved = None;
        Some(Prop::all([moved, not_before_signature]))
    }

    fn formula_with_leeway(&mut self, reason: &Reason) -> Option<Prop> {
        let formula = reason.formula(self.framework)?;
        distance(formula)?;
        Some(self.formula(formula))
    }

    fn provision(&self, thing: Thing) -> Option<&'a Provision> {
        match thing {
            Thing::Component(id) => Some(&self.framework.components[id].provision),
            Thing::Step(id) => Some(&self.framework.steps[id].provision),
            _ => None,
        }
    }
}

/// A number of days in a formula that can be moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::logic) enum Distance {
    /// So many days from one point to another, or fewer.
    Length,
    /// Before a date, or a later one.
    Until,
    /// After a date, or an earlier one.
    From,
}

/// The distance or date in a formula that consists of one order; `None` if there is none.
pub(in crate::logic) fn distance(formula: &Formula) -> Option<Distance> {
    match formula {
        Logic::Is(Literal::Before { second: Stop::Date(_), .. }) => Some(Distance::Until),
        Logic::Is(Literal::Before { first: Stop::Date(_), .. }) => Some(Distance::From),
        Logic::Is(Literal::Before { gap: Some(_), .. }) => Some(Distance::Length),
        _ => None,
    }
}
