//! Floyd and Warshall's table of the days that pass at least between any two points, on every way to take alternatives.

use std::collections::{BTreeMap, BTreeSet};

/// `to` comes at least so many days after `from`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Bound {
    pub(crate) from: String,
    pub(crate) to: String,
    pub(crate) days: i64,
    /// It is an order, and its days are not a number that somebody wrote.
    pub(crate) order: bool,
}

/// Alternatives, each of bounds that hold together.
#[derive(Clone, Debug)]
pub(crate) struct Clause {
    pub(crate) id: String,
    /// Empty: what words mean.
    pub(crate) key: &'static str,
    pub(crate) alternatives: Vec<Vec<Bound>>,
}

/// Each clause without the bounds that do not count.
pub(crate) fn only(clauses: &[Clause], counts: impl Fn(&Clause, &Bound) -> bool) -> Vec<Clause> {
    let kept = |clause: &Clause| {
        let alternatives = clause
            .alternatives
            .iter()
            .map(|bounds| bounds.iter().filter(|bound| counts(clause, bound)).cloned().collect());
        Clause { alternatives: alternatives.collect(), ..clause.clone() }
    };
    clauses.iter().map(kept).collect()
}

/// Earliest and latest day of each point, counted from the signature.
type Windows = BTreeMap<String, (Option<i64>, Option<i64>)>;

pub(crate) fn is_possible(clauses: &[Clause]) -> bool {
    windows(clauses).is_some()
}

/// The windows over all ways to take the alternatives; `None`: none of them has a solution.
pub(crate) fn windows(clauses: &[Clause]) -> Option<Windows> {
    let bounds = |clause: &Clause| clause.alternatives.clone().into_iter().flatten().collect::<Vec<_>>();
    let names = clauses.iter().flat_map(bounds).flat_map(|bound| [bound.from, bound.to]);
    let points: Vec<String> = names.chain(["signature".to_owned()]).collect::<BTreeSet<_>>().into_iter().collect();
    let ways = ways(clauses);
    let each = ways.iter().filter_map(|bounds| of_bounds(bounds, &points));
    each.reduce(|one, other| {
        // A side that nothing bounds is wider than any.
        let wider = |a: Option<i64>, b: Option<i64>, pick: fn(i64, i64) -> i64| Some(pick(a?, b?));
        let joined = |(name, (from, until)): (String, (Option<i64>, Option<i64>))| {
            let (other_from, other_until) = other[&name];
            (name, (wider(from, other_from, i64::min), wider(until, other_until, i64::max)))
        };
        one.into_iter().map(joined).collect()
    })
}

fn ways(clauses: &[Clause]) -> Vec<Vec<Bound>> {
    clauses.iter().fold(vec![Vec::new()], |ways, clause| {
        ways.iter()
            .flat_map(|way| clause.alternatives.iter().map(|alternative| [&way[..], &alternative[..]].concat()))
            .collect()
    })
}

fn of_bounds(bounds: &[Bound], points: &[String]) -> Option<Windows> {
    let place = |name: &String| points.iter().position(|other| other == name).expect("it is one of the points");
    let mut table: Vec<Vec<Option<i64>>> = vec![vec![None; points.len()]; points.len()];
    for bound in bounds {
        let cell = &mut table[place(&bound.from)][place(&bound.to)];
        *cell = (*cell).max(Some(bound.days));
    }
    for middle in 0..points.len() {
        for from in 0..points.len() {
            for to in 0..points.len() {
                let through = table[from][middle].zip(table[middle][to]).map(|(first, second)| first + second);
                table[from][to] = table[from][to].max(through);
            }
        }
    }
    let signature = place(&"signature".to_owned());
    let circular = (0..points.len()).any(|point| table[point][point].is_some_and(|days| days > 0));
    let window = |point: usize| {
        if point == signature {
            (Some(0), Some(0))
        } else {
            (table[signature][point], table[point][signature].map(|days| -days))
        }
    };
    (!circular).then(|| points.iter().cloned().enumerate().map(|(point, name)| (name, window(point))).collect())
}
