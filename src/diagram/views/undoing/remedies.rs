//! What is known of each benefit that waits for performance: whether anything undoes it, and who could keep it from that.

use super::super::{
    super::picture::{End, Figure},
    some,
};
use crate::{
    checks::list,
    exposure::Exposures,
    framework::{Framework, PartyId, Thing},
    remedy::{Benefit, Loop, Remedies, Reversal},
    report::PowersFound,
};

/// Adds it to the figures; what has none is told in sentences.
pub(super) fn tell(found: &PowersFound, figures: &mut [Figure]) -> Vec<String> {
    let shown = &found.shown;
    let remedies = Remedies::of(shown, &Exposures::of(shown));
    for benefit in &remedies.benefits {
        if benefit.is_final {
            add(figures, Thing::Component(benefit.component), "cannot be taken back once it is given".to_owned());
        }
        for reversal in benefit.reversals.iter().filter(|reversal| !reversal.blocked_by.is_empty()) {
            add(figures, Thing::Component(reversal.by), blocked(shown, reversal));
        }
    }
    let none = remedies.benefits.iter().filter(|benefit| benefit.reversals.is_empty());
    let none: Vec<&str> = none.map(|benefit| id(shown, benefit)).collect();
    let none = (!none.is_empty())
        .then(|| format!("Benefits that wait for performance, and that nothing undoes: {}", some(&none)));
    none.into_iter().chain(remedies.loops.iter().map(|circle| around(shown, circle))).collect()
}

/// A row in a figure, once.
fn add(figures: &mut [Figure], thing: Thing, row: String) {
    let figure = figures.iter_mut().find(|figure| figure.end == End::Thing(thing));
    if let Some(figure) = figure.filter(|figure| !figure.details.contains(&row)) {
        figure.details.push(row);
    }
}

fn blocked(shown: &Framework, reversal: &Reversal) -> String {
    let name = |party: &PartyId| shown.parties[*party].name.as_str();
    let names: Vec<&str> = reversal.blocked_by.iter().map(name).collect();
    format!("can be blocked alone by {}, of whom it may demand performance", list(&names, "or"))
}

fn id<'a>(shown: &'a Framework, benefit: &Benefit) -> &'a str {
    &shown.components[benefit.component].entry.id
}

/// What lapses because each other does.
fn around(shown: &Framework, circle: &Loop) -> String {
    let ids: Vec<String> = circle.members.iter().map(|thing| format!("`{}`", thing.id(shown))).collect();
    format!("Each of these lapses because another does: {}", list(&ids, "and"))
}
