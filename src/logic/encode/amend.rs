//! Amendments: what they require, and which clauses they take the place of.

use std::collections::BTreeMap;

use super::{Encoder, has, number};
use crate::{
    framework::{Component, ComponentId, Framework, Nature, Thing},
    logic::{
        prop::{Prop, Rank},
        reason::Clause,
        terms,
        theory::{Dimension, DimensionOf, Measure},
        words,
    },
    source::Span,
};

/// For each component the amendments to it, and those to these amendments.
pub(super) fn families(framework: &Framework) -> Vec<Vec<ComponentId>> {
    let mut families = vec![Vec::new(); framework.components.len()];
    for id in framework.components.ids() {
        for target in framework.amends(id) {
            families[target.index()].push(id);
        }
    }
    families
}

impl Encoder<'_> {
    /// The component is in the package, and no amendment in it replaces what `sets` looks at.
    pub(super) fn in_effect(&self, component: ComponentId, sets: impl Fn(&Component) -> bool) -> Prop {
        Prop::all([has(component), self.not_amended(component, sets)])
    }

    /// No amendment in the package replaces what `sets` looks at.
    pub(super) fn not_amended(&self, component: ComponentId, sets: impl Fn(&Component) -> bool) -> Prop {
        let replacing =
            self.amended_by[component.index()].iter().filter(|&&amendment| sets(&self.framework.components[amendment]));
        Prop::all(replacing.map(|&amendment| has(amendment).complement()))
    }

    /// Amendments require their targets, do not contradict each other, and leave some fields of kinds open.
    pub(super) fn encode_amendments(&mut self) {
        for (id, component) in self.framework.components.iter() {
            if let Nature::Amendment { target, .. } = &component.nature {
                let needs = Prop::implies(&has(id), has(target.value));
                self.rule(Thing::Component(id), target.at, Clause::Amends(target.value), needs);
            } else {
                self.encode_rivals(id);
            }
            self.encode_terms(id);
        }
    }

    /// Of the amendments to one component that set a key differently, a package has one.
    fn encode_rivals(&mut self, component: ComponentId) {
        let mut rivals: BTreeMap<&'static str, Vec<Setting>> = BTreeMap::new();
        for &by in &self.amended_by[component.index()] {
            for (key, value, at) in words::single_values(self.framework, by) {
                rivals.entry(key).or_default().push(Setting { by, value, at });
            }
        }
        for (key, settings) in rivals {
            let mut ranks: BTreeMap<&str, u32> = BTreeMap::new();
            for setting in &settings {
                let next = number(ranks.len());
                ranks.entry(&setting.value).or_insert(next);
            }
            if ranks.len() > 1 {
                let which = self.new_rank(ranks.len());
                for setting in &settings {
                    self.encode_setting(key, setting, which, ranks[setting.value.as_str()]);
                }
            }
        }
    }

    // One unknown that says which value holds makes this linear: pairs of rivals would be quadratic.
    fn encode_setting(&mut self, key: &'static str, setting: &Setting, which: Rank, rank: u32) {
        let sets = |component: &Component| words::sets(component, key);
        let says = Prop::implies(&self.in_effect(setting.by, sets), Prop::equals(which, rank));
        self.rule(Thing::Component(setting.by), setting.at, Clause::Rival(key), says);
    }

    /// A field of a kind that is left open among several values multiplies packages.
    fn encode_terms(&mut self, id: ComponentId) {
        let component = &self.framework.components[id];
        if component.dropped {
            return;
        }
        for (field, values) in terms::fields(component).into_iter().filter(|(_, values)| *values > 1) {
            let given = self.in_effect(id, |other| terms::sets(other, field));
            let of = Measure::Rank(self.new_rank(values));
            self.theory.dimensions.push(Dimension { given, of, thing: DimensionOf::Term(id, field) });
        }
    }
}

/// One value that an amendment gives a key.
struct Setting {
    by: ComponentId,
    value: String,
    at: Span,
}
