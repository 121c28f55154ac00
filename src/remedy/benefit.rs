//! Benefits that wait for performance, each with what undoes it.

use std::collections::{BTreeMap, BTreeSet};

use super::{Known, Lapses, day::known};
use crate::{
    calendar::Duration,
    exposure::{Act, Exposures},
    expr::Moment,
    framework::{
        Component, ComponentId, Condition, Day, DefaultDecision, Framework, Kind, Nature, PartyId, PartyOrBody,
        Provision, SnapbackTerms, Terms, Thing,
    },
    power::{Blocking, Decision},
    source::Spanned,
};

/// A benefit that waits for performance.
#[derive(Clone, Debug)]
pub struct Benefit {
    pub component: ComponentId,
    /// The components whose performance it directly waits for, in the author's order.
    pub rewards: Vec<ComponentId>,
    /// Who may fail to perform: those obliged by whatever it waits for, directly or not, but for those who give it. Left empty where
    /// no other provision undoes it.
    pub violators: Vec<PartyId>,
    /// What undoes it; empty: nothing does.
    pub reversals: Vec<Reversal>,
    /// It cannot be taken back once it is given: a breach after that has no remedy.
    pub is_final: bool,
}

/// Something that undoes a benefit.
#[derive(Clone, Debug)]
pub struct Reversal {
    /// The provision that undoes it, or the benefit whose own clause does.
    pub by: ComponentId,
    pub manner: Manner,
    /// What triggers it; `None`: that is not stated.
    pub trigger: Option<Spanned<Condition>>,
    /// `None`: nobody has to decide, or it is not stated who does.
    pub decided_by: Option<Spanned<PartyOrBody>>,
    /// What happens when nobody decides; `None`: that is not stated, and then nothing does.
    pub default: Option<Spanned<DefaultDecision>>,
    /// How long it takes; `None`: that is not stated.
    pub delay: Option<Duration>,
    /// Until when it can be used; `None`: without end.
    pub until: Option<Spanned<Day>>,
    /// Those of the violators who alone can keep it from happening.
    pub blocked_by: Vec<PartyId>,
    /// Whatever else has lapsed in the end, in the author's order.
    pub takes_along: Vec<Thing>,
}

/// How a benefit is undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// An earlier state returns: `reverses` of a `snapback`.
    Restored,
    /// `void-if`.
    Lapses,
    /// `suspends-if`.
    Rests,
}

/// All benefits of a draft in which nothing is left open.
pub(super) fn benefits(settled: &Framework, exposures: &Exposures, lapses: &Lapses) -> Vec<Benefit> {
    let components = settled.components_in_play().filter(|(_, component)| is_benefit(component));
    let waiting = components.map(|(id, component)| (id, component, rewards(settled, id)));
    let waiting: Vec<_> = waiting.filter(|(_, _, rewards)| !rewards.is_empty()).collect();
    if waiting.is_empty() {
        return Vec::new();
    }
    let undoing = undoing(settled);
    let benefit = |(component, defined, rewards): (ComponentId, &Component, Vec<ComponentId>)| {
        let undone_by = undoing.get(&component).map_or(&[][..], Vec::as_slice);
        let violators = if undone_by.is_empty() { Vec::new() } else { violators(settled, exposures, component) };
        let mut reversals: Vec<_> =
            undone_by.iter().map(|(by, terms)| reversal(settled, *by, terms, &violators)).collect();
        for provision in settled.provisions_of(component) {
            let voids = provision.void_if.iter().map(|condition| (Manner::Lapses, condition));
            let rests = provision.suspends_if.iter().map(|condition| (Manner::Rests, condition));
            reversals.extend(voids.chain(rests).map(|(manner, condition)| own(component, manner, condition)));
        }
        for reversal in reversals.iter_mut().filter(|reversal| reversal.manner != Manner::Rests) {
            reversal.takes_along = along(settled, lapses, component);
        }
        let is_final = defined.provision.reversible.is_some_and(|reversible| !reversible.value);
        Benefit { component, rewards, violators, reversals, is_final }
    };
    waiting.into_iter().map(benefit).collect()
}

fn is_benefit(component: &Component) -> bool {
    let relief = matches!(&component.nature, Nature::Provision { kind, .. } if kind.value == Kind::SanctionsRelief);
    component.nature.is_provision() && (relief || !component.provision.for_.is_empty())
}

/// What a benefit waits for that those who get it have to do, or where that is not stated others than those who give it.
fn rewards(settled: &Framework, id: ComponentId) -> Vec<ComponentId> {
    let benefit = &settled.components[id].provision;
    let earns = |other: &Provision| {
        let named = |list: &[Spanned<PartyId>], party: PartyId| list.iter().any(|it| it.value == party);
        let mut obliged = other.by.iter().map(|party| party.value);
        if benefit.for_.is_empty() {
            obliged.any(|party| !named(&benefit.by, party))
        } else {
            obliged.any(|party| named(&benefit.for_, party))
        }
    };
    let awaited = settled.provisions_of(id).filter_map(|provision| provision.after.as_ref());
    let points = awaited.flat_map(|after| after.value.leaves());
    // What follows on a breach or a lapse is no reward.
    let points = points.filter(|point| !matches!(point.moment, Some(Moment::Breached | Moment::Lapsed)));
    let components = points.filter_map(|point| settled.component_of(point.thing));
    let found: BTreeSet<_> = components
        .filter(|&other| other != id && is_performance(settled, other))
        .filter(|&other| settled.provisions_of(other).any(earns))
        .collect();
    found.into_iter().collect()
}

