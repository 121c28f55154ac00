//! The lines of a picture: what a framework says of how its parts hang together.

mod conditions;

use std::collections::{BTreeMap, BTreeSet};

use conditions::moment_word;

use super::picture::{End, Line, Meaning, Shape};
use crate::framework::{
    ChoiceId, Component, ComponentId, Framework, Nature, PartyOrBody, Provision, StepId, Terms, Thing,
};

/// A point where lines come together.
#[derive(Debug)]
pub(super) struct Junction {
    /// "or", "and", "not", or what the whole is.
    pub(super) word: &'static str,
    pub(super) shape: Shape,
    /// What the whole is said of.
    pub(super) of: End,
}

/// Every line of the text, in the author's order, at most one of a meaning between two ends, and the junctions that
/// `End::Junction` counts.
pub(super) fn all(framework: &Framework) -> (Vec<Line>, Vec<Junction>) {
    let mut lines = Lines { framework, of: Thing::Plan, lines: Vec::new(), junctions: Vec::new() };
    // What is in no package says nothing; it is drawn only where something else leads to it.
    for (id, component) in framework.components_in_play() {
        lines.component(id, component);
    }
    for (id, choice) in framework.choices.iter().filter(|(id, _)| is_open(framework, *id)) {
        for member in &choice.one_of {
            lines.add(Thing::Choice(id), Thing::Component(member.value), Meaning::OneOf, String::new());
        }
    }
    if let Some(heading) = &framework.heading {
        lines.of(Thing::Plan);
        heading.requires.iter().for_each(|formula| lines.requires(&formula.value));
    }
    (merged(lines.lines), lines.junctions)
}

/// Whether there is still something to choose: a choice that was made, or taken out with its members, is none.
pub(super) fn is_open(framework: &Framework, id: ChoiceId) -> bool {
    framework.choices[id].one_of.iter().filter(|member| !framework.left_out(member.value)).count() > 1
}

/// What settles the issues that these lines lead from or to: without it an issue would hang in the air.
pub(super) fn settlements(framework: &Framework, lines: &[Line]) -> Vec<Line> {
    let drawn: BTreeSet<End> = lines.iter().flat_map(|line| [line.from, line.to]).collect();
    let components = framework.components_in_play().map(|(id, it)| (Thing::Component(id), &it.provision));
    let steps = framework.steps_in_play().map(|(id, it)| (Thing::Step(id), &it.provision));
    let mut found = Vec::new();
    for (thing, provision) in components.chain(steps) {
        for settled in &provision.settles {
            let issue = Thing::Issue(settled.issue);
            if drawn.contains(&issue.into()) {
                let words = &framework.issues[settled.issue];
                let words: Vec<String> = settled.values.iter().map(|value| words.word(value.value)).collect();
                found.push(Line::new(thing, issue, Meaning::Settles, words.join(" or ")));
            }
        }
    }
    found
}

struct Lines<'a> {
    framework: &'a Framework,
    /// What is being read.
    of: Thing,
    lines: Vec<Line>,
    junctions: Vec<Junction>,
}

impl Lines<'_> {
    fn of(&mut self, thing: Thing) {
        self.of = thing;
    }

    fn add(&mut self, from: impl Into<End>, to: impl Into<End>, meaning: Meaning, words: String) {
        self.lines.push(Line::new(from, to, meaning, words));
    }

    fn component(&mut self, id: ComponentId, component: &Component) {
        self.of(Thing::Component(id));
        self.provision(&component.provision);
        self.verifiers(&component.provision);
        self.nature(&component.nature);
        let mut before = None;
        for &step in &component.steps {
            self.step(step, &component.provision, before);
            before = Some(step);
        }
    }

    fn step(&mut self, id: StepId, whole: &Provision, before: Option<StepId>) {
        let step = &self.framework.steps[id].provision;
        self.of(Thing::Step(id));
        self.provision(step);
        if verifiers(step) != verifiers(whole) {
            self.verifiers(step);
        }
        let follows = step.after.is_none() && step.with.is_empty() && step.falls_on.is_none();
        if let Some(before) = before.filter(|_| follows) {
            self.add(Thing::Step(before), Thing::Step(id), Meaning::Order, String::new());
        }
    }

    fn nature(&mut self, nature: &Nature) {
        let of = self.of;
        let terms = match nature {
            Nature::Provision { terms, .. } => terms,
            Nature::Amendment { target, terms } => {
                self.add(of, Thing::Component(target.value), Meaning::Amends, String::new());
                terms
            }
        };
        match terms {
            Terms::Overseer { oversees } => oversees.iter().for_each(|thing| self.verifies(thing.value)),
            Terms::Body(body) => body.oversees.iter().for_each(|thing| self.verifies(thing.value)),
            Terms::Snapback(snapback) => {
                for thing in &snapback.reverses {
                    self.add(of, thing.value, Meaning::Reverses, String::new());
                }
                if let Some(condition) = &snapback.if_ {
                    self.points(&condition.value, Meaning::Triggers, "returns if");
                }
                if let Some(PartyOrBody::Body(id)) = snapback.decided_by.map(|by| by.value) {
                    self.add(Thing::Component(id), of, Meaning::Decides, String::new());
                }
            }
            _ => {}
        }
    }

    fn verifies(&mut self, thing: Thing) {
        self.add(self.of, thing, Meaning::Verifies, String::new());
    }

    /// A party that verifies is named in the figure: a figure of its own would send lines across the whole picture.
    fn verifiers(&mut self, provision: &Provision) {
        for verifier in verifiers(provision) {
            if let PartyOrBody::Body(id) = verifier {
                self.add(Thing::Component(id), self.of, Meaning::Verifies, String::new());
            }
        }
    }

    fn provision(&mut self, provision: &Provision) {
        let of = self.of;
        if let Some(after) = &provision.after {
            self.points(&after.value, Meaning::Order, "");
        }
        for point in &provision.with {
            self.add(of, point.thing, Meaning::Together, moment_word(point).to_owned());
        }
        self.times(provision);
        provision.requires.iter().for_each(|formula| self.requires(&formula.value));
        for thing in &provision.excludes {
            self.add(of, thing.value, Meaning::Excludes, String::new());
        }
        for condition in &provision.void_if {
            self.points(&condition.value, Meaning::Triggers, "void if");
        }
        for condition in &provision.suspends_if {
            self.points(&condition.value, Meaning::Triggers, "suspended if");
        }
    }
}

fn verifiers(provision: &Provision) -> Vec<PartyOrBody> {
    provision.verified_by.iter().map(|verifier| verifier.value).collect()
}

/// Lines of one meaning between the same ends as one line, with the words of all. A day counted from what comes first
/// anyway is words on that line: two lines on one path would hide each other.
pub(super) fn merged(lines: Vec<Line>) -> Vec<Line> {
    let mut places = BTreeMap::new();
    let mut merged: Vec<Line> = Vec::new();
    for line in lines {
        let ordered = places.get(&(line.from, line.to, Meaning::Order)).copied();
        let ordered = ordered.filter(|_| line.meaning == Meaning::Count);
        let place =
            ordered.unwrap_or_else(|| *places.entry((line.from, line.to, line.meaning)).or_insert(merged.len()));
        match merged.get_mut(place) {
            None => merged.push(line),
            Some(first) => {
                if first.words.is_empty() {
                    first.words = line.words;
                } else if first.words != line.words && !line.words.is_empty() {
                    first.words = format!("{}, {}", first.words, line.words);
                }
                first.tooltip.extend(line.tooltip);
                first.circle |= line.circle;
            }
        }
    }
    merged
}
