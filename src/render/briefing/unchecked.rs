//! What was not checked, and why: a reader must be able to tell silence from an answer.

use serde::Serialize;

use super::{super::text::totals, verdict::statements};
use crate::{
    checks::list,
    framework::PositionId,
    report::{Briefing, Silencer},
    statements::Standing,
};

/// One thing that the briefing leaves out, and the ids it concerns.
#[derive(Serialize)]
pub(super) struct Gap {
    text: String,
    ids: Vec<String>,
}

impl Gap {
    fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), ids: Vec::new() }
    }
}

pub(super) fn of(briefing: &Briefing) -> Vec<Gap> {
    let mut gaps = vec![Gap::new(
        "The documents themselves were not read: the files hold somebody's reading of them, in their own words, and \
         nothing here was looked up.",
    )];
    gaps.extend(unjudged(briefing));
    gaps.extend(standings(briefing));
    gaps.extend(given_up(briefing));
    gaps.extend(cut_short(briefing));
    gaps.extend(unspoken(briefing));
    gaps.extend(quiet_parties(briefing));
    let silenced = Silencer::ALL.into_iter().filter_map(|by| totals::silenced(&briefing.checked.silenced, by));
    gaps.extend(silenced.map(|kept_out| Gap::new(format!("Findings that are not shown: {kept_out}."))));
    gaps.extend(unasked_checks(briefing));
    gaps.extend(quiet_checks(briefing));
    gaps
}

fn unjudged(briefing: &Briefing) -> Option<Gap> {
    let checked = &briefing.checked;
    if checked.contradicts_itself() {
        return Some(Gap::new(
            "No red line or demand was judged, though they may be on file: the proposal contradicts itself.",
        ));
    }
    (checked.answer.is_none()).then(|| {
        Gap::new("The proposal was not judged at all: its files have mistakes of their own, which come first.")
    })
}

/// Why statements do not count, and which standing that is.
type Sort = (&'static str, fn(Standing) -> bool);

/// Statements that do not count, under the reason.
fn standings(briefing: &Briefing) -> Vec<Gap> {
    let framework = &briefing.checked.framework;
    let standing = |id: PositionId| briefing.checked.basis.statements.standing(id);
    let sorts: [Sort; 7] = [
        ("made after the day asked about", |it| it == Standing::Later),
        ("less certain than was asked for", |it| it == Standing::BelowLevel),
        ("past their own date", |it| it == Standing::Expired),
        ("replaced by newer ones of the same party", |it| matches!(it, Standing::Superseded { .. })),
        ("accounts that the party denies", |it| matches!(it, Standing::Denied { .. })),
        ("set aside by the scenario", |it| it == Standing::SetAside),
        ("disbelieved by the scenario", |it| it == Standing::Disbelieved),
    ];
    let gap = |(why, is): Sort| {
        let ids: Vec<String> =
            framework.positions.iter().filter(|(id, _)| is(standing(*id))).map(|(_, it)| it.entry.id.clone()).collect();
        let text = format!("Not counted, because {why}: {}.", statements(ids.len()));
        (!ids.is_empty()).then_some(Gap { text, ids })
    };
    sorts.into_iter().filter_map(gap).collect()
}

fn given_up(briefing: &Briefing) -> Option<Gap> {
    let checked = &briefing.checked;
    let given_up = &checked.answer.as_ref()?.given_up;
    let ids: Vec<String> = given_up.iter().map(|&id| checked.framework.positions[id].entry.id.clone()).collect();
    let text = format!("The search for a verdict was given up on {}.", statements(ids.len()));
    (!ids.is_empty()).then_some(Gap { text, ids })
}

fn cut_short(briefing: &Briefing) -> Option<Gap> {
    let together = briefing.zone.together()?;
    let text = "The search for what clashes was cut short: there may be more conflicts and repairs than are counted.";
    (!together.is_complete()).then(|| Gap::new(text))
}

fn unspoken(briefing: &Briefing) -> Option<Gap> {
    let components = &briefing.checked.framework.components;
    let ids: Vec<String> = briefing.matrix.unspoken.iter().map(|&id| components[id].entry.id.clone()).collect();
    let text = "No statement in force speaks of these components, or of what they settle. Whether anybody minds them is \
        not known; nobody is taken to agree.";
    (!ids.is_empty()).then(|| Gap { text: text.to_owned(), ids })
}

fn quiet_parties(briefing: &Briefing) -> Option<Gap> {
    let checked = &briefing.checked;
    let quiet = checked.parties.iter().filter(|tally| !tally.insists());
    let names: Vec<&str> = quiet.map(|tally| checked.framework.parties[tally.party].name.as_str()).collect();
    let judged = checked.answer.is_some() && !checked.framework.is_dossier();
    let text =
        format!("No red line or demand is on file of {}. That they have none does not follow.", list(&names, "and"));
    (judged && !names.is_empty()).then(|| Gap::new(text))
}

/// What was not looked for, since there is no outcome to look at.
fn unasked_checks(briefing: &Briefing) -> Option<Gap> {
    let ids: Vec<String> = briefing.unasked().into_iter().map(|check| check.name.to_owned()).collect();
    let why = if briefing.checked.contradicts_itself() {
        "the proposal contradicts itself, so that there is none"
    } else {
        "nothing is proposed, so that there is none"
    };
    let text = format!("Not looked for: these checks ask about the outcomes of a proposal, and {why}.");
    (!ids.is_empty()).then_some(Gap { text, ids })
}

/// What was looked for and not found: the one good news that a gap can be.
fn quiet_checks(briefing: &Briefing) -> Option<Gap> {
    let ids: Vec<String> = briefing.quiet().into_iter().map(|check| check.name.to_owned()).collect();
    let text = "Looked for, and nothing found. What no check looks for is not found either.";
    (!ids.is_empty()).then(|| Gap { text: text.to_owned(), ids })
}
