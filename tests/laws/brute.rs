//! Verdicts by trying everything: every package, every value, every event, every order and day. Too slow to ship, short enough to check.

use std::collections::{BTreeMap, BTreeSet};

use peace_model::framework::{
    Choosing, ComponentId, Framework, IssueId, Nature, PositionId, Stance, StepId, Thing, Value, Values, Verdict,
};

use super::schedule::{Schedules, Times};
use super::world::World;

/// What is computed, in the form that is compared.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) packages: u64,
    /// By the position's id, in the author's order; empty if there is no package.
    pub(crate) verdicts: Vec<(String, Verdict)>,
}

/// Components in the package, and the values that they settle.
pub(crate) type Package = (Vec<bool>, Vec<Option<Value>>);

/// For each package, the truth of every statement in every outcome.
pub(crate) type Outcomes = BTreeMap<Package, BTreeSet<Vec<bool>>>;

/// Tries everything; `None` if there is too much of it.
pub(crate) fn analyse(framework: &Framework, schedules: Option<&Schedules>) -> Option<Answer> {
    let outcomes = outcomes(framework, schedules)?;
    Some(Answer { packages: outcomes.len() as u64, verdicts: verdicts(framework, &outcomes) })
}

/// All outcomes; `None` if there are too many. Without `schedules` nothing in the framework may speak of time.
pub(crate) fn outcomes(framework: &Framework, schedules: Option<&Schedules>) -> Option<Outcomes> {
    let mut outcomes = Outcomes::new();
    let yes_or_no = |count| vec![vec![false, true]; count];
    for has in one_of_each(&yes_or_no(framework.components.len())) {
        if !may_stand_together(framework, &has) {
            continue;
        }
        for values in one_of_each(&values(framework)) {
            let Some(package) = package(framework, &has, &values) else { continue };
            for happens in one_of_each(&yes_or_no(framework.events.len())) {
                let mut world =
                    World { framework, has: has.clone(), values: values.clone(), happens, times: Times::new() };
                if !world.satisfies_formulas_without_time() {
                    continue;
                }
                let all_times = match schedules {
                    Some(schedules) => schedules.of(&world)?,
                    None => vec![Times::new()],
                };
                for times in all_times {
                    world.times = times;
                    if world.satisfies_the_plan() && (schedules.is_none() || world.keeps_the_times()) {
                        outcomes.entry(package.clone()).or_default().insert(world.truths());
                    }
                }
            }
        }
    }
    Some(outcomes)
}

/// The statements that can have a verdict, in the author's order: those whose truth outcomes tell.
pub(crate) fn judged(framework: &Framework) -> Vec<PositionId> {
    let judged = |stance: &Stance| matches!(stance, Stance::Requires(_) | Stance::Rejects(_) | Stance::Prefers(_));
    framework.positions.iter().filter(|(_, position)| judged(&position.stance)).map(|(id, _)| id).collect()
}

fn verdicts(framework: &Framework, outcomes: &Outcomes) -> Vec<(String, Verdict)> {
    if outcomes.is_empty() {
        return Vec::new();
    }
    judged(framework)
        .into_iter()
        .enumerate()
        .map(|(place, position)| {
            let position = &framework.positions[position];
            let kinds: Vec<BTreeSet<bool>> =
                outcomes.values().map(|package| package.iter().map(|truths| truths[place]).collect()).collect();
            let all: BTreeSet<bool> = kinds.iter().flatten().copied().collect();
            let verdict = if !all.contains(&false) {
                Verdict::Upheld
            } else if !all.contains(&true) {
                Verdict::Breached
            } else if kinds.iter().any(|package| package.len() == 2) {
                Verdict::Silent
            } else {
                Verdict::Open
            };
            (position.entry.id.clone(), verdict)
        })
        .collect()
}

/// Every way to take one of each list.
pub(crate) fn one_of_each<T: Copy>(lists: &[Vec<T>]) -> Vec<Vec<T>> {
    lists.iter().fold(vec![Vec::new()], |rows, list| {
        rows.iter().flat_map(|row| list.iter().map(move |&it| row.iter().copied().chain([it]).collect())).collect()
    })
}

