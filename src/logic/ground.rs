//! One world that upholds much of what was said, and what can be changed in it in one place while everything else stays as it is.

use std::collections::{BTreeMap, BTreeSet};

use super::{
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
    spoken: Vec<Region>,
    touching: BTreeMap<Unknown, Vec<usize>>,
    values: Values,
    /// What was said and holds in the world.
    pub upheld: Vec<bool>,
}

impl Ground {
    pub(super) fn new(rules: Vec<Prop>, said: &[Prop]) -> Self {
        let count = rules.len();
        let props: Vec<Prop> = rules.into_iter().chain(said.iter().cloned()).collect();
        let spoken: Vec<Region> = props.iter().map(Prop::unknowns).collect();
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
    pub(super) fn spoken_of(&self, said: usize) -> &Region {
        &self.spoken[self.rules + said]
    }

    /// What makes the rules and some statements hold whatever becomes of the free unknowns, as far as they speak of them.
    pub(super) fn firm(&self, free: &Region, said: &[usize]) -> Vec<Prop> {
        let said = said.iter().map(|said| self.rules + said);
        let touched = (0..self.rules).chain(said).filter(|&prop| !self.spoken[prop].is_disjoint(free));
        let firm = touched.map(|prop| self.props[prop].without(free));
        firm.filter(|prop| *prop != Prop::FALSE).collect()
    }

    /// Whether something holds however the free unknowns change, because of the others.
    fn is_safe(&self, prop: usize, is_free: &impl Fn(Unknown) -> bool) -> bool {
        // Most speak of nothing that is free, or of nothing else.
        self.decided(&self.props[prop], is_free) == Some(true)
    }

    /// The truth of a proposition, where the unknowns that are not free decide it.
    fn decided(&self, prop: &Prop, is_free: &impl Fn(Unknown) -> bool) -> Option<bool> {
        let all = |parts: &[Prop], absorbing: bool| {
            let mut known = Some(!absorbing);
            for part in parts {
                match self.decided(part, is_free) {
                    Some(value) if value == absorbing => return Some(absorbing),
                    Some(_) => {}
                    None => known = None,
                }
            }
            known
        };
        match prop {
            Prop::Is(atom) | Prop::Not(atom) if Unknown::of(*atom).any(is_free) => None,
            Prop::Is(atom) => Some(self.values.holds(*atom)),
            Prop::Not(atom) => Some(!self.values.holds(*atom)),
            Prop::All(parts) => all(parts, false),
            Prop::Any(parts) => all(parts, true),
        }
    }
}

/// Which cluster of statements may change what.
#[derive(Debug, Default)]
pub(super) struct Owners {
    regions: BTreeMap<Unknown, usize>,
    /// The cluster of a statement.
    statements: BTreeMap<usize, usize>,
}

impl Owners {
    pub(super) fn add(&mut self, cluster: usize, said: &[usize], region: &Region) {
        self.statements.extend(said.iter().map(|&said| (said, cluster)));
        self.regions.extend(region.iter().map(|&unknown| (unknown, cluster)));
    }

    /// Whose a statement or a rule is that may not hold any more when `unknown` changes too; `None` if it is nobody else's.
    fn of_touched(&self, ground: &Ground, own: &Region, unknown: Unknown) -> Option<usize> {
        let is_free = |it: Unknown| it == unknown || own.contains(&it) || self.regions.contains_key(&it);
        ground.touching[&unknown].iter().filter(|&&prop| !ground.is_safe(prop, &is_free)).find_map(|&prop| {
            let said = prop.checked_sub(ground.rules).and_then(|said| self.statements.get(&said));
            said.or_else(|| ground.spoken[prop].iter().find_map(|it| self.regions.get(it))).copied()
        })
    }
}

/// Why a question could not be answered in one place.
pub(super) enum Broken {
    Exhausted,
    /// It takes a change that bears on what another cluster of statements is about.
    Touches(usize),
    /// These cannot hold together, though some of them were thought to have nothing to do with the others.
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
    others: &'g Owners,
    pub region: Region,
    /// What the last change changed.
    changed: Region,
    engine: Engine<'b>,
    asked: Vec<Assumption>,
    /// What is to stay as it is: everything else that was said and that the region bears on, and the unknowns beside the region.
    beside: Vec<(Option<Unknown>, Assumption)>,
}

impl<'g, 'b> Local<'g, 'b> {
    pub(super) fn new(
        ground: &'g Ground,
        said: &'g [usize],
        region: Region,
        others: &'g Owners,
        budget: &'b Budget,
    ) -> Self {
        let engine = Engine::new(budget);
        let (changed, asked, beside) = (Region::new(), Vec::new(), Vec::new());
        let mut local = Self { ground, budget, said, others, region, changed, engine, asked, beside };
        local.rebuild();
        local
    }

