//! What has happened already, as far as the files say.

use std::collections::BTreeMap;

use super::network::Network;
use crate::{
    calendar::PartialDate,
    framework::{Framework, Thing},
    logic::{Order, Sort, Times},
};

/// What the files say of whether something has happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Nothing.
    Open,
    /// That it has, on this date.
    Happened(PartialDate),
    /// That something has which waits for it.
    Implied,
}

impl Progress {
    /// When it happened, where the files say so.
    pub fn date(self) -> Option<PartialDate> {
        match self {
            Self::Happened(date) => Some(date),
            Self::Open | Self::Implied => None,
        }
    }
}

/// What has happened; everything else is open.
pub(super) fn progress(draft: &Framework, times: &Times) -> BTreeMap<Thing, Progress> {
    let happened = draft.scenario.iter().flat_map(|scenario| &scenario.happened);
    let happened: Vec<_> = happened.map(|(thing, date)| (thing.value, Progress::Happened(date.value))).collect();
    if happened.is_empty() {
        return BTreeMap::new();
    }
    let before = before(times, happened.iter().filter_map(|(thing, _)| Some(times.life(*thing)?.1)));
    let components = draft.components.ids().map(Thing::Component);
    let things = components.chain(draft.steps.ids().map(Thing::Step));
    let implied = things.filter(|&thing| times.life(thing).is_some_and(|(_, done)| before[done]));
    implied.map(|thing| (thing, Progress::Implied)).chain(happened).collect()
}

/// The points without which none of these is reached: preconditions, and steps of what is done with its last step.
fn before(times: &Times, points: impl Iterator<Item = usize>) -> Vec<bool> {
    // A day that is counted from another, or shared with it, says nothing of whether it was kept.
    let needed = |clause: usize| times.clauses[clause].sort != Sort::With;
    let network = Network::of(times, needed).reversed();
    let mut before = vec![false; network.points];
    let mut queue: Vec<usize> = points.collect();
    while let Some(point) = queue.pop() {
        for &index in &network.from[point] {
            let bound = network.bounds[index].bound;
            if bound.order != Order::Free && !std::mem::replace(&mut before[bound.to], true) {
                queue.push(bound.to);
            }
        }
    }
    before
}
