//! What can come next, while one thing after the other is done.

use crate::{
    framework::Thing,
    order::{Course, Turn},
};

/// What has come, and what waits for what else.
pub(super) struct Ready<'a> {
    course: &'a Course,
    waiters: Vec<Vec<usize>>,
    wanting: Vec<usize>,
}

impl<'a> Ready<'a> {
    pub(super) fn new(course: &'a Course) -> Self {
        let mut waiters = vec![Vec::new(); course.turns.len()];
        for (index, turn) in course.turns.iter().enumerate() {
            turn.waits_for.iter().for_each(|&earlier| waiters[earlier].push(index));
        }
        let wanting = |turn: &Turn| if turn.any { turn.waits_for.len().min(1) } else { turn.waits_for.len() };
        let mut ready = Self { course, waiters, wanting: course.turns.iter().map(wanting).collect() };
        let free = |&index: &usize| course.turns[index].waits_for.is_empty() && course.turns[index].done.is_empty();
        (0..course.turns.len()).filter(free).for_each(|turn| {
            ready.after(turn);
        });
        ready
    }

    /// What can come once a turn has, and could not before; turns at which nothing is done come by themselves.
    pub(super) fn after(&mut self, turn: usize) -> Vec<Thing> {
        let (mut unlocked, mut queue) = (Vec::new(), vec![turn]);
        while let Some(turn) = queue.pop() {
            for waiter in std::mem::take(&mut self.waiters[turn]) {
                if self.wanting[waiter] == 0 {
                    continue;
                }
                self.wanting[waiter] -= 1;
                let done = &self.course.turns[waiter].done;
                match self.wanting[waiter] {
                    0 if done.is_empty() => queue.push(waiter),
                    0 => unlocked.push(waiter),
                    _ => {}
                }
            }
        }
        unlocked.sort_unstable();
        unlocked.into_iter().flat_map(|turn| self.course.turns[turn].done.iter().copied()).collect()
    }
}
