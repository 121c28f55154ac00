//! Ballots: who votes in one collective, and when it says yes.

use super::{
    VoterId,
    sums::{Ways, at_least},
};
use crate::framework::{DecisionRule, PartyId};

/// One collective deciding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ballot {
    /// Each voter once, in the author's order.
    pub seats: Vec<Seat>,
    /// How many more members there are than those named, with one vote each; `None`: that is not stated.
    pub unnamed: Option<u64>,
    /// `None`: not stated, or it cannot be applied: nobody is in the chair, or no number of members is enough.
    pub rule: Option<Rule>,
}

/// A vote and what it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seat {
    pub voter: VoterId,
    pub weight: u64,
    /// Without it nothing is decided.
    pub veto: bool,
}

/// When a collective says yes: all vetoes agree, and votes of at least this weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    pub quota: u64,
    /// The greater side prevails and nothing breaks a tie: where votes can be even, neither does.
    pub unbroken: bool,
}

/// How a voter votes, as far as the files tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Vote {
    Yes,
    No,
    Unknown,
}

/// Who decides where votes are even.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Casting<T> {
    #[default]
    Nobody,
    /// Somebody, and it is not stated who.
    Unstated,
    By(T),
}

/// What a rule needs beside the members.
#[derive(Clone, Debug, Default)]
pub(super) struct Office {
    pub(super) chair: Option<VoterId>,
    pub(super) casting: Casting<VoterId>,
}

impl Ballot {
    /// A collective of these members; `voter` tells who a party named in the rule is.
    pub(super) fn new(
        members: &[VoterId],
        rule: Option<&DecisionRule>,
        office: &Office,
        voter: impl FnMut(PartyId) -> VoterId,
    ) -> Self {
        let mut ballot = Self { seats: Vec::new(), unnamed: Some(0), rule: None };
        members.iter().for_each(|&member| ballot.seat(member).weight = 1);
        if let Some(rule) = rule
            && ballot.fill(rule, office, voter)
            && ballot.unnamed.is_none_or(|unnamed| unnamed + ballot.seats.len() as u64 > 0)
        {
            ballot.rule = ballot.threshold(rule, office);
        }
        ballot
    }

    /// Gives everybody the weight that the rule gives them; false if it lacks something.
    fn fill(&mut self, rule: &DecisionRule, office: &Office, mut voter: impl FnMut(PartyId) -> VoterId) -> bool {
        match rule {
            DecisionRule::Chair => {
                let Some(chair) = office.chair else { return false };
                self.seats = vec![Seat { voter: chair, weight: 1, veto: false }];
            }
            DecisionRule::Weighted { weights, .. } => {
                self.seats.iter_mut().for_each(|seat| seat.weight = 0);
                for (party, weight) in weights {
                    self.seat(voter(party.value)).weight = u64::from(*weight);
                }
            }
            DecisionRule::Veto { veto, of, .. } => {
                // A list of members is taken to be all of them.
                let whole = (!self.seats.is_empty()).then_some(0);
                for party in veto {
                    let seat = self.seat(voter(party.value));
                    (seat.weight, seat.veto) = (1, true);
                }
                let named = self.seats.len() as u64;
                self.unnamed = of.map(|of| u64::from(of).saturating_sub(named)).or(whole);
            }
            DecisionRule::Unanimity | DecisionRule::Majority | DecisionRule::TwoThirds | DecisionRule::Quota(_) => {}
        }
        true
    }

    /// The seat of a voter, which it gets if it has none.
    fn seat(&mut self, voter: VoterId) -> &mut Seat {
        let place = self.seats.iter().position(|seat| seat.voter == voter).unwrap_or_else(|| {
            self.seats.push(Seat { voter, weight: 0, veto: false });
            self.seats.len() - 1
        });
        &mut self.seats[place]
    }

    fn threshold(&mut self, rule: &DecisionRule, office: &Office) -> Option<Rule> {
        let total = self.total();
        let quota = match rule {
            DecisionRule::Unanimity => total,
            DecisionRule::Majority => total / 2 + 1,
            DecisionRule::TwoThirds => (2 * total).div_ceil(3),
            DecisionRule::Chair => 1,
            DecisionRule::Quota(quota) | DecisionRule::Weighted { quota, .. } | DecisionRule::Veto { quota, .. } => {
                u64::from(*quota)
            }
        };
        if quota == 0 || (self.unnamed.is_some() && quota > total) {
            return None;
        }
        // The least number over half, by whatever name; of two votes, that is unanimity. Who misses a stated number is outvoted, not tied.
        let majority = *rule == DecisionRule::Majority;
        let by_number = matches!(rule, DecisionRule::Quota(_) | DecisionRule::Weighted { .. });
        let greater_side = majority || (by_number && quota == total / 2 + 1 && quota < total);
        match office.casting {
            _ if !greater_side || !total.is_multiple_of(2) => Some(Rule { quota, unbroken: false }),
            Casting::Nobody => Some(Rule { quota, unbroken: majority }),
            Casting::Unstated => None,
            Casting::By(voter) => {
                // Half a vote more for whoever breaks ties, counted in halves.
                self.seats.iter_mut().for_each(|seat| seat.weight *= 2);
                self.seat(voter).weight += 1;
                Some(Rule { quota: total + 1, unbroken: false })
            }
        }
    }

    /// The weight of all votes that are known to exist.
    pub fn total(&self) -> u64 {
        self.seats.iter().map(|seat| seat.weight).sum::<u64>() + self.unnamed.unwrap_or(0)
    }

    /// Whether neither side prevails in some vote, and nothing breaks the tie.
    pub(super) fn can_tie(&self) -> bool {
        if self.rule.is_none_or(|rule| !rule.unbroken) {
            return false;
        }
        let votes: Vec<_> = self.seats.iter().map(|seat| Ways { weight: seat.weight, cast: 1, not: 1 }).collect();
        let half = self.total() / 2;
        match (at_least(&votes, half), at_least(&votes, half + 1)) {
            (Some(half), Some(more)) => half > more,
            // Too many to be counted: half of them is a tie, if each counts the same.
            _ => votes.iter().all(|vote| vote.weight == votes[0].weight),
        }
    }

    /// Whether somebody who is not named may have a vote that nothing can be decided without.
    pub(super) fn may_need_others(&self) -> bool {
        let needed = |rule: Rule| self.unnamed.is_none_or(|unnamed| unnamed > 0 && self.total() - 1 < rule.quota);
        self.total() == 0 || self.rule.is_some_and(needed)
    }

    /// What the collective says when its members vote so, and all members who are not named agree.
    pub(super) fn outcome(&self, vote: impl Fn(VoterId) -> Vote) -> Vote {
        let has = |wanted| self.seats.iter().any(|seat| vote(seat.voter) == wanted);
        let Some(Rule { quota, .. }) = self.rule else {
            return if has(Vote::No) || has(Vote::Unknown) { Vote::Unknown } else { Vote::Yes };
        };
        let weight = |wanted| {
            let seats = self.seats.iter().filter(|seat| vote(seat.voter) == wanted);
            seats.map(|seat| seat.weight).sum::<u64>()
        };
        let has_veto = |wanted| self.seats.iter().any(|seat| seat.veto && vote(seat.voter) == wanted);
        let least = weight(Vote::Yes) + self.unnamed.unwrap_or(quota);
        let most = least + weight(Vote::Unknown);
        match () {
            () if most < quota || has_veto(Vote::No) => Vote::No,
            () if least < quota || has_veto(Vote::Unknown) => Vote::Unknown,
            () => Vote::Yes,
        }
    }
}
