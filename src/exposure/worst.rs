//! The worst state for one party: the reachable one with the greatest sum of weights.

use std::collections::BTreeMap;

use super::closure::heaviest;
use crate::order::{Course, Turn};

/// So many ways through the alternatives of a text are tried, and fewer of a long text: at most this number of turns in all.
const WAYS: usize = 1000;
const TURNS: usize = 2_000_000;

/// A state that is as bad as any that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Worst {
    /// The sum of its weights.
    pub(super) sum: i128,
    /// No reachable state has a greater sum.
    pub(super) bound: i128,
    /// Those of its turns that it needs, in an order in which they can come.
    pub(super) turns: Vec<usize>,
}

/// Finds the worst state where each turn has a weight.
pub(super) fn worst(course: &Course, weights: &[i128]) -> Worst {
    if weights.iter().all(|&weight| weight <= 0) {
        return Worst { sum: 0, bound: 0, turns: Vec::new() };
    }
    let mut free = vec![false; course.turns.len()];
    // What comes without any benefit only ever makes matters worse: it is in some worst state.
    for turn in course.reach(|turn| weights[turn] >= 0, |_| ()) {
        free[turn] = true;
    }
    let gained = (0..free.len()).filter(|&turn| free[turn]).map(|turn| weights[turn]).sum::<i128>();
    let best = Rest::new(course, weights, &free).best();
    let mut included = free;
    best.members.iter().for_each(|&turn| included[turn] = true);
    let turns = needed(course, weights, &included);
    let sum = turns.iter().map(|&turn| weights[turn]).sum();
    Worst { sum, bound: (gained + best.bound).max(sum), turns }
}

/// What comes only with some benefit, and what it waits for.
struct Rest {
    /// Its turns, in ascending order.
    turns: Vec<usize>,
    weights: Vec<i128>,
    /// By place in `turns`: what it waits for, as such places.
    waits_for: Vec<Vec<usize>>,
    /// The places that wait for one of several.
    choices: Vec<usize>,
}

/// The best that was found among the rest.
#[derive(Default)]
struct Best {
    sum: i128,
    /// No other is better than this.
    bound: i128,
    members: Vec<usize>,
}

/// One alternative taken for some of the choices.
#[derive(Clone, Default)]
struct Way {
    taken: BTreeMap<usize, usize>,
    /// Nothing that it leaves open is better than this.
    bound: i128,
}

impl Rest {
    fn new(course: &Course, weights: &[i128], free: &[bool]) -> Self {
        let mut wanted = vec![false; free.len()];
        let mut queue: Vec<_> = (0..free.len()).filter(|&turn| !free[turn] && weights[turn] > 0).collect();
        while let Some(turn) = queue.pop() {
            if !std::mem::replace(&mut wanted[turn], true) {
                queue.extend(course.turns[turn].waits_for.iter().filter(|&&earlier| !free[earlier]));
            }
        }
        let turns: Vec<usize> = (0..free.len()).filter(|&turn| wanted[turn]).collect();
        let place = |turn: &usize| turns.binary_search(turn).ok();
        let waits_for = turns.iter().map(|&turn| course.turns[turn].waits_for.iter().filter_map(place).collect());
        let waits_for: Vec<Vec<usize>> = waits_for.collect();
        let any = |&place: &usize| course.turns[turns[place]].any && waits_for[place].len() > 1;
        let choices = (0..turns.len()).filter(any).collect();
        let weights = turns.iter().map(|&turn| weights[turn]).collect();
        Self { turns, weights, waits_for, choices }
    }

    /// The best of all, by taking one alternative after the other wherever the best without it cannot come.
    fn best(&self) -> Best {
        let mut best = Best::default();
        if self.turns.is_empty() {
            return best;
        }
        let gain = self.weights.iter().filter(|&&weight| weight > 0).sum();
        let mut open = vec![Way { bound: gain, ..Way::default() }];
        for _ in 0..WAYS.min(TURNS / self.turns.len()).max(1) {
            let Some(way) = open.pop() else { break };
            if way.bound > best.sum {
                self.follow(way, &mut open, &mut best);
            }
        }
        best.bound = open.iter().map(|way| way.bound).chain([best.sum]).max().unwrap_or_default();
        best
    }

