//! The figures of a picture: every component, and whatever else a line starts from or leads to.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    lines::Junction,
    picture::{End, Figure, Line, Mark, Shape},
};
use crate::{
    finding::{Finding, Severity},
    framework::{
        ChoiceId, ComponentId, Entry, Framework, Nature, PartyId, PartyOrBody, Provision, StepId, Terms, Thing,
    },
    source::Spanned,
};

/// Components and choices in the author's order, then what the lines need besides.
pub(super) fn all(
    framework: &Framework,
    lines: &[Line],
    junctions: &[Junction],
    findings: &[(Severity, &Finding)],
) -> Vec<Figure> {
    let mut about: About<'_> = BTreeMap::new();
    for &(severity, finding) in findings {
        for id in &finding.subject.about {
            about.entry(id).or_default().push((severity, finding));
        }
    }
    let cx = Figures { framework, about };
    let components = framework.components.ids().map(|id| cx.component(id));
    let choices = framework.choices.ids().map(|id| cx.choice(id));
    let ends: BTreeSet<End> = lines.iter().flat_map(|line| [line.from, line.to]).collect();
    let others = ends.into_iter().filter_map(|end| cx.other(end, junctions));
    components.chain(choices).chain(others).collect()
}

/// Findings by the ids they are about.
type About<'a> = BTreeMap<&'a str, Vec<(Severity, &'a Finding)>>;

struct Figures<'a> {
    framework: &'a Framework,
    about: About<'a>,
}

impl Figures<'_> {
    /// A figure for what the files give an id, with the findings about it.
    fn identified(&self, thing: Thing, shape: Shape, title: &str, text: Option<&String>) -> Figure {
        let name = thing.id(self.framework).to_owned();
        let mut figure = Figure::new(thing.into(), name, shape, title.to_owned());
        figure.tooltip.extend(text.cloned());
        for (severity, finding) in self.about.get(figure.name.as_str()).into_iter().flatten() {
            figure.findings.add(*severity);
            figure.tooltip.push(format!("{}: {}", severity.word(), finding.message));
        }
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
        let mut figure = self.identified(Thing::Component(id), shape, component.entry.name(), provision.text.as_ref());
        let point = provision.point.as_ref().map_or_else(String::new, |point| format!(", point {point}"));
        figure.details.push(format!("{}{point}", sort.replace('-', " ")));
        figure.details.extend(self.duties(provision));
        if let Terms::Snapback(snapback) = terms {
            figure.details.extend(snapback.decided_by.map(|by| format!("decided by {}", self.decider(by.value))));
        }
        self.mark(&mut figure, provision, component.dropped);
        figure.steps = component.steps.iter().map(|&step| self.step(step, provision)).collect();
        figure
    }

    fn step(&self, id: StepId, whole: &Provision) -> Figure {
        let step = &self.framework.steps[id];
        let title = step.entry.title.as_deref().unwrap_or_else(|| own_part(&step.entry));
        let mut figure = self.identified(Thing::Step(id), Shape::Act, title, step.provision.text.as_ref());
        let duties = self.duties(&step.provision);
        if duties != self.duties(whole) {
            figure.details.extend(duties);
        }
        self.mark(&mut figure, &step.provision, step.dropped);
        figure
    }

    /// Who is obliged, and who really does it.
    fn duties(&self, provision: &Provision) -> Vec<String> {
        let named = |word: &str, parties: &[Spanned<PartyId>]| {
            (!parties.is_empty()).then(|| format!("{word} {}", self.names(parties)))
        };
        [named("by", &provision.by), named("performed by", &provision.performed_by)].into_iter().flatten().collect()
    }

    fn mark(&self, figure: &mut Figure, provision: &Provision, dropped: bool) {
        if provision.implied {
            figure.marks.push(Mark::Implied);
            figure.details.push("implied, not in the text".to_owned());
        }
        self.bracket(figure, provision.bracketed_by.as_ref());
        if dropped {
            figure.marks.push(Mark::LeftOut);
            figure.details.push("left out of this draft".to_owned());
        }
    }

    fn bracket(&self, figure: &mut Figure, by: Option<&Spanned<Vec<Spanned<PartyId>>>>) {
        if let Some(parties) = by {
            figure.marks.push(Mark::Bracketed);
            figure.details.push(if parties.value.is_empty() {
                "in brackets".to_owned()
            } else {
                format!("bracketed by {}", self.names(&parties.value))
            });
        }
    }

    fn choice(&self, id: ChoiceId) -> Figure {
        let choice = &self.framework.choices[id];
        let mut figure = self.identified(Thing::Choice(id), Shape::Choice, choice.entry.name(), None);
        let count = if choice.bracketed_by.is_some() { "one or none of them" } else { "exactly one of them" };
        figure.details.push(count.to_owned());
        self.bracket(&mut figure, choice.bracketed_by.as_ref());
        figure
    }

    /// What stands in the picture only because a line starts from it or leads to it.
    fn other(&self, end: End, junctions: &[Junction]) -> Option<Figure> {
        let framework = self.framework;
        let identified = |thing, shape, title: &str| Some(self.identified(thing, shape, title, None));
        match end {
            End::Thing(Thing::Component(_) | Thing::Step(_) | Thing::Choice(_)) | End::Sample(_) => None,
            End::Thing(thing @ Thing::Issue(id)) => identified(thing, Shape::Issue, &framework.issues[id].question),
            End::Thing(thing @ Thing::Event(id)) => identified(thing, Shape::Event, framework.events[id].entry.name()),
            End::Thing(thing @ Thing::Plan) => identified(thing, Shape::Plan, "The framework as a whole"),
            End::Thing(thing @ Thing::Signature) => identified(thing, Shape::Signature, "Signature"),
            End::Party(id, beside) => {
                let party = &framework.parties[id];
                let name = format!("{}:{}", beside.id(framework), party.entry.id);
                Some(Figure::new(end, name, Shape::Party, party.name.clone()))
            }
            End::Junction(index) => {
                let Junction { word, of } = junctions[index];
                let name = format!("{}:{word}:{}", of.id(framework), index + 1);
                Some(Figure::new(end, name, Shape::Junction, word.to_owned()))
            }
        }
    }

    fn decider(&self, decider: PartyOrBody) -> &str {
        match decider {
            PartyOrBody::Party(id) => &self.framework.parties[id].name,
            PartyOrBody::Body(id) => self.framework.components[id].entry.name(),
        }
    }

    fn names(&self, parties: &[Spanned<PartyId>]) -> String {
        let names: Vec<&str> = parties.iter().map(|party| self.framework.parties[party.value].name.as_str()).collect();
        names.join(", ")
    }
}

/// A step's own part of its id `component.step`.
fn own_part(entry: &Entry) -> &str {
    entry.id.split_once('.').map_or(&entry.id, |(_, step)| step)
}
