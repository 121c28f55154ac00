//! The earliest and the latest day of each point.

use super::{
    network::{Network, Tied},
    search::{Extremes, Outcome, earliest},
};
use crate::logic::Times;

/// Earliest and latest start and end; `None`: nothing bounds it, or where dates are asked for, no date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window<T> {
    pub earliest_start: Option<T>,
    pub latest_start: Option<T>,
    pub earliest_done: Option<T>,
    pub latest_done: Option<T>,
}

impl<T> Default for Window<T> {
    fn default() -> Self {
        Self { earliest_start: None, latest_start: None, earliest_done: None, latest_done: None }
    }
}

impl<T> Window<T> {
    /// The same window in other words.
    pub(super) fn map<U>(self, change: impl Fn(T) -> Option<U>) -> Window<U> {
        Window {
            earliest_start: self.earliest_start.and_then(&change),
            latest_start: self.latest_start.and_then(&change),
            earliest_done: self.earliest_done.and_then(&change),
            latest_done: self.latest_done.and_then(&change),
        }
    }
}

impl Window<i64> {
    /// So many days lie between the earliest and the latest end.
    pub(super) fn slack(&self) -> Option<i64> {
        Some(self.latest_done? - self.earliest_done?)
    }
}

/// Which end of a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Earliest,
    Latest,
}

/// Both ends of the windows of all points, counted from one of them.
pub(super) struct Both {
    earliest: Extremes,
    /// In a time that runs backwards.
    latest: Extremes,
}

impl Both {
    /// `None`: there are too many alternatives to find a single schedule.
    pub(super) fn of(network: &Network, source: usize) -> Option<Self> {
        let found = |network: &Network| match earliest(network, source) {
            Outcome::Found(found) => Some(found),
            Outcome::Clash { .. } | Outcome::GivenUp => None,
        };
        Some(Self { earliest: found(network)?, latest: found(&network.reversed())? })
    }

    pub(super) fn is_exact(&self) -> bool {
        self.earliest.exact && self.latest.exact
    }

    /// The window of what starts and is done at these points.
    pub(super) fn window(&self, (start, done): (usize, usize)) -> Window<i64> {
        let latest = |point: usize| self.latest.days[point].map(|day| -day);
        Window {
            earliest_start: self.earliest.days[start],
            latest_start: latest(start),
            earliest_done: self.earliest.days[done],
            latest_done: latest(done),
        }
    }

    /// Of the tight bounds on one side of a point's window the clause nearest to it, and the one from which its days are counted
    /// in the end.
    pub(super) fn clauses(&self, times: &Times, point: usize, side: Side) -> Vec<usize> {
        let found = if side == Side::Earliest { &self.earliest } else { &self.latest };
        if found.days[point].is_none() {
            return Vec::new();
        }
        let said = |tied: &Tied| times.clauses[tied.clause].cause.is_some();
        let clauses: Vec<usize> = found.way(point).into_iter().filter(said).map(|tied| tied.clause).collect();
        let mut ends: Vec<usize> = clauses.last().into_iter().chain(clauses.first()).copied().collect();
        ends.dedup();
        ends
    }

    /// The bounds by which a point is no earlier, from the source on.
    pub(super) fn earliest_way(&self, point: usize) -> Vec<Tied> {
        self.earliest.way(point)
    }
}
