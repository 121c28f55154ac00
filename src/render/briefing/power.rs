//! What each party can stall: a table of steps against parties, and in sentences.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{
    super::text::power::holds,
    matrix::{MANY, MANY_ROWS},
    touches::Touches,
};
use crate::{
    framework::Thing,
    power::{Hold, Lever},
    report::{Powers, PowersFound, Sway},
};

/// By component, step or event: how one party bears on it.
type Levers = BTreeMap<Thing, Vec<Lever>>;

/// All empty where nobody can stall anything, or nothing was asked.
#[derive(Default, Serialize)]
pub(super) struct Stalls<'a> {
    /// The package that is shown, where there are several.
    package: Option<String>,
    parties: Vec<Column<'a>>,
    rows: Vec<Line<'a>>,
    legend: &'static str,
}

/// One party that can stall something.
#[derive(Serialize)]
struct Column<'a> {
    id: &'a str,
    name: &'a str,
    /// What it can stall, whose benefits those are, and what it has by then.
    told: Vec<String>,
}

/// One step, and how each party bears on it.
#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    cells: Vec<String>,
    touches: String,
}

impl Stalls<'_> {
    pub(super) fn is_empty(&self) -> bool {
        self.parties.is_empty()
    }
}

pub(super) fn of(powers: &Powers) -> Stalls<'_> {
    let Sway::Found(found) = &powers.found else { return Stalls::default() };
    let framework = &found.shown;
    let uses = found.uses.iter().map(|(thing, is)| format!("`{}` is {is}", thing.id(framework)));
    let uses = uses.collect::<Vec<_>>().join("; ");
    Stalls {
        package: (!uses.is_empty()).then_some(uses),
        parties: found.holds.iter().map(|hold| column(found, hold)).collect(),
        rows: rows(found),
        legend: holds::LEGEND,
    }
}

fn column<'a>(found: &'a PowersFound, hold: &Hold) -> Column<'a> {
    let party = &found.shown.parties[hold.party];
    Column { id: &party.entry.id, name: &party.name, told: holds::told(found, hold) }
}

/// The steps on which somebody bears; none where there are too many for a table that anybody reads.
fn rows(found: &PowersFound) -> Vec<Line<'_>> {
    let levers: Vec<Levers> = found.holds.iter().map(|hold| holds::levers(found, hold.party)).collect();
    let acts = found.levers.acts();
    let fits = acts.len() <= MANY_ROWS && acts.len().saturating_mul(levers.len()) <= MANY;
    acts.iter().filter(|_| fits).filter_map(|&act| line(found, &levers, act)).collect()
}

/// `None`: nobody bears on it.
fn line<'a>(found: &'a PowersFound, levers: &[Levers], act: Thing) -> Option<Line<'a>> {
    let holds = found.holds.iter().zip(levers);
    let cells: Vec<String> = holds.map(|(hold, levers)| holds::cell(&found.shown, hold, levers, act)).collect();
    let touches = found.holds.iter().zip(&cells).filter(|(_, cell)| !cell.is_empty());
    let touches =
        touches.fold(Touches::default().thing(&found.shown, act), |it, (hold, _)| it.party(&found.shown, hold.party));
    let line = Line { id: act.id(&found.shown), touches: touches.words(), cells };
    line.cells.iter().any(|cell| !cell.is_empty()).then_some(line)
}
