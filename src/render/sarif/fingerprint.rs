//! By what a finding is known again when its lines have moved.

use std::{collections::BTreeMap, fmt::Write as _};

use sha2::{Digest as _, Sha256};

use crate::{
    finding::{Finding, Subject},
    source::Sources,
};

/// Counts findings that would have the same fingerprint.
#[derive(Default)]
pub(super) struct Fingerprints {
    met: BTreeMap<String, usize>,
}

impl Fingerprints {
    /// The check, the file and the ids that the finding speaks of: none of them changes when lines move or a text is reworded.
    /// Of a mistake that is about no id, the line itself and the message. Equal ones are numbered in their order.
    pub(super) fn of(&mut self, sources: &Sources, finding: &Finding) -> String {
        let Subject { about, parties, positions, holders } = &finding.subject;
        let mut parts = vec![finding.check, sources.name(finding.at.file)];
        for ids in [about, parties, positions, holders] {
            // So that an id of one sort is never taken for one of the next.
            parts.push("");
            parts.extend(ids.iter().map(String::as_str));
        }
        if finding.subject == Subject::default() {
            parts.extend([finding.message.as_str(), sources.line_at(finding.at).trim()]);
        }
        let hash = Sha256::digest(parts.join("\n").as_bytes());
        let mut text = String::new();
        for byte in &hash[..16] {
            write!(text, "{byte:02x}").expect("a text takes what is written to it");
        }
        let count = self.met.entry(text.clone()).or_default();
        *count += 1;
        format!("{text}:{count}")
    }
}
