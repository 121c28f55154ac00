//! Which sources the clauses and statements of a finding name.

use std::collections::BTreeMap;

use crate::{
    finding::Finding,
    framework::{Entry, Framework, SourceId},
};

/// The sources of everything that can be spoken of, by id. Positions have a name space of their own; two things of one name
/// are both meant by it.
#[derive(Debug)]
pub struct Cites {
    by_id: BTreeMap<String, Vec<SourceId>>,
}

impl Cites {
    /// Looks up every definition.
    pub fn of(framework: &Framework) -> Self {
        let mut by_id: BTreeMap<String, Vec<SourceId>> = BTreeMap::new();
        for entry in entries(framework) {
            let sources = entry.sources.iter().map(|source| source.value);
            by_id.entry(entry.id.clone()).or_default().extend(sources);
        }
        Self { by_id }
    }

    /// The sources of the clauses and statements that a finding speaks of, each once.
    pub fn sources(&self, finding: &Finding) -> Vec<SourceId> {
        let subject = &finding.subject;
        let mut sources = Vec::new();
        for source in subject.about.iter().chain(&subject.positions).filter_map(|id| self.by_id.get(id)).flatten() {
            if !sources.contains(source) {
                sources.push(*source);
            }
        }
        sources
    }
}

fn entries(framework: &Framework) -> impl Iterator<Item = &Entry> {
    let components = framework.components.iter().map(|(_, it)| &it.entry);
    let steps = framework.steps.iter().map(|(_, it)| &it.entry);
    let choices = framework.choices.iter().map(|(_, it)| &it.entry);
    let issues = framework.issues.iter().map(|(_, it)| &it.entry);
    let events = framework.events.iter().map(|(_, it)| &it.entry);
    let positions = framework.positions.iter().map(|(_, it)| &it.entry);
    components.chain(steps).chain(choices).chain(issues).chain(events).chain(positions)
}
