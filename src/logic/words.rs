//! Clauses in plain words, with the ids and values of the files.

use crate::{
    calendar::PartialDate,
    expr::{Anchor, Compare, Logic, Time, When},
    framework::{
        Choosing, Component, ComponentId, Condition, Day, Formula, Framework, IssueId, Literal, Point, Provision, Stop,
        Takes, Thing, Value,
    },
    source::Span,
};

use super::{
    answer::Cause,
    reason::{Clause, Reason, TimeKey},
    terms,
};

/// A reason as it is shown.
pub(super) fn cause(framework: &Framework, reason: &Reason) -> Cause {
    Cause { at: reason.at, thing: reason.thing, says: Words(framework).clause(reason) }
}

/// The keys of which a component has one value, each with a text that is equal for equal values, and its place.
pub(super) fn single_values(framework: &Framework, component: ComponentId) -> Vec<(&'static str, String, Span)> {
    let words = Words(framework);
    let component = &framework.components[component];
    let provision = &component.provision;
    let days = [
        ("starts-by", &provision.starts_by),
        ("due", &provision.due),
        ("not-before", &provision.not_before),
        ("falls-on", &provision.falls_on),
        ("expires", &provision.expires),
    ];
    let mut found: Vec<_> = days
        .into_iter()
        .filter_map(|(key, day)| day.as_ref().map(|day| (key, words.day(&day.value), day.at)))
        .collect();
    found.extend(provision.takes.map(|takes| ("takes", takes_text(takes.value), takes.at)));
    found.extend(provision.within.map(|within| ("within", within.value.to_string(), within.at)));
    found.extend(provision.reversible.map(|it| ("reversible", it.value.to_string(), it.at)));
    found.extend(provision.duty.map(|it| ("duty", format!("{:?}", it.value), it.at)));
    found.extend(provision.discretion_of.map(|it| ("discretion-of", format!("{:?}", it.value), it.at)));
    let fields = terms::described(component).into_iter();
    found.extend(fields.filter_map(|field| Some((field.name, field.key, field.at?))));
    found
}

/// Whether a component gives a key of which it has one value.
pub(super) fn sets(component: &Component, key: &str) -> bool {
    let provision = &component.provision;
    match key {
        "starts-by" => provision.starts_by.is_some(),
        "due" => provision.due.is_some(),
        "not-before" => provision.not_before.is_some(),
        "falls-on" => provision.falls_on.is_some(),
        "expires" => provision.expires.is_some(),
        "takes" => provision.takes.is_some(),
        "within" => provision.within.is_some(),
        "reversible" => provision.reversible.is_some(),
        "duty" => provision.duty.is_some(),
        "discretion-of" => provision.discretion_of.is_some(),
        field => terms::sets(component, field),
    }
}

/// Names and sentences of one framework.
struct Words<'a>(&'a Framework);

