//! Propositions that hang together: those that share parts of the theory, or unknowns of which it says nothing.

use std::collections::BTreeMap;

use petgraph::unionfind::UnionFind;

use super::{part::Parts, prop::Prop};

/// Places of the propositions, which are simplified, in groups; each group and the list of them in the order of the places.
pub(super) fn hanging_together(parts: &Parts<'_>, props: &[Prop]) -> Vec<Vec<usize>> {
    let (first_part, first_unknown) = (props.len(), props.len() + parts.each.len());
    let mut union = UnionFind::new(first_unknown + parts.unknowns());
    for (place, prop) in props.iter().enumerate() {
        for part in parts.spoken_of(&[prop]) {
            union.union(place, first_part + part);
        }
        for unknown in parts.places_in(prop) {
            union.union(place, first_unknown + unknown);
        }
    }
    let mut group_of: BTreeMap<usize, usize> = BTreeMap::new();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for place in 0..props.len() {
        let group = *group_of.entry(union.find(place)).or_insert_with(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        groups[group].push(place);
    }
    groups
}
