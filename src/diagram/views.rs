//! What each view shows: its figures and lines, before anything is filtered, grouped or placed.

mod circles;
mod components;
mod conflicts;
mod held;
mod packages;
mod parties;
mod power;
mod sequence;
mod undoing;

use super::{
    picture::{Figure, Line},
    wanted::Wanted,
};
use crate::{framework::Aspect, report::Checked};

/// What a view shows.
#[derive(Default)]
pub(super) struct Drawing {
    pub(super) figures: Vec<Figure>,
    pub(super) lines: Vec<Line>,
    /// What must be said beside them: one sentence each.
    pub(super) notes: Vec<String>,
}

/// The whole of a view; of that of parties, what provisions are wanted.
pub(super) fn draw(checked: &Checked, wanted: &Wanted) -> Drawing {
    match wanted.aspect {
        Aspect::Components => components::draw(checked),
        Aspect::Sequence => sequence::draw(checked),
        Aspect::Conflicts => conflicts::draw(checked),
        Aspect::Parties => parties::draw(checked, wanted),
        Aspect::Power => power::draw(checked),
        Aspect::Undoing => undoing::draw(checked),
    }
}

/// Marks what is part of a circle of waiting in what is left of a view.
pub(super) fn mark_circles(checked: &Checked, aspect: Aspect, lines: &mut [Line]) {
    if matches!(aspect, Aspect::Components | Aspect::Sequence) {
        circles::mark(checked, lines);
    }
}

/// The one point of a view, as a sentence without its stop.
pub(super) fn subject(aspect: Aspect) -> &'static str {
    match aspect {
        Aspect::Components => "The provisions, and how they hang together",
        Aspect::Sequence => "What waits for what, and who says so",
        Aspect::Conflicts => "Which statements clash with which provisions",
        Aspect::Parties => "Who is obliged to whom, and who can stall what another gains",
        Aspect::Power => "Who takes part in which decision, and who can block it",
        Aspect::Undoing => "What undoes what: the breach, who decides, and what is reversed",
    }
}

/// So many ids are named in a sentence.
const NAMED: usize = 12;

/// "`a`, `b` and 3 more".
fn some(ids: &[&str]) -> String {
    let named = ids.iter().take(NAMED).map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ");
    match ids.len().saturating_sub(NAMED) {
        0 => named,
        more => format!("{named} and {more} more"),
    }
}
