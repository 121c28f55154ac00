//! Components that no package has, and those that every package has.

use super::{claims::stated, presence::Decided};
use crate::{
    expr::Moment,
    framework::{
        Choosing, Component, ComponentId, Condition, Formula, Framework, Literal, Nature, Provision, StepId, Thing,
    },
};

/// Components that the draft, or a question asked of it, leaves out of every package.
pub(super) fn left_out(framework: &Framework) -> Vec<ComponentId> {
    let chosen = framework.scenario.iter().flat_map(|scenario| &scenario.choose);
    let rivals = |choice, taken| {
        framework.choices[choice].one_of.iter().map(|member| member.value).filter(move |&id| Some(id) != taken)
    };
    let mut out: Vec<_> =
        framework.components.iter().filter(|(_, component)| component.dropped).map(|(id, _)| id).collect();
    for chosen in chosen {
        match chosen.what {
            Choosing::Component(id, false) => out.push(id),
            Choosing::Choice(choice, taken) => out.extend(rivals(choice, taken)),
            Choosing::Component(_, true) | Choosing::Issue(..) => {}
        }
    }
    out
}

/// By component: whether it is in every package.
pub(super) fn certain(framework: &Framework, decided: &Decided) -> Vec<bool> {
    let mut certain = vec![false; framework.components.len()];
    let chosen =
        framework.scenario.iter().flat_map(|scenario| &scenario.choose).filter_map(|chosen| match chosen.what {
            Choosing::Component(id, true) => Some(id),
            Choosing::Choice(_, taken) => taken,
            _ => None,
        });
    let agreed = framework.components.iter().filter(|(_, component)| is_agreed(component)).map(|(id, _)| id);
    let decided = decided.iter().filter(|(_, is_in)| *is_in).map(|(id, _)| *id);
    let bound = framework.heading.iter().flat_map(|heading| &heading.requires).flat_map(|f| held(&f.value));
    let mut queue: Vec<_> = agreed.chain(chosen).chain(decided).chain(bound).collect();
    while let Some(id) = queue.pop() {
        if !framework.components[id].dropped && !std::mem::replace(&mut certain[id.index()], true) {
            queue.extend(needed_by(framework, id));
        }
    }
    certain
}

fn is_agreed(component: &Component) -> bool {
    component.provision.bracketed_by.is_none() && component.choice.is_none() && !component.dropped
}

/// What a component cannot be there without.
fn needed_by(framework: &Framework, id: ComponentId) -> Vec<ComponentId> {
    let component = &framework.components[id];
    let mut needed = Vec::new();
    if let Nature::Amendment { target, .. } = &component.nature {
        needed.push(target.value);
    }
    let steps = own_steps(framework, id).map(|step| &framework.steps[step].provision);
    for Provision { after, requires, .. } in std::iter::once(&component.provision).chain(steps) {
        needed.extend(requires.iter().flat_map(|formula| held(&formula.value)));
        if let Some(after) = after {
            needed.extend(always_awaited(&after.value).into_iter().filter_map(|thing| component_of(framework, thing)));
        }
    }
    needed
}

/// Components that a formula says are in.
fn held(formula: &Formula) -> Vec<ComponentId> {
    let component = |(literal, holds): (&Literal, bool)| match literal {
        Literal::Holds(thing) if holds => match thing.value {
            Thing::Component(id) => Some(id),
            _ => None,
        },
        _ => None,
    };
    stated(formula).into_iter().filter_map(component).collect()
}

/// The steps that a component itself has, but for those taken out.
pub(super) fn own_steps(framework: &Framework, id: ComponentId) -> impl Iterator<Item = StepId> {
    framework.components[id].steps.iter().copied().filter(|&step| !framework.steps[step].dropped)
}

/// What a condition waits for whatever its alternatives.
pub(super) fn always_awaited(condition: &Condition) -> Vec<Thing> {
    match condition {
        // A breach or lapse may come or not, whatever is in the package.
        Condition::Is(point) if matches!(point.moment, Some(Moment::Breached | Moment::Lapsed)) => Vec::new(),
        Condition::Is(point) => vec![point.thing],
        Condition::All(parts) => parts.iter().flat_map(always_awaited).collect(),
        Condition::Any(_) | Condition::Not(_) => Vec::new(),
    }
}

/// The component that a component or step belongs to.
pub(super) fn component_of(framework: &Framework, thing: Thing) -> Option<ComponentId> {
    match thing {
        Thing::Component(id) => Some(id),
        Thing::Step(id) => Some(framework.steps[id].component),
        _ => None,
    }
}
