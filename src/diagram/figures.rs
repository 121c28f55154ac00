//! The figures of a picture: every component, and whatever else a line starts from or leads to.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    lines::Junction,
    picture::{End, Figure, Line, Mark, Shape, Tally},
    text::visible,
};
use crate::{
    finding::{Finding, Severity},
    framework::{ChoiceId, ComponentId, Decider, Entry, Framework, Nature, PartyId, Provision, StepId, Terms, Thing},
    source::Spanned,
};

/// Findings by the id they are about.
pub(super) type About<'a> = BTreeMap<&'a str, Vec<(Severity, &'a Finding)>>;

/// Components and choices in the author's order, then what the lines need besides.
pub(super) fn all(framework: &Framework, lines: &[Line], junctions: &[Junction], about: &About<'_>) -> Vec<Figure> {
    let cx = Figures { framework, about };
    let components = framework.components.ids().map(|id| cx.component(id));
    let choices = framework.choices.ids().map(|id| cx.choice(id));
    let ends: BTreeSet<End> = lines.iter().flat_map(|line| [line.from, line.to]).collect();
    let others = ends.into_iter().filter_map(|end| cx.other(end, junctions));
    components.chain(choices).chain(others).collect()
}

struct Figures<'a> {
    framework: &'a Framework,
    about: &'a About<'a>,
}

impl Figures<'_> {
    /// A figure with nothing but its name, title and findings.
    fn plain(&self, end: End, shape: Shape, name: String, title: String) -> Figure {
        let mut findings = Tally::default();
        let mut tooltip = vec![format!("{} ({name})", visible(&title))];
        for (severity, finding) in self.about.get(name.as_str()).into_iter().flatten() {
            findings.add(*severity);
            tooltip.push(format!("{}: {}", severity.word(), visible(&finding.message)));
        }
        Figure {
            end,
            name,
            shape,
            title,
            details: Vec::new(),
            marks: Vec::new(),
            findings,
            tooltip: tooltip.join("\n"),
            steps: Vec::new(),
        }
    }

    fn thing(&self, thing: Thing, shape: Shape, title: &str) -> Figure {
        self.plain(thing.into(), shape, thing.id(self.framework).to_owned(), title.to_owned())
    }

    fn component(&self, id: ComponentId) -> Figure {
        let component = &self.framework.components[id];
        let (shape, sort, terms) = match &component.nature {
            Nature::Provision { kind, terms, standing: true } => (Shape::Standing, kind.value.word(), terms),
            Nature::Provision { kind, terms, .. } => (Shape::Act, kind.value.word(), terms),
            Nature::Amendment { terms, .. } => (Shape::Amendment, "amendment", terms),
        };
        let provision = &component.provision;
        let mut figure = self.thing(Thing::Component(id), shape, component.entry.name());
        let point = provision.point.as_ref().map_or_else(String::new, |point| format!(", point {point}"));
        figure.details.push(format!("{}{point}", sort.replace('-', " ")));
        figure.details.extend(self.duties(provision));
        if let Terms::Snapback(snapback) = terms {
            figure.details.extend(snapback.decided_by.map(|by| format!("decided by {}", self.decider(by.value))));
        }
        if component.dropped {
            figure.marks.push(Mark::LeftOut);
            figure.details.push("left out of this draft".to_owned());
        }
        self.mark(&mut figure, provision);
        figure.steps = component.steps.iter().map(|&step| self.step(step, provision)).collect();
        figure
    }

    fn step(&self, id: StepId, whole: &Provision) -> Figure {
        let step = &self.framework.steps[id];
        let title = step.entry.title.as_deref().unwrap_or_else(|| own_part(&step.entry));
        let mut figure = self.thing(Thing::Step(id), Shape::Act, title);
        let duties = self.duties(&step.provision);
        if duties != self.duties(whole) {
            figure.details.extend(duties);
        }
        self.mark(&mut figure, &step.provision);
        figure
    }

    /// Who is obliged, and who really does it.
    fn duties(&self, provision: &Provision) -> Vec<String> {
        let named = |word: &str, parties: &[Spanned<PartyId>]| {
            (!parties.is_empty()).then(|| format!("{word} {}", self.names(parties)))
        };
        [named("by", &provision.by), named("performed by", &provision.performed_by)].into_iter().flatten().collect()
    }

    fn mark(&self, figure: &mut Figure, provision: &Provision) {
        if provision.implied {
            figure.marks.push(Mark::Implied);
            figure.details.push("implied, not in the text".to_owned());
        }
        self.bracket(figure, provision.bracketed_by.as_ref());
        if let Some(text) = &provision.text {
            figure.tooltip.push('\n');
            figure.tooltip.push_str(&visible(text));
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
        let mut figure = self.thing(Thing::Choice(id), Shape::Choice, choice.entry.name());
        let count = if choice.bracketed_by.is_some() { "one or none of them" } else { "exactly one of them" };
        figure.details.push(count.to_owned());
        self.bracket(&mut figure, choice.bracketed_by.as_ref());
        figure
    }

    /// What stands in the picture only because a line starts from it or leads to it.
    fn other(&self, end: End, junctions: &[Junction]) -> Option<Figure> {
        let framework = self.framework;
        Some(match end {
            End::Thing(Thing::Component(_) | Thing::Step(_) | Thing::Choice(_)) => return None,
            End::Thing(thing @ Thing::Issue(id)) => self.thing(thing, Shape::Issue, &framework.issues[id].question),
            End::Thing(thing @ Thing::Event(id)) => self.thing(thing, Shape::Event, framework.events[id].entry.name()),
            End::Thing(Thing::Plan) => self.thing(Thing::Plan, Shape::Plan, "The framework as a whole"),
            End::Thing(Thing::Signature) => self.thing(Thing::Signature, Shape::Signature, "Signature"),
            End::Party(id) => {
                let party = &framework.parties[id];
                // Parties have a name space of their own: a component may bear the same id.
                self.plain(end, Shape::Party, format!("party {}", party.entry.id), party.name.clone())
            }
            End::Junction(index) => {
                let Junction { word, of } = &junctions[index];
                let name = format!("{}: {word} {}", of.id(framework), index + 1);
                self.plain(end, Shape::Junction, name, (*word).to_owned())
            }
        })
    }

    fn decider(&self, decider: Decider) -> &str {
        match decider {
            Decider::Party(id) => &self.framework.parties[id].name,
            Decider::Body(id) => self.framework.components[id].entry.name(),
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
