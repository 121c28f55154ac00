//! Explanations, and the nearest ways to something else, by trying every package.

use std::collections::BTreeSet;

use peace_model::{
    framework::{Framework, Package, PositionId, Thing, Value, Verdict},
    logic::{Argument, Dependency, Fact, Ground, How, Inquiry, Otherwise, Theory, Truth, Use, Used, Why},
    statements::{Question, Statements},
};
use proptest::prelude::*;

use super::{brute, read, schedule::Schedules};

/// Ids of the freedoms in which a package differs from the one that is shown.
type Changes = BTreeSet<String>;

/// What `why` and `why-not` say of every statement is what trying everything gives.
pub(crate) fn explains(text: &str, schedules: Option<&Schedules>) -> Result<(), TestCaseError> {
    let framework = read(text);
    let Some(outcomes) = brute::outcomes(&framework, schedules).filter(|outcomes| !outcomes.is_empty()) else {
        return Ok(());
    };
    let theory = Theory::of(&framework, &Statements::select(&framework, &Question::default()));
    let inquiry = Inquiry::new(&framework, &theory);
    let shown = inquiry.package().expect("small frameworks need little search");
    for (place, position) in brute::judged(&framework).into_iter().enumerate() {
        let why = inquiry.why(position).expect("small frameworks need little search");
        argues(&framework, &why, &outcomes, text)?;
        cases(&framework, &why, &outcomes, place, text)?;
        let found = inquiry.why_not(position, &[]).expect("small frameworks need little search").found;
        let tried = nearest(&framework, &shown, &outcomes, place);
        match (found, why.judged.verdict) {
            (Otherwise::Certain, verdict) => prop_assert_eq!(verdict, Verdict::Upheld, "{}", text),
            (Otherwise::Uses(changes), _) => {
                let ways =
                    changes.ways.iter().map(|way| way.uses.iter().map(|&(_, now)| id(&framework, now)).collect());
                prop_assert!(changes.complete && changes.fewest);
                prop_assert_eq!(ways.collect::<BTreeSet<Changes>>(), tried, "{}\n{}", place, text);
            }
            (Otherwise::Clauses { changes, .. }, verdict) => {
                prop_assert_eq!(verdict, Verdict::Breached, "{}", text);
                prop_assert!(!changes.ways.is_empty() && changes.ways.iter().all(|way| !way.clauses.is_empty()));
            }
            (Otherwise::Never(clashing), verdict) => {
                prop_assert_eq!((clashing, verdict), (Vec::<PositionId>::new(), Verdict::Breached), "{}", text);
            }
        }
    }
    Ok(())
}

/// An argument is proven, each of its steps but the last is used, and what it comes to on the way is so in every package.
fn argues(framework: &Framework, why: &Why, outcomes: &brute::Outcomes, text: &str) -> Result<(), TestCaseError> {
    let Argument { steps, proven } = &why.argument;
    prop_assert_eq!(*proven && !steps.is_empty(), why.judged.how != How::Undecided, "{:?}\n{}", why, text);
    let used: BTreeSet<usize> = steps.iter().flat_map(|step| &step.because).filter_map(earlier).collect();
    prop_assert_eq!(used, (0..steps.len().saturating_sub(1)).collect::<BTreeSet<_>>(), "{:?}\n{}", why, text);
    for (place, step) in steps.iter().enumerate() {
        prop_assert!(step.because.iter().filter_map(earlier).all(|other| other < place), "{:?}\n{}", why, text);
        prop_assert_eq!(step.so.is_none(), place + 1 == steps.len());
        let holds = |(has, settled): &brute::Package| match step.so {
            None => true,
            Some(Fact::Component(component, is_in)) => has[component.index()] == is_in,
            Some(Fact::Issue(issue, value)) => settled[issue.index()].is_none_or(|settled| settled == value),
        };
        prop_assert!(outcomes.keys().all(holds), "{:?}\n{}", why, framework.positions[why.judged.position].entry.id);
    }
    Ok(())
}

fn earlier(ground: &Ground) -> Option<usize> {
    match ground {
        Ground::Step(place) => Some(*place),
        Ground::Clause(_) => None,
    }
}

