//! One statement in a conflict or a repair: whose it is, what it says, and how we know.

use super::indented;
use crate::{
    checks::{list, provenance, who},
    framework::{Framework, Position, PositionId, Stance},
    report::written,
    source::Sources,
};

/// A statement with those of the same party and strength that say the same, in lines.
pub(in crate::render::text) fn lines(
    framework: &Framework,
    sources: &Sources,
    said: &[PositionId],
    width: usize,
) -> Vec<String> {
    let position = &framework.positions[said[0]];
    let mut lines =
        indented(&format!("{} of {}, {}", sort(position), who(framework, said[0]), ids(framework, said)), 2, width);
    lines.extend(indented(&wording(framework, sources, said[0]), 6, width));
    lines.extend(said.iter().flat_map(|&id| indented(&provenance(framework, id), 6, width)));
    lines
}

/// What sort of statement it is.
pub(in crate::render) fn sort(position: &Position) -> &'static str {
    match position.stance {
        _ if position.red_line => "red line",
        Stance::Rejects(_) => "objection",
        Stance::Prefers(_) => "preference",
        Stance::Requires(_) => "demand",
        _ => "statement",
    }
}

/// "`a`", or "`a` and `b` (which say the same)".
pub(in crate::render) fn ids(framework: &Framework, said: &[PositionId]) -> String {
    let ids: Vec<String> = said.iter().map(|&id| format!("`{}`", framework.positions[id].entry.id)).collect();
    let same = if ids.len() > 1 { " (which say the same)" } else { "" };
    format!("{}{same}", list(&ids, "and"))
}

/// The author's paraphrase, or the statement as it is written.
pub(in crate::render) fn wording(framework: &Framework, sources: &Sources, id: PositionId) -> String {
    let position = &framework.positions[id];
    if let Some(says) = &position.says {
        return says.clone();
    }
    let formula = position.stance.formula().map(|formula| written(sources, formula.at)).unwrap_or_default();
    let condition = position.condition.as_ref().map(|it| format!(" if {}", written(sources, it.at)));
    format!("{} {formula}{}", position.stance.word(), condition.unwrap_or_default())
}
