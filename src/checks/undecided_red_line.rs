//! Red lines of which the draft does not say whether they are kept.

use super::{
    Context,
    wording::{dependency, list, provenance, resting_on},
};
use crate::{
    finding::Finding,
    framework::{PartyId, Verdict},
    logic::{Dependency, Judged},
};

pub(super) fn run(cx: &Context<'_>) -> Vec<Finding> {
    cx.framework.parties.ids().filter_map(|party| finding(cx, party)).collect()
}

fn finding(cx: &Context<'_>, party: PartyId) -> Option<Finding> {
    let framework = cx.framework;
    let undecided: Vec<_> = cx.answer.verdicts.iter().filter(|judged| is_undecided(cx, judged, party)).collect();
    let (first, others) = undecided.split_first()?;
    let Judged { position, .. } = first;
    let name = &framework.parties[party].called;
    let message = match undecided.len() {
        1 => format!("a red line of {name} is undecided"),
        count => format!("{count} red lines of {name} are undecided"),
    };
    let mut finding = Finding::new(framework.positions[*position].stance_at, message).here(undecided_is(cx, first));
    for other in others {
        finding = finding.label(framework.positions[other.position].stance_at, undecided_is(cx, other));
    }
    let finding = finding
        .parties([framework.parties[party].entry.id.as_str()])
        .about(undecided.iter().flat_map(|judged| things(cx, judged)));
    Some(resting_on(framework, finding, undecided.iter().map(|judged| judged.position)))
}

fn is_undecided(cx: &Context<'_>, judged: &Judged, party: PartyId) -> bool {
    let position = &cx.framework.positions[judged.position];
    position.red_line
        && matches!(judged.verdict, Verdict::Open | Verdict::Silent)
        && position.parties.iter().any(|own| own.value == party)
}

/// What is undecided, who said it, and what would decide it.
fn undecided_is(cx: &Context<'_>, judged: &Judged) -> String {
    let position = &cx.framework.positions[judged.position];
    let id = &position.entry.id;
    format!("`{id}` ({}) is {}", provenance(cx.framework, judged.position), depends(cx, judged))
}

/// "open: it depends on whether `annex` is in".
fn depends(cx: &Context<'_>, judged: &Judged) -> String {
    let on: Vec<_> = judged.depends_on.iter().map(|on| dependency(cx.framework, on)).collect();
    let on = if on.is_empty() { String::new() } else { format!(": it depends on {}", list(&on, "and")) };
    format!("{}{on}", judged.verdict.word())
}

fn things<'a>(cx: &'a Context<'_>, judged: &'a Judged) -> Vec<&'a str> {
    judged.depends_on.iter().flat_map(Dependency::things).map(|thing| thing.id(cx.framework)).collect()
}