/// What each use of something comes to is what the outcomes come to that use it so.
fn cases(
    framework: &Framework,
    why: &Why,
    outcomes: &brute::Outcomes,
    place: usize,
    text: &str,
) -> Result<(), TestCaseError> {
    for cases in &why.cases {
        for &(this, truth) in &cases.uses {
            let uses = |(has, settled): &brute::Package| match (&cases.of, this) {
                (Dependency::Bracket(component), Use::Included(is_in)) => Some(has[component.index()] == is_in),
                (Dependency::Choice(choice), Use::Member(member)) => {
                    let members = framework.choices[*choice].one_of.iter().map(|member| member.value);
                    Some(members.filter(|it| has[it.index()]).eq(member))
                }
                (Dependency::OpenValue(issue, _), Use::Value(value, _)) => Some(settled[issue.index()] == Some(value)),
                // Values of what nothing settles, and events, are not told by a package.
                _ => None,
            };
            let told = outcomes.iter().filter(|(package, _)| uses(package).unwrap_or(true));
            let truths: BTreeSet<bool> = told.flat_map(|(_, all)| all.iter().map(|truths| truths[place])).collect();
            let tried = match (truths.contains(&true), truths.contains(&false)) {
                (true, false) => Truth::Always,
                (false, true) => Truth::Never,
                _ => Truth::Sometimes,
            };
            let known = matches!(cases.of, Dependency::Bracket(_) | Dependency::Choice(_) | Dependency::OpenValue(..));
            prop_assert!(!known || tried == truth, "{:?} {:?} {:?}\n{}", cases, this, tried, text);
        }
    }
    Ok(())
}

/// The smallest sets of freedoms in which packages that have an outcome with the statement differ from the one that is shown.
fn nearest(framework: &Framework, shown: &Package, outcomes: &brute::Outcomes, place: usize) -> BTreeSet<Changes> {
    let having = outcomes.iter().filter(|(_, all)| all.iter().any(|truths| truths[place]));
    let all: BTreeSet<Changes> = having.map(|(package, _)| differences(framework, shown, package)).collect();
    all.iter().filter(|set| !all.iter().any(|other| other != *set && other.is_subset(set))).cloned().collect()
}

fn differences(framework: &Framework, shown: &Package, (has, settled): &brute::Package) -> Changes {
    let mut changes = Changes::new();
    for (id, component) in framework.components.iter().filter(|(id, _)| shown.has(*id) != has[id.index()]) {
        let thing = component.choice.map_or(Thing::Component(id), Thing::Choice);
        changes.insert(thing.id(framework).to_owned());
    }
    for (&issue, value) in &shown.values {
        if settled[issue.index()].is_some_and(|other| other != *value) {
            changes.insert(framework.issues[issue].entry.id.clone());
        }
    }
    changes
}

fn id(framework: &Framework, used: Used) -> String {
    let thing = match used {
        Used::Component(component, _) => Thing::Component(component),
        Used::Choice(choice, _) => Thing::Choice(choice),
        Used::Issue(issue, _) => Thing::Issue(issue),
    };
    thing.id(framework).to_owned()
}

/// The ways of settling issues are those of the packages that there are.
pub(crate) fn settles(text: &str) -> Result<(), TestCaseError> {
    let framework = read(text);
    let Some(outcomes) = brute::outcomes(&framework, None).filter(|outcomes| !outcomes.is_empty()) else {
        return Ok(());
    };
    let theory = Theory::of(&framework, &Statements::select(&framework, &Question::default()));
    let (computed, complete) = Inquiry::new(&framework, &theory).settlements(1_000);
    let settled = |settlement: &[(peace_model::framework::IssueId, Option<Value>)]| {
        let mut settled = vec![None; framework.issues.len()];
        settlement.iter().for_each(|(issue, value)| settled[issue.index()] = *value);
        settled
    };
    let distinct: BTreeSet<Vec<Option<Value>>> = computed.iter().map(|it| settled(it)).collect();
    let tried: BTreeSet<Vec<Option<Value>>> = outcomes.keys().map(|(_, settled)| settled.clone()).collect();
    prop_assert_eq!((distinct.len(), complete), (computed.len(), true), "{}", text);
    prop_assert_eq!(distinct, tried, "{}", text);
    Ok(())
}
