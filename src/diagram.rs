//! The component graph of a framework as DOT, the language of Graphviz.

mod dot;
mod figures;
mod groups;
mod legend;
mod lines;
mod look;
mod picture;
mod text;

use crate::{
    finding::{Finding, Severity},
    framework::Framework,
};

/// The component graph as DOT, with the findings (each with its level) marked on what they are about.
///
/// The same framework and findings give the same bytes, and `dot` accepts them without a warning whatever the texts hold.
pub fn dot(framework: &Framework, findings: &[(Severity, &Finding)]) -> String {
    dot::write(&picture::draw(framework, findings))
}
