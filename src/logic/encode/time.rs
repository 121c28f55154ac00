//! How long things take, and when they start and are done.

use super::{Encoder, has, instant::Phase, leeway::Leeway};
use crate::{
    calendar::Duration,
    expr::Logic,
    framework::{Component, Condition, Day, Provision, Takes, Thing},
    logic::{
        prop::{Instant, Prop},
        reason::{Clause, TimeKey},
        words,
    },
    source::{Span, Spanned},
};

impl<'a> Encoder<'a> {
    pub(super) fn encode_times(&mut self) {
        self.encode_signed();
        self.encode_happened();
        for (thing, provision) in self.units() {
            self.encode_bounds(thing, provision);
            if let Some(takes) = provision.takes {
                let holds = self.takes(thing, takes.value);
                self.rule(thing, takes.at, Clause::Time(TimeKey::Takes), holds);
            }
            if let Some(within) = provision.within {
                let holds = self.within(thing, provision, within.value);
                self.rule(thing, within.at, Clause::Time(TimeKey::Within), holds);
            }
            self.encode_earliest_day(thing, provision);
        }
    }

    /// The unit is in the package, and no amendment in it replaces this key.
    fn binds(&self, thing: Thing, key: &'static str) -> Prop {
        match thing {
            Thing::Component(component) => self.in_effect(component, |other: &Component| words::sets(other, key)),
            other => self.present(other),
        }
    }

    fn encode_bounds(&mut self, thing: Thing, provision: &Provision) {
        for key in [TimeKey::StartsBy, TimeKey::Due, TimeKey::NotBefore, TimeKey::FallsOn] {
            if let Some((at, bound)) = self.bound(thing, provision, key) {
                self.rule(thing, at, Clause::Time(key), bound);
            }
        }
    }

    /// What a day in the unit comes to; `None` if it does not say this key.
    fn bound(&mut self, thing: Thing, provision: &Provision, key: TimeKey) -> Option<(Span, Prop)> {
        let time = day(provision, key)?;
        let holds = match key {
            TimeKey::StartsBy => {
                let start = self.instant(thing, Phase::Start);
                self.no_later(&time.value, start)
            }
            TimeKey::Due => {
                let done = self.instant(thing, Phase::Done);
                self.due(&time.value, done)
            }
            TimeKey::NotBefore => {
                let start = self.instant(thing, Phase::Start);
                self.no_earlier(&time.value, start)
            }
            _ => {
                let done = self.instant(thing, Phase::Done);
                self.falls_on(&time.value, done)
            }
        };
        Some((time.at, Prop::implies(&self.binds(thing, key.word()), holds)))
    }

    /// What a key about time of the unit comes to; `None` if it does not say it, or says an order and no length.
    pub(super) fn timed(&mut self, thing: Thing, provision: &'a Provision, key: TimeKey) -> Option<Prop> {
        match key {
            TimeKey::After => None,
            TimeKey::Takes => provision.takes.map(|takes| self.takes(thing, takes.value)),
            TimeKey::Within => provision.within.map(|within| self.within(thing, provision, within.value)),
            _ => self.bound(thing, provision, key).map(|(_, bound)| bound),
        }
    }

    fn takes(&mut self, thing: Thing, takes: Takes) -> Prop {
        let (start, end) = (self.instant(thing, Phase::Start), self.instant(thing, Phase::End));
        let Leeway { earlier: shorter, later: longer } = self.leeway;
        let least = takes.min.map(|min| Prop::gap(start, end, (self.length(min) - shorter).max(0)));
        let most = takes.max.map(|max| Prop::at_most(start, end, self.length(max) + longer));
        Prop::implies(&self.binds(thing, TimeKey::Takes.word()), Prop::all(least.into_iter().chain(most)))
    }

    /// Done at most so long after the last of what it waits for; after the signature if it waits for nothing.
    fn within(&mut self, thing: Thing, provision: &'a Provision, length: Duration) -> Prop {
        let done = self.instant(thing, Phase::Done);
        let waits = self.waits(thing, provision, length, done);
        // No later than the last: no later than one of them.
        let mut alternatives: Vec<Prop> =
            waits.iter().map(|wait| Prop::all([wait.given.clone(), wait.bound.clone()])).collect();
        let nothing = Prop::all(waits.iter().map(|wait| wait.given.complement()));
        if nothing != Prop::FALSE {
            let from_signature = self.so_long_after_signature(length, done);
            alternatives.push(Prop::all([nothing, from_signature]));
        }
        Prop::implies(&self.binds(thing, TimeKey::Within.word()), Prop::any(alternatives))
    }

