//! Repairs that change clauses, by trying every set of clauses and statements, and every smaller change.

use std::{collections::BTreeSet, ops::RangeInclusive};

use peace_model::{
    framework::{Framework, Nature, PositionId, Provision, Thing, Value},
    logic::{Change, Inquiry, Reach, Relaxation, Repair, Theory, Together},
    source::Span,
    statements::{Question, Statements},
};
use proptest::prelude::*;

use super::{
    brute,
    change::{Says, dropped, opened, says, shifted, values},
    schedule::Schedules,
};

/// Something that can give.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Item {
    Clause(Span),
    Statement(PositionId),
}

type Set = BTreeSet<Item>;

/// Every set of clauses of more is too slow to try.
const CLAUSES: RangeInclusive<usize> = 1..=6;

/// So far brute force moves a clause: beyond, its few days have no room.
const FAR: i32 = 4;

/// So many combinations of the repairs of several groups are applied.
const COMBINED: usize = 40;

/// The repairs of a draft, contradictory or not, are those of brute force, and each is enough and no less of it is.
pub(crate) fn repairs(text: &str, schedules: Option<&Schedules>) -> Result<(), TestCaseError> {
    let framework = super::read(text);
    let clauses = clauses(&framework);
    if !CLAUSES.contains(&clauses.len()) || !is_plain(&framework, text) {
        return Ok(());
    }
    let Some(tried) = tried(&framework, &clauses, schedules) else { return Ok(()) };
    let Some(together) = computed(&framework) else {
        prop_assert_eq!(tried, BTreeSet::new(), "no change helps\n{}", text);
        return Ok(());
    };
    prop_assert!(together.is_complete(), "{}", text);
    let combined = combined(&together);
    let found: BTreeSet<Set> = combined.iter().map(|repairs| items(repairs)).collect();
    prop_assert_eq!(&found, &tried, "\n{}", text);
    if depends(&together, text) {
        return Ok(());
    }
    for repairs in combined.iter().take(COMBINED) {
        let given_up: Vec<PositionId> = repairs.iter().flat_map(|it| it.statements.iter().flatten().copied()).collect();
        let changes: Vec<&Relaxation> = repairs.iter().flat_map(|it| &it.relax).collect();
        let leaves = |changed: &Framework| is_possible(changed, &given_up, schedules);
        let all = changes.iter().fold(framework.clone(), |draft, it| applied(&draft, it));
        prop_assert!(leaves(&all) != Some(false), "{:?} is not enough\n{}", repairs, text);
        for (place, change) in changes.iter().enumerate() {
            let others = changes.iter().enumerate().filter(|(other, _)| *other != place);
            let others = others.fold(framework.clone(), |draft, (_, it)| applied(&draft, it));
            for (less, draft) in smaller(&others, change) {
                prop_assert!(leaves(&draft) != Some(true), "{} is enough for {:?}\n{}", less, change, text);
            }
        }
    }
    Ok(())
}

/// Every clause that may change, by its place.
fn clauses(framework: &Framework) -> BTreeSet<Span> {
    let mut found = BTreeSet::new();
    for (_, component) in framework.components.iter() {
        let free = component.provision.bracketed_by.is_some() || component.choice.is_some() || component.dropped;
        found.extend((!free).then_some(component.entry.at));
        found.extend(of_provision(&component.provision));
    }
    for (_, step) in framework.steps.iter() {
        found.extend(of_provision(&step.provision));
        let timed = step.provision.after.is_some() || !step.provision.with.is_empty();
        let first = framework.components[step.component].steps[0];
        let is_first = framework.steps[first].entry.id == step.entry.id;
        found.extend((!timed && step.provision.falls_on.is_none() && !is_first).then_some(step.entry.at));
    }
    found.extend(framework.issues.iter().filter_map(|(_, issue)| Some(issue.status_quo?.at)));
    found.extend(framework.heading.iter().flat_map(|heading| &heading.requires).map(|formula| formula.at));
    found
}

