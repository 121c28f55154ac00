//! Guarantees that leave out who does what, when and with what force in law.

use super::{Context, variant, wording::list};
use crate::{
    finding::Finding,
    framework::{Component, Form, GuaranteeTerms, Terms},
};

pub(super) fn run(cx: &Context<'_>) -> Vec<Finding> {
    variant::of_each(cx, |_, component| match component.nature.terms() {
        Terms::Guarantee(terms) => finding(component, terms),
        _ => None,
    })
}

fn finding(component: &Component, terms: &GuaranteeTerms) -> Option<Finding> {
    let lacking = lacking(component, terms);
    if lacking.is_empty() {
        return None;
    }
    let id = &component.entry.id;
    let words: Vec<_> = lacking.iter().map(|(words, _)| *words).collect();
    let keys: Vec<_> = lacking.iter().map(|(_, key)| format!("`{key}`")).collect();
    let message = format!("`{id}` does not say {}", list(&words, "or"));
    let help = format!("state it: {}", list(&keys, "and"));
    Some(Finding::new(component.entry.at, message).help(help).about([id]))
}

/// What a guarantee does not say, and the keys that would say it.
fn lacking(component: &Component, terms: &GuaranteeTerms) -> Vec<(&'static str, &'static str)> {
    let binding = |form: Form| matches!(form, Form::Treaty | Form::Statute | Form::Constitution | Form::Resolution);
    [
        (terms.trigger.is_empty(), "what calls it in", "trigger"),
        (terms.response.is_empty(), "what is then done", "response"),
        (component.provision.by.is_empty(), "who does it", "by"),
        (terms.responds_within.is_empty(), "within what time", "responds-within"),
        (!component.provision.form.iter().any(|form| binding(form.value)), "in what binding form", "form"),
    ]
    .into_iter()
    .filter_map(|(lacks, words, key)| lacks.then_some((words, key)))
    .collect()
}
