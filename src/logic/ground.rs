//! One world that upholds much of what was said, and what can be changed in it in one place while everything else stays as it is.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    marco::Answer,
    prop::{Prop, Unknown},
    solve::{Assumption, Budget, Engine, Exhausted, Outcome, Values},
};

/// Unknowns that may change together.
pub(super) type Region = BTreeSet<Unknown>;

/// A world, and everything that has to go on holding in it.
pub(super) struct Ground {
    /// The rules, and after them what was said.
    props: Vec<Prop>,
    rules: usize,
    /// The unknowns of each of them.
    spoken: Vec<BTreeSet<Unknown>>,
    touching: BTreeMap<Unknown, Vec<usize>>,
    values: Values,
    /// What was said and holds in the world.
    pub upheld: Vec<bool>,
}

impl Ground {
    pub(super) fn new(rules: Vec<Prop>, said: &[Prop]) -> Self {
        let count = rules.len();
        let props: Vec<Prop> = rules.into_iter().chain(said.iter().cloned()).collect();
        let spoken: Vec<BTreeSet<Unknown>> = props.iter().map(Prop::unknowns).collect();
        let mut touching: BTreeMap<Unknown, Vec<usize>> = BTreeMap::new();
        for (place, unknowns) in spoken.iter().enumerate() {
            unknowns.iter().for_each(|&unknown| touching.entry(unknown).or_default().push(place));
        }
        Self { props, rules: count, spoken, touching, values: Values::default(), upheld: Vec::new() }
    }

    /// Everything that is spoken of.
    pub(super) fn unknowns(&self) -> impl Iterator<Item = &Unknown> {
        self.touching.keys()
    }

    /// Stands on another world.
    pub(super) fn stand_on(&mut self, values: Values, upheld: Vec<bool>) {
        (self.values, self.upheld) = (values, upheld);
    }

    /// What the n-th thing said speaks of.
    pub(super) fn spoken_of(&self, said: usize) -> &BTreeSet<Unknown> {
        &self.spoken[self.rules + said]
    }

    /// The unknowns that some rule or statement speaks of together with one of a region.
    pub(super) fn around(&self, region: &Region) -> Region {
        let touching = region.iter().flat_map(|unknown| &self.touching[unknown]);
        touching.flat_map(|&place| &self.spoken[place]).copied().collect()
    }
}

/// Why a question could not be answered in one place.
pub(super) enum Broken {
    Exhausted,
    /// It takes a change that bears on what this cluster of statements is about.
    Touches(usize),
    /// These cannot hold together, though some of them were thought to have nothing to do with the others; not necessarily a smallest set.
    Crossed(Vec<usize>),
}

impl From<Exhausted> for Broken {
    fn from(Exhausted: Exhausted) -> Self {
        Self::Exhausted
    }
}

/// Questions about a few statements, answered by changes of the world in one place, which grows as it has to.
pub(super) struct Local<'g, 'b> {
    ground: &'g Ground,
    budget: &'b Budget,
    said: &'g [usize],
    /// What belongs to other clusters, and to which.
    foreign: &'g BTreeMap<Unknown, usize>,
    pub region: Region,
    engine: Engine<'b>,
    /// What can be assumed: first all that is asked about, then what is to stay as it is.
    all: Vec<(Assumed, Assumption)>,
}

/// What is assumed in a question.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Assumed {
    /// The n-th of the statements that are asked about.
    Asked(usize),
    /// Another thing said, which holds, and on which the region bears.
    Kept(usize),
    /// An unknown beside the region.
    Pinned(Unknown),
}

impl<'g, 'b> Local<'g, 'b> {
    pub(super) fn new(
        ground: &'g Ground,
        said: &'g [usize],
        region: Region,
        foreign: &'g BTreeMap<Unknown, usize>,
        budget: &'b Budget,
    ) -> Self {
        let engine = Engine::new(budget);
        let mut local = Self { ground, budget, said, foreign, region, engine, all: Vec::new() };
        local.rebuild();
        local
    }

