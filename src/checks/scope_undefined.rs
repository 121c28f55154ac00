//! Areas, lists and annexes that the text names and does not give.

use super::{Context, wording::list};
use crate::{
    finding::Finding,
    framework::{Entry, Provision},
};

pub(super) fn run(cx: &Context<'_>) -> Vec<Finding> {
    let components = cx.framework.components_in_play().map(|(_, it)| (&it.entry, &it.provision));
    let steps = cx.framework.steps_in_play().map(|(_, it)| (&it.entry, &it.provision));
    components.chain(steps).filter_map(|(entry, provision)| finding(entry, provision)).collect()
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
