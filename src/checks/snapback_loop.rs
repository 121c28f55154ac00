//! Reversals that trigger each other.

use super::{
    Context,
    wording::{ids, list},
};
use crate::{
    finding::Finding,
    framework::{Framework, Terms},
    remedy::{Lapses, Loop},
};

pub(super) fn run(cx: &Context<'_>) -> Vec<Finding> {
    let Some(framework) = cx.shown.as_deref() else { return Vec::new() };
    let undoes = framework.components_in_play().any(|(_, it)| matches!(it.nature.terms(), Terms::Snapback(_)));
    let loops = if undoes { Lapses::of(framework).loops(framework) } else { Vec::new() };
    loops.iter().map(|found| finding(framework, found)).collect()
}

fn finding(framework: &Framework, found: &Loop) -> Finding {
    let members = ids(framework, found.members.iter().copied());
    let message = match &members[..] {
        [only] => format!("that {only} lapses makes it lapse again"),
        [one, other] => format!("{one} is undone when {other} is, and {other} when {one} is"),
        all => format!("{} are undone one by another in a circle", list(all, "and")),
    };
    let at = |thing: &crate::framework::Thing| thing.at(framework).expect("components and steps are defined somewhere");
    let mut finding = Finding::new(at(&found.members[0]), message);
    for member in &found.members[1..] {
        finding = finding.label(at(member), "in the circle");
    }
    let lapsed = list(&ids(framework, found.lapsed.iter().copied()), "and");
    let left = ids(framework, found.left.iter().copied());
    let left =
        if left.is_empty() { "nothing is left".to_owned() } else { format!("what is left is {}", list(&left, "and")) };
    finding
        .note(format!("once one of them is undone, so are {lapsed} in the end, and {left}"))
        .help("say which of them stays when the other goes, or that they stand and fall together: `void-if` on each")
        .about(found.members.iter().map(|thing| thing.id(framework)))
}
