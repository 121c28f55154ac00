//! A report as text: what was checked, how the parties fare, the findings, and what they add up to.

mod comparison;
mod change;
mod coverage;
mod finding;
mod packages;
mod positions;
pub(super) mod power;
mod since;
pub(super) mod summary;
pub(super) mod timeline;
pub(super) mod totals;
pub(super) mod trace;
mod why;
mod why_not;
pub(super) mod zone;

use crate::report::{Checked, Misunderstood, Report};

pub use change::change;
pub use comparison::comparison;
pub(super) use comparison::{answers, described, sign, statements};
pub use coverage::coverage;
pub use packages::packages;
pub(super) use packages::sort_of;
pub use positions::positions;
pub use power::power;
pub use since::since;
pub use timeline::timeline;
pub use trace::trace;
pub use why::why;
pub use why_not::why_not;
pub use zone::{conflicts, discovery, repairs};

/// The report in lines of at most `width` columns where they can be broken, styled for a terminal.
pub fn report(report: &Report, width: usize) -> String {
    // Between two frameworks a rule: in one long text a title alone is easily missed.
    let rule = format!("\n\n{}\n\n", "=".repeat(width));
    let frameworks: Vec<String> = report.frameworks.iter().map(|checked| framework(checked, width)).collect();
    format!("{}\n\n{}\n", frameworks.join(&rule), totals::totals(report, width))
}

/// Mistakes in the words of a call, each at its place in them.
pub fn misunderstood(misunderstood: &Misunderstood, width: usize) -> String {
    let findings = misunderstood.findings.iter();
    let findings = findings.map(|it| finding::of_call(&misunderstood.sources, it, width));
    findings.collect::<Vec<_>>().join("\n\n") + "\n"
}

/// What was found in one file, without totals.
pub fn framework(checked: &Checked, width: usize) -> String {
    let findings = checked.findings.iter().map(|reported| finding::finding(checked, reported, width));
    let coverage = checked.answer.as_ref().map(|_| coverage::line(&checked.framework, checked.file(), width));
    let parts = std::iter::once(summary::summary(checked, width)).chain(findings).chain(coverage);
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}
