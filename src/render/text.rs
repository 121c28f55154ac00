//! A report as text: what was checked, how the parties fare, the findings, and what they add up to.

mod finding;
mod positions;
mod summary;
mod totals;

use crate::report::{Checked, Report};

pub use positions::positions;

/// The report in lines of at most `width` columns where they can be broken, styled for a terminal.
pub fn report(report: &Report, width: usize) -> String {
    let parts = report.frameworks.iter().flat_map(|checked| parts(checked, width));
    let mut text = parts.chain([totals::totals(report, width)]).collect::<Vec<_>>().join("\n\n");
    text.push('\n');
    text
}

fn parts(checked: &Checked, width: usize) -> Vec<String> {
    let findings = checked.findings.iter().map(|reported| finding::finding(checked, reported, width));
    std::iter::once(summary::summary(checked, width)).chain(findings).collect()
}
