//! What must come first, and what is done together.

use super::{Encoder, instant::Phase};
use crate::{
    expr::Logic,
    framework::{ComponentId, Condition, Point, Provision, StepId, Thing},
    logic::{
        prop::{Instant, Prop},
        reason::{Clause, TimeKey},
    },
};

impl Encoder<'_> {
    pub(super) fn encode_orders(&mut self) {
        for (thing, provision) in self.units() {
            // Its points exist whether or not anything speaks of them.
            let start = self.instant(thing, Phase::Start);
            self.instant(thing, Phase::Done);
            let here = self.present(thing);
            if let Some(after) = &provision.after {
                let met = self.met(&after.value, start);
                self.rule(thing, after.at, Clause::Time(TimeKey::After), Prop::implies(&here, met));
            }
            if let Some(before) = self.follows(thing, provision) {
                self.encode_following(thing, before, start);
            }
            for (place, partner) in provision.with.iter().enumerate() {
                self.encode_with(thing, place, partner);
            }
        }
    }

    /// A condition is met before `start`: each point is in the package and earlier. Events bind no package.
    fn met(&mut self, condition: &Condition, start: Instant) -> Prop {
        match condition {
            Logic::Is(point) => {
                let earlier = Prop::earlier(self.point(point), start);
                Prop::all([self.present_point(point), earlier])
            }
            Logic::All(parts) => Prop::all(parts.iter().map(|part| self.met(part, start)).collect::<Vec<_>>()),
            Logic::Any(parts) => Prop::any(parts.iter().map(|part| self.met(part, start)).collect::<Vec<_>>()),
            // The grammar of conditions has no `not`.
            Logic::Not(_) => Prop::TRUE,
        }
    }

    fn encode_following(&mut self, thing: Thing, before: StepId, start: Instant) {
        let earlier = Prop::earlier(self.instant(Thing::Step(before), Phase::Done), start);
        let needs = Prop::all([self.present(Thing::Step(before)), earlier]);
        let clause = Clause::Follows(Thing::Step(before));
        let at = thing.at(self.framework).expect("a step is defined somewhere");
        let follows = Prop::implies(&self.present(thing), needs);
        self.rule(thing, at, clause, follows);
    }

    /// The step that a step with no order of its own follows.
    pub(super) fn follows(&self, thing: Thing, provision: &Provision) -> Option<StepId> {
        let Thing::Step(step) = thing else { return None };
        if provision.after.is_some() || !provision.with.is_empty() || provision.falls_on.is_some() {
            return None;
        }
        let owner = self.framework.steps[step].component;
        let own = self.own_steps(owner);
        let place = own.iter().position(|&other| other == step)?;
        match place.checked_sub(1) {
            Some(before) => Some(own[before]),
            None if self.framework.provision_of(owner) == owner => None,
            // The first step that an amendment adds follows the last one of what it amends.
            None => self.own_steps(self.framework.provision_of(owner)).last().copied(),
        }
    }

    fn encode_with(&mut self, thing: Thing, place: usize, partner: &Point) {
        let together = Prop::same(self.instant(thing, Phase::Done), self.point(partner));
        let both = Prop::all([self.present(thing), self.present_point(partner)]);
        self.rule(thing, partner.at, Clause::With(place), Prop::implies(&both, together));
    }

    pub(super) fn has_steps(&self, component: ComponentId) -> bool {
        !self.steps_of(component).is_empty()
    }

    /// Its steps and those that amendments add.
    pub(super) fn steps_of(&self, component: ComponentId) -> Vec<StepId> {
        let amendments = self.amended_by[component.index()].iter().copied();
        std::iter::once(component).chain(amendments).flat_map(|it| self.own_steps(it)).collect()
    }

    fn own_steps(&self, component: ComponentId) -> Vec<StepId> {
        let steps = self.framework.components[component].steps.iter().copied();
        steps.filter(|&step| !self.framework.steps[step].dropped).collect()
    }
}
