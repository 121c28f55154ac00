//! Parts without alternatives: whether they are consistent shows in their graph, without search.

use std::collections::HashMap;

use petgraph::{algo::kosaraju_scc, graph::DiGraph, graph::NodeIndex};

use super::prop::{Atom, Instant, Prop, Rank};

/// Beyond so many steps the solver is asked instead.
const MOST_STEPS: usize = 10_000_000;

/// What a graph of `at least so much later` says.
struct Later {
    graph: DiGraph<(), i32>,
    nodes: HashMap<Instant, NodeIndex>,
}

/// Whether all of these hold together; `None` if that takes a search.
pub(super) fn consistent<'p>(props: impl Iterator<Item = &'p Prop>) -> Option<bool> {
    let mut literals = Vec::new();
    for prop in props {
        if !conjuncts(prop, &mut literals) {
            return None;
        }
    }
    let mut days = Later::new();
    let mut places = Later::new();
    let mut ranks: HashMap<Rank, (u32, u32)> = HashMap::new();
    for (atom, positive) in literals {
        match atom {
            // A switch that is still there was not fixed by a rule of its own.
            Atom::Is(_) => return None,
            Atom::AtLeast(rank, value) => {
                let range = ranks.entry(rank).or_insert((0, rank.top));
                if positive {
                    range.0 = range.0.max(value);
                } else {
                    range.1 = range.1.min(value - 1);
                }
                if range.0 > range.1 {
                    return Some(false);
                }
            }
            Atom::Gap(from, to, length) if positive => days.add(from, to, length),
            Atom::Gap(from, to, length) => days.add(to, from, 1 - length),
            Atom::Earlier(first, second) => {
                let (low, high) = if positive { (first, second) } else { (second, first) };
                days.add(low, high, 0);
                places.add(low, high, i32::from(positive));
            }
        }
    }
    Some(days.consistent()? && places.consistent()?)
}

/// Adds the literals of a conjunction; false if it is none.
pub(super) fn conjuncts(prop: &Prop, literals: &mut Vec<(Atom, bool)>) -> bool {
    match prop {
        Prop::Is(atom) => literals.push((*atom, true)),
        Prop::Not(atom) => literals.push((*atom, false)),
        Prop::All(parts) => return parts.iter().all(|part| conjuncts(part, literals)),
        Prop::Any(_) => return false,
    }
    true
}

impl Later {
    fn new() -> Self {
        Self { graph: DiGraph::new(), nodes: HashMap::new() }
    }

    fn add(&mut self, low: Instant, high: Instant, length: i32) {
        let graph = &mut self.graph;
        let mut node = |instant| *self.nodes.entry(instant).or_insert_with(|| graph.add_node(()));
        let (low, high) = (node(low), node(high));
        self.graph.add_edge(low, high, length);
    }

    /// Whether no circle adds up to more than 0; `None` if that is left to the solver.
    fn consistent(&self) -> Option<bool> {
        // Not Tarjan's algorithm: this library's is recursive, and a long circle would overflow the stack.
        let mut component = vec![0; self.graph.node_count()];
        for (index, nodes) in kosaraju_scc(&self.graph).iter().enumerate() {
            for node in nodes {
                component[node.index()] = index;
            }
        }
        let inner: Vec<(usize, usize, i64)> = (self.graph.raw_edges().iter())
            .map(|edge| (edge.source().index(), edge.target().index(), i64::from(edge.weight)))
            .filter(|&(low, high, _)| component[low] == component[high])
            .collect();
        if inner.iter().any(|&(_, _, length)| length < 0) {
            return self.relax(&inner);
        }
        // Every edge within a strongly connected component lies on a circle: without edges below 0, one above 0 is enough.
        Some(inner.iter().all(|&(_, _, length)| length == 0))
    }

    /// Bellman and Ford: days that satisfy all edges are found in as many rounds as there are points, or never.
    fn relax(&self, edges: &[(usize, usize, i64)]) -> Option<bool> {
        let mut days = vec![0; self.graph.node_count()];
        for _ in 0..(MOST_STEPS / edges.len()).min(days.len() + 1) {
            let mut moved = false;
            for &(low, high, length) in edges {
                if days[low] + length > days[high] {
                    days[high] = days[low] + length;
                    moved = true;
                }
            }
            if !moved {
                return Some(true);
            }
        }
        (MOST_STEPS / edges.len() > days.len()).then_some(false)
    }
}
