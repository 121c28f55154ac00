//! Counting packages.

use num_bigint::BigUint;

use super::{
    answer::Packages,
    part::{Part, Parts},
    plain,
    prop::Prop,
    solve::{Budget, Engine, Exhausted, World},
    theory::{Dimension, Measure},
};

/// How many packages a part has.
struct Count {
    packages: u64,
    exact: bool,
}

/// The packages of the whole. `Err` names a part that has none.
pub(super) fn count(parts: &Parts<'_>, bound: u64, budget: &Budget) -> Result<Packages, usize> {
    count_among(parts, 0..parts.each.len(), bound, budget)
}

/// The packages of the parts with these places: every part's packages combine with every other's. `Err` names a part that has none.
pub(super) fn count_among(
    parts: &Parts<'_>,
    among: impl Iterator<Item = usize>,
    bound: u64,
    budget: &Budget,
) -> Result<Packages, usize> {
    let mut all = Packages { count: BigUint::from(1_u32), exact: true };
    for index in among {
        let count = count_part(parts, &parts.each[index], bound, budget);
        if count.packages == 0 && count.exact {
            return Err(index);
        }
        all.count *= count.packages;
        all.exact &= count.exact;
    }
    Ok(all)
}

fn count_part(parts: &Parts<'_>, part: &Part, bound: u64, budget: &Budget) -> Count {
    if part.dimensions.is_empty()
        && let Some(consistent) =
            plain::consistent(parts.frame.iter().chain(&part.rules).map(|&rule| &parts.left[rule]))
    {
        return Count { packages: u64::from(consistent), exact: true };
    }
    if let ([], [dimension]) = (&part.rules[..], &part.dimensions[..])
        && parts.simplify(&parts.theory.dimensions[*dimension].given) == Prop::TRUE
    {
        return Count { packages: values(parts.theory.dimensions[*dimension].of), exact: true };
    }
    let mut packages = 0;
    let exact = enumerate(parts, part, bound, budget, &mut packages);
    Count { packages, exact: exact == Ok(true) }
}

fn values(of: Measure) -> u64 {
    match of {
        Measure::Switch(_) => 2,
        Measure::Rank(rank) => u64::from(rank.top) + 1,
    }
}

/// Counts by finding one package after the other. `Ok(false)`: there are more than `bound`.
fn enumerate(
    parts: &Parts<'_>,
    part: &Part,
    bound: u64,
    budget: &Budget,
    packages: &mut u64,
) -> Result<bool, Exhausted> {
    let mut engine = Engine::new(budget);
    for &rule in parts.frame.iter().chain(&part.rules) {
        engine.enforce(&parts.left[rule]);
    }
    let dimensions: Vec<Dimension> = part.dimensions.iter().map(|&index| parts.dimension(index)).collect();
    while let Some(world) = engine.solve(&[])?.found() {
        if *packages == bound {
            return Ok(false);
        }
        *packages += 1;
        let this = identity(&engine, &world, &dimensions);
        engine.enforce(&this.complement());
    }
    Ok(true)
}

/// What tells the package of a world from others.
pub(super) fn identity(engine: &Engine<'_>, world: &World, dimensions: &[Dimension]) -> Prop {
    let present = dimensions.iter().filter(|dimension| engine.holds(world, &dimension.given));
    Prop::all(present.map(|dimension| match dimension.of {
        Measure::Switch(switch) => {
            let is = Prop::switch(switch);
            if engine.holds(world, &is) { is } else { is.complement() }
        }
        Measure::Rank(rank) => Prop::equals(rank, engine.rank(world, rank)),
    }))
}
