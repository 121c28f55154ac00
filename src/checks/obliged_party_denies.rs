//! Parties that the draft obliges and that say they are not bound.

use super::{
    Context,
    wording::{ids, list, provenance, resting_on},
};
use crate::{
    finding::Finding,
    framework::{ComponentId, Denied, PartyId, PositionId, Stance, Thing},
    source::Span,
};

pub(super) fn run(cx: &Context<'_>) -> Vec<Finding> {
    let positions = cx.framework.positions.iter().filter(|(id, _)| cx.statements.in_force(*id));
    let denials = positions.filter_map(|(id, position)| match &position.stance {
        Stance::Denies(denied) => Some((id, position, denied.value)),
        _ => None,
    });
    denials
        .flat_map(|(id, position, denied)| {
            position.parties.iter().filter_map(move |party| finding(cx, id, party.value, denied))
        })
        .collect()
}

fn finding(cx: &Context<'_>, id: PositionId, party: PartyId, denied: Denied) -> Option<Finding> {
    let framework = cx.framework;
    let duties: Vec<(ComponentId, Span)> = framework
        .components_in_play()
        .filter(|(component, _)| denied == Denied::Plan || denied == Denied::Component(*component))
        .filter_map(|(component, it)| Some((component, it.provision.by.iter().find(|by| by.value == party)?.at)))
        .collect();
    let (first, others) = duties.split_first()?;
    let components = ids(framework, duties.iter().map(|(component, _)| Thing::Component(*component)));
    let name = &framework.parties[party].called;
    let message = format!("{name} says that it is not bound, and {} would oblige it", list(&components, "and"));
    let position = &framework.positions[id];
    let finding =
        Finding::new(first.1, message).here("obliged here").label(position.stance_at, provenance(framework, id));
    let finding = others.iter().fold(finding, |finding, (_, at)| finding.label(*at, "and here"));
    let finding = finding
        .help("find out who would perform these duties, and say so: `performed-by`")
        .about(duties.iter().map(|(component, _)| framework.components[*component].entry.id.as_str()))
        .parties([framework.parties[party].entry.id.as_str()]);
    Some(resting_on(framework, finding, [id]))
}
