//! The figures of a picture: components with their steps, and whatever else a line starts from or leads to.

use std::collections::BTreeMap;

use super::{
    facts,
    lines::Junction,
    picture::{End, Figure, Line, Mark, Shape},
};
use crate::{
    checks::provenance,
    finding::{Finding, Severity},
    framework::{
        ChoiceId, ComponentId, Entry, Framework, Kind, Nature, PartyId, PartyOrBody, PositionId, Provision, StepId,
        Terms, Thing,
    },
    report::{Checked, written},
    source::Spanned,
};

/// Makes figures, each with the findings about it.
pub(super) struct Figures<'a> {
    checked: &'a Checked,
    /// That of what was checked, or one package of it.
    framework: &'a Framework,
    junctions: &'a [Junction],
    about: BTreeMap<&'a str, Vec<(Severity, &'a Finding)>>,
    of_positions: BTreeMap<&'a str, Vec<(Severity, &'a Finding)>>,
}

impl<'a> Figures<'a> {
    pub(super) fn new(checked: &'a Checked, junctions: &'a [Junction]) -> Self {
        Self::of(checked, &checked.framework, junctions)
    }

    /// As one package of what was checked has it.
    pub(super) fn of(checked: &'a Checked, framework: &'a Framework, junctions: &'a [Junction]) -> Self {
        let mut figures = Self { checked, framework, junctions, about: BTreeMap::new(), of_positions: BTreeMap::new() };
        for reported in &checked.findings {
            let found = (reported.level, &reported.finding);
            let subject = &reported.finding.subject;
            subject.about.iter().for_each(|id| figures.about.entry(id).or_default().push(found));
            subject.positions.iter().for_each(|id| figures.of_positions.entry(id).or_default().push(found));
        }
        figures
    }

    /// The figures at the ends of these lines that are not among `drawn`: a step stands in its component's frame.
    pub(super) fn at_ends(&self, lines: &[Line], drawn: impl IntoIterator<Item = End>) -> Vec<Figure> {
        let mut ends: Vec<End> = drawn.into_iter().collect();
        let first = ends.len();
        ends.extend(lines.iter().flat_map(|line| [line.from, line.to]).map(|end| self.whole(end)));
        let known: std::collections::BTreeSet<End> = ends.drain(..first).collect();
        ends.retain(|end| !known.contains(end));
        ends.sort_unstable();
        ends.dedup();
        ends.into_iter().map(|end| self.figure(end)).collect()
    }

    /// The end itself, or the component whose step it is.
    fn whole(&self, end: End) -> End {
        match end {
            End::Thing(Thing::Step(id)) => Thing::Component(self.framework.steps[id].component).into(),
            end => end,
        }
    }

    /// The figure of anything but a step.
    pub(super) fn figure(&self, end: End) -> Figure {
        match end {
            End::Thing(thing) => self.thing(thing),
            End::Party(id) => self.party(id),
            End::Statement(id) => self.statement(id),
            End::Junction(index) => self.junction(index),
        }
    }

    fn thing(&self, thing: Thing) -> Figure {
        let framework = self.framework;
        match thing {
            Thing::Component(id) => self.component(id),
            Thing::Step(id) => self.step(id, None),
            Thing::Choice(id) => self.choice(id),
            Thing::Issue(id) => self.identified(thing, Shape::Issue, &framework.issues[id].question),
            Thing::Event(id) => self.identified(thing, Shape::Event, framework.events[id].entry.name()),
            Thing::Plan => self.identified(thing, Shape::Plan, "The framework as a whole"),
            Thing::Signature => self.identified(thing, Shape::Signature, "Signature"),
        }
    }

    /// A figure for what the files give an id, with the findings about it.
    fn identified(&self, thing: Thing, shape: Shape, title: &str) -> Figure {
        let name = thing.id(self.framework).to_owned();
        let mut figure = Figure::new(thing.into(), name, shape, title.to_owned());
        figure.facts = facts::of_thing(self.framework, thing);
        found(&mut figure, self.about.get(thing.id(self.framework)));
        figure
    }