impl Words<'_> {
    fn clause(&self, reason: &Reason) -> String {
        let it = self.id(reason.thing);
        match &reason.clause {
            Clause::Contained => format!("{it} is in the draft, without brackets"),
            Clause::LeftOut => format!("{it} is left out"),
            Clause::OneOf => self.one_of(reason.thing),
            Clause::Amends(target) => format!("{it} amends {}", self.id(Thing::Component(*target))),
            Clause::Settles { issue, values } => {
                let values = join(values.iter().map(|&value| self.value(*issue, value)), "or");
                format!("{it} settles {} as {values}", self.id(Thing::Issue(*issue)))
            }
            Clause::StatusQuo { issue, value } => {
                format!("nothing in the draft settles {it}, and its status quo is {}", self.value(*issue, *value))
            }
            Clause::Requires(place) => {
                let formula = self.provision(reason.thing).and_then(|provision| provision.requires.get(*place));
                format!("{it} requires {}", formula.map_or_else(String::new, |formula| self.formula(&formula.value)))
            }
            Clause::PlanRequires(place) => {
                let formula = self.0.heading.as_ref().and_then(|heading| heading.requires.get(*place));
                let formula = formula.map_or_else(String::new, |formula| self.formula(&formula.value));
                format!("the framework as a whole requires {formula}")
            }
            Clause::Excludes(thing) => format!("{it} excludes {}", self.id(*thing)),
            Clause::Time(key) => self.provision(reason.thing).map_or_else(String::new, |its| self.time(&it, *key, its)),
            Clause::Follows(before) => format!("{it} follows {}, the step before it", self.id(*before)),
            Clause::With(place) => {
                let partner = self.provision(reason.thing).and_then(|provision| provision.with.get(*place));
                format!("{it} is done together with {}", partner.map_or_else(String::new, |point| self.point(point)))
            }
            Clause::Rival(key) => format!("{it} changes `{key}`, and so does a rival amendment"),
            Clause::AfterSignature => format!("{it} is undated, and nothing undated happens before the signature"),
            Clause::Signed => format!("the framework is signed on {}", self.signed()),
            Clause::Happened(place) => {
                let happened = self.0.scenario.as_ref().and_then(|scenario| scenario.happened.get(*place));
                format!(
                    "the scenario has {it} happen on {}",
                    happened.map_or_else(String::new, |(_, date)| date.value.to_string())
                )
            }
            Clause::Chosen(place) => self.chosen(&it, *place),
        }
    }

    fn time(&self, it: &str, key: TimeKey, its: &Provision) -> String {
        let day = |day: &Option<crate::source::Spanned<Day>>| {
            day.as_ref().map_or_else(String::new, |day| self.day(&day.value))
        };
        match key {
            TimeKey::After => {
                let after = its.after.as_ref().map_or_else(String::new, |after| self.condition(&after.value));
                format!("{it} comes after {after}")
            }
            TimeKey::Takes => {
                format!("{it} takes {}", its.takes.map_or_else(String::new, |takes| takes_text(takes.value)))
            }
            TimeKey::Within => {
                let within = its.within.map_or_else(String::new, |within| within.value.to_string());
                format!("{it} is done within {within} of what it waits for")
            }
            TimeKey::StartsBy => format!("{it} starts by {}", day(&its.starts_by)),
            TimeKey::Due => format!("{it} is due {}", day(&its.due)),
            TimeKey::NotBefore => format!("{it} does not start before {}", day(&its.not_before)),
            TimeKey::FallsOn => format!("{it} falls on {}", day(&its.falls_on)),
        }
    }

    fn one_of(&self, choice: Thing) -> String {
        let Thing::Choice(id) = choice else { return self.id(choice) };
        let of = &self.0.choices[id];
        let members = join(of.one_of.iter().map(|member| self.id(Thing::Component(member.value))), "and");
        let number = if of.bracketed_by.is_some() { "at most" } else { "exactly" };
        format!("{} takes {number} one of {members}", self.id(choice))
    }

    fn chosen(&self, it: &str, place: usize) -> String {
        let chosen = self.0.scenario.as_ref().and_then(|scenario| scenario.choose.get(place));
        match chosen.map(|chosen| &chosen.what) {
            Some(Choosing::Component(_, false)) => format!("the scenario leaves out {it}"),
            Some(Choosing::Choice(_, Some(member))) => {
                format!("the scenario chooses {} for {it}", self.id(Thing::Component(*member)))
            }
            Some(Choosing::Choice(_, None)) => format!("the scenario chooses none for {it}"),
            Some(Choosing::Issue(issue, value)) => {
                format!("the scenario chooses {} for {it}", self.value(*issue, *value))
            }
            Some(Choosing::Component(_, true)) | None => format!("the scenario chooses {it}"),
        }
    }

    fn provision(&self, thing: Thing) -> Option<&Provision> {
        match thing {
            Thing::Component(id) => Some(&self.0.components[id].provision),
            Thing::Step(id) => Some(&self.0.steps[id].provision),
            _ => None,
        }
    }

    fn id(&self, thing: Thing) -> String {
        format!("`{}`", thing.id(self.0))
    }

    fn value(&self, issue: IssueId, value: Value) -> String {
        self.0.issues[issue].word(value)
    }

    fn signed(&self) -> String {
        let signed = self.0.heading.as_ref().and_then(|heading| heading.signed);
        signed.map_or_else(String::new, |signed| signed.value.to_string())
    }

    fn point(&self, point: &Point) -> String {
        match point.moment {
            Some(moment) => format!("`{}.{}`", point.thing.id(self.0), moment.word()),
            None => self.id(point.thing),
        }
    }

    fn day(&self, day: &Day) -> String {
        let parts = || join(day.parts().iter().map(|when| self.when(when)), "and");
        match day {
            Time::At(when) => self.when(when),
            Time::EarlierOf(_) => format!("the earlier of {}", parts()),
            Time::LaterOf(_) => format!("the later of {}", parts()),
        }
    }

    fn when(&self, when: &When<Point>) -> String {
        let anchor = match &when.anchor {
            Anchor::Date(date) => date.to_string(),
            Anchor::Point(point) => self.point(point),
        };
        match when.offset {
            Some(offset) => format!("{} {} {anchor}", offset.length, if offset.before { "before" } else { "after" }),
            None => anchor,
        }
    }

    fn condition(&self, condition: &Condition) -> String {
        logic(condition, &|point| self.point(point))
    }

    fn formula(&self, formula: &Formula) -> String {
        logic(formula, &|literal| self.literal(literal))
    }

    fn literal(&self, literal: &Literal) -> String {
        match literal {
            Literal::Holds(thing) => self.id(thing.value),
            Literal::With { first, second, .. } => format!("{} with {}", self.point(first), self.point(second)),
            Literal::Before { first, gap, second, .. } => {
                let gap = gap.map_or_else(String::new, |gap| format!("{gap} "));
                format!("{} {gap}before {}", self.stop(first), self.stop(second))
            }
            Literal::Compare { issue, sign, value, .. } => {
                format!("{} {} {}", self.id(Thing::Issue(*issue)), self::sign(*sign), self.value(*issue, *value))
            }
        }
    }

    fn stop(&self, stop: &Stop) -> String {
        match stop {
            Stop::Point(point) => self.point(point),
            Stop::Date(date) => PartialDate::to_string(&date.value),
        }
    }
}

