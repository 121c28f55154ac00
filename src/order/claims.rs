//! The order literals of the parties: what their readings and demands put before what.

use std::collections::VecDeque;

use petgraph::Direction;

use super::{
    graph::{Edge, Graph, Holder, PointId, Rule},
    points::Points,
    settlers::Settlers,
};
use crate::{
    framework::{self, Formula, Framework, Literal, PartyId, PositionId, Stance, Stop, Thing},
    source::Span,
    statements::Statements,
};

/// One order that a statement reads into the text or demands of it.
#[derive(Clone, Debug)]
pub struct Claim {
    pub position: PositionId,
    pub first: Thing,
    pub second: Thing,
    /// Both together, not one before the other.
    pub together: bool,
    /// `reads`, not `requires`.
    pub reads: bool,
    pub at: Span,
}

impl Claim {
    /// Who made the statement.
    pub fn parties(&self, framework: &Framework) -> impl Iterator<Item = PartyId> {
        framework.positions[self.position].parties.iter().map(|party| party.value)
    }
}

/// Adds the orders of the statements in force to the graph.
pub(super) fn add(
    framework: &Framework,
    statements: &Statements,
    points: &Points<'_>,
    settlers: &Settlers<'_>,
    graph: &mut Graph,
) -> Vec<Claim> {
    let mut claims = Vec::new();
    let mut edges = Vec::new();
    for (position, statement) in framework.positions.iter().filter(|(id, _)| statements.in_force(*id)) {
        let (formula, reads) = match &statement.stance {
            Stance::Reads(formula) => (&formula.value, true),
            Stance::Requires(formula) => (&formula.value, false),
            _ => continue,
        };
        if statement.condition.as_ref().is_some_and(|condition| !is_taken_to_happen(&condition.value)) {
            continue;
        }
        for literal in stated(formula).into_iter().filter(|(_, holds)| *holds).map(|(literal, _)| literal) {
            let Some((first, second, together)) = sides(literal) else { continue };
            let from = points.meant(first);
            let edge = Edge { tie: together, ..Edge::new(Holder::Claim(claims.len()), literal.at()) };
            if together {
                let one = |point: &framework::Point| settlers.alone(point.thing).unwrap_or_else(|| points.meant(point));
                edges.push((one(first), one(second), edge));
            } else {
                let held = settlers.held_back(second, true);
                let last = last_to_settle(graph, from, settlers.several(second.thing));
                edges.extend(held.into_iter().chain(last).map(|to| (from, to, edge.clone())));
            }
            let (first, second) = (first.thing, second.thing);
            claims.push(Claim { position, first, second, together, reads, at: literal.at() });
        }
    }
    for (from, to, edge) in edges {
        graph.add_edge(from, to, edge);
    }
    claims
}

/// The literals that a formula states outright: its conjuncts, each with whether it holds or is denied.
pub fn stated(formula: &Formula) -> Vec<(&Literal, bool)> {
    let mut found = Vec::new();
    collect_stated(formula, true, &mut found);
    found
}

fn collect_stated<'a>(formula: &'a Formula, holds: bool, found: &mut Vec<(&'a Literal, bool)>) {
    match formula {
        Formula::Is(literal) => found.push((literal, holds)),
        Formula::Not(part) => collect_stated(part, !holds, found),
        // What denies an `or` denies each of its members.
        Formula::All(parts) if holds => parts.iter().for_each(|part| collect_stated(part, holds, found)),
        Formula::Any(parts) if !holds => parts.iter().for_each(|part| collect_stated(part, holds, found)),
        Formula::All(_) | Formula::Any(_) => {}
    }
}

/// Whether a condition consists of events, which are taken to happen where a stance depends on them.
fn is_taken_to_happen(condition: &Formula) -> bool {
    condition
        .leaves()
        .iter()
        .all(|literal| matches!(literal, Literal::Holds(thing) if matches!(thing.value, Thing::Event(_))))
        && !has_not(condition)
}

fn has_not(condition: &Formula) -> bool {
    match condition {
        Formula::Not(_) => true,
        Formula::All(parts) | Formula::Any(parts) => parts.iter().any(has_not),
        Formula::Is(_) => false,
    }
}

fn sides(literal: &Literal) -> Option<(&framework::Point, &framework::Point, bool)> {
    match literal {
        Literal::Before { first: Stop::Point(first), second: Stop::Point(second), .. } => Some((first, second, false)),
        Literal::With { first, second, .. } => Some((first, second, true)),
        _ => None,
    }
}

/// Of several settlers the nearest one that `from` waits for, if `from` waits for all of them:
/// then the issue is settled before `from` whichever of them is the last.
fn last_to_settle(graph: &Graph, from: PointId, several: &[PointId]) -> Option<PointId> {
    let mut seen = vec![false; if several.is_empty() { 0 } else { graph.node_count() }];
    let mut queue = VecDeque::new();
    let mut nearest = None;
    if !several.is_empty() {
        seen[from.index()] = true;
        queue.push_back(from);
    }
    while let Some(point) = queue.pop_front() {
        if several.contains(&point) {
            nearest = nearest.or(Some(point));
        }
        // What only one of several alternatives waits for need not come first.
        let all = graph[point].rule == Rule::All;
        for earlier in graph.neighbors_directed(point, Direction::Incoming).filter(|_| all) {
            if !std::mem::replace(&mut seen[earlier.index()], true) {
                queue.push_back(earlier);
            }
        }
    }
    nearest.filter(|_| several.iter().all(|settler| seen[settler.index()]))
}
