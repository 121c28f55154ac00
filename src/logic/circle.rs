//! Circles of plain orders, read off their graph: the commonest contradiction, and too long for a search in large frameworks.

use std::collections::HashMap;

use petgraph::{
    algo::{astar, kosaraju_scc},
    graph::{DiGraph, NodeIndex},
};

use super::{
    plain::conjuncts,
    prop::{Atom, Instant, Prop},
};

/// An order in which one point comes no later than another.
struct Edge {
    /// It comes before it.
    strictly: bool,
    rule: usize,
}

/// The rules of one circle of orders, if those that allow no alternative close one: a shortest through the first order that is part of
/// any.
pub(super) fn find<'p>(rules: impl Iterator<Item = (usize, &'p Prop)>) -> Option<Vec<usize>> {
    let mut graph: DiGraph<(), Edge> = DiGraph::new();
    let mut nodes: HashMap<Instant, NodeIndex> = HashMap::new();
    let mut node = |graph: &mut DiGraph<(), Edge>, point| *nodes.entry(point).or_insert_with(|| graph.add_node(()));
    for (rule, prop) in rules {
        for (first, second, strictly) in orders(prop) {
            let (first, second) = (node(&mut graph, first), node(&mut graph, second));
            graph.add_edge(first, second, Edge { strictly, rule });
        }
    }
    let mut component = vec![0; graph.node_count()];
    for (index, nodes) in kosaraju_scc(&graph).iter().enumerate() {
        for node in nodes {
            component[node.index()] = index;
        }
    }
    let inner = |edge: &&petgraph::graph::Edge<Edge>| {
        edge.weight.strictly && component[edge.source().index()] == component[edge.target().index()]
    };
    let closing = graph.raw_edges().iter().find(inner)?;
    let (_, path) = astar(&graph, closing.target(), |node| node == closing.source(), |_| 1, |_| 0)?;
    let steps = path.windows(2).filter_map(|pair| graph.find_edge(pair[0], pair[1]));
    let mut circle: Vec<usize> = steps.map(|edge| graph[edge].rule).chain([closing.weight.rule]).collect();
    circle.sort_unstable();
    circle.dedup();
    Some(circle)
}

/// The orders that a conjunction states; none for anything else.
fn orders(prop: &Prop) -> Vec<(Instant, Instant, bool)> {
    let mut literals = Vec::new();
    if !conjuncts(prop, &mut literals) {
        return Vec::new();
    }
    let order = |(atom, positive)| match atom {
        Atom::Earlier(first, second) if positive => Some((first, second, true)),
        Atom::Earlier(first, second) => Some((second, first, false)),
        _ => None,
    };
    literals.into_iter().filter_map(order).collect()
}
