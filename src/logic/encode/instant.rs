//! Points in time: which unknown each one is, and what its name means.

use super::{Encoder, has};
use crate::{
    expr::Moment,
    framework::{ChoiceId, ComponentId, Framework, IssueId, Nature, Point, Thing},
    logic::prop::{Instant, Prop},
};

/// Which point in the life of a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    Start,
    End,
    /// The end of an act; the coming into force of a standing provision.
    Done,
    Verified,
    /// When it is broken, if ever.
    Breached,
    /// When it lapses, if ever.
    Lapsed,
}

/// How many phases there are.
const PHASES: usize = 6;

impl Phase {
    fn of(moment: Moment) -> Self {
        match moment {
            Moment::Started => Self::Start,
            Moment::Finished => Self::End,
            Moment::Verified => Self::Verified,
            Moment::Breached => Self::Breached,
            Moment::Lapsed => Self::Lapsed,
        }
    }
}

/// The points that have been spoken of. A table, because most of a large framework is looked up here.
#[derive(Clone, Debug, Default)]
pub(in crate::logic) struct Instants {
    known: Vec<Option<Instant>>,
    /// What each point is first of all; a point may have several names.
    names: Vec<(Thing, Phase)>,
    /// The first thing of each sort among all things: components, steps, choices, issues, events, the plan.
    firsts: [usize; 6],
}

impl Instants {
    pub(super) fn new(framework: &Framework) -> Self {
        let sizes = [
            framework.components.len(),
            framework.steps.len(),
            framework.choices.len(),
            framework.issues.len(),
            framework.events.len(),
        ];
        let mut firsts = [0; 6];
        for (sort, size) in sizes.into_iter().enumerate() {
            firsts[sort + 1] = firsts[sort] + size;
        }
        // The origin of dates and the signature have their numbers beforehand.
        let names = vec![(Thing::Signature, Phase::Done); 2];
        Self { known: vec![None; (firsts[5] + 2) * PHASES], names, firsts }
    }

    /// How many there are.
    pub(in crate::logic) fn count(&self) -> usize {
        self.names.len()
    }

    /// What each point is first of all.
    pub(in crate::logic) fn names(&self) -> &[(Thing, Phase)] {
        &self.names
    }

    fn place(&self, thing: Thing, phase: Phase) -> usize {
        let number = match thing {
            Thing::Component(id) => id.index(),
            Thing::Step(id) => self.firsts[1] + id.index(),
            Thing::Choice(id) => self.firsts[2] + id.index(),
            Thing::Issue(id) => self.firsts[3] + id.index(),
            Thing::Event(id) => self.firsts[4] + id.index(),
            Thing::Plan => self.firsts[5],
            Thing::Signature => self.firsts[5] + 1,
        };
        number * PHASES + phase as usize
    }

    /// A point that has been spoken of.
    pub(in crate::logic) fn get(&self, thing: Thing, phase: Phase) -> Option<Instant> {
        self.known[self.place(thing, phase)]
    }

    fn set(&mut self, thing: Thing, phase: Phase, point: Instant) {
        let place = self.place(thing, phase);
        self.known[place] = Some(point);
    }

    fn add(&mut self, thing: Thing, phase: Phase) -> Instant {
        let new = Instant(super::number(self.count()));
        self.names.push((thing, phase));
        self.set(thing, phase, new);
        new
    }
}

/// Members of which some are in the package, each with its point.
type Members = Vec<(Prop, Instant)>;

