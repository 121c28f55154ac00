//! Clauses of the draft that may be changed: a theory in which each can be waived, as a statement can be given up.

use super::{
    prop::{Prop, Switch},
    reason::Clause,
    theory::{Rule, Theory},
};

/// A clause that may be waived.
#[derive(Clone, Copy, Debug)]
pub(super) struct Waiver {
    /// The place of its rule, the same in both theories.
    pub rule: usize,
    switch: Switch,
}

impl Waiver {
    /// The clause stays as it is.
    pub(super) fn kept(self) -> Prop {
        Prop::switch(self.switch).complement()
    }
}

/// A theory that holds the same where no clause is waived.
pub(super) fn waivable(theory: &Theory) -> (Theory, Vec<Waiver>) {
    let mut waivable = theory.clone();
    let mut waivers = Vec::new();
    for (place, rule) in waivable.rules.iter_mut().enumerate().filter(|(_, rule)| may_change(rule)) {
        let next = waivable.unknowns.switches + waivers.len();
        let switch = Switch(u32::try_from(next).expect("files of 16 MiB hold fewer clauses"));
        rule.prop = Prop::any([Prop::switch(switch), std::mem::replace(&mut rule.prop, Prop::TRUE)]);
        waivers.push(Waiver { rule: place, switch });
    }
    waivable.unknowns.switches += waivers.len();
    (waivable, waivers)
}

/// Whether it is a clause of the draft that another text could word otherwise. What a scenario asks, what has happened, what an
/// amendment or a choice is, and what words mean stays as it is.
fn may_change(rule: &Rule) -> bool {
    rule.reason.as_ref().is_some_and(|reason| {
        matches!(
            reason.clause,
            Clause::Contained
                | Clause::Settles { .. }
                | Clause::StatusQuo { .. }
                | Clause::Requires(_)
                | Clause::PlanRequires(_)
                | Clause::Excludes(_)
                | Clause::Time(_)
                | Clause::Follows(_)
                | Clause::With(_)
        )
    })
}
