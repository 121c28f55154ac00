//! All minimal conflicts and all minimal repairs among propositions that are wanted together.
//!
//! The MARCO algorithm: Liffiton, Previti, Malik and Marques-Silva, "Fast, flexible MUS enumeration", Constraints 21 (2016). The solver
//! library has one of its own, without a budget and in an order that differs from run to run.

use super::{
    prop::{Prop, Switch},
    solve::{Assumption, Budget, Engine, Exhausted, Outcome, World},
};

/// A minimal set of wanted propositions, by their places, ascending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum MinimalSet {
    /// They cannot hold together; without any one of them they can.
    Conflict(Vec<usize>),
    /// Without them the others can hold together; not without fewer.
    Repair(Vec<usize>),
}

/// The search for minimal sets, one after the other.
pub(super) struct Search<'e, 'b> {
    engine: &'e mut Engine<'b>,
    wanted: Vec<(Prop, Assumption)>,
    /// What has not been looked at: sets that contain no known conflict, and lie in no set known to be possible.
    map: Engine<'b>,
}

impl<'e, 'b> Search<'e, 'b> {
    /// `engine` holds what is not up for discussion, and must be possible by itself.
    pub(super) fn new(engine: &'e mut Engine<'b>, wanted: Vec<Prop>, budget: &'b Budget) -> Self {
        let wanted = wanted.into_iter().map(|prop| (prop.clone(), engine.selector(&prop))).collect();
        Self { engine, wanted, map: Engine::new(budget) }
    }

    /// The next minimal set; `None` once all are known.
    pub(super) fn next(&mut self) -> Result<Option<MinimalSet>, Exhausted> {
        while let Some(seed) = self.seed()? {
            match self.solve(&seed)? {
                Outcome::Found(world) => {
                    let repair = self.grow(&world)?;
                    self.map.enforce(&Prop::any(repair.iter().map(|&place| switch(place))));
                    // Everything together is possible: there is nothing to repair.
                    if !repair.is_empty() {
                        return Ok(Some(MinimalSet::Repair(repair)));
                    }
                }
                Outcome::Clash(core) => {
                    let conflict = self.shrink(core.into_iter().map(|place| seed[place]).collect())?;
                    self.map.enforce(&Prop::any(conflict.iter().map(|&place| switch(place).complement())));
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
        for place in 0..self.wanted.len() {
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

    /// What is left when a possible set has been made as large as can be.
    fn grow(&mut self, world: &World) -> Result<Vec<usize>, Exhausted> {
        let mut inside = self.holding(world);
        for place in 0..self.wanted.len() {
            if inside[place] {
                continue;
            }
            let larger: Vec<_> = (0..self.wanted.len()).filter(|&other| inside[other] || other == place).collect();
            if let Outcome::Found(world) = self.solve(&larger)? {
                inside = self.holding(&world);
            }
        }
        Ok((0..inside.len()).filter(|&place| !inside[place]).collect())
    }

    fn holding(&self, world: &World) -> Vec<bool> {
        self.wanted.iter().map(|(prop, _)| self.engine.holds(world, prop)).collect()
    }

    /// Leaves out one after the other for as long as the rest still clashes.
    fn shrink(&mut self, mut clash: Vec<usize>) -> Result<Vec<usize>, Exhausted> {
        let mut kept = 0;
        while kept < clash.len() {
            let mut without = clash.clone();
            without.remove(kept);
            match self.solve(&without)? {
                // Those kept so far are each necessary, and so in every such core.
                Outcome::Clash(core) => clash = core.into_iter().map(|place| without[place]).collect(),
                Outcome::Found(_) => kept += 1,
            }
        }
        Ok(clash)
    }

    fn solve(&mut self, places: &[usize]) -> Result<Outcome, Exhausted> {
        let assumptions: Vec<_> = places.iter().map(|&place| self.wanted[place].1).collect();
        self.engine.solve(&assumptions)
    }
}

fn switch(place: usize) -> Prop {
    Prop::switch(Switch(u32::try_from(place).expect("there are fewer statements")))
}
