//! What would have to be otherwise, in JSON.

use serde::Serialize;

use super::{
    VERSION,
    why::{ClauseJson, QuestionJson, UseJson},
    write,
};
use crate::{
    framework::{Framework, PositionId, Thing},
    logic::{Departure, Otherwise, Used},
    report::Contrast,
};

/// The answer as JSON, with a line break at the end.
pub fn why_not(contrast: &Contrast) -> String {
    let question = &contrast.question;
    let framework = &question.framework;
    let found = contrast.found.as_ref().ok();
    let (mut complete, mut fewest) = (true, true);
    let (mut by_freedoms, mut by_clauses) = (Vec::new(), Vec::new());
    match found.map(|found| &found.found) {
        Some(Otherwise::Uses(changes)) => {
            (complete, fewest) = (changes.complete, changes.fewest);
            by_freedoms = changes.ways.iter().map(|way| DepartureJson::of(framework, way)).collect();
        }
        Some(Otherwise::Clauses { changes, .. }) => {
            (complete, fewest) = (changes.complete, changes.fewest);
            by_clauses = changes
                .ways
                .iter()
                .map(|way| way.clauses.iter().map(|clause| ClauseJson::of(question, clause)).collect())
                .collect();
        }
        _ => {}
    }
    let (answer, against): (Option<&str>, &[PositionId]) = match found.map(|found| &found.found) {
        None => (None, &[]),
        Some(Otherwise::Certain) => (Some("certain"), &[]),
        Some(Otherwise::Uses(_)) => (Some("freedoms"), &[]),
        Some(Otherwise::Clauses { in_the_way, .. }) => (Some("clauses"), in_the_way),
        Some(Otherwise::Never(clashing)) => (Some("never"), clashing),
    };
    write(&WhyNotJson {
        format: "model-why-not",
        version: VERSION,
        question: QuestionJson::of(question, contrast.found.as_ref().err()),
        party: contrast.party.map(|party| framework.parties[party].entry.id.as_str()),
        held: found.map(|found| ids(framework, &found.held)).unwrap_or_default(),
        lost: found.map(|found| ids(framework, &found.lost)).unwrap_or_default(),
        answer,
        in_the_way: ids(framework, against),
        freedoms: by_freedoms,
        clauses: by_clauses,
        complete,
        proven_fewest: fewest,
        sources_to: framework.newest_source().map(|date| date.to_string()),
    })
}

fn ids<'a>(framework: &'a Framework, positions: &[PositionId]) -> Vec<&'a str> {
    positions.iter().map(|&position| framework.positions[position].entry.id.as_str()).collect()
}

#[derive(Serialize)]
struct WhyNotJson<'a> {
    format: &'static str,
    version: u32,
    #[serde(flatten)]
    question: QuestionJson<'a>,
    /// Whose statements have to be upheld besides.
    #[serde(rename = "for")]
    party: Option<&'a str>,
    held: Vec<&'a str>,
    lost: Vec<&'a str>,
    answer: Option<&'static str>,
    in_the_way: Vec<&'a str>,
    freedoms: Vec<DepartureJson<'a>>,
    clauses: Vec<Vec<ClauseJson<'a>>>,
    complete: bool,
    proven_fewest: bool,
    sources_to: Option<String>,
}

#[derive(Serialize)]
struct DepartureJson<'a> {
    changes: Vec<ChangeJson<'a>>,
    presumes: Vec<UseJson<'a>>,
}

#[derive(Serialize)]
struct ChangeJson<'a> {
    about: &'a str,
    was: Option<String>,
    is: Option<String>,
}

impl<'a> DepartureJson<'a> {
    fn of(framework: &'a Framework, way: &Departure) -> Self {
        let presumes = way
            .presumed
            .iter()
            .map(|&(issue, value)| UseJson::of(framework, Thing::Issue(issue), framework.issues[issue].word(value)));
        Self {
            changes: way.uses.iter().map(|&(was, now)| change(framework, was, now)).collect(),
            presumes: presumes.collect(),
        }
    }
}

fn change(framework: &Framework, was: Used, now: Used) -> ChangeJson<'_> {
    let about = match now {
        Used::Component(component, _) => Thing::Component(component),
        Used::Choice(choice, _) => Thing::Choice(choice),
        Used::Issue(issue, _) => Thing::Issue(issue),
    };
    ChangeJson { about: about.id(framework), was: word(framework, was), is: word(framework, now) }
}

/// `None`: none of the members, or settled by nothing.
fn word(framework: &Framework, used: Used) -> Option<String> {
    match used {
        Used::Component(_, is_in) => Some(if is_in { "in" } else { "left out" }.to_owned()),
        Used::Choice(_, member) => member.map(|member| framework.components[member].entry.id.clone()),
        Used::Issue(issue, value) => value.map(|value| framework.issues[issue].word(value)),
    }
}
