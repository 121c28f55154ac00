//! Everything a briefing tells of one file: what was found, what it comes to together, and what bears on what.

use std::collections::BTreeMap;

use super::{Asked, Checked, Matrix, Reading, Wanted, Zone};
use crate::{
    checks::{CHECKS, Check},
    finding::Finding,
    framework::{Framework, SourceId},
    source::Spanned,
};

/// One file, checked, with its red lines and demands held together.
#[derive(Debug)]
pub struct Briefing {
    pub checked: Checked,
    pub zone: Zone,
    pub matrix: Matrix,
    cited: BTreeMap<String, Vec<SourceId>>,
}

impl Briefing {
    /// Checks what was read, and holds the statements together.
    pub fn new(reading: Reading, asked: &Asked, wanted: Wanted) -> Self {
        let zone = Zone::new(reading.clone(), asked, wanted);
        let checked = Checked::new(reading, asked);
        let (matrix, cited) = (Matrix::of(&checked), cited(&checked.framework));
        Self { checked, zone, matrix, cited }
    }

    /// The sources of the clauses and statements that a finding speaks of, each once.
    pub fn sources_of(&self, finding: &Finding) -> Vec<SourceId> {
        let subject = &finding.subject;
        let mut sources = Vec::new();
        for source in subject.about.iter().chain(&subject.positions).filter_map(|id| self.cited.get(id)).flatten() {
            if !sources.contains(source) {
                sources.push(*source);
            }
        }
        sources
    }

    /// The checks that had something to say, in the order in which they are documented.
    pub fn fired(&self) -> Vec<&'static Check> {
        CHECKS.iter().filter(|check| self.found(check)).collect()
    }

    /// The checks that ran and had nothing to say; empty where nothing could be judged.
    pub fn quiet(&self) -> Vec<&'static Check> {
        let silenced = |check: &Check| self.checked.silenced.iter().any(|silenced| silenced.check == check.name);
        let judged = self.checked.answer.is_some();
        CHECKS.iter().filter(|check| judged && !self.found(check) && !silenced(check)).collect()
    }

    fn found(&self, check: &Check) -> bool {
        self.checked.findings.iter().any(|reported| reported.finding.check == check.name)
    }
}

/// The sources of everything that can be spoken of, by id. Positions have a name space of their own, and two things of one
/// name are both meant by it.
fn cited(framework: &Framework) -> BTreeMap<String, Vec<SourceId>> {
    let mut cited: BTreeMap<String, Vec<SourceId>> = BTreeMap::new();
    let entries = framework
        .components
        .iter()
        .map(|(_, it)| &it.entry)
        .chain(framework.steps.iter().map(|(_, it)| &it.entry))
        .chain(framework.choices.iter().map(|(_, it)| &it.entry))
        .chain(framework.issues.iter().map(|(_, it)| &it.entry))
        .chain(framework.events.iter().map(|(_, it)| &it.entry))
        .chain(framework.positions.iter().map(|(_, it)| &it.entry));
    for entry in entries {
        let sources: Vec<SourceId> = entry.sources.iter().map(|&Spanned { value, .. }| value).collect();
        cited.entry(entry.id.clone()).or_default().extend(sources);
    }
    cited
}
