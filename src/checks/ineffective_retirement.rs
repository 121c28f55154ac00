//! Statements that would retire another and cannot.

use super::Context;
use crate::{
    finding::Finding,
    framework::{Position, Stance},
    statements::{Ineffective, WhyIneffective},
};

pub(super) fn run(cx: &Context<'_>) -> Vec<Finding> {
    cx.statements.ineffective.iter().map(|ineffective| finding(cx, ineffective)).collect()
}

fn finding(cx: &Context<'_>, ineffective: &Ineffective) -> Finding {
    let positions = &cx.framework.positions;
    let (newer, older) = (&positions[ineffective.by], &positions[ineffective.target.value]);
    let (by, target) = (&newer.entry.id, &older.entry.id);
    let (why, help) = match ineffective.why {
        WhyIneffective::OtherParty => {
            ("which is a statement of another party".to_owned(), "only a party itself takes its statements back")
        }
        WhyIneffective::MoreCertain => (
            format!("being {} while that is {}", newer.status.value.word(), older.status.value.word()),
            "a report does not lift a party's own words",
        ),
        WhyIneffective::Newer => ("which was made later".to_owned(), "see which of the two dates is right"),
    };
    let message = format!("`{by}` does not {} `{target}`, {why}", verb(newer, ineffective));
    Finding::new(ineffective.target.at, message)
        .label(older.entry.at, "this statement")
        .help(help)
        .positions([by.as_str(), target.as_str()])
}

/// What the newer statement sets out to do.
fn verb(newer: &Position, ineffective: &Ineffective) -> &'static str {
    match &newer.stance {
        Stance::Denies(denied) if denied.at == ineffective.target.at => "deny",
        _ => "supersede",
    }
}
