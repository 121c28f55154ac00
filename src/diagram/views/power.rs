//! The view of decisions: bodies and collectives, their members, and how they decide.

use super::{
    super::{
        figures::Figures,
        picture::{End, Figure, Line, Meaning},
    },
    Drawing,
};
use crate::{
    framework::{
        Activation, BodyTerms, Component, DecisionRule, Framework, GuaranteeTerms, Nature, PartyId, PartyOrBody, Terms,
        Thing, TieBreak,
    },
    report::Checked,
    source::Spanned,
};

pub(super) fn draw(checked: &Checked) -> Drawing {
    let framework = &checked.framework;
    let mut lines = Vec::new();
    for (id, component) in framework.components_in_play() {
        of_component(framework, Thing::Component(id), component, &mut lines);
    }
    collectives(framework, &mut lines);
    let figures = Figures::new(checked, &[]);
    let bodies = framework.components_in_play().filter(|(_, it)| matches!(terms(it), Terms::Body(_)));
    let mut all: Vec<Figure> = bodies.map(|(id, _)| figures.figure(Thing::Component(id).into())).collect();
    all.extend(figures.at_ends(&lines, all.iter().map(|figure| figure.end)));
    all.iter_mut().for_each(|figure| figure.details.extend(decides(framework, figure.end)));
    let notes =
        if all.is_empty() { vec!["The text has no body and no decision of several".to_owned()] } else { Vec::new() };
    Drawing { figures: all, lines, notes }
}

fn terms(component: &Component) -> &Terms {
    let (Nature::Provision { terms, .. } | Nature::Amendment { terms, .. }) = &component.nature;
    terms
}

fn of_component(framework: &Framework, thing: Thing, component: &Component, lines: &mut Vec<Line>) {
    let mut decides = |by: PartyOrBody, words: &str| {
        let by = match by {
            PartyOrBody::Party(id) => End::Party(id),
            PartyOrBody::Body(id) => Thing::Component(id).into(),
        };
        lines.push(Line::new(by, thing, Meaning::Decides, words));
    };
    match terms(component) {
        Terms::Body(body) => members(thing, body, lines),
        Terms::Guarantee(guarantee) => {
            let activations = guarantee.activated_by.iter().map(|by| &by.value);
            for activation in activations {
                match activation {
                    Activation::By(by) => decides(*by, "calls it in"),
                    Activation::EachGuarantor | Activation::Rule(_) => {
                        let guarantors = component.provision.by.iter();
                        guarantors.for_each(|party| decides(PartyOrBody::Party(party.value), "calls it in"));
                    }
                }
            }
        }
        Terms::Snapback(snapback) => {
            if let Some(by) = snapback.decided_by {
                decides(by.value, "decides on the return");
            }
        }
        _ => {}
    }
    if let Nature::Amendment { target, .. } = &component.nature
        && matches!(terms(component), Terms::Body(_))
        && !matches!(terms(&framework.components[target.value]), Terms::None)
    {
        lines.push(Line::new(thing, Thing::Component(target.value), Meaning::Amends, ""));
    }
}

fn members(body: Thing, terms: &BodyTerms, lines: &mut Vec<Line>) {
    let chairs = |party: PartyId| terms.chair.iter().any(|chair| chair.value == party);
    let outside = terms.chair.iter().filter(|chair| terms.members.iter().all(|member| member.value != chair.value));
    for party in terms.members.iter().chain(outside) {
        let words = if chairs(party.value) { "chair" } else { "" };
        lines.push(Line::new(End::Party(party.value), body, Meaning::Member, words));
    }
    let optional = terms.optional_members.iter();
    lines.extend(optional.map(|party| Line::new(End::Party(party.value), body, Meaning::Member, "may be a member")));
}

/// The members of collectives that already have a line, and of collectives among those.
fn collectives(framework: &Framework, lines: &mut Vec<Line>) {
    let mut index = 0;
    let mut seen = std::collections::BTreeSet::new();
    while index < lines.len() {
        if let End::Party(id) = lines[index].from
            && seen.insert(id)
        {
            let members = framework.parties[id].members.iter();
            lines
                .extend(members.map(|member| Line::new(End::Party(member.value), End::Party(id), Meaning::Member, "")));
        }
        index += 1;
    }
}

/// How the body, the collective or the guarantors decide. That a text does not say so is worth a row.
fn decides(framework: &Framework, end: End) -> Option<String> {
    match end {
        End::Party(id) => {
            let rule = framework.parties[id].decides_by.as_ref()?;
            Some(format!("decides by {}", rule_in_words(framework, &rule.value)))
        }
        End::Thing(Thing::Component(id)) => match terms(&framework.components[id]) {
            Terms::Body(body) => {
                of_body(framework, body, matches!(framework.components[id].nature, Nature::Amendment { .. }))
            }
            Terms::Guarantee(guarantee) => of_guarantee(framework, guarantee),
            _ => None,
        },
        _ => None,
    }
}

fn of_body(framework: &Framework, body: &BodyTerms, amendment: bool) -> Option<String> {
    let rules: Vec<_> = body.decides_by.iter().map(|rule| rule_in_words(framework, &rule.value)).collect();
    if rules.is_empty() {
        return (!amendment).then(|| "how it decides is not said".to_owned());
    }
    let tie = body.tie_break.iter().map(|tie| match tie.value {
        TieBreak::Chair => ", the chair breaking ties".to_owned(),
        TieBreak::Party(id) => format!(", {} breaking ties", framework.parties[id].name),
    });
    Some(format!("decides by {}{}", rules.join(" or by "), tie.collect::<String>()))
}

fn of_guarantee(framework: &Framework, guarantee: &GuaranteeTerms) -> Option<String> {
    let rules: Vec<_> = guarantee.activated_by.iter().filter_map(|by| activation(framework, by)).collect();
    (!rules.is_empty()).then(|| rules.join(" or "))
}

fn activation(framework: &Framework, by: &Spanned<Activation>) -> Option<String> {
    match &by.value {
        Activation::EachGuarantor => Some("called in by each guarantor for itself".to_owned()),
        Activation::Rule(rule) => Some(format!("called in by {} of the guarantors", rule_in_words(framework, rule))),
        Activation::By(_) => None,
    }
}

fn rule_in_words(framework: &Framework, rule: &DecisionRule) -> String {
    let names = |parties: &[Spanned<PartyId>]| {
        let names: Vec<&str> = parties.iter().map(|party| framework.parties[party.value].name.as_str()).collect();
        names.join(" and ")
    };
    match rule {
        DecisionRule::Unanimity => "unanimity".to_owned(),
        DecisionRule::Majority => "majority".to_owned(),
        DecisionRule::TwoThirds => "two thirds".to_owned(),
        DecisionRule::Chair => "the chair alone".to_owned(),
        DecisionRule::Quota(quota) => format!("at least {quota} of its members"),
        DecisionRule::Weighted { quota, .. } => format!("at least {quota} weighted votes"),
        DecisionRule::Veto { veto, quota, of } => {
            let of = of.map_or_else(String::new, |of| format!(" of {of}"));
            format!("at least {quota} votes{of}, among them {}", names(veto))
        }
    }
}
