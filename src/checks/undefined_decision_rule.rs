//! Bodies that do not say how they decide, or whose rule cannot be applied.

use super::{Context, variant};
use crate::{
    finding::Finding,
    framework::{BodyTerms, Component, DecisionRule, Framework, PartyId, PartyOrBody, Terms, TieBreak},
    power::Decision,
    source::{Span, Spanned},
};

pub(super) fn run(cx: &Context<'_>) -> Vec<Finding> {
    let mut found = variant::of_each(cx, |_, component| match component.nature.terms() {
        Terms::Body(body) => of_body(cx.framework, component, body),
        _ => None,
    });
    let mut told = Vec::new();
    for (party, at, what) in deciding_parties(cx) {
        if !told.contains(&party) {
            told.push(party);
            found.extend(of_party(cx.framework, party, at, &what));
        }
    }
    found
}

fn of_body(framework: &Framework, component: &Component, body: &BodyTerms) -> Option<Finding> {
    let id = &component.entry.id;
    let Some(rule) = body.decides_by.first() else {
        let finding = Finding::new(component.entry.at, format!("`{id}` does not say how it decides"));
        return Some(finding.help("add `decides-by`, such as \"unanimity\" or \"majority\"").about([id]));
    };
    let (at, message, help) = fault(framework, body, rule)?;
    Some(Finding::new(at, format!("`{id}` {message}")).help(help).about([id]))
}

/// Why a rule cannot be applied.
fn fault(
    framework: &Framework,
    body: &BodyTerms,
    rule: &Spanned<DecisionRule>,
) -> Option<(Span, &'static str, &'static str)> {
    const CHAIR: &str = "name the party in the chair: `chair`";
    let by_members = !matches!(
        rule.value,
        DecisionRule::Chair | DecisionRule::Weighted { .. } | DecisionRule::Veto { of: Some(_), .. }
    );
    let chairs = body.tie_break.iter().find(|tie_break| tie_break.value == TieBreak::Chair);
    match chairs {
        _ if rule.value == DecisionRule::Chair && body.chair.is_empty() => {
            Some((rule.at, "is decided by its chair, and does not say who that is", CHAIR))
        }
        _ if by_members && body.members.is_empty() => {
            Some((rule.at, "decides by its members, and does not name them", "name them: `members`"))
        }
        Some(tie_break) if body.chair.is_empty() => {
            Some((tie_break.at, "lets its chair break ties, and does not say who that is", CHAIR))
        }
        _ if Decision::of_body(framework, body).votes(0).is_none() => Some((
            rule.at,
            "has a rule that no number of its members meets",
            "a quota counts votes: it lies between 1 and the weight of all of them",
        )),
        _ => None,
    }
}

/// Parties by whose decision something is decided or called in, and what that is.
fn deciding_parties(cx: &Context<'_>) -> Vec<(PartyId, Span, String)> {
    let mut found = Vec::new();
    for (_, variant) in &cx.variants {
        let id = &variant.component.entry.id;
        match variant.component.nature.terms() {
            Terms::Snapback(terms) => {
                let by = terms.decided_by.iter().filter_map(|by| Some((party(by.value)?, by.at)));
                found.extend(by.map(|(party, at)| (party, at, format!("`{id}`"))));
            }
            Terms::Guarantee(terms) => {
                for activation in &terms.activated_by {
                    if let crate::framework::Activation::By(PartyOrBody::Party(party)) = activation.value {
                        found.push((party, activation.at, format!("whether `{id}` is called in")));
                    }
                }
            }
            _ => {}
        }
    }
    found
}

fn party(who: PartyOrBody) -> Option<PartyId> {
    match who {
        PartyOrBody::Party(party) => Some(party),
        PartyOrBody::Body(_) => None,
    }
}

/// A collective whose members are known, and not how they decide.
fn of_party(framework: &Framework, id: PartyId, at: Span, what: &str) -> Option<Finding> {
    let party = &framework.parties[id];
    if party.members.is_empty() || party.decides_by.is_some() {
        return None;
    }
    let message = format!("{} decides {what}, and how its members come to a decision is not stated", party.called);
    Some(
        Finding::new(at, message)
            .label(party.entry.at, "it has members, and no `decides-by`")
            .help(format!("give `{}` a `decides-by`, if a source has it", party.entry.id))
            .parties([party.entry.id.as_str()]),
    )
}