fn logic<L>(of: &Logic<L>, leaf: &impl Fn(&L) -> String) -> String {
    let part = |part: &Logic<L>| match part {
        Logic::All(parts) | Logic::Any(parts) if parts.len() > 1 => format!("({})", logic(part, leaf)),
        _ => logic(part, leaf),
    };
    match of {
        Logic::Is(one) => leaf(one),
        Logic::Not(one) => format!("not {}", part(one)),
        Logic::All(parts) => join(parts.iter().map(part), "and"),
        Logic::Any(parts) => join(parts.iter().map(part), "or"),
    }
}

fn takes_text(takes: Takes) -> String {
    match (takes.min, takes.max) {
        (Some(min), Some(max)) if min == max => min.to_string(),
        (Some(min), Some(max)) => format!("{min} to {max}"),
        (Some(min), None) => format!("at least {min}"),
        (None, Some(max)) => format!("at most {max}"),
        (None, None) => String::new(),
    }
}

fn sign(sign: Compare) -> &'static str {
    match sign {
        Compare::Equal => "=",
        Compare::Unequal => "!=",
        Compare::Less => "<",
        Compare::AtMost => "<=",
        Compare::More => ">",
        Compare::AtLeast => ">=",
    }
}

/// "a", "a and b", "a, b and c".
fn join(parts: impl Iterator<Item = String>, word: &str) -> String {
    let parts: Vec<String> = parts.collect();
    match parts.split_last() {
        None => "nothing".to_owned(),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} {word} {last}", rest.join(", ")),
    }
}
