//! Areas, lists and annexes that the text names and does not give.

use super::{Context, wording::list};
use crate::{
    finding::Finding,
    framework::{Entry, Provision},
};

pub(super) fn run(cx: &Context<'_>) -> Vec<Finding> {
    let components = cx.framework.components.iter().map(|(_, it)| it).filter(|component| !component.dropped);
    let steps = cx.framework.steps.iter().map(|(_, it)| it).filter(|step| !step.dropped);
    let whole = components.filter_map(|component| finding(&component.entry, &component.provision));
    whole.chain(steps.filter_map(|step| finding(&step.entry, &step.provision))).collect()
}

fn finding(entry: &Entry, provision: &Provision) -> Option<Finding> {
    let first = provision.undefined_terms.first()?;
    let terms: Vec<_> = provision.undefined_terms.iter().map(|term| term.value.as_str()).collect();
    let message = format!("`{}` rests on what the text does not give: {}", entry.id, list(&terms, "and"));
    Some(
        Finding::new(first.at, message)
            .help("settle it in the text, or say who settles it and by when")
            .about([&entry.id]),
    )
}
