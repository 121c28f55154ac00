//! How long things take, and when they start and are done.

use super::{Encoder, has, instant::Phase};
use crate::{
    calendar::Duration,
    expr::Logic,
    framework::{Component, Condition, Day, Provision, Takes, Thing},
    logic::{
        prop::{Instant, Prop},
        reason::{Clause, TimeKey},
        words,
    },
    source::Spanned,
};

impl<'a> Encoder<'a> {
    pub(super) fn encode_times(&mut self) {
        self.encode_signed();
        self.encode_happened();
        for (thing, provision) in self.units() {
            self.encode_bounds(thing, provision);
            if let Some(takes) = provision.takes {
                self.encode_takes(thing, takes);
            }
            if let Some(within) = provision.within {
                self.encode_within(thing, provision, within);
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
        type Bound<'b> = fn(&mut Encoder<'b>, &Day, Instant) -> Prop;
        let bounds: [(TimeKey, &Option<Spanned<Day>>, Phase, Bound<'a>); 4] = [
            (TimeKey::StartsBy, &provision.starts_by, Phase::Start, Encoder::no_later),
            (TimeKey::Due, &provision.due, Phase::Done, Encoder::due),
            (TimeKey::NotBefore, &provision.not_before, Phase::Start, Encoder::no_earlier),
            (TimeKey::FallsOn, &provision.falls_on, Phase::Done, Encoder::falls_on),
        ];
        for (key, time, phase, bound) in bounds {
            if let Some(time) = time {
                let point = self.instant(thing, phase);
                let holds = bound(self, &time.value, point);
                let given = self.binds(thing, key.word());
                self.rule(thing, time.at, Clause::Time(key), Prop::implies(&given, holds));
            }
        }
    }

    fn encode_takes(&mut self, thing: Thing, takes: Spanned<Takes>) {
        let (start, end) = (self.instant(thing, Phase::Start), self.instant(thing, Phase::End));
        let least = takes.value.min.map(|min| Prop::gap(start, end, self.length(min)));
        let most = takes.value.max.map(|max| Prop::at_most(start, end, self.length(max)));
        let given = self.binds(thing, TimeKey::Takes.word());
        let holds = Prop::implies(&given, Prop::all(least.into_iter().chain(most)));
        self.rule(thing, takes.at, Clause::Time(TimeKey::Takes), holds);
    }

    /// Done at most so long after the last of what it waits for; after the signature if it waits for nothing.
    fn encode_within(&mut self, thing: Thing, provision: &'a Provision, within: Spanned<Duration>) {
        let done = self.instant(thing, Phase::Done);
        let waits = self.waits(thing, provision, within.value, done);
        // No later than the last: no later than one of them.
        let mut alternatives: Vec<Prop> =
            waits.iter().map(|wait| Prop::all([wait.given.clone(), wait.bound.clone()])).collect();
        let nothing = Prop::all(waits.iter().map(|wait| wait.given.complement()));
        if nothing != Prop::FALSE {
            let from_signature = self.so_long_after_signature(within.value, done);
            alternatives.push(Prop::all([nothing, from_signature]));
        }
        let given = self.binds(thing, TimeKey::Within.word());
        let holds = Prop::implies(&given, Prop::any(alternatives));
        self.rule(thing, within.at, Clause::Time(TimeKey::Within), holds);
    }

    /// Everything the unit waits for, by its own clauses and by amendments to them.
    fn waits(&mut self, thing: Thing, provision: &'a Provision, length: Duration, done: Instant) -> Vec<Wait> {
        let mut waits = Vec::new();
        for (given, other, provision) in self.speaking_of(thing, provision) {
            if let Some(after) = &provision.after
                && !matches!(&after.value, Logic::All(parts) if parts.is_empty())
            {
                waits.push(Wait { given: given.clone(), bound: self.so_long_after(&after.value, length, done) });
            }
            if let Some(before) = self.follows(other, provision) {
                let ready = self.instant(Thing::Step(before), Phase::Done);
                waits.push(Wait { given: given.clone(), bound: Prop::at_most(ready, done, self.length(length)) });
            }
            if !provision.consent.is_empty() {
                // Consent comes on a free day, at the latest when it starts.
                let start = self.instant(thing, Phase::Start);
                waits.push(Wait { given: given.clone(), bound: Prop::at_most(start, done, self.length(length)) });
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
    fn so_long_after(&mut self, condition: &Condition, length: Duration, done: Instant) -> Prop {
        match condition {
            Logic::Is(point) => self.so_long_after_point(point, length, done),
            Logic::All(parts) => {
                Prop::any(parts.iter().map(|part| self.so_long_after(part, length, done)).collect::<Vec<_>>())
            }
            Logic::Any(parts) => {
                let bounds = parts.iter().map(|part| {
                    let bound = self.so_long_after(part, length, done);
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

/// Something that a unit waits for, where `given` holds.
struct Wait {
    given: Prop,
    /// The unit is done in time after it.
    bound: Prop,
}
