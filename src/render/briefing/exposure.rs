//! One order in which it can all be carried out, and how exposed each party is along the way.

use serde::Serialize;

use super::{super::text::trace, touches::Touches};
use crate::{
    framework::Thing,
    report::{Line, Trace, Traced},
};

/// All empty where there is no way to follow.
#[derive(Default, Serialize)]
pub(super) struct Course<'a> {
    package: String,
    /// The worst that each party can come to that is exposed at all.
    worst: Vec<String>,
    turns: Vec<Turn<'a>>,
    never: Vec<&'a str>,
    /// What exposure is.
    meaning: &'static str,
}

/// What is done at once.
#[derive(Serialize)]
struct Turn<'a> {
    done: Vec<&'a str>,
    by: Vec<&'a str>,
    unlocks: Vec<&'a str>,
    exposure: String,
    touches: String,
}

impl Course<'_> {
    pub(super) fn is_empty(&self) -> bool {
        self.turns.is_empty()
    }
}

pub(super) fn of(trace: &Trace) -> Course<'_> {
    let Traced::Lines { one_of_several, lines, never, exposures, .. } = &trace.traced else {
        return Course::default();
    };
    Course {
        package: trace::package(*one_of_several),
        worst: trace::exposed(&trace.framework, exposures),
        turns: lines.iter().map(|line| turn(trace, line)).collect(),
        never: ids(trace, never),
        meaning: trace::EXPOSURE,
    }
}

fn turn<'a>(trace: &'a Trace, line: &Line) -> Turn<'a> {
    let framework = &trace.framework;
    let touches = line.steps.iter().fold(Touches::default(), |touches, &step| touches.thing(framework, step));
    Turn {
        done: ids(trace, &line.steps),
        by: line.by.iter().map(|&party| framework.parties[party].name.as_str()).collect(),
        unlocks: ids(trace, &line.unlocks),
        exposure: trace::exposure(framework, &line.exposure),
        touches: touches.parties(framework, line.by.iter().copied()).words(),
    }
}

fn ids<'a>(trace: &'a Trace, things: &[Thing]) -> Vec<&'a str> {
    things.iter().map(|thing| thing.id(&trace.framework)).collect()
}
