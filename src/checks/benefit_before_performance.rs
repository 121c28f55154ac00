//! Conditional benefits that are due before the performance they reward.

use super::Context;
use crate::{
    expr::Moment,
    finding::Finding,
    framework::{Condition, Day, Entry, Framework, Provision, Thing},
    remedy::{Benefit, known, last_day},
    source::Spanned,
};

pub(super) fn run(cx: &Context<'_>) -> Vec<Finding> {
    if !cx.framework.provisions().any(|provision| last_day(provision).is_some()) {
        return Vec::new();
    }
    let Some((framework, remedies)) = cx.remedies() else { return Vec::new() };
    remedies.benefits.iter().flat_map(|benefit| findings(framework, benefit)).collect()
}

fn findings(framework: &Framework, benefit: &Benefit) -> Vec<Finding> {
    let component = &framework.components[benefit.component];
    let steps = component.steps.iter().map(|&step| &framework.steps[step]).filter(|step| !step.dropped);
    let parts =
        std::iter::once((&component.entry, &component.provision)).chain(steps.map(|it| (&it.entry, &it.provision)));
    let early = |(entry, provision)| early(framework, benefit, entry, provision);
    parts.filter_map(early).collect()
}

/// The first performance that one part of a benefit waits for and that may come after the day on which that part is due.
fn early(framework: &Framework, benefit: &Benefit, entry: &Entry, provision: &Provision) -> Option<Finding> {
    let due = last_day(provision)?;
    let awaited = provision.after.iter().flat_map(|after| awaited(&after.value));
    awaited.filter(|&thing| framework.component_of(thing).is_some_and(|id| benefit.rewards.contains(&id))).find_map(
        |thing| {
            let (other, performance) = said(framework, thing)?;
            let last = last_day(performance)?;
            let is_before = known(framework, &due.value)?.is_before(&known(framework, &last.value)?);
            (is_before == Some(true)).then(|| finding(entry, due, other, last))
        },
    )
}

fn finding(entry: &Entry, due: &Spanned<Day>, performance: &Entry, last: &Spanned<Day>) -> Finding {
    let (benefit, performance) = (&entry.id, &performance.id);
    Finding::new(due.at, format!("`{benefit}` is due before `{performance}`, for which it is given, has to be done"))
        .label(last.at, "the performance may come as late as this")
        .help("let the benefit fall due some days after the performance: `within`, or a day counted from it")
        .about([benefit, performance])
}

/// What a condition waits for whatever its alternatives.
fn awaited(condition: &Condition) -> Vec<Thing> {
    match condition {
        Condition::Is(point) if matches!(point.moment, Some(Moment::Breached | Moment::Lapsed | Moment::Started)) => {
            Vec::new()
        }
        Condition::Is(point) => vec![point.thing],
        Condition::All(parts) => parts.iter().flat_map(awaited).collect(),
        Condition::Any(_) | Condition::Not(_) => Vec::new(),
    }
}

fn said(framework: &Framework, thing: Thing) -> Option<(&Entry, &Provision)> {
    match thing {
        Thing::Component(id) => Some((&framework.components[id].entry, &framework.components[id].provision)),
        Thing::Step(id) => Some((&framework.steps[id].entry, &framework.steps[id].provision)),
        _ => None,
    }
}
