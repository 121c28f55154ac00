//! The view of all provisions.

use super::{
    super::{
        figures::Figures,
        lines,
        picture::{End, Meaning},
    },
    Drawing, held,
};
use crate::{framework::Thing, report::Checked};

pub(super) fn draw(checked: &Checked) -> Drawing {
    let framework = &checked.framework;
    let (mut drawn, junctions) = lines::all(framework);
    held::add(checked, &mut drawn);
    // Orders of questions that the draft leaves alone belong to the view of time.
    drawn.retain(|line| !is_held(line.meaning) || [line.from, line.to].into_iter().all(is_of_text));
    drawn.extend(lines::settlements(framework, &drawn));
    let drawn = lines::merged(drawn);
    let figures = Figures::new(checked, &junctions);
    let components = framework.components.ids().map(Thing::Component);
    let things = components.chain(framework.choices.ids().map(Thing::Choice));
    let mut all: Vec<_> = things.map(|thing| figures.figure(thing.into())).collect();
    all.extend(figures.at_ends(&drawn, all.iter().map(|figure| figure.end)));
    Drawing { figures: all, lines: drawn, notes: Vec::new() }
}

fn is_held(meaning: Meaning) -> bool {
    matches!(meaning, Meaning::Held | Meaning::HeldTogether)
}

fn is_of_text(end: End) -> bool {
    !matches!(end, End::Thing(Thing::Issue(_)))
}
