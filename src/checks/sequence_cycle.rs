//! Circles in the order of the text itself.

use super::{
    Context,
    wording::{ids, list},
};
use crate::{
    finding::{Finding, Severity},
    framework::{Framework, Thing},
    order::{Circle, Clause, Holder, Leg},
};

/// So many places of one circle are shown.
pub(super) const SHOWN: usize = 16;

/// A longer circle is not spelled out in one sentence.
const SPELLED: usize = 6;

pub(super) fn run(cx: &Context<'_>) -> Vec<Finding> {
    cx.order.circles.iter().map(|circle| finding(cx, circle)).collect()
}

fn finding(cx: &Context<'_>, circle: &Circle) -> Finding {
    let framework = cx.framework;
    let legs = backwards(circle.rounds.first().map_or(&[], Vec::as_slice));
    let first = legs.first().expect("a circle has a leg");
    let mut finding = Finding::new(first.at, chain(framework, &legs)).here(label(framework, first));
    for leg in legs.iter().skip(1).take(SHOWN) {
        finding = finding.label(leg.at, label(framework, leg));
    }
    for leg in circle.alternatives.iter().take(SHOWN) {
        finding = finding.label(leg.at, format!("otherwise {}", label(framework, leg)));
    }
    let mut things: Vec<_> = legs.iter().chain(&circle.alternatives).flat_map(|leg| [leg.after, leg.before]).collect();
    things.sort_unstable();
    things.dedup();
    finding = finding.about(things.iter().map(|thing| thing.id(framework)));
    if let Some(note) = only_with(framework, circle) {
        finding = finding.severity(Severity::Warning).note(note);
    }
    finding.help("let one of them start without the other, or do them together: `with`")
}

/// Which packages have a circle, if not all of them do.
pub(super) fn only_with(framework: &Framework, circle: &Circle) -> Option<String> {
    let with = ids(framework, circle.only_with.iter().map(|&id| Thing::Component(id)));
    (!with.is_empty()).then(|| format!("only in packages with {}", list(&with, "and")))
}

/// The legs from what waits to what it waits for, beginning with what the author named first.
fn backwards(round: &[Leg]) -> Vec<Leg> {
    let mut legs: Vec<_> = round.iter().rev().copied().collect();
    let first = legs.iter().enumerate().min_by_key(|(_, leg)| leg.after).map_or(0, |(index, _)| index);
    legs.rotate_left(first);
    legs
}

/// "`a` waits for `b`, which waits for `a`".
fn chain(framework: &Framework, legs: &[Leg]) -> String {
    if let [first, between @ ..] = legs
        && legs.len() > SPELLED
    {
        return format!("{}, and through {} more for itself", label(framework, first), between.len());
    }
    let phrase = |(index, leg): (usize, &Leg)| {
        let before = if leg.before == leg.after { "itself".to_owned() } else { before(framework, leg) };
        let goes_on = index.checked_sub(1).is_some_and(|previous| legs[previous].before == leg.after);
        let after = if goes_on { "which".to_owned() } else { format!("`{}`", leg.after.id(framework)) };
        format!("{after} {} {before}", waits(leg))
    };
    let phrases: Vec<_> = legs.iter().enumerate().map(phrase).collect();
    phrases.join(", ")
}

fn waits(leg: &Leg) -> &'static str {
    match leg.holder {
        Holder::Text(Clause::Settles) => "is settled by",
        _ if leg.together => "is done together with",
        _ => "waits for",
    }
}

/// What is waited for, as the author would write it.
fn before(framework: &Framework, leg: &Leg) -> String {
    let id = leg.before.id(framework);
    leg.moment.map_or_else(|| format!("`{id}`"), |moment| format!("`{id}.{}`", moment.word()))
}

/// What one clause puts before what.
pub(super) fn label(framework: &Framework, leg: &Leg) -> String {
    let (earlier, later) = (before(framework, leg), leg.after.id(framework));
    match leg.holder {
        Holder::Text(Clause::Due) => format!("{earlier} is due before `{later}`"),
        Holder::Text(Clause::Follows) => format!("`{later}` follows {earlier}, the step before it"),
        Holder::Text(Clause::Settles) => format!("{earlier} settles `{later}`"),
        _ => format!("`{later}` {} {earlier}", waits(leg)),
    }
}
