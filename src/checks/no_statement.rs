//! Parties with a duty who have said nothing on what it settles.

use std::collections::BTreeSet;

use super::{
    Context,
    wording::{ids, list},
};
use crate::{
    finding::Finding,
    framework::{ComponentId, Denied, Literal, PartyId, Position, Stance, Thing},
    source::Span,
    statements::Standing,
};

pub(super) fn run(cx: &Context<'_>) -> Vec<Finding> {
    cx.framework.parties.ids().filter_map(|party| finding(cx, party)).collect()
}

fn finding(cx: &Context<'_>, party: PartyId) -> Option<Finding> {
    let framework = cx.framework;
    let duties = duties(cx, party);
    // Who proposes a draft has spoken with it, and who speaks of the plan speaks of all of it.
    let proposes = framework.heading.iter().flat_map(|heading| &heading.proposed_by).any(|it| it.value == party);
    if duties.is_empty() || proposes {
        return None;
    }
    let spoken_of = spoken_of(cx, party);
    if spoken_of.contains(&Thing::Plan) {
        return None;
    }
    let unspoken: Vec<_> = duties.into_iter().filter(|duty| duty.settles.is_disjoint(&spoken_of)).collect();
    let (first, others) = unspoken.split_first()?;
    let name = &framework.parties[party].called;
    let issues = unspoken.iter().flat_map(|duty| duty.settles.iter().copied());
    let issues = ids(framework, issues.filter(|thing| matches!(thing, Thing::Issue(_))));
    let message = format!("these files hold no statement of {name} on {}", list(&issues, "and"));
    let here = |duty: &Duty| {
        let issues = ids(framework, duty.settles.iter().copied().filter(|thing| matches!(thing, Thing::Issue(_))));
        format!(
            "obliged by `{}`, which settles {}",
            framework.components[duty.component].entry.id,
            list(&issues, "and")
        )
    };
    let finding = Finding::new(first.at, message).here(here(first));
    let finding = others.iter().fold(finding, |finding, duty| finding.label(duty.at, here(duty)));
    Some(
        finding
            .about(unspoken.iter().map(|duty| framework.components[duty.component].entry.id.as_str()))
            .parties([framework.parties[party].entry.id.as_str()]),
    )
}

/// A component that obliges a party and settles something.
struct Duty {
    component: ComponentId,
    /// Where the party is named.
    at: Span,
    /// The component and the issues it settles.
    settles: BTreeSet<Thing>,
}

fn duties(cx: &Context<'_>, party: PartyId) -> Vec<Duty> {
    let components = cx.framework.components_in_play();
    components
        .filter_map(|(id, component)| {
            let named = component.provision.by.iter().find(|by| by.value == party)?;
            let issues = component.provision.settles.iter().map(|settles| Thing::Issue(settles.issue));
            let settles: BTreeSet<_> = issues.chain([Thing::Component(id)]).collect();
            (settles.len() > 1).then_some(Duty { component: id, at: named.at, settles })
        })
        .collect()
}

/// Everything that a party has spoken of so far, in force or not.
fn spoken_of(cx: &Context<'_>, party: PartyId) -> BTreeSet<Thing> {
    let own = cx.framework.positions.iter().filter(|(id, position)| {
        position.parties.iter().any(|own| own.value == party) && cx.statements.standing(*id) != Standing::Later
    });
    let whole = |thing| match thing {
        Thing::Step(step) => Thing::Component(cx.framework.steps[step].component),
        other => other,
    };
    own.flat_map(|(_, position)| things(position)).map(whole).collect()
}

fn things(position: &Position) -> Vec<Thing> {
    let formula = position.stance.formula().into_iter().chain(&position.condition);
    let mut found: Vec<_> = formula.flat_map(|formula| formula.value.leaves()).flat_map(Literal::things).collect();
    match &position.stance {
        Stance::Denies(denied) => {
            found.extend(match denied.value {
                Denied::Component(id) => Some(Thing::Component(id)),
                Denied::Plan => Some(Thing::Plan),
                Denied::Position(_) => None,
            });
        }
        Stance::Doubts { thing, .. } => found.push(thing.value),
        Stance::Comments(things) => found.extend(things.iter().map(|thing| thing.value)),
        _ => {}
    }
    found
}
