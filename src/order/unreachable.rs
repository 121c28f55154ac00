//! Steps whose preconditions name what no package has, or what no package has together.

use std::collections::BTreeSet;

use super::{
    chart::Chart,
    package::{always_awaited, component_of, own_steps},
    presence::Presence,
};
use crate::{
    expr::Moment,
    framework::{ComponentId, Condition, Framework, Provision, Thing},
    source::Span,
};

/// A component or step that no package can have, because of what it waits for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreachable {
    pub thing: Thing,
    pub component: ComponentId,
    /// Its `after`.
    pub at: Span,
    pub missing: Missing,
}

/// Why a precondition is never met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missing {
    /// What it names is in no package.
    Absent(Vec<Thing>),
    /// These two are members of one choice.
    Rivals(ComponentId, ComponentId),
}

impl Unreachable {
    /// Whether it is a fault of the text, and not only what follows from a choice that a scenario makes.
    pub(super) fn matters(&self, chart: &Chart<'_>, presence: &Presence) -> bool {
        presence.certain[self.component.index()]
            || match &self.missing {
                Missing::Rivals(..) => true,
                Missing::Absent(things) => things.iter().any(|&thing| is_dropped(chart.framework, thing)),
            }
    }
}

fn is_dropped(framework: &Framework, thing: Thing) -> bool {
    matches!(thing, Thing::Step(id) if framework.steps[id].dropped)
        || component_of(framework, thing).is_some_and(|id| framework.components[id].dropped)
}

/// Those whose own `after` cannot be met; not those that in turn wait for them.
pub(super) fn find(chart: &Chart<'_>) -> Vec<Unreachable> {
    let framework = chart.framework;
    let out: BTreeSet<_> = chart.out.iter().copied().collect();
    let mut found = Vec::new();
    for (component, defined) in framework.components.iter().filter(|(id, _)| !out.contains(id)) {
        let own = (Thing::Component(component), &defined.provision);
        let steps = own_steps(framework, component).map(|id| (Thing::Step(id), &framework.steps[id].provision));
        for (thing, Provision { after, .. }) in std::iter::once(own).chain(steps) {
            if let Some(after) = after
                && let Some(missing) = missing(framework, &after.value, component, &out)
            {
                found.push(Unreachable { thing, component, at: after.at, missing });
            }
        }
    }
    found
}

fn missing(
    framework: &Framework,
    after: &Condition,
    component: ComponentId,
    out: &BTreeSet<ComponentId>,
) -> Option<Missing> {
    let absent = absent(framework, after, out);
    if !absent.is_empty() {
        return Some(Missing::Absent(absent));
    }
    let awaited = always_awaited(after).into_iter().filter_map(|thing| component_of(framework, thing));
    let together: Vec<_> = std::iter::once(component).chain(awaited).collect();
    let choice = |id: ComponentId| framework.components[id].choice;
    together.iter().enumerate().find_map(|(index, &one)| {
        let rival = |&&other: &&ComponentId| other != one && choice(one).is_some() && choice(other) == choice(one);
        together[index + 1..].iter().find(rival).map(|&other| Missing::Rivals(one, other))
    })
}

/// What keeps a condition from being met; empty if it can be.
fn absent(framework: &Framework, condition: &Condition, out: &BTreeSet<ComponentId>) -> Vec<Thing> {
    match condition {
        // A breach or lapse may come or not, whatever is in the package.
        Condition::Is(point) if matches!(point.moment, Some(Moment::Breached | Moment::Lapsed)) => Vec::new(),
        Condition::Is(point) => {
            let is_out = match point.thing {
                Thing::Step(id) if framework.steps[id].dropped => true,
                Thing::Choice(id) => framework.choices[id].one_of.iter().all(|member| out.contains(&member.value)),
                thing => component_of(framework, thing).is_some_and(|id| out.contains(&id)),
            };
            if is_out { vec![point.thing] } else { Vec::new() }
        }
        Condition::All(parts) => parts.iter().flat_map(|part| absent(framework, part, out)).collect(),
        Condition::Any(parts) => {
            let parts: Vec<_> = parts.iter().map(|part| absent(framework, part, out)).collect();
            if parts.iter().any(Vec::is_empty) { Vec::new() } else { parts.concat() }
        }
        Condition::Not(_) => Vec::new(),
    }
}