fn of_provision(provision: &Provision) -> impl Iterator<Item = Span> {
    let days = [&provision.starts_by, &provision.due, &provision.not_before, &provision.falls_on];
    let days = days.into_iter().filter_map(|day| day.as_ref().map(|day| day.at));
    let lengths = [provision.takes.map(|it| it.at), provision.within.map(|it| it.at)];
    let settles = provision.settles.iter().map(|it| it.at);
    let company = provision.requires.iter().map(|it| it.at).chain(provision.excludes.iter().map(|it| it.at));
    let order = provision.after.iter().map(|it| it.at).chain(provision.with.iter().map(|it| it.at));
    settles.chain(company).chain(order).chain(days).chain(lengths.into_iter().flatten())
}

/// The least sets of clauses and statements without which the rest can hold; `None` if there is too much to try.
fn tried(framework: &Framework, clauses: &BTreeSet<Span>, schedules: Option<&Schedules>) -> Option<BTreeSet<Set>> {
    let clauses: Vec<Span> = clauses.iter().copied().collect();
    let statements = brute::judged(framework);
    let mut subsets: Vec<u32> = (0..1 << clauses.len()).collect();
    subsets.sort_by_key(|set| set.count_ones());
    let mut found: Vec<Set> = Vec::new();
    for subset in subsets {
        let waived = clauses.iter().enumerate().filter(|(place, _)| subset & (1 << place) != 0).map(|(_, &at)| at);
        let waived: Set = waived.map(Item::Clause).collect();
        // With nothing but clauses less is enough.
        if found.iter().any(|less| less.is_subset(&waived)) {
            continue;
        }
        let draft = waived.iter().fold(framework.clone(), |draft, item| match item {
            Item::Clause(at) => dropped(&draft, *at),
            Item::Statement(_) => draft,
        });
        for truths in brute::outcomes(&draft, schedules)?.values().flatten() {
            let false_ones = statements.iter().zip(truths).filter(|(_, holds)| !**holds);
            found.push(waived.iter().copied().chain(false_ones.map(|(&it, _)| Item::Statement(it))).collect());
        }
        found = minimal(found);
    }
    Some(found.into_iter().filter(|set| !set.is_empty()).collect())
}

fn minimal(mut sets: Vec<Set>) -> Vec<Set> {
    sets.sort_by_key(|set| (set.len(), set.clone()));
    sets.dedup();
    let mut kept: Vec<Set> = Vec::new();
    for set in sets {
        if !kept.iter().any(|less| less.is_subset(&set)) {
            kept.push(set);
        }
    }
    kept
}

/// What the program says; `None` if it says that nothing helps.
fn computed(framework: &Framework) -> Option<Together> {
    let statements = Statements::select(framework, &Question::default());
    let theory = Theory::of(framework, &statements);
    let reach = Reach { conflicts: 1_000, repairs: 1_000, steps: 1_000_000, clauses: true };
    let inquiry = Inquiry::new(framework, &theory);
    match inquiry.contradiction() {
        Some(_) => inquiry.mended(reach, |_| true),
        None => Some(inquiry.together(reach, |_| true)),
    }
}

/// One repair of each group, in every combination.
fn combined(together: &Together) -> Vec<Vec<&Repair>> {
    let start: Vec<Vec<&Repair>> = Vec::from([Vec::new()]);
    let all = together.clashes.iter().fold(start, |sets, clash| {
        sets.iter().flat_map(|set| clash.repairs.iter().map(move |it| [set.as_slice(), &[it]].concat())).collect()
    });
    all.into_iter().filter(|repairs| !repairs.is_empty()).collect()
}

/// Whether a clause cannot stay whatever else gives, as "less than the least". How little of it is enough then depends on what gives in
/// other groups; the program says how much is where they give what it names first.
fn depends(together: &Together, text: &str) -> bool {
    let impossible = ["level < low", "level > high", "size < 0"];
    together.clashes.len() > 1 && impossible.iter().any(|formula| text.contains(formula))
}

