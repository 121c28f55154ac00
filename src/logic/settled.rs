//! What a draft settles of each issue, over all its packages.

use super::{
    Inquiry, core,
    prop::{Prop, Rank},
    solve::{Budget, Exhausted},
};
use crate::framework::{IssueId, Value};

/// Steps of search for all issues.
const STEPS: u64 = 50_000;

/// What becomes of an issue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settlement {
    pub issue: IssueId,
    /// The values that some package settles it with, in the issue's order; several are open. Empty: no package settles it.
    pub values: Vec<Value>,
    /// Every package settles it.
    pub always: bool,
}

/// When an issue is settled, and the unknown that says how.
#[derive(Debug)]
pub(super) struct Settled {
    pub rank: Rank,
    pub given: Prop,
}

impl Inquiry<'_> {
    /// What becomes of each issue, in the author's order; `None`: the search was given up. There must be a package.
    pub fn settlements(&self) -> Option<Vec<Settlement>> {
        let budget = Budget::new(STEPS);
        self.framework.issues.ids().map(|issue| self.settlement(issue, &budget).ok()).collect()
    }

    fn settlement(&self, issue: IssueId, budget: &Budget) -> Result<Settlement, Exhausted> {
        let settled = &self.theory.settled[issue.index()];
        let given = self.parts.simplify(&settled.given);
        let mut settlement = Settlement { issue, values: Vec::new(), always: false };
        if given == Prop::FALSE {
            return Ok(settlement);
        }
        settlement.always = !self.is_possible(&given.complement(), budget)?;
        for (rank, &value) in (0..).zip(&self.theory.values[issue.index()]) {
            let so = Prop::all([given.clone(), Prop::equals(settled.rank, rank)]);
            if self.is_possible(&so, budget)? {
                settlement.values.push(value);
            }
        }
        Ok(settlement)
    }

    fn is_possible(&self, prop: &Prop, budget: &Budget) -> Result<bool, Exhausted> {
        let mut engine = core::engine(&self.parts, &self.parts.spoken_of(&[prop]), budget);
        engine.enforce(prop);
        Ok(engine.solve(&[])?.found().is_some())
    }
}
