//! What there is to choose from: the packages of freedoms that hang together, and the freedoms of which nobody speaks.

use super::{
    COUNTED, LOOKED_AT, Ranked,
    best::{Best, Built},
    order::Voice,
    walk::Use,
    ways::{Spoken, Ways},
};
use crate::{
    framework::{Package, PositionId},
    logic::{
        Inquiry,
        answer::Packages,
        conflict::{self, Said},
        group, package,
        prop::Prop,
        solve::Budget,
        theory::DimensionOf,
    },
};

/// All freedoms of a framework, and what was said of it.
pub(super) struct Survey<'a> {
    inquiry: &'a Inquiry<'a>,
    budget: &'a Budget,
    said: Vec<Said>,
    pub voices: Vec<Voice>,
    groups: Vec<Group>,
    /// Parts of which no statement speaks.
    unspoken: Vec<usize>,
}

/// Freedoms that hang together.
struct Group {
    parts: Vec<usize>,
    ways: Ways,
}

impl<'a> Survey<'a> {
    pub(super) fn of(inquiry: &'a Inquiry<'a>, budget: &'a Budget) -> Self {
        let (framework, theory, parts) = (inquiry.framework, inquiry.theory, &inquiry.parts);
        let said = conflict::said(framework, theory, |_| true);
        let says: Vec<Prop> = said.iter().map(|said| parts.simplify(&said.says)).collect();
        let spoken = |&place: &usize| Spoken {
            place,
            says: says[place].clone(),
            insists: framework.positions[theory.claims[said[place].claims[0]].position].insists(),
        };
        let groups: Vec<Group> = group::hanging_together(parts, &says)
            .iter()
            .map(|places| {
                let about = parts.spoken_of(&places.iter().map(|&place| &says[place]).collect::<Vec<_>>());
                let spoken: Vec<Spoken> = places.iter().map(spoken).collect();
                Group { ways: Ways::of(inquiry, &about, &spoken, LOOKED_AT, budget), parts: about }
            })
            .collect();
        let mut unspoken = vec![true; parts.each.len()];
        groups.iter().flat_map(|group| &group.parts).for_each(|&part| unspoken[part] = false);
        let unspoken = (0..parts.each.len()).filter(|&part| unspoken[part] && !parts.each[part].dimensions.is_empty());
        Self {
            voices: said.iter().map(|said| Voice::of(framework, theory, said)).collect(),
            unspoken: unspoken.collect(),
            inquiry,
            budget,
            said,
            groups,
        }
    }

    /// How many packages there are of all that is still here.
    pub(super) fn count(&self) -> Packages {
        let known = self.groups.iter().filter(|group| group.ways.complete);
        let known = known.map(|group| group.ways.each.len() as u64);
        let unknown = self.groups.iter().filter(|group| !group.ways.complete).flat_map(|group| &group.parts);
        let searched = unknown.chain(&self.unspoken).copied();
        let searched = package::count_among(&self.inquiry.parts, searched, COUNTED, self.budget);
        // Since the whole has a package, every part has.
        let mut count = searched.unwrap_or(Packages { count: 1_u32.into(), exact: false });
        known.for_each(|known| count.count *= known);
        count
    }

    /// Takes out the groups in which it matters what is chosen, or everything if all is to be listed.
    pub(super) fn take_moving(&mut self, everything: bool) -> Vec<Ways> {
        let groups = std::mem::take(&mut self.groups);
        let (still, moving): (Vec<Group>, Vec<Group>) =
            groups.into_iter().partition(|group| !everything && group.ways.are_alike());
        self.groups = still;
        let mut moving: Vec<Ways> = moving.into_iter().map(|group| group.ways).collect();
        if everything {
            let unspoken = std::mem::take(&mut self.unspoken).into_iter();
            moving.extend(unspoken.map(|part| Ways::of(self.inquiry, &[part], &[], LOOKED_AT, self.budget)));
        }
        moving
    }

    /// What is breached whatever is chosen among what was taken out.
    pub(super) fn always(&self) -> Built {
        let ways = self.groups.iter().filter_map(|group| group.ways.each.first());
        ways.fold(Built::default(), |built, way| built.with(way, &[], &self.voices))
    }

    /// The dimensions of all that is still here, by their places in the theory.
    pub(super) fn dimensions(&self) -> impl Iterator<Item = usize> {
        let parts = self.groups.iter().flat_map(|group| &group.parts).chain(&self.unspoken);
        parts.flat_map(|&part| &self.inquiry.parts.each[part].dimensions).copied()
    }

    /// The packages found, each with what is free to change nothing as `base` has it.
    pub(super) fn ranked(&self, base: &Package, found: &Best, moving: &[Ways]) -> Vec<Ranked> {
        let uses = |dimension: &usize| {
            let ways = moving.iter().find_map(|ways| Some((ways, ways.dimensions.binary_search(dimension).ok()?)));
            ways.map(|(ways, place)| &ways.uses[place][..]).unwrap_or_default()
        };
        let uses: Vec<&[Use]> = found.dimensions.iter().map(uses).collect();
        let ranked = found.packages.iter().map(|built| {
            let mut package = base.clone();
            for ((&dimension, &place), uses) in found.dimensions.iter().zip(&built.path).zip(&uses) {
                self.take(dimension, uses[place], &mut package);
            }
            let breached = self.positions(&built.breached);
            Ranked { package, breached, totals: built.sum.totals(), agrees: built.sum.agrees() }
        });
        ranked.collect()
    }

    fn take(&self, dimension: usize, this: Use, package: &mut Package) {
        let theory = self.inquiry.theory;
        match (theory.dimensions[dimension].thing, this) {
            (DimensionOf::Component(component), this) => package.included[component.index()] = this == Use::In,
            (DimensionOf::Issue(issue), Use::Value(rank)) => {
                package.values.insert(issue, theory.values[issue.index()][rank as usize]);
            }
            (DimensionOf::Issue(issue), _) => drop(package.values.remove(&issue)),
            (DimensionOf::Term(component, field), Use::Value(rank)) => {
                package.terms.insert((component, field), rank as usize);
            }
            (DimensionOf::Term(component, field), _) => drop(package.terms.remove(&(component, field))),
        }
    }

    fn positions(&self, said: &[usize]) -> Vec<PositionId> {
        let claims = said.iter().flat_map(|&place| &self.said[place].claims);
        let mut positions: Vec<PositionId> = claims.map(|&claim| self.inquiry.theory.claims[claim].position).collect();
        positions.sort_unstable();
        positions
    }
}
