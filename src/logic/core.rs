//! Why something cannot be: a minimal set of the draft's clauses that rule it out.

use std::collections::BTreeMap;

use super::{
    part::Parts,
    prop::Prop,
    solve::{Assumption, Budget, Engine, Exhausted, Outcome},
};

/// Rules of the theory, ascending, by which `goal` is impossible, as it must be; minimal, unless the budget ends first.
pub(super) fn minimal(
    parts: &Parts<'_>,
    within: &[usize],
    goal: &Prop,
    budget: &Budget,
) -> Result<Vec<usize>, Exhausted> {
    Prover::new(parts, within, budget).minimal(goal)
}

/// The rules by which a proposition holds in no outcome; `None` if it holds in one.
pub(super) fn impossible(parts: &Parts<'_>, prop: &Prop, budget: &Budget) -> Result<Option<Vec<usize>>, Exhausted> {
    let left = parts.simplify(prop);
    let about = parts.spoken_of(&[&left]);
    let mut engine = engine(parts, &about, budget);
    let goal = engine.assumption(&left);
    match engine.solve(&[goal])?.found() {
        Some(_) => Ok(None),
        None => minimal(parts, &about, prop, budget).map(Some),
    }
}

/// What is left of the rules of some parts.
pub(super) fn rules<'p>(parts: &'p Parts<'_>, about: &[usize]) -> impl Iterator<Item = &'p Prop> {
    let of_parts = about.iter().flat_map(|&part| &parts.each[part].rules);
    parts.frame.iter().chain(of_parts).map(|&rule| &parts.left[rule])
}

/// An engine for some parts.
pub(super) fn engine<'a>(parts: &Parts<'_>, about: &[usize], budget: &'a Budget) -> Engine<'a> {
    let mut engine = Engine::new(budget);
    rules(parts, about).for_each(|rule| engine.enforce(rule));
    engine
}

/// Explains why one thing after the other cannot be, in some parts.
pub(super) struct Prover<'a> {
    parts: &'a Parts<'a>,
    rules: Vec<usize>,
    engine: Engine<'a>,
    /// The rules that the engine knows; those that are clauses can be left out.
    known: BTreeMap<usize, Option<Assumption>>,
}

impl<'a> Prover<'a> {
    pub(super) fn new(parts: &'a Parts<'a>, within: &[usize], budget: &'a Budget) -> Self {
        Self::among(parts, parts.rules_behind(within, &[]), budget)
    }

    /// Explains by some rules alone.
    pub(super) fn among(parts: &'a Parts<'a>, rules: Vec<usize>, budget: &'a Budget) -> Self {
        Self { parts, rules, engine: Engine::new(budget), known: BTreeMap::new() }
    }

    /// As the function of this name.
    pub(super) fn minimal(&mut self, goal: &Prop) -> Result<Vec<usize>, Exhausted> {
        let rules = self.parts.with_fixing(self.rules.iter().copied(), &[goal]);
        // What words mean by themselves needs no clause, also of what the clauses rule out altogether.
        let meanings = self.parts.meanings_of(&rules, goal);
        let mut clauses = Vec::new();
        for rule in meanings.into_iter().chain(rules) {
            clauses.extend(self.selector(rule).map(|selector| (rule, selector)));
        }
        let goal = self.engine.selector(goal);
        // What the draft says explains better than what holds in its silence: the latter is tried for leaving out first.
        clauses.sort_by_key(|(rule, _)| (!is_status_quo(self.parts, *rule), *rule));
        let mut kept = reduce(&mut self.engine, goal, clauses)?;
        kept.sort_unstable();
        Ok(kept)
    }

    fn selector(&mut self, rule: usize) -> Option<Assumption> {
        let (engine, it) = (&mut self.engine, &self.parts.theory.rules[rule]);
        *self.known.entry(rule).or_insert_with(|| {
            if it.reason.is_some() {
                return Some(engine.selector(&it.prop));
            }
            engine.enforce(&it.prop);
            None
        })
    }
}

/// Leaves out clause after clause for as long as the rest still clashes with the goal.
fn reduce(
    engine: &mut Engine<'_>,
    goal: Assumption,
    clauses: Vec<(usize, Assumption)>,
) -> Result<Vec<usize>, Exhausted> {
    let mut rest = match clash(engine, goal, &clauses)? {
        Some(core) => core.into_iter().map(|place| clauses[place]).collect(),
        None => clauses,
    };
    let mut kept = 0;
    while kept < rest.len() {
        let mut without = rest.clone();
        without.remove(kept);
        match clash(engine, goal, &without) {
            // The clauses kept so far are each necessary, and so in every such core.
            Ok(Some(core)) => rest = core.into_iter().map(|place| without[place]).collect(),
            Ok(None) => kept += 1,
            // What is left clashes all the same, and is the better answer than none.
            Err(Exhausted) => break,
        }
    }
    Ok(rest.into_iter().map(|(rule, _)| rule).collect())
}

/// Places of clauses that clash with the goal; `None` if they do not.
fn clash(
    engine: &mut Engine<'_>,
    goal: Assumption,
    clauses: &[(usize, Assumption)],
) -> Result<Option<Vec<usize>>, Exhausted> {
    let assumptions: Vec<Assumption> = clauses.iter().map(|&(_, selector)| selector).chain([goal]).collect();
    Ok(match engine.solve(&assumptions)? {
        Outcome::Found(_) => None,
        Outcome::Clash(core) => Some(core.into_iter().filter(|&place| place < clauses.len()).collect()),
    })
}

fn is_status_quo(parts: &Parts<'_>, rule: usize) -> bool {
    parts.theory.rules[rule].reason.as_ref().is_some_and(|reason| reason.clause.is_status_quo())
}
