//! What has a date: the signature, what a scenario has happen, and what may come before the signature.

use super::{Encoder, calendar::Days, instant::Phase};
use crate::{
    calendar::PartialDate,
    expr::Anchor,
    framework::{Day, Nature, Provision, Thing},
    logic::{
        prop::{Instant, Prop},
        reason::{Clause, TimeKey},
    },
    source::Spanned,
};

impl<'a> Encoder<'a> {
    /// Nothing happens before the signature unless it is dated.
    pub(super) fn encode_earliest_day(&mut self, thing: Thing, provision: &'a Provision) {
        if let Some(holds) = self.not_before_signature(thing, provision) {
            let at = thing.at(self.framework).expect("a component or step is defined somewhere");
            self.rule(thing, at, Clause::AfterSignature, holds);
        }
    }

    /// That it does not, unless it is dated; `None` for what has no points of its own.
    pub(super) fn not_before_signature(&mut self, thing: Thing, provision: &'a Provision) -> Option<Prop> {
        let whole = match thing {
            // An amendment has the points of its target, and a component with steps those of its steps.
            Thing::Component(component) => {
                let amends = matches!(self.framework.components[component].nature, Nature::Amendment { .. });
                if amends || self.has_steps(component) {
                    return None;
                }
                None
            }
            Thing::Step(step) => Some(self.framework.steps[step].component),
            _ => None,
        };
        let mut dated = vec![self.dated(thing, provision)];
        if let Some(whole) = whole {
            dated.push(self.dated(Thing::Component(whole), &self.framework.components[whole].provision));
        }
        let start = self.instant(thing, Phase::Start);
        Some(Prop::any(dated.into_iter().chain([Prop::gap(Instant::SIGNATURE, start, 0)])))
    }

    /// The unit as amended has a date of its own, or a day before the signature.
    fn dated(&self, thing: Thing, provision: &'a Provision) -> Prop {
        if self.has_happened(thing) {
            return Prop::TRUE;
        }
        let speaking = self.speaking_of(thing, provision);
        let dates = speaking.iter().flat_map(|(given, by, provision)| {
            let dated = times(provision).into_iter().filter(|(key, time)| self.is_dated(*key, &time.value));
            dated.map(|(key, _)| Prop::all([given.clone(), self.not_replaced(*by, key.word())]))
        });
        Prop::any(dates)
    }

    /// It names a day before the signature, or, where the day of the signature is not known, a date at all.
    fn is_dated(&self, key: TimeKey, time: &Day) -> bool {
        let moved = if self.moved == Some(key) { self.leeway.later - self.leeway.earlier } else { 0 };
        time.parts().iter().any(|when| match &when.anchor {
            Anchor::Point(point) => {
                let days = when.offset.map(|offset| (offset.before, offset.length.nominal_days()));
                point.thing == Thing::Signature
                    && days.is_some_and(|(before, days)| before && (moved == 0 || days > moved))
            }
            Anchor::Date(_) if self.calendar.signed.is_none() => true,
            Anchor::Date(date) => {
                let Days { first, last } = self.calendar.days(*date, when.offset.map(|it| (it.length, it.before)));
                // What is due in the month of the signature can be done after it.
                let day = if matches!(key, TimeKey::StartsBy | TimeKey::Due) { Some(last) } else { first };
                day.is_none_or(|day| day + moved < 0)
            }
        })
    }

    fn has_happened(&self, thing: Thing) -> bool {
        let scenario = self.framework.scenario.as_ref();
        scenario.is_some_and(|scenario| scenario.happened.iter().any(|(happened, _)| happened.value == thing))
    }

    pub(super) fn encode_signed(&mut self) {
        if let Some(signed) = self.framework.heading.as_ref().and_then(|heading| heading.signed) {
            let on_day = self.on_date(signed.value, Instant::SIGNATURE);
            self.theory.signature_known = self.calendar.signed.is_some();
            self.rule(Thing::Plan, signed.at, Clause::Signed, on_day);
        }
    }

    pub(super) fn encode_happened(&mut self) {
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

fn times(provision: &Provision) -> Vec<(TimeKey, &Spanned<Day>)> {
    let times = [
        (TimeKey::StartsBy, &provision.starts_by),
        (TimeKey::Due, &provision.due),
        (TimeKey::NotBefore, &provision.not_before),
        (TimeKey::FallsOn, &provision.falls_on),
    ];
    times.into_iter().filter_map(|(key, time)| Some((key, time.as_ref()?))).collect()
}
