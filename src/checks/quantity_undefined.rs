//! Parts of a whole that do not make up the whole.

use super::Context;
use crate::{
    finding::Finding,
    framework::{Component, Framework},
};

/// Rounding of thirds and sevenths to three places is no mistake.
const ROUNDING: f64 = 0.005;

pub(super) fn run(cx: &Context<'_>) -> Vec<Finding> {
    cx.framework.components_in_play().filter_map(|(_, component)| finding(cx.framework, component)).collect()
}

fn finding(framework: &Framework, component: &Component) -> Option<Finding> {
    let steps = || component.steps.iter().map(|&step| &framework.steps[step]).filter(|step| !step.dropped);
    let shares: Vec<_> = steps().filter_map(|step| step.provision.share).collect();
    let id = &component.entry.id;
    if shares.is_empty() {
        return None;
    }
    if let Some(without) = steps().find(|step| step.provision.share.is_none()) {
        let message = format!("`{}` has no share, and other steps of `{id}` have one", without.entry.id);
        let finding = Finding::new(without.entry.at, message).help("give each step its share, or none of them");
        return Some(finding.label(shares[0].at, "a share is given here").about([id, &without.entry.id]));
    }
    let sum: f64 = shares.iter().map(|share| share.value).sum();
    if (sum - 1.0).abs() <= ROUNDING {
        return None;
    }
    let message = format!("the shares of `{id}` add up to {}, not to the whole", (sum * 1000.0).round() / 1000.0);
    let all = shares.iter().fold(Finding::new(component.entry.at, message), |it, share| it.label(share.at, "a share"));
    Some(all.help("shares are parts of 1; if the text leaves a part open, say so in `undefined-terms`").about([id]))
}
