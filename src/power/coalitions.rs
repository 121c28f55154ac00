//! Minimal coalitions: who together can take a decision, or stop it, and could not without any one of them.

use std::collections::BTreeSet;

use super::{
    Ballot, Seat, VoterId,
    assembly::Assembly,
    pooled,
    sums::{Ways, at_least},
};
use crate::framework::PartyId;

/// Persons who act together.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Coalition {
    /// In the author's order.
    pub parties: Vec<PartyId>,
    /// How many of those who are not named: any of them.
    pub unnamed: u64,
}

/// All minimal coalitions of one sort.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coalitions {
    /// How many there are, each choice of those who are not named counted; `None`: they are not counted.
    pub count: Option<u128>,
    /// The first of them; those that differ only in who is not named count as one here.
    pub first: Vec<Coalition>,
}

/// What a coalition is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Aim {
    Taking,
    Stopping,
}

/// The minimal coalitions for one aim, at most `limit` of them listed.
pub(super) fn minimal(assembly: &Assembly<'_>, aim: Aim, limit: usize) -> Coalitions {
    if !assembly.shared.is_empty() {
        return pooled::minimal(assembly, aim, limit);
    }
    let electorate = assembly.electorate;
    let mut counts: Vec<Option<u128>> = Vec::new();
    let mut lists: Vec<Vec<Coalition>> = Vec::new();
    for id in electorate.ids() {
        let (count, list) = match electorate[id].deciding() {
            Some(ballot) => {
                let inside = Inside { ballot, aim, limit, counts: &counts, lists: &lists };
                (inside.count(), inside.list())
            }
            None => (Some(1), vec![Coalition { parties: vec![electorate[id].party], unnamed: 0 }]),
        };
        counts.push(count);
        lists.push(list);
    }
    let whole = Inside { ballot: &electorate.ballot, aim, limit, counts: &counts, lists: &lists };
    let mut first = whole.list();
    // Those who are not named look alike in whichever collective they sit.
    let mut seen = BTreeSet::new();
    first.retain(|coalition| seen.insert(coalition.clone()));
    Coalitions { count: whole.count(), first }
}

/// One collective whose members' coalitions are known. No person votes in it twice.
struct Inside<'a> {
    ballot: &'a Ballot,
    aim: Aim,
    limit: usize,
    /// By voter.
    counts: &'a [Option<u128>],
    lists: &'a [Vec<Coalition>],
}

/// A seat that a coalition may need, `None` for that of a member who is not named, and its weight.
type Place = (Option<VoterId>, u64);

impl Inside<'_> {
    /// The seats that have to be won one way or another, the heaviest first, and the weight that they must come to.
    fn contest(&self) -> (Vec<Place>, u64) {
        let Ballot { seats, unnamed, rule } = self.ballot;
        let quota = rule.map_or(0, |rule| rule.quota);
        let vetoes: u64 = self.vetoes().map(|seat| seat.weight).sum();
        let need = match self.aim {
            Aim::Taking => quota.saturating_sub(vetoes),
            Aim::Stopping => (self.ballot.total() + 1).saturating_sub(quota),
        };
        let named = seats.iter().filter(|seat| !seat.veto).map(|seat| (Some(seat.voter), seat.weight));
        let others = (0..unnamed.unwrap_or(0)).map(|_| (None, 1));
        let mut places: Vec<_> = named.chain(others).collect();
        places.sort_by_key(|&(_, weight)| std::cmp::Reverse(weight));
        (places, need)
    }

    fn vetoes(&self) -> impl Iterator<Item = &Seat> {
        self.ballot.seats.iter().filter(|seat| seat.veto)
    }

    fn ways(&self, voter: Option<VoterId>) -> Option<u128> {
        voter.map_or(Some(1), |voter| self.counts[voter.index()])
    }

    /// Each minimal set of places is counted at the lightest place in it: those before it fall short, and with it they do not.
    fn count(&self) -> Option<u128> {
        let (places, need) = self.contest();
        let mut votes = Vec::with_capacity(places.len());
        let mut count = u128::from(need == 0);
        for &(voter, weight) in places.iter().filter(|_| need > 0) {
            let ways = self.ways(voter)?;
            let just_enough = at_least(&votes, need.saturating_sub(weight))? - at_least(&votes, need)?;
            count = count.checked_add(just_enough.checked_mul(ways)?)?;
            votes.push(Ways { weight, cast: ways, not: 1 });
        }
        let mut vetoes = self.vetoes().map(|seat| self.ways(Some(seat.voter)));
        match self.aim {
            Aim::Taking => vetoes.try_fold(count, |all, ways| all.checked_mul(ways?)),
            Aim::Stopping => vetoes.try_fold(count, |all, ways| all.checked_add(ways?)),
        }
    }

    fn list(&self) -> Vec<Coalition> {
        let vetoes: Vec<_> = self.vetoes().map(|seat| (Some(seat.voter), seat.weight)).collect();
        let (places, need) = self.contest();
        let mut found = Vec::new();
        let mut taken = Vec::new();
        if self.aim == Aim::Taking {
            taken = vetoes;
        } else {
            vetoes.into_iter().for_each(|place| self.add(&[place], &mut found));
        }
        let rest: u64 = places.iter().map(|(_, weight)| weight).sum();
        self.search(&places, need, rest, &mut taken, &mut found);
        found
    }

    /// Adds to what is taken, from these places of the weight `rest`, the minimal sets that come to `need`.
    fn search(&self, places: &[Place], need: u64, mut rest: u64, taken: &mut Vec<Place>, found: &mut Vec<Coalition>) {
        if need == 0 {
            self.add(taken, found);
            return;
        }
        for (index, &(voter, weight)) in places.iter().enumerate() {
            // Every branch that is entered ends in a coalition, so that the search is as short as the list.
            if rest < need || found.len() >= self.limit {
                return;
            }
            rest -= weight;
            let same = voter.is_none() && index > 0 && places[index - 1].0.is_none();
            if weight > 0 && !same {
                taken.push((voter, weight));
                self.search(&places[index + 1..], need.saturating_sub(weight), rest, taken, found);
                taken.pop();
            }
        }
    }

    /// Adds the coalitions that win all these places.
    fn add(&self, places: &[Place], found: &mut Vec<Coalition>) {
        let mut all = vec![Coalition::default()];
        for &(voter, _) in places {
            let Some(voter) = voter else {
                all.iter_mut().for_each(|coalition| coalition.unnamed += 1);
                continue;
            };
            let inside = &self.lists[voter.index()];
            let joined = all.iter().flat_map(|one| inside.iter().map(|other| one.and(other)));
            all = joined.take(self.limit).collect();
        }
        found.extend(all.into_iter().take(self.limit.saturating_sub(found.len())));
    }
}

impl Coalition {
    fn and(&self, other: &Self) -> Self {
        let mut parties: Vec<_> = self.parties.iter().chain(&other.parties).copied().collect();
        parties.sort_unstable();
        Self { parties, unnamed: self.unnamed + other.unnamed }
    }
}
