//! Electorates: everybody who votes on one decision, in person or inside a collective.

use std::collections::BTreeMap;

use super::{
    Ballot,
    ballot::{Casting, Office, Vote},
};
use crate::framework::{DecisionRule, Framework, PartyId};

/// The place of a voter in its electorate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VoterId(usize);

impl VoterId {
    /// The place from 0.
    pub fn index(self) -> usize {
        self.0
    }
}

/// Who casts one vote, or several in several collectives.
#[derive(Clone, Debug)]
pub struct Voter {
    pub party: PartyId,
    /// How it comes to its vote; `None`: it is nobody's but its own.
    pub ballot: Option<Ballot>,
}

impl Voter {
    /// How it comes to its vote, if by a rule that is stated.
    pub(super) fn deciding(&self) -> Option<&Ballot> {
        self.ballot.as_ref().filter(|ballot| ballot.rule.is_some())
    }
}

impl std::ops::Index<VoterId> for Electorate {
    type Output = Voter;

    fn index(&self, id: VoterId) -> &Voter {
        &self.voters[id.0]
    }
}

/// Collectives within collectives beyond which nobody has seen one: then nothing is concluded.
const MAX_DEPTH: usize = 64;

/// Everybody who votes on one decision, and how it comes about.
#[derive(Clone, Debug)]
pub struct Electorate {
    /// Members before the collectives that they vote in.
    pub voters: Vec<Voter>,
    /// The decision itself.
    pub ballot: Ballot,
    /// A collective is, through others, a member of itself: nothing can be concluded.
    pub circular: bool,
}

/// A ballot as the files have it.
#[derive(Clone, Debug, Default)]
pub(super) struct Given<'a> {
    pub(super) members: Vec<PartyId>,
    pub(super) rule: Option<&'a DecisionRule>,
    pub(super) chair: Option<PartyId>,
    pub(super) casting: Casting<PartyId>,
}

impl Electorate {
    /// Finds out who really votes.
    pub(super) fn new(framework: &Framework, given: &Given<'_>) -> Self {
        let mut gathering = Gathering { framework, voters: Vec::new(), known: BTreeMap::new(), circular: false };
        let ballot = gathering.ballot(given, 0);
        Self { voters: gathering.voters, ballot, circular: gathering.circular }
    }

    /// All voters, members before the collectives that they vote in.
    pub(super) fn ids(&self) -> impl DoubleEndedIterator<Item = VoterId> + use<> {
        (0..self.voters.len()).map(VoterId)
    }

    /// The ballot on which the decision really falls: of one collective that decides for itself, its own.
    pub(super) fn deciding(&self) -> &Ballot {
        let [only] = &self.ballot.seats[..] else { return &self.ballot };
        self[only.voter].ballot.as_ref().unwrap_or(&self.ballot)
    }

    /// By voter: in how many places it votes on this decision, inside collectives whose rule is stated.
    pub(super) fn places(&self) -> Vec<u64> {
        let mut places = vec![0_u64; self.voters.len()];
        let inner = self.ids().rev().filter_map(|id| Some((Some(id), self[id].deciding()?)));
        for (id, ballot) in std::iter::once((None, &self.ballot)).chain(inner) {
            let times = id.map_or(1, |id| places[id.0]);
            for seat in &ballot.seats {
                places[seat.voter.0] = places[seat.voter.0].saturating_add(times);
            }
        }
        places
    }

    /// The voter that a party is; `None` if it has no vote.
    pub fn voter(&self, party: PartyId) -> Option<VoterId> {
        self.voters.iter().position(|voter| voter.party == party).map(VoterId)
    }

    /// What is decided if `refusing` votes no wherever it votes, and everybody else agrees.
    pub(super) fn outcome(&self, refusing: Option<VoterId>) -> Vote {
        let mut votes: Vec<Vote> = Vec::with_capacity(self.voters.len());
        for (index, voter) in self.voters.iter().enumerate() {
            votes.push(match &voter.ballot {
                _ if refusing == Some(VoterId(index)) => Vote::No,
                Some(ballot) => ballot.outcome(|member| votes[member.index()]),
                None => Vote::Yes,
            });
        }
        self.ballot.outcome(|member| votes[member.index()])
    }
}

/// An electorate under way.
struct Gathering<'a> {
    framework: &'a Framework,
    voters: Vec<Voter>,
    /// By party: its voter, or `None` while its members are being gathered.
    known: BTreeMap<PartyId, Option<VoterId>>,
    circular: bool,
}

impl Gathering<'_> {
    fn ballot(&mut self, given: &Given<'_>, depth: usize) -> Ballot {
        let members: Vec<_> = given.members.iter().map(|&member| self.voter(member, depth)).collect();
        let office = Office {
            chair: given.chair.map(|chair| self.voter(chair, depth)),
            casting: match given.casting {
                Casting::By(party) => Casting::By(self.voter(party, depth)),
                Casting::Unstated => Casting::Unstated,
                Casting::Nobody => Casting::Nobody,
            },
        };
        Ballot::new(&members, given.rule, &office, |party| self.voter(party, depth))
    }

    fn voter(&mut self, id: PartyId, depth: usize) -> VoterId {
        match self.known.get(&id) {
            Some(Some(voter)) => return *voter,
            Some(None) => self.circular = true,
            None => {}
        }
        let party = &self.framework.parties[id];
        let rule = party.decides_by.as_ref().map(|rule| &rule.value);
        let collective = !party.members.is_empty() || rule.is_some();
        self.circular |= depth == MAX_DEPTH && collective;
        let ballot = (collective && !self.circular).then(|| {
            self.known.insert(id, None);
            self.ballot(&Given::of_party(self.framework, id), depth + 1)
        });
        self.voters.push(Voter { party: id, ballot });
        let voter = VoterId(self.voters.len() - 1);
        self.known.insert(id, Some(voter));
        voter
    }
}

impl<'a> Given<'a> {
    /// How a collective party decides.
    pub(super) fn of_party(framework: &'a Framework, party: PartyId) -> Self {
        let party = &framework.parties[party];
        let members = party.members.iter().map(|member| member.value).collect();
        Self { members, rule: party.decides_by.as_ref().map(|rule| &rule.value), ..Self::default() }
    }
}
