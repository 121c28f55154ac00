//! The earliest days over all schedules there are, where some clauses leave alternatives.
//!
//! The earliest days that satisfy what holds in any case are a schedule, if they satisfy the alternatives too. If they do not
//! satisfy one of several, each of these is tried in turn. Every schedule lies below one of the branches that are left, and is
//! nowhere earlier than the earliest days there.

use std::collections::BTreeSet;

use super::{
    least::{Least, Ranks},
    network::{Network, Tied, visit},
};
use crate::logic::{Bound, Bounds, Order};

/// So many bounds are looked at before a search is given up.
const WORK: usize = 100_000_000;

/// What was found.
pub(super) enum Outcome {
    Found(Extremes),
    /// No schedule exists: clauses that clash among them, and the bounds of the first circle that was found.
    Clash {
        clauses: BTreeSet<usize>,
        circle: Vec<Tied>,
    },
    /// There are more alternatives than were tried.
    GivenUp,
}

/// The earliest day of each point, counted from the source.
pub(super) struct Extremes {
    /// `None`: as early as one likes.
    pub days: Vec<Option<i64>>,
    /// False: there are more alternatives than were tried, and no day is earlier than these.
    pub exact: bool,
    leaves: Vec<Leaf>,
    /// Which leaf has the earliest day of each point.
    leaf_of: Vec<usize>,
}

/// One way of taking the alternatives.
struct Leaf {
    least: Least,
    network: Network,
}

impl Extremes {
    /// The bounds by which a point is no earlier, from the source on.
    pub(super) fn way(&self, point: usize) -> Vec<Tied> {
        let Leaf { least, network } = &self.leaves[self.leaf_of[point]];
        least.way(network, point, None).into_iter().map(|index| network.bounds[index]).collect()
    }
}

/// The earliest day of each point in any schedule, counted from `source`.
pub(super) fn earliest(network: &Network, source: usize) -> Outcome {
    let far = network.far();
    let mut search = Search {
        network: network.clone(),
        ranks: Ranks::of(network),
        patience: (WORK / (network.points + network.bounds.len() + 1)).clamp(20, 20_000),
        best: Vec::new(),
        leaves: Vec::new(),
        leaf_of: vec![0; network.points],
        clauses: BTreeSet::new(),
        circle: Vec::new(),
    };
    // Below the floor nothing is reached from the source: no way is longer than `far`.
    let mut least = Least::begin(network.points, source, -2 * far - 1);
    if let Err(circle) = least.settle(network, &search.ranks, 0..network.points) {
        search.bury(&circle);
        return Outcome::Clash { clauses: search.clauses, circle: search.circle };
    }
    let bounded = |day: &i64| (*day >= -far).then_some(*day);
    let relaxed = least.clone();
    let complete = search.descend(least).is_ok();
    match (complete, search.leaves.is_empty()) {
        (true, true) => Outcome::Clash { clauses: search.clauses, circle: search.circle },
        (false, true) => Outcome::GivenUp,
        (true, false) => Outcome::Found(Extremes {
            days: search.best.iter().map(bounded).collect(),
            exact: true,
            leaves: search.leaves,
            leaf_of: search.leaf_of,
        }),
        (false, false) => Outcome::Found(Extremes {
            days: relaxed.days.iter().map(bounded).collect(),
            exact: false,
            leaves: vec![Leaf { least: relaxed, network: network.clone() }],
            leaf_of: vec![0; network.points],
        }),
    }
}

struct Search {
    network: Network,
    ranks: Ranks,
    /// How many more branches are tried.
    patience: usize,
    /// The earliest day of each point so far; empty before the first schedule.
    best: Vec<i64>,
    leaves: Vec<Leaf>,
    leaf_of: Vec<usize>,
    /// Clauses by which branches ended.
    clauses: BTreeSet<usize>,
    circle: Vec<Tied>,
}

/// The patience ran out.
struct Impatient;

impl Search {
    fn descend(&mut self, mut least: Least) -> Result<(), Impatient> {
        // No schedule below is earlier anywhere.
        if !self.best.is_empty() && least.days.iter().zip(&self.best).all(|(day, best)| day >= best) {
            return Ok(());
        }
        self.patience = self.patience.checked_sub(1).ok_or(Impatient)?;
        if self.network.open.is_empty() {
            self.keep(least);
            return Ok(());
        }
        let places = match Least::places(&self.network, &self.ranks, &least.days) {
            Ok(places) => places,
            Err(circle) => {
                self.bury(&circle);
                return Ok(());
            }
        };
        let kept = |bounds: &Bounds| holds(bounds, &least.days, &places);
        let Some(open) = self.network.open.iter().find(|open| !open.alternatives.iter().any(kept)).cloned() else {
            self.keep(least);
            return Ok(());
        };
        self.clauses.insert(open.clause);
        let size = self.network.size();
        let before = least.clone();
        for alternative in &open.alternatives {
            self.network.add(alternative, open.clause);
            least.clone_from(&before);
            let mut changed = Vec::new();
            visit(alternative, &mut |bound| changed.push(bound.from));
            match least.settle(&self.network, &self.ranks, changed.into_iter()) {
                Ok(()) => self.descend(least.clone())?,
                Err(circle) => self.bury(&circle),
            }
            self.network.shrink(size);
        }
        Ok(())
    }

    /// A schedule: where it is earlier than those before, it is the earliest.
    fn keep(&mut self, least: Least) {
        let leaf = self.leaves.len();
        if self.best.is_empty() {
            self.best.clone_from(&least.days);
        } else {
            for (point, &day) in least.days.iter().enumerate() {
                if day < self.best[point] {
                    self.best[point] = day;
                    self.leaf_of[point] = leaf;
                }
            }
        }
        self.leaves.push(Leaf { least, network: self.network.clone() });
    }

    fn bury(&mut self, circle: &[usize]) {
        let bounds: Vec<_> = circle.iter().map(|&index| self.network.bounds[index]).collect();
        self.clauses.extend(bounds.iter().map(|tied| tied.clause));
        if self.circle.is_empty() {
            self.circle = bounds;
        }
    }
}

/// Whether bounds hold on these days, in these places within their days.
fn holds(bounds: &Bounds, days: &[i64], places: &[i64]) -> bool {
    match bounds {
        Bounds::All(parts) => parts.iter().all(|part| holds(part, days, places)),
        Bounds::Any(parts) => parts.iter().any(|part| holds(part, days, places)),
        Bounds::One(bound) => {
            let Bound { from, to, days: apart, order } = *bound;
            let at = |point: usize| (days[point], places[point]);
            match order {
                Order::Free => days[to] >= days[from] + apart,
                Order::After => at(from) < at(to),
                Order::NotBefore => at(from) <= at(to),
            }
        }
    }
}
