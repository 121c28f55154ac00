//! What of a picture hangs together by lines: each such part is placed by itself.

use std::collections::BTreeMap;

use petgraph::unionfind::UnionFind;

use super::super::{
    arrows::Arrow,
    picture::{Figure, Picture},
};

/// Groups and figures that lines join, straight or through others.
pub(super) struct Part<'a> {
    /// In the order of the picture.
    pub(super) units: Vec<Unit<'a>>,
    /// The places of their lines among the arrows.
    pub(super) arrows: Vec<usize>,
}

/// What stands in no frame.
#[derive(Clone, Copy)]
pub(super) enum Unit<'a> {
    /// With its place among the groups and its name.
    Group(usize, &'a str, &'a [Figure]),
    Figure(&'a Figure),
}

impl<'a> Unit<'a> {
    fn figures(self) -> &'a [Figure] {
        match self {
            Self::Group(_, _, figures) => figures,
            Self::Figure(figure) => std::slice::from_ref(figure),
        }
    }
}

/// The parts of a picture, in its order.
pub(super) fn parts<'a>(picture: &'a Picture, arrows: &[Arrow<'_>]) -> Vec<Part<'a>> {
    let groups = picture.groups.iter().enumerate();
    let units: Vec<Unit<'_>> = groups
        .flat_map(|(index, group)| match &group.name {
            Some(name) => vec![Unit::Group(index, name, &group.figures)],
            None => group.figures.iter().map(Unit::Figure).collect(),
        })
        .collect();
    let mut unit_of: BTreeMap<&str, usize> = BTreeMap::new();
    for (index, unit) in units.iter().enumerate() {
        unit_of.extend(unit.figures().iter().flat_map(Figure::parts).map(|figure| (figure.name.as_str(), index)));
    }
    let ends = |arrow: &Arrow<'_>| [arrow.from, arrow.to].map(|figure| unit_of[figure.name.as_str()]);
    let mut joined = UnionFind::new(units.len());
    for arrow in arrows {
        let [from, to] = ends(arrow);
        joined.union(from, to);
    }
    let mut parts: Vec<Part<'_>> = Vec::new();
    let mut part_of: BTreeMap<usize, usize> = BTreeMap::new();
    for (index, unit) in units.into_iter().enumerate() {
        let part = *part_of.entry(joined.find(index)).or_insert(parts.len());
        if part == parts.len() {
            parts.push(Part { units: Vec::new(), arrows: Vec::new() });
        }
        parts[part].units.push(unit);
    }
    for (index, arrow) in arrows.iter().enumerate() {
        parts[part_of[&joined.find(ends(arrow)[0])]].arrows.push(index);
    }
    parts
}
