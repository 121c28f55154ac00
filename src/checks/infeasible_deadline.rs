//! Times that cannot all be kept.

use super::{
    Context,
    wording::{ids, list},
};
use crate::{
    finding::{Finding, Severity},
    framework::{Framework, Thing},
    logic::Cause,
    schedule::{Conflict, Limit, Overrun, counted},
};

pub(super) fn run(cx: &Context<'_>) -> Vec<Finding> {
    let overrun = cx.overrun.iter();
    overrun.flat_map(|overrun| overrun.conflicts.iter().map(|conflict| finding(cx, overrun, conflict))).collect()
}

fn finding(cx: &Context<'_>, overrun: &Overrun, conflict: &Conflict) -> Finding {
    let framework = cx.framework;
    let causes: Vec<&Cause> = conflict.limits.iter().filter_map(|limit| cause(overrun, limit)).collect();
    // The deadline is what the author will look at first.
    let main = conflict.limits.iter().position(is_deadline).unwrap_or(0);
    let mut things: Vec<Thing> = causes.iter().map(|cause| cause.thing).filter(|&thing| thing != Thing::Plan).collect();
    things.sort_unstable();
    things.dedup();
    let names = list(&ids(framework, things.iter().copied()), "and");
    let message = format!("the times of {names} have no solution: {} short", counted(conflict.short_by));
    let mut finding = Finding::new(causes[main].at, message).here(label(framework, causes[main]));
    for cause in causes.iter().enumerate().filter(|(place, _)| *place != main).map(|(_, cause)| cause) {
        finding = finding.label(cause.at, label(framework, cause));
    }
    let says: Vec<&str> = causes.iter().map(|cause| cause.says.as_str()).collect();
    finding = finding.note(format!("because {}", says.join("; ")));
    finding = relaxations(framework, overrun, conflict, finding);
    if conflict.nominal {
        finding = finding.note("months count as 30 days and years as 365 where no date fixes them");
    }
    if !overrun.everywhere {
        let with = ids(framework, overrun.only_with(framework, conflict).into_iter().map(Thing::Component));
        finding = finding.severity(Severity::Warning).note(format!("only in packages with {}", list(&with, "and")));
    }
    finding.about(things.iter().map(|thing| thing.id(framework)))
}

/// What each bound would have to give by itself, and which of them is not enough by itself.
fn relaxations(framework: &Framework, overrun: &Overrun, conflict: &Conflict, finding: Finding) -> Finding {
    let mut finding = finding;
    let mut not_enough = Vec::new();
    for limit in &conflict.limits {
        match limit.relax_alone {
            Some(days) => {
                let change = limit.loosened(framework, &overrun.times, days);
                finding = finding.help(format!("one change that is enough: {change}"));
            }
            None => not_enough.extend(cause(overrun, limit).map(|cause| cause.says.as_str())),
        }
    }
    match not_enough.len() {
        0 => return finding,
        all if all == conflict.limits.len() => {
            return finding
                .note("no change of one clause alone, by however many days, gives the whole calendar a solution");
        }
        _ => {}
    }
    not_enough.dedup();
    finding.note(format!("not enough alone, by however many days: {}", not_enough.join("; ")))
}

fn cause<'a>(overrun: &'a Overrun, limit: &Limit) -> Option<&'a Cause> {
    overrun.times.clauses[limit.clause].cause.as_ref()
}

fn is_deadline(limit: &Limit) -> bool {
    limit.bound.is_some_and(|bound| bound.days < 0)
}

/// What a clause says, and by which sources.
fn label(framework: &Framework, cause: &Cause) -> String {
    let sources = match cause.thing {
        Thing::Component(id) => &framework.components[id].entry.sources,
        Thing::Step(id) if framework.steps[id].entry.sources.is_empty() => {
            &framework.components[framework.steps[id].component].entry.sources
        }
        Thing::Step(id) => &framework.steps[id].entry.sources,
        _ => return cause.says.clone(),
    };
    let names: Vec<_> =
        sources.iter().map(|source| format!("`{}`", framework.sources[source.value].entry.id)).collect();
    if names.is_empty() { cause.says.clone() } else { format!("{}, by {}", cause.says, list(&names, "and")) }
}
