//! Relief that waits for performance and that nothing undoes.

use super::{
    Context,
    wording::{ids, list},
};
use crate::{
    finding::{Finding, Severity},
    framework::{Framework, Kind, Nature, Thing},
    remedy::{Benefit, Remedies},
};

pub(super) fn run(cx: &Context<'_>) -> Vec<Finding> {
    if !cx.framework.components_in_play().any(|(_, component)| is_relief(&component.nature)) {
        return Vec::new();
    }
    let Some((framework, remedies)) = cx.remedies() else { return Vec::new() };
    let relief = |benefit: &&Benefit| is_relief(&framework.components[benefit.component].nature);
    let lasting = remedies.benefits.iter().filter(relief).filter(|benefit| benefit.reversals.is_empty());
    lasting.map(|benefit| finding(framework, remedies, benefit)).collect()
}

fn is_relief(nature: &Nature) -> bool {
    matches!(nature, Nature::Provision { kind, .. } if kind.value == Kind::SanctionsRelief)
}

fn finding(framework: &Framework, remedies: &Remedies, benefit: &Benefit) -> Finding {
    let component = &framework.components[benefit.component];
    let id = &component.entry.id;
    let rewards = list(&ids(framework, benefit.rewards.iter().copied().map(Thing::Component)), "and");
    let after = framework.provisions_of(benefit.component).find_map(|provision| provision.after.as_ref());
    let at = after.map_or(component.entry.at, |after| after.at);
    let message = format!("`{id}` waits for {rewards}, and nothing undoes it if that is not kept");
    let mut finding = Finding::new(at, message)
        .help("say what brings the measures back: a `snapback` that `reverses` it, `void-if` or `suspends-if`")
        .about([id]);
    if let Some(other) = remedies.benefits.iter().find(|other| is_undone_for(other, benefit)) {
        let (other, by) = (&framework.components[other.component].entry, other.reversals[0].by);
        let by = &framework.components[by].entry;
        finding = finding
            .severity(Severity::Note)
            .label(other.at, format!("given for the same performance, and undone by `{}`", by.id));
    }
    finding
}

/// Whether another benefit for the same performance can be undone: then a breach has some consequence.
fn is_undone_for(other: &Benefit, benefit: &Benefit) -> bool {
    !other.reversals.is_empty() && other.rewards.iter().any(|reward| benefit.rewards.contains(reward))
}
