//! Who is bound by a proposal: who signs it, proposes it, or belongs to somebody who does.

use crate::framework::{Framework, PartyId};

/// Collectives in collectives, organs of organs: no deeper than anybody has seen.
const MAX_DEPTH: usize = 16;

/// Whether a party is among these, through one whose organ it is, or as a collective all of whose members are.
pub(super) fn is_among(framework: &Framework, parties: &[PartyId], party: PartyId) -> bool {
    is_within(framework, parties, party, MAX_DEPTH)
}

fn is_within(framework: &Framework, parties: &[PartyId], party: PartyId, depth: usize) -> bool {
    let it = &framework.parties[party];
    let deeper = |other| depth > 0 && is_within(framework, parties, other, depth - 1);
    parties.contains(&party)
        || it.of.is_some_and(|of| deeper(of.value))
        || (!it.members.is_empty() && it.members.iter().all(|member| deeper(member.value)))
}

/// Those who sign, where that is stated.
pub(super) fn signatories(framework: &Framework) -> Option<Vec<PartyId>> {
    let signatories = framework.heading.as_ref()?.signatories.as_ref()?;
    Some(signatories.iter().map(|party| party.value).collect())
}

/// Whether a party belongs to a collective that is among these.
pub(super) fn is_member(framework: &Framework, parties: &[PartyId], party: PartyId) -> bool {
    parties.iter().any(|&of| framework.parties[of].members.iter().any(|member| member.value == party))
}
