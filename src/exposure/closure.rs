//! The heaviest set that is closed under what its members wait for, by minimum cut (Picard 1976, "Maximal Closure of a Graph").

use std::collections::VecDeque;

/// Picks from `weights` the set with the greatest sum of which each member has what it `waits_for` in the set too; of
/// several the smallest, which is part of all others. Places from 0.
pub(super) fn heaviest(weights: &[i128], waits_for: &[Vec<usize>]) -> Vec<bool> {
    let (source, sink) = (weights.len(), weights.len() + 1);
    let mut network = Network { pipes: Vec::new(), from: vec![Vec::new(); weights.len() + 2] };
    // No cut is cheaper than one through all that can be gained.
    let endless = 1 + weights.iter().filter(|&&weight| weight > 0).sum::<i128>();
    for (member, &weight) in weights.iter().enumerate().filter(|(_, weight)| **weight != 0) {
        let (from, to) = if weight > 0 { (source, member) } else { (member, sink) };
        network.add(from, to, weight.abs());
    }
    for (member, earlier) in waits_for.iter().enumerate() {
        earlier.iter().for_each(|&earlier| network.add(member, earlier, endless));
    }
    network.saturate(source, sink);
    let levels = network.levels(source);
    levels[..weights.len()].iter().map(Option::is_some).collect()
}

/// A pipe of a flow network, and what can still flow through it. Pipe `n ^ 1` leads back.
struct Pipe {
    to: usize,
    room: i128,
}

struct Network {
    pipes: Vec<Pipe>,
    /// By place: the pipes that begin there.
    from: Vec<Vec<usize>>,
}

impl Network {
    fn add(&mut self, from: usize, to: usize, room: i128) {
        self.from[from].push(self.pipes.len());
        self.from[to].push(self.pipes.len() + 1);
        self.pipes.extend([Pipe { to, room }, Pipe { to: from, room: 0 }]);
    }

    /// Lets flow as much as can: shortest ways first, all of one length at a time (Dinitz 1970).
    fn saturate(&mut self, source: usize, sink: usize) {
        loop {
            let levels = self.levels(source);
            if levels[sink].is_none() {
                return;
            }
            // By place: its first pipe that may still lead on.
            let mut next = vec![0; self.from.len()];
            while let Some(way) = self.way(source, sink, &levels, &mut next) {
                self.send(&way);
            }
        }
    }

    /// By place: how many pipes with room lead there from `source`; `None` if none do.
    fn levels(&self, source: usize) -> Vec<Option<usize>> {
        let mut levels = vec![None; self.from.len()];
        levels[source] = Some(0);
        let mut queue = VecDeque::from([(source, 0)]);
        while let Some((place, level)) = queue.pop_front() {
            for pipe in self.from[place].iter().map(|&pipe| &self.pipes[pipe]) {
                if pipe.room > 0 && levels[pipe.to].is_none() {
                    levels[pipe.to] = Some(level + 1);
                    queue.push_back((pipe.to, level + 1));
                }
            }
        }
        levels
    }

    /// Pipes with room from `source` to `sink`, each leading one level on.
    fn way(&self, source: usize, sink: usize, levels: &[Option<usize>], next: &mut [usize]) -> Option<Vec<usize>> {
        let (mut way, mut place) = (Vec::new(), source);
        while place != sink {
            if let Some(&pipe) = self.from[place].get(next[place]) {
                let Pipe { to, room } = self.pipes[pipe];
                if room > 0 && levels[to] == levels[place].map(|level| level + 1) {
                    way.push(pipe);
                    place = to;
                } else {
                    next[place] += 1;
                }
            } else {
                // A dead end: back, and past the pipe that led here.
                let back = way.pop()?;
                place = self.pipes[back ^ 1].to;
                next[place] += 1;
            }
        }
        Some(way)
    }

    fn send(&mut self, way: &[usize]) {
        let most = way.iter().map(|&pipe| self.pipes[pipe].room).min().unwrap_or(0);
        for &pipe in way {
            self.pipes[pipe].room -= most;
            self.pipes[pipe ^ 1].room += most;
        }
    }
}
