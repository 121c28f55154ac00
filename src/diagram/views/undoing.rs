//! The view of undoing: the breach, who decides on it and who can block that, and what is reversed.

mod remedies;

use super::{
    super::{
        figures::Figures,
        lines::{self, Junction},
        picture::{End, Figure, Line, Meaning},
    },
    Drawing, packages,
};
use crate::{
    framework::{DefaultDecision, Framework, PartyOrBody, SnapbackTerms, Terms, Thing},
    power::Decision,
    report::{Checked, PowersFound, written},
};

/// Coalitions belong to the view of bodies.
const COALITIONS: usize = 0;

pub(super) fn draw(checked: &Checked) -> Drawing {
    let found = PowersFound::of(checked, COALITIONS);
    let framework = packages::shown(checked, found.as_ref());
    let (all, junctions) = lines::all(framework);
    let undoes = |line: &Line| matches!(line.meaning, Meaning::Triggers | Meaning::Reverses | Meaning::Decides);
    let mut drawn: Vec<Line> = all.into_iter().filter(|line| undoes(line)).collect();
    drawn.extend(snapbacks(framework).flat_map(|(thing, terms)| deciders(found.as_ref(), thing, terms)));
    drawn.extend(lines::settlements(framework, &drawn));
    let drawn = lines::merged(drawn);
    let mut figures = figures(checked, framework, &junctions, &drawn);
    let mut notes: Vec<String> = found.as_ref().and_then(packages::told).into_iter().collect();
    if figures.is_empty() {
        notes =
            vec!["The text says of nothing how it is undone; the view `sequence` shows what waits for what".to_owned()];
    }
    match &found {
        Some(found) => notes.extend(remedies::tell(found, &mut figures)),
        None => notes.push(format!("What nothing undoes is not worked out: {}", packages::why_not(checked))),
    }
    Drawing { figures, lines: drawn, notes }
}

fn figures(checked: &Checked, framework: &Framework, junctions: &[Junction], drawn: &[Line]) -> Vec<Figure> {
    let figures = Figures::of(checked, framework, junctions);
    let mut all: Vec<Figure> = snapbacks(framework).map(|(thing, _)| figures.figure(thing.into())).collect();
    all.extend(figures.at_ends(drawn, all.iter().map(|figure| figure.end)));
    for figure in &mut all {
        if let Some((thing, terms)) = snapbacks(framework).find(|(thing, _)| figure.end == End::Thing(*thing)) {
            figure.details.retain(|row| !row.starts_with("decided by "));
            figure.details.extend(in_words(checked, framework, thing, terms));
        }
    }
    all
}

fn snapbacks(framework: &Framework) -> impl Iterator<Item = (Thing, &SnapbackTerms)> {
    framework.components_in_play().filter_map(|(id, component)| match component.nature.terms() {
        Terms::Snapback(terms) => Some((Thing::Component(id), terms)),
        _ => None,
    })
}

/// The party that decides on a return, and whoever else can block that alone. A body has its line already.
fn deciders(found: Option<&PowersFound>, thing: Thing, terms: &SnapbackTerms) -> Vec<Line> {
    let Some(by) = terms.decided_by.map(|by| by.value) else { return Vec::new() };
    let decides = match by {
        PartyOrBody::Party(party) => Some(Line::new(End::Party(party), thing, Meaning::Decides, "")),
        PartyOrBody::Body(_) => None,
    };
    // What happens when nobody decides is not stopped by refusing to.
    let stops = !terms.default.iter().any(|default| default.value == DefaultDecision::Restore);
    let vetoes = found.filter(|_| stops).map(|found| Decision::of(&found.shown, by).vetoes()).unwrap_or_default();
    let others = vetoes.into_iter().filter(|&party| by != PartyOrBody::Party(party));
    let lines = others.map(|party| Line::new(End::Party(party), thing, Meaning::Vetoes, "can block alone"));
    decides.into_iter().chain(lines).collect()
}

/// Who decides where nobody is named, what happens when nobody decides, how long it takes, and until when it can be used.
fn in_words(checked: &Checked, framework: &Framework, thing: Thing, terms: &SnapbackTerms) -> Vec<String> {
    let Thing::Component(id) = thing else { return Vec::new() };
    let nothing = terms.reverses.is_empty().then(|| "what it undoes is not said".to_owned());
    let nobody = terms.decided_by.is_none().then(|| "who decides is not said".to_owned());
    let default = terms.default.iter().map(|default| match default.value {
        DefaultDecision::Restore => "if nobody decides: it returns".to_owned(),
        DefaultDecision::Continue => "if nobody decides: all stays as it is".to_owned(),
    });
    let delay = terms.delay.iter().map(|delay| format!("after {}", delay.value));
    let until = framework.components[id].provision.expires.iter();
    let until = until.map(|day| format!("can be used until {}", written(&checked.sources, day.at)));
    nothing.into_iter().chain(nobody).chain(default).chain(delay).chain(until).collect()
}
