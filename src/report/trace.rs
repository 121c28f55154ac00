//! One order in which a package can be carried out, step by step, and what it leaves each party exposed to.

mod ready;
mod sequence;

use std::{borrow::Cow, collections::BTreeMap};

use self::{ready::Ready, sequence::in_order};
use super::{Asked, Reading, grounds::Grounds};
use crate::{
    exposure::{Act, Balance, Exposure, Exposures, Weight},
    framework::{Component, Framework, PartyId, Terms, Thing},
    logic::{Cause, Inquiry},
    order::Turn,
    source::{FileId, Sources},
};

/// How far to go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Until {
    /// To the end.
    End,
    /// Until the step, or the component without steps, with this id is done.
    Step(String),
    /// To the worst state for the party with this id.
    Worst(String),
}

/// The way through a package.
#[derive(Debug)]
pub struct Trace {
    pub sources: Sources,
    /// As written.
    pub framework: Framework,
    pub until: Until,
    pub traced: Traced,
}

/// What there is to say.
#[derive(Debug)]
pub enum Traced {
    /// So many mistakes of the files themselves come first.
    Mistakes(usize),
    /// It proposes nothing.
    Dossier,
    /// These clauses of the draft clash by themselves.
    NoPackage(Vec<Cause>),
    /// The search for a package to show was given up.
    GivenUp,
    /// There is no such step in the package; with the nearest, if one is near.
    UnknownStep(Option<String>),
    UnknownParty(Option<String>),
    Lines {
        /// Whether the draft leaves other packages open.
        one_of_several: bool,
        lines: Vec<Line>,
        /// Steps, and components without steps, that can never come, in the author's order.
        never: Vec<Thing>,
        /// The worst of each party that does something or benefits from something, in the author's order.
        exposures: Vec<Exposure>,
        /// The party whose worst state is shown: its place in `exposures`; `None` if it has no part in the package.
        worst: Option<usize>,
    },
}

/// What is done at once.
#[derive(Clone, Debug)]
pub struct Line {
    /// Several if they are done together.
    pub steps: Vec<Thing>,
    /// Who is obliged to them, each once.
    pub by: Vec<PartyId>,
    /// What can come from now on.
    pub unlocks: Vec<Thing>,
    /// The exposure of each party after it, in the author's order.
    pub exposure: Vec<(PartyId, Weight)>,
}

impl Trace {
    /// The name of the file that was asked for.
    pub fn file(&self) -> &str {
        self.sources.name(FileId::FIRST)
    }

    /// Follows the package that stands for all.
    pub fn new(reading: Reading, asked: &Asked, until: Until) -> Self {
        let grounds = Grounds::new(reading, asked);
        let traced = follow(&grounds, grounds.inquiry().as_ref(), &until);
        let Grounds { sources, framework, .. } = grounds;
        Self { sources, framework, until, traced }
    }

    /// The same for a file of which more is asked.
    pub(super) fn of(grounds: &Grounds, inquiry: Option<&Inquiry<'_>>, until: Until) -> Self {
        let traced = follow(grounds, inquiry, &until);
        Self { sources: grounds.sources.clone(), framework: grounds.framework.clone(), until, traced }
    }
}

fn follow(grounds: &Grounds, inquiry: Option<&Inquiry<'_>>, until: &Until) -> Traced {
    let Some(inquiry) = inquiry else { return Traced::Mistakes(grounds.mistakes) };
    if grounds.framework.is_dossier() {
        return Traced::Dossier;
    }
    if let Some(clauses) = inquiry.contradiction() {
        return Traced::NoPackage(clauses);
    }
    let Some(shown) = inquiry.shown() else { return Traced::GivenUp };
    let one_of_several = matches!(shown, Cow::Owned(_)) && inquiry.answer(2).packages.count > 1_u32.into();
    let exposures = Exposures::of(&shown);
    let worst: Vec<_> = exposures.parties().into_iter().map(|party| exposures.worst(party)).collect();
    let sequence = match until {
        Until::End => in_order(&shown, &exposures),
        Until::Step(id) => {
            let mut sequence = in_order(&shown, &exposures);
            let Some(last) = sequence.iter().position(|&turn| is_done_at(&shown, &exposures.course.turns[turn], id))
            else {
                let ids = exposures.acts.iter().map(|act| act.thing.id(&shown));
                return Traced::UnknownStep(crate::document::nearest(id, ids).map(str::to_owned));
            };
            sequence.truncate(last + 1);
            sequence
        }
        Until::Worst(id) => {
            let mut parties = shown.parties.iter();
            let Some((party, _)) = parties.find(|(_, party)| party.entry.id == *id) else {
                let ids = shown.parties.iter().map(|(_, party)| party.entry.id.as_str());
                return Traced::UnknownParty(crate::document::nearest(id, ids).map(str::to_owned));
            };
            let state = worst.iter().find(|exposure| exposure.party == party).map(|exposure| &exposure.state[..]);
            turns_of(&exposures, state.unwrap_or_default())
        }
    };
    let asked =
        |exposure: &Exposure| matches!(until, Until::Worst(id) if shown.parties[exposure.party].entry.id == *id);
    Traced::Lines {
        one_of_several,
        lines: lines(&exposures, &sequence),
        never: never(&shown, &exposures),
        worst: worst.iter().position(asked),
        exposures: worst,
    }
}

fn is_done_at(framework: &Framework, turn: &Turn, id: &str) -> bool {
    turn.done.iter().any(|thing| thing.id(framework) == id)
}

/// The turns at which the things of a state are done, in its order.
fn turns_of(exposures: &Exposures, state: &[Thing]) -> Vec<usize> {
    let turn: BTreeMap<_, _> = exposures.acts.iter().map(|act| (act.thing, act.turn)).collect();
    let mut turns: Vec<_> = state.iter().filter_map(|thing| turn.get(thing).copied()).collect();
    turns.dedup();
    turns
}

fn lines(exposures: &Exposures, sequence: &[usize]) -> Vec<Line> {
    let mut acts: BTreeMap<usize, Vec<&Act>> = BTreeMap::new();
    for act in &exposures.acts {
        acts.entry(act.turn).or_default().push(act);
    }
    let mut ready = Ready::new(&exposures.course);
    let mut balance = Balance::new(exposures);
    let line = |&turn: &usize| {
        let acts = acts.get(&turn).map_or(&[][..], Vec::as_slice);
        acts.iter().for_each(|act| balance.add(act));
        let mut by = Vec::new();
        for &party in acts.iter().flat_map(|act| &act.by) {
            if !by.contains(&party) {
                by.push(party);
            }
        }
        let steps = acts.iter().map(|act| act.thing).collect();
        Line { steps, by, unlocks: ready.after(turn), exposure: balance.of_each() }
    };
    sequence.iter().map(line).collect()
}

/// What the package has and can never come.
fn never(framework: &Framework, exposures: &Exposures) -> Vec<Thing> {
    let steps = framework.steps_in_play().map(|(id, _)| Thing::Step(id));
    let happens = |component: &Component| {
        component.nature.is_provision() && !matches!(component.nature.terms(), Terms::Snapback(_))
    };
    let whole = framework
        .components_in_play()
        .filter(|(id, component)| happens(component) && framework.provisions_of(*id).count() == 1);
    let come: std::collections::BTreeSet<_> = exposures.acts.iter().map(|act| act.thing).collect();
    let mut never: Vec<_> =
        whole.map(|(id, _)| Thing::Component(id)).chain(steps).filter(|thing| !come.contains(thing)).collect();
    never.sort_by_key(|thing| thing.at(framework));
    never
}
