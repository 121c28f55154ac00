//! The packages of freedoms that hang together, and what each breaches.

use crate::logic::{
    part::Parts,
    prop::Prop,
    solve::{Budget, Exhausted},
};

use super::walk::{IN, Walk};

/// The packages of some parts, by the freedoms in the author's order.
pub(super) struct Ways {
    /// The freedoms by which they differ, by their places in the theory.
    pub dimensions: Vec<usize>,
    pub each: Vec<Way>,
    /// There are no more.
    pub complete: bool,
}

/// One package of some parts.
pub(super) struct Way {
    /// How it uses each freedom, in the words of `walk`.
    pub uses: Vec<u32>,
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
    pub(super) fn of(parts: &Parts<'_>, about: &[usize], said: &[Spoken], most: usize, budget: &Budget) -> Self {
        let mut dimensions: Vec<usize> = about.iter().flat_map(|&part| &parts.each[part].dimensions).copied().collect();
        dimensions.sort_unstable();
        let mut ways = Self { dimensions, each: Vec::new(), complete: false };
        if said.is_empty() && most == 1 && ways.is_plain(parts, about) {
            ways.each.push(Way { uses: vec![IN], breached: Vec::new(), agrees: true });
        } else {
            ways.complete = ways.walk(parts, about, said, most, budget) == Ok(true);
        }
        ways
    }

    /// One freedom that nothing limits: its first use needs no search.
    fn is_plain(&self, parts: &Parts<'_>, about: &[usize]) -> bool {
        let rules = about.iter().any(|&part| !parts.each[part].rules.is_empty());
        matches!(self.dimensions[..], [only] if !rules && parts.dimension(only).given == Prop::TRUE)
    }

    /// `Ok(false)`: there are more.
    fn walk(
        &mut self,
        parts: &Parts<'_>,
        about: &[usize],
        said: &[Spoken],
        most: usize,
        budget: &Budget,
    ) -> Result<bool, Exhausted> {
        let mut walk = Walk::new(parts, about, &self.dimensions, budget)?;
        let all = Prop::all(said.iter().filter(|it| it.insists).map(|it| it.says.clone()));
        while let Some(outcome) = walk.next()? {
            if self.each.len() == most {
                return Ok(false);
            }
            let mut breached = Vec::new();
            for it in said {
                if !walk.holds(&outcome, &it.says) && walk.outcome(Some(&it.says))?.is_none() {
                    breached.push(it.place);
                }
            }
            let clash = said.iter().any(|it| it.insists && breached.contains(&it.place));
            let agrees = !clash && (walk.holds(&outcome, &all) || walk.outcome(Some(&all))?.is_some());
            self.each.push(Way { uses: walk.package(), breached, agrees });
        }
        Ok(true)
    }

    /// Whether it makes no difference to any statement which of them is taken.
    pub(super) fn are_alike(&self) -> bool {
        let alike = |pair: &[Way]| pair[0].breached == pair[1].breached && pair[0].agrees == pair[1].agrees;
        self.complete && self.each.windows(2).all(alike)
    }
}
