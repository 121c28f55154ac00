//! One outcome, everything known: whether it keeps the text, and which statements it upholds. Days and places are computed, not compared by rule.

use peace_model::{
    calendar::Duration,
    expr::{Compare, Logic, Moment, Time as When},
    framework::{
        ComponentId, Condition, Day, Formula, Framework, Literal, Nature, Point, Provision, Stance, StepId, Stop,
        Thing, Value, Values,
    },
};

use super::{
    brute::{amendments, base, settlers, step_before},
    day::{Side, day, is_dated},
    schedule::{Time, Times},
};

pub(crate) struct World<'a> {
    pub(crate) framework: &'a Framework,
    pub(crate) has: Vec<bool>,
    pub(crate) values: Vec<Value>,
    pub(crate) happens: Vec<bool>,
    pub(crate) times: Times,
}

/// The day of the signature, and the origin of dates.
const SIGNATURE: Time = (0, 0);

impl World<'_> {
    pub(crate) fn satisfies_formulas_without_time(&self) -> bool {
        let kept = |(id, component): (ComponentId, &peace_model::framework::Component)| {
            !self.has[id.index()]
                || component.provision.requires.iter().all(|formula| self.formula(&formula.value, true, false))
        };
        self.framework.components.iter().all(kept)
    }

    /// What the framework requires as a whole.
    pub(crate) fn satisfies_the_plan(&self) -> bool {
        let requires = self.framework.heading.iter().flat_map(|heading| &heading.requires);
        requires.into_iter().all(|formula| self.formula(&formula.value, true, false))
    }

    /// The text's order and times.
    pub(crate) fn keeps_the_times(&self) -> bool {
        let framework = self.framework;
        self.times.iter().all(|(&(thing, end), time)| {
            // A start comes before its end in place. A plan of nothing is free at both ends.
            end || thing == Thing::Plan || self.times.get(&(thing, true)).is_none_or(|ends| earlier(*time, *ends))
        }) && framework.components.ids().filter(|id| self.has[id.index()]).all(|id| self.component_in_time(id))
    }

    fn component_in_time(&self, id: ComponentId) -> bool {
        let component = &self.framework.components[id];
        let thing = Thing::Component(id);
        let changes: Vec<&Provision> = amendments(self.framework, &self.has, id)
            .into_iter()
            .map(|amendment| &self.framework.components[amendment].provision)
            .collect();
        let steps = component.steps.iter().all(|&step| {
            self.unit_in_time(
                Thing::Step(step),
                &self.framework.steps[step].provision,
                &[],
                step_before(self.framework, step),
            )
        });
        steps
            && match component.nature {
                Nature::Provision { .. } => self.unit_in_time(thing, &component.provision, &changes, None),
                // Its keys are looked at with its target; these two are its own.
                Nature::Amendment { .. } => self.order_kept(thing, &component.provision, None),
            }
    }

    /// A unit as amended: single values replace, preconditions add.
    fn unit_in_time(&self, thing: Thing, own: &Provision, changes: &[&Provision], before: Option<StepId>) -> bool {
        let provisions: Vec<&Provision> = changes.iter().rev().copied().chain([own]).collect();
        macro_rules! last {
            ($key:ident) => {
                provisions.iter().find_map(|provision| provision.$key.as_ref())
            };
        }
        let (start, end, done) = (self.start(thing), self.end(thing), self.done(thing));
        let (Some(start), Some(end), Some(done)) = (start, end, done) else { return false };
        let length = end.0 - start.0;
        let not_before = last!(not_before);
        let deadlines = [last!(starts_by), last!(due)].into_iter().flatten().map(|time| (time, true));
        let others = [last!(not_before), last!(falls_on)].into_iter().flatten().map(|time| (time, false));
        let dated = deadlines.chain(others).any(|(time, is_deadline)| is_dated(&time.value, is_deadline));
        let whole = match thing {
            Thing::Component(id) => !self.framework.components[id].steps.is_empty(),
            _ => false,
        };
        self.order_kept(thing, own, before)
            && last!(takes).is_none_or(|takes| {
                takes.value.min.is_none_or(|min| length >= min.nominal_days())
                    && takes.value.max.is_none_or(|max| length <= max.nominal_days())
            })
            && last!(within).is_none_or(|within| {
                let ready = self.ready(thing, &provisions, not_before.map(|it| &it.value), before);
                done.0 <= ready + within.value.nominal_days()
            })
            && last!(starts_by).is_none_or(|day| self.no_later(&day.value, |moment| start.0 <= moment.last))
            && last!(due).is_none_or(|day| {
                self.no_later(&day.value, |moment| {
                    let ordered = moment.side == Side::After || moment.mark.is_none_or(|mark| earlier(done, mark));
                    done.0 <= moment.last && ordered
                })
            })
            && not_before.is_none_or(|day| self.not_before(&day.value, start))
            && last!(falls_on).is_none_or(|day| self.falls_on(&day.value, done))
            && (dated || whole || start.0 >= SIGNATURE.0)
    }

    /// `after`, `with`, and the step before.
    fn order_kept(&self, thing: Thing, own: &Provision, before: Option<StepId>) -> bool {
        let (Some(start), Some(done)) = (self.start(thing), self.done(thing)) else { return false };
        let follows = before.filter(|_| own.after.is_none() && own.with.is_empty() && own.falls_on.is_none());
        own.after.as_ref().is_none_or(|after| self.met(&after.value, start))
            && follows.and_then(|step| self.done(Thing::Step(step))).is_none_or(|before| earlier(before, start))
            && own.with.iter().all(|partner| self.at(partner, false).is_none_or(|at| at == done))
    }

    fn met(&self, condition: &Condition, start: Time) -> bool {
        match condition {
            Logic::Is(point) => self.at(point, false).is_some_and(|at| earlier(at, start)),
            Logic::All(parts) => parts.iter().all(|part| self.met(part, start)),
            Logic::Any(parts) => parts.iter().any(|part| self.met(part, start)),
            Logic::Not(_) => unreachable!("conditions have no `not`"),
        }
    }

    /// The day on which the last of what a unit waits for is met.
    fn ready(&self, thing: Thing, provisions: &[&Provision], not_before: Option<&Day>, before: Option<StepId>) -> i32 {
        let own = provisions.last().expect("a unit has a provision of its own");
        let follows = before.filter(|_| own.after.is_none() && own.with.is_empty() && own.falls_on.is_none());
        let mut days: Vec<i32> = Vec::new();
        for provision in provisions {
            days.extend(provision.after.as_ref().and_then(|after| self.day_met(&after.value)));
            if !provision.consent.is_empty() {
                // Given as late as can be.
                days.extend(self.start(thing).map(|start| start.0));
            }
        }
        days.extend(follows.and_then(|step| self.done(Thing::Step(step))).map(|done| done.0));
        if let Some(day) = not_before {
            let firsts = self.moments(day).into_iter().flatten().map(|moment| moment.first);
            days.extend(if matches!(day, When::EarlierOf(_)) { firsts.min() } else { firsts.max() });
        }
        days.into_iter().max().unwrap_or(SIGNATURE.0)
    }

    /// The day on which a condition is met: the last of several, the first of alternatives; `None` if never.
    fn day_met(&self, condition: &Condition) -> Option<i32> {
        match condition {
            Logic::Is(point) => self.at(point, false).map(|at| at.0),
            Logic::All(parts) => {
                let days: Option<Vec<i32>> = parts.iter().map(|part| self.day_met(part)).collect();
                days?.into_iter().max()
            }
            Logic::Any(parts) => parts.iter().filter_map(|part| self.day_met(part)).min(),
            Logic::Not(_) => unreachable!("conditions have no `not`"),
        }
    }

    /// Which statements hold.
    pub(crate) fn truths(&self) -> Vec<bool> {
        let positions = self.framework.positions.iter();
        positions
            .filter_map(|(_, position)| {
                let says = match &position.stance {
                    Stance::Requires(formula) | Stance::Prefers(formula) => self.formula(&formula.value, true, false),
                    Stance::Rejects(formula) => self.formula(&formula.value, false, false),
                    _ => return None,
                };
                let denied = |condition: &Formula| self.formula(condition, false, true);
                Some(says || position.condition.as_ref().is_some_and(|condition| denied(&condition.value)))
            })
            .collect()
    }

    /// A formula, or its denial, with events taken to happen in conditions.
    fn formula(&self, formula: &Formula, affirm: bool, condition: bool) -> bool {
        match formula {
            Logic::Not(part) => self.formula(part, !affirm, condition),
            Logic::All(parts) if affirm => parts.iter().all(|part| self.formula(part, true, condition)),
            Logic::All(parts) => parts.iter().any(|part| self.formula(part, false, condition)),
            Logic::Any(parts) if affirm => parts.iter().any(|part| self.formula(part, true, condition)),
            Logic::Any(parts) => parts.iter().all(|part| self.formula(part, false, condition)),
            Logic::Is(Literal::Holds(thing)) => self.holds(thing.value, condition) == affirm,
            Logic::Is(Literal::Compare { issue, sign, value, .. }) => {
                let own = self.values[issue.index()];
                let holds = match sign {
                    Compare::Equal => own == *value,
                    Compare::Unequal => own != *value,
                    Compare::Less => own < *value,
                    Compare::AtMost => own <= *value,
                    Compare::More => own > *value,
                    Compare::AtLeast => own >= *value,
                };
                holds == affirm
            }
            Logic::Is(order) => self.order(order, affirm),
        }
    }

    fn order(&self, order: &Literal, affirm: bool) -> bool {
        match order {
            Literal::Before { first, gap, second: Stop::Date(date), .. } => {
                let Stop::Point(first) = first else { unreachable!("a date stands on the right") };
                let first = self.at(first, false).map(|first| first.0);
                let days = gap.map_or(1, Duration::nominal_days);
                let in_time = |first: i32| first + days <= day(date.value.first);
                if affirm { first.is_some_and(in_time) } else { first.is_none_or(|first| !in_time(first)) }
            }
            Literal::Before { first: Stop::Point(first), gap, second: Stop::Point(second), .. } => {
                let (first, second) = (self.at(first, false), self.at(second, true));
                let apart = |first: Time, second: Time| gap.is_none_or(|gap| second.0 - first.0 >= gap.nominal_days());
                match (first, second) {
                    // Without the later thing the order does not arise.
                    (_, None) => true,
                    (None, Some(_)) => !affirm,
                    (Some(first), Some(second)) if affirm => earlier(first, second) && apart(first, second),
                    (Some(first), Some(second)) if gap.is_some() => !apart(first, second),
                    (Some(first), Some(second)) => !earlier(first, second),
                }
            }
            Literal::With { first, second, .. } => match (self.at(first, false), self.at(second, false)) {
                (None, None) => true,
                (Some(first), Some(second)) => (first == second) == affirm,
                _ => !affirm,
            },
            _ => unreachable!("the other literals are no orders"),
        }
    }

    fn holds(&self, thing: Thing, in_condition: bool) -> bool {
        match thing {
            Thing::Component(id) => self.has[id.index()],
            Thing::Step(step) => self.has[self.framework.steps[step].component.index()],
            Thing::Choice(choice) => {
                self.framework.choices[choice].one_of.iter().any(|member| self.has[member.value.index()])
            }
            Thing::Issue(issue) => self.values[issue.index()] == 1,
            Thing::Event(event) => in_condition || self.happens[event.index()],
            Thing::Plan | Thing::Signature => true,
        }
    }

    /// When a point comes; `None` if it is absent. A bare id is done, or its start where `starts` says so.
    pub(crate) fn at(&self, point: &Point, starts: bool) -> Option<Time> {
        match point.moment {
            Some(Moment::Started) => self.start(point.thing),
            Some(Moment::Finished) => self.end(point.thing),
            Some(_) => unreachable!("no other moments are drawn"),
            None if starts => self.start(point.thing),
            None => self.done(point.thing),
        }
    }

    fn start(&self, thing: Thing) -> Option<Time> {
        self.own(thing, &|world, thing| world.start(thing), &|times| times.min(), false)
    }

    fn end(&self, thing: Thing) -> Option<Time> {
        self.own(thing, &|world, thing| world.end(thing), &|times| times.max(), true)
    }

    fn done(&self, thing: Thing) -> Option<Time> {
        match thing {
            Thing::Component(id) if self.is_standing(id) => self.start(thing),
            Thing::Choice(_) | Thing::Component(_) | Thing::Step(_) => {
                self.own(thing, &|world, thing| world.done(thing), &|times| times.max(), true)
            }
            _ => self.end(thing),
        }
    }

    fn is_standing(&self, id: ComponentId) -> bool {
        let base = base(self.framework, id);
        matches!(self.framework.components[base].nature, Nature::Provision { standing: true, .. })
    }

    /// The point of a thing from the points of what it consists of.
    fn own(
        &self,
        thing: Thing,
        of: &dyn Fn(&Self, Thing) -> Option<Time>,
        extreme: &dyn Fn(&mut dyn Iterator<Item = Time>) -> Option<Time>,
        end: bool,
    ) -> Option<Time> {
        let framework = self.framework;
        let time = |thing| self.times.get(&(thing, end)).copied();
        match thing {
            Thing::Component(id) if !self.has[id.index()] => None,
            Thing::Component(id) => {
                let id = base(framework, id);
                let steps = &framework.components[id].steps;
                if steps.is_empty() {
                    time(Thing::Component(id))
                } else {
                    extreme(&mut steps.iter().filter_map(|&step| of(self, Thing::Step(step))))
                }
            }
            Thing::Step(_) => time(thing),
            Thing::Choice(choice) => {
                let mut members = framework.choices[choice].one_of.iter().map(|member| Thing::Component(member.value));
                members.find_map(|member| of(self, member))
            }
            Thing::Issue(issue) => {
                let absent = framework.issues[issue].values == Values::YesNo && self.values[issue.index()] == 0;
                let settlers = settlers(framework, &self.has, issue);
                let mut done = settlers.iter().filter_map(|(settler, _)| self.done(Thing::Component(*settler)));
                let last = done.by_ref().max();
                last.or_else(|| self.times.get(&(thing, true)).copied()).filter(|_| !absent)
            }
            Thing::Event(_) => self.times.get(&(thing, true)).copied(),
            Thing::Plan => {
                let provisions = framework.components.iter().filter(|(id, component)| {
                    self.has[id.index()] && matches!(component.nature, Nature::Provision { .. })
                });
                let things = provisions.map(|(id, _)| Thing::Component(id));
                let times = things.filter_map(|thing| if end { self.done(thing) } else { self.start(thing) });
                let found = if end { times.max() } else { times.min() };
                found.or_else(|| self.times.get(&(Thing::Plan, end)).copied())
            }
            Thing::Signature => Some(SIGNATURE),
        }
    }
}

pub(crate) fn earlier(first: Time, second: Time) -> bool {
    first < second
}
