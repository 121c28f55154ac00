//! Frameworks between belligerents without any provision that protects them from each other.

use super::Context;
use crate::{
    finding::Finding,
    framework::{Kind, Nature},
};

pub(super) fn run(cx: &Context<'_>) -> Vec<Finding> {
    let Some(heading) = &cx.framework.heading else { return Vec::new() };
    let between = heading.belligerents.as_ref().is_some_and(|belligerents| belligerents.len() > 1);
    let lacking: Vec<_> = [
        ("reduces the fear of what the other may do", "a guarantee, peacekeepers, or a share in power", FEAR),
        ("raises the cost of fighting again", "a separation of forces: a withdrawal, or a zone without them", COST),
    ]
    .into_iter()
    .filter(|(.., kinds)| between && !has(cx, kinds))
    .collect();
    let finding = |(does, such_as, _)| {
        Finding::new(heading.at, format!("no provision between the belligerents {does}"))
            .help(format!("such as {such_as}; or say with `allow` where that is provided for"))
    };
    lacking.into_iter().map(finding).collect()
}

/// Fear-reducing provisions, after Mattes and Savun (2009).
const FEAR: &[Kind] = &[Kind::SecurityGuarantee, Kind::Peacekeeping, Kind::PowerSharing, Kind::SpecialStatus];

/// Cost-increasing provisions, after Mattes and Savun (2009).
const COST: &[Kind] = &[Kind::DemilitarisedZone, Kind::Withdrawal];

fn has(cx: &Context<'_>, kinds: &[Kind]) -> bool {
    let kind = |nature: &Nature| match nature {
        Nature::Provision { kind, .. } => Some(kind.value),
        Nature::Amendment { .. } => None,
    };
    cx.framework
        .components_in_play()
        .any(|(_, component)| kind(&component.nature).is_some_and(|it| kinds.contains(&it)))
}
