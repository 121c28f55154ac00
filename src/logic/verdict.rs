//! The four verdicts: what all outcomes of a framework, taken together, do with a statement.

use std::collections::HashMap;

use super::{
    core::{self, Prover},
    depends::Pair,
    package,
    part::Parts,
    prop::Prop,
    solve::{Budget, Engine, Exhausted, World},
    theory::{Claim, Dimension},
};
use crate::framework::Verdict;

use super::answer::How;

/// What was found on one statement.
pub(super) struct Judgement {
    pub verdict: Verdict,
    pub how: How,
    /// Rules from which it follows.
    pub because: Vec<usize>,
    /// What those rules make impossible; `None` where nothing is settled.
    pub contrary: Option<Prop>,
    pub depends_on: Vec<super::depends::Difference>,
}

/// Judges statement after statement; those about the same parts share their engines.
pub(super) struct Judge<'a> {
    parts: &'a Parts<'a>,
    budget: &'a Budget,
    benches: HashMap<Vec<usize>, Bench<'a>>,
}

/// The engines for some parts.
struct Bench<'a> {
    dimensions: Vec<Dimension>,
    one: Engine<'a>,
    /// Made when first needed.
    two: Option<Pair<'a>>,
    /// Made when first needed.
    why: Option<Prover<'a>>,
}

impl<'a> Judge<'a> {
    pub(super) fn new(parts: &'a Parts<'a>, budget: &'a Budget) -> Self {
        Self { parts, budget, benches: HashMap::new() }
    }

    pub(super) fn judge(&mut self, claim: &Claim) -> Result<Judgement, Exhausted> {
        let says = self.parts.simplify(&claim.says);
        let denies = says.complement();
        let about = self.parts.spoken_of(&[&says]);
        let (parts, budget) = (self.parts, self.budget);
        let bench = self.benches.entry(about.clone()).or_insert_with(|| Bench::new(parts, &about, budget));
        let (true_in, false_in) = (bench.world(&says)?, bench.world(&denies)?);
        match (true_in, false_in) {
            (Some(true_in), Some(false_in)) => {
                let pair = bench.two.get_or_insert_with(|| Pair::new(parts, &about, budget));
                let dimensions = &bench.dimensions;
                let silent = both_in_package_of(&mut bench.one, &true_in, dimensions, &denies)?
                    || both_in_package_of(&mut bench.one, &false_in, dimensions, &says)?
                    || pair.shares_package(&says, &denies)?;
                let depends_on = pair.differences(parts, &about, claim, silent)?;
                let verdict = if silent { Verdict::Silent } else { Verdict::Open };
                Ok(Judgement { verdict, how: How::Undecided, because: Vec::new(), contrary: None, depends_on })
            }
            (None, _) => self.settled(claim, &about, Verdict::Breached),
            (_, None) => self.settled(claim, &about, Verdict::Upheld),
        }
    }

    /// Why a statement is upheld or breached.
    fn settled(&mut self, claim: &Claim, about: &[usize], verdict: Verdict) -> Result<Judgement, Exhausted> {
        if verdict == Verdict::Upheld
            && let Some((because, contrary)) = self.does_not_arise(claim)?
        {
            let (how, contrary) = (How::DoesNotArise, Some(contrary));
            return Ok(Judgement { verdict, how, because, contrary, depends_on: Vec::new() });
        }
        let contrary = if verdict == Verdict::Upheld { claim.says.complement() } else { claim.says.clone() };
        let (parts, budget) = (self.parts, self.budget);
        let bench = self.benches.entry(about.to_vec()).or_insert_with(|| Bench::new(parts, about, budget));
        let because = bench.why.get_or_insert_with(|| Prover::new(parts, about, budget)).minimal(&contrary)?;
        let rules = &self.parts.theory.rules;
        let by_status_quo = |rule: &usize| rules[*rule].reason.as_ref().is_some_and(|it| it.clause.is_status_quo());
        let how = if !because.is_empty() && because.iter().all(by_status_quo) { How::StatusQuo } else { How::Text };
        Ok(Judgement { verdict, how, because, contrary: Some(contrary), depends_on: Vec::new() })
    }

    /// The rules by which a statement's condition is never met, or what it asks to come later never comes, with what never comes about.
    fn does_not_arise(&mut self, claim: &Claim) -> Result<Option<(Vec<usize>, Prop)>, Exhausted> {
        if let Some(condition) = &claim.condition
            && let Some(because) = core::impossible(self.parts, condition, self.budget)?
        {
            return Ok(Some((because, condition.clone())));
        }
        if !claim.only_orders {
            return Ok(None);
        }
        let later = Prop::any(claim.orders.iter().map(|order| order.arises.clone()));
        Ok(core::impossible(self.parts, &later, self.budget)?.map(|because| (because, later)))
    }
}

impl<'a> Bench<'a> {
    fn new(parts: &Parts<'_>, about: &[usize], budget: &'a Budget) -> Self {
        let dimensions =
            about.iter().flat_map(|&part| &parts.each[part].dimensions).map(|&index| parts.dimension(index)).collect();
        Self { dimensions, one: core::engine(parts, about, budget), two: None, why: None }
    }

    fn world(&mut self, prop: &Prop) -> Result<Option<World>, Exhausted> {
        let goal = self.one.assumption(prop);
        Ok(self.one.solve(&[goal])?.found())
    }
}

/// Whether the package of a world also has outcomes of the other kind: mostly it has, and a search over two outcomes is saved.
fn both_in_package_of(
    engine: &mut Engine<'_>,
    world: &World,
    dimensions: &[Dimension],
    other: &Prop,
) -> Result<bool, Exhausted> {
    let package = package::identity(engine, world, dimensions);
    let assumptions = [engine.assumption(&package), engine.assumption(other)];
    Ok(engine.solve(&assumptions)?.found().is_some())
}
