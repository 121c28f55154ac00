//! A draft that contradicts itself as text: its clauses that clash, and what would have to change, where that was asked.

use super::{super::super::wrap::wrap, bold, counts, no_package, repairs};
use crate::report::{Mended, NoPackage, Zone};

/// The answer in blocks.
pub(super) fn blocks(zone: &Zone, none: &NoPackage, width: usize) -> Vec<String> {
    let mut blocks = vec![no_package(&none.clauses, width)];
    match &none.mended {
        Some(mended) => blocks.extend(changes(zone, mended, width)),
        None if zone.wanted.reach.clauses => blocks.push(wrap(NO_OTHER_TEXT, width).join("\n")),
        None => {}
    }
    blocks
}

const NO_OTHER_TEXT: &str = "No change of a clause leaves a package, or the search was cut short: look at what the scenario chooses, \
                             at what it says has happened, and at the choices of the draft.";

fn changes(zone: &Zone, mended: &Mended, width: usize) -> Vec<String> {
    let mut blocks = vec![bold("What would have to change for the draft to hold at all")];
    blocks.extend(repairs::groups(zone, &mended.draft, width));
    let Some(upholding) = &mended.upholding else { return blocks };
    if mended.is_enough() {
        let also = "With such changes some outcome also upholds all of them".to_owned();
        blocks.push(wrap(&format!("{also}: {}.", counts(zone)), width).join("\n"));
        return blocks;
    }
    blocks.push(bold("What would have to give or to change for some outcome to uphold the rest too"));
    blocks.extend(repairs::all(zone, upholding, width));
    blocks
}
