//! What is different between two reports on one file.

use std::collections::BTreeMap;

use super::{Checked, Reported};
use crate::{finding::Severity, framework::Verdict};

/// What a change of the files has brought about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Since {
    /// Findings that were not there before, in the order of the report.
    pub new: Vec<Told>,
    /// Findings that are there no longer, in the order of the report that had them.
    pub gone: Vec<Told>,
    /// Statements whose verdict is another now: the id, and the verdicts before and after; `None`: it had or has none.
    pub verdicts: Vec<(String, Option<Verdict>, Option<Verdict>)>,
}

/// A finding in one line.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Told {
    pub level: Severity,
    pub check: &'static str,
    pub message: String,
}

impl Since {
    /// What `after` has that `before` had not, and the other way round. A finding that has only moved is the same.
    pub fn between(before: &Checked, after: &Checked) -> Self {
        Self {
            new: missing(&after.findings, &before.findings),
            gone: missing(&before.findings, &after.findings),
            verdicts: verdicts(before, after),
        }
    }

    /// Whether both say the same.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Told {
    fn of(reported: &Reported) -> Self {
        let Reported { finding, level, .. } = reported;
        Self { level: *level, check: finding.check, message: finding.message.clone() }
    }
}

/// Those of the first that the second lacks; of several alike, as many as it lacks.
fn missing(wanted: &[Reported], known: &[Reported]) -> Vec<Told> {
    let mut left: BTreeMap<Told, usize> = BTreeMap::new();
    known.iter().for_each(|reported| *left.entry(Told::of(reported)).or_default() += 1);
    let mut missing = Vec::new();
    for line in wanted.iter().map(Told::of) {
        match left.get_mut(&line) {
            Some(count) if *count > 0 => *count -= 1,
            _ => missing.push(line),
        }
    }
    missing
}

fn verdicts(before: &Checked, after: &Checked) -> Vec<(String, Option<Verdict>, Option<Verdict>)> {
    let (had, has) = (by_id(before), by_id(after));
    let mut ids: Vec<&str> = had.keys().chain(has.keys()).copied().collect();
    ids.sort_unstable();
    ids.dedup();
    let both = |id: &str| (id.to_owned(), had.get(id).copied(), has.get(id).copied());
    ids.into_iter().map(both).filter(|(_, before, after)| before != after).collect()
}

fn by_id(checked: &Checked) -> BTreeMap<&str, Verdict> {
    let verdicts = checked.answer.iter().flat_map(|answer| &answer.verdicts);
    verdicts.map(|judged| (checked.framework.positions[judged.position].entry.id.as_str(), judged.verdict)).collect()
}
