//! From a framework to its theory: every rule with its reason.

mod amend;
mod calendar;
mod claim;
mod dated;
mod day;
mod formula;
mod instant;
mod leeway;
mod order;
mod package;
mod settle;
mod time;
mod value;

pub(super) use instant::Instants;
pub use instant::Phase;
pub(super) use leeway::{Distance, Leeway, distance};

use self::{calendar::Calendar, settle::Settler, value::Scale};
use super::{
    prop::{Prop, Rank, Switch},
    reason::{Clause, Reason, TimeKey},
    theory::{Rule, Theory, Unknowns},
};
use crate::{
    framework::{ComponentId, EventId, Framework, Provision, Thing},
    source::Span,
    statements::Statements,
};

/// Reads a framework, and the statements in force, as constraints.
pub(super) fn encode(framework: &Framework, statements: &Statements) -> Theory {
    let mut encoder = Encoder::new(framework);
    encoder.encode_packages();
    encoder.encode_amendments();
    encoder.encode_settling();
    encoder.encode_orders();
    encoder.encode_times();
    encoder.encode_claims(statements);
    encoder.finish()
}

/// What has been read so far.
pub(super) struct Encoder<'a> {
    framework: &'a Framework,
    theory: Theory,
    /// The amendments to each component, and to those amendments.
    amended_by: Vec<Vec<ComponentId>>,
    /// The possible values of each issue.
    scales: Vec<Scale>,
    /// What can settle each issue.
    settlers: Vec<Vec<Settler>>,
    instants: Instants,
    calendar: Calendar,
    ranks: u32,
    /// Whether the rule being made counts a month as 30 days, or a year as 365.
    nominal: bool,
    /// How far the clause being read is moved: not at all, but for one that is read again.
    leeway: Leeway,
    /// The key that this clause is, if it is one about time.
    moved: Option<TimeKey>,
}

impl<'a> Encoder<'a> {
    fn new(framework: &'a Framework) -> Self {
        let mut encoder = Self {
            framework,
            theory: Theory::default(),
            amended_by: amend::families(framework),
            scales: Vec::new(),
            settlers: Vec::new(),
            instants: Instants::new(framework),
            calendar: Calendar::new(framework),
            ranks: 0,
            nominal: false,
            leeway: Leeway::default(),
            moved: None,
        };
        encoder.scales = encoder.make_scales();
        encoder.theory.values = encoder.scales.iter().map(|scale| scale.values().to_vec()).collect();
        encoder.settlers = encoder.find_settlers();
        encoder
    }

    fn finish(mut self) -> Theory {
        self.theory.unknowns = Unknowns {
            switches: self.framework.components.len() + self.framework.events.len(),
            ranks: self.ranks as usize,
            instants: self.instants.count(),
        };
        (self.theory.instants, self.theory.origin) = (self.instants, self.calendar.origin);
        self.theory
    }

    /// Keeps a rule that is somebody's clause.
    fn rule(&mut self, thing: Thing, at: Span, clause: Clause, prop: Prop) {
        let nominal = std::mem::take(&mut self.nominal);
        self.theory.rules.push(Rule { prop, reason: Some(Reason { thing, at, clause }), nominal });
    }

    /// Keeps a rule that is the meaning of a word.
    fn meaning(&mut self, prop: Prop) {
        self.theory.rules.push(Rule { prop, reason: None, nominal: false });
    }

    fn new_rank(&mut self, values: usize) -> Rank {
        self.ranks += 1;
        Rank { index: self.ranks - 1, top: u32::try_from(values.saturating_sub(1)).unwrap_or(u32::MAX) }
    }

    fn happens_switch(&self, event: EventId) -> Switch {
        Switch(number(self.framework.components.len() + event.index()))
    }

    /// The thing is in the package, so that orders about it bind. What nobody is obliged to always counts as present.
    fn present(&self, thing: Thing) -> Prop {
        match thing {
            Thing::Component(component) => has(component),
            Thing::Step(step) if self.framework.steps[step].dropped => Prop::FALSE,
            Thing::Step(step) => has(self.framework.steps[step].component),
            Thing::Choice(choice) => {
                Prop::any(self.framework.choices[choice].one_of.iter().map(|member| has(member.value)))
            }
            Thing::Issue(issue) => self.present_issue(issue),
            Thing::Event(_) | Thing::Plan | Thing::Signature => Prop::TRUE,
        }
    }

    /// The thing is so: in the package, true, or happening.
    fn holds(&self, thing: Thing) -> Prop {
        match thing {
            Thing::Event(event) => Prop::switch(self.happens_switch(event)),
            other => self.present(other),
        }
    }

    /// Everything that has a provision: components, amendments and steps, in the author's order.
    fn units(&self) -> Vec<(Thing, &'a Provision)> {
        let framework = self.framework;
        let components = framework.components.iter().map(|(id, it)| (Thing::Component(id), &it.provision));
        let steps = framework.steps.iter().map(|(id, it)| (Thing::Step(id), &it.provision));
        components.chain(steps).collect()
    }
}

/// The component is in the package.
pub(super) fn has(component: ComponentId) -> Prop {
    Prop::switch(has_switch(component))
}

fn has_switch(component: ComponentId) -> Switch {
    Switch(number(component.index()))
}

fn number(index: usize) -> u32 {
    u32::try_from(index).expect("files of 16 MiB hold fewer things")
}
