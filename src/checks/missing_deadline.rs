//! Provisions without any date on which dated ones wait.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Context,
    wording::{ids, list},
};
use crate::{
    expr::{Anchor, Moment, Time},
    finding::Finding,
    framework::{ComponentId, Condition, Day, Framework, Point, Provision, Thing},
    source::{Span, Spanned},
};

pub(super) fn run(cx: &Context<'_>) -> Vec<Finding> {
    let Some(draft) = cx.shown.as_deref() else { return Vec::new() };
    let mut waiting: BTreeMap<ComponentId, Vec<Waiting>> = BTreeMap::new();
    for (component, thing, provision) in units(draft) {
        let Some(date) = date(draft, component, provision) else { continue };
        let counted_from = counted_from(draft, date);
        for awaited in awaited(provision).filter(|awaited| !counted_from.contains(&owner(draft, awaited.thing))) {
            let Some(on) = owner(draft, awaited.thing).filter(|&on| on != component && !is_dated(draft, on)) else {
                continue;
            };
            waiting.entry(on).or_default().push(Waiting { thing, at: awaited.at, date: date.at });
        }
    }
    waiting.iter().map(|(&on, waiting)| finding(cx.framework, on, waiting)).collect()
}

/// A dated provision that waits for an undated one.
struct Waiting {
    thing: Thing,
    /// Where it says that it waits.
    at: Span,
    date: Span,
}

fn finding(framework: &Framework, on: ComponentId, waiting: &[Waiting]) -> Finding {
    let entry = &framework.components[on].entry;
    let things: BTreeSet<Thing> = waiting.iter().map(|waiting| waiting.thing).collect();
    let names = list(&ids(framework, things.iter().copied()), "and");
    let (has, waits) = if things.len() == 1 { ("has one", "waits") } else { ("have one", "wait") };
    let message = format!("`{}` has no date, and {names}, which {has}, {waits} for it", entry.id);
    let mut finding = Finding::new(entry.at, message);
    let mut seen = BTreeSet::new();
    for one in waiting {
        let id = one.thing.id(framework);
        if seen.insert(one.at) {
            finding = finding.label(one.at, format!("`{id}` waits for `{}`", entry.id));
        }
        if seen.insert(one.date) {
            finding = finding.label(one.date, format!("the date of `{id}`"));
        }
    }
    finding
        .help(format!("give `{}` a date of its own (`due`, `within`, `falls-on`), if the text has one", entry.id))
        .about(things.iter().map(|thing| thing.id(framework)).chain([entry.id.as_str()]))
}

/// Every component and step that is in the package.
fn units(draft: &Framework) -> impl Iterator<Item = (ComponentId, Thing, &Provision)> {
    let components = draft.components_in_play().map(|(id, it)| (id, Thing::Component(id), &it.provision));
    components.chain(draft.steps_in_play().map(|(id, it)| (it.component, Thing::Step(id), &it.provision)))
}

/// The latest day that a provision names for itself, or its component for all of it.
fn date<'a>(draft: &'a Framework, component: ComponentId, provision: &'a Provision) -> Option<&'a Spanned<Day>> {
    let whole = &draft.components[component].provision;
    let own = |it: &'a Provision| it.due.as_ref().or(it.falls_on.as_ref()).or(it.starts_by.as_ref());
    own(provision).or_else(|| own(whole))
}

/// Whether a component or one of its steps has a latest day of its own, or has happened.
fn is_dated(draft: &Framework, id: ComponentId) -> bool {
    let component = &draft.components[id];
    let steps = component.steps.iter().filter(|&&step| !draft.steps[step].dropped);
    let limited =
        |it: &Provision| it.due.is_some() || it.falls_on.is_some() || it.starts_by.is_some() || it.within.is_some();
    let happened = draft.scenario.iter().flat_map(|scenario| &scenario.happened);
    limited(&component.provision)
        || steps.into_iter().any(|&step| limited(&draft.steps[step].provision))
        || happened.into_iter().any(|(thing, _)| owner(draft, thing.value) == Some(id))
}

/// What a provision waits for whatever its alternatives, by an order or by a day that is counted from it.
fn awaited(provision: &Provision) -> impl Iterator<Item = &Point> {
    let after = provision.after.iter().flat_map(|after| always(&after.value));
    let days = [&provision.not_before, &provision.falls_on].into_iter().flatten();
    after.chain(days.flat_map(|day| days_after(&day.value)))
}

fn always(condition: &Condition) -> Vec<&Point> {
    match condition {
        // A breach or lapse may come or not.
        Condition::Is(point) if matches!(point.moment, Some(Moment::Breached | Moment::Lapsed)) => Vec::new(),
        Condition::Is(point) => vec![point],
        Condition::All(parts) => parts.iter().flat_map(always).collect(),
        Condition::Any(_) | Condition::Not(_) => Vec::new(),
    }
}

fn days_after(day: &Day) -> Vec<&Point> {
    let parts = if matches!(day, Time::EarlierOf(_)) { &[][..] } else { day.parts() };
    let after = parts.iter().filter(|when| when.offset.is_none_or(|offset| !offset.before));
    after
        .filter_map(|when| match &when.anchor {
            Anchor::Point(point) => Some(point),
            Anchor::Date(_) => None,
        })
        .collect()
}

/// What a day is counted from, and what the days of that fall on: if these are late, the day moves with them.
fn counted_from(draft: &Framework, day: &Spanned<Day>) -> BTreeSet<Option<ComponentId>> {
    let mut found = BTreeSet::new();
    let mut queue = vec![day];
    while let Some(day) = queue.pop() {
        for when in day.value.parts() {
            let Anchor::Point(point) = &when.anchor else { continue };
            let Some(component) = owner(draft, point.thing) else { continue };
            if found.insert(Some(component)) {
                queue.extend(draft.components[component].provision.falls_on.as_ref());
                let steps = draft.components[component].steps.iter();
                queue.extend(steps.filter_map(|&step| draft.steps[step].provision.falls_on.as_ref()));
            }
        }
    }
    found
}

fn owner(draft: &Framework, thing: Thing) -> Option<ComponentId> {
    match thing {
        Thing::Component(id) => Some(id),
        Thing::Step(id) => Some(draft.steps[id].component),
        _ => None,
    }
}
