//! Who is obliged to whom.

use std::collections::BTreeMap;

use super::{
    super::super::picture::{End, Figure, Line, Meaning},
    Chosen, ids, name, some,
};
use crate::framework::{Framework, PartyId, Provision, Thing};

/// The duties of a draft.
#[derive(Default)]
pub(super) struct Duties {
    /// By who is obliged and who gains.
    owed: BTreeMap<(PartyId, PartyId), Vec<Thing>>,
    /// Those that name nobody who gains.
    general: BTreeMap<PartyId, Vec<Thing>>,
}

impl Duties {
    pub(super) fn of(framework: &Framework, chosen: &Chosen<'_>) -> Self {
        let mut duties = Self::default();
        let wanted = in_play(framework).filter(|(thing, _)| chosen.has(*thing));
        wanted.for_each(|(thing, provision)| duties.add(thing, provision));
        duties
    }

    /// Nobody is obliged to itself: what binds a party and benefits it too is owed to the others that benefit.
    fn add(&mut self, thing: Thing, provision: &Provision) {
        for by in provision.by.iter().map(|party| party.value) {
            let mut others = provision.for_.iter().map(|party| party.value).filter(|&to| to != by).peekable();
            if others.peek().is_none() {
                self.general.entry(by).or_default().push(thing);
            }
            others.for_each(|to| self.owed.entry((by, to)).or_default().push(thing));
        }
    }

    /// Whether a party is obliged, or gains.
    pub(super) fn names(&self, party: PartyId) -> bool {
        self.general.contains_key(&party) || self.owed.keys().any(|(by, to)| [*by, *to].contains(&party))
    }

    /// A line for whatever one party owes another.
    pub(super) fn lines(&self, framework: &Framework) -> Vec<Line> {
        let line = |(&(by, to), owed): (&(PartyId, PartyId), &Vec<Thing>)| {
            let words = format!("owes {}", some(framework, owed));
            let mut line = Line::new(End::Party(by), End::Party(to), Meaning::Obliged, words);
            let (by, to) = (name(framework, by), name(framework, to));
            line.tooltip.push(format!("{by} owes {to}: {}", ids(framework, owed).join(", ")));
            line
        };
        self.owed.iter().map(line).collect()
    }

    /// Adds what no line says to the figure of a party.
    pub(super) fn tell(&self, framework: &Framework, party: PartyId, figure: &mut Figure) {
        let Some(owed) = self.general.get(&party) else { return };
        let further = if self.owed.keys().any(|(by, _)| *by == party) { "further " } else { "" };
        let (duties, name) = if owed.len() == 1 { ("duty", "names") } else { ("duties", "name") };
        figure.details.push(format!("{} {further}{duties} that {name} nobody who gains", owed.len()));
        figure.tooltip.push(format!("duties that name nobody who gains: {}", ids(framework, owed).join(", ")));
    }
}

/// Components, and steps that name others than their component.
fn in_play(framework: &Framework) -> impl Iterator<Item = (Thing, &Provision)> {
    let components = framework.components_in_play().map(|(id, component)| (Thing::Component(id), &component.provision));
    let steps = framework.steps_in_play().filter(|(_, step)| {
        let (own, whole) = (&step.provision, &framework.components[step.component].provision);
        let listed = |provision: &Provision| {
            let parties = provision.by.iter().chain(&provision.for_);
            parties.map(|party| party.value).collect::<Vec<_>>()
        };
        listed(own) != listed(whole)
    });
    components.chain(steps.map(|(id, step)| (Thing::Step(id), &step.provision)))
}