impl Encoder<'_> {
    /// The point that is meant where a bare id means being done.
    pub(super) fn point(&mut self, point: &Point) -> Instant {
        self.instant(point.thing, point.moment.map_or(Phase::Done, Phase::of))
    }

    /// The thing has the point at all. What may happen on any day or never counts as present.
    pub(super) fn present_point(&self, point: &Point) -> Prop {
        match point.moment {
            Some(Moment::Breached | Moment::Lapsed) => Prop::TRUE,
            _ => self.present(point.thing),
        }
    }

    /// The unknown that a point is. On first use, what the point means is added to the theory.
    pub(super) fn instant(&mut self, thing: Thing, phase: Phase) -> Instant {
        if thing == Thing::Signature {
            return Instant::SIGNATURE;
        }
        if let Some(known) = self.instants.get(thing, phase) {
            return known;
        }
        let (named, as_phase) = self.canonical(thing, phase);
        let point = self.instants.get(named, as_phase).unwrap_or_else(|| {
            let new = self.instants.add(named, as_phase);
            self.define(named, as_phase, new);
            new
        });
        self.instants.set(thing, phase, point);
        point
    }

    /// One name for points that are the same: an amendment has its target's life, and being done is an end or a start.
    fn canonical(&self, thing: Thing, phase: Phase) -> (Thing, Phase) {
        match (thing, phase) {
            (Thing::Component(component), phase) => {
                let component = self.framework.provision_of(component);
                let phase = if phase == Phase::Done { self.done_phase(component) } else { phase };
                (Thing::Component(component), phase)
            }
            (Thing::Step(_), Phase::Done) => (thing, Phase::End),
            (Thing::Event(_), _) => (thing, Phase::Done),
            (Thing::Plan, phase) if phase != Phase::Start => (thing, Phase::Done),
            other => other,
        }
    }

    fn done_phase(&self, component: ComponentId) -> Phase {
        match self.framework.components[component].nature {
            Nature::Provision { standing: true, .. } if self.has_steps(component) => Phase::Done,
            Nature::Provision { standing: true, .. } => Phase::Start,
            _ => Phase::End,
        }
    }

    fn define(&mut self, thing: Thing, phase: Phase, point: Instant) {
        match (thing, phase) {
            (Thing::Event(_) | Thing::Signature, _) | (_, Phase::Breached | Phase::Lapsed) => {}
            (Thing::Component(_) | Thing::Step(_), Phase::Verified) => {
                let done = self.instant(thing, Phase::Done);
                self.meaning(Prop::earlier(point, done).complement());
            }
            (Thing::Component(component), phase) => self.define_component(component, phase, point),
            (Thing::Step(_), Phase::Start) => {
                let end = self.instant(thing, Phase::End);
                self.meaning(Prop::earlier(point, end));
            }
            (Thing::Step(_), _) => {}
            (Thing::Choice(choice), phase) => self.define_choice(choice, phase, point),
            (Thing::Issue(issue), phase) => self.define_issue(issue, phase, point),
            (Thing::Plan, phase) => self.define_plan(phase, point),
        }
    }

    fn define_component(&mut self, component: ComponentId, phase: Phase, point: Instant) {
        let thing = Thing::Component(component);
        if phase == Phase::Start {
            let end = self.instant(thing, Phase::End);
            self.meaning(Prop::earlier(point, end));
        }
        if !self.has_steps(component) {
            return;
        }
        if phase == Phase::Start {
            let starts = self.step_points(component, Phase::Start);
            self.first_of(point, &starts);
        } else if phase == self.done_phase(component) {
            let ends = self.step_points(component, Phase::Done);
            self.last_of(point, &ends);
        } else {
            // A standing provision with steps may go on after the last of them.
            let done = self.instant(thing, Phase::Done);
            self.meaning(Prop::earlier(point, done).complement());
        }
    }

    /// The point of a choice is that of its member in the package.
    fn define_choice(&mut self, choice: ChoiceId, phase: Phase, point: Instant) {
        for member in &self.framework.choices[choice].one_of {
            let of_member = self.instant(Thing::Component(member.value), phase);
            let is_it = Prop::implies(&has(member.value), Prop::same(point, of_member));
            self.meaning(is_it);
        }
    }

    fn define_issue(&mut self, issue: IssueId, phase: Phase, point: Instant) {
        let settlers = self.settlers[issue.index()].clone();
        let members: Members =
            settlers.into_iter().map(|settler| (settler.given, self.instant(settler.thing, phase))).collect();
        self.last_of(point, &members);
    }

    fn define_plan(&mut self, phase: Phase, point: Instant) {
        let framework = self.framework;
        let provisions = framework.components.iter().filter(|(_, it)| matches!(it.nature, Nature::Provision { .. }));
        let members: Members = provisions.map(|(id, _)| (has(id), self.instant(Thing::Component(id), phase))).collect();
        match phase {
            Phase::Start => self.first_of(point, &members),
            _ => self.last_of(point, &members),
        }
    }

    fn step_points(&mut self, component: ComponentId, phase: Phase) -> Members {
        let steps = self.steps_of(component);
        steps
            .into_iter()
            .map(|step| {
                let owner = self.framework.steps[step].component;
                // Points of absent things bind nothing, so that its own steps need no guard.
                let given = if owner == component { Prop::TRUE } else { has(owner) };
                (given, self.instant(Thing::Step(step), phase))
            })
            .collect()
    }

    /// `point` is the last of the members in the package; free if there is none.
    fn last_of(&mut self, point: Instant, members: &Members) {
        self.extreme_of(point, members, Prop::earlier);
    }

    /// `point` is the first of the members in the package; free if there is none.
    fn first_of(&mut self, point: Instant, members: &Members) {
        self.extreme_of(point, members, |point, member| Prop::earlier(member, point));
    }

    fn extreme_of(&mut self, point: Instant, members: &Members, beyond: impl Fn(Instant, Instant) -> Prop) {
        for (given, member) in members {
            self.meaning(Prop::implies(given, beyond(point, *member).complement()));
        }
        let none = Prop::all(members.iter().map(|(given, _)| given.complement()));
        let one = members.iter().map(|(given, member)| Prop::all([given.clone(), Prop::same(point, *member)]));
        let reached = Prop::any(one.chain([none]));
        self.meaning(reached);
    }
}
