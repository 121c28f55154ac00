//! Bounds between points, split into those that hold in any case and those of which one of several has to.

use crate::logic::{Bound, Bounds, Times};

/// A bound, and the clause it belongs to, by its place among `Times::clauses`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tied {
    pub bound: Bound,
    pub clause: usize,
}

/// Alternatives of one clause, of which one has to hold.
#[derive(Clone, Debug)]
pub(super) struct Open {
    pub alternatives: Vec<Bounds>,
    pub clause: usize,
}

/// All that is said of days.
#[derive(Clone, Debug)]
pub(super) struct Network {
    pub points: usize,
    pub bounds: Vec<Tied>,
    pub open: Vec<Open>,
    /// For each point the bounds that begin there, in the order in which they were added.
    pub from: Vec<Vec<usize>>,
}

impl Network {
    /// The clauses that `counts` accepts.
    pub(super) fn of(times: &Times, counts: impl Fn(usize) -> bool) -> Self {
        let points = times.points.len();
        let mut network = Self { points, bounds: Vec::new(), open: Vec::new(), from: vec![Vec::new(); points] };
        for (clause, timed) in times.clauses.iter().enumerate().filter(|(clause, _)| counts(*clause)) {
            network.add(&timed.says, clause);
        }
        network
    }

    /// The same in a time that runs backwards: its earliest days are the latest of this one.
    pub(super) fn reversed(&self) -> Self {
        let turn = |bound: &Bound| Bound { from: bound.to, to: bound.from, ..*bound };
        let mut reversed = Self { points: self.points, bounds: Vec::new(), open: Vec::new(), from: Vec::new() };
        reversed.from = vec![Vec::new(); self.points];
        for tied in &self.bounds {
            reversed.push(Tied { bound: turn(&tied.bound), clause: tied.clause });
        }
        reversed.open = self
            .open
            .iter()
            .map(|open| Open {
                alternatives: open.alternatives.iter().map(|bounds| map(bounds, &turn)).collect(),
                clause: open.clause,
            })
            .collect();
        reversed
    }

    /// Adds what holds together to the bounds, and what has alternatives to what is open.
    pub(super) fn add(&mut self, bounds: &Bounds, clause: usize) {
        match bounds {
            Bounds::All(parts) => parts.iter().for_each(|part| self.add(part, clause)),
            Bounds::Any(parts) if parts.len() == 1 => self.add(&parts[0], clause),
            Bounds::Any(parts) => self.open.push(Open { alternatives: parts.clone(), clause }),
            Bounds::One(bound) => self.push(Tied { bound: *bound, clause }),
        }
    }

    fn push(&mut self, tied: Tied) {
        self.from[tied.bound.from].push(self.bounds.len());
        self.bounds.push(tied);
    }

    /// How large it is: what `shrink` goes back to.
    pub(super) fn size(&self) -> (usize, usize) {
        (self.bounds.len(), self.open.len())
    }

    /// Takes out what was added last.
    pub(super) fn shrink(&mut self, (bounds, open): (usize, usize)) {
        while self.bounds.len() > bounds {
            if let Some(tied) = self.bounds.pop() {
                self.from[tied.bound.from].pop();
            }
        }
        self.open.truncate(open);
    }

    /// More days than can pass along any way through the network.
    pub(super) fn far(&self) -> i64 {
        let mut sum = 1;
        let mut add = |bound: &Bound| sum += bound.days.abs();
        self.bounds.iter().for_each(|tied| add(&tied.bound));
        self.open.iter().flat_map(|open| &open.alternatives).for_each(|bounds| visit(bounds, &mut add));
        sum
    }
}

/// The same shape with other bounds.
pub(super) fn map(bounds: &Bounds, change: &impl Fn(&Bound) -> Bound) -> Bounds {
    match bounds {
        Bounds::All(parts) => Bounds::All(parts.iter().map(|part| map(part, change)).collect()),
        Bounds::Any(parts) => Bounds::Any(parts.iter().map(|part| map(part, change)).collect()),
        Bounds::One(bound) => Bounds::One(change(bound)),
    }
}

/// Shows every bound.
pub(super) fn visit(bounds: &Bounds, see: &mut impl FnMut(&Bound)) {
    match bounds {
        Bounds::All(parts) | Bounds::Any(parts) => parts.iter().for_each(|part| visit(part, see)),
        Bounds::One(bound) => see(bound),
    }
}
