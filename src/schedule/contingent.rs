//! What may never come, because it waits for something that has no day: an event, a breach, a lapse.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    expr::{Anchor, Moment, Time},
    framework::{Condition, Day, Framework, Point, Provision, StepId, Thing},
};

/// Something that may happen on any day or never.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Awaited {
    pub thing: Thing,
    /// Its breach or lapse; `None`: the event itself.
    pub moment: Option<Moment>,
}

impl Awaited {
    /// Its id as it stands in the files, such as `attack` or `limits.breached`.
    pub fn id(self, framework: &Framework) -> String {
        let id = self.thing.id(framework);
        self.moment.map_or_else(|| id.to_owned(), |moment| format!("{id}.{}", moment.word()))
    }
}

type Found = BTreeMap<Thing, BTreeSet<Awaited>>;

/// For each component and step that may never come, what it waits for.
pub(super) fn contingent(draft: &Framework) -> BTreeMap<Thing, Vec<Awaited>> {
    let reader = Reader { draft, happened: happened(draft) };
    let mut found = Found::new();
    // What waits for what is in no circle, so that this ends; in the author's order mostly after two rounds.
    while reader.add(&mut found) {}
    found.into_iter().map(|(thing, awaited)| (thing, awaited.into_iter().collect())).collect()
}

fn happened(draft: &Framework) -> BTreeSet<Thing> {
    draft.scenario.iter().flat_map(|scenario| &scenario.happened).map(|(thing, _)| thing.value).collect()
}

struct Reader<'a> {
    draft: &'a Framework,
    happened: BTreeSet<Thing>,
}

impl Reader<'_> {
    /// Adds what follows from what was found so far; false if that is nothing new.
    fn add(&self, found: &mut Found) -> bool {
        let mut more = false;
        for (id, component) in self.draft.components_in_play() {
            let whole = Thing::Component(id);
            more |= self.keep(found, whole, self.own(found, &component.provision));
            let mut before: Option<StepId> = None;
            for &id in component.steps.iter().filter(|&&id| !self.draft.steps[id].dropped) {
                let (step, provision) = (Thing::Step(id), &self.draft.steps[id].provision);
                let mut awaited = self.own(found, provision);
                awaited.extend(self.own(found, &component.provision));
                if provision.after.is_none() && provision.with.is_empty() && provision.falls_on.is_none() {
                    awaited.extend(before.into_iter().flat_map(|before| self.of(found, Thing::Step(before))));
                }
                before = Some(id);
                more |= self.keep(found, whole, awaited.clone());
                more |= self.keep(found, step, awaited);
            }
        }
        more
    }

    fn keep(&self, found: &mut Found, thing: Thing, awaited: BTreeSet<Awaited>) -> bool {
        if awaited.is_empty() || self.happened.contains(&thing) {
            return false;
        }
        let known = found.entry(thing).or_default();
        let before = known.len();
        known.extend(awaited);
        known.len() > before
    }

    fn own(&self, found: &Found, provision: &Provision) -> BTreeSet<Awaited> {
        let mut awaited = BTreeSet::new();
        awaited.extend(provision.after.iter().flat_map(|after| self.condition(found, &after.value)));
        awaited.extend(provision.with.iter().flat_map(|point| self.point(found, point)));
        for day in [&provision.not_before, &provision.falls_on].into_iter().flatten() {
            awaited.extend(self.day(found, &day.value));
        }
        awaited
    }

    fn condition(&self, found: &Found, condition: &Condition) -> BTreeSet<Awaited> {
        match condition {
            Condition::Is(point) => self.point(found, point),
            Condition::All(parts) => parts.iter().flat_map(|part| self.condition(found, part)).collect(),
            Condition::Any(parts) => one_of(parts.iter().map(|part| self.condition(found, part)).collect()),
            // The grammar of conditions has no `not`.
            Condition::Not(_) => BTreeSet::new(),
        }
    }

    fn day(&self, found: &Found, day: &Day) -> BTreeSet<Awaited> {
        let parts = day.parts().iter().map(|when| match &when.anchor {
            Anchor::Point(point) => self.point(found, point),
            Anchor::Date(_) => BTreeSet::new(),
        });
        match day {
            Time::EarlierOf(_) => one_of(parts.collect()),
            Time::At(_) | Time::LaterOf(_) => parts.flatten().collect(),
        }
    }

    fn point(&self, found: &Found, point: &Point) -> BTreeSet<Awaited> {
        match point.moment {
            Some(Moment::Breached | Moment::Lapsed) => {
                BTreeSet::from([Awaited { thing: point.thing, moment: point.moment }])
            }
            _ => self.of(found, point.thing),
        }
    }

    fn of(&self, found: &Found, thing: Thing) -> BTreeSet<Awaited> {
        match thing {
            Thing::Event(_) if !self.happened.contains(&thing) => BTreeSet::from([Awaited { thing, moment: None }]),
            Thing::Issue(issue) => {
                let settles = |provision: &Provision| provision.settles.iter().any(|settles| settles.issue == issue);
                let components = self.draft.components_in_play().filter(|(_, it)| settles(&it.provision));
                let steps = self.draft.steps_in_play().filter(|(_, it)| settles(&it.provision));
                let things = components.map(|(id, _)| Thing::Component(id)).chain(steps.map(|(id, _)| Thing::Step(id)));
                things.flat_map(|thing| self.of(found, thing)).collect()
            }
            Thing::Choice(choice) => {
                let members = self.draft.choices[choice].one_of.iter().map(|member| member.value);
                let taken = members.filter(|&id| !self.draft.left_out(id));
                taken.flat_map(|id| self.of(found, Thing::Component(id))).collect()
            }
            other => found.get(&other).cloned().unwrap_or_default(),
        }
    }
}

/// Of alternatives one is enough: if one waits for nothing, all of them do.
fn one_of(alternatives: Vec<BTreeSet<Awaited>>) -> BTreeSet<Awaited> {
    if alternatives.iter().any(BTreeSet::is_empty) {
        BTreeSet::new()
    } else {
        alternatives.into_iter().flatten().collect()
    }
}
