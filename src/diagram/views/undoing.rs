//! The view of undoing: what makes a provision lapse, rest or return, and who decides on it.

use super::{
    super::{
        figures::Figures,
        lines::{self, Junction},
        picture::{End, Figure, Line, Meaning},
    },
    Drawing,
};
use crate::{
    framework::{DefaultDecision, Framework, Nature, PartyOrBody, SnapbackTerms, Terms, Thing},
    report::Checked,
};

pub(super) fn draw(checked: &Checked) -> Drawing {
    let framework = &checked.framework;
    let (all, junctions) = lines::all(framework);
    let undoes = |line: &Line| matches!(line.meaning, Meaning::Triggers | Meaning::Reverses | Meaning::Decides);
    let mut drawn: Vec<Line> = all.into_iter().filter(|line| undoes(line)).collect();
    drawn.extend(deciders(framework));
    drawn.extend(lines::settlements(framework, &drawn));
    let drawn = lines::merged(drawn);
    let figures = figures(checked, &junctions, &drawn);
    let notes =
        if figures.is_empty() { vec!["The text says of nothing how it is undone".to_owned()] } else { Vec::new() };
    Drawing { figures, lines: drawn, notes }
}

fn figures(checked: &Checked, junctions: &[Junction], drawn: &[Line]) -> Vec<Figure> {
    let framework = &checked.framework;
    let figures = Figures::new(checked, junctions);
    let mut all: Vec<Figure> = snapbacks(framework).map(|(thing, _)| figures.figure(thing.into())).collect();
    all.extend(figures.at_ends(drawn, all.iter().map(|figure| figure.end)));
    for figure in &mut all {
        if let Some((_, terms)) = snapbacks(framework).find(|(thing, _)| figure.end == End::Thing(*thing)) {
            figure.details.retain(|row| !row.starts_with("decided by "));
            figure.details.extend(terms_in_words(terms));
        }
    }
    all
}

fn snapbacks(framework: &Framework) -> impl Iterator<Item = (Thing, &SnapbackTerms)> {
    framework.components.iter().filter_map(|(id, component)| match &component.nature {
        Nature::Provision { terms: Terms::Snapback(terms), .. }
        | Nature::Amendment { terms: Terms::Snapback(terms), .. } => Some((Thing::Component(id), terms)),
        _ => None,
    })
}

/// The parties that decide on a return. A body has its line already.
fn deciders(framework: &Framework) -> Vec<Line> {
    let decided = snapbacks(framework).filter_map(|(thing, terms)| match terms.decided_by?.value {
        PartyOrBody::Party(id) => Some(Line::new(End::Party(id), thing, Meaning::Decides, "")),
        PartyOrBody::Body(_) => None,
    });
    decided.collect()
}

/// What happens when nobody decides, and how long it takes.
fn terms_in_words(terms: &SnapbackTerms) -> Vec<String> {
    let default = terms.default.iter().map(|default| match default.value {
        DefaultDecision::Restore => "if nobody decides: it returns".to_owned(),
        DefaultDecision::Continue => "if nobody decides: all stays as it is".to_owned(),
    });
    default.chain(terms.delay.iter().map(|delay| format!("after {}", delay.value))).collect()
}
