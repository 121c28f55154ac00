//! Time points and who holds which order between them: the text, and each party's readings and demands.

mod amendments;
mod chart;
mod circle;
mod claims;
mod closure;
mod deadlock;
mod graph;
mod points;
mod presence;
mod settlers;
mod text;
mod unreachable;

pub use circle::{Circle, Leg};
pub use claims::{Claim, stated};
pub use deadlock::Deadlock;
pub use graph::{Clause, Holder};
pub use unreachable::{Missing, Unreachable};

use crate::{framework::Framework, statements::Statements};
use chart::Chart;
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
        let points: Vec<_> = order.chart.graph.node_indices().collect();
        order.circles = order.circles(&points, &|_| false);
        order
    }
}
