//! What a search finds, told as soon as it is found.

use super::answer::Cause;
use crate::framework::PositionId;

/// A minimal set, told before it is known what else there is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Discovery {
    pub sort: Minimal,
    /// Each with those of the same party and strength that say the same.
    pub statements: Vec<Vec<PositionId>>,
    /// Clauses of the draft that take part, where these may change: as they are now.
    pub clauses: Vec<Cause>,
}

/// What a minimal set is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Minimal {
    /// They cannot all be upheld, and could without any one of them. That is final.
    Conflict,
    /// What one repair has to give among the statements that were known to hang together by then. Where more hangs together than
    /// that, longer ones follow.
    Repair,
}

/// Hears of each, in an order that is the same each time.
pub type Tell<'t> = &'t dyn Fn(&Discovery);
