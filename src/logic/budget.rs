//! How much searching may still be done.

use std::cell::Cell;

/// After so many conflicts in one search it is asked whether to go on.
const STRETCH: u64 = 500;

/// How many steps of search are left, for everything that is asked of one framework.
#[derive(Debug)]
pub(super) struct Budget {
    left: Cell<u64>,
    /// Of that, put aside for later.
    kept: Cell<u64>,
    /// Asked now and then: whether it is over, whatever is left.
    stop: Stop,
}

/// Whether a search is to end with what it has.
pub type Stop = fn() -> bool;

impl Budget {
    pub(super) fn new(steps: u64) -> Self {
        Self { left: Cell::new(steps), kept: Cell::new(0), stop: || false }
    }

    /// The same, but it may be over before.
    pub(super) fn until(self, stop: Stop) -> Self {
        Self { stop, ..self }
    }

    /// Whether nothing is left.
    pub(super) fn is_spent(&self) -> bool {
        self.left() == 0 || (self.stop)()
    }

    /// Puts one part of so many aside, until it is released.
    pub(super) fn keep(&self, of: u64) {
        self.kept.set(self.left.get() / of);
    }

    pub(super) fn release(&self) {
        self.kept.set(0);
    }

    /// Without what is put aside.
    pub(super) fn left(&self) -> u64 {
        self.left.get().saturating_sub(self.kept.get())
    }

    pub(super) fn spend(&self, steps: u64) {
        self.left.set(self.left.get().saturating_sub(steps));
    }

    /// How far a search may go before it is asked again. What takes no search is answered even when nothing is left; `None` if it is over.
    pub(super) fn stretch(&self) -> Option<u64> {
        (!(self.stop)()).then(|| self.left().min(STRETCH))
    }
}

/// The budget ran out before there was an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Exhausted;
