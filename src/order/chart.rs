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
    /// Reads the text, then the statements, if there are any to be read.
    pub(super) fn new(framework: &'a Framework, statements: Option<&Statements>) -> (Self, Vec<Claim>) {
        let mut graph = Graph::default();
        let points = Points::add(framework, &mut graph);
        let settlers = Settlers::add(framework, &points, &mut graph);
        Text { framework, points: &points, settlers: &settlers, graph: &mut graph }.add();
        let claims = statements
            .map_or_else(Vec::new, |statements| claims::add(framework, statements, &points, &settlers, &mut graph));
        let denied = settlers.denied;
        (Self { framework, graph, points, denied, out: left_out(framework) }, claims)
    }
}
