//! The smallest sets of wanted propositions without which the others can hold, beside what has to hold.

use super::{
    marco::{self, MinimalSet, Search},
    prop::Prop,
    solve::{Budget, Engine, Exhausted},
};

/// The search ends with so many sets.
const MOST: usize = 200;

/// More propositions than this are not searched: that would take longer than anybody waits.
const TOO_MANY: usize = 3_000;

/// Sets of wanted propositions, by their places: without any one set the others can hold, and not without fewer. Smallest first, then in the
/// order of their places. None: they can all hold.
#[derive(Clone, Debug, Default)]
pub(super) struct Corrections {
    pub sets: Vec<Vec<usize>>,
    /// These are all there are.
    pub complete: bool,
    /// No smaller set than the first can exist.
    pub smallest: bool,
}

/// What has to hold, and what is wanted.
pub(super) struct Wanted<'a> {
    pub hard: Vec<&'a Prop>,
    pub soft: Vec<Prop>,
}

impl Wanted<'_> {
    /// All corrections, as far as the search goes; each is verified. `None`: what has to hold cannot.
    pub(super) fn corrections(&self, budget: &Budget) -> Result<Option<Corrections>, Exhausted> {
        let mut engine = self.engine(budget);
        if engine.solve(&[])?.found().is_none() {
            return Ok(None);
        }
        if self.soft.len() > TOO_MANY {
            return Err(Exhausted);
        }
        let mut found = Corrections::default();
        let mut apart: Vec<usize> = Vec::new();
        let mut least = 0;
        let mut soft = marco::Wanted::new(engine, self.soft.clone());
        let mut ask = |places: &[usize]| soft.ask(places);
        let mut search = Search::new(self.soft.len(), budget);
        while !budget.is_spent() && found.sets.len() < MOST {
            match search.next(&mut ask)? {
                Some(MinimalSet::Repair(set)) => found.sets.push(set),
                // Each of several conflicts that have nothing in common takes a change of its own.
                Some(MinimalSet::Conflict(set)) if set.iter().all(|place| !apart.contains(place)) => {
                    apart.extend(set);
                    least += 1;
                }
                Some(MinimalSet::Conflict(_)) => {}
                None => {
                    found.complete = true;
                    break;
                }
            }
        }
        found.sets.sort_by_key(|set| (set.len(), set.clone()));
        found.smallest = found.complete || found.sets.first().is_some_and(|set| set.len() == least);
        let mut kept = Vec::new();
        for set in found.sets {
            if self.is_correction(&set, budget)? {
                kept.push(set);
            }
        }
        Ok(Some(Corrections { sets: kept, ..found }))
    }

    /// What is wanted of which nothing but a minimal set rules out what has to hold together with it; empty if all can hold.
    pub(super) fn conflict(&self, budget: &Budget) -> Result<Vec<usize>, Exhausted> {
        let engine = self.engine(budget);
        let mut soft = marco::Wanted::new(engine, self.soft.clone());
        let mut ask = |places: &[usize]| soft.ask(places);
        let mut search = Search::new(self.soft.len(), budget);
        while !budget.is_spent() {
            match search.next(&mut ask)? {
                Some(MinimalSet::Conflict(set)) => return Ok(set),
                Some(MinimalSet::Repair(_)) => {}
                None => return Ok(Vec::new()),
            }
        }
        Err(Exhausted)
    }

    fn engine<'b>(&self, budget: &'b Budget) -> Engine<'b> {
        let mut engine = Engine::new(budget);
        self.hard.iter().for_each(|prop| engine.enforce(prop));
        engine
    }

    /// Without the set the rest can hold, and not without anything less: asked anew, of an engine that knows nothing else.
    fn is_correction(&self, set: &[usize], budget: &Budget) -> Result<bool, Exhausted> {
        let mut engine = self.engine(budget);
        for (place, prop) in self.soft.iter().enumerate() {
            if !set.contains(&place) {
                engine.enforce(prop);
            }
        }
        if engine.solve(&[])?.found().is_none() {
            return Ok(false);
        }
        for &place in set {
            let back = engine.assumption(&self.soft[place]);
            if engine.solve(&[back])?.found().is_some() {
                return Ok(false);
            }
        }
        Ok(true)
    }
}
