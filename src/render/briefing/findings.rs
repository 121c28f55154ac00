//! The findings under their levels, each with its places and its sources.

use serde::Serialize;

use super::{record::Cited, touches::Touches};
use crate::{
    finding::{Finding, Severity},
    report::{Checked, Cites, Reported},
    source::{Sources, Span},
};

/// The longest piece of a line that is quoted, in characters.
const LONGEST: usize = 160;

#[derive(Serialize)]
pub(super) struct Level<'a> {
    word: &'static str,
    findings: Vec<Told<'a>>,
}

/// One finding.
#[derive(Serialize)]
struct Told<'a> {
    /// From 1, over all levels.
    number: usize,
    check: &'a str,
    level: &'static str,
    message: &'a str,
    expected: bool,
    places: Vec<Place<'a>>,
    notes: &'a [String],
    help: &'a [String],
    sources: Vec<Cited<'a>>,
    touches: String,
}

/// A place that it rests on, and what is to be seen there.
#[derive(Serialize)]
struct Place<'a> {
    file: &'a str,
    line: usize,
    code: String,
    text: &'a str,
}

/// The levels that occur, the most serious first.
pub(super) fn of(checked: &Checked) -> Vec<Level<'_>> {
    let cites = Cites::of(&checked.framework);
    let findings = checked.findings.iter().enumerate();
    let told = |(place, reported)| told(checked, &cites, place + 1, reported);
    let all: Vec<Told> = findings.map(told).collect();
    let mut levels: Vec<Level> = [Severity::Error, Severity::Warning, Severity::Note]
        .map(|it| Level { word: it.word(), findings: Vec::new() })
        .into();
    for told in all {
        if let Some(level) = levels.iter_mut().find(|level| level.word == told.level) {
            level.findings.push(told);
        }
    }
    levels.retain(|level| !level.findings.is_empty());
    levels
}

fn told<'a>(checked: &'a Checked, cites: &Cites, number: usize, reported: &'a Reported) -> Told<'a> {
    let Reported { finding, level, expected } = reported;
    let sources = cites.sources(finding);
    Told {
        number,
        check: finding.check,
        level: level.word(),
        message: &finding.message,
        expected: *expected,
        places: places(&checked.sources, finding),
        notes: &finding.notes,
        help: &finding.help,
        sources: sources.into_iter().map(|source| Cited::of(&checked.framework, source)).collect(),
        touches: Touches::default().subject(&finding.subject).words(),
    }
}

/// The main place first; a second mark on the same place only adds its words.
fn places<'a>(sources: &'a Sources, finding: &'a Finding) -> Vec<Place<'a>> {
    let marks = finding.labels.iter().map(|label| (label.at, label.text.as_str()));
    let all = std::iter::once((finding.at, finding.here.as_str())).chain(marks);
    let mut places: Vec<(Span, Place)> = Vec::new();
    for (at, text) in all {
        match places.iter_mut().find(|(known, place)| *known == at && place.text.is_empty()) {
            Some((_, place)) => place.text = text,
            None => places.push((at, place(sources, at, text))),
        }
    }
    places.into_iter().map(|(_, place)| place).collect()
}

fn place<'a>(sources: &'a Sources, at: Span, text: &'a str) -> Place<'a> {
    let start = sources.line_column(at.file, at.range().start);
    let line = sources.line_at(at).trim();
    let mut code: String = line.chars().take(LONGEST).collect();
    if code.len() < line.len() {
        code.push('…');
    }
    Place { file: sources.name(at.file), line: start.line, code, text }
}