    fn component(&self, id: ComponentId) -> Figure {
        let component = &self.framework.components[id];
        let (shape, sort, terms) = match &component.nature {
            Nature::Provision { kind, terms, standing: true } => (Shape::Standing, kind.value.word(), terms),
            Nature::Provision { kind, terms, .. } => (Shape::Act, kind.value.word(), terms),
            Nature::Amendment { terms, .. } => (Shape::Amendment, "amendment", terms),
        };
        let provision = &component.provision;
        let mut figure = self.identified(Thing::Component(id), shape, component.entry.name());
        self.texts(&mut figure, &component.entry, provision);
        let point = provision.point.as_ref().map_or_else(String::new, |point| format!(", point {point}"));
        figure.details.push(format!("{}{point}", sort.replace('-', " ")));
        figure.details.extend(self.duties(provision));
        if let Terms::Snapback(snapback) = terms {
            figure.details.extend(snapback.decided_by.map(|by| format!("decided by {}", self.decider(by.value))));
        }
        self.mark(&mut figure, provision, self.framework.left_out(id));
        figure.steps = component.steps.iter().map(|&step| self.step(step, Some(provision))).collect();
        figure
    }

    /// The text's own words and where they are to be found.
    fn texts(&self, figure: &mut Figure, entry: &Entry, provision: &Provision) {
        figure.tooltip.extend(provision.text.clone());
        figure.link = facts::link(self.framework, &entry.sources);
    }

    fn step(&self, id: StepId, whole: Option<&Provision>) -> Figure {
        let step = &self.framework.steps[id];
        let title = step.entry.title.as_deref().unwrap_or_else(|| own_part(&step.entry));
        let mut figure = self.identified(Thing::Step(id), Shape::Act, title);
        self.texts(&mut figure, &step.entry, &step.provision);
        let duties = self.duties(&step.provision);
        if whole.is_none_or(|whole| duties != self.duties(whole)) {
            figure.details.extend(duties);
        }
        self.mark(&mut figure, &step.provision, step.dropped);
        figure
    }

    /// Who is obliged, who really does it, who verifies it, and whose agreement it needs.
    fn duties(&self, provision: &Provision) -> Vec<String> {
        let verifiers = provision.verified_by.iter().filter_map(|verifier| match verifier.value {
            PartyOrBody::Party(id) => Some(id),
            PartyOrBody::Body(_) => None,
        });
        let listed = |parties: &[Spanned<PartyId>]| parties.iter().map(|party| party.value).collect::<Vec<_>>();
        let rows = [
            ("by", listed(&provision.by)),
            ("performed by", listed(&provision.performed_by)),
            ("verified by", verifiers.collect()),
            ("needs the consent of", listed(&provision.consent)),
        ];
        let rows = rows.into_iter().filter(|(_, parties)| !parties.is_empty());
        rows.map(|(words, parties)| format!("{words} {}", self.names(&parties))).collect()
    }

    fn mark(&self, figure: &mut Figure, provision: &Provision, dropped: bool) {
        if provision.implied {
            figure.marks.push(Mark::Implied);
            figure.details.push("implied, not in the text".to_owned());
        }
        self.bracket(figure, provision.bracketed_by.as_ref());
        if dropped {
            figure.marks.push(Mark::LeftOut);
            figure.details.push("left out".to_owned());
        }
    }

    fn bracket(&self, figure: &mut Figure, by: Option<&Spanned<Vec<Spanned<PartyId>>>>) {
        let Some(parties) = by else { return };
        let parties: Vec<_> = parties.value.iter().map(|party| party.value).collect();
        figure.marks.push(Mark::Bracketed);
        figure.details.push(if parties.is_empty() {
            "in brackets".to_owned()
        } else {
            format!("bracketed by {}", self.names(&parties))
        });
    }