    /// Rules that the region does not touch hold as they did: only the others are looked at.
    fn rebuild(&mut self) {
        let (ground, mut engine) = (self.ground, Engine::new(self.budget));
        let asked: Vec<usize> = self.said.iter().map(|&said| ground.rules + said).collect();
        let touched: BTreeSet<usize> =
            self.region.iter().flat_map(|unknown| &ground.touching[unknown]).copied().collect();
        let mut all = Vec::new();
        let mut beside = Region::new();
        for (place, &prop) in asked.iter().enumerate() {
            all.push((Assumed::Asked(place), engine.selector(&ground.props[prop])));
            beside.extend(&ground.spoken[prop]);
        }
        for &prop in touched.iter().filter(|prop| !asked.contains(prop)) {
            match prop.checked_sub(ground.rules) {
                None => engine.enforce(&ground.props[prop]),
                Some(said) if ground.upheld[said] => {
                    all.push((Assumed::Kept(said), engine.selector(&ground.props[prop])));
                }
                Some(_) => continue,
            }
            beside.extend(&ground.spoken[prop]);
        }
        let pinned = beside.difference(&self.region);
        all.extend(pinned.map(|&unknown| (Assumed::Pinned(unknown), engine.pinned(unknown, &ground.values))));
        (self.engine, self.all) = (engine, all);
    }

    /// Whether some of the statements, by their places among them, can hold together with all others that hold in the world.
    /// Possible: by a change within the region. A clash: in every world.
    pub(super) fn ask(&mut self, places: &[usize]) -> Result<Answer, Broken> {
        loop {
            let asked = places.iter().map(|&place| self.all[place]);
            let all: Vec<_> = asked.chain(self.all[self.said.len()..].iter().copied()).collect();
            let core = match self.solve(&all)? {
                Ok(inside) => return Ok(Answer::Possible(inside)),
                Err(core) => core,
            };
            if let Err(core) = self.solve(&all[..places.len()])? {
                return Ok(Answer::Clash(core));
            }
            let core: Vec<_> = core.into_iter().map(|place| all[place]).collect();
            let pinned: Vec<Unknown> = core.iter().filter_map(|(what, _)| what.pinned()).collect();
            if pinned.is_empty() {
                return Err(Broken::Crossed(core.iter().filter_map(|(what, _)| what.said(self.said)).collect()));
            }
            self.free(&pinned)?;
        }
    }

    /// Which of the statements hold in a world in which all this does, or places of what clashes.
    fn solve(&mut self, assumed: &[(Assumed, Assumption)]) -> Result<Result<Vec<bool>, Vec<usize>>, Exhausted> {
        let assumptions: Vec<Assumption> = assumed.iter().map(|&(_, assumption)| assumption).collect();
        Ok(match self.engine.solve(&assumptions)? {
            Outcome::Clash(core) => Err(core),
            Outcome::Found(world) => {
                let holds = |&said: &usize| self.engine.holds(&world, &self.ground.props[self.ground.rules + said]);
                Ok(self.said.iter().map(holds).collect())
            }
        })
    }

    /// Lets more change: what is nobody else's, and if there is nothing of that, what would have to be shared.
    fn free(&mut self, pinned: &[Unknown]) -> Result<(), Broken> {
        let own: Vec<Unknown> = pinned.iter().copied().filter(|unknown| !self.foreign.contains_key(unknown)).collect();
        if own.is_empty() {
            return Err(Broken::Touches(self.foreign[&pinned[0]]));
        }
        self.region.extend(own);
        self.rebuild();
        Ok(())
    }
}

impl Assumed {
    /// The place of the statement among all.
    fn said(self, asked: &[usize]) -> Option<usize> {
        match self {
            Self::Asked(place) => Some(asked[place]),
            Self::Kept(said) => Some(said),
            Self::Pinned(_) => None,
        }
    }

    fn pinned(self) -> Option<Unknown> {
        match self {
            Self::Pinned(unknown) => Some(unknown),
            Self::Asked(_) | Self::Kept(_) => None,
        }
    }
}
