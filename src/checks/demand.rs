//! Demands and rejections that every package breaches.

use super::{Context, breach::breaches};
use crate::{finding::Finding, framework::Stance};

pub(super) fn run(cx: &Context<'_>) -> Vec<Finding> {
    breaches(
        cx,
        |position| !position.red_line && matches!(position.stance, Stance::Requires(_) | Stance::Rejects(_)),
        |position| if matches!(position.stance, Stance::Rejects(_)) { "an objection of" } else { "a demand of" },
    )
}
