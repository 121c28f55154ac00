//! Parts without alternatives: whether they are consistent shows in their graph, without search.

use std::collections::HashMap;

use petgraph::{algo::kosaraju_scc, graph::DiGraph};

use super::prop::{Atom, Instant, Prop, Rank};

/// Beyond so many steps the solver is asked instead.
const MOST_STEPS: usize = 10_000_000;

/// The second point comes at least so much later than the first.
type Edge = (u32, u32, i64);

/// Whether all of these hold together; `None` if that takes a search.
pub(super) fn consistent<'p>(props: impl Iterator<Item = &'p Prop>) -> Option<bool> {
    let mut literals = Vec::new();
    for prop in props {
        if !conjuncts(prop, &mut literals) {
            return None;
        }
    }
    let mut points = Points::default();
    let (mut days, mut places) = (Vec::new(), Vec::new());
    let mut ranks: HashMap<Rank, (u32, u32)> = HashMap::new();
    for (atom, positive) in literals {
        match atom {
            // A switch that is still there was not fixed by a rule of its own.
            Atom::Is(_) => return None,
            Atom::AtLeast(rank, value) => {
                let (low, high) = ranks.entry(rank).or_insert((0, rank.top));
                if positive {
                    *low = value.max(*low);
                } else {
                    *high = (value - 1).min(*high);
                }
                if low > high {
                    return Some(false);
                }
            }
            Atom::Gap(from, to, length) if positive => days.push(points.edge(from, to, length)),
            Atom::Gap(from, to, length) => days.push(points.edge(to, from, 1 - length)),
            Atom::Earlier(first, second) => {
                let (low, high) = if positive { (first, second) } else { (second, first) };
                days.push(points.edge(low, high, 0));
                places.push(points.edge(low, high, i32::from(positive)));
            }
        }
    }
    // Every circle of places is one of days.
    let circular = on_circles(&days);
    Some(circular.is_empty() || (add_up_to_nothing(&circular)? && add_up_to_nothing(&on_circles(&places))?))
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

/// Points numbered as they come.
#[derive(Default)]
struct Points(HashMap<Instant, u32>);

impl Points {
    fn edge(&mut self, low: Instant, high: Instant, length: i32) -> Edge {
        (self.number(low), self.number(high), i64::from(length))
    }

    fn number(&mut self, point: Instant) -> u32 {
        let next = u32::try_from(self.0.len()).expect("points are numbered in 32 bits");
        *self.0.entry(point).or_insert(next)
    }
}

/// The edges that lie on circles: those within a strongly connected component.
fn on_circles(edges: &[Edge]) -> Vec<Edge> {
    let graph = DiGraph::<(), ()>::from_edges(edges.iter().map(|&(low, high, _)| (low, high)));
    let mut component = vec![0; graph.node_count()];
    // Not Tarjan's algorithm: this library's is recursive, and a long circle would overflow the stack.
    for (index, nodes) in kosaraju_scc(&graph).iter().enumerate() {
        for node in nodes {
            component[node.index()] = index;
        }
    }
    let inner = |&(low, high, _): &Edge| component[low as usize] == component[high as usize];
    edges.iter().copied().filter(inner).collect()
}

/// Whether no circle of these edges, each of which lies on one, adds up to more than 0; `None` if that is left to the solver.
fn add_up_to_nothing(edges: &[Edge]) -> Option<bool> {
    // Without edges below 0, a single one above 0 is enough.
    if edges.iter().all(|&(_, _, length)| length >= 0) {
        return Some(edges.iter().all(|&(_, _, length)| length == 0));
    }
    // Bellman and Ford: days that satisfy all edges are found in as many rounds as there are points, or never.
    let points = edges.iter().map(|&(low, high, _)| low.max(high) as usize + 1).max().unwrap_or(0);
    let mut days = vec![0; points];
    for _ in 0..(MOST_STEPS / edges.len()).min(points + 1) {
        let mut moved = false;
        for &(low, high, length) in edges {
            let least = days[low as usize] + length;
            if least > days[high as usize] {
                days[high as usize] = least;
                moved = true;
            }
        }
        if !moved {
            return Some(true);
        }
    }
    (MOST_STEPS / edges.len() > points).then_some(false)
}
