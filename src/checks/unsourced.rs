//! Components and positions that name no source.

use super::Context;
use crate::{finding::Finding, framework::Entry};

pub(super) fn run(cx: &Context<'_>) -> Vec<Finding> {
    let components = cx.framework.components.iter().filter(|(_, component)| !component.dropped);
    let components =
        components.filter_map(|(_, component)| finding(&component.entry)).map(|(id, finding)| finding.about([id]));
    let positions = cx.framework.positions.iter();
    let positions =
        positions.filter_map(|(_, position)| finding(&position.entry)).map(|(id, finding)| finding.positions([id]));
    components.chain(positions).collect()
}

fn finding(entry: &Entry) -> Option<(&str, Finding)> {
    let message = || format!("`{}` names no source", entry.id);
    let finding = || Finding::new(entry.at, message()).help("add `sources = [\"…\"]`, with the id of a source");
    entry.sources.is_empty().then(|| (entry.id.as_str(), finding()))
}
