//! What each party can stall, as a table and in words.

use std::collections::BTreeMap;

use anstyle::Style;

use super::{
    super::super::{
        tables::{finish, plain},
        visible::visible,
    },
    lines,
};
use crate::{
    checks::list,
    framework::{Framework, PartyId, Thing},
    order::Gate,
    power::{Hold, Lever, beneficiaries},
    report::PowersFound,
};

/// A column with a word in it.
const COLUMN: usize = 14;

/// The column of the steps.
const STEPS: usize = 30;

pub(in crate::render) const LEGEND: &str = "does: it performs it; consents, decides, verifies: it can refuse to, alone; x: it waits for \
what the party can refuse. Performing is everybody's; the other three are what gives a hold.";

/// A heading, parties against steps, and a block for each party that can stall something.
pub(super) fn blocks(found: &PowersFound, width: usize) -> Vec<String> {
    let bold = Style::new().bold();
    let heading = format!("{bold}Who can stall what{bold:#}");
    if found.holds.is_empty() {
        return vec![format!(
            "{heading}\n\nNo party can stall anything: nobody is named to do, to consent or to verify."
        )];
    }
    let columns = (width.saturating_sub(STEPS) / COLUMN).max(1);
    let tables = found.holds.chunks(columns).map(|holds| table(found, holds, width));
    let mut blocks = vec![heading];
    blocks.extend(tables);
    blocks.push(lines(LEGEND, 0, width));
    blocks.extend(found.holds.iter().map(|hold| block(found, hold, width)));
    blocks
}

fn table(found: &PowersFound, holds: &[Hold], width: usize) -> String {
    let mut table = plain(width);
    let names = holds.iter().map(|hold| visible(&found.shown.parties[hold.party].name));
    table.set_header(std::iter::once("step".to_owned()).chain(names));
    let levers: Vec<_> = holds.iter().map(|hold| levers(found, hold.party)).collect();
    for &act in found.levers.acts() {
        let cells: Vec<String> =
            holds.iter().zip(&levers).map(|(hold, levers)| cell(&found.shown, hold, levers, act)).collect();
        if cells.iter().any(|cell| !cell.is_empty()) {
            table.add_row(std::iter::once(visible(act.id(&found.shown))).chain(cells));
        }
    }
    finish(table)
}

/// By component, step or event: how a party bears on it.
pub(in crate::render) fn levers(found: &PowersFound, party: PartyId) -> BTreeMap<Thing, Vec<Lever>> {
    let mut levers: BTreeMap<Thing, Vec<Lever>> = BTreeMap::new();
    for grip in found.levers.grips(party) {
        let (Gate::Start(thing) | Gate::Verified(thing)) = grip.gate else { continue };
        levers.entry(thing).or_default().push(grip.lever);
    }
    levers
}

/// How a party bears on a step: what it can refuse, or that the step waits for that; empty if neither.
pub(in crate::render) fn cell(
    framework: &Framework,
    hold: &Hold,
    levers: &BTreeMap<Thing, Vec<Lever>>,
    act: Thing,
) -> String {
    let whole = match act {
        Thing::Step(step) => Some(Thing::Component(framework.steps[step].component)),
        _ => None,
    };
    let mut direct: Vec<Lever> =
        std::iter::once(act).chain(whole).filter_map(|thing| levers.get(&thing)).flatten().copied().collect();
    direct.sort_unstable();
    direct.dedup();
    let words: Vec<_> = direct.into_iter().map(word).collect();
    if words.is_empty() && hold.stalls.contains(&act) { "x".to_owned() } else { words.join(", ") }
}

fn word(lever: Lever) -> &'static str {
    match lever {
        Lever::Performs => "does",
        Lever::Consents => "consents",
        Lever::Decides => "decides",
        Lever::Verifies => "verifies",
    }
}

fn block(found: &PowersFound, hold: &Hold, width: usize) -> String {
    let told = told(found, hold).into_iter().enumerate();
    told.map(|(place, text)| lines(&text, if place == 0 { 0 } else { 2 }, width)).collect::<Vec<_>>().join("\n")
}

/// What a party can stall, whose benefits those are, and what it has by then, a sentence each.
pub(in crate::render) fn told(found: &PowersFound, hold: &Hold) -> Vec<String> {
    let framework = &found.shown;
    let ids = |things: &[Thing]| {
        let ids: Vec<_> = things.iter().map(|thing| format!("`{}`", thing.id(framework))).collect();
        list(&ids, "and")
    };
    let count = hold.stalls.len();
    let all = found.levers.acts().len();
    let name = &framework.parties[hold.party].name;
    let mut said = vec![format!("{name} can stall {count} of {all} steps")];
    said.extend(others(framework, hold).map(|others| format!("benefits in them of {others}")));
    if !hold.at_own_cost.is_empty() {
        said.push(format!("at its own cost, and it need not perform them to stall them: {}", ids(&hold.at_own_cost)));
        said.push(match &hold.received[..] {
            [] => "by then none of its benefits can have come".to_owned(),
            received => format!("by then these of its benefits can have come: {}", ids(received)),
        });
    }
    said
}

/// "Ukraine (3) and Russia (1)": whose benefits are among what is stalled.
fn others(framework: &Framework, hold: &Hold) -> Option<String> {
    let mut benefits: BTreeMap<PartyId, usize> = BTreeMap::new();
    for party in hold.stalls.iter().flat_map(|&act| beneficiaries(framework, act)) {
        *benefits.entry(party.value).or_default() += 1;
    }
    let words: Vec<_> =
        benefits.iter().map(|(&party, count)| format!("{} ({count})", framework.parties[party].name)).collect();
    (!words.is_empty()).then(|| list(&words, "and"))
}
