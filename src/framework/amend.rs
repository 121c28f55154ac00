//! What a provision says once an amendment is put into it: single values replaced, lists added to.

use std::collections::BTreeMap;

use super::{Component, ComponentId, Framework, Nature, Open, Provision, Terms};
use crate::{expr::Logic, source::Spanned};

/// An amendment to an amendment to … is followed so far, as includes are; it also ends a circle.
pub(super) const MAX_AMENDMENTS: usize = 16;

impl Framework {
    /// What an amendment amends, and what that amends, up to a provision; nothing for a provision. A circle ends before it comes round.
    pub fn amends(&self, id: ComponentId) -> impl Iterator<Item = ComponentId> {
        let next = |id: ComponentId| match &self.components[id].nature {
            Nature::Provision { .. } => None,
            Nature::Amendment { target, .. } => Some(target.value),
        };
        std::iter::successors(next(id), move |&id| next(id)).take(MAX_AMENDMENTS).take_while(move |&next| next != id)
    }

    /// The provision that a component amends in the end; itself, if it is one or amends none.
    pub fn provision_of(&self, id: ComponentId) -> ComponentId {
        self.amends(id).find(|&end| self.components[end].nature.is_provision()).unwrap_or(id)
    }

    /// The amendments of each provision that has some, and those to its amendments, that are not left out; what amends an amendment comes
    /// after it.
    pub fn amendments(&self) -> BTreeMap<ComponentId, Vec<ComponentId>> {
        let mut found: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for amendment in self.components.ids().filter(|&id| !self.left_out(id)) {
            let target = self.provision_of(amendment);
            if target != amendment {
                found.entry(target).or_default().push(amendment);
            }
        }
        found.values_mut().for_each(|amendments| amendments.sort_by_key(|&amendment| self.amends(amendment).count()));
        found
    }

    /// A component as some of its amendments change it.
    pub fn amended(&self, component: ComponentId, amendments: &[ComponentId]) -> Component {
        let mut amended = self.components[component].clone();
        for &id in amendments {
            let by = &self.components[id];
            amend(&mut amended.provision, &by.provision);
            amended.nature.terms_mut().amend(by.nature.terms());
        }
        amended
    }
}

/// Puts what an amendment says into a provision.
pub(super) fn amend(provision: &mut Provision, by: &Provision) {
    replace(&mut provision.point, by.point.as_ref());
    replace(&mut provision.text, by.text.as_ref());
    replace(&mut provision.discretion_of, by.discretion_of.as_ref());
    replace(&mut provision.reversible, by.reversible.as_ref());
    replace(&mut provision.duty, by.duty.as_ref());
    replace(&mut provision.phase, by.phase.as_ref());
    replace(&mut provision.vague_time, by.vague_time.as_ref());
    replace(&mut provision.share, by.share.as_ref());
    replace(&mut provision.takes, by.takes.as_ref());
    replace(&mut provision.within, by.within.as_ref());
    for (day, by) in [
        (&mut provision.starts_by, &by.starts_by),
        (&mut provision.due, &by.due),
        (&mut provision.not_before, &by.not_before),
        (&mut provision.falls_on, &by.falls_on),
        (&mut provision.expires, &by.expires),
    ] {
        replace(day, by.as_ref());
    }
    for (parties, by) in [
        (&mut provision.by, &by.by),
        (&mut provision.for_, &by.for_),
        (&mut provision.performed_by, &by.performed_by),
        (&mut provision.at_cost_of, &by.at_cost_of),
        (&mut provision.consent, &by.consent),
    ] {
        add(parties, by);
    }
    add(&mut provision.verified_by, &by.verified_by);
    add(&mut provision.form, &by.form);
    add(&mut provision.carries_out, &by.carries_out);
    add(&mut provision.undefined_terms, &by.undefined_terms);
    add(&mut provision.defers, &by.defers);
    add(&mut provision.requires, &by.requires);
    add(&mut provision.excludes, &by.excludes);
    add(&mut provision.void_if, &by.void_if);
    add(&mut provision.suspends_if, &by.suspends_if);
    provision.with.extend(by.with.iter().cloned());
    for settles in &by.settles {
        provision.settles.retain(|old| old.issue != settles.issue);
        provision.settles.push(settles.clone());
    }
    wait_longer(provision, by);
}

/// An `after` in an amendment is one more precondition.
fn wait_longer(provision: &mut Provision, by: &Provision) {
    provision.after = match (provision.after.take(), &by.after) {
        (Some(old), Some(new)) => Some(Spanned { at: new.at, value: Logic::All(vec![old.value, new.value.clone()]) }),
        (old, new) => old.or_else(|| new.clone()),
    };
}

