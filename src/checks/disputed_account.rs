//! Accounts of a party's position that the party denies.

use super::{
    Context,
    wording::{provenance, resting_on, verb, who},
};
use crate::{
    finding::Finding,
    framework::{Denied, Position, PositionId, Stance},
    statements::Standing,
};

pub(super) fn run(cx: &Context<'_>) -> Vec<Finding> {
    cx.framework.positions.iter().filter_map(|(id, position)| finding(cx, id, position)).collect()
}

fn finding(cx: &Context<'_>, id: PositionId, denial: &Position) -> Option<Finding> {
    let Stance::Denies(denied) = &denial.stance else { return None };
    let Denied::Position(account) = denied.value else { return None };
    let has_effect = cx.statements.ineffective.iter().all(|other| (other.by, other.target.value) != (id, account));
    // The level does not matter: whoever believes less still wants to know that there is a dispute.
    let was_made =
        matches!(cx.statements.standing(id), Standing::InForce | Standing::Superseded { .. } | Standing::BelowLevel);
    if !has_effect || !was_made || cx.statements.standing(account) == Standing::Later {
        return None;
    }
    let framework = cx.framework;
    let disputed = &framework.positions[account];
    let verb = verb(framework, id, "denies", "deny");
    let message = format!("{} {verb} the account of its position in `{}`", who(framework, id), disputed.entry.id);
    let finding = Finding::new(disputed.stance_at, message)
        .here(provenance(framework, account))
        .label(denied.at, provenance(framework, id))
        .parties(denial.parties.iter().map(|party| framework.parties[party.value].entry.id.as_str()));
    Some(resting_on(framework, finding, [account, id]))
}
