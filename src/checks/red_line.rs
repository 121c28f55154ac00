//! Red lines that every package breaches.

use super::{Context, breach::breaches};
use crate::finding::Finding;

pub(super) fn run(cx: &Context<'_>) -> Vec<Finding> {
    breaches(cx, |position| position.red_line, |_| "a red line of")
}