/// A day that merely comes is no performance.
fn is_performance(settled: &Framework, id: ComponentId) -> bool {
    !matches!(&settled.components[id].nature, Nature::Provision { kind, .. } if kind.value == Kind::Milestone)
}

/// Those obliged by whatever stands before a component, but for those who give it.
fn violators(settled: &Framework, exposures: &Exposures, id: ComponentId) -> Vec<PartyId> {
    let course = &exposures.course;
    let own = |act: &&Act| settled.component_of(act.thing) == Some(id);
    let mut before = vec![false; course.turns.len()];
    let mut queue: Vec<_> = exposures.acts.iter().filter(own).map(|act| act.turn).collect();
    while let Some(turn) = queue.pop() {
        if !std::mem::replace(&mut before[turn], true) {
            queue.extend(&course.turns[turn].waits_for);
        }
    }
    let acts = exposures.acts.iter().filter(|act| before[act.turn] && !own(act));
    let obliged: BTreeSet<_> = acts.flat_map(|act| act.by.iter().copied()).collect();
    let gives = |party: &PartyId| settled.provisions_of(id).any(|it| it.by.iter().any(|by| by.value == *party));
    obliged.into_iter().filter(|party| !gives(party)).collect()
}

/// For each component the provisions that undo it, at least in part.
fn undoing(settled: &Framework) -> BTreeMap<ComponentId, Vec<(ComponentId, &SnapbackTerms)>> {
    let mut found: BTreeMap<ComponentId, Vec<(ComponentId, &SnapbackTerms)>> = BTreeMap::new();
    for (by, component) in settled.components_in_play() {
        let Terms::Snapback(terms) = component.nature.terms() else { continue };
        let undone: BTreeSet<_> = terms.reverses.iter().flat_map(|thing| touched(settled, thing.value)).collect();
        for component in undone {
            found.entry(component).or_default().push((by, terms));
        }
    }
    found
}

/// The components that are undone, at least in part, with a thing.
fn touched(settled: &Framework, thing: Thing) -> Vec<ComponentId> {
    match thing {
        Thing::Choice(choice) => settled.choices[choice].one_of.iter().map(|member| member.value).collect(),
        other => settled.component_of(other).into_iter().collect(),
    }
}

fn reversal(settled: &Framework, by: ComponentId, terms: &SnapbackTerms, violators: &[PartyId]) -> Reversal {
    let provision = &settled.components[by].provision;
    let default = terms.default.first().copied();
    let blocks = |party: &PartyId| match (default.map(|default| default.value), terms.decided_by) {
        // When nobody decides it happens: to keep a decision from being taken changes nothing.
        (Some(DefaultDecision::Restore), _) => false,
        (_, Some(decider)) => Decision::of(settled, decider.value).blocking(*party) == Blocking::Alone,
        // Nobody is named who decides: it is up to those who have to carry it out.
        (_, None) => {
            let doers = if provision.performed_by.is_empty() { &provision.by } else { &provision.performed_by };
            doers.iter().any(|doer| doer.value == *party)
        }
    };
    Reversal {
        by,
        manner: Manner::Restored,
        trigger: terms.if_.clone(),
        decided_by: terms.decided_by,
        default,
        delay: terms.delay.first().map(|delay| delay.value),
        until: provision.expires.clone(),
        blocked_by: violators.iter().copied().filter(blocks).collect(),
        takes_along: Vec::new(),
    }
}

/// A clause of the benefit itself: it works by itself, as long as the benefit lasts.
fn own(by: ComponentId, manner: Manner, condition: &Spanned<Condition>) -> Reversal {
    Reversal {
        by,
        manner,
        trigger: Some(condition.clone()),
        decided_by: None,
        default: None,
        delay: None,
        until: None,
        blocked_by: Vec::new(),
        takes_along: Vec::new(),
    }
}

fn along(settled: &Framework, lapses: &Lapses, component: ComponentId) -> Vec<Thing> {
    let first = Thing::Component(component);
    let undone = lapses.follow(&[first], |_| false);
    let mut others: Vec<_> =
        undone.into_iter().filter(|&thing| settled.component_of(thing) != Some(component)).collect();
    others.sort_by_key(|thing| thing.at(settled));
    others
}

impl Reversal {
    /// Whether it ends before an obligation does. An obligation without end outlasts every remedy that has one; two ends are compared
    /// where they are counted from the same point, and otherwise nothing is concluded.
    pub fn ends_before(&self, settled: &Framework, obligation: &Provision) -> bool {
        self.until.as_ref().is_some_and(|until| ends_first(settled, &until.value, obligation))
    }
}

/// Whether a day comes before the end of an obligation.
pub(crate) fn ends_first(settled: &Framework, day: &Day, obligation: &Provision) -> bool {
    let Some(end) = &obligation.expires else { return true };
    let known = |day: &Day| -> Option<Known> { known(settled, day) };
    known(day).zip(known(&end.value)).and_then(|(day, end)| day.is_before(&end)) == Some(true)
}
