//! Two parties that read one provision, or the order of two, in opposite ways.

use std::collections::BTreeMap;

use super::{
    Context,
    wording::{ids, list, names, on_record, resting_on, verb, who},
};
use crate::{
    expr::Compare,
    finding::Finding,
    framework::{Framework, Issue, Literal, PositionId, Stance, Stop, Thing, Value, Values},
    order::stated,
};

/// One thing that a party reads into the text, or out of it.
#[derive(Clone, Copy)]
struct Reading<'a> {
    position: PositionId,
    literal: &'a Literal,
    holds: bool,
}

pub(super) fn run(cx: &Context<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for readings in readings(cx).values() {
        for (index, one) in readings.iter().enumerate() {
            let others = readings[index + 1..].iter();
            let opposite = |other: &&Reading<'_>| {
                of_different_parties(cx.framework, one.position, other.position)
                    && are_opposite(cx.framework, one, other)
                    && !in_one_deadlock(cx, one.position, other.position)
            };
            found.extend(others.filter(opposite).map(|other| finding(cx.framework, one, other)));
        }
    }
    found
}

/// What is read, by what it is read of: things in the order of their definition.
fn readings<'a>(cx: &Context<'a>) -> BTreeMap<Vec<Thing>, Vec<Reading<'a>>> {
    let mut found: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for (position, statement) in cx.framework.positions.iter().filter(|(id, _)| cx.statements.in_force(*id)) {
        // A reading under a condition and another without it can both be right.
        let Stance::Reads(formula) = &statement.stance else { continue };
        if statement.condition.is_some() {
            continue;
        }
        for (literal, holds) in stated(&formula.value) {
            let mut things = literal.things();
            things.sort_unstable();
            found.entry(things).or_default().push(Reading { position, literal, holds });
        }
    }
    found
}

fn of_different_parties(framework: &Framework, one: PositionId, other: PositionId) -> bool {
    let parties = |id: PositionId| framework.positions[id].parties.iter().map(|party| party.value);
    let only = |id, but| parties(id).any(|party| parties(but).all(|other| other != party));
    only(one, other) && only(other, one)
}

fn in_one_deadlock(cx: &Context<'_>, one: PositionId, other: PositionId) -> bool {
    cx.deadlocks.iter().any(|deadlock| {
        let claims = deadlock.claims().into_iter().chain(deadlock.agreeing.iter().copied());
        let on: Vec<_> = claims.map(|claim| cx.order.claims[claim].position).collect();
        on.contains(&one) && on.contains(&other)
    })
}

fn finding(framework: &Framework, one: &Reading<'_>, other: &Reading<'_>) -> Finding {
    let parties = || [one, other].into_iter().flat_map(|reading| &framework.positions[reading.position].parties);
    let things = one.literal.things();
    let what = match things.len() {
        2 => format!("the order of {}", list(&ids(framework, things.clone()), "and")),
        _ => list(&ids(framework, things.clone()), "and"),
    };
    let message = format!("{} read {what} in opposite ways", names(framework, parties()));
    let reads = |reading: &Reading<'_>| {
        let verb = verb(framework, reading.position, "reads", "read");
        let reads = format!("{} {verb} {}", who(framework, reading.position), in_words(framework, reading));
        format!("{reads}, {}", on_record(framework, reading.position))
    };
    let finding = Finding::new(one.literal.at(), message).here(reads(one)).label(other.literal.at(), reads(other));
    resting_on(framework, finding, [one.position, other.position])
        .about(things.iter().map(|thing| thing.id(framework)))
        .parties(parties().map(|party| framework.parties[party.value].entry.id.as_str()))
        .help("say in the text which of the two is meant")
}

/// "`a` before `b`", "not `a` before `b`", "`membership` != open".
fn in_words(framework: &Framework, reading: &Reading<'_>) -> String {
    let things: Vec<_> = reading.literal.things().iter().map(|thing| format!("`{}`", thing.id(framework))).collect();
    let words = match reading.literal {
        Literal::Before { .. } => things.join(" before "),
        Literal::With { .. } => things.join(" with "),
        Literal::Holds(_) => things.concat(),
        Literal::Compare { issue, sign, value, .. } => {
            format!("{} {} {}", things.concat(), sign.word(), framework.issues[*issue].word(*value))
        }
    };
    if reading.holds { words } else { format!("that {words} is not so") }
}

/// Whether two readings of the same things cannot both be right.
fn are_opposite(framework: &Framework, one: &Reading<'_>, other: &Reading<'_>) -> bool {
    match (one.literal, other.literal) {
        (Literal::Holds(_), Literal::Holds(_)) | (Literal::With { .. }, Literal::With { .. }) => {
            one.holds != other.holds
        }
        (
            Literal::Compare { issue, sign, value, .. },
            Literal::Compare { sign: other_sign, value: other_value, .. },
        ) => !candidates(&framework.issues[*issue], [*value, *other_value]).into_iter().any(|answer| {
            one.holds == is(answer, *sign, *value) && other.holds == is(answer, *other_sign, *other_value)
        }),
        (Literal::Compare { sign, value, .. }, Literal::Holds(_)) => {
            (0..=1).all(|answer| (one.holds == is(answer, *sign, *value)) != (other.holds == (answer == 1)))
        }
        (Literal::Holds(_), Literal::Compare { .. }) => are_opposite(framework, other, one),
        (Literal::Before { first, second, .. }, Literal::Before { first: other_first, .. }) => {
            let reversed = thing(first) != thing(other_first) && thing(first) != thing(second);
            if reversed { one.holds && other.holds } else { one.holds != other.holds }
        }
        (Literal::Before { .. }, Literal::With { .. }) | (Literal::With { .. }, Literal::Before { .. }) => {
            one.holds && other.holds
        }
        _ => false,
    }
}

fn thing(stop: &Stop) -> Option<Thing> {
    match stop {
        Stop::Point(point) => Some(point.thing),
        Stop::Date(_) => None,
    }
}

/// Answers among which one fits both of two comparisons, if any answer does: all that have names, or the numbers around both.
fn candidates(issue: &Issue, values: [Value; 2]) -> Vec<Value> {
    match &issue.values {
        Values::YesNo => vec![0, 1],
        Values::Named { names, .. } => (0..).take(names.len()).collect(),
        Values::Numbers(_) => {
            let around = values.into_iter().flat_map(|value| [value - 1, value, value + 1]);
            around.filter(|&number| number >= 0).collect()
        }
    }
}

fn is(answer: Value, sign: Compare, value: Value) -> bool {
    match sign {
        Compare::Equal => answer == value,
        Compare::Unequal => answer != value,
        Compare::Less => answer < value,
        Compare::AtMost => answer <= value,
        Compare::More => answer > value,
        Compare::AtLeast => answer >= value,
    }
}
