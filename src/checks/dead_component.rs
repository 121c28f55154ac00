//! Components that no package contains.

use super::{Context, wording::list};
use crate::{
    finding::{Finding, Severity},
    framework::{ComponentId, Thing},
    logic::{Cause, Freedom, Stuck},
};

pub(super) fn run(cx: &Context<'_>) -> Vec<Finding> {
    let other =
        cx.stuck.iter().filter(|stuck| !cx.is_order_to_blame(&stuck.because) && !cx.is_time_to_blame(&stuck.because));
    let dead = other.filter_map(|stuck| match stuck.only {
        Freedom::Component(component, false) => Some((component, stuck)),
        _ => None,
    });
    dead.map(|(component, stuck)| finding(cx, component, stuck)).collect()
}

fn finding(cx: &Context<'_>, id: ComponentId, stuck: &Stuck) -> Finding {
    let component = &cx.framework.components[id];
    let bracketed = component.provision.bracketed_by.is_some();
    let message = format!("`{}` is in no package: it can never be part of what is agreed", component.entry.id);
    let level = if bracketed { Severity::Warning } else { Severity::Error };
    because(Finding::new(component.entry.at, message), &stuck.because)
        .severity(level)
        .help("change one of the clauses that keep it out, or take it out of the draft; `model why-not` says what would let it in")
        .about([Thing::Component(id)].map(|thing| thing.id(cx.framework)))
}

/// Adds the clauses to blame, in one sentence and at their places.
pub(super) fn because(finding: Finding, causes: &[Cause]) -> Finding {
    let says: Vec<&str> = causes.iter().map(|cause| cause.says.as_str()).collect();
    let note = if says.is_empty() { finding } else { finding.note(format!("because {}", list(&says, "and"))) };
    causes.iter().fold(note, |finding, cause| finding.label(cause.at, &cause.says))
}
