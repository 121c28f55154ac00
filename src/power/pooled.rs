//! Minimal coalitions where somebody votes in several places: every coalition is tried.

use super::{Ballot, Coalition, Coalitions, VoterId, assembly::Assembly, coalitions::Aim};

/// Persons beyond which coalitions are not tried one by one.
const MAX_PERSONS: usize = 20;

/// The minimal coalitions for one aim, the smallest first, at most `limit` of them listed.
pub(super) fn minimal(assembly: &Assembly<'_>, aim: Aim, limit: usize) -> Coalitions {
    let pool = Pool::of(assembly);
    if pool.size > MAX_PERSONS {
        return Coalitions::default();
    }
    let everybody = (1_u32 << pool.size) - 1;
    let reaches: Vec<bool> = (0..=everybody)
        .map(|these| match aim {
            Aim::Taking => pool.is_taken(these),
            Aim::Stopping => !pool.is_taken(everybody & !these),
        })
        .collect();
    let is_minimal = |these: &u32| {
        let without_one = (0..pool.size).map(|place| these & !(1 << place)).filter(|fewer| fewer != these);
        reaches[*these as usize] && !without_one.into_iter().any(|fewer| reaches[fewer as usize])
    };
    let mut found: Vec<u32> = (0..=everybody).filter(is_minimal).collect();
    // Of two coalitions of one size the one whose first member is named earlier.
    found.sort_by_key(|these| (these.count_ones(), these.reverse_bits() ^ u32::MAX));
    let count = Some(found.len() as u128);
    let mut first: Vec<Coalition> = Vec::new();
    for coalition in found.into_iter().map(|these| pool.coalition(these)) {
        if first.len() < limit && !first.contains(&coalition) {
            first.push(coalition);
        }
    }
    Coalitions { count, first }
}

/// Everybody who votes, each with a bit.
struct Pool<'a> {
    assembly: &'a Assembly<'a>,
    size: usize,
}

impl<'a> Pool<'a> {
    fn of(assembly: &'a Assembly<'a>) -> Self {
        let unnamed = usize::try_from(assembly.unnamed()).unwrap_or(usize::MAX);
        Self { assembly, size: assembly.persons.len().saturating_add(unnamed) }
    }

    /// Whether the decision is taken when exactly these vote for it.
    fn is_taken(&self, these: u32) -> bool {
        let Assembly { electorate, persons, .. } = self.assembly;
        let mut next = persons.len();
        let mut votes: Vec<bool> = Vec::with_capacity(electorate.voters.len());
        for id in electorate.ids() {
            let vote = match electorate[id].deciding() {
                Some(ballot) => outcome(ballot, &votes, these, &mut next),
                None => persons.iter().position(|&person| person == id).is_some_and(|place| these >> place & 1 == 1),
            };
            votes.push(vote);
        }
        outcome(&electorate.ballot, &votes, these, &mut next)
    }

    fn coalition(&self, these: u32) -> Coalition {
        let persons = &self.assembly.persons;
        let named = persons.iter().enumerate().filter(|(place, _)| these >> place & 1 == 1);
        let mut parties: Vec<_> = named.map(|(_, &id): (_, &VoterId)| self.assembly.electorate[id].party).collect();
        parties.sort_unstable();
        Coalition { parties, unnamed: u64::from((these >> persons.len()).count_ones()) }
    }
}

/// What a collective decides; the bits of its members who are not named begin at `next`.
fn outcome(ballot: &Ballot, votes: &[bool], these: u32, next: &mut usize) -> bool {
    let cast = |voter: VoterId| votes[voter.index()];
    let mut weight: u64 = ballot.seats.iter().filter(|seat| cast(seat.voter)).map(|seat| seat.weight).sum();
    for _ in 0..ballot.unnamed.unwrap_or(0) {
        weight += u64::from(these >> *next & 1 == 1);
        *next += 1;
    }
    let vetoed = ballot.seats.iter().any(|seat| seat.veto && !cast(seat.voter));
    !vetoed && ballot.rule.is_some_and(|rule| weight >= rule.quota)
}
