//! Parties, issues, events and sources that nothing refers to.

use super::Context;
use crate::{finding::Finding, source::FileId};

pub(super) fn run(cx: &Context<'_>) -> Vec<Finding> {
    let unused = cx.framework.unused.iter();
    unused
        .map(|unused| {
            let message = format!("nothing refers to `{}`, {}", unused.id, unused.sort);
            // What is shared by several proposals need not be used by each.
            let own = unused.at.file == FileId::FIRST;
            let help = if own {
                "use it, or take it out"
            } else {
                "nothing to do, if another proposal that shares this file uses it"
            };
            Finding::new(unused.at, message).help(help)
        })
        .collect()
}
