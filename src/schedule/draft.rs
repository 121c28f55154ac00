//! Which package's calendar is asked for.

use std::borrow::Cow;

use super::conflict::{Conflict, conflicts};
use crate::{
    framework::{Component, ComponentId, Framework, Provision, Thing},
    logic::{Inquiry, Theory, Times},
    source::Span,
    statements::Statements,
};

/// Packages that the draft would have if days were no object, and does not have because its times clash in them.
#[derive(Debug)]
pub struct Overrun {
    /// The draft as the one that stands for them has it.
    pub times: Times,
    pub conflicts: Vec<Conflict>,
    /// No package is left.
    pub everywhere: bool,
}

/// The draft as it is shown: as its package has it, or if its times leave no package, as the package has it that it would have if
/// days were no object. `None`: it has no package for other reasons, or the search was given up.
pub fn draft<'a>(framework: &'a Framework, inquiry: &'a Inquiry<'_>, any: bool) -> Option<Cow<'a, Framework>> {
    if any { inquiry.shown().map(|shown| Cow::Owned(shown.into_owned())) } else { undated(framework, inquiry) }
}

/// The draft as a package has it that it would have if days were no object.
fn undated<'a>(framework: &'a Framework, inquiry: &Inquiry<'_>) -> Option<Cow<'a, Framework>> {
    let theory = inquiry.without_days();
    let undated = Inquiry::new(framework, &theory);
    match undated.contradiction() {
        None => undated.shown().map(|shown| Cow::Owned(shown.into_owned())),
        Some(_) => None,
    }
}

/// What a draft that leaves nothing open says of days.
pub fn times(draft: &Framework, statements: &Statements) -> Times {
    let theory = Theory::of(draft, statements);
    Inquiry::new(draft, &theory).times()
}

/// Whether the times of a draft clash in every package that it would have without them, or in the one that has most of what is
/// bracketed. `shown` is the draft as its package has it, if it has one.
pub fn overrun(
    framework: &Framework,
    statements: &Statements,
    inquiry: &Inquiry<'_>,
    shown: Option<&Framework>,
) -> Option<Overrun> {
    if shown.is_some_and(|shown| !leaves_out(framework, shown)) {
        return None;
    }
    let draft = undated(framework, inquiry)?;
    let times = times(&draft, statements);
    let conflicts = conflicts(&times);
    (!conflicts.is_empty()).then(|| Overrun { times, conflicts, everywhere: shown.is_none() })
}

/// Whether something that the package could have is not in it: only then can it be the times that keep it out.
fn leaves_out(framework: &Framework, shown: &Framework) -> bool {
    let out = |id: ComponentId| shown.components[id].dropped;
    let bracketed = |component: &Component| component.provision.bracketed_by.is_some();
    let brackets = framework.components_in_play().any(|(id, component)| bracketed(component) && out(id));
    let first = |choice: &crate::framework::Choice| {
        choice.one_of.iter().map(|member| member.value).find(|&member| !framework.left_out(member))
    };
    brackets || framework.choices.iter().any(|(_, choice)| first(choice).is_some_and(out))
}

impl Overrun {
    /// The components that a conflict takes and that some packages do not have.
    pub fn only_with(&self, framework: &Framework, conflict: &Conflict) -> Vec<ComponentId> {
        let (mut things, mut clauses) = (Vec::new(), Vec::new());
        for limit in &conflict.limits {
            let cause = self.times.clauses[limit.clause].cause.iter();
            cause.for_each(|cause| (things.push(cause.thing), clauses.push(cause.at)).1);
            let ends = limit.bound.iter().flat_map(|bound| [bound.from, bound.to]);
            things.extend(ends.map(|point| self.times.points[point].0));
        }
        let optional = framework
            .components
            .iter()
            .filter(|(_, component)| component.provision.bracketed_by.is_some() || component.choice.is_some());
        let takes = |id: ComponentId, component: &Component| {
            things.contains(&Thing::Component(id))
                || component.steps.iter().any(|&step| things.contains(&Thing::Step(step)))
                || spans(&component.provision).any(|at| clauses.contains(&at))
        };
        optional.filter(|&(id, component)| takes(id, component)).map(|(id, _)| id).collect()
    }
}

/// The places of what a provision says of time.
fn spans(provision: &Provision) -> impl Iterator<Item = Span> {
    let days = [&provision.starts_by, &provision.due, &provision.not_before, &provision.falls_on];
    let days = days.into_iter().flatten().map(|day| day.at);
    let after = provision.after.iter().map(|after| after.at);
    let lengths = provision.takes.iter().map(|takes| takes.at).chain(provision.within.iter().map(|within| within.at));
    days.chain(after).chain(lengths).chain(provision.with.iter().map(|point| point.at))
}
