//! The first packages of all that there are, put together from those of groups that have nothing in common.

use std::collections::BTreeMap;

use super::{
    Pick,
    order::{Losses, Sum, Voice},
    ways::{Way, Ways},
};

/// So many beginnings of packages are held at once.
const HELD: usize = 50_000;

/// So many sets of breached statements are compared with each other.
const COMPARED: usize = 1_000;

/// A package, or as much of one as is put together.
#[derive(Clone, Debug, Default)]
pub(super) struct Built {
    /// For each freedom the place of its use; 0 where it is not yet decided.
    pub path: Vec<usize>,
    /// By places in the list of what was said, ascending.
    pub breached: Vec<usize>,
    pub sum: Sum,
}

/// The packages that come first.
pub(super) struct Best {
    /// Places of the freedoms in the theory, in the order of the paths.
    pub dimensions: Vec<usize>,
    /// In their order.
    pub packages: Vec<Built>,
    /// There are no more.
    pub all: bool,
    /// Everything was compared that had to be.
    pub complete: bool,
}

/// Puts together the first packages of these groups, given what is breached in all of them.
pub(super) fn best(groups: &[Ways], always: Built, voices: &[Voice], pick: Pick) -> Best {
    let mut dimensions: Vec<usize> = groups.iter().flat_map(|ways| &ways.dimensions).copied().collect();
    dimensions.sort_unstable();
    let slot = |dimension: &usize| dimensions.partition_point(|other| other < dimension);
    // One more than wanted, to know if there are more.
    let mut choice = Choice { voices, most: pick.limit.saturating_add(1), pareto: pick.pareto, complete: true };
    let mut built = vec![Built { path: vec![0; dimensions.len()], ..always }];
    for ways in groups {
        let slots: Vec<usize> = ways.dimensions.iter().map(slot).collect();
        let mut longer = Vec::new();
        for built in &built {
            longer.extend(ways.each.iter().map(|way| built.with(way, &slots, voices)));
            if longer.len() > HELD {
                longer = choice.choose(longer);
            }
        }
        built = choice.choose(longer);
    }
    let all = built.len() <= pick.limit;
    built.truncate(pick.limit);
    Best { dimensions, packages: built, all, complete: choice.complete }
}

impl Built {
    /// With a package of one group more, whose freedoms have these places in the path.
    pub(super) fn with(&self, way: &Way, slots: &[usize], voices: &[Voice]) -> Self {
        let mut with = self.clone();
        for (&slot, &place) in slots.iter().zip(&way.path) {
            with.path[slot] = place;
        }
        with.breached.extend(&way.breached);
        with.breached.sort_unstable();
        with.sum = self.sum.with(way.breached.iter().map(|&place| &voices[place]), way.agrees);
        with
    }

    /// Whether it comes before another, whatever is added to both.
    fn stays_before(&self, other: &Self) -> bool {
        self.sum.is_better(&other.sum) || (self.sum.is_no_worse(&other.sum) && self.path < other.path)
    }
}

/// Leaves out what cannot become one of the packages wanted.
struct Choice<'a> {
    voices: &'a [Voice],
    most: usize,
    pareto: bool,
    complete: bool,
}

impl Choice<'_> {
    /// What may become one of them, in its order.
    fn choose(&mut self, mut built: Vec<Built>) -> Vec<Built> {
        built.sort_by_cached_key(|built| (built.sum.rank(), built.path.clone()));
        if self.pareto { self.unbeaten(built) } else { self.first(built) }
    }

    /// What has enough others before it that will stay there is never wanted; nor is it needed to tell this of others, because those
    /// come before them too.
    fn first(&self, built: Vec<Built>) -> Vec<Built> {
        let mut kept: Vec<Built> = Vec::new();
        for built in built {
            if kept.iter().filter(|other| other.stays_before(&built)).take(self.most).count() < self.most {
                kept.push(built);
            }
        }
        kept
    }

    /// What is beaten stays beaten: the same is added to both sides, and in one group one that is beaten can be replaced by what beats it.
    fn unbeaten(&mut self, built: Vec<Built>) -> Vec<Built> {
        let mut alike: BTreeMap<Vec<usize>, Vec<Built>> = BTreeMap::new();
        for built in built {
            alike.entry(built.breached.clone()).or_default().push(built);
        }
        if alike.len() > COMPARED {
            self.complete = false;
        }
        let losses: Vec<Losses> =
            alike.keys().take(COMPARED).map(|breached| Losses::of(breached, self.voices)).collect();
        let unbeaten = |own: &Losses| !losses.iter().any(|other| other.beat(own));
        let kept = alike.into_values().zip(&losses).filter(|(_, own)| unbeaten(own));
        let mut kept: Vec<Built> = kept.flat_map(|(alike, _)| self.first(alike)).collect();
        kept.sort_by_cached_key(|built| (built.sum.rank(), built.path.clone()));
        kept
    }
}
