//! What statements come to together: minimal conflicts, minimal repairs, and a package that upholds them all if there is one.

use super::{
    core, group,
    marco::{MinimalSet, Search},
    part::Parts,
    prop::Prop,
    share,
    solve::{Budget, Engine},
    theory::{Claim, Theory},
    together::Reach,
};
use crate::framework::{Framework, PositionId, Stance};

/// Statements of one party and strength that say the same: they count once.
#[derive(Clone, Debug)]
pub(super) struct Said {
    /// Places of the claims, in the author's order.
    pub claims: Vec<usize>,
    pub says: Prop,
}

/// Statements that hang together, and how they clash.
#[derive(Clone, Debug, Default)]
pub(super) struct Clash {
    /// By places in the list of what was said.
    pub conflicts: Vec<Conflict>,
    pub repairs: Vec<Vec<usize>>,
    /// All minimal conflicts and repairs are known.
    pub complete: bool,
}

/// Statements that cannot hold together, and the rules of the draft that this needs.
#[derive(Clone, Debug)]
pub(super) struct Conflict {
    pub said: Vec<usize>,
    /// Empty: they clash whatever the draft says.
    pub rules: Vec<usize>,
}

/// The wanted claims, those that say the same as one.
pub(super) fn said(framework: &Framework, theory: &Theory, wanted: impl Fn(PositionId) -> bool) -> Vec<Said> {
    let mut said: Vec<Said> = Vec::new();
    for (place, claim) in theory.claims.iter().enumerate().filter(|(_, claim)| wanted(claim.position)) {
        let known = said.iter_mut().find(|known| {
            let other = &theory.claims[known.claims[0]];
            same_voice(framework, other, claim) && same_content(&other.says, &claim.says)
        });
        match known {
            Some(known) => known.claims.push(place),
            None => said.push(Said { claims: vec![place], says: claim.says.clone() }),
        }
    }
    said
}

/// One party, or the same parties, with the same strength.
fn same_voice(framework: &Framework, a: &Claim, b: &Claim) -> bool {
    let (a, b) = (&framework.positions[a.position], &framework.positions[b.position]);
    let parties = |position: &crate::framework::Position| {
        let mut parties: Vec<_> = position.parties.iter().map(|party| party.value).collect();
        parties.sort_unstable();
        parties
    };
    let wish = |position: &crate::framework::Position| matches!(position.stance, Stance::Prefers(_));
    parties(a) == parties(b) && a.red_line == b.red_line && wish(a) == wish(b)
}

/// Neither can hold without the other, whatever a draft says.
fn same_content(a: &Prop, b: &Prop) -> bool {
    a == b || (implies(a, b) && implies(b, a))
}

fn implies(a: &Prop, b: &Prop) -> bool {
    let budget = Budget::new(1_000);
    let mut engine = Engine::new(&budget);
    engine.enforce(a);
    engine.enforce(&b.complement());
    // Without an answer they count as two, which is never wrong, only longer.
    engine.solve(&[]).is_ok_and(|outcome| outcome.found().is_none())
}

/// Clashes of what was said, one for each set of statements that hang together; none if all can hold together.
pub(super) fn clashes(parts: &Parts<'_>, said: &[Said], reach: Reach, budget: &Budget) -> Vec<Clash> {
    let mut found = Vec::new();
    let mut left = Vec::new();
    for place in 0..said.len() {
        match alone(parts, said, place, budget) {
            Some(clash) => found.push(clash),
            None => left.push(place),
        }
    }
    let says: Vec<Prop> = left.iter().map(|&place| parts.simplify(&said[place].says)).collect();
    for group in group::hanging_together(parts, &says) {
        let group: Vec<usize> = group.into_iter().map(|place| left[place]).collect();
        found.extend(share::split(together(parts, said, &group, reach, budget)));
    }
    found
}

/// The clash of a statement with the draft alone: every repair gives it up, so that the others are looked at without it.
fn alone(parts: &Parts<'_>, said: &[Said], place: usize, budget: &Budget) -> Option<Clash> {
    let says = parts.simplify(&said[place].says);
    let about = parts.spoken_of(&[&says]);
    let mut engine = core::engine(parts, &about, budget);
    engine.enforce(&says);
    if engine.solve(&[]).ok()?.found().is_some() {
        return None;
    }
    let conflicts: Vec<_> = conflict(parts, said, vec![place], budget).into_iter().collect();
    Some(Clash { complete: !conflicts.is_empty(), conflicts, repairs: vec![vec![place]] })
}

fn together(parts: &Parts<'_>, said: &[Said], group: &[usize], reach: Reach, budget: &Budget) -> Clash {
    let wanted: Vec<Prop> = group.iter().map(|&place| parts.simplify(&said[place].says)).collect();
    let about = parts.spoken_of(&wanted.iter().collect::<Vec<_>>());
    let mut engine = core::engine(parts, &about, budget);
    let mut search = Search::new(&mut engine, wanted, budget);
    let mut clash = Clash::default();
    let places = |set: Vec<usize>| set.into_iter().map(|place| group[place]).collect();
    // Easy questions are answered even when nothing is left to spend, and there may be millions of them.
    while !budget.is_spent() {
        match search.next() {
            Ok(Some(MinimalSet::Conflict(set))) if clash.conflicts.len() < reach.conflicts => {
                clash.conflicts.extend(conflict(parts, said, places(set), budget));
            }
            Ok(Some(MinimalSet::Repair(set))) if clash.repairs.len() < reach.repairs => {
                clash.repairs.push(places(set));
            }
            Ok(None) => {
                clash.complete = true;
                break;
            }
            Ok(Some(_)) | Err(_) => break,
        }
    }
    clash
}

/// A conflict with the rules it needs; `None` if the budget ran out on them.
fn conflict(parts: &Parts<'_>, said: &[Said], set: Vec<usize>, budget: &Budget) -> Option<Conflict> {
    let all = Prop::all(set.iter().map(|&place| said[place].says.clone()));
    let about = parts.spoken_of(&[&parts.simplify(&all)]);
    let rules = core::minimal(parts, &about, &all, budget).ok()?;
    Some(Conflict { said: set, rules })
}
