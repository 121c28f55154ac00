//! Reversals that the party they answer can keep from happening.

use super::{Context, wording::list};
use crate::{
    finding::Finding,
    framework::{ComponentId, Framework, PartyId},
    remedy::{Remedies, Reversal},
};

pub(super) fn run(cx: &Context<'_>) -> Vec<Finding> {
    let undoes = |component: &crate::framework::Component| {
        matches!(component.nature.terms(), crate::framework::Terms::Snapback(_))
    };
    if !cx.framework.components_in_play().any(|(_, component)| undoes(component)) {
        return Vec::new();
    }
    let Some((framework, remedies)) = cx.remedies() else { return Vec::new() };
    framework.components_in_play().filter_map(|(id, _)| finding(framework, remedies, id)).collect()
}

fn finding(framework: &Framework, remedies: &Remedies, by: ComponentId) -> Option<Finding> {
    let (mut parties, mut benefits, mut undone): (Vec<PartyId>, Vec<ComponentId>, Option<&Reversal>) =
        Default::default();
    for benefit in &remedies.benefits {
        for reversal in benefit.reversals.iter().filter(|it| it.by == by && !it.blocked_by.is_empty()) {
            parties.extend(&reversal.blocked_by);
            benefits.push(benefit.component);
            undone = Some(reversal);
        }
    }
    let reversal = undone?;
    parties.sort_unstable();
    parties.dedup();
    let names: Vec<_> = parties.iter().map(|&party| framework.parties[party].called.as_str()).collect();
    let entry = &framework.components[by].entry;
    let message = if let [name] = names[..] {
        format!("{name}, whose performance `{}` answers, can alone keep it from happening", entry.id)
    } else {
        format!(
            "each of {}, whose performance `{}` answers, can alone keep it from happening",
            list(&names, "and"),
            entry.id
        )
    };
    let mut finding = Finding::new(reversal.decided_by.map_or(entry.at, |it| it.at), message);
    finding = match reversal.default {
        Some(default) => finding.label(default.at, "when nobody decides, nothing is undone"),
        None => finding.note("what happens when nobody decides is not stated, and then nothing is undone"),
    };
    Some(
        finding
            .help("let it happen unless it is decided otherwise (`default = \"restore\"`), or give the decision to others")
            .about(std::iter::once(by).chain(benefits).map(|id| framework.components[id].entry.id.as_str()))
            .parties(parties.iter().map(|&party| framework.parties[party].entry.id.as_str())),
    )
}