    /// Everything the unit waits for, by its own clauses and by amendments to them.
    fn waits(&mut self, thing: Thing, provision: &'a Provision, length: Duration, done: Instant) -> Vec<Wait> {
        let mut waits = Vec::new();
        for (given, other, provision) in self.speaking_of(thing, provision) {
            if let Some(after) = &provision.after
                && !matches!(&after.value, Logic::All(parts) if parts.is_empty())
            {
                waits.push(Wait { given: given.clone(), bound: self.so_long_after_met(&after.value, length, done) });
            }
            if let Some(before) = self.follows(other, provision) {
                let ready = self.instant(Thing::Step(before), Phase::Done);
                waits.push(Wait { given: given.clone(), bound: self.so_long_after(ready, length, done) });
            }
            if !provision.consent.is_empty() {
                // Consent comes on a free day, at the latest when it starts.
                let start = self.instant(thing, Phase::Start);
                waits.push(Wait { given: given.clone(), bound: self.so_long_after(start, length, done) });
            }
            if let Some(not_before) = &provision.not_before {
                let kept = self.not_replaced(other, TimeKey::NotBefore.word());
                let bound = self.so_long_after_day(&not_before.value, length, done);
                waits.push(Wait { given: Prop::all([given, kept]), bound });
            }
        }
        waits
    }

    /// The unit's own clauses, and those of the amendments to it where they are in the package.
    pub(super) fn speaking_of(&self, thing: Thing, own: &'a Provision) -> Vec<(Prop, Thing, &'a Provision)> {
        let Thing::Component(component) = thing else { return vec![(Prop::TRUE, thing, own)] };
        let (framework, base) = (self.framework, self.framework.provision_of(component));
        let amendments = self.amended_by[base.index()].iter().map(|&it| (has(it), it));
        std::iter::once((Prop::TRUE, base))
            .chain(amendments)
            .map(|(given, it)| (given, Thing::Component(it), &framework.components[it].provision))
            .collect()
    }

    pub(super) fn not_replaced(&self, thing: Thing, key: &'static str) -> Prop {
        match thing {
            Thing::Component(component) => self.not_amended(component, |other| words::sets(other, key)),
            _ => Prop::TRUE,
        }
    }

    /// `done` is at most so long after the condition is met: after the last of several, the first of alternatives.
    fn so_long_after_met(&mut self, condition: &Condition, length: Duration, done: Instant) -> Prop {
        match condition {
            Logic::Is(point) => self.so_long_after_point(point, length, done),
            Logic::All(parts) => {
                Prop::any(parts.iter().map(|part| self.so_long_after_met(part, length, done)).collect::<Vec<_>>())
            }
            Logic::Any(parts) => {
                let bounds = parts.iter().map(|part| {
                    let bound = self.so_long_after_met(part, length, done);
                    Prop::implies(&self.present_condition(part), bound)
                });
                Prop::all(bounds.collect::<Vec<_>>())
            }
            // The grammar of conditions has no `not`.
            Logic::Not(_) => Prop::TRUE,
        }
    }

    /// Enough of the condition's points are in the package for it to be met.
    fn present_condition(&self, condition: &Condition) -> Prop {
        match condition {
            Logic::Is(point) => self.present_point(point),
            Logic::All(parts) => Prop::all(parts.iter().map(|part| self.present_condition(part))),
            Logic::Any(parts) => Prop::any(parts.iter().map(|part| self.present_condition(part))),
            Logic::Not(_) => Prop::TRUE,
        }
    }
}

fn day(provision: &Provision, key: TimeKey) -> Option<&Spanned<Day>> {
    match key {
        TimeKey::StartsBy => provision.starts_by.as_ref(),
        TimeKey::Due => provision.due.as_ref(),
        TimeKey::NotBefore => provision.not_before.as_ref(),
        TimeKey::FallsOn => provision.falls_on.as_ref(),
        TimeKey::After | TimeKey::Takes | TimeKey::Within => None,
    }
}

/// Something that a unit waits for, where `given` holds.
struct Wait {
    given: Prop,
    /// The unit is done in time after it.
    bound: Prop,
}
