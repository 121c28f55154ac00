//! Circles that only statements close: the text says one order, and what parties read or demand another.

use std::collections::BTreeSet;

use super::{
    Context,
    sequence_cycle::{SHOWN, label, only_with},
    wording::{claim, claimant, on_record, resting_on},
};
use crate::{
    finding::Finding,
    framework::{PositionId, Thing},
    order::{Claim, Clause, Deadlock, Holder, Leg},
};

pub(super) fn run(cx: &Context<'_>) -> Vec<Finding> {
    cx.deadlocks.iter().map(|deadlock| finding(cx, deadlock)).collect()
}

fn finding(cx: &Context<'_>, deadlock: &Deadlock) -> Finding {
    let framework = cx.framework;
    let rounds: Vec<_> = deadlock.circle.rounds.iter().map(|round| from_text(round)).collect();
    let legs: Vec<_> = rounds.iter().flatten().copied().collect();
    let first = legs.first().expect("a circle has a leg");
    let mut finding = Finding::new(first.at, orders(cx, &rounds[0])).here(says(cx, first));
    let mut seen = BTreeSet::from([first.at]);
    for leg in legs.iter().chain(&deadlock.circle.alternatives) {
        if seen.len() <= SHOWN && seen.insert(leg.at) {
            finding = finding.label(leg.at, says(cx, leg));
        }
    }
    let agreeing = deadlock.agreeing.iter().map(|&claim| &cx.order.claims[claim]);
    for also in agreeing.clone() {
        if seen.insert(also.at) {
            finding = finding
                .label(also.at, format!("{} too, {}", claim(framework, also), on_record(framework, also.position)));
        }
    }
    if let Some(note) = only_with(framework, &deadlock.circle) {
        finding = finding.note(note);
    }
    for round in &rounds[1..] {
        finding = finding.note(format!("also: {}", orders(cx, round)));
    }
    let positions: BTreeSet<_> = legs.iter().filter_map(|leg| claimed(cx, leg)).map(|claim| claim.position).collect();
    let agreeing: BTreeSet<_> = agreeing.map(|claim| claim.position).filter(|id| !positions.contains(id)).collect();
    let finding = resting_on(framework, finding, positions.iter().copied())
        .positions(agreeing.iter().map(|&id| framework.positions[id].entry.id.as_str()))
        .about(things(cx, &legs).into_iter().map(|thing| thing.id(framework)))
        .holders(deadlock.holders.iter().map(|&party| framework.parties[party].entry.id.as_str()))
        .parties(parties(cx, positions.union(&agreeing)));
    finding.help("say which of the two comes first, or let them go together: `with`")
}

/// The round beginning with what the text says, or if it says none of it, with the first statement.
fn from_text(round: &[Leg]) -> Vec<Leg> {
    let claim = |index: usize| round[index % round.len()].holder.claim();
    let opens = |&index: &usize| claim(index).is_none() && claim(index + round.len() - 1).is_some();
    let start = (0..round.len()).find(opens).or_else(|| (0..round.len()).min_by_key(|&index| claim(index)));
    let mut legs = round.to_vec();
    legs.rotate_left(start.unwrap_or(0));
    legs
}

/// "the text has `a` before `b`; Ukraine reads `b` before `a`: both cannot be carried out".
fn orders(cx: &Context<'_>, round: &[Leg]) -> String {
    let mut said: Vec<(Option<PositionId>, Vec<String>)> = Vec::new();
    let mut last = None;
    for leg in round.iter().filter(|leg| leg.holder != Holder::Text(Clause::Settles)) {
        let speaker = claimed(cx, leg).map(|claim| claim.position);
        let (first, second) = ends(cx, leg);
        let link = if leg.together { "together with" } else { "before" };
        let order = format!(" {link} `{}`", second.id(cx.framework));
        let whole = format!(" `{}`{order}", first.id(cx.framework));
        match said.last_mut() {
            Some((same, words)) if *same == speaker && last == Some(first) => words.push(order),
            Some((same, words)) if *same == speaker => words.push(format!(" and{whole}")),
            _ => said.push((speaker, vec![speaks(cx, leg), whole])),
        }
        last = Some(second);
    }
    let verdict = match said.len() {
        1 => "this cannot be carried out",
        2 => "both cannot be carried out",
        _ => "they cannot all be carried out",
    };
    let said: Vec<_> = said.iter().map(|(_, words)| words.concat()).collect();
    format!("{}: {verdict}", said.join("; "))
}

fn speaks(cx: &Context<'_>, leg: &Leg) -> String {
    claimed(cx, leg).map_or_else(|| "the text has".to_owned(), |claim| claimant(cx.framework, claim))
}

fn claimed<'a>(cx: &'a Context<'_>, leg: &Leg) -> Option<&'a Claim> {
    leg.holder.claim().map(|claim| &cx.order.claims[claim])
}

/// What comes first and what second, in the words of who says so.
fn ends(cx: &Context<'_>, leg: &Leg) -> (Thing, Thing) {
    match claimed(cx, leg) {
        // A tie can be gone both ways.
        Some(claim) if !claim.together => (claim.first, claim.second),
        _ => (leg.before, leg.after),
    }
}

fn says(cx: &Context<'_>, leg: &Leg) -> String {
    match claimed(cx, leg) {
        Some(found) => format!("{}, {}", claim(cx.framework, found), on_record(cx.framework, found.position)),
        None => format!("the text: {}", label(cx.framework, leg)),
    }
}

fn things(cx: &Context<'_>, legs: &[Leg]) -> BTreeSet<Thing> {
    legs.iter()
        .flat_map(|leg| {
            let (first, second) = ends(cx, leg);
            [leg.before, leg.after, first, second]
        })
        .collect()
}

fn parties<'a>(cx: &'a Context<'_>, positions: impl Iterator<Item = &'a PositionId>) -> BTreeSet<&'a str> {
    let parties = positions.flat_map(|&id| &cx.framework.positions[id].parties);
    parties.map(|party| cx.framework.parties[party.value].entry.id.as_str()).collect()
}
