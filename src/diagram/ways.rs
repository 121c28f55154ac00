//! How figures can be reached from each other along the lines of a view.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::{
    look::{First, stroke},
    picture::End,
    views::Drawing,
};
use crate::framework::{Framework, Thing};

/// The neighbours of every figure. A step is part of its component's figure.
pub(super) struct Ways {
    all: BTreeMap<End, BTreeSet<End>>,
    onwards: BTreeMap<End, BTreeSet<End>>,
    back: BTreeMap<End, BTreeSet<End>>,
    /// What lines lead from and to each figure, whatever they say of time.
    ends: [BTreeMap<End, BTreeSet<End>>; 2],
}

impl Ways {
    pub(super) fn of(framework: &Framework, drawing: &Drawing) -> Self {
        let whole = |end: End| match end {
            End::Thing(Thing::Step(id)) => Thing::Component(framework.steps[id].component).into(),
            end => end,
        };
        let mut ways =
            Self { all: BTreeMap::new(), onwards: BTreeMap::new(), back: BTreeMap::new(), ends: Default::default() };
        for line in &drawing.lines {
            let (from, to) = (whole(line.from), whole(line.to));
            let first = stroke(line.meaning).first;
            ways.ends[0].entry(to).or_default().insert(from);
            ways.ends[1].entry(from).or_default().insert(to);
            for (from, to, along) in [(from, to, first == First::From), (to, from, first == First::To)] {
                ways.all.entry(from).or_default().insert(to);
                if along {
                    ways.onwards.entry(from).or_default().insert(to);
                    ways.back.entry(to).or_default().insert(from);
                }
            }
        }
        ways
    }

    /// Everything at most so many lines away. A junction is part of the lines that it joins.
    pub(super) fn within(&self, start: End, depth: u32) -> BTreeSet<End> {
        let depths = depths(&self.all, start, |end| !matches!(end, End::Junction(_)));
        let junction = |end: End| matches!(end, End::Junction(_));
        // A junction at the rim would show an `or` with one member.
        let near = |(end, at): (&End, &u32)| (*at < depth || (*at == depth && !junction(*end))).then_some(*end);
        depths.iter().filter_map(near).collect()
    }

    /// Everything on a way along the arrows from one to the other, whichever comes first; where there is no such way,
    /// everything on a shortest way whatever the direction; `None` where nothing joins them.
    pub(super) fn between(&self, one: End, other: End) -> Option<BTreeSet<End>> {
        let along = |from: End, to: End| -> BTreeSet<End> {
            let (onwards, back) = (reached(&self.onwards, from), reached(&self.back, to));
            if onwards.contains(&to) { onwards.intersection(&back).copied().collect() } else { BTreeSet::new() }
        };
        let found: BTreeSet<End> = along(one, other).union(&along(other, one)).copied().collect();
        if !found.is_empty() {
            return Some(found);
        }
        let (from, to) = (depths(&self.all, one, |_| true), depths(&self.all, other, |_| true));
        let shortest = *from.get(&other)?;
        let on_way = |(end, at): (&End, &u32)| (to.get(end).is_some_and(|back| at + back == shortest)).then_some(*end);
        Some(from.iter().filter_map(on_way).collect())
    }

    /// Whether lines lead to it from some of these, and from it to others.
    pub(super) fn leads_on(&self, end: End, kept: &BTreeSet<End>) -> bool {
        self.ends.iter().all(|ways| ways.get(&end).is_some_and(|others| !others.is_disjoint(kept)))
    }

    /// Whether a line joins it to one of these.
    pub(super) fn is_tied(&self, end: End, kept: &BTreeSet<End>) -> bool {
        self.all.get(&end).is_some_and(|others| !others.is_disjoint(kept))
    }

    /// What is joined to one of these, straight or through junctions.
    pub(super) fn followed(&self, kept: impl IntoIterator<Item = End>) -> BTreeSet<End> {
        let mut found = BTreeSet::new();
        let mut queue: VecDeque<End> = kept.into_iter().collect();
        while let Some(end) = queue.pop_front() {
            for &next in self.all.get(&end).into_iter().flatten() {
                if found.insert(next) && matches!(next, End::Junction(_)) {
                    queue.push_back(next);
                }
            }
        }
        found
    }
}

fn reached(ways: &BTreeMap<End, BTreeSet<End>>, start: End) -> BTreeSet<End> {
    depths(ways, start, |_| true).into_keys().collect()
}

/// How many lines away each figure is, counting only the steps onto what `counts`.
fn depths(ways: &BTreeMap<End, BTreeSet<End>>, start: End, counts: impl Fn(End) -> bool) -> BTreeMap<End, u32> {
    let mut depths = BTreeMap::new();
    let mut queue = VecDeque::from([(start, 0)]);
    while let Some((end, depth)) = queue.pop_front() {
        if depths.contains_key(&end) {
            continue;
        }
        depths.insert(end, depth);
        for &next in ways.get(&end).into_iter().flatten().filter(|next| !depths.contains_key(next)) {
            // What costs nothing comes before all that costs one.
            if counts(next) { queue.push_back((next, depth + 1)) } else { queue.push_front((next, depth)) }
        }
    }
    depths
}
