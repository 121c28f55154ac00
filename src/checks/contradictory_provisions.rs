//! Drafts whose own clauses leave no package at all.

use super::{
    Context,
    wording::{ids, list},
};
use crate::finding::Finding;

pub(super) fn run(cx: &Context<'_>) -> Vec<Finding> {
    let Some((first, others)) = cx.answer.contradiction.split_first() else { return Vec::new() };
    if cx.is_order_to_blame(&cx.answer.contradiction) || cx.is_time_to_blame(&cx.answer.contradiction) {
        return Vec::new();
    }
    let things = cx.answer.contradiction.iter().map(|cause| cause.thing);
    let names = ids(cx.framework, things.clone());
    let message = match &names[..] {
        [only] => format!("{only} contradicts itself, so that no package is left"),
        _ => format!("{} contradict each other, so that no package is left", list(&names, "and")),
    };
    let finding = Finding::new(first.at, message).here(&first.says);
    let finding = others.iter().fold(finding, |finding, cause| finding.label(cause.at, &cause.says));
    vec![
        finding
            .help("change one of these clauses, or put one in brackets; `model repairs --let clauses` says by how much")
            .about(things.map(|t| t.id(cx.framework))),
    ]
}
