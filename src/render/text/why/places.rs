//! Where clauses stand, and by which sources.

use super::super::zone::indented;
use crate::{
    framework::{Framework, Thing},
    logic::Cause,
    source::{Sources, Span},
};

/// "frameworks/plan.toml:12".
pub(in crate::render::text) fn at(sources: &Sources, at: Span) -> String {
    format!("{}:{}", sources.name(at.file), sources.line_column(at.file, at.range().start).line)
}

/// A list of clauses, each once, with its place and its sources; `None` if there is none.
pub(in crate::render::text) fn places<'c>(
    framework: &Framework,
    sources: &Sources,
    clauses: impl IntoIterator<Item = &'c Cause>,
    width: usize,
) -> Option<String> {
    let mut seen: Vec<&Cause> = Vec::new();
    for clause in clauses {
        if !seen.contains(&clause) {
            seen.push(clause);
        }
    }
    let listed = seen.iter().flat_map(|clause| {
        let mut lines = indented(&clause.says, 2, width);
        lines.extend(indented(&place(framework, sources, clause.thing, clause.at), 6, width));
        lines
    });
    let lines: Vec<String> = std::iter::once("Where this stands:".to_owned()).chain(listed).collect();
    (!seen.is_empty()).then(|| lines.join("\n"))
}

/// The place of something that a thing says, and the sources of the thing.
pub(super) fn place(framework: &Framework, sources: &Sources, thing: Thing, span: Span) -> String {
    let from: Vec<String> = thing.sources(framework).iter().map(|source| format!("`{source}`")).collect();
    let from = if from.is_empty() { String::new() } else { format!(" (by {})", from.join(", ")) };
    let implied = match thing {
        Thing::Component(id) if framework.components[id].provision.implied => "; implied, not in the text",
        _ => "",
    };
    format!("{}{from}{implied}", at(sources, span))
}
