//! How a package or an outcome uses what the draft leaves free, in words.

use crate::framework::{ComponentId, Framework};

/// Whether a component is in.
pub(super) fn of_component(is_in: bool) -> String {
    if is_in { "in" } else { "left out" }.to_owned()
}

/// The member of a choice that is taken.
pub(super) fn of_choice(framework: &Framework, taken: Option<ComponentId>) -> String {
    taken.map_or_else(|| "none of its members".to_owned(), |it| framework.components[it].entry.id.clone())
}
