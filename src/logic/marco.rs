//! All minimal conflicts and all minimal repairs among propositions that are wanted together.
//!
//! The MARCO algorithm: Liffiton, Previti, Malik and Marques-Silva, "Fast, flexible MUS enumeration", Constraints 21 (2016). The solver
//! library has one of its own, without a budget and in an order that differs from run to run.

use super::{
    prop::{Prop, Switch, Unknown},
    solve::{Assumption, Budget, Engine, Exhausted, Outcome, Values, World},
};

/// A minimal set of wanted propositions, by their places, ascending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum MinimalSet {
    /// They cannot hold together; without any one of them they can.
    Conflict(Vec<usize>),
    /// Without them the others can hold together; not without fewer.
    Repair(Vec<usize>),
}

impl MinimalSet {
    /// The same by other places.
    pub(super) fn map(&self, other: impl Fn(&Vec<usize>) -> Vec<usize>) -> Self {
        match self {
            Self::Conflict(set) => Self::Conflict(other(set)),
            Self::Repair(set) => Self::Repair(other(set)),
        }
    }
}

/// What is said of a set that is wanted together.
pub(super) enum Answer {
    /// Which of all wanted propositions hold in some world, those of the set among them.
    Possible(Vec<bool>),
    /// Places in the set, ascending, of some that cannot hold together.
    Clash(Vec<usize>),
}

/// The search for minimal sets, one after the other.
pub(super) struct Search<'b> {
    /// How many propositions are wanted.
    count: usize,
    /// What has not been looked at: sets that contain no known conflict, and lie in no set known to be possible.
    map: Engine<'b>,
}

impl<'b> Search<'b> {
    pub(super) fn new(count: usize, budget: &'b Budget) -> Self {
        Self { count, map: Engine::new(budget) }
    }

    /// Passes over a conflict that is known already.
    pub(super) fn know(&mut self, conflict: &[usize]) {
        self.map.enforce(&Prop::any(conflict.iter().map(|&place| switch(place).complement())));
    }

    /// The next minimal set; `None` once all are known. `ask` must always say the same of the same set.
    pub(super) fn next<E: From<Exhausted>>(&mut self, ask: &mut impl Ask<E>) -> Result<Option<MinimalSet>, E> {
        while let Some(seed) = self.seed()? {
            match ask(&seed)? {
                Answer::Possible(inside) => {
                    let repair = grow(inside, ask)?;
                    self.map.enforce(&Prop::any(repair.iter().map(|&place| switch(place))));
                    // Everything together is possible: there is nothing to repair.
                    if !repair.is_empty() {
                        return Ok(Some(MinimalSet::Repair(repair)));
                    }
                }
                Answer::Clash(core) => {
                    let conflict = shrink(core.into_iter().map(|place| seed[place]).collect(), ask)?;
                    self.know(&conflict);
                    return Ok(Some(MinimalSet::Conflict(conflict)));
                }
            }
        }
        Ok(None)
    }

    /// A set that has not been looked at, as large as the map allows without search.
    fn seed(&mut self) -> Result<Option<Vec<usize>>, Exhausted> {
        let Some(mut world) = self.map.solve(&[])?.found() else { return Ok(None) };
        let mut seed = Vec::new();
        for place in 0..self.count {
            seed.push(place);
            if self.map.holds(&world, &switch(place)) {
                continue;
            }
            let assumptions: Vec<_> = seed.iter().map(|&place| self.map.assumption(&switch(place))).collect();
            match self.map.solve(&assumptions)?.found() {
                Some(larger) => world = larger,
                None => drop(seed.pop()),
            }
        }
        Ok(Some(seed))
    }
}

/// What answers whether a set of wanted propositions, by their places, can hold together.
pub(super) trait Ask<E>: FnMut(&[usize]) -> Result<Answer, E> {}

impl<E, F: FnMut(&[usize]) -> Result<Answer, E>> Ask<E> for F {}

/// What is left when a possible set has been made as large as can be.
pub(super) fn grow<E>(mut inside: Vec<bool>, ask: &mut impl Ask<E>) -> Result<Vec<usize>, E> {
    for place in 0..inside.len() {
        if inside[place] {
            continue;
        }
        let larger: Vec<_> = (0..inside.len()).filter(|&other| inside[other] || other == place).collect();
        if let Answer::Possible(more) = ask(&larger)? {
            inside = more;
        }
    }
    Ok((0..inside.len()).filter(|&place| !inside[place]).collect())
}

/// Leaves out one after the other for as long as the rest still clashes.
pub(super) fn shrink<E>(mut clash: Vec<usize>, ask: &mut impl Ask<E>) -> Result<Vec<usize>, E> {
    let mut kept = 0;
    while kept < clash.len() {
        let mut without = clash.clone();
        without.remove(kept);
        match ask(&without)? {
            // Those kept so far are each necessary, and so in every such core.
            Answer::Clash(core) => clash = core.into_iter().map(|place| without[place]).collect(),
            Answer::Possible(_) => kept += 1,
        }
    }
    Ok(clash)
}

/// An engine with what is wanted of it.
pub(super) struct Wanted<'b> {
    engine: Engine<'b>,
    props: Vec<(Prop, Assumption)>,
}

impl<'b> Wanted<'b> {
    /// `engine` holds what is not up for discussion.
    pub(super) fn new(mut engine: Engine<'b>, wanted: Vec<Prop>) -> Self {
        let selected = |prop: Prop| {
            let selector = engine.selector(&prop);
            (prop, selector)
        };
        let props = wanted.into_iter().map(selected).collect();
        Self { engine, props }
    }

    /// Whether some of what is wanted can hold together.
    pub(super) fn ask(&mut self, places: &[usize]) -> Result<Answer, Exhausted> {
        Ok(match self.solve(places, &[])? {
            Outcome::Found(world) => Answer::Possible(self.holding(&world)),
            Outcome::Clash(core) => Answer::Clash(core),
        })
    }

    /// What makes a further proposition hold, for `solve`.
    pub(super) fn selector(&mut self, prop: &Prop) -> Assumption {
        self.engine.selector(prop)
    }

    /// A world in which some of what is wanted holds, and something beside it, or what clashes.
    pub(super) fn solve(&mut self, places: &[usize], beside: &[Assumption]) -> Result<Outcome, Exhausted> {
        let wanted = places.iter().map(|&place| self.props[place].1);
        let assumptions: Vec<Assumption> = wanted.chain(beside.iter().copied()).collect();
        self.engine.solve(&assumptions)
    }

    /// Which of all that is wanted holds in a world.
    pub(super) fn holding(&self, world: &World) -> Vec<bool> {
        self.props.iter().map(|(prop, _)| self.engine.holds(world, prop)).collect()
    }

    pub(super) fn values<'u>(&self, world: &World, unknowns: impl Iterator<Item = &'u Unknown>) -> Values {
        self.engine.values(world, unknowns)
    }
}

fn switch(place: usize) -> Prop {
    Prop::switch(Switch(u32::try_from(place).expect("there are fewer statements")))
}