fn items(repairs: &[&Repair]) -> Set {
    let clauses = repairs.iter().flat_map(|repair| &repair.relax).map(|it| Item::Clause(it.cause.at));
    let statements = repairs.iter().flat_map(|repair| repair.statements.iter().flatten().copied());
    clauses.chain(statements.map(Item::Statement)).collect()
}

/// Whether some outcome upholds all statements but those given up; `None` if there is too much to try.
fn is_possible(draft: &Framework, given_up: &[PositionId], schedules: Option<&Schedules>) -> Option<bool> {
    let statements = brute::judged(draft);
    let upholds = |truths: &Vec<bool>| statements.iter().zip(truths).all(|(it, &holds)| holds || given_up.contains(it));
    Some(brute::outcomes(draft, schedules)?.values().flatten().any(upholds))
}

/// The draft with a change made.
fn applied(draft: &Framework, relaxation: &Relaxation) -> Framework {
    let at = relaxation.cause.at;
    match &relaxation.change {
        Change::Days { days, later, length } => {
            // A distance that is required is shorter, as if the later of the two could be later.
            let plan = *length && relaxation.cause.thing == Thing::Plan;
            shifted(draft, at, if *later || plan { *days } else { -days })
        }
        Change::Moved { to, .. } | Change::Opened { to } | Change::Settled { to } => {
            opened(draft, at, value(draft, at, to))
        }
        Change::Dropped | Change::LeftOut => dropped(draft, at),
    }
}

/// The value that a word stands for, in a clause of an issue.
fn value(draft: &Framework, at: Span, word: &str) -> Value {
    let says = says(draft, at).expect("a clause with a value was changed");
    // The program may name a number for one that brute force does not know.
    let all = values(draft, says.issue).into_iter().chain(-1..=20);
    let found = all.into_iter().find(|&value| draft.issues[says.issue].word(value) == word);
    found.expect("drawn numbers are small")
}

/// Everything less than a change of its sort, and what is milder.
fn smaller(draft: &Framework, relaxation: &Relaxation) -> Vec<(String, Framework)> {
    let at = relaxation.cause.at;
    let days = |most: i32| (1..=most).flat_map(|days| [days, -days]).collect::<Vec<_>>();
    let says = says(draft, at);
    let others = |wanted: &dyn Fn(&Says, Value) -> bool| -> Vec<Value> {
        let Some(says) = &says else { return Vec::new() };
        values(draft, says.issue).into_iter().filter(|&value| wanted(says, value)).collect()
    };
    let (days, others) = match &relaxation.change {
        Change::Days { days: most, .. } => (days(most - 1), Vec::new()),
        Change::Moved { to, .. } => {
            let to = value(draft, at, to);
            let nearer =
                |says: &Says, value| says.distance(value) < says.distance(to) && says.distance(value).is_some();
            (Vec::new(), others(&nearer))
        }
        Change::Opened { to } | Change::Settled { to } => {
            let to = value(draft, at, to);
            (Vec::new(), others(&|_, value| value < to))
        }
        Change::Dropped => (days(FAR), others(&|says, value| says.distance(value).is_some() || says.values.is_empty())),
        Change::LeftOut => (Vec::new(), Vec::new()),
    };
    let days = days.into_iter().map(|days| (format!("{days} days"), shifted(draft, at, days)));
    let others = others.into_iter().map(|to| (format!("the value {to}"), opened(draft, at, to)));
    days.chain(others).chain([("nothing".to_owned(), draft.clone())]).collect()
}

/// Whether brute force and the program read a draft with clauses dropped alike: what waits for a dropped clause, or was dated by it, goes on
/// as if it were there.
fn is_plain(framework: &Framework, text: &str) -> bool {
    let components = || framework.components.iter().map(|(_, component)| component);
    let waits = |provision: &Provision| provision.after.is_some() || provision.not_before.is_some();
    let within = components().any(|it| it.provision.within.is_some());
    let amends = components().any(|it| matches!(it.nature, Nature::Amendment { .. }));
    let dated = text.contains("before signature") || text.contains("2020-01-02");
    let counted = within && components().any(|it| waits(&it.provision));
    let replaced = amends && text.contains("signed");
    !counted && !replaced && !dated
}
