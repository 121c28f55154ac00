//! The provisions of the draft as they were modelled, and the parties.

use serde::Serialize;

use super::{record::Cited, touches::Touches};
use crate::{
    checks::names,
    framework::{Component, ComponentId, Framework, Nature, PartyId, PartyOrBody, Provision},
    report::Checked,
};

/// One provision.
#[derive(Serialize)]
pub(super) struct Clause<'a> {
    id: &'a str,
    title: &'a str,
    point: Option<&'a str>,
    kind: String,
    text: Option<&'a str>,
    /// Who is obliged, who benefits and so on: the word, and the names.
    roles: Vec<(&'static str, String)>,
    /// "in brackets", "implied", "left out".
    marks: Vec<String>,
    steps: Vec<(&'a str, &'a str)>,
    sources: Vec<Cited<'a>>,
    touches: String,
}

/// One party.
#[derive(Serialize)]
pub(super) struct PartyLine<'a> {
    id: &'a str,
    name: &'a str,
}

/// Every party, in the author's order.
pub(super) fn parties(checked: &Checked) -> Vec<PartyLine<'_>> {
    checked.framework.parties.iter().map(|(_, party)| PartyLine { id: &party.entry.id, name: &party.name }).collect()
}

/// Every component, in the author's order.
pub(super) fn of(checked: &Checked) -> Vec<Clause<'_>> {
    checked.framework.components.iter().map(|(id, component)| clause(&checked.framework, id, component)).collect()
}

fn clause<'a>(framework: &'a Framework, id: ComponentId, component: &'a Component) -> Clause<'a> {
    let Component { entry, nature, provision, .. } = component;
    let kind = match nature {
        Nature::Provision { kind, .. } => kind.value.word().replace('-', " "),
        Nature::Amendment { target, .. } => format!("amends `{}`", framework.components[target.value].entry.id),
    };
    let step = |step: &_| {
        let entry = &framework.steps[*step].entry;
        (entry.id.as_str(), entry.title.as_deref().unwrap_or_default())
    };
    let parties = component.steps.iter().map(|&step| &framework.steps[step].provision);
    let parties: Vec<PartyId> = std::iter::once(provision).chain(parties).flat_map(involved).collect();
    Clause {
        id: &entry.id,
        title: entry.name(),
        point: provision.point.as_deref(),
        kind,
        text: provision.text.as_deref(),
        roles: roles(framework, provision),
        marks: marks(framework, id, component),
        steps: component.steps.iter().map(step).collect(),
        sources: entry.sources.iter().map(|source| Cited::of(framework, source.value)).collect(),
        touches: Touches::default().component(framework, id).parties(framework, parties).words(),
    }
}

/// Everybody it names.
fn involved(provision: &Provision) -> Vec<PartyId> {
    let Provision { by, for_, performed_by, consent, at_cost_of, verified_by, discretion_of, .. } = provision;
    let named = [by, for_, performed_by, consent, at_cost_of].into_iter().flatten().chain(discretion_of);
    let verifiers = verified_by.iter().filter_map(|verifier| match verifier.value {
        PartyOrBody::Party(party) => Some(party),
        PartyOrBody::Body(_) => None,
    });
    named.map(|party| party.value).chain(verifiers).collect()
}

fn roles(framework: &Framework, provision: &Provision) -> Vec<(&'static str, String)> {
    let verifiers = provision.verified_by.iter().map(|verifier| match verifier.value {
        PartyOrBody::Party(party) => framework.parties[party].name.clone(),
        PartyOrBody::Body(body) => format!("`{}`", framework.components[body].entry.id),
    });
    let verifiers: Vec<String> = verifiers.collect();
    let all = [
        ("by", names(framework, &provision.by)),
        ("for", names(framework, &provision.for_)),
        ("done by", names(framework, &provision.performed_by)),
        ("needs the consent of", names(framework, &provision.consent)),
        ("verified by", crate::checks::list(&verifiers, "and")),
        ("at the discretion of", names(framework, &provision.discretion_of)),
    ];
    all.into_iter().filter(|(_, names)| !names.is_empty()).collect()
}

fn marks(framework: &Framework, id: ComponentId, component: &Component) -> Vec<String> {
    let provision = &component.provision;
    let bracketed = provision.bracketed_by.as_ref().map(|by| match names(framework, &by.value) {
        nobody if nobody.is_empty() => "in brackets".to_owned(),
        names => format!("in brackets at the wish of {names}"),
    });
    let choice = component.choice.map(|choice| format!("one way of `{}`", framework.choices[choice].entry.id));
    let implied = provision.implied.then(|| "not in the text, understood".to_owned());
    let left_out = framework.left_out(id).then(|| "left out".to_owned());
    [implied, bracketed, choice, left_out].into_iter().flatten().collect()
}
