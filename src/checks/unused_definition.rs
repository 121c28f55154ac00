//! Parties, issues, events and sources that nothing refers to.

use super::Context;
use crate::finding::Finding;

pub(super) fn run(cx: &Context<'_>) -> Vec<Finding> {
    let unused = cx.framework.unused.iter();
    unused
        .map(|unused| {
            let message = format!("nothing refers to `{}`, {}", unused.id, unused.sort);
            Finding::new(unused.at, message).help("use it, or take it out")
        })
        .collect()
}
