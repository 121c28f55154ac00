//! The values of issues: each issue has one unknown rank, and numbers fall into the cells between those that are mentioned.

use std::collections::BTreeSet;

use super::Encoder;
use crate::{
    expr::Compare,
    framework::{Choosing, Formula, Framework, IssueId, Literal, Value, Values},
    logic::prop::{Prop, Rank},
};

/// The possible values of one issue.
#[derive(Clone, Debug)]
pub(super) struct Scale {
    pub rank: Rank,
    /// The least value of each cell, in order. A cell reaches up to the next one; the last has no end.
    starts: Vec<Value>,
}

impl Scale {
    /// The value that each rank stands for.
    pub(super) fn values(&self) -> &[Value] {
        &self.starts
    }

    /// The issue's value is at least `value`, which has to start a cell or be negative.
    pub(super) fn at_least(&self, value: Value) -> Prop {
        let cell = self.starts.partition_point(|&start| start < value);
        if cell == self.starts.len() { Prop::FALSE } else { Prop::at_least(self.rank, super::number(cell)) }
    }

    pub(super) fn equals(&self, value: Value) -> Prop {
        Prop::all([self.at_least(value), self.at_least(value.saturating_add(1)).complement()])
    }

    /// The issue's value stands in this relation to `value`.
    pub(super) fn compares(&self, sign: Compare, value: Value) -> Prop {
        match sign {
            Compare::Equal => self.equals(value),
            Compare::Unequal => self.equals(value).complement(),
            Compare::AtLeast => self.at_least(value),
            Compare::Less => self.at_least(value).complement(),
            Compare::More => self.at_least(value.saturating_add(1)),
            Compare::AtMost => self.at_least(value.saturating_add(1)).complement(),
        }
    }
}

impl Encoder<'_> {
    pub(super) fn make_scales(&mut self) -> Vec<Scale> {
        let mentioned = mentioned_numbers(self.framework);
        self.framework
            .issues
            .iter()
            .map(|(id, issue)| {
                let starts = match &issue.values {
                    Values::YesNo => vec![0, 1],
                    Values::Named { names, .. } => (0..).take(names.len().max(1)).collect(),
                    Values::Numbers(_) => cells(&mentioned[id.index()]),
                };
                Scale { rank: self.new_rank(starts.len()), starts }
            })
            .collect()
    }

    pub(super) fn scale(&self, issue: IssueId) -> &Scale {
        &self.scales[issue.index()]
    }
}

/// Every number that is mentioned is a cell of its own: no formula can tell the numbers in between apart.
fn cells(mentioned: &BTreeSet<Value>) -> Vec<Value> {
    let starts: BTreeSet<Value> = mentioned
        .iter()
        .filter(|&&value| value >= 0)
        .flat_map(|&value| [value, value.saturating_add(1)])
        .chain([0])
        .collect();
    starts.into_iter().collect()
}

fn mentioned_numbers(framework: &Framework) -> Vec<BTreeSet<Value>> {
    let mut mentioned = vec![BTreeSet::new(); framework.issues.len()];
    for (id, issue) in framework.issues.iter() {
        mentioned[id.index()].extend(issue.status_quo.map(|value| value.value));
    }
    for formula in formulas(framework) {
        for literal in formula.leaves() {
            if let Literal::Compare { issue, value, .. } = literal {
                mentioned[issue.index()].insert(*value);
            }
        }
    }
    for settles in framework.provisions().flat_map(|it| &it.settles) {
        mentioned[settles.issue.index()].extend(settles.values.iter().map(|value| value.value));
    }
    for chosen in framework.scenario.iter().flat_map(|scenario| &scenario.choose) {
        if let Choosing::Issue(issue, value) = chosen.what {
            mentioned[issue.index()].insert(value);
        }
    }
    mentioned
}

fn formulas(framework: &Framework) -> impl Iterator<Item = &Formula> {
    let required = framework
        .provisions()
        .flat_map(|provision| &provision.requires)
        .chain(framework.heading.iter().flat_map(|heading| &heading.requires))
        .map(|formula| &formula.value);
    let said = framework.positions.iter().flat_map(|(_, position)| {
        position.stance.formula().into_iter().chain(&position.condition).map(|formula| &formula.value)
    });
    required.chain(said)
}
