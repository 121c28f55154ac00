//! The constraint reading of a framework: which packages there are, and what they do with each statement.

mod answer;

pub use answer::{Answer, Cause, Dependency, How, Judged, Packages};

use crate::{framework::Framework, statements::Statements};

/// Stand-in.
pub fn analyse(_framework: &Framework, _statements: &Statements, _bound: u64) -> Answer {
    Answer { packages: Packages { count: 1, exact: true }, verdicts: Vec::new(), contradiction: Vec::new() }
}
