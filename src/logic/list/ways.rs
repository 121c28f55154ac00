//! The packages of freedoms that hang together, and what each breaches.

use super::walk::{Use, Walk};
use crate::logic::{
    Inquiry,
    prop::Prop,
    solve::{Budget, Exhausted},
};

/// The packages of some parts, by the freedoms in the author's order.
pub(super) struct Ways {
    /// The freedoms by which they differ, by their places in the theory.
    pub dimensions: Vec<usize>,
    /// The uses of each freedom, in their order.
    pub uses: Vec<Vec<Use>>,
    pub each: Vec<Way>,
    /// There are no more.
    pub complete: bool,
}

/// One package of some parts.
pub(super) struct Way {
    /// The place, among the uses of each freedom, of the one that it makes of it.
    pub path: Vec<usize>,
    /// What holds in no outcome of it, by places in the list of what was said.
    pub breached: Vec<usize>,
    /// Some outcome of it upholds all that parties insist on.
    pub agrees: bool,
}

/// A statement, simplified.
pub(super) struct Spoken {
    /// Its place in the list of what was said.
    pub place: usize,
    pub says: Prop,
    /// The party requires or rejects it.
    pub insists: bool,
}

impl Ways {
    /// The first packages of these parts, no more than `most`, held against what was said of them.
    pub(super) fn of(inquiry: &Inquiry<'_>, about: &[usize], said: &[Spoken], most: usize, budget: &Budget) -> Self {
        let mut dimensions: Vec<usize> =
            about.iter().flat_map(|&part| &inquiry.parts.each[part].dimensions).copied().collect();
        dimensions.sort_unstable();
        let mut ways = Self { dimensions, uses: Vec::new(), each: Vec::new(), complete: false };
        ways.complete = ways.walk(inquiry, about, said, most, budget) == Ok(true);
        ways
    }

    /// `Ok(false)`: there are more.
    fn walk(
        &mut self,
        inquiry: &Inquiry<'_>,
        about: &[usize],
        said: &[Spoken],
        most: usize,
        budget: &Budget,
    ) -> Result<bool, Exhausted> {
        let mut walk = Walk::new(inquiry, about, &self.dimensions, budget)?;
        self.uses = walk.uses();
        let goals: Vec<_> = said.iter().map(|it| walk.goal(it.says.clone())).collect();
        let all = walk.goal(Prop::all(said.iter().filter(|it| it.insists).map(|it| it.says.clone())));
        while let Some(outcome) = walk.next()? {
            if self.each.len() == most {
                return Ok(false);
            }
            let mut breached = Vec::new();
            for (it, goal) in said.iter().zip(&goals) {
                if !walk.reaches(&outcome, goal)? {
                    breached.push(it.place);
                }
            }
            let clash = said.iter().any(|it| it.insists && breached.contains(&it.place));
            let agrees = !clash && walk.reaches(&outcome, &all)?;
            self.each.push(Way { path: walk.path().to_vec(), breached, agrees });
        }
        Ok(true)
    }

    /// Whether it makes no difference to any statement which of them is taken.
    pub(super) fn are_alike(&self) -> bool {
        let alike = |pair: &[Way]| pair[0].breached == pair[1].breached && pair[0].agrees == pair[1].agrees;
        self.complete && self.each.windows(2).all(alike)
    }
}
