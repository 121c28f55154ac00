//! The graph of all time points, with every edge of the text and of the statements in force.

use super::{
    claims::{self, Claim},
    graph::Graph,
    package::left_out,
    points::Points,
    settlers::Settlers,
    text::Text,
};
use crate::{
    framework::{ComponentId, Framework, IssueId},
    statements::Statements,
};

/// Points, edges, and what decides which of them are there.
#[derive(Debug)]
pub(super) struct Chart<'a> {
    pub(super) framework: &'a Framework,
    pub(super) graph: Graph,
    pub(super) points: Points<'a>,
    /// Yes/no issues that are settled with no: by a component, or by what holds where none does.
    pub(super) denied: Vec<(IssueId, Option<ComponentId>)>,
    /// Components in no package.
    pub(super) out: Vec<ComponentId>,
}

impl<'a> Chart<'a> {
    /// Reads the text, then the statements.
    pub(super) fn new(framework: &'a Framework, statements: &Statements) -> (Self, Vec<Claim>) {
        Self::with(framework, |points, settlers, graph| claims::add(framework, statements, points, settlers, graph))
    }

    /// Reads the text alone.
    pub(super) fn of_text(framework: &'a Framework) -> Self {
        Self::with(framework, |_, _, _| ()).0
    }

    fn with<T>(framework: &'a Framework, add: impl FnOnce(&Points<'a>, &Settlers<'_>, &mut Graph) -> T) -> (Self, T) {
        let mut graph = Graph::default();
        let points = Points::add(framework, &mut graph);
        let settlers = Settlers::add(framework, &points, &mut graph);
        Text { framework, points: &points, settlers: &settlers, graph: &mut graph }.add();
        let added = add(&points, &settlers, &mut graph);
        let denied = settlers.denied;
        (Self { framework, graph, points, denied, out: left_out(framework) }, added)
    }
}
