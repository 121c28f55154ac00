//! What several checks ask: which provision of one kind always comes before which of another.

use super::Context;
use crate::{
    framework::{ComponentId, Framework, Kind, Nature, Thing},
    logic::{Before, Phase},
};

/// The provisions of some kinds that are not left out, in the author's order.
pub(super) fn of_kinds<'a>(
    framework: &'a Framework,
    kinds: &'a [Kind],
) -> impl Iterator<Item = (ComponentId, Kind)> + use<'a> {
    framework.components_in_play().filter_map(move |(id, component)| match &component.nature {
        Nature::Provision { kind, .. } if kinds.contains(&kind.value) => Some((id, kind.value)),
        _ => None,
    })
}

/// Each provision of some kinds that is always done before another is, or starts, with the reason.
pub(super) fn always_before(
    cx: &Context<'_>,
    kinds: &[Kind],
    second: ComponentId,
    phase: Phase,
) -> Vec<(ComponentId, Kind, Before)> {
    if cx.answer.packages.is_none() {
        return Vec::new();
    }
    let firsts = of_kinds(cx.framework, kinds).filter(|&(id, _)| id != second);
    firsts
        .filter_map(|(id, kind)| {
            let before = cx.inquiry.always_before(Thing::Component(id), Thing::Component(second), phase)?;
            Some((id, kind, before))
        })
        .collect()
}
