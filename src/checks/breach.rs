//! Statements that are false in every package: what red lines, demands and preferences have in common.

use super::{
    Context,
    wording::{ids, list, provenance, resting_on, who},
};
use crate::{
    finding::Finding,
    framework::{Framework, Position, Settles, Thing, Verdict},
    logic::{Cause, How, Judged},
    source::Span,
};

/// One finding for each statement of a sort that is breached: what the text does, and whose statement of what sort it is.
pub(super) fn breaches(
    cx: &Context<'_>,
    is_one: fn(&Position) -> bool,
    what: fn(&Position) -> &'static str,
) -> Vec<Finding> {
    let breached = cx.answer.verdicts.iter().filter(|judged| judged.verdict == Verdict::Breached);
    breached
        .filter(|judged| is_one(&cx.framework.positions[judged.position]) && !contradicts_itself(cx, judged))
        .map(|judged| finding(cx, judged, what(&cx.framework.positions[judged.position])))
        .collect()
}

/// No text can uphold it, and that is said of it: the draft is not to blame.
fn contradicts_itself(cx: &Context<'_>, judged: &Judged) -> bool {
    judged.because.is_empty() && cx.contradictions.iter().any(|clash| clash.statements == [judged.position])
}

fn finding(cx: &Context<'_>, judged: &Judged, what: &str) -> Finding {
    let framework = cx.framework;
    let position = &framework.positions[judged.position];
    let things = judged.because.iter().map(|cause| cause.thing);
    let message =
        message(&ids(framework, things.clone()), judged.how, &format!("{what} {}", who(framework, judged.position)));
    let says = position.says.as_deref().map(|says| format!(": {}", says.trim_end_matches('.'))).unwrap_or_default();
    let message = format!("{message}{says}");
    let stated = provenance(framework, judged.position);
    let mut finding = match judged.because.split_first() {
        None => Finding::new(position.stance_at, message).here(stated),
        Some((Cause { at, says, .. }, others)) => {
            let first = Finding::new(*at, message).here(says);
            let all = others.iter().fold(first, |finding, cause| finding.label(cause.at, &cause.says));
            all.label(position.stance_at, stated)
        }
    };
    for (id, at) in judged.because.iter().flat_map(|cause| settled_alike(framework, cause)) {
        finding = finding.label(at, format!("`{id}` settles it so too")).about([id]);
    }
    for cause in &judged.because {
        if let Thing::Component(id) = cause.thing
            && framework.components[id].provision.implied
        {
            let id = &framework.components[id].entry.id;
            finding = finding.note(format!("`{id}` does not stand in the text: it is only implied"));
        }
    }
    if judged.nominal {
        finding = finding.note("counts a month as 30 days and a year as 365");
    }
    resting_on(framework, finding, [judged.position])
        .about(things.map(|thing| thing.id(framework)))
        .parties(position.parties.iter().map(|party| framework.parties[party.value].entry.id.as_str()))
}

/// Other components that settle the issue of a clause with the same value: each of them alone would do.
fn settled_alike<'f>(framework: &'f Framework, cause: &Cause) -> Vec<(&'f str, Span)> {
    let all = || {
        framework.components_in_play().flat_map(|(_, it)| it.provision.settles.iter().map(move |settles| (it, settles)))
    };
    let Some((_, this)) = all().find(|(_, settles)| settles.at == cause.at) else { return Vec::new() };
    let values = |settles: &Settles| settles.values.iter().map(|value| value.value).collect::<Vec<_>>();
    all()
        .filter(|(_, other)| other.at != this.at && other.issue == this.issue && values(other) == values(this))
        .map(|(component, other)| (component.entry.id.as_str(), other.at))
        .collect()
}

/// Which clauses go against what; a statement can also clash with what holds already, or with no clause in particular.
fn message(clauses: &[String], how: How, what: &str) -> String {
    match (how, clauses) {
        (How::StatusQuo, [issue, ..]) => {
            format!("nothing in the draft settles {issue}, and its status quo goes against {what}")
        }
        (_, []) => format!("every package goes against {what}"),
        (_, [only]) => format!("{only} goes against {what}"),
        (_, several) => format!("{} together go against {what}", list(several, "and")),
    }
}
