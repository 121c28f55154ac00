//! How many red lines and demands of each party a framework upholds, breaches and leaves undecided.

use std::collections::BTreeMap;

use crate::{
    framework::{Framework, PartyId, PositionId, Stance, Verdict},
    logic::Answer,
    statements::Statements,
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
    /// In force, and without a verdict: nothing is proposed, the draft contradicts itself, its files have mistakes, or the search was given up.
    pub unjudged: usize,
}

impl Counts {
    /// The numbers of verdicts in the order of tables.
    pub fn in_order(&self) -> [(Verdict, usize); 4] {
        [
            (Verdict::Upheld, self.upheld),
            (Verdict::Breached, self.breached),
            (Verdict::Open, self.open),
            (Verdict::Silent, self.silent),
        ]
    }

    fn add(&mut self, verdict: Option<Verdict>) {
        *match verdict {
            Some(Verdict::Upheld) => &mut self.upheld,
            Some(Verdict::Breached) => &mut self.breached,
            Some(Verdict::Open) => &mut self.open,
            Some(Verdict::Silent) => &mut self.silent,
            None => &mut self.unjudged,
        } += 1;
    }
}

/// One line per party, in the author's order. A joint statement counts for each party that made it.
pub(super) fn count(framework: &Framework, statements: &Statements, answer: Option<&Answer>) -> Vec<Tally> {
    let empty = |party| Tally { party, red_lines: Counts::default(), demands: Counts::default() };
    let mut tallies: Vec<Tally> = framework.parties.ids().map(empty).collect();
    let judged = answer.iter().flat_map(|answer| &answer.verdicts);
    let verdicts: BTreeMap<PositionId, Verdict> = judged.map(|judged| (judged.position, judged.verdict)).collect();
    for (id, position) in framework.positions.iter().filter(|(id, _)| statements.in_force(*id)) {
        let verdict = verdicts.get(&id).copied();
        for party in &position.parties {
            let tally = &mut tallies[party.value.index()];
            match position.stance {
                _ if position.red_line => tally.red_lines.add(verdict),
                Stance::Requires(_) | Stance::Rejects(_) => tally.demands.add(verdict),
                _ => {}
            }
        }
    }
    tallies
}
