//! The packages of a group, one after the other: by the freedoms in the author's order, and the uses of each in theirs.

use crate::logic::{
    Inquiry, core,
    prop::Prop,
    solve::{Assumption, Budget, Engine, Exhausted, World},
    theory::Measure,
};

/// How a package uses one of its freedoms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    In,
    Out,
    /// The value with this rank.
    Value(u32),
    /// The freedom does not arise.
    Absent,
}

/// Goes through the packages of some parts.
pub(super) struct Walk<'a> {
    engine: Engine<'a>,
    /// The uses of each freedom.
    uses: Vec<Vec<Possible>>,
    /// The place of the use taken of each freedom, as far as decided.
    path: Vec<usize>,
    started: bool,
}

/// Something that may hold in an outcome of a package.
pub(super) struct Goal {
    prop: Prop,
    assumption: Assumption,
}

/// A use as the solver sees it.
struct Possible {
    of: Use,
    prop: Prop,
    assumption: Assumption,
}

impl<'a> Walk<'a> {
    /// A walk through the packages of `about`, told apart by the dimensions with these places.
    pub(super) fn new(
        inquiry: &Inquiry<'_>,
        about: &[usize],
        dimensions: &[usize],
        budget: &'a Budget,
    ) -> Result<Self, Exhausted> {
        let mut engine = core::engine(&inquiry.parts, about, budget);
        let uses = dimensions.iter().map(|&place| uses(inquiry, place, &mut engine)).collect::<Result<_, _>>()?;
        Ok(Self { engine, uses, path: Vec::new(), started: false })
    }

    /// Goes on to the next package, and gives one of its outcomes; `None` after the last.
    pub(super) fn next(&mut self) -> Result<Option<World>, Exhausted> {
        if self.uses.is_empty() {
            let ended = std::mem::replace(&mut self.started, true);
            return if ended { Ok(None) } else { Ok(self.engine.solve(&[])?.found()) };
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

    /// Makes ready to ask for a proposition. This comes before the first package: outcomes know nothing of what is mentioned later.
    pub(super) fn goal(&mut self, prop: Prop) -> Goal {
        Goal { assumption: self.engine.assumption(&prop), prop }
    }

    /// Whether some outcome of the package at hand, of which this is one, reaches a goal.
    pub(super) fn reaches(&mut self, outcome: &World, goal: &Goal) -> Result<bool, Exhausted> {
        if self.engine.holds(outcome, &goal.prop) {
            return Ok(true);
        }
        let mut assumptions = self.taken();
        assumptions.push(goal.assumption);
        Ok(self.engine.solve(&assumptions)?.found().is_some())
    }

    /// The place, among the uses of each freedom, of the one that the package at hand makes of it.
    pub(super) fn path(&self) -> &[usize] {
        &self.path
    }

    /// The uses of each freedom, in their order.
    pub(super) fn uses(&self) -> Vec<Vec<Use>> {
        self.uses.iter().map(|uses| uses.iter().map(|it| it.of).collect()).collect()
    }
}

/// The possible uses of a freedom in their order: in before out, values as the draft lists them, then others, and last that it does not
/// arise.
fn uses(inquiry: &Inquiry<'_>, place: usize, engine: &mut Engine<'_>) -> Result<Vec<Possible>, Exhausted> {
    let dimension = inquiry.parts.dimension(place);
    let each: Vec<(Use, Prop)> = match dimension.of {
        Measure::Switch(switch) => {
            let is_in = Prop::switch(switch);
            vec![(Use::In, is_in.clone()), (Use::Out, is_in.complement())]
        }
        Measure::Rank(rank) => {
            let mut values = inquiry.preferred(rank, dimension.thing);
            values.extend(0..=rank.top);
            let mut new = vec![true; rank.top as usize + 1];
            values.retain(|&value| std::mem::take(&mut new[value as usize]));
            values.into_iter().map(|value| (Use::Value(value), Prop::equals(rank, value))).collect()
        }
    };
    let arises = each.into_iter().map(|(of, prop)| (of, Prop::all([dimension.given.clone(), prop])));
    let mut uses = Vec::new();
    for (of, prop) in arises.chain([(Use::Absent, dimension.given.complement())]) {
        let assumption = engine.assumption(&prop);
        if engine.solve(&[assumption])?.found().is_some() {
            uses.push(Possible { of, prop, assumption });
        }
    }
    Ok(uses)
}
