//! Whether everything can take its longest.

use super::{
    conflict::{Conflict, conflict},
    network::map,
};
use crate::logic::{Bound, Bounds, Sort, Times};

/// What becomes of the calendar if everything takes its longest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Longest {
    /// Nothing takes between so many and so many days.
    Fixed,
    Fits,
    /// It does not fit: these bounds clash then, with each clause of `takes` at its longest.
    Fails(Conflict),
}

/// Whether a schedule exists if everything that takes between so many and so many days takes its longest.
pub(super) fn longest(times: &Times) -> Longest {
    let stretched = stretched(times);
    if stretched.clauses.iter().zip(&times.clauses).all(|(longest, any)| longest.says == any.says) {
        return Longest::Fixed;
    }
    conflict(&stretched, &|_| true).map_or(Longest::Fits, Longest::Fails)
}

/// The same with every `takes` at its longest.
fn stretched(times: &Times) -> Times {
    let mut stretched = times.clone();
    for clause in stretched.clauses.iter_mut().filter(|clause| clause.sort == Sort::Takes) {
        let Some(most) = most(&clause.says) else { continue };
        let stretch = |bound: &Bound| if bound.days >= 0 { Bound { days: most, ..*bound } } else { *bound };
        let upper = clause.says.clone();
        clause.says = match map(&upper, &stretch) {
            // Without a least there is no bound that could be raised.
            Bounds::One(bound) => {
                Bounds::All(vec![upper, Bounds::One(Bound { from: bound.to, to: bound.from, days: most, ..bound })])
            }
            other => other,
        };
    }
    stretched
}

/// The most days that a `takes` allows.
fn most(takes: &Bounds) -> Option<i64> {
    match takes {
        Bounds::All(parts) => parts.iter().find_map(most),
        Bounds::One(bound) if bound.days < 0 => Some(-bound.days),
        _ => None,
    }
}
