//! Who establishes what: named by the provision itself, or by whoever oversees it.

use std::collections::BTreeMap;

use super::{BodyTerms, Framework, PartyId, PartyOrBody, Power, Provision, Terms, Thing};

/// What is overseen by whom, for the components that are not left out.
#[derive(Clone, Debug, Default)]
pub struct Oversight(BTreeMap<Thing, Vec<PartyOrBody>>);

impl Oversight {
    /// Collects what monitors, peacekeepers and bodies oversee. A body whose powers are given oversees as a verifier only if it may observe or
    /// verify.
    pub fn of(framework: &Framework) -> Self {
        let mut found = Self::default();
        for (id, component) in framework.components_in_play() {
            match component.nature.terms() {
                Terms::Overseer { oversees } => {
                    let by = component.provision.by.iter().map(|party| PartyOrBody::Party(party.value));
                    found.add(oversees.iter().map(|thing| thing.value), &by.collect::<Vec<_>>());
                }
                Terms::Body(body) if verifies(body) => {
                    found.add(body.oversees.iter().map(|thing| thing.value), &[PartyOrBody::Body(id)]);
                }
                _ => {}
            }
        }
        found
    }

    /// Who verifies a component or step that says this.
    pub fn verifiers(&self, framework: &Framework, thing: Thing, provision: &Provision) -> Vec<PartyOrBody> {
        let whole = match thing {
            Thing::Step(step) => Some(Thing::Component(framework.steps[step].component)),
            _ => None,
        };
        let over = [Some(thing), whole].into_iter().flatten().filter_map(|thing| self.0.get(&thing)).flatten();
        provision.verified_by.iter().map(|it| it.value).chain(over.copied()).collect()
    }

    fn add(&mut self, things: impl Iterator<Item = Thing>, by: &[PartyOrBody]) {
        for thing in things {
            self.0.entry(thing).or_default().extend_from_slice(by);
        }
    }
}

fn verifies(body: &BodyTerms) -> bool {
    let powers = &body.powers;
    powers.is_empty() || powers.iter().any(|power| matches!(power.value, Power::Verify | Power::Observe))
}

impl Framework {
    /// Who sits in a body, or belongs to a party; a party without members is its own.
    pub fn seats(&self, of: PartyOrBody) -> Vec<PartyId> {
        match of {
            PartyOrBody::Party(party) if self.parties[party].members.is_empty() => vec![party],
            PartyOrBody::Party(party) => self.parties[party].members.iter().map(|member| member.value).collect(),
            PartyOrBody::Body(body) => match self.components[body].nature.terms() {
                Terms::Body(terms) => {
                    terms.members.iter().chain(&terms.optional_members).map(|member| member.value).collect()
                }
                _ => Vec::new(),
            },
        }
    }
}
