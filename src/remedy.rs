//! What undoes what: the benefits that wait for performance, their remedies, and what one reversal brings about.

mod benefit;
mod day;
mod lapse;

pub(crate) use benefit::ends_first;
pub use benefit::{Benefit, Manner, Reversal};
pub(crate) use day::last_day;
pub use day::{Known, known};
pub use lapse::{Lapses, Loop};

use crate::{exposure::Exposures, framework::Framework};

/// Everything in a package that can be undone, and by what.
#[derive(Clone, Debug)]
pub struct Remedies {
    /// The benefits that wait for performance, in the author's order.
    pub benefits: Vec<Benefit>,
    /// Things that lapse because each other does, where a provision that undoes something takes part.
    pub loops: Vec<Loop>,
}

impl Remedies {
    /// Reads a draft in which nothing is left open, as `Framework::settled` makes it, with its acts.
    pub fn of(settled: &Framework, exposures: &Exposures) -> Self {
        let lapses = Lapses::of(settled);
        Self { benefits: benefit::benefits(settled, exposures, &lapses), loops: lapses.loops(settled) }
    }
}
