//! Brackets, choices and open values that are left in the draft.

use super::{Context, wording::names};
use crate::{
    finding::Finding,
    framework::{Choosing, Framework, PartyId, Thing},
    logic::Freedom,
    source::Spanned,
};

pub(super) fn run(cx: &Context<'_>) -> Vec<Finding> {
    let framework = cx.framework;
    // A bracket that packages cannot differ by is reported as that.
    let stuck = |id| cx.stuck.iter().any(|stuck| matches!(stuck.only, Freedom::Component(of, _) if of == id));
    let brackets = framework.components_in_play().filter(|(id, _)| !framework.chosen(*id) && !stuck(*id)).filter_map(
        |(id, component)| {
            let bracket = component.provision.bracketed_by.as_ref()?;
            let message = format!("`{}` is bracketed{}", component.entry.id, at_whose_wish(framework, &bracket.value));
            Some(finding(cx, Finding::new(bracket.at, message), Thing::Component(id), &bracket.value))
        },
    );
    let choices = framework.choices.iter().filter_map(|(id, choice)| {
        let wish = choice.bracketed_by.as_ref().map(|bracket| bracket.value.as_slice()).unwrap_or_default();
        let members = choice.one_of.iter().filter(|member| !framework.left_out(member.value)).count();
        let chosen = choice.one_of.iter().any(|member| framework.chosen(member.value));
        let message =
            format!("`{}` is open among {members} provisions{}", choice.entry.id, at_whose_wish(framework, wish));
        let open = !chosen && members > 0;
        open.then(|| finding(cx, Finding::new(choice.entry.at, message), Thing::Choice(id), wish))
    });
    brackets.chain(choices).chain(open_values(cx)).collect()
}

fn open_values(cx: &Context<'_>) -> Vec<Finding> {
    let framework = cx.framework;
    let chosen = |issue| {
        let mut chosen = framework.scenario.iter().flat_map(|scenario| &scenario.choose);
        chosen.any(|chosen| matches!(chosen.what, Choosing::Issue(of, _) if of == issue))
    };
    let open = framework
        .components_in_play()
        .flat_map(|(id, it)| it.provision.settles.iter().map(move |settles| (id, settles)));
    open.filter(|(_, settles)| settles.values.len() > 1 && !chosen(settles.issue))
        .map(|(id, settles)| {
            let issue = &framework.issues[settles.issue];
            let words: Vec<_> = settles.values.iter().map(|value| issue.word(value.value)).collect();
            let words = super::wording::list(&words, "or");
            let message = format!("`{}` leaves `{}` open: {words}", framework.components[id].entry.id, issue.entry.id);
            finding(cx, Finding::new(settles.at, message), Thing::Component(id), &[])
        })
        .collect()
}

fn at_whose_wish(framework: &Framework, parties: &[Spanned<PartyId>]) -> String {
    if parties.is_empty() { String::new() } else { format!(", at the wish of {}", names(framework, parties)) }
}

fn finding(cx: &Context<'_>, finding: Finding, thing: Thing, parties: &[Spanned<PartyId>]) -> Finding {
    let ids = parties.iter().map(|party| cx.framework.parties[party.value].entry.id.as_str());
    finding.about([thing.id(cx.framework)]).parties(ids)
}
