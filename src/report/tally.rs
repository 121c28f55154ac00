//! How many red lines and demands of each party a framework upholds, breaches and leaves undecided.

use crate::{
    framework::{Framework, PartyId, Stance, Verdict},
    logic::Answer,
};

/// The verdicts on what one party insists on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    pub party: PartyId,
    pub red_lines: Counts,
    /// Requirements and rejections that are no red lines.
    pub demands: Counts,
}

impl Tally {
    /// Whether the party has a red line or a demand in force.
    pub fn insists(&self) -> bool {
        self.red_lines != Counts::default() || self.demands != Counts::default()
    }
}

/// How many statements have each verdict.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub upheld: usize,
    pub breached: usize,
    pub open: usize,
    pub silent: usize,
}

impl Counts {
    /// The numbers in the order of tables.
    pub fn in_order(&self) -> [(Verdict, usize); 4] {
        [
            (Verdict::Upheld, self.upheld),
            (Verdict::Breached, self.breached),
            (Verdict::Open, self.open),
            (Verdict::Silent, self.silent),
        ]
    }

    fn add(&mut self, verdict: Verdict) {
        *match verdict {
            Verdict::Upheld => &mut self.upheld,
            Verdict::Breached => &mut self.breached,
            Verdict::Open => &mut self.open,
            Verdict::Silent => &mut self.silent,
        } += 1;
    }
}

/// One line per party, in the author's order. A joint statement counts for each party that made it.
pub(super) fn count(framework: &Framework, answer: Option<&Answer>) -> Vec<Tally> {
    let empty = |party| Tally { party, red_lines: Counts::default(), demands: Counts::default() };
    let mut tallies: Vec<Tally> = framework.parties.ids().map(empty).collect();
    for judged in answer.iter().flat_map(|answer| &answer.verdicts) {
        let position = &framework.positions[judged.position];
        for party in &position.parties {
            let tally = &mut tallies[party.value.index()];
            match position.stance {
                _ if position.red_line => tally.red_lines.add(judged.verdict),
                Stance::Requires(_) | Stance::Rejects(_) => tally.demands.add(judged.verdict),
                _ => {}
            }
        }
    }
    tallies
}
