//! Bodies whose votes can be even, with nobody to break the tie.

use super::{Context, variant};
use crate::{
    finding::Finding,
    framework::{Activation, Component, Framework, Terms},
    power::Decision,
    source::Span,
};

pub(super) fn run(cx: &Context<'_>) -> Vec<Finding> {
    variant::of_each(cx, |_, component| {
        let (at, help) = tie(cx.framework, component)?;
        let id = &component.entry.id;
        Some(
            Finding::new(at, format!("the votes on `{id}` can be even, and nothing breaks the tie"))
                .help(help)
                .about([id]),
        )
    })
}

/// Where the rule stands that lets votes be even, and what would help.
fn tie(framework: &Framework, component: &Component) -> Option<(Span, &'static str)> {
    match component.nature.terms() {
        Terms::Body(body) => {
            let rule = body.decides_by.first()?;
            let can_tie = Decision::of_body(framework, body).can_tie();
            can_tie.then_some((
                rule.at,
                "say who decides then: `tie-break`, such as the chair, or give it an odd number of votes",
            ))
        }
        Terms::Guarantee(terms) => {
            let guarantors: Vec<_> = component.provision.by.iter().map(|by| by.value).collect();
            let by_rule = |activation: &Activation| matches!(activation, Activation::Rule(_));
            let rule = terms.activated_by.iter().find(|activation| {
                by_rule(&activation.value)
                    && Decision::activating(framework, &activation.value, guarantors.clone()).can_tie()
            })?;
            Some((rule.at, "let each guarantor act on its own finding, or say what an even vote means"))
        }
        _ => None,
    }
}
