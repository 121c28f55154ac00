//! What statements come to together: minimal conflicts, minimal repairs, and a package that upholds them all if there is one.

use super::{
    cluster::{self, Smallest, Wishes},
    core, group,
    marco::{MinimalSet, Wanted},
    part::Parts,
    prop::Prop,
    share,
    solve::{Budget, Engine},
    theory::{Claim, Theory},
    together::Reach,
    waive::Waiver,
};
use crate::framework::{Framework, PartyId, PositionId, Stance};

/// Statements of one party and strength that say the same: they count once.
#[derive(Clone, Debug)]
pub(super) struct Said {
    /// Places of the claims, in the author's order.
    pub claims: Vec<usize>,
    pub says: Prop,
    /// Who said it.
    pub parties: Vec<PartyId>,
    /// It is no statement but a clause of the draft, with this rule, that stays as it is.
    pub clause: Option<usize>,
}

impl Said {
    /// That a clause stays as it is.
    pub(super) fn clause(waiver: Waiver) -> Self {
        Self { claims: Vec::new(), says: waiver.kept(), parties: Vec::new(), clause: Some(waiver.rule) }
    }
}

/// Statements that hang together, and how they clash.
#[derive(Clone, Debug, Default)]
pub(super) struct Clash {
    /// By places in the list of what was said.
    pub conflicts: Vec<Conflict>,
    pub repairs: Vec<Vec<usize>>,
    /// All minimal conflicts and repairs are known.
    pub complete: bool,
    pub smallest: Smallest,
}

impl Clash {
    /// The first thing said that takes part.
    fn first(&self) -> Option<usize> {
        let in_conflicts = self.conflicts.iter().flat_map(|conflict| &conflict.said);
        in_conflicts.chain(self.repairs.iter().flatten()).min().copied()
    }
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
        if let Some(known) = known {
            known.claims.push(place);
        } else {
            let parties = framework.positions[claim.position].parties.iter().map(|party| party.value).collect();
            said.push(Said { claims: vec![place], says: claim.says.clone(), parties, clause: None });
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

/// Hears of each minimal set, by places, as soon as it is found.
pub(super) type Tell<'t> = &'t dyn Fn(&MinimalSet);

/// Clashes of what was said, one for each set of statements that hang together; none if all can hold together. If there `is_package`
/// of the draft as it is, its clauses are not tried without statements.
pub(super) fn clashes(
    parts: &Parts<'_>,
    said: &[Said],
    is_package: bool,
    reach: Reach,
    budget: &Budget,
    tell: Tell<'_>,
) -> Vec<Clash> {
    let mut found = Vec::new();
    let mut left = Vec::new();
    let can_stay = |place: usize| is_package && said[place].clause.is_some();
    for place in 0..said.len() {
        match if can_stay(place) { None } else { alone(parts, said, place, budget) } {
            Some(clash) => {
                tell(&MinimalSet::Conflict(vec![place]));
                tell(&MinimalSet::Repair(vec![place]));
                found.push(clash);
            }
            None => left.push(place),
        }
    }
    let says: Vec<Prop> = left.iter().map(|&place| parts.simplify(&said[place].says)).collect();
    let mut groups = Vec::new();
    for group in group::hanging_together(parts, &says) {
        let group: Vec<usize> = group.into_iter().map(|place| left[place]).collect();
        if !group.iter().all(|&place| can_stay(place)) {
            groups.extend(together(parts, said, &group, reach, budget, tell));
        }
    }
    groups.sort_by_key(Clash::first);
    found.extend(groups);
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
    Some(Clash {
        complete: !conflicts.is_empty(),
        conflicts,
        repairs: vec![vec![place]],
        smallest: Smallest { conflict: true, repair: true },
    })
}

fn together(
    parts: &Parts<'_>,
    said: &[Said],
    group: &[usize],
    reach: Reach,
    budget: &Budget,
    tell: Tell<'_>,
) -> Vec<Clash> {
    let wanted: Vec<Prop> = group.iter().map(|&place| parts.simplify(&said[place].says)).collect();
    let about = parts.spoken_of(&wanted.iter().collect::<Vec<_>>());
    let rules = core::rules(parts, &about).cloned().collect();
    let mut whole = Wanted::new(core::engine(parts, &about, budget), wanted.clone());
    let parties: Vec<_> = group.iter().map(|&place| said[place].parties.clone()).collect();
    let wishes = Wishes { props: &wanted, parties: &parties };
    let named = |set: &Vec<usize>| -> Vec<usize> { set.iter().map(|&place| group[place]).collect() };
    let tell = |set: &MinimalSet| tell(&set.map(named));
    let found = cluster::search(&mut whole, rules, wishes, reach, budget, &tell);
    let mut conflicts: Vec<Conflict> =
        found.conflicts.iter().filter_map(|set| conflict(parts, said, named(set), budget)).collect();
    let all = conflicts.len() == found.conflicts.len();
    let complete = all && found.clusters.iter().all(|cluster| cluster.complete);
    let mut clashes = Vec::new();
    for cluster in found.clusters {
        let members = named(&cluster.said);
        let own = conflicts.extract_if(.., |conflict| conflict.said.iter().all(|said| members.contains(said)));
        let mut conflicts: Vec<Conflict> = own.collect();
        conflicts.sort_by_key(|conflict| conflict.said.len());
        conflicts.truncate(reach.conflicts);
        let repairs = cluster.repairs.iter().map(named).collect();
        // A conflict whose clauses the budget did not reach may have been the smallest.
        let smallest = Smallest { conflict: cluster.smallest.conflict && all, ..cluster.smallest };
        let clash = Clash { conflicts, repairs, complete: cluster.complete, smallest };
        clashes.extend(share::split(clash).into_iter().map(|clash| Clash { complete, ..clash }));
    }
    clashes
}

/// A conflict with the rules it needs; `None` if the budget ran out on them.
fn conflict(parts: &Parts<'_>, said: &[Said], set: Vec<usize>, budget: &Budget) -> Option<Conflict> {
    let all = Prop::all(set.iter().map(|&place| said[place].says.clone()));
    let about = parts.spoken_of(&[&parts.simplify(&all)]);
    let rules = core::minimal(parts, &about, &all, budget).ok()?;
    Some(Conflict { said: set, rules })
}