    /// Rules that the region does not touch hold as they did: only the others are looked at.
    fn rebuild(&mut self) {
        let (ground, mut engine) = (self.ground, Engine::new(self.budget));
        let asked: Vec<usize> = self.said.iter().map(|&said| ground.rules + said).collect();
        let mut spoken: Region = asked.iter().flat_map(|&prop| &ground.spoken[prop]).copied().collect();
        self.asked = asked.iter().map(|&prop| engine.selector(&ground.props[prop])).collect();
        self.beside.clear();
        for prop in self.touched().into_iter().filter(|prop| !asked.contains(prop)) {
            if prop < ground.rules {
                engine.enforce(&ground.props[prop]);
            } else if ground.upheld[prop - ground.rules] {
                self.beside.push((None, engine.selector(&ground.props[prop])));
            } else {
                continue;
            }
            spoken.extend(&ground.spoken[prop]);
        }
        let pinned = spoken.difference(&self.region);
        self.beside.extend(pinned.map(|&unknown| (Some(unknown), engine.pinned(unknown, &ground.values))));
        self.engine = engine;
    }

    /// The rules and statements that may not hold any more when the region changes.
    fn touched(&self) -> BTreeSet<usize> {
        let is_free = |it: Unknown| self.region.contains(&it) || self.others.regions.contains_key(&it);
        let touching = self.region.iter().flat_map(|unknown| &self.ground.touching[unknown]);
        touching.copied().filter(|&prop| !self.ground.is_safe(prop, &is_free)).collect()
    }

    /// A region for which `change` succeeds, with as little added to the present one as can be. `places` must be possible with
    /// everything that holds.
    pub(super) fn widen(&mut self, places: &[usize]) -> Result<(), Broken> {
        let before = self.region.clone();
        while let Err(pinned) = self.change(places)? {
            self.free(&pinned)?;
        }
        let added: Vec<Unknown> = self.region.difference(&before).copied().collect();
        for unknown in added {
            if !self.changed.contains(&unknown) {
                self.region.remove(&unknown);
                continue;
            }
            self.region.remove(&unknown);
            self.rebuild();
            if self.change(places)?.is_err() {
                self.region.insert(unknown);
            }
        }
        self.rebuild();
        Ok(())
    }

    /// Which of the statements hold after a change of the region by which some of them do, by their places, while everything
    /// else goes on holding. `Err`: there is none, because of these unknowns beside it; none if because of other statements.
    pub(super) fn change(&mut self, places: &[usize]) -> Result<Result<Vec<bool>, Vec<Unknown>>, Exhausted> {
        let asked = places.iter().map(|&place| self.asked[place]);
        let assumptions: Vec<Assumption> = asked.chain(self.beside.iter().map(|&(_, assumption)| assumption)).collect();
        Ok(match self.engine.solve(&assumptions)? {
            Outcome::Found(world) => {
                let differs = |&unknown: &Unknown| self.engine.differs(&world, unknown, &self.ground.values);
                self.changed = self.region.iter().copied().filter(differs).collect();
                let holds = |&said: &usize| self.engine.holds(&world, &self.ground.props[self.ground.rules + said]);
                Ok(self.said.iter().map(holds).collect())
            }
            Outcome::Clash(core) => {
                let beside = core.into_iter().filter_map(|place| place.checked_sub(places.len()));
                Err(beside.filter_map(|place| self.beside[place].0).collect())
            }
        })
    }

    /// Lets more change: what is nobody else's, and if there is nothing of that, what would have to be shared.
    fn free(&mut self, pinned: &[Unknown]) -> Result<(), Broken> {
        let mut other = None;
        let before = self.region.len();
        for &unknown in pinned {
            match self.others.of_touched(self.ground, &self.region, unknown) {
                None => drop(self.region.insert(unknown)),
                owner => other = other.or(owner),
            }
        }
        match other {
            Some(other) if self.region.len() == before => Err(Broken::Touches(other)),
            _ => {
                self.rebuild();
                Ok(())
            }
        }
    }
}
