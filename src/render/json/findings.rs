//! Findings in JSON.

use serde::Serialize;

use super::place::PlaceJson;
use crate::{
    finding::Level,
    report::{Checked, Reported},
    source::Span,
};

#[derive(Serialize)]
pub(super) struct FindingJson<'a> {
    check: &'static str,
    level: &'static str,
    message: &'a str,
    about: &'a [String],
    parties: &'a [String],
    positions: &'a [String],
    holders: &'a [String],
    labels: Vec<LabelJson<'a>>,
    notes: &'a [String],
    /// Several ways out are lines of one text.
    help: Option<String>,
    rests_on: Option<&'static str>,
    expected: bool,
}

#[derive(Serialize)]
struct LabelJson<'a> {
    #[serde(flatten)]
    place: PlaceJson<'a>,
    text: &'a str,
    primary: bool,
}

impl<'a> FindingJson<'a> {
    pub(super) fn of(checked: &'a Checked, reported: &'a Reported) -> Self {
        let finding = &reported.finding;
        let label = |at: Span, text, primary| LabelJson { place: PlaceJson::of(&checked.sources, at), text, primary };
        let others = finding.labels.iter().map(|other| label(other.at, &other.text, false));
        Self {
            check: finding.check,
            level: reported.level.word(),
            message: &finding.message,
            about: &finding.subject.about,
            parties: &finding.subject.parties,
            positions: &finding.subject.positions,
            holders: &finding.subject.holders,
            labels: std::iter::once(label(finding.at, &finding.here, true)).chain(others).collect(),
            notes: &finding.notes,
            help: (!finding.help.is_empty()).then(|| finding.help.join("\n")),
            rests_on: finding.rests_on.map(Level::word),
            expected: reported.expected,
        }
    }
}
