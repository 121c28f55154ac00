//! Acts and whom they concern: who performs one, who gains by it, and who loses.

use crate::{
    framework::{Component, Framework, Kind, Nature, PartyId, Provision, Thing},
    source::Spanned,
};

/// What is said of an act, and of the component it is a step of.
fn provisions(framework: &Framework, act: Thing) -> Option<(&Provision, Option<&Component>)> {
    match act {
        Thing::Component(id) => Some((&framework.components[id].provision, None)),
        Thing::Step(id) => {
            let step = &framework.steps[id];
            Some((&step.provision, Some(&framework.components[step.component])))
        }
        _ => None,
    }
}

/// Who really does it. A step that obliges those whom its component obliges is done by those who perform the component.
pub fn performers(framework: &Framework, act: Thing) -> &[Spanned<PartyId>] {
    let Some((provision, component)) = provisions(framework, act) else { return &[] };
    let whole = component.map(|component| &component.provision);
    let whole = whole.filter(|whole| ids(&whole.by).eq(ids(&provision.by)));
    let named = std::iter::once(&provision.performed_by).chain(whole.map(|whole| &whole.performed_by));
    named.into_iter().find(|parties| !parties.is_empty()).unwrap_or(&provision.by)
}

/// Whether a party loses by an act: it is obliged and has no benefit, or the text says so. A milestone is a day, and costs nobody anything.
pub fn is_at_cost_of(framework: &Framework, act: Thing, party: PartyId) -> bool {
    let Some((provision, component)) = provisions(framework, act) else { return false };
    let whole = component.map(|component| &component.provision);
    let loses = |provision: &Provision| names(&provision.at_cost_of, party);
    let pays = names(&provision.by, party) && !names(&provision.for_, party) && !is_milestone(framework, act);
    pays || loses(provision) || whole.is_some_and(loses)
}

fn is_milestone(framework: &Framework, act: Thing) -> bool {
    let Thing::Component(id) = act else { return false };
    matches!(&framework.components[id].nature, Nature::Provision { kind, .. } if kind.value == Kind::Milestone)
}

/// Whether an act is a duty of a party.
pub fn is_obliged(framework: &Framework, act: Thing, party: PartyId) -> bool {
    provisions(framework, act).is_some_and(|(provision, _)| names(&provision.by, party))
}

/// Whether an act benefits a party.
pub fn benefits(framework: &Framework, act: Thing, party: PartyId) -> bool {
    provisions(framework, act).is_some_and(|(provision, _)| names(&provision.for_, party))
}

/// Whom an act benefits.
pub fn beneficiaries(framework: &Framework, act: Thing) -> &[Spanned<PartyId>] {
    provisions(framework, act).map_or(&[], |(provision, _)| &provision.for_)
}

fn names(parties: &[Spanned<PartyId>], party: PartyId) -> bool {
    ids(parties).any(|id| id == party)
}

fn ids(parties: &[Spanned<PartyId>]) -> impl Iterator<Item = PartyId> {
    parties.iter().map(|party| party.value)
}
