//! A smallest repair and a smallest conflict, where not all could be found.
//!
//! Implicit hitting sets: Davies and Bacchus, "Solving MAXSAT by solving a sequence of simpler SAT instances" (CP 2011). A repair hits
//! every conflict, so that no repair is smaller than a smallest set that hits the conflicts known so far; if that set is a repair, it is a smallest one, and
//! if not, there is a conflict that it does not hit. The same with repairs and conflicts exchanged: Ignatiev, Previti, Liffiton and Marques-Silva,
//! "Smallest MUS extraction with minimal hitting set dualization" (CP 2015).

use std::collections::BTreeSet;

use super::{
    marco::{self, Answer, Ask},
    solve::{Budget, Exhausted},
};
use crate::framework::PartyId;

/// Adds conflicts to `conflicts` until a smallest repair is known: the fewest parties, then the fewest statements. `parties` are
/// those of each statement.
pub(super) fn repair<E: From<Exhausted>>(
    ask: &mut impl Ask<E>,
    conflicts: &mut Vec<Vec<usize>>,
    parties: &[Vec<PartyId>],
    budget: &Budget,
) -> Result<Vec<usize>, E> {
    loop {
        let hitting = Hitting { conflicts, parties, budget, best: None }.smallest()?;
        let mut left: Vec<usize> = (0..parties.len()).filter(|place| !hitting.contains(place)).collect();
        let known = conflicts.len();
        // Several at once, none of which shares a statement with another, bring the next set nearer.
        while let Answer::Clash(core) = ask(&left)? {
            let core = core.into_iter().map(|place| left[place]).collect();
            let conflict = marco::shrink(core, ask)?;
            left.retain(|place| !conflict.contains(place));
            conflicts.push(conflict);
        }
        if conflicts.len() == known {
            return Ok(hitting);
        }
    }
}

/// A conflict of fewer than `known` statements, as few as there are; `None` if there is none. `repairs` are some of `count` statements.
pub(super) fn conflict<E: From<Exhausted>>(
    ask: &mut impl Ask<E>,
    mut repairs: Vec<Vec<usize>>,
    known: usize,
    count: usize,
    budget: &Budget,
) -> Result<Option<Vec<usize>>, E> {
    let nobody = vec![Vec::new(); count];
    loop {
        let hitting = Hitting { conflicts: &repairs, parties: &nobody, budget, best: None }.smallest()?;
        if hitting.len() >= known {
            return Ok(None);
        }
        match ask(&hitting)? {
            Answer::Clash(_) => return Ok(Some(hitting)),
            Answer::Possible(inside) => repairs.push(marco::grow(inside, ask)?),
        }
    }
}

/// A search for a smallest set that hits every conflict, by branch and bound.
struct Hitting<'c> {
    conflicts: &'c [Vec<usize>],
    parties: &'c [Vec<PartyId>],
    budget: &'c Budget,
    best: Option<(usize, Vec<usize>)>,
}

impl Hitting<'_> {
    fn smallest(mut self) -> Result<Vec<usize>, Exhausted> {
        self.extend(&mut Vec::new(), &BTreeSet::new(), &BTreeSet::new())?;
        Ok(self.best.map(|(_, set)| set).unwrap_or_default())
    }

    /// Tries all ways to hit what `chosen` does not, without what was tried before.
    fn extend(
        &mut self,
        chosen: &mut Vec<usize>,
        moving: &BTreeSet<PartyId>,
        tried: &BTreeSet<usize>,
    ) -> Result<(), Exhausted> {
        if self.budget.is_spent() {
            return Err(Exhausted);
        }
        self.budget.spend(1);
        let missed: Vec<&Vec<usize>> =
            self.conflicts.iter().filter(|conflict| conflict.iter().all(|place| !chosen.contains(place))).collect();
        let least = (moving.len(), chosen.len() + apart(&missed, tried));
        if self.best.as_ref().is_some_and(|(parties, set)| least >= (*parties, set.len())) {
            return Ok(());
        }
        let left = |conflict: &[usize]| conflict.iter().filter(|place| !tried.contains(place)).count();
        let Some(next) = missed.iter().min_by_key(|conflict| left(conflict)) else {
            let mut set = chosen.clone();
            set.sort_unstable();
            self.best = Some((moving.len(), set));
            return Ok(());
        };
        let mut tried = tried.clone();
        let mut next: Vec<usize> = next.iter().copied().filter(|place| !tried.contains(place)).collect();
        // Who moves already costs least.
        next.sort_by_key(|&place| self.parties[place].iter().filter(|party| !moving.contains(party)).count());
        for place in next {
            let moving = moving.iter().chain(&self.parties[place]).copied().collect();
            chosen.push(place);
            self.extend(chosen, &moving, &tried)?;
            chosen.pop();
            tried.insert(place);
        }
        Ok(())
    }
}

/// So many of the conflicts have nothing in common: each takes a statement of its own.
fn apart(conflicts: &[&Vec<usize>], tried: &BTreeSet<usize>) -> usize {
    let mut used: BTreeSet<usize> = BTreeSet::new();
    let mut count = 0;
    for conflict in conflicts {
        let left = || conflict.iter().filter(|place| !tried.contains(place));
        if left().all(|place| !used.contains(place)) {
            used.extend(left());
            count += 1;
        }
    }
    count
}
