//! Principles that nothing in the draft puts into practice.

use super::Context;
use crate::{
    finding::Finding,
    framework::{Kind, Nature},
};

pub(super) fn run(cx: &Context<'_>) -> Vec<Finding> {
    let components = || cx.framework.components_in_play();
    let is_principle =
        |nature: &Nature| matches!(nature, Nature::Provision { kind, .. } if kind.value == Kind::Principle);
    let carried_out = |id| components().any(|(_, other)| other.provision.carries_out.iter().any(|it| it.value == id));
    components()
        .filter(|(id, component)| is_principle(&component.nature) && !carried_out(*id))
        .map(|(_, component)| {
            let id = &component.entry.id;
            Finding::new(component.entry.at, format!("`{id}` is a principle, and no component carries it out"))
                .help(format!("if one does, give it `carries-out = [\"{id}\"]`"))
                .about([id])
        })
        .collect()
}
