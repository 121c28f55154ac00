//! The packages of a group, one after the other: by the freedoms in the author's order, and the uses of each in theirs.

use crate::logic::{
    core,
    part::Parts,
    prop::Prop,
    solve::{Assumption, Budget, Engine, Exhausted, World},
    theory::Measure,
};

/// The use of a freedom that a package does not have.
pub(super) const ABSENT: u32 = u32::MAX;

/// A component is in; left out is the use after it. Of a rank each value is a use.
pub(super) const IN: u32 = 0;

/// Goes through the packages of some parts.
pub(super) struct Walk<'a> {
    engine: Engine<'a>,
    /// The uses of each freedom.
    uses: Vec<Vec<Use>>,
    /// The place of the use taken of each freedom, as far as decided.
    path: Vec<usize>,
    started: bool,
}

struct Use {
    code: u32,
    prop: Prop,
    assumption: Assumption,
}

impl<'a> Walk<'a> {
    /// A walk through the packages of `about`, told apart by the dimensions with these places.
    pub(super) fn new(
        parts: &Parts<'_>,
        about: &[usize],
        dimensions: &[usize],
        budget: &'a Budget,
    ) -> Result<Self, Exhausted> {
        let mut engine = core::engine(parts, about, budget);
        let uses = dimensions.iter().map(|&place| uses(parts, place, &mut engine)).collect::<Result<_, _>>()?;
        Ok(Self { engine, uses, path: Vec::new(), started: false })
    }

    /// Goes on to the next package, and gives one of its outcomes; `None` after the last.
    pub(super) fn next(&mut self) -> Result<Option<World>, Exhausted> {
        if self.uses.is_empty() {
            return if std::mem::replace(&mut self.started, true) { Ok(None) } else { self.outcome(None) };
        }
        let mut from = 0;
        if std::mem::replace(&mut self.started, true) {
            let Some(last) = self.path.pop() else { return Ok(None) };
            from = last + 1;
        }
        let mut world = None;
        while self.path.len() < self.uses.len() {
            world = self.take(from, world)?;
            if world.is_some() {
                from = 0;
                continue;
            }
            let Some(last) = self.path.pop() else { return Ok(None) };
            from = last + 1;
        }
        Ok(world)
    }

    /// Takes the first possible use of the next freedom from this place on. `world` is an outcome of what was taken before, if one
    /// is at hand: most uses then need no search.
    fn take(&mut self, from: usize, mut world: Option<World>) -> Result<Option<World>, Exhausted> {
        let freedom = self.path.len();
        for place in from..self.uses[freedom].len() {
            let this = &self.uses[freedom][place];
            if !world.as_ref().is_some_and(|world| self.engine.holds(world, &this.prop)) {
                let mut assumptions = self.taken();
                assumptions.push(this.assumption);
                let Some(found) = self.engine.solve(&assumptions)?.found() else { continue };
                world = Some(found);
            }
            self.path.push(place);
            return Ok(world);
        }
        Ok(None)
    }

    fn taken(&self) -> Vec<Assumption> {
        self.path.iter().zip(&self.uses).map(|(&place, uses)| uses[place].assumption).collect()
    }

    /// An outcome of the package at hand in which a proposition holds as well.
    pub(super) fn outcome(&mut self, prop: Option<&Prop>) -> Result<Option<World>, Exhausted> {
        let mut assumptions = self.taken();
        assumptions.extend(prop.map(|prop| self.engine.assumption(prop)));
        Ok(self.engine.solve(&assumptions)?.found())
    }

    /// Whether a proposition holds in an outcome.
    pub(super) fn holds(&self, world: &World, prop: &Prop) -> bool {
        self.engine.holds(world, prop)
    }

    /// How the package at hand uses each freedom.
    pub(super) fn package(&self) -> Vec<u32> {
        self.path.iter().zip(&self.uses).map(|(&place, uses)| uses[place].code).collect()
    }
}

/// The possible uses of a freedom in their order: in before out, values as the issue has them, and last that it does not arise.
fn uses(parts: &Parts<'_>, place: usize, engine: &mut Engine<'_>) -> Result<Vec<Use>, Exhausted> {
    let dimension = parts.dimension(place);
    let each: Vec<(u32, Prop)> = match dimension.of {
        Measure::Switch(switch) => {
            let is_in = Prop::switch(switch);
            vec![(IN, is_in.clone()), (IN + 1, is_in.complement())]
        }
        Measure::Rank(rank) => (0..=rank.top).map(|value| (value, Prop::equals(rank, value))).collect(),
    };
    let arises = each.into_iter().map(|(code, prop)| (code, Prop::all([dimension.given.clone(), prop])));
    let mut uses = Vec::new();
    for (code, prop) in arises.chain([(ABSENT, dimension.given.complement())]) {
        let assumption = engine.assumption(&prop);
        if engine.solve(&[assumption])?.found().is_some() {
            uses.push(Use { code, prop, assumption });
        }
    }
    Ok(uses)
}
