//! Why something cannot be: a minimal set of the draft's clauses that rule it out.

use super::{
    part::Parts,
    prop::Prop,
    solve::{Assumption, Budget, Engine, Exhausted, Outcome},
};

/// Rules of the theory, ascending, without any of which `goal` would be possible. `goal` must be impossible.
pub(super) fn minimal(
    parts: &Parts<'_>,
    within: &[usize],
    goal: &Prop,
    budget: &Budget,
) -> Result<Vec<usize>, Exhausted> {
    let mut engine = Engine::new(budget);
    let mut clauses = Vec::new();
    for rule in parts.rules_behind(within, &[goal]) {
        let prop = &parts.theory.rules[rule].prop;
        if parts.theory.rules[rule].reason.is_some() {
            clauses.push((rule, engine.selector(prop)));
        } else {
            engine.enforce(prop);
        }
    }
    let goal = engine.selector(goal);
    // What the draft says is the better explanation than what holds in its silence: the latter is tried for leaving out first.
    clauses.sort_by_key(|(rule, _)| (!is_status_quo(parts, *rule), *rule));
    let mut kept = reduce(&mut engine, goal, clauses)?;
    kept.sort_unstable();
    Ok(kept)
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
        match clash(engine, goal, &without)? {
            // The clauses kept so far are each necessary, and so in every such core.
            Some(core) => rest = core.into_iter().map(|place| without[place]).collect(),
            None => kept += 1,
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
