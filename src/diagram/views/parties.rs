//! The view of parties: who is obliged to whom, and who can stall what another gains.

mod chosen;
mod duties;
mod stalls;

use super::{
    super::{
        figures::Figures,
        picture::{End, Figure, Line},
        wanted::Wanted,
    },
    Drawing, packages,
};
use crate::{
    framework::{Framework, PartyId, Thing},
    report::{Checked, PowersFound},
};
use chosen::Chosen;
use duties::Duties;
use stalls::Stalls;

/// So many duties are named on a line; the tooltip has them all.
const NAMED: usize = 3;

/// Coalitions belong to the view of bodies.
const COALITIONS: usize = 0;

pub(super) fn draw(checked: &Checked, wanted: &Wanted) -> Drawing {
    let found = PowersFound::of(checked, COALITIONS);
    let framework = packages::shown(checked, found.as_ref());
    let chosen = Chosen::new(checked, framework, wanted);
    let duties = Duties::of(framework, &chosen);
    let stalls = found.as_ref().map(|found| Stalls::of(found, &chosen)).unwrap_or_default();
    let mut lines: Vec<Line> = duties.lines(framework);
    lines.extend(stalls.lines(framework));
    let figures = Figures::of(checked, framework, &[]);
    let named = framework.parties.ids().filter(|party| duties.names(*party) || stalls.rows.contains_key(party));
    let mut all: Vec<Figure> = named.map(|party| figures.figure(End::Party(party))).collect();
    for figure in &mut all {
        if let End::Party(party) = figure.end {
            duties.tell(framework, party, figure);
            figure.details.extend(stalls.rows.get(&party).into_iter().flatten().cloned());
        }
    }
    let mut notes: Vec<String> = found.as_ref().and_then(packages::told).into_iter().collect();
    if all.is_empty() && !chosen.narrows() {
        notes.push(
            "The text names nobody who has to do anything, to consent or to verify; the view `components` shows what it says"
                .to_owned(),
        );
    } else if found.is_none() && !all.is_empty() {
        notes.push(format!("Who can stall what is not worked out: {}", packages::why_not(checked)));
    }
    Drawing { figures: all, lines, notes }
}

/// The first ids of a list, and how many more there are.
fn some(framework: &Framework, things: &[Thing]) -> String {
    let ids = ids(framework, things);
    let more = ids.len().saturating_sub(NAMED);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!("{}{more}", ids.iter().take(NAMED).copied().collect::<Vec<_>>().join(", "))
}

fn ids<'a>(framework: &'a Framework, things: &[Thing]) -> Vec<&'a str> {
    things.iter().map(|thing| thing.id(framework)).collect()
}

fn name(framework: &Framework, party: PartyId) -> &str {
    &framework.parties[party].name
}
