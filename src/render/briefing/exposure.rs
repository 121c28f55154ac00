//! One order in which it can all be carried out, and how exposed each party is along the way.

use std::collections::BTreeSet;

use serde::Serialize;

use super::{super::text::trace, matrix::MANY_ROWS, touches::Touches};
use crate::{
    exposure::Weight,
    framework::{PartyId, Thing},
    report::{Line, Trace, Traced},
};

/// All empty where there is no way to follow.
#[derive(Default, Serialize)]
pub(super) struct Course<'a> {
    package: String,
    /// The worst that each party can come to that is exposed at all.
    worst: Vec<String>,
    /// Those whose exposure changes on the way, by id and name.
    parties: Vec<(&'a str, &'a str)>,
    turns: Vec<Turn<'a>>,
    /// Of so many turns only those are told that change an exposure, and of those the first.
    of: Option<usize>,
    never: Vec<&'a str>,
    /// What exposure is.
    meaning: &'static str,
}

/// What is done at once.
#[derive(Serialize)]
struct Turn<'a> {
    /// From 1.
    number: usize,
    done: Vec<&'a str>,
    by: Vec<&'a str>,
    unlocks: Vec<&'a str>,
    /// Of each of the parties.
    exposures: Vec<Amount>,
    touches: String,
}

/// The exposure of a party after a turn.
#[derive(Serialize)]
struct Amount {
    weight: String,
    /// It has done more that it cannot undo than it has received.
    exposed: bool,
    /// It was another after the turn before.
    new: bool,
}

impl Course<'_> {
    pub(super) fn is_empty(&self) -> bool {
        self.turns.is_empty() && self.of.is_none()
    }
}

pub(super) fn of(trace: &Trace) -> Course<'_> {
    let Traced::Lines { one_of_several, lines, never, exposures, .. } = &trace.traced else {
        return Course::default();
    };
    let parties = moving(lines);
    let turns = (0..lines.len()).filter(|&place| lines.len() <= MANY_ROWS || changes(lines, &parties, place));
    let turns = turns.take(MANY_ROWS).map(|place| turn(trace, &parties, lines, place)).collect();
    let names = parties.iter().map(|&party| &trace.framework.parties[party]);
    Course {
        package: trace::package(*one_of_several),
        worst: trace::exposed(&trace.framework, exposures),
        parties: names.map(|party| (party.entry.id.as_str(), party.name.as_str())).collect(),
        turns,
        of: (lines.len() > MANY_ROWS).then_some(lines.len()),
        never: ids(trace, never),
        meaning: trace::EXPOSURE,
    }
}

/// The parties that are not at zero throughout, in the author's order.
fn moving(lines: &[Line]) -> Vec<PartyId> {
    let all = lines.iter().flat_map(|line| &line.exposure);
    let moving: BTreeSet<PartyId> =
        all.filter(|(_, weight)| *weight != Weight::ZERO).map(|(party, _)| *party).collect();
    moving.into_iter().collect()
}

fn weight(line: &Line, party: PartyId) -> Weight {
    line.exposure.iter().find(|(other, _)| *other == party).map_or(Weight::ZERO, |(_, weight)| *weight)
}

/// Whether the exposure of somebody is another after this turn than before.
fn changes(lines: &[Line], parties: &[PartyId], place: usize) -> bool {
    parties.iter().any(|&party| amount(lines, place, party).new)
}

fn turn<'a>(trace: &'a Trace, parties: &[PartyId], lines: &[Line], place: usize) -> Turn<'a> {
    let line = &lines[place];
    let framework = &trace.framework;
    let touches = line.steps.iter().fold(Touches::default(), |touches, &step| touches.thing(framework, step));
    Turn {
        number: place + 1,
        done: ids(trace, &line.steps),
        by: line.by.iter().map(|&party| framework.parties[party].name.as_str()).collect(),
        unlocks: ids(trace, &line.unlocks),
        exposures: parties.iter().map(|&party| amount(lines, place, party)).collect(),
        touches: touches.parties(framework, line.by.iter().copied()).words(),
    }
}

fn amount(lines: &[Line], place: usize, party: PartyId) -> Amount {
    let now = weight(&lines[place], party);
    let before = place.checked_sub(1).map_or(Weight::ZERO, |before| weight(&lines[before], party));
    let word = if now == Weight::ZERO { "0".to_owned() } else { now.to_string().replace('-', "\u{2212}") };
    Amount { weight: word, exposed: now > Weight::ZERO, new: now != before }
}

fn ids<'a>(trace: &'a Trace, things: &[Thing]) -> Vec<&'a str> {
    things.iter().map(|thing| thing.id(&trace.framework)).collect()
}
