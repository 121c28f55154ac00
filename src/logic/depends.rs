//! What an open or silent verdict depends on: in what two outcomes that differ on a statement have to differ besides.

use super::{
    part::Parts,
    prop::{Atom, Prop, Rank},
    solve::{Assumption, Budget, Engine, Exhausted},
    theory::{Claim, Dimension, DimensionOf, Loose, Measure},
};
use crate::framework::{EventId, IssueId};

/// So many minimal sets of differences are looked at.
const SETS: usize = 24;

/// Something in which two outcomes differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Difference {
    Package(DimensionOf),
    Unsettled(IssueId),
    Event(EventId),
    /// The n-th order of the statement.
    Order(usize),
}

/// Two outcomes of the same parts, side by side.
pub(super) struct Pair<'a> {
    engine: Engine<'a>,
    dimensions: Vec<Soft>,
}

/// Something in which the two may agree.
#[derive(Clone)]
struct Soft {
    what: Difference,
    agree: Prop,
    assumption: Assumption,
}

impl<'a> Pair<'a> {
    pub(super) fn new(parts: &Parts<'_>, about: &[usize], budget: &'a Budget) -> Self {
        let mut engine = Engine::new(budget);
        for &rule in parts.frame.iter().chain(about.iter().flat_map(|&part| &parts.each[part].rules)) {
            engine.enforce(&parts.left[rule]);
            engine.enforce(&parts.left[rule].twin());
        }
        let mut pair = Self { engine, dimensions: Vec::new() };
        let found = about.iter().flat_map(|&part| &parts.each[part].dimensions);
        // No formula speaks of the terms of kinds.
        let spoken = found
            .map(|&index| parts.dimension(index))
            .filter(|dimension| !matches!(dimension.thing, DimensionOf::Term(..)));
        pair.dimensions =
            spoken.map(|dimension| pair.soft(Difference::Package(dimension.thing), agree(&dimension))).collect();
        pair
    }

    /// Whether one package has outcomes of both kinds.
    pub(super) fn shares_package(&mut self, says: &Prop, denies: &Prop) -> Result<bool, Exhausted> {
        let mut assumptions = vec![self.engine.assumption(says), self.engine.assumption(&denies.twin())];
        assumptions.extend(self.dimensions.iter().map(|dimension| dimension.assumption));
        Ok(self.engine.solve(&assumptions)?.found().is_some())
    }

    /// All differences that belong to a minimal set of differences by which one outcome upholds the claim and the other does not.
    pub(super) fn differences(
        &mut self,
        parts: &Parts<'_>,
        about: &[usize],
        claim: &Claim,
        silent: bool,
    ) -> Result<Vec<Difference>, Exhausted> {
        let mut found = self.dimensions.clone();
        if silent {
            found.extend(self.loose(parts, about, claim));
        }
        let says = parts.simplify(&claim.says);
        // Sets that were found are ruled out for this claim only.
        let here = self.engine.selector(&Prop::TRUE);
        let hard = [self.engine.assumption(&says), self.engine.assumption(&says.complement().twin()), here];
        let mut differs = vec![false; found.len()];
        for _ in 0..SETS {
            let Some(set) = self.minimal_set(&hard, &found)? else { break };
            for &place in &set {
                differs[place] = true;
            }
            self.engine.demand(here, set.iter().map(|&place| found[place].assumption));
        }
        Ok(found.into_iter().zip(differs).filter(|(_, differs)| *differs).map(|(soft, _)| soft.what).collect())
    }

    fn loose(&mut self, parts: &Parts<'_>, about: &[usize], claim: &Claim) -> Vec<Soft> {
        let mut spoken = Vec::new();
        claim.says.visit(&mut |atom| spoken.push(atom));
        let concerns = |atom: Atom| parts.belongs(atom, about) || spoken.iter().any(|&other| same_unknown(other, atom));
        let mut found = Vec::new();
        for loose in &parts.theory.loose {
            match loose {
                Loose::Issue { issue, rank, unsettled } if concerns(Atom::AtLeast(*rank, 1)) => {
                    let unsettled = parts.simplify(unsettled);
                    let both = Prop::all([unsettled.twin(), unsettled]);
                    let agree = Prop::implies(&both, same_rank(*rank));
                    found.push(self.soft(Difference::Unsettled(*issue), agree));
                }
                Loose::Event { event, happens } if concerns(Atom::Is(*happens)) => {
                    found.push(self.soft(Difference::Event(*event), same_switch(&Prop::switch(*happens))));
                }
                Loose::Issue { .. } | Loose::Event { .. } => {}
            }
        }
        for (place, order) in claim.orders.iter().enumerate() {
            let agree = Prop::all([same_switch(&order.holds), same_switch(&order.distance)]);
            found.push(self.soft(Difference::Order(place), agree));
        }
        found
    }

    /// Places of a set in which the two outcomes must differ if they agree in everything else; `None` if there is no more.
    fn minimal_set(&mut self, hard: &[Assumption], soft: &[Soft]) -> Result<Option<Vec<usize>>, Exhausted> {
        let Some(mut world) = self.engine.solve(hard)?.found() else { return Ok(None) };
        let mut agreed = hard.to_vec();
        let mut open: Vec<usize> = (0..soft.len()).collect();
        let mut differing = Vec::new();
        loop {
            // What agrees in the world at hand can agree together: most need no search.
            let (now, rest): (Vec<usize>, Vec<usize>) =
                open.into_iter().partition(|&place| self.engine.holds(&world, &soft[place].agree));
            open = rest;
            agreed.extend(now.into_iter().map(|place| soft[place].assumption));
            let Some(place) = open.first().copied() else { return Ok(Some(differing)) };
            agreed.push(soft[place].assumption);
            if let Some(other) = self.engine.solve(&agreed)?.found() {
                world = other;
            } else {
                agreed.pop();
                open.remove(0);
                differing.push(place);
            }
        }
    }

    fn soft(&mut self, what: Difference, agree: Prop) -> Soft {
        let assumption = self.engine.assumption(&agree);
        Soft { what, agree, assumption }
    }
}

/// Two outcomes agree in a dimension: both have it or neither, and with the same value.
fn agree(dimension: &Dimension) -> Prop {
    match dimension.of {
        Measure::Switch(switch) => same_switch(&Prop::switch(switch)),
        Measure::Rank(rank) => {
            let both = Prop::all([dimension.given.clone(), dimension.given.twin()]);
            Prop::implies(&both, same_rank(rank))
        }
    }
}

fn same_switch(prop: &Prop) -> Prop {
    let (not, twin) = (prop.complement(), prop.twin());
    Prop::any([Prop::all([prop.clone(), twin.clone()]), Prop::all([not, twin.complement()])])
}

fn same_rank(rank: Rank) -> Prop {
    Prop::all((1..=rank.top).map(|value| same_switch(&Prop::at_least(rank, value))))
}

fn same_unknown(a: Atom, b: Atom) -> bool {
    match (a, b) {
        (Atom::Is(a), Atom::Is(b)) => a == b,
        (Atom::AtLeast(a, _), Atom::AtLeast(b, _)) => a == b,
        _ => false,
    }
}
