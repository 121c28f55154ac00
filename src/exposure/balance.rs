//! How exposed each party is while one act after another is done.

use std::collections::BTreeMap;

use super::{Act, Exposures, Weight};
use crate::framework::PartyId;

/// The exposure of every party after some acts.
#[derive(Clone, Debug)]
pub struct Balance<'a> {
    exposures: &'a Exposures,
    parts: BTreeMap<PartyId, i128>,
}

impl<'a> Balance<'a> {
    /// Before anything is done.
    pub fn new(exposures: &'a Exposures) -> Self {
        Self { exposures, parts: exposures.parties().into_iter().map(|party| (party, 0)).collect() }
    }

    /// Counts one more act.
    pub fn add(&mut self, act: &Act) {
        for &party in act.by.iter().chain(act.for_.iter().filter(|party| !act.by.contains(party))) {
            *self.parts.entry(party).or_default() += self.exposures.parts(act, party);
        }
    }

    /// The parties that do something or benefit from something, in the author's order, each with its exposure.
    pub fn of_each(&self) -> Vec<(PartyId, Weight)> {
        let weight = |(&party, &parts): (&PartyId, &i128)| (party, Weight::fraction(parts, self.exposures.scale));
        self.parts.iter().map(weight).collect()
    }
}
