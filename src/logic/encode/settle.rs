//! Which values the components settle, and what holds where none does.

use super::Encoder;
use crate::{
    framework::{IssueId, Settles, Thing, Value, Values},
    logic::{
        prop::Prop,
        reason::Clause,
        theory::{Dimension, DimensionOf, Loose, Measure},
    },
    source::Span,
};

/// A component or step that settles an issue.
#[derive(Clone, Debug)]
pub(super) struct Settler {
    pub thing: Thing,
    /// It is in the package, and no amendment settles the issue in its stead.
    pub given: Prop,
    values: Vec<Value>,
    at: Span,
}

impl Encoder<'_> {
    pub(super) fn find_settlers(&self) -> Vec<Vec<Settler>> {
        let mut found = vec![Vec::new(); self.framework.issues.len()];
        for (thing, provision) in self.units() {
            for settles in &provision.settles {
                found[settles.issue.index()].push(self.settler(thing, settles));
            }
        }
        found
    }

    fn settler(&self, thing: Thing, settles: &Settles) -> Settler {
        let issue = settles.issue;
        let given = match thing {
            Thing::Component(component) => {
                self.in_effect(component, |other| other.provision.settles.iter().any(|settles| settles.issue == issue))
            }
            other => self.present(other),
        };
        let values = settles.values.iter().map(|value| value.value).collect();
        Settler { thing, given, values, at: settles.at }
    }

    pub(super) fn encode_settling(&mut self) {
        for (id, issue) in self.framework.issues.iter() {
            for settler in self.settlers[id.index()].clone() {
                let among = Prop::any(settler.values.iter().map(|&value| self.scale(id).equals(value)));
                let clause = Clause::Settles { issue: id, values: settler.values };
                self.rule(settler.thing, settler.at, clause, Prop::implies(&settler.given, among));
            }
            let settled = self.settled(id);
            self.theory.settled.push(settled.clone());
            match issue.status_quo {
                Some(value) => {
                    let clause = Clause::StatusQuo { issue: id, value: value.value };
                    let holds = Prop::any([settled, self.scale(id).equals(value.value)]);
                    self.rule(Thing::Issue(id), value.at, clause, holds);
                }
                None => self.leave_loose(id, &settled),
            }
            self.encode_open_values(id);
        }
    }

    /// Some component in the package settles the issue.
    pub(super) fn settled(&self, issue: IssueId) -> Prop {
        Prop::any(self.settlers[issue.index()].iter().map(|settler| settler.given.clone()))
    }

    fn leave_loose(&mut self, issue: IssueId, settled: &Prop) {
        let unsettled = settled.complement();
        if unsettled != Prop::FALSE {
            self.theory.loose.push(Loose::Issue { issue, rank: self.scale(issue).rank, unsettled });
        }
    }

    /// Where each settler names one value, the components in the package determine it: no dimension of its own.
    fn encode_open_values(&mut self, issue: IssueId) {
        let settlers = &self.settlers[issue.index()];
        if settlers.iter().any(|settler| settler.values.len() > 1) {
            let (given, of) = (self.settled(issue), Measure::Rank(self.scale(issue).rank));
            self.theory.dimensions.push(Dimension { given, of, thing: DimensionOf::Issue(issue) });
        }
    }

    /// A yes/no issue is present in orders where it is true, any other always.
    pub(super) fn present_issue(&self, issue: IssueId) -> Prop {
        match self.framework.issues[issue].values {
            Values::YesNo => self.scale(issue).at_least(1),
            Values::Named { .. } | Values::Numbers(_) => Prop::TRUE,
        }
    }
}
