//! Verdicts in JSON.

use serde::Serialize;

use super::place::PlaceJson;
use crate::{
    framework::Framework,
    logic::{Cause, Dependency, How, Judged},
    report::Checked,
    source::Sources,
};

#[derive(Serialize)]
pub(super) struct VerdictJson<'a> {
    position: &'a str,
    party: &'a str,
    /// Only for a joint statement.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    parties: Vec<&'a str>,
    stance: &'static str,
    red_line: bool,
    status: &'static str,
    verdict: &'static str,
    how: Option<&'static str>,
    depends_on: Vec<&'a str>,
    because: Vec<CauseJson<'a>>,
}

#[derive(Serialize)]
pub(super) struct CauseJson<'a> {
    about: &'a str,
    says: &'a str,
    #[serde(flatten)]
    place: PlaceJson<'a>,
}

/// All verdicts, in the author's order of statements.
pub(super) fn of(checked: &Checked) -> Vec<VerdictJson<'_>> {
    let verdicts = checked.answer.iter().flat_map(|answer| &answer.verdicts);
    verdicts.map(|judged| verdict(checked, judged)).collect()
}

fn verdict<'a>(checked: &'a Checked, judged: &'a Judged) -> VerdictJson<'a> {
    let framework = &checked.framework;
    let position = &framework.positions[judged.position];
    let mut parties: Vec<&str> =
        position.parties.iter().map(|party| framework.parties[party.value].entry.id.as_str()).collect();
    let party = parties.first().copied().unwrap_or_default();
    if parties.len() == 1 {
        parties.clear();
    }
    VerdictJson {
        position: &position.entry.id,
        party,
        parties,
        stance: position.stance.word(),
        red_line: position.red_line,
        status: position.status.value.word(),
        verdict: judged.verdict.word(),
        how: how(judged.how),
        depends_on: depends_on(framework, &judged.depends_on),
        because: judged.because.iter().map(|cause| CauseJson::of(framework, &checked.sources, cause)).collect(),
    }
}

pub(super) fn how(how: How) -> Option<&'static str> {
    match how {
        How::Text => Some("text"),
        How::StatusQuo => Some("status-quo"),
        How::DoesNotArise => Some("does-not-arise"),
        How::Undecided => None,
    }
}

impl<'a> CauseJson<'a> {
    pub(super) fn of(framework: &'a Framework, sources: &'a Sources, cause: &'a Cause) -> Self {
        Self { about: cause.thing.id(framework), says: &cause.says, place: PlaceJson::of(sources, cause.at) }
    }
}

/// The ids of what it depends on, each once; of an order both ends.
fn depends_on<'a>(framework: &'a Framework, dependencies: &[Dependency]) -> Vec<&'a str> {
    let mut ids = Vec::new();
    for thing in dependencies.iter().flat_map(Dependency::things) {
        let id = thing.id(framework);
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}
