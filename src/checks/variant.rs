//! Asking each variant of a provision, and saying in which packages the answer holds.

use super::Context;
use crate::{
    finding::Finding,
    framework::{Component, ComponentId, Thing},
};

use super::wording::{ids, list};

/// For each provision, what is wrong with the first of its variants of which `ask` says something, with a note of what that takes. Most
/// variants of one provision have the same fault, and it is told once.
pub(super) fn of_each(cx: &Context<'_>, ask: impl Fn(ComponentId, &Component) -> Option<Finding>) -> Vec<Finding> {
    let mut found = Vec::new();
    for group in cx.variants.chunk_by(|(a, _), (b, _)| a == b) {
        let answers: Vec<_> = group.iter().map(|(id, variant)| ask(*id, &variant.component)).collect();
        let everywhere = answers.iter().all(Option::is_some);
        let Some((place, finding)) = answers.into_iter().enumerate().find_map(|(place, it)| Some((place, it?))) else {
            continue;
        };
        let inside = &group[place].1.amendments;
        let others = group.iter().flat_map(|(_, variant)| &variant.amendments);
        let outside: Vec<_> = others.filter(|id| !inside.contains(id)).copied().collect();
        found.push(if everywhere { finding } else { finding.note(packages(cx, inside, &outside)) });
    }
    found
}

fn packages(cx: &Context<'_>, inside: &[ComponentId], outside: &[ComponentId]) -> String {
    let named = |of: &[ComponentId]| ids(cx.framework, of.iter().map(|&id| Thing::Component(id)));
    let (inside, outside) = (named(inside), named(outside));
    let with = (!inside.is_empty()).then(|| format!("with {}", list(&inside, "and")));
    let without = (!outside.is_empty()).then(|| format!("without {}", list(&outside, "and")));
    let which: Vec<_> = with.into_iter().chain(without).collect();
    format!("so it is in packages {}", list(&which, "and"))
}
