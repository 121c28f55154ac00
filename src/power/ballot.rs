//! Ballots: who votes in one collective, and when it says yes.

use super::VoterId;
use crate::framework::{DecisionRule, PartyId};

/// One collective deciding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ballot {
    /// Each voter once, in the author's order.
    pub seats: Vec<Seat>,
    /// How many more members there are than those named, with one vote each; `None`: that is not stated.
    pub unnamed: Option<u64>,
    /// `None`: not stated, or it lacks something that it needs.
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

/// When a collective says yes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The least weight of the votes in favour.
    pub quota: u64,
    /// The greater side prevails, so that votes can be even.
    pub greater_side: bool,
    /// Whose vote counts where they are.
    pub casting: Option<VoterId>,
}

/// How a voter votes, as far as the files tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Vote {
    Yes,
    No,
    Unknown,
}

/// What a rule needs beside the members: the chair, who breaks ties, and who is named in the rule.
#[derive(Clone, Debug, Default)]
pub(super) struct Office {
    pub(super) chair: Option<VoterId>,
    /// `Some(None)`: somebody breaks ties, and it is not stated who.
    pub(super) tie_break: Option<Option<VoterId>>,
}

impl Ballot {
    /// A collective of these members; `voter` tells who a party named in the rule is.
    pub(super) fn new(
        members: &[VoterId],
        rule: Option<&DecisionRule>,
        office: &Office,
        mut voter: impl FnMut(PartyId) -> VoterId,
    ) -> Self {
        let mut ballot = Self { seats: Vec::new(), unnamed: Some(0), rule: None };
        members.iter().for_each(|&member| ballot.seat(member).weight = 1);
        match rule {
            None => return ballot,
            Some(DecisionRule::Chair) => {
                let Some(chair) = office.chair else { return ballot };
                ballot.seats = vec![Seat { voter: chair, weight: 1, veto: false }];
            }
            Some(DecisionRule::Weighted { weights, .. }) => {
                ballot.seats.iter_mut().for_each(|seat| seat.weight = 0);
                for (party, weight) in weights {
                    ballot.seat(voter(party.value)).weight = u64::from(*weight);
                }
            }
            Some(DecisionRule::Veto { veto, of, .. }) => {
                for party in veto {
                    let seat = ballot.seat(voter(party.value));
                    (seat.weight, seat.veto) = (1, true);
                }
                let named = ballot.seats.len() as u64;
                ballot.unnamed = match of {
                    Some(of) => Some(u64::from(*of).saturating_sub(named)),
                    // A list of members is taken to be all of them.
                    None => (!members.is_empty()).then_some(0),
                };
            }
            Some(_) => {}
        }
        if ballot.seats.is_empty() && ballot.unnamed == Some(0) {
            return ballot;
        }
        ballot.rule = rule.and_then(|rule| ballot.threshold(rule, office));
        ballot
    }

    /// The seat of a voter, which it gets if it has none.
    fn seat(&mut self, voter: VoterId) -> &mut Seat {
        let place = self.seats.iter().position(|seat| seat.voter == voter).unwrap_or_else(|| {
            self.seats.push(Seat { voter, weight: 0, veto: false });
            self.seats.len() - 1
        });
        &mut self.seats[place]
    }

    fn threshold(&self, rule: &DecisionRule, office: &Office) -> Option<Rule> {
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
        // A quota that is the least number over half is a majority by another name; of two, it is unanimity.
        let by_number = matches!(rule, DecisionRule::Quota(_) | DecisionRule::Weighted { .. });
        let greater_side = *rule == DecisionRule::Majority || (by_number && quota == total / 2 + 1 && quota < total);
        let casting = match office.tie_break {
            Some(casting) if greater_side && total.is_multiple_of(2) => Some(casting?),
            _ => None,
        };
        Some(Rule { quota, greater_side, casting })
    }

    /// The weight of all votes that are known to exist.
    pub fn total(&self) -> u64 {
        self.seats.iter().map(|seat| seat.weight).sum::<u64>() + self.unnamed.unwrap_or(0)
    }

    /// Whether somebody who is not named may have a vote that nothing can be decided without.
    pub(super) fn may_need_others(&self) -> bool {
        let needed = |rule: Rule| self.unnamed.is_none_or(|unnamed| unnamed > 0 && self.total() - 1 < rule.quota);
        self.total() == 0 || self.rule.is_some_and(needed)
    }

    /// What the collective says when its members vote so, and all members who are not named agree.
    pub(super) fn outcome(&self, vote: impl Fn(VoterId) -> Vote) -> Vote {
        let weight = |wanted| {
            let seats = self.seats.iter().filter(|seat| vote(seat.voter) == wanted);
            seats.map(|seat| seat.weight).sum::<u64>()
        };
        let Some(Rule { quota, casting, .. }) = self.rule else {
            let all = self.seats.iter().all(|seat| vote(seat.voter) == Vote::Yes);
            return if all { Vote::Yes } else { Vote::Unknown };
        };
        let has_veto = |wanted| self.seats.iter().any(|seat| seat.veto && vote(seat.voter) == wanted);
        let least = weight(Vote::Yes) + self.unnamed.unwrap_or(quota);
        let most = least + weight(Vote::Unknown);
        let is_even = |yes: u64| casting.is_some() && 2 * yes == self.total();
        let by_votes = match casting {
            _ if least >= quota => Vote::Yes,
            Some(casting) if least == most && is_even(least) => vote(casting),
            // Of votes some of which are unknown, any number in between may come.
            _ if most >= quota || (least..=most).contains(&(self.total() / 2)) && casting.is_some() => Vote::Unknown,
            _ => Vote::No,
        };
        match by_votes {
            _ if has_veto(Vote::No) => Vote::No,
            Vote::Yes if has_veto(Vote::Unknown) => Vote::Unknown,
            other => other,
        }
    }
}
