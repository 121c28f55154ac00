//! Which components can be in a package together.

use super::{Encoder, has, has_switch, number};
use crate::{
    framework::{ChoiceId, Choosing, Component, ComponentId, Provision, Thing},
    logic::{
        prop::Prop,
        reason::Clause,
        theory::{Dimension, DimensionOf, Loose, Measure},
    },
};

impl Encoder<'_> {
    pub(super) fn encode_packages(&mut self) {
        for (id, component) in self.framework.components.iter() {
            self.encode_presence(id, component);
        }
        for id in self.framework.choices.ids() {
            self.encode_choice(id);
        }
        for (thing, provision) in self.units() {
            self.encode_company(thing, provision);
        }
        for event in self.framework.events.ids() {
            let happens = self.happens_switch(event);
            self.theory.loose.push(Loose::Event { event, happens });
        }
        self.encode_plan();
        self.encode_chosen();
    }

    fn encode_presence(&mut self, id: ComponentId, component: &Component) {
        let (thing, at) = (Thing::Component(id), component.entry.at);
        if component.dropped {
            self.rule(thing, at, Clause::LeftOut, has(id).complement());
        } else if component.provision.bracketed_by.is_some() || component.choice.is_some() {
            let of = Measure::Switch(has_switch(id));
            self.theory.dimensions.push(Dimension { given: Prop::TRUE, of, thing: DimensionOf::Component(id) });
        } else {
            self.rule(thing, at, Clause::Contained, has(id));
        }
    }

    fn encode_choice(&mut self, id: ChoiceId) {
        let choice = &self.framework.choices[id];
        // One unknown that says which member it is makes this linear: pairs of members would be quadratic.
        let which = self.new_rank(choice.one_of.len());
        let mut parts: Vec<Prop> = choice
            .one_of
            .iter()
            .enumerate()
            .map(|(place, member)| Prop::implies(&has(member.value), Prop::equals(which, number(place))))
            .collect();
        if choice.bracketed_by.is_none() {
            parts.push(self.present(Thing::Choice(id)));
        }
        self.rule(Thing::Choice(id), choice.entry.at, Clause::OneOf, Prop::all(parts));
    }

    /// `requires` and `excludes`.
    fn encode_company(&mut self, thing: Thing, provision: &Provision) {
        let here = self.present(thing);
        for (place, formula) in provision.requires.iter().enumerate() {
            let needs = self.formula(&formula.value);
            self.rule(thing, formula.at, Clause::Requires(place), Prop::implies(&here, needs));
        }
        for excluded in &provision.excludes {
            let apart = Prop::any([here.complement(), self.holds(excluded.value).complement()]);
            self.rule(thing, excluded.at, Clause::Excludes(excluded.value), apart);
        }
    }

    fn encode_plan(&mut self) {
        let framework = self.framework;
        for (place, formula) in framework.heading.iter().flat_map(|it| &it.requires).enumerate() {
            let needs = self.formula(&formula.value);
            self.rule(Thing::Plan, formula.at, Clause::PlanRequires(place), needs);
        }
    }

    fn encode_chosen(&mut self) {
        let framework = self.framework;
        for (place, chosen) in framework.scenario.iter().flat_map(|it| &it.choose).enumerate() {
            let (thing, holds) = self.chosen(&chosen.what);
            self.rule(thing, chosen.at, Clause::Chosen(place), holds);
        }
    }

    fn chosen(&self, what: &Choosing) -> (Thing, Prop) {
        match *what {
            Choosing::Component(component, true) => (Thing::Component(component), has(component)),
            Choosing::Component(component, false) => (Thing::Component(component), has(component).complement()),
            Choosing::Choice(choice, Some(member)) => (Thing::Choice(choice), has(member)),
            Choosing::Choice(choice, None) => (Thing::Choice(choice), self.present(Thing::Choice(choice)).complement()),
            // A scenario chooses among packages; what no component of a package settles is not the package's to choose.
            Choosing::Issue(issue, value) => {
                (Thing::Issue(issue), Prop::implies(&self.settled(issue), self.scale(issue).equals(value)))
            }
        }
    }
}
