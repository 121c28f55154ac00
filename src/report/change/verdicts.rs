//! Verdicts that a change turns, and whom that helps or hurts by their own statements.

use super::Side;
use crate::framework::{PartyId, Position, PositionId, Verdict};

/// A statement with another verdict, or in force on one side only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerdictChange {
    /// The statement's id, on both sides.
    pub position: String,
    /// `None`: not in force there, or without a verdict.
    pub before: Option<Verdict>,
    pub after: Option<Verdict>,
    pub effect: Effect,
}

/// What a change does to a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// From breached to anything else, or to upheld from anything else.
    Helps,
    /// The other way round.
    Hurts,
    /// Between open and silent, or into or out of force.
    Neither,
}

/// What changed for one party by its own statements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shift {
    /// The party, by its id on both sides.
    pub party: String,
    pub name: String,
    /// How many of its red lines, demands and preferences fare better.
    pub helped: [usize; 3],
    /// How many fare worse.
    pub hurt: [usize; 3],
}

impl Effect {
    fn of(before: Option<Verdict>, after: Option<Verdict>) -> Self {
        let rank = |verdict| match verdict {
            Verdict::Breached => 0,
            Verdict::Open | Verdict::Silent => 1,
            Verdict::Upheld => 2,
        };
        match before.map(rank).zip(after.map(rank)) {
            Some((before, after)) if before < after => Self::Helps,
            Some((before, after)) if before > after => Self::Hurts,
            _ => Self::Neither,
        }
    }
}

/// The statements whose verdicts differ, and the ids of those that only one of the two has.
pub(super) fn changed(before: &Side, after: &Side) -> (Vec<VerdictChange>, Vec<String>) {
    let (mut changed, mut elsewhere) = (Vec::new(), Vec::new());
    for (here, position) in judged(before) {
        let id = &position.entry.id;
        let Some(there) = after.position(id) else {
            elsewhere.push(id.clone());
            continue;
        };
        let known = !before.gave_up(here) && !after.gave_up(there);
        let (before, after) = (before.verdict(here), after.verdict(there));
        if known && before != after {
            let effect = Effect::of(before, after);
            changed.push(VerdictChange { position: id.clone(), before, after, effect });
        }
    }
    let new = judged(after).map(|(_, position)| &position.entry.id).filter(|id| before.position(id).is_none());
    elsewhere.extend(new.cloned());
    (changed, elsewhere)
}

fn judged(side: &Side) -> impl Iterator<Item = (PositionId, &Position)> {
    side.checked.framework.positions.iter().filter(|(_, position)| position.stance.is_judged())
}

/// One line for each party for which something changed. A joint statement counts for each party that made it.
pub(super) fn shifts(before: &Side, changes: &[VerdictChange]) -> Vec<Shift> {
    let framework = &before.checked.framework;
    let shift = |party: PartyId| {
        let it = &framework.parties[party];
        let mut shift = Shift { party: it.entry.id.clone(), name: it.name.clone(), helped: [0; 3], hurt: [0; 3] };
        for change in changes {
            let position = before.position(&change.position).map(|it| &framework.positions[it]);
            let own = position.filter(|position| position.parties.iter().any(|own| own.value == party));
            let Some(position) = own else { continue };
            match change.effect {
                Effect::Helps => shift.helped[sort(position)] += 1,
                Effect::Hurts => shift.hurt[sort(position)] += 1,
                Effect::Neither => {}
            }
        }
        shift
    };
    let shifts = framework.parties.ids().map(shift);
    shifts.filter(|shift| shift.helped != [0; 3] || shift.hurt != [0; 3]).collect()
}

/// Red line, demand, preference.
fn sort(position: &Position) -> usize {
    if position.red_line { 0 } else { 1 + usize::from(!position.insists()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_of_verdicts_helps_or_hurts_or_neither() {
        let verdicts = [Verdict::Upheld, Verdict::Open, Verdict::Silent, Verdict::Breached];
        let all: Vec<Option<Verdict>> = verdicts.into_iter().map(Some).chain([None]).collect();
        let word = |effect| match effect {
            Effect::Helps => "helps",
            Effect::Hurts => "hurts",
            Effect::Neither => "-----",
        };
        let row = |before| all.iter().map(|&after| word(Effect::of(before, after))).collect::<Vec<_>>().join(" ");
        let table: Vec<String> = all.iter().map(|&before| row(before)).collect();
        // In rows before, in columns after: upheld, open, silent, breached, not in force.
        let known = [
            "----- hurts hurts hurts -----",
            "helps ----- ----- hurts -----",
            "helps ----- ----- hurts -----",
            "helps helps helps ----- -----",
            "----- ----- ----- ----- -----",
        ];
        assert_eq!(table, known);
    }
}
