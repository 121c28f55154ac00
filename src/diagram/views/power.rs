//! The view of decisions: bodies and collectives, their members, how they decide, and who can block them.

mod rows;
mod seats;

use super::{
    super::{
        figures::Figures,
        picture::{End, Figure, Meaning},
    },
    Drawing, packages,
};
use crate::{
    framework::{Component, Terms, Thing},
    report::{Body, Checked, Deciding, PowersFound},
};

/// So many coalitions are looked at.
const COALITIONS: usize = 64;

pub(super) fn draw(checked: &Checked) -> Drawing {
    let found = PowersFound::of(checked, COALITIONS);
    let framework = packages::shown(checked, found.as_ref());
    let bodies = found.as_ref().map_or(&[][..], |found| &found.bodies);
    let mut lines = seats::lines(framework);
    for line in &mut lines {
        if let (End::Party(party), Some(body)) = (line.from, of(bodies, line.to))
            && body.vetoes.contains(&party)
        {
            line.meaning = Meaning::Vetoes;
            line.words = [line.words.as_str(), "can block alone"].join(if line.words.is_empty() { "" } else { ", " });
        }
    }
    let figures = Figures::of(checked, framework, &[]);
    let set_up = framework.components_in_play().filter(|(_, it)| matches!(terms(it), Terms::Body(_)));
    let mut all: Vec<Figure> = set_up.map(|(id, _)| figures.figure(Thing::Component(id).into())).collect();
    all.extend(figures.at_ends(&lines, all.iter().map(|figure| figure.end)));
    for figure in &mut all {
        // The line says it.
        figure.details.retain(|row| !row.starts_with("decided by "));
        figure.details.extend(rows::rule(framework, figure.end));
        if let Some(body) = of(bodies, figure.end) {
            figure.details.extend(rows::blocking(framework, body, &lines));
        }
    }
    let mut notes: Vec<String> =
        found.as_ref().filter(|_| !all.is_empty()).and_then(packages::told).into_iter().collect();
    if all.is_empty() {
        notes.push(
            "The text has no body and no decision of several; the view `parties` shows who can stall what".to_owned(),
        );
    } else if found.is_none() {
        notes.push(format!("Who can block what is not worked out: {}", packages::why_not(checked)));
    }
    Drawing { figures: all, lines, notes }
}

fn terms(component: &Component) -> &Terms {
    component.nature.terms()
}

/// What is known of the decisions that a figure stands for.
fn of(bodies: &[Body], end: End) -> Option<&Body> {
    bodies.iter().find(|body| match body.what {
        Deciding::Body(thing) | Deciding::Activation(thing) => end == End::Thing(thing),
        Deciding::Party(party) => end == End::Party(party),
    })
}