impl Terms {
    /// Puts what an amendment says into the fields of a kind. The two are of one kind.
    pub(super) fn amend(&mut self, by: &Self) {
        match (self, by) {
            (Self::Guarantee(terms), Self::Guarantee(by)) => {
                add(&mut terms.against, &by.against);
                reopen(&mut terms.trigger, &by.trigger);
                add(&mut terms.response, &by.response);
                reopen(&mut terms.activated_by, &by.activated_by);
                reopen(&mut terms.responds_within, &by.responds_within);
                add(&mut terms.area_excluded, &by.area_excluded);
            }
            (Self::Body(terms), Self::Body(by)) => {
                add(&mut terms.members, &by.members);
                add(&mut terms.optional_members, &by.optional_members);
                reopen(&mut terms.decides_by, &by.decides_by);
                reopen(&mut terms.chair, &by.chair);
                reopen(&mut terms.tie_break, &by.tie_break);
                add(&mut terms.oversees, &by.oversees);
                add(&mut terms.powers, &by.powers);
            }
            (Self::Overseer { oversees }, Self::Overseer { oversees: by }) => add(oversees, by),
            (Self::Line(terms), Self::Line(by)) => {
                reopen(&mut terms.line, &by.line);
                reopen(&mut terms.area, &by.area);
                add(&mut terms.prohibits, &by.prohibits);
                reopen(&mut terms.zone, &by.zone);
            }
            (Self::Withdrawal(terms), Self::Withdrawal(by)) => {
                reopen(&mut terms.from, &by.from);
                reopen(&mut terms.to, &by.to);
                reopen(&mut terms.distance, &by.distance);
            }
            (Self::Relief(terms), Self::Relief(by)) => {
                reopen(&mut terms.effect, &by.effect);
                add(&mut terms.imposed_by, &by.imposed_by);
            }
            (Self::Crimes(terms), Self::Crimes(by)) => {
                add(&mut terms.covers, &by.covers);
                add(&mut terms.excludes_crimes, &by.excludes_crimes);
            }
            (Self::Snapback(terms), Self::Snapback(by)) => {
                add(&mut terms.reverses, &by.reverses);
                replace(&mut terms.if_, by.if_.as_ref());
                replace(&mut terms.decided_by, by.decided_by.as_ref());
                reopen(&mut terms.default, &by.default);
                reopen(&mut terms.delay, &by.delay);
            }
            _ => {}
        }
    }

    /// Leaves a field that is open among several values the one at `place` of the author's list.
    pub(super) fn keep(&mut self, field: &str, place: usize) {
        match (self, field) {
            (Self::Guarantee(terms), "trigger") => only(&mut terms.trigger, place),
            (Self::Guarantee(terms), "activated-by") => only(&mut terms.activated_by, place),
            (Self::Guarantee(terms), "responds-within") => only(&mut terms.responds_within, place),
            (Self::Body(terms), "decides-by") => only(&mut terms.decides_by, place),
            (Self::Body(terms), "chair") => only(&mut terms.chair, place),
            (Self::Body(terms), "tie-break") => only(&mut terms.tie_break, place),
            (Self::Line(terms), "line") => only(&mut terms.line, place),
            (Self::Line(terms), "area") => only(&mut terms.area, place),
            (Self::Line(terms), "zone") => only(&mut terms.zone, place),
            (Self::Withdrawal(terms), "from") => only(&mut terms.from, place),
            (Self::Withdrawal(terms), "to") => only(&mut terms.to, place),
            (Self::Withdrawal(terms), "distance") => only(&mut terms.distance, place),
            (Self::Relief(terms), "effect") => only(&mut terms.effect, place),
            (Self::Snapback(terms), "default") => only(&mut terms.default, place),
            (Self::Snapback(terms), "delay") => only(&mut terms.delay, place),
            _ => {}
        }
    }
}

fn replace<T: Clone>(value: &mut Option<T>, by: Option<&T>) {
    if let Some(by) = by {
        *value = Some(by.clone());
    }
}

fn add<T: Clone>(list: &mut Vec<Spanned<T>>, by: &[Spanned<T>]) {
    list.extend_from_slice(by);
}

fn reopen<T: Clone>(open: &mut Open<T>, by: &Open<T>) {
    if !by.is_empty() {
        open.clone_from(by);
    }
}

fn only<T>(open: &mut Open<T>, place: usize) {
    if place < open.len() {
        open.truncate(place + 1);
        open.drain(..place);
    }
}
