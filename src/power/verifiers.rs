//! Who finds things to be done: those whom a provision names, and those who oversee it and whose part it is to verify.

use std::collections::BTreeMap;

use crate::framework::{Component, ComponentId, Framework, Kind, Nature, PartyOrBody, Power, Provision, Terms, Thing};

/// Who oversees and verifies what, beside those whom the provisions themselves name.
#[derive(Clone, Debug)]
pub struct Verifiers {
    overseers: BTreeMap<Thing, Vec<PartyOrBody>>,
}

impl Verifiers {
    /// Reads the bodies that may verify, and monitoring and peacekeeping, which make their `by` verify what they oversee.
    pub fn new(framework: &Framework) -> Self {
        let mut overseers: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for (id, component) in framework.components_in_play() {
            let (things, by) = overseen(id, component);
            for &thing in &things {
                let steps = match thing {
                    Thing::Component(id) => framework.components[id].steps.as_slice(),
                    _ => &[],
                };
                for thing in std::iter::once(thing).chain(steps.iter().map(|&step| Thing::Step(step))) {
                    overseers.entry(thing).or_default().extend(by.iter().copied());
                }
            }
        }
        Self { overseers }
    }

    /// All who have to find a component or step to be done, each once.
    pub fn of(&self, thing: Thing, provision: &Provision) -> Vec<PartyOrBody> {
        let overseers = [thing, Thing::Plan].into_iter().filter_map(|thing| self.overseers.get(&thing)).flatten();
        let mut found = Vec::new();
        for verifier in provision.verified_by.iter().map(|it| it.value).chain(overseers.copied()) {
            if !found.contains(&verifier) {
                found.push(verifier);
            }
        }
        found
    }
}

/// What a component has under its eye, and who verifies it.
fn overseen(id: ComponentId, component: &Component) -> (Vec<Thing>, Vec<PartyOrBody>) {
    let Nature::Provision { kind, terms, .. } = &component.nature else { return (Vec::new(), Vec::new()) };
    match terms {
        Terms::Overseer { oversees } if matches!(kind.value, Kind::Monitoring | Kind::Peacekeeping) => {
            let by = component.provision.by.iter().map(|party| PartyOrBody::Party(party.value));
            (oversees.iter().map(|thing| thing.value).collect(), by.collect())
        }
        Terms::Body(body) if body.powers.iter().any(|power| power.value == Power::Verify) => {
            (body.oversees.iter().map(|thing| thing.value).collect(), vec![PartyOrBody::Body(id)])
        }
        _ => (Vec::new(), Vec::new()),
    }
}
