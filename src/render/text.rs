//! A report as text: what was checked, how the parties fare, the findings, and what they add up to.

mod changes;
mod coverage;
mod finding;
mod positions;
pub(super) mod summary;
pub(super) mod timeline;
pub(super) mod totals;
pub(super) mod zone;

use crate::report::{Checked, Report};

pub use changes::changes;
pub use coverage::coverage;
pub use positions::positions;
pub use timeline::timeline;
pub use zone::{conflicts, repairs};

/// The report in lines of at most `width` columns where they can be broken, styled for a terminal.
pub fn report(report: &Report, width: usize) -> String {
    // Between two frameworks a rule: in one long text a title alone is easily missed.
    let rule = format!("\n\n{}\n\n", "=".repeat(width));
    let frameworks: Vec<String> = report.frameworks.iter().map(|checked| framework(checked, width)).collect();
    format!("{}\n\n{}\n", frameworks.join(&rule), totals::totals(report, width))
}

/// What was found in one file, without totals.
pub fn framework(checked: &Checked, width: usize) -> String {
    let findings = checked.findings.iter().map(|reported| finding::finding(checked, reported, width));
    let coverage = checked.answer.as_ref().map(|_| coverage::line(&checked.framework, checked.file(), width));
    let parts = std::iter::once(summary::summary(checked, width)).chain(findings).chain(coverage);
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}