    /// The best of one way; where that cannot come, the ways on from there.
    fn follow(&self, mut way: Way, open: &mut Vec<Way>, best: &mut Best) {
        let course = self.course(&way);
        let included = heaviest(&self.without_stuck(&way), &waits(&course));
        way.bound = self.sum((0..included.len()).filter(|&place| included[place]));
        let mut fork = course;
        self.choices.iter().filter(|choice| !way.taken.contains_key(choice)).for_each(|&choice| {
            fork.turns[choice].waits_for.clone_from(&self.waits_for[choice]);
        });
        let reached = fork.reach(|place| included[place], |_| ());
        let sum = self.sum(reached.iter().copied());
        if sum > best.sum {
            *best = Best { sum, bound: sum, members: reached.iter().map(|&place| self.turns[place]).collect() };
        }
        let mut missing = included;
        reached.iter().for_each(|&place| missing[place] = false);
        let missing = |&&choice: &&usize| missing[choice] && !way.taken.contains_key(&choice);
        if let Some(&choice) = self.choices.iter().find(missing)
            && way.bound > best.sum
        {
            for &alternative in self.waits_for[choice].iter().rev() {
                let mut on = way.clone();
                on.taken.insert(choice, alternative);
                open.push(on);
            }
        }
    }

    /// What waits for what on a way; a choice that is still open waits for nothing.
    fn course(&self, way: &Way) -> Course {
        let mut turns: Vec<Turn> =
            self.waits_for.iter().map(|earlier| Turn { waits_for: earlier.clone(), ..Turn::default() }).collect();
        for &choice in &self.choices {
            turns[choice].any = true;
            turns[choice].waits_for = way.taken.get(&choice).copied().into_iter().collect();
        }
        Course { turns }
    }

    /// The weights, where what can never come weighs so much against that nothing outweighs it: alternatives taken badly
    /// wait for each other, a closed set to which nothing leads.
    fn without_stuck(&self, way: &Way) -> Vec<i128> {
        let gain = self.sum((0..self.weights.len()).filter(|&place| self.weights[place] > 0));
        let mut weights = vec![-1 - gain; self.weights.len()];
        for place in self.course(way).reach(|_| true, |_| ()) {
            weights[place] = self.weights[place];
        }
        weights
    }

    fn sum(&self, places: impl Iterator<Item = usize>) -> i128 {
        places.map(|place| self.weights[place]).sum()
    }
}

fn waits(course: &Course) -> Vec<Vec<usize>> {
    course.turns.iter().map(|turn| turn.waits_for.clone()).collect()
}

/// What of a state its gains need, in an order in which it can come. Of several ways the one that looks shortest is taken.
fn needed(course: &Course, weights: &[i128], included: &[bool]) -> Vec<usize> {
    let sequence = course.reach(|turn| included[turn], |_| ());
    let mut costs = vec![None; included.len()];
    let mut wanted = vec![Vec::new(); included.len()];
    for &turn in &sequence {
        let Turn { done, waits_for, any, .. } = &course.turns[turn];
        wanted[turn].clone_from(waits_for);
        if *any {
            // Only what has come by now: two that could free each other do not.
            let come = waits_for.iter().copied().filter(|&earlier| costs[earlier].is_some());
            wanted[turn] = come.min_by_key(|&earlier| costs[earlier]).into_iter().collect();
        }
        let earlier = wanted[turn].iter().filter_map(|&earlier| costs[earlier]).fold(0, u64::saturating_add);
        costs[turn] = Some(earlier.saturating_add(done.len() as u64));
    }
    let mut needed = vec![false; included.len()];
    let mut queue: Vec<_> = sequence.into_iter().filter(|&turn| weights[turn] > 0).collect();
    while let Some(turn) = queue.pop() {
        if !std::mem::replace(&mut needed[turn], true) {
            queue.extend(&wanted[turn]);
        }
    }
    course.reach(|turn| needed[turn], |_| ())
}
