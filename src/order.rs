//! Time points and who holds which order between them: the text, and each party's readings and demands.

mod amendments;
mod chart;
mod circle;
mod claims;
mod closure;
mod course;
mod deadlock;
mod gates;
mod graph;
mod lists;
mod package;
mod points;
mod presence;
mod search;
mod settlers;
mod text;
mod together;
mod unreachable;

pub use circle::{Circle, Leg};
pub use claims::{Claim, stated};
pub use course::{Course, Turn};
pub use deadlock::Deadlock;
pub use gates::{Gate, Gates};
pub use graph::{Clause, Holder};
pub use unreachable::{Missing, Unreachable};

use std::collections::BTreeSet;

use crate::{
    framework::{ComponentId, Framework},
    statements::Statements,
};
use chart::Chart;
use graph::Edge;
use presence::Presence;

/// The order of a framework, and what is wrong with it.
#[derive(Debug)]
pub struct Order<'a> {
    /// What the statements in force put before what, in the author's order.
    pub claims: Vec<Claim>,
    /// The text's own circles.
    pub circles: Vec<Circle>,
    /// Steps whose preconditions can never all be met, other than by a circle.
    pub unreachable: Vec<Unreachable>,
    chart: Chart<'a>,
    presence: Presence,
}

impl<'a> Order<'a> {
    /// Reads the order of the text and the statements in force, and finds the text's own circles.
    ///
    /// Both in time near to linear in the size of the text; a circle is searched only where there is one.
    pub fn new(framework: &'a Framework, statements: &Statements) -> Self {
        let (mut chart, claims) = Chart::new(framework, statements);
        let unreachable = unreachable::find(&chart);
        chart.out.extend(unreachable.iter().map(|step| step.component));
        let presence = Presence::new(&chart, &[]);
        let unreachable = unreachable.into_iter().filter(|step| step.matters(&chart, &presence)).collect();
        let mut order = Self { claims, circles: Vec::new(), unreachable, chart, presence };
        order.circles = order.text_circles();
        order
    }

    /// First the circles that every package has, then those of some packages that are apart from them.
    fn text_circles(&self) -> Vec<Circle> {
        let graph = &self.chart.graph;
        let is_text = |edge: &Edge| edge.holder.claim().is_none();
        let all: Vec<_> = graph.node_indices().collect();
        if self.cores(&all, &is_text).is_empty() {
            return Vec::new();
        }
        let certain = |component: Option<ComponentId>| component.is_none_or(|id| self.presence.certain[id.index()]);
        let agreed: Vec<_> = all.iter().copied().filter(|&point| certain(graph[point].of)).collect();
        let mut circles = self.circles(&[], &agreed, &|edge| is_text(edge) && !edge.open && certain(edge.owner));
        let known: BTreeSet<_> = circles.iter().flat_map(|circle| circle.core.iter().copied()).collect();
        let rest: Vec<_> = all.into_iter().filter(|point| !known.contains(point)).collect();
        circles.extend(self.circles(&[], &rest, &is_text));
        circles
    }
}
