//! The view of duties: who is obliged to whom.

use std::collections::BTreeMap;

use super::{
    super::{
        figures::Figures,
        picture::{End, Figure, Line, Meaning},
    },
    Drawing,
};
use crate::{
    framework::{Framework, PartyId, Provision, Thing},
    report::Checked,
};

/// So many duties are named on a line; the tooltip has them all.
const NAMED: usize = 2;

pub(super) fn draw(checked: &Checked) -> Drawing {
    let framework = &checked.framework;
    let mut duties: BTreeMap<(PartyId, PartyId), Vec<Thing>> = BTreeMap::new();
    let mut general: BTreeMap<PartyId, Vec<Thing>> = BTreeMap::new();
    for (thing, provision) in in_play(framework) {
        owed(thing, provision, &mut duties, &mut general);
    }
    let lines: Vec<Line> = duties.iter().map(|(&ends, owed)| line(framework, ends, owed)).collect();
    let figures = Figures::new(checked, &[]);
    let mut all: Vec<Figure> = general.keys().map(|&party| figures.figure(End::Party(party))).collect();
    all.extend(figures.at_ends(&lines, all.iter().map(|figure| figure.end)));
    for figure in &mut all {
        if let End::Party(party) = figure.end
            && let Some(owed) = general.get(&party)
        {
            figure.details.push(format!("{} nobody who gains", counted(owed.len())));
            figure.tooltip.push(format!("duties that name nobody who gains: {}", ids(framework, owed).join(", ")));
        }
    }
    let notes = if all.is_empty() { vec!["The text says of no duty whose it is".to_owned()] } else { Vec::new() };
    Drawing { figures: all, lines, notes }
}

/// Components, and steps that name others than their component.
fn in_play(framework: &Framework) -> impl Iterator<Item = (Thing, &Provision)> {
    let components = framework.components_in_play().map(|(id, component)| (Thing::Component(id), &component.provision));
    let steps = framework.steps_in_play().filter(|(_, step)| {
        let (own, whole) = (&step.provision, &framework.components[step.component].provision);
        let listed = |provision: &Provision| {
            let parties = provision.by.iter().chain(&provision.for_);
            parties.map(|party| party.value).collect::<Vec<_>>()
        };
        listed(own) != listed(whole)
    });
    components.chain(steps.map(|(id, step)| (Thing::Step(id), &step.provision)))
}

/// Nobody is obliged to itself: what binds a party and benefits it too is owed to the others that benefit.
fn owed(
    thing: Thing,
    provision: &Provision,
    duties: &mut BTreeMap<(PartyId, PartyId), Vec<Thing>>,
    general: &mut BTreeMap<PartyId, Vec<Thing>>,
) {
    for by in provision.by.iter().map(|party| party.value) {
        let mut others = provision.for_.iter().map(|party| party.value).filter(|&to| to != by).peekable();
        if others.peek().is_none() {
            general.entry(by).or_default().push(thing);
        }
        others.for_each(|to| duties.entry((by, to)).or_default().push(thing));
    }
}

fn line(framework: &Framework, (by, to): (PartyId, PartyId), owed: &[Thing]) -> Line {
    let ids = ids(framework, owed);
    let more = owed.len().saturating_sub(NAMED);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    let words = format!("{}{more}", ids.iter().take(NAMED).copied().collect::<Vec<_>>().join(", "));
    let mut line = Line::new(End::Party(by), End::Party(to), Meaning::Obliged, words);
    let named = |party: PartyId| framework.parties[party].name.as_str();
    line.tooltip.push(format!("{} owes {}: {}", named(by), named(to), ids.join(", ")));
    line
}

fn ids<'a>(framework: &'a Framework, things: &[Thing]) -> Vec<&'a str> {
    things.iter().map(|thing| thing.id(framework)).collect()
}

fn counted(duties: usize) -> String {
    if duties == 1 { "1 duty that names".to_owned() } else { format!("{duties} duties that name") }
}
