//! Who can stall what another gains, beside what it owes.

use std::collections::BTreeMap;

use super::{
    super::super::picture::{End, Line, Meaning},
    Chosen, ids, name, some,
};
use crate::{
    framework::{Framework, PartyId, Thing},
    power::{beneficiaries, is_obliged},
    report::PowersFound,
};

/// What parties can stall in one package.
#[derive(Default)]
pub(super) struct Stalls {
    /// By who can stall and who gains.
    gains: BTreeMap<(PartyId, PartyId), Vec<Thing>>,
    /// What is said in the figure of each party that can stall anything.
    pub(super) rows: BTreeMap<PartyId, Vec<String>>,
}

impl Stalls {
    pub(super) fn of(found: &PowersFound, chosen: &Chosen<'_>) -> Self {
        let shown = &found.shown;
        let wanted = |acts: &[Thing]| acts.iter().copied().filter(|&act| chosen.has(act)).collect::<Vec<_>>();
        let steps = wanted(found.levers.acts()).len();
        let mut stalls = Self::default();
        for hold in &found.holds {
            let (party, acts, costs) = (hold.party, wanted(&hold.stalls), wanted(&hold.at_own_cost));
            if acts.is_empty() {
                continue;
            }
            let word = if steps == 1 { "step" } else { "steps" };
            let mut rows = vec![format!("can stall {} of {steps} {word}", acts.len())];
            if !costs.is_empty() {
                rows.push(format!("at its own cost: {}", ids(shown, &costs).join(", ")));
            }
            stalls.rows.insert(party, rows);
            // That it can leave undone what it owes is everybody's, and has its own line.
            for act in acts.into_iter().filter(|&act| !is_obliged(shown, act, party)) {
                for gains in beneficiaries(shown, act).iter().filter(|other| other.value != party) {
                    stalls.gains.entry((party, gains.value)).or_default().push(act);
                }
            }
        }
        stalls
    }

    /// A line for whatever one party can stall of what another gains.
    pub(super) fn lines(&self, framework: &Framework) -> Vec<Line> {
        let line = |(&(by, to), acts): (&(PartyId, PartyId), &Vec<Thing>)| {
            let words = format!("can stall {}", some(framework, acts));
            let mut line = Line::new(End::Party(by), End::Party(to), Meaning::Stalls, words);
            let (by, to) = (name(framework, by), name(framework, to));
            line.tooltip.push(format!("{by} can stall what {to} gains: {}", ids(framework, acts).join(", ")));
            line
        };
        self.gains.iter().map(line).collect()
    }
}
