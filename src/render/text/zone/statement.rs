//! One statement in a conflict or a repair: whose it is, what it says, and how we know.

use super::indented;
use crate::{
    checks::{list, provenance, who},
    framework::{Framework, Position, PositionId, Stance},
    report::{Zone, written},
};

/// A statement with those of the same party and strength that say the same, in lines.
pub(super) fn lines(zone: &Zone, said: &[PositionId], width: usize) -> Vec<String> {
    let framework = &zone.framework;
    let position = &framework.positions[said[0]];
    let mut lines =
        indented(&format!("{} of {}, {}", sort(position), who(framework, said[0]), ids(framework, said)), 2, width);
    lines.extend(indented(&wording(zone, said[0]), 6, width));
    lines.extend(said.iter().flat_map(|&id| indented(&provenance(framework, id), 6, width)));
    lines
}

/// What sort of statement it is that a party insists on.
pub(in crate::render) fn sort(position: &Position) -> &'static str {
    match position.stance {
        _ if position.red_line => "red line",
        Stance::Rejects(_) => "objection",
        _ => "demand",
    }
}

/// "`a`", or "`a` and `b`, which say the same".
pub(in crate::render) fn ids(framework: &Framework, said: &[PositionId]) -> String {
    let ids: Vec<String> = said.iter().map(|&id| format!("`{}`", framework.positions[id].entry.id)).collect();
    let same = if ids.len() > 1 { ", which say the same" } else { "" };
    format!("{}{same}", list(&ids, "and"))
}

/// The author's paraphrase, or the statement as it is written.
pub(in crate::render) fn wording(zone: &Zone, id: PositionId) -> String {
    let position = &zone.framework.positions[id];
    if let Some(says) = &position.says {
        return says.clone();
    }
    let formula = position.stance.formula().map(|formula| written(&zone.sources, formula.at)).unwrap_or_default();
    let condition = position.condition.as_ref().map(|it| format!(" if {}", written(&zone.sources, it.at)));
    format!("{} {formula}{}", position.stance.word(), condition.unwrap_or_default())
}