/// The values of each issue. The frameworks mention no numbers but 0, 10, 11 and 12: these, their neighbours and one beyond are enough.
fn values(framework: &Framework) -> Vec<Vec<Value>> {
    let values = |values: &Values| match values {
        Values::YesNo => vec![0, 1],
        Values::Named { names, .. } => (0..).take(names.len()).collect(),
        Values::Numbers(_) => vec![0, 1, 9, 10, 11, 12, 13],
    };
    framework.issues.iter().map(|(_, issue)| values(&issue.values)).collect()
}

/// Brackets, choices, amendments and `excludes`.
fn may_stand_together(framework: &Framework, has: &[bool]) -> bool {
    let is_in = |component: ComponentId| has[component.index()];
    let components = framework.components.iter().all(|(id, component)| {
        let free = component.provision.bracketed_by.is_some() || component.choice.is_some();
        let target_in = match &component.nature {
            Nature::Amendment { target, .. } => is_in(target.value),
            Nature::Provision { .. } => true,
        };
        let excluded = component.provision.excludes.iter().any(|excluded| match excluded.value {
            Thing::Component(other) => is_in(other),
            Thing::Choice(choice) => framework.choices[choice].one_of.iter().any(|member| is_in(member.value)),
            _ => false,
        });
        if is_in(id) { !component.dropped && target_in && !excluded } else { free || component.dropped }
    });
    let choices = framework.choices.iter().all(|(_, choice)| {
        match choice.one_of.iter().filter(|member| is_in(member.value)).count() {
            0 => choice.bracketed_by.is_some(),
            members => members == 1,
        }
    });
    components && choices
}

/// What the components settle, if they allow these values and the scenario does.
fn package(framework: &Framework, has: &[bool], values: &[Value]) -> Option<Package> {
    let mut settled = vec![None; values.len()];
    for (issue, it) in framework.issues.iter() {
        let value = values[issue.index()];
        let lists = settlers(framework, has, issue);
        let allowed = lists.iter().all(|(_, list)| list.contains(&value));
        let kept = !lists.is_empty() || it.status_quo.is_none_or(|status_quo| status_quo.value == value);
        if !allowed || !kept {
            return None;
        }
        if !lists.is_empty() {
            settled[issue.index()] = Some(value);
        }
    }
    let chosen = framework.scenario.iter().flat_map(|scenario| &scenario.choose).all(|chosen| match chosen.what {
        Choosing::Issue(issue, value) => settled[issue.index()].is_none_or(|settled| settled == value),
        Choosing::Component(component, is_in) => has[component.index()] == is_in,
        Choosing::Choice(choice, member) => {
            let members = &framework.choices[choice].one_of;
            members.iter().all(|other| has[other.value.index()] == (Some(other.value) == member))
        }
    });
    chosen.then_some((has.to_vec(), settled))
}

/// The components in the package that settle an issue, each with the values it allows. An amendment settles in its target's stead.
pub(crate) fn settlers(framework: &Framework, has: &[bool], issue: IssueId) -> Vec<(ComponentId, Vec<Value>)> {
    let list = |id: ComponentId| {
        let settles = framework.components[id].provision.settles.iter().find(|settles| settles.issue == issue)?;
        Some(settles.values.iter().map(|value| value.value).collect::<Vec<_>>())
    };
    let replaced = |id| amendments(framework, has, id).into_iter().any(|amendment| list(amendment).is_some());
    let included = framework.components.ids().filter(|id| has[id.index()]);
    included.filter(|&id| !replaced(id)).filter_map(|id| Some((id, list(id)?))).collect()
}

/// The amendments in the package to a component, and to those amendments.
pub(crate) fn amendments(framework: &Framework, has: &[bool], of: ComponentId) -> Vec<ComponentId> {
    let mut found = Vec::new();
    for (id, component) in framework.components.iter() {
        if let Nature::Amendment { target, .. } = &component.nature
            && has[id.index()]
            && target.value == of
        {
            found.push(id);
            found.extend(amendments(framework, has, id));
        }
    }
    found
}

/// The provision that a component amends, or itself.
pub(crate) fn base(framework: &Framework, component: ComponentId) -> ComponentId {
    match &framework.components[component].nature {
        Nature::Amendment { target, .. } => base(framework, target.value),
        Nature::Provision { .. } => component,
    }
}

/// The step before a step in its component.
pub(crate) fn step_before(framework: &Framework, step: StepId) -> Option<StepId> {
    let steps = &framework.components[framework.steps[step].component].steps;
    let place = steps.iter().position(|&other| other == step)?;
    place.checked_sub(1).map(|before| steps[before])
}
