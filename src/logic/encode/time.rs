//! How long things take, and when they start and are done.

use super::{Encoder, calendar::Days, instant::Phase};
use crate::{
    calendar::{Duration, PartialDate},
    expr::{Anchor, Logic},
    framework::{Component, Condition, Day, Nature, Provision, Takes, Thing},
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
                self.rule(thing, time.at, Clause::Time(key), Prop::implies(given, holds));
            }
        }
    }

    fn encode_takes(&mut self, thing: Thing, takes: Spanned<Takes>) {
        let (start, end) = (self.instant(thing, Phase::Start), self.instant(thing, Phase::End));
        let least = takes.value.min.map(|min| Prop::gap(start, end, self.length(min)));
        let most = takes.value.max.map(|max| Prop::at_most(start, end, self.length(max)));
        let given = self.binds(thing, TimeKey::Takes.word());
        let holds = Prop::implies(given, Prop::all(least.into_iter().chain(most)));
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
        let holds = Prop::implies(given, Prop::any(alternatives));
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
    fn speaking_of(&self, thing: Thing, own: &'a Provision) -> Vec<(Prop, Thing, &'a Provision)> {
        let Thing::Component(component) = thing else { return vec![(Prop::TRUE, thing, own)] };
        let (framework, base) = (self.framework, self.amended(component));
        let amendments = self.amended_by[base.index()].iter().map(|&it| (self.has(it), it));
        std::iter::once((Prop::TRUE, base))
            .chain(amendments)
            .map(|(given, it)| (given, Thing::Component(it), &framework.components[it].provision))
            .collect()
    }

    fn not_replaced(&self, thing: Thing, key: &'static str) -> Prop {
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
                    Prop::implies(self.present_condition(part), bound)
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

    /// Nothing happens before the signature unless it is dated.
    fn encode_earliest_day(&mut self, thing: Thing, provision: &Provision) {
        let exempt = match thing {
            Thing::Component(component) => {
                let amendments = &self.amended_by[component.index()];
                !matches!(self.framework.components[component].nature, Nature::Provision { .. })
                    || self.has_steps(component)
                    || amendments.iter().any(|&it| is_dated(&self.framework.components[it].provision))
            }
            Thing::Step(step) => {
                let owner = self.framework.steps[step].component;
                is_dated(&self.framework.components[owner].provision) || self.has_happened(Thing::Component(owner))
            }
            _ => true,
        };
        if !exempt && !is_dated(provision) && !self.has_happened(thing) {
            let start = self.instant(thing, Phase::Start);
            let at = thing.at(self.framework).expect("a component or step is defined somewhere");
            self.rule(thing, at, Clause::AfterSignature, Prop::gap(Instant::SIGNATURE, start, 0));
        }
    }

    fn has_happened(&self, thing: Thing) -> bool {
        let scenario = self.framework.scenario.as_ref();
        scenario.is_some_and(|scenario| scenario.happened.iter().any(|(happened, _)| happened.value == thing))
    }

    fn encode_signed(&mut self) {
        if let Some(signed) = self.framework.heading.as_ref().and_then(|heading| heading.signed) {
            let on_day = self.on_date(signed.value, Instant::SIGNATURE);
            self.theory.signature_known = self.calendar.signed.is_some();
            self.rule(Thing::Plan, signed.at, Clause::Signed, on_day);
        }
    }

    fn encode_happened(&mut self) {
        let framework = self.framework;
        for (place, (thing, date)) in framework.scenario.iter().flat_map(|it| &it.happened).enumerate() {
            let point = self.instant(thing.value, Phase::Done);
            let happens = match thing.value {
                Thing::Event(event) => Prop::switch(self.happens_switch(event)),
                _ => Prop::TRUE,
            };
            let on_day = self.on_date(date.value, point);
            self.rule(thing.value, thing.at, Clause::Happened(place), Prop::all([happens, on_day]));
        }
    }

    fn on_date(&self, date: PartialDate, point: Instant) -> Prop {
        let Days { first, last } = self.calendar.days(date, None);
        let not_before = first.map_or(Prop::TRUE, |first| Prop::gap(Instant::ORIGIN, point, first));
        Prop::all([not_before, Prop::at_most(Instant::ORIGIN, point, last)])
    }
}

/// Something that a unit waits for, where `given` holds.
struct Wait {
    given: Prop,
    /// The unit is done in time after it.
    bound: Prop,
}

/// The text gives it a date, or a day before the signature.
fn is_dated(provision: &Provision) -> bool {
    let times = [&provision.starts_by, &provision.due, &provision.not_before, &provision.falls_on];
    times.into_iter().flatten().flat_map(|time| time.value.parts()).any(|when| match &when.anchor {
        Anchor::Date(_) => true,
        Anchor::Point(point) => point.thing == Thing::Signature && when.offset.is_some_and(|offset| offset.before),
    })
}