    fn choice(&self, id: ChoiceId) -> Figure {
        let choice = &self.framework.choices[id];
        let mut figure = self.identified(Thing::Choice(id), Shape::Choice, choice.entry.name());
        let count = if choice.bracketed_by.is_some() { "one or none of them" } else { "exactly one of them" };
        figure.details.push(count.to_owned());
        self.bracket(&mut figure, choice.bracketed_by.as_ref());
        figure
    }

    fn party(&self, id: PartyId) -> Figure {
        let party = &self.framework.parties[id];
        let name = format!("party:{}", party.entry.id);
        let mut figure = Figure::new(End::Party(id), name, Shape::Party, party.name.clone());
        figure.facts.parties.push(party.entry.id.clone());
        figure.link = facts::link(self.framework, &party.entry.sources);
        figure
    }

    /// Who said it, what, when, and how we know.
    fn statement(&self, id: PositionId) -> Figure {
        let framework = self.framework;
        let position = &framework.positions[id];
        let parties: Vec<_> = position.parties.iter().map(|party| party.value).collect();
        let formula = position.stance.formula().map(|formula| written(&self.checked.sources, formula.at));
        let says =
            position.says.clone().or_else(|| formula.clone()).unwrap_or_else(|| position.entry.name().to_owned());
        let name = format!("position:{}", position.entry.id);
        let mut figure = Figure::new(End::Statement(id), name, Shape::Statement, self.names(&parties));
        let verb = position.stance.word();
        let verb = if parties.len() == 1 { verb } else { verb.trim_end_matches('s') };
        let red = if position.red_line { ", a red line" } else { "" };
        figure.details.push(formula.map_or_else(|| says.clone(), |formula| format!("{verb} {formula}{red}")));
        let date = position.date.map_or_else(|| "undated".to_owned(), |date| date.value.to_string());
        figure.details.push(format!("{date}, {}", position.status.value.word()));
        figure.tooltip = vec![position.entry.id.clone(), says, provenance(framework, id)];
        figure.link = facts::link(framework, &position.entry.sources);
        figure.facts.parties = parties.iter().map(|&party| framework.parties[party].entry.id.clone()).collect();
        found(&mut figure, self.of_positions.get(position.entry.id.as_str()));
        figure
    }

    fn junction(&self, index: usize) -> Figure {
        let Junction { word, shape, of } = self.junctions[index];
        let of = match of {
            End::Thing(thing) => format!("{}:", thing.id(self.framework)),
            _ => String::new(),
        };
        let name = format!("{of}{}:{}", word.replace(' ', "-"), index + 1);
        Figure::new(End::Junction(index), name, shape, word.to_owned())
    }

    fn decider(&self, decider: PartyOrBody) -> &'a str {
        match decider {
            PartyOrBody::Party(id) => &self.framework.parties[id].name,
            PartyOrBody::Body(id) => self.framework.components[id].entry.name(),
        }
    }

    fn names(&self, parties: &[PartyId]) -> String {
        let names: Vec<&str> = parties.iter().map(|&party| self.framework.parties[party].name.as_str()).collect();
        names.join(", ")
    }
}

fn found(figure: &mut Figure, findings: Option<&Vec<(Severity, &Finding)>>) {
    for (severity, finding) in findings.into_iter().flatten() {
        figure.findings.add(*severity);
        figure.tooltip.push(format!("{}: {}", severity.word(), finding.message));
    }
}

/// A step's own part of its id `component.step`.
fn own_part(entry: &Entry) -> &str {
    entry.id.split_once('.').map_or(&entry.id, |(_, step)| step)
}

/// The kind of a provision, or of what an amendment changes.
pub(super) fn kind(framework: &Framework, id: ComponentId) -> Option<Kind> {
    match &framework.components[id].nature {
        Nature::Provision { kind, .. } => Some(kind.value),
        Nature::Amendment { target, .. } => match &framework.components[target.value].nature {
            Nature::Provision { kind, .. } => Some(kind.value),
            Nature::Amendment { .. } => None,
        },
    }
}
