//! What would have to be otherwise for a statement to hold: freedoms of the draft, or else its clauses.

use super::{
    Inquiry,
    answer::Cause,
    correction::{Corrections, Wanted},
    prop::Prop,
    solve::{Budget, Exhausted},
    theory::Claim,
    verdict::Judge,
    words,
};
use crate::framework::{ChoiceId, ComponentId, IssueId, PositionId, Value, Verdict};

/// Steps of search for one question.
const STEPS: u64 = 200_000;

/// What would have to be otherwise for a statement to hold.
#[derive(Clone, Debug)]
pub struct WhyNot {
    /// The statements that have to hold besides, in the author's order.
    pub held: Vec<PositionId>,
    /// Statements that would have had to, if the draft did not breach them as it is.
    pub lost: Vec<PositionId>,
    pub found: Otherwise,
}

/// The nearest way to it.
#[derive(Clone, Debug)]
pub enum Otherwise {
    /// It holds in every outcome already.
    Certain,
    /// Some package of the draft has it: how these differ from the one that is shown where one has to stand for all.
    Uses(Changes<Departure>),
    /// No outcome of the draft has it: the clauses that would have to change.
    Clauses {
        changes: Changes<Correction>,
        /// Some outcome of the draft has it if only these of the statements to be held are given up; a smallest set of those in the way, empty if
        /// no outcome has it in any case.
        in_the_way: Vec<PositionId>,
    },
    /// No draft can have it: these clash whatever it says. The statement itself is left out; empty: it contradicts itself.
    Never(Vec<PositionId>),
}

/// Ways to something, fewest changes first.
#[derive(Clone, Debug)]
pub struct Changes<T> {
    pub ways: Vec<T>,
    /// These are all there are.
    pub complete: bool,
    /// No way with fewer changes than the first can exist.
    pub fewest: bool,
}

/// How a package differs from the one that is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Departure {
    /// Each freedom that is used differently: how it is used in the package that is shown (`None`: it was no freedom there), and how now.
    pub uses: Vec<(Used, Used)>,
    /// What it takes of issues that nothing settles.
    pub presumed: Vec<(IssueId, Value)>,
}

/// One freedom of the draft, used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Used {
    Component(ComponentId, bool),
    Choice(ChoiceId, Option<ComponentId>),
    /// `None`: nothing in the package settles it.
    Issue(IssueId, Option<Value>),
}

/// Clauses that would all have to change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// In the author's order.
    pub clauses: Vec<Cause>,
}

impl Inquiry<'_> {
    /// What would have to be otherwise for a statement in force to hold, while those of `hold` do that the draft does not breach as it is. `None`:
    /// it is no statement in force that can have a verdict, or the search was given up. There must be a package.
    pub fn why_not(&self, position: PositionId, hold: &[PositionId]) -> Option<WhyNot> {
        let budget = Budget::new(STEPS);
        self.otherwise(position, hold, &budget).ok()?
    }

    fn otherwise(
        &self,
        position: PositionId,
        hold: &[PositionId],
        budget: &Budget,
    ) -> Result<Option<WhyNot>, Exhausted> {
        let claim_of = |position| self.theory.claims.iter().find(|claim| claim.position == position);
        let Some(claim) = claim_of(position) else { return Ok(None) };
        let mut judge = Judge::new(&self.parts, budget);
        let (mut kept, mut breached) = (Vec::new(), Vec::new());
        for other in hold.iter().filter(|&&other| other != position).filter_map(|&other| claim_of(other)) {
            match judge.judge(other)?.verdict {
                Verdict::Breached => breached.push(other),
                _ => kept.push(other),
            }
        }
        let all = Prop::all(std::iter::once(claim).chain(kept.iter().copied()).map(|claim| claim.says.clone()));
        let found = if judge.judge(claim)?.verdict == Verdict::Upheld {
            Otherwise::Certain
        } else if let Some(changes) = self.uses(&all, budget)? {
            Otherwise::Uses(changes)
        } else {
            self.clauses(claim, &kept, &all, budget)?
        };
        let positions = |claims: Vec<&Claim>| claims.into_iter().map(|claim| claim.position).collect();
        Ok(Some(WhyNot { held: positions(kept), lost: positions(breached), found }))
    }

    /// The smallest sets of clauses without which all of it can hold.
    fn clauses(&self, claim: &Claim, held: &[&Claim], aim: &Prop, budget: &Budget) -> Result<Otherwise, Exhausted> {
        // All rules, of other parts too: what is fixed now, and so bears on nothing, may not be without the rule that fixes it.
        let (clauses, meanings): (Vec<usize>, Vec<usize>) =
            (0..self.theory.rules.len()).partition(|&rule| self.theory.rules[rule].reason.is_some());
        let prop = |rule: &usize| &self.theory.rules[*rule].prop;
        let soft = clauses.iter().map(prop).cloned().collect();
        let wanted = Wanted { hard: meanings.iter().map(prop).chain([aim]).collect(), soft };
        let Some(Corrections { sets, complete, smallest }) = wanted.corrections(budget)? else {
            let hard = meanings.iter().map(prop).chain([&claim.says]).collect();
            return Ok(Otherwise::Never(in_the_way(hard, held, budget)?));
        };
        let ways = sets.iter().map(|set| self.correction(set.iter().map(|&place| clauses[place]))).collect();
        let draft = clauses.iter().chain(&meanings).map(prop).chain([&claim.says]).collect();
        let in_the_way = in_the_way(draft, held, budget)?;
        Ok(Otherwise::Clauses { changes: Changes { ways, complete, fewest: smallest }, in_the_way })
    }

    fn correction(&self, rules: impl Iterator<Item = usize>) -> Correction {
        let reasons = rules.filter_map(|rule| self.theory.rules[rule].reason.as_ref());
        let mut clauses: Vec<Cause> = reasons.map(|reason| words::cause(self.framework, reason)).collect();
        clauses.sort_by_key(|cause| cause.at);
        Correction { clauses }
    }
}

/// Those of the held statements that rule something out beside what has to hold, a smallest set; none if they do not.
fn in_the_way(hard: Vec<&Prop>, held: &[&Claim], budget: &Budget) -> Result<Vec<PositionId>, Exhausted> {
    let wanted = Wanted { hard, soft: held.iter().map(|claim| claim.says.clone()).collect() };
    let places = wanted.conflict(budget)?;
    Ok(places.into_iter().map(|place| held[place].position).collect())
}
