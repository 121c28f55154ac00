//! The view of all provisions.

use super::{
    super::{
        figures::Figures,
        lines,
        picture::{End, Meaning},
    },
    Drawing, held, some,
};
use crate::{
    framework::{Framework, Thing},
    report::Checked,
};

pub(super) fn draw(checked: &Checked) -> Drawing {
    let framework = &checked.framework;
    let (mut drawn, junctions) = lines::all(framework);
    held::add(checked, &mut drawn);
    // Orders of questions that the draft leaves alone belong to the view of time.
    drawn.retain(|line| !is_held(line.meaning) || [line.from, line.to].into_iter().all(is_of_text));
    drawn.extend(lines::settlements(framework, &drawn));
    let drawn = lines::merged(drawn);
    let figures = Figures::new(checked, &junctions);
    let components = framework.components_in_play().map(|(id, _)| Thing::Component(id));
    let choices = framework.choices.ids().filter(|&id| lines::is_open(framework, id)).map(Thing::Choice);
    let things = components.chain(choices);
    let mut all: Vec<_> = things.map(|thing| figures.figure(thing.into())).collect();
    all.extend(figures.at_ends(&drawn, all.iter().map(|figure| figure.end)));
    let nothing = all.is_empty().then(|| nothing(framework).to_owned());
    Drawing { figures: all, lines: drawn, notes: left_out(framework).into_iter().chain(nothing).collect() }
}

fn nothing(framework: &Framework) -> &'static str {
    if framework.is_dossier() {
        "This proposes nothing: name a proposal that includes it"
    } else {
        "The proposal has no provisions; `[components.ID]` begins one"
    }
}

fn is_held(meaning: Meaning) -> bool {
    matches!(meaning, Meaning::Held | Meaning::HeldTogether)
}

fn is_of_text(end: End) -> bool {
    !matches!(end, End::Thing(Thing::Issue(_)))
}

/// What is in no package, because a scenario or a later draft has taken it out.
fn left_out(framework: &Framework) -> Option<String> {
    let ids = framework.components.iter().filter(|(id, _)| framework.left_out(*id));
    let ids: Vec<&str> = ids.map(|(_, component)| component.entry.id.as_str()).collect();
    (!ids.is_empty()).then(|| format!("Left out: {}", some(&ids)))
}
