//! Who performs, consents, decides and verifies what.

use std::collections::BTreeMap;

use super::{Decision, acts::performers};
use crate::{
    framework::{
        DefaultDecision, Framework, Kind, Nature, Oversight, PartyId, PartyOrBody, Provision, SnapbackTerms, Terms,
        Thing,
    },
    order::Gate,
};

/// By what a party keeps something from coming.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lever {
    /// It performs it, alone or with others.
    Performs,
    /// It has to agree, or the thing takes effect when the party sees fit.
    Consents,
    /// It can block a decision alone: that of a body, or of a collective that has to agree.
    Decides,
    /// It verifies, or can block the verification alone. The thing itself may come, but nothing that waits for its being verified.
    Verifies,
}

/// What a party can refuse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Grip {
    pub lever: Lever,
    pub gate: Gate,
}

/// Every grip of every party on the acts of a draft that leaves nothing open.
pub(super) fn grips(framework: &Framework, acts: &[Thing]) -> BTreeMap<PartyId, Vec<Grip>> {
    let mut reading =
        Reading { framework, oversight: Oversight::of(framework), blockers: BTreeMap::new(), found: BTreeMap::new() };
    for (id, component) in framework.components_in_play() {
        reading.provision(Thing::Component(id), &component.provision);
        if let Nature::Provision { terms: Terms::Snapback(terms), .. } = &component.nature {
            reading.snapback(Thing::Component(id), terms);
        }
    }
    for (id, step) in framework.steps_in_play() {
        reading.provision(Thing::Step(id), &step.provision);
    }
    for (id, event) in framework.events.iter() {
        for verifier in &event.verified_by {
            reading.decided(verifier.value, Lever::Verifies, Gate::Event(id));
        }
    }
    for &act in acts.iter().filter(|&&act| !comes_by_itself(framework, act)) {
        for party in performers(framework, act) {
            reading.add(party.value, Lever::Performs, Gate::Start(act));
        }
    }
    reading.found.values_mut().for_each(|grips| {
        grips.sort_unstable();
        grips.dedup();
    });
    reading.found
}

/// Whether refusing to do it keeps it from nothing: a day that the calendar brings, or a return that needs no decision.
fn comes_by_itself(framework: &Framework, act: Thing) -> bool {
    let Thing::Component(id) = act else { return false };
    let component = &framework.components[id];
    match &component.nature {
        Nature::Provision { terms: Terms::Snapback(terms), .. } => restores_by_itself(terms),
        Nature::Provision { kind, .. } => kind.value == Kind::Milestone && component.provision.falls_on.is_some(),
        Nature::Amendment { .. } => false,
    }
}

fn restores_by_itself(terms: &SnapbackTerms) -> bool {
    let restores = |default: &DefaultDecision| *default == DefaultDecision::Restore;
    !terms.default.is_empty() && terms.default.iter().all(|default| restores(&default.value))
}

struct Reading<'a> {
    framework: &'a Framework,
    oversight: Oversight,
    /// Who can block alone what these decide, once it has been worked out.
    blockers: BTreeMap<PartyOrBody, Vec<PartyId>>,
    found: BTreeMap<PartyId, Vec<Grip>>,
}

impl Reading<'_> {
    fn provision(&mut self, thing: Thing, provision: &Provision) {
        for party in provision.consent.iter().chain(&provision.discretion_of).map(|party| party.value) {
            self.add(party, Lever::Consents, Gate::Start(thing));
            self.decided(PartyOrBody::Party(party), Lever::Decides, Gate::Start(thing));
        }
        for verifier in self.oversight.verifiers(self.framework, thing, provision) {
            self.decided(verifier, Lever::Verifies, Gate::Verified(thing));
        }
    }

    fn snapback(&mut self, thing: Thing, terms: &SnapbackTerms) {
        if let Some(by) = terms.decided_by.filter(|_| !restores_by_itself(terms)) {
            self.decided(by.value, Lever::Decides, Gate::Start(thing));
        }
    }

    /// Whoever can block a decision alone has a grip on what it is about.
    fn decided(&mut self, by: PartyOrBody, lever: Lever, gate: Gate) {
        let framework = self.framework;
        let blockers = self.blockers.entry(by).or_insert_with(|| Decision::of(framework, by).vetoes());
        for &party in &*blockers {
            // Who has to agree itself needs no vote to stop it.
            if lever != Lever::Decides || by != PartyOrBody::Party(party) {
                self.found.entry(party).or_default().push(Grip { lever, gate });
            }
        }
    }

    fn add(&mut self, party: PartyId, lever: Lever, gate: Gate) {
        self.found.entry(party).or_default().push(Grip { lever, gate });
    }
}
