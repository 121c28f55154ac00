//! Which package comes first, and which is beaten for good.

use std::collections::{BTreeMap, BTreeSet};

use super::Totals;
use crate::{
    framework::{Framework, PartyId, Stance},
    logic::{conflict::Said, theory::Theory},
};

/// How much a party stakes on a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Strength {
    RedLine,
    Demand,
    Preference,
}

/// Whose statement it is, and how much they stake on it.
pub(super) struct Voice {
    pub strength: Strength,
    pub parties: Vec<PartyId>,
}

impl Voice {
    pub(super) fn of(framework: &Framework, theory: &Theory, said: &Said) -> Self {
        let position = &framework.positions[theory.claims[said.claims[0]].position];
        let strength = match position.stance {
            _ if position.red_line => Strength::RedLine,
            Stance::Prefers(_) => Strength::Preference,
            _ => Strength::Demand,
        };
        Self { strength, parties: position.parties.iter().map(|party| party.value).collect() }
    }
}

/// What a package, or a part of one, comes to. A smaller one comes first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sum {
    /// Those with a breached red line.
    parties: BTreeSet<PartyId>,
    /// Breached red lines, demands and preferences.
    counts: [usize; 3],
    /// No outcome upholds all that parties insist on.
    disagrees: bool,
}

impl Sum {
    /// With what more is breached, and whether the rest can be upheld together.
    pub(super) fn with<'v>(&self, breached: impl Iterator<Item = &'v Voice>, agrees: bool) -> Self {
        let mut sum = Self { disagrees: self.disagrees || !agrees, ..self.clone() };
        for voice in breached {
            sum.counts[voice.strength as usize] += 1;
            if voice.strength == Strength::RedLine {
                sum.parties.extend(&voice.parties);
            }
        }
        sum
    }

    /// Fewest parties with a breached red line, then red lines, demands, preferences; of equals those that all can agree on.
    pub(super) fn rank(&self) -> impl Ord + use<> {
        (self.parties.len(), self.counts, self.disagrees)
    }

    /// Whether it is no worse, whatever is added to both. The number of parties alone does not say that: one that is added may be among
    /// those of one and not of the other.
    pub(super) fn is_no_worse(&self, other: &Self) -> bool {
        self.parties.is_subset(&other.parties) && (self.counts, self.disagrees) <= (other.counts, other.disagrees)
    }

    /// Whether it stays better, whatever is added to both. That they disagree may be added to both.
    pub(super) fn is_better(&self, other: &Self) -> bool {
        self.parties.is_subset(&other.parties) && self.counts < other.counts
    }

    pub(super) fn totals(&self) -> Totals {
        let [red_lines, demands, preferences] = self.counts;
        Totals { parties: self.parties.len(), red_lines, demands, preferences }
    }

    pub(super) fn agrees(&self) -> bool {
        !self.disagrees
    }
}

/// What each party loses: the places of its breached red lines, demands and preferences. Parties that lose nothing are left out.
#[derive(Debug, Default)]
pub(super) struct Losses(BTreeMap<PartyId, [BTreeSet<usize>; 3]>);

impl Losses {
    pub(super) fn of(breached: &[usize], voices: &[Voice]) -> Self {
        let mut losses = Self::default();
        for &place in breached {
            let voice = &voices[place];
            for &party in &voice.parties {
                losses.0.entry(party).or_default()[voice.strength as usize].insert(place);
            }
        }
        losses
    }

    /// Whether this is at least as good for every party, and better for one. Sets are compared by inclusion: nothing is weighed.
    pub(super) fn beat(&self, other: &Self) -> bool {
        let parties = self.0.keys().chain(other.0.keys());
        let mut better = false;
        for party in parties {
            match (self.0.get(party), other.0.get(party)) {
                (None, _) => better = true,
                (Some(_), None) => return false,
                (Some(own), Some(others)) => match own.iter().zip(others).find(|(own, others)| own != others) {
                    None => {}
                    Some((own, others)) if own.is_subset(others) => better = true,
                    Some(_) => return false,
                },
            }
        }
        better
    }
}
