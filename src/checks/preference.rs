//! Preferences that every package misses.

use super::{Context, breach::breaches};
use crate::{finding::Finding, framework::Stance};

pub(super) fn run(cx: &Context<'_>) -> Vec<Finding> {
    breaches(cx, |position| matches!(position.stance, Stance::Prefers(_)), |_| "a preference of")
}
