//! What can be wrong: one check each.

use crate::{
    finding::{Finding, Severity},
    framework::Framework,
    logic::Answer,
    statements::Statements,
};

/// A check.
#[derive(Clone, Copy, Debug)]
pub struct Check {
    pub name: &'static str,
    pub level: Severity,
    pub group: &'static str,
    pub page: &'static str,
}

/// All checks.
pub const CHECKS: &[Check] = &[
    Check { name: "red_line", level: Severity::Error, group: "stated positions", page: "# A red line\n\nText.\n" },
    Check { name: "unused_allow", level: Severity::Warning, group: "the file itself", page: "# Unused\n\nText.\n" },
    Check { name: "unmet_expectation", level: Severity::Error, group: "the file itself", page: "# Unmet\n\nText.\n" },
    Check { name: "unknown_reference", level: Severity::Error, group: "the file itself", page: "# Unknown\n\nText.\n" },
];

/// What checks look at.
#[derive(Debug)]
pub struct Context<'a> {
    pub framework: &'a Framework,
    pub statements: &'a Statements,
    pub answer: &'a Answer,
}

/// The check of a name.
pub fn find(name: &str) -> Option<&'static Check> {
    CHECKS.iter().find(|check| check.name == name)
}

/// Runs all.
pub fn run(cx: &Context<'_>) -> Vec<Finding> {
    let _ = cx;
    Vec::new()
}
